import { Lifecycle } from '../lifecycle';
import { StageName } from '../stage';

/** A manifest of somebody else's that is applied before the objects of its stage. */
export interface UpstreamManifestPlan {
  /** As its project calls itself: `cert-manager`. */
  readonly name: string;
  readonly version: string;
  /** Where it is downloaded from. */
  readonly url: string;
  /** What its bytes must sum to, in 64 hexadecimal digits; absent where nobody said. */
  readonly sha256?: string;
  /** Whether the API server merges it, because it is too large for the annotation that kubectl would keep a copy in. */
  readonly serverSide: boolean;
  readonly stage: StageName;
  /** Whether it comes sooner than that where an earlier stage needs it: nobody said a stage. */
  readonly sooner: boolean;
  /** Whether its pods need the network between pods. Where that is made here, and later than this, they are waited for when it is there. */
  readonly podsNeedNetwork: boolean;
  /** What it answers of what exposures require, by name. */
  readonly provides: readonly string[];
  /** What must be so before the next stage, besides the CRDs and workloads that stand in it. */
  readonly waits: UpstreamWaits;
  readonly lifecycle: Lifecycle;
  /** One more argument of the controller of cert-manager, which its project publishes without it; absent for none. */
  readonly argument?: string;
  /** The call that makes it, as errors and notes name it: `UpstreamManifest.certManager()`. */
  readonly from: string;
}

/** What is waited for. */
export interface UpstreamWaits {
  /** CRDs that something in the manifest makes when it runs. */
  readonly crds: readonly string[];
  /** Workloads that something in the manifest makes when it runs. */
  readonly workloads: readonly UpstreamWorkload[];
  /** Objects that are sent and not kept, again and again until they are taken: a webhook answers then. */
  readonly probes: readonly object[];
}

export interface UpstreamWorkload {
  /** `deployment`, `daemonset` or `statefulset`. */
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** The name of its file, for who brings it along. */
export function manifestFile({ name, version }: UpstreamManifestPlan): string {
  return `${name}-${version}.yaml`;
}
