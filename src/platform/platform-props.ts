import { Exposure } from '../exposure/exposure';
import { ClusterNetworkOptions } from '../network/cluster-network-options';
import { Cni } from '../network/cni';
import { JobsLimitRange } from '../prow/jobs-limit-range';
import { ProwOptions } from '../prow/prow-options';

/** Properties of `Prow`. */
export interface ProwProps extends ProwOptions {
  /**
   * How GitHub reaches hook, and people reach deck.
   * @default Exposure.nodePort()
   */
  readonly exposure?: Exposure;
}

/** Everything that can be said of a Prow and the cluster under it. */
export interface PlatformProps extends ProwProps {
  /**
   * What connects the cluster's pods. Nothing is installed unless it is asked for: a second CNI breaks a cluster that has one.
   * @default Cni.preinstalled()
   */
  readonly cni?: Cni;

  /**
   * The cluster's networks, as far as they are known; networks that overlap raise `CidrOverlap`.
   * @default - what the CNI says about pods, and nothing about Services and nodes
   */
  readonly clusterNetwork?: ClusterNetworkOptions;

  /**
   * What all job pods together may ask for, as a ResourceQuota's `spec.hard`: `{ pods: '50', 'requests.cpu': '16' }`.
   * @default - no quota
   */
  readonly jobsResourceQuota?: { [resource: string]: string };

  /**
   * What each container of a job gets when it says nothing, and may ask for at most, as a LimitRange.
   * @default - no limit range
   */
  readonly jobsLimitRange?: JobsLimitRange;
}

/** Properties of `ProwApp`. */
export interface ProwAppProps extends PlatformProps {
  /**
   * Folder that the files are written to.
   * @default - the environment variable `CDK8S_OUTDIR`, which the cdk8s command sets; otherwise `dist`
   */
  readonly outdir?: string;
}
