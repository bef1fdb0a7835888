import { positiveQuantity } from '../../core/amounts';
import { also, Fields, nested, optional, Rule, shape } from '../../core/props';
import { quote } from '../../core/quote';
import { resourceAmount } from '../../core/resource-amounts';
import { text } from '../../core/safe-text';
import { integer, memberOf } from '../../core/values';
import { ClusterArchitecture } from './cluster-architecture';

/** What a node has. */
export interface NodeSize {
  /**
   * Processors, as a quantity: `2`, `1500m`. Errors: `AmountImplausible`, `QuantityInvalid`.
   * @default - not known, and compared with nothing
   */
  readonly cpus?: string;

  /**
   * Memory, as a quantity of bytes: `4Gi`. Errors: `AmountImplausible`, `QuantityInvalid`.
   * @default - not known, and compared with nothing
   */
  readonly memory?: string;
}

/** What can be said of a cluster of every kind. */
export interface ClusterOptions {
  /**
   * Version of Kubernetes with all its three parts: `1.36.1`. Errors: `ForbiddenCharacter`, `KubernetesVersionInvalid`.
   * @default - what the distribution installs by itself
   */
  readonly kubernetesVersion?: string;

  /**
   * The processors of its nodes. `ClusterArchitecture.ARM64` with the images that Prow publishes raises `ImageForOtherPlatform`.
   * @default - not known; the notes say what Prow needs
   */
  readonly architecture?: ClusterArchitecture;

  /**
   * What each node has; with `Cluster.kind` and `Cluster.dockerDesktop` what the machine under all of them has. Where that is less than the pods of
   * this Prow ask for, it raises `NodesTooSmall`.
   * @default - not known; the notes say what Prow asks for
   */
  readonly nodeSize?: NodeSize;
}

/** The same where nodes are of two kinds. */
export interface ClusterOfNodesOptions extends ClusterOptions {
  /**
   * How many nodes of the control plane, 1 to 7. A cluster outlives the loss of fewer than half of them, so 2 are no better than 1: an even number
   * is warned of. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default 1
   */
  readonly controlPlanes?: number;

  /**
   * How many nodes besides, 0 to 5000. Without any, pods run on the control plane. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default 0
   */
  readonly workers?: number;
}

/** Source: kubernetes-sigs/kubeadm, docs: an odd number of members, and no more than seven, as etcd's own FAQ says. */
const MOST_CONTROL_PLANES = 7;
/** Source: kubernetes.io, docs/setup/best-practices/cluster-large. */
const MOST_NODES = 5000;

const VERSION = /^v?(1\.\d{1,2}\.\d{1,3})$/;

/** Without a "v" in front. */
const kubernetesVersion: Rule<string> = (value, report) => {
  const said = also(text, (version) => (VERSION.test(version) ? undefined
    : { what: `${quote(version)} is not a version of Kubernetes`, instead: remedy(version), code: 'KubernetesVersionInvalid' }))(value, report);
  return said.replace(VERSION, '$1');
};

function remedy(version: string): string {
  const minor = /^v?(1\.\d{1,2})$/.exec(version)?.[1];
  return minor === undefined ? 'write one like "1.36.1"' : `write the third part too, like ${quote(`${minor}.1`)}`;
}

const nodeSize = shape({
  cpus: optional(resourceAmount('cpu', positiveQuantity)),
  memory: optional(resourceAmount('memory', positiveQuantity)),
} satisfies Fields<NodeSize>);

export const CLUSTER_FIELDS = {
  kubernetesVersion: optional(kubernetesVersion),
  architecture: optional(memberOf(ClusterArchitecture)),
  nodeSize: nested(nodeSize),
} satisfies Fields<ClusterOptions>;

export const CLUSTER_OF_NODES_FIELDS = {
  ...CLUSTER_FIELDS,
  controlPlanes: optional(integer(1, MOST_CONTROL_PLANES), 1),
  workers: optional(integer(0, MOST_NODES), 0),
} satisfies Fields<ClusterOfNodesOptions>;
