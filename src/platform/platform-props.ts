import { UpstreamManifest } from '../core/upstream/upstream-manifest';
import { DeckAccess } from '../exposure/deck-access/deck-access';
import { Exposure } from '../exposure/exposure';
import { Cluster } from './cluster/cluster';
import { ClusterNetworkOptions } from '../network/cluster-network';
import { Cni } from '../network/cni';
import { ComponentsPriority } from '../prow/components-priority';
import { JobsLimitRange } from '../prow/jobs-limit-range';
import { ExistingObjects } from './existing-objects';
import { GitOps } from './gitops/git-ops';
import { Monitoring } from './monitoring/monitoring';
import { PrivateDeckOptions } from './private-deck-options';
import { AdoptedProw } from './runbook/adopted-prow';
import { SecretDelivery } from './secret-delivery';
import { IsolationOptions } from './policies/isolation-options';
import { ProwOptions } from '../prow/prow-options';

/** Properties of `Prow`. */
export interface ProwProps extends ProwOptions {
  /**
   * How GitHub reaches hook, and people reach deck.
   * @default Exposure.nodePort()
   */
  readonly exposure?: Exposure;

  /**
   * Who may see deck, which shows jobs, their logs and Prow's configuration. What stands before deck gets the exposure that deck would have.
   * @default DeckAccess.open()
   */
  readonly deckAccess?: DeckAccess;

  /**
   * A second deck, for repositories that the first one leaves out of its lists: those whose `visibility` is not public (`trust` of `github`), or that
   * `configOverrides.deck.hidden_repos` names. Deployment, Service, ServiceAccount, rights and budget `private-deck`, which a login stands before. Statuses
   * and comments in pull requests of these repositories link to it: `plank.job_url_prefix_config`, `plank.report_templates` and `tide.target_urls` in
   * `config.yaml`. Errors: those of its properties, `PrivateDeckNotApart` where its login names a Secret of something else, and `PrivateDeckEmpty` where
   * nothing is hidden.
   * @default - there is one deck
   */
  readonly privateDeck?: PrivateDeckOptions;

  /**
   * How Prow's own pods stand to others where there is no room for all: a PriorityClass of the value 1000000, named after the namespace of Prow, which
   * all pods of ours get that have no `priorityClassName`. Pods of jobs stay below it, see `jobsAdmission`. `components.priorityClassName` names a class
   * that is there already in its place; beside it this raises `MutuallyExclusive`. Error: `NotAllowedValue`.
   * @default ComponentsPriority.ABOVE_JOBS
   */
  readonly componentsPriority?: ComponentsPriority;

  /**
   * Who makes the Secrets of Prow.
   * @default SecretDelivery.script()
   */
  readonly secretDelivery?: SecretDelivery;

  /**
   * Who reads the metrics of Prow, and is told what hurts.
   * @default - nobody; the components have their metrics at port 9090, but status-reconciler, which has none
   */
  readonly monitoring?: Monitoring;
}

/** Everything that can be said of a Prow and the cluster under it. */
export interface PlatformProps extends ProwProps {
  /**
   * What connects the cluster's pods. Nothing is installed unless it is asked for: a second CNI breaks a cluster that has one.
   * @default - what `cluster` brings; without one Cni.preinstalled()
   */
  readonly cni?: Cni;

  /**
   * The cluster itself, where it is one's own: kind, minikube, k3d, Docker Desktop, or machines that kubeadm, k3s, RKE2, MicroK8s or Talos make one of.
   * Files to start it are written to the folder `cluster` of the output, `NEXT-STEPS.md` begins with starting it, and what does not fit it is said:
   * a CNI that it cannot have raises `MutuallyExclusive`, none where it brings none `PropMissing`, images for other processors
   * `ImageForOtherPlatform`, ports of the own machine that lead to two places `PortMappedTwice`, nodes with less than Prow asks for `NodesTooSmall`.
   * @default - a cluster that is there, of which nothing is known but what the other properties say
   */
  readonly cluster?: Cluster;

  /**
   * The cluster's networks, as far as they are known; networks that overlap raise `CidrOverlap`.
   * @default - what the CNI says about pods, and nothing about Services and nodes
   */
  readonly clusterNetwork?: ClusterNetworkOptions;

  /**
   * Whether Prow's pods and its jobs' are shut off but for the traffic that they need: a policy that denies everything in each namespace,
   * and one for each kind of pod. Where the CNI enforces none, it raises `CniCannotIsolate`; it needs `clusterNetwork.apiServerCidrs`
   * (`ApiServerUnknown`).
   * @default - true where the CNI is known to enforce policies; with `cluster` where `clusterNetwork.apiServerCidrs` is said too
   */
  readonly isolate?: boolean;

  /**
   * How they are shut off. Without `isolate` it raises `PropWithoutEffect`.
   * @default - Cilium's own policies where the CNI is Cilium, NetworkPolicies of Kubernetes elsewhere; jobs reach the Internet and nothing private
   */
  readonly isolation?: IsolationOptions;

  /**
   * What all job pods together may ask for, as a ResourceQuota's `spec.hard`: `{ pods: '50', 'requests.cpu': '16' }`. It takes the place of the default
   * as a whole, and `{}` is no quota. Prow ends a job in error whose pod is refused, so that `plank.max_concurrency` has to be smaller than `pods`: where
   * nobody says it, it is four fifths of it, and at most 100. Errors: `ResourceUnknown`, `QuantityInvalid`, `AmountImplausible`, `QuotaTooSmall`.
   * @default - a quarter more pods than `plank.max_concurrency`, and 1Ti of claims
   */
  readonly jobsResourceQuota?: { [resource: string]: string };

  /**
   * What each container of a job gets when it says nothing, and may ask for at most, as a LimitRange. It takes the place of the default as a whole,
   * and `{}` is no limit range. A job here that it refuses, or the quota, is an error. Errors: `LimitRangeRefusesJobs`, `QuotaTooSmall`.
   * @default - requests of 100m of cpu and 128Mi of memory, a limit of 20Gi of disk, and 100Gi, or what a job in code asks for, as the highest
   */
  readonly jobsLimitRange?: JobsLimitRange;
}

/** Properties of `ProwApp`. */
export interface ProwAppProps extends PlatformProps {
  /**
   * What other projects publish and `apply.sh` installs for this Prow, each before the objects of its stage, in this order within a stage.
   * Two that bring the same raise `UpstreamManifestTwice`; one that comes after what needs it, `UpstreamStageTooLate`.
   * @default - nothing: what the exposure needs has to be in the cluster already
   */
  readonly upstreamManifests?: UpstreamManifest[];

  /**
   * What applies the output from Git, when something does; `apply.sh` does it as before. What it cannot do by itself is said as a warning. Where its
   * namespace is one of Prow's it raises `MutuallyExclusive`.
   * @default - nothing does
   */
  readonly gitOps?: GitOps;

  /**
   * What the cluster has without this app, for charts of your own beside Prow's. A reference to something that is neither emitted, nor named in a
   * property, nor listed here raises `SecretMissing`, `ConfigMapMissing` and the like.
   * @default - nothing
   */
  readonly existing?: ExistingObjects;

  /**
   * A Prow that runs in the cluster and that this one takes the place of: `ADOPTION.md` says how, with no ProwJob lost.
   * @default - there is none
   */
  readonly adopts?: AdoptedProw;

  /**
   * The platform that runs in the cluster and is to become this one: `MIGRATION.md` beside the YAML says how, step by step. What is wrong with it is refused as
   * with this one; its own `migratesFrom` does not count. Errors: `MigrationNone`, `MigrationUnknown`.
   * @default - nothing has to be moved
   */
  readonly migratesFrom?: ProwAppProps;

  /**
   * Folder that the files are written to. Errors: `OutputNotWritable`; `OutputTaken` where a file of somebody else's would be replaced.
   * @default - the environment variable `CDK8S_OUTDIR`, which the cdk8s command sets; otherwise `dist`
   */
  readonly outdir?: string;
}
