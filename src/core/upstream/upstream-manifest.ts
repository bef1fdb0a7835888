import { ACTIVE } from '../lifecycle';
import { dnsLabel } from '../names';
import { Where } from '../problem';
import { Fields, optional, Props, readProps, required, ValuesOf } from '../props';
import { Stage } from '../stage';
import { boolean, memberOf } from '../values';
import { CERT_MANAGER, ENVOY_GATEWAY, gatewayApi, ingressNginx, KnownManifest, METAL_LB, TRAEFIK_CRDS } from './known-manifests';
import {
  GatewayApiChannel, GatewayApiManifestOptions, IngressNginxManifestOptions, IngressNginxProvider, KnownManifestOptions, UpstreamManifestOptions,
} from './upstream-manifest-options';
import { UpstreamManifestPlan } from './upstream-manifest-plan';
import { checkTransport, manifestUrl, sha256, taggedVersion, upstreamVersion, waitFor } from './upstream-manifest-rules';

const UNKNOWN = {
  name: required(dnsLabel),
  url: required(manifestUrl),
  sha256: optional(sha256),
  version: required(upstreamVersion),
  serverSide: optional(boolean, false),
  stage: optional(memberOf(Stage), Stage.INGRESS),
  waitFor: optional(waitFor, { crds: [], workloads: [], probes: [] }),
} satisfies Fields<UpstreamManifestOptions>;

const KNOWN = {
  version: optional(taggedVersion),
  sha256: optional(sha256),
  url: optional(manifestUrl),
  stage: optional(memberOf(Stage)),
} satisfies Fields<KnownManifestOptions>;

/**
 * A file of YAML that another project publishes, pinned to one version. Nothing of it is copied here: `apply.sh` downloads it, compares it
 * with its sum where there is one, applies it before the objects of its stage, and waits until it works.
 */
export class UpstreamManifest {
  /** A manifest that this library does not know. Errors: those of the options, all together. */
  static of(options: UpstreamManifestOptions): UpstreamManifest {
    return new UpstreamManifest(readProps(Where.call('UpstreamManifest.of'), options, UNKNOWN, ({ sha256: sum, waitFor: waits, ...o }, p) => {
      checkTransport(p, o.url, sum);
      return { ...o, sha256: sum, waits, sooner: false, podsNeedNetwork: false, provides: [o.name], lifecycle: ACTIVE, from: 'UpstreamManifest.of()' };
    }));
  }

  /**
   * cert-manager v1.21.1, in the stage `ingress`: issues certificates. Its webhook answers before the stage `issuer` begins.
   * The sum is known. Errors: those of the options.
   */
  static certManager(options: KnownManifestOptions = {}): UpstreamManifest {
    return new UpstreamManifest(readProps(Where.call('UpstreamManifest.certManager'), options, KNOWN, (o, p) => known('UpstreamManifest.certManager', CERT_MANAGER, o, p)));
  }

  /**
   * The CRDs of Gateway API v1.6.2, in the stage `crds`, merged by the API server. Leave it out where `envoyGateway()` is used, which has its own.
   * The sum is known. Errors: those of the options.
   */
  static gatewayApi(options: GatewayApiManifestOptions = {}): UpstreamManifest {
    const fields = { ...KNOWN, channel: optional(memberOf(GatewayApiChannel), GatewayApiChannel.STANDARD) } satisfies Fields<GatewayApiManifestOptions>;
    const call = 'UpstreamManifest.gatewayApi';
    return new UpstreamManifest(readProps(Where.call(call), options, fields, (o, p) => known(call, gatewayApi(o.channel), o, p)));
  }

  /**
   * ingress-nginx v1.15.1, in the stage `ingress`. Its project is retired since March 2026: it makes a warning, and gets no more security fixes.
   * Its Service for bare nodes has random node ports instead of 80 and 443. The sum is known. Errors: those of the options.
   */
  static ingressNginx(options: IngressNginxManifestOptions = {}): UpstreamManifest {
    const provider = optional(memberOf(IngressNginxProvider), IngressNginxProvider.BAREMETAL);
    const fields = { ...KNOWN, provider } satisfies Fields<IngressNginxManifestOptions>;
    const call = 'UpstreamManifest.ingressNginx';
    return new UpstreamManifest(readProps(Where.call(call), options, fields, (o, p) => known(call, ingressNginx(o.provider), o, p)));
  }

  /**
   * The CRDs of Traefik v3.7.13 (Middleware, IngressRoute and so on), in the stage `crds`. Traefik publishes no manifest of the controller
   * itself: install that by its Helm chart, or use the one that k3s brings; both have these CRDs already.
   * The sum is known. Errors: those of the options.
   */
  static traefikCrds(options: KnownManifestOptions = {}): UpstreamManifest {
    return new UpstreamManifest(readProps(Where.call('UpstreamManifest.traefikCrds'), options, KNOWN, (o, p) => known('UpstreamManifest.traefikCrds', TRAEFIK_CRDS, o, p)));
  }

  /**
   * Envoy Gateway v1.9.1 with the Gateway API's CRDs, in the stage `ingress`, merged by the API server. Beside a Cilium that serves
   * Gateways it comes as early as that needs those CRDs, and is waited for when there is a network. The sum is known.
   * Errors: those of the options.
   */
  static envoyGateway(options: KnownManifestOptions = {}): UpstreamManifest {
    return new UpstreamManifest(readProps(Where.call('UpstreamManifest.envoyGateway'), options, KNOWN, (o, p) => known('UpstreamManifest.envoyGateway', ENVOY_GATEWAY, o, p)));
  }

  /**
   * MetalLB v0.16.2 (`metallb-native.yaml`), in the stage `network`: gives addresses to Services of type LoadBalancer. Its webhook answers
   * before the stage `networkConfig` begins. The sum is known. Errors: those of the options.
   */
  static metalLb(options: KnownManifestOptions = {}): UpstreamManifest {
    return new UpstreamManifest(readProps(Where.call('UpstreamManifest.metalLb'), options, KNOWN, (o, p) => known('UpstreamManifest.metalLb', METAL_LB, o, p)));
  }

  private constructor(
    /** @internal */
    readonly _plan: UpstreamManifestPlan,
  ) {}
}

function known(call: string, manifest: KnownManifest, o: ValuesOf<typeof KNOWN>, p: Props<'url'>): UpstreamManifestPlan {
  const { name, serverSide, podsNeedNetwork, provides, probes, lifecycle } = manifest;
  const { version = manifest.version, stage = manifest.stage } = o;
  const sum = o.sha256 ?? (version === manifest.version ? manifest.sha256 : undefined);
  const url = o.url ?? manifest.url(version);
  checkTransport(p, url, sum);
  const waits = { crds: [], workloads: [], probes };
  return { name, version, url, sha256: sum, serverSide, stage, sooner: o.stage === undefined, podsNeedNetwork, provides, lifecycle, waits, from: `${call}()` };
}
