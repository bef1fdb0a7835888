import { Endpoint } from '../core/endpoint';
import { ExtraVolume } from '../core/extra-volume';
import { ServiceExposure } from '../core/service-exposure';
import { ContainerResources, EnvironmentVariable, Toleration, TopologySpread } from '../core/workload-options';
import { DeckLoginPlan } from './deck-login/deck-login-plan';
import { GitHubPlan } from './github/github-plan';
import { JobsPlan } from './jobs/jobs-plan';
import { StoragePlan } from './storage/storage-plan';

/** A Prow with every default filled in; what components and config are made from. */
export interface ProwModel {
  readonly namespace: string;
  readonly jobsNamespace: string;
  readonly github: GitHubPlan;
  readonly storage: StoragePlan;
  readonly jobs: JobsPlan;
  /** `org/repo` whose `prow-jobs.yaml` config-updater takes; undefined when nobody may. */
  readonly configRepository: string | undefined;
  readonly images: ProwImages;
  readonly hmac: { readonly secretName: string; readonly key: string };
  readonly hookExposure: ServiceExposure;
  readonly deckExposure: ServiceExposure;
  /** Address of deck in a browser, without a trailing slash; undefined when nobody said. */
  readonly deckUrl: string | undefined;
  /** How people sign in at deck; undefined when they cannot, and may only look. */
  readonly deckLogin: DeckLoginPlan | undefined;
  readonly endpoints: ProwEndpoints;
  readonly components: ProwComponents;
  readonly configOverrides: Readonly<Record<string, any>>;
  readonly pluginOverrides: Readonly<Record<string, any>>;
}

/** The four utility images that decoration puts into job pods; the components' own images are in their models. */
export interface ProwImages {
  readonly clonerefs: string;
  readonly entrypoint: string;
  readonly initupload: string;
  readonly sidecar: string;
}

/** Services by which components call each other. */
export interface ProwEndpoints {
  readonly hook: Endpoint;
  readonly deck: Endpoint;
  readonly tide: Endpoint;
  readonly ghproxy: Endpoint;
}

export interface ProwComponents {
  readonly hook: ComponentModel;
  readonly deck: ComponentModel;
  readonly prowControllerManager: ComponentModel;
  readonly sinker: ComponentModel;
  readonly crier: ComponentModel;
  readonly horologium: ComponentModel;
  readonly tide: ComponentModel;
  readonly statusReconciler: ComponentModel;
  readonly ghproxy: GhproxyModel;
}

/** One component's pod, with every default filled in. */
export interface ComponentModel {
  readonly image: string;
  readonly replicas: number;
  /** Whether more than one replica is legal; decides update strategy, budget and spreading. */
  readonly scalable: boolean;
  readonly resources: ContainerResources;
  readonly extraArgs: readonly string[];
  readonly env: readonly EnvironmentVariable[];
  readonly nodeSelector: Readonly<Record<string, string>>;
  readonly tolerations: readonly Toleration[];
  readonly affinity: Readonly<Record<string, any>> | undefined;
  readonly topologySpread: readonly Required<TopologySpread>[];
  readonly priorityClassName: string | undefined;
  readonly imagePullSecrets: readonly string[];
  readonly extraVolumes: readonly ExtraVolume[];
  readonly podLabels: Readonly<Record<string, string>>;
  readonly podAnnotations: Readonly<Record<string, string>>;
}

export interface GhproxyModel extends ComponentModel {
  readonly cacheGibibytes: number;
  readonly cacheClaim: { readonly storageClassName: string | undefined } | undefined;
}
