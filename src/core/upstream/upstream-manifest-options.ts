import { Stage } from '../stage';

/** A manifest of a project that this library does not know. */
export interface UpstreamManifestOptions {
  /** What it is, as its project writes it: `cert-manager`. It answers what an exposure requires by this name. Error: `NameNotDnsLabel`. */
  readonly name: string;

  /** Its version; `apply.sh` and the notes name it. Errors: `UpstreamVersionInvalid`, `UpstreamNotPinned` for `latest` and branches. */
  readonly version: string;

  /**
   * Where it is downloaded from; the same address must give the same bytes for ever. Without `sha256` it must begin with `https://`.
   * Errors: `UpstreamUrlInsecure`, `UpstreamUrlIsPage`, `UrlInvalid`, `UrlWithCredentials`, `UrlWithoutScheme`.
   */
  readonly url: string;

  /**
   * SHA-256 of its bytes, 64 hexadecimal digits. `apply.sh` stops before it applies anything else. Error: `Sha256Invalid`.
   * @default - what is downloaded is not compared with anything
   */
  readonly sha256?: string;

  /**
   * Whether the API server merges it (`kubectl apply --server-side --force-conflicts`): needed where one object has more than 256 KiB.
   * @default false
   */
  readonly serverSide?: boolean;

  /**
   * Before the objects of which stage it is applied. Its workloads are waited for before those objects too: in `network` or earlier they must do
   * without the network that is made there. Errors: `NotAllowedValue`, `UpstreamStageTooLate` when an earlier stage needs it.
   * @default Stage.INGRESS
   */
  readonly stage?: Stage;

  /**
   * What has to be so before the next stage.
   * @default - the CRDs and workloads that stand in the manifest are waited for, and nothing else
   */
  readonly waitFor?: UpstreamWait;
}

/** What `apply.sh` waits for after a manifest, besides the CRDs and workloads that stand in it. */
export interface UpstreamWait {
  /**
   * CRDs that a controller of the manifest makes by itself: `widgets.example.com`. Error: `NameNotDnsSubdomain`.
   * @default - none
   */
  readonly crds?: string[];

  /**
   * Workloads that a controller of the manifest makes by itself: `deployment/NAMESPACE/NAME`, also `daemonset` and `statefulset`.
   * Error: `WorkloadInvalid`.
   * @default - none
   */
  readonly workloads?: string[];

  /**
   * A small object that a webhook of the manifest looks at, with `metadata.generateName`. It is sent with a dry run until it is taken.
   * Errors: those of plain data.
   * @default - none
   */
  readonly accepted?: { [key: string]: any };
}

/** What may be said of a manifest that this library knows. */
export interface KnownManifestOptions {
  /**
   * Another version than the one that this library was tried with; the address follows. Errors: `UpstreamVersionInvalid`, `UpstreamNotPinned`.
   * @default - the version in the method's description
   */
  readonly version?: string;

  /**
   * SHA-256 of the manifest's bytes, 64 hexadecimal digits. Error: `Sha256Invalid`.
   * @default - the sum of the version in the method's description; of another version nothing is compared
   */
  readonly sha256?: string;

  /**
   * A mirror of the same file. Errors: `UpstreamUrlInsecure`, `UpstreamUrlIsPage`, `UrlInvalid`, `UrlWithCredentials`, `UrlWithoutScheme`.
   * @default - where its project publishes it
   */
  readonly url?: string;

  /**
   * Before the objects of which stage it is applied, where these need it sooner than others do. Where the network between pods is made
   * later, or in the same stage, its CRDs are waited for at once, and its workloads and webhooks after that network.
   * Errors: `NotAllowedValue`, `UpstreamStageTooLate` when an earlier stage needs it.
   * @default - the stage in the method's description, or an earlier one whose objects need it
   */
  readonly stage?: Stage;
}

/** Which of the Gateway API's kinds and fields a cluster has. */
export enum GatewayApiChannel {
  /** Those that stay. */
  STANDARD = 'standard',
  /** Those that may still change too; a cluster that has the standard ones refuses them. */
  EXPERIMENTAL = 'experimental',
}

/** What may be said of the Gateway API's CRDs. */
export interface GatewayApiManifestOptions extends KnownManifestOptions {
  /**
   * Whether kinds and fields are among them that may still change. Error: `NotAllowedValue`.
   * @default GatewayApiChannel.STANDARD
   */
  readonly channel?: GatewayApiChannel;
}

/** For which kind of cluster the Service of ingress-nginx is. */
export enum IngressNginxProvider {
  /** Type NodePort. */
  BAREMETAL = 'baremetal',
  /** Type LoadBalancer. */
  CLOUD = 'cloud',
}

/** What may be said of ingress-nginx. */
export interface IngressNginxManifestOptions extends KnownManifestOptions {
  /**
   * For which kind of cluster its Service is. Error: `NotAllowedValue`.
   * @default IngressNginxProvider.BAREMETAL
   */
  readonly provider?: IngressNginxProvider;
}
