import { Endpoint } from '../../core/endpoint';
import { PreinstalledCniOptions } from '../../network/preinstalled/preinstalled-cni-plan';
import { ClusterNetworkSettings } from '../../network/cluster-network';
import { CniPlan } from '../../network/cni-plan';
import { ExposurePlan } from '../../exposure/exposure-plan';
import { OutputFile } from '../../writer/output-file';
import { ClusterArchitecture } from './cluster-architecture';
import { NodeSize } from './cluster-options';
import { MappedPort } from './port-mapping';

/** What a choice of cluster comes down to. Nobody asks which one it is: each answers the same questions. */
export interface ClusterPlan {
  /** As errors and notes call it: `kind`. */
  readonly name: string;
  /** The call that made it, as errors name it: `Cluster.kind`. */
  readonly call: string;
  /** What is known of the CNI that it brings, and who has that CNI; absent where it brings none. */
  readonly brings?: PreinstalledCniOptions;
  /** Why its own CNI is there whatever else is installed, and what to do; absent where it can be left out. */
  readonly cniStays?: { readonly what: string; readonly instead: string };
  /** How many nodes; absent where nobody said. */
  readonly nodes?: number;
  readonly controlPlanes: number;
  /** Its network of Services unless it is told another; absent where nobody knows. */
  readonly serviceCidrs?: readonly string[];
  readonly architecture?: ClusterArchitecture;
  readonly kubernetesVersion?: string;
  readonly nodeSize: NodeSize;
  /** Whether all nodes have one machine together, which is what `nodeSize` is of then; absent for no. */
  readonly sharesMachine?: boolean;
  /** Whether its nodes are on the machine of who tries it out; absent for no. */
  readonly isLocal?: boolean;
  /** What its own pods ask for on the first node, in cores and bytes. */
  readonly ownRequests: { readonly cpu: number; readonly memory: number };
  /** The default StorageClass; absent where it has none. */
  readonly storageClass?: string;
  /** Who gives Services of type LoadBalancer their addresses. */
  readonly balancer: BalancerFacts;
  /** How a node port is reached from outside. */
  readonly nodePorts: NodePortFacts;
  /** What to do where the CNI takes plugins from its nodes, which have none; absent where they have them, or get them. */
  readonly lacksPlugins?: string;
  /** What its user should know before it is started. */
  readonly warnings: readonly string[];
  /** Whether it gives nodes of the control plane the label that keeps load balancers away from them; absent for no. */
  readonly labelsControlPlane?: boolean;
  /** Whether no pod loads modules of its nodes' kernels, and its nodes mount cgroups themselves; absent for no. */
  readonly sealsNodes?: boolean;
  /** Whether its files tell kubelets how many pods fit a node; absent for no. */
  readonly writesMaxPods?: boolean;
  /** How it is started, for this Prow. */
  readonly start: (facts: StartFacts) => ClusterStart;
}

export interface BalancerFacts {
  /** Who it is; absent for nobody. */
  readonly name?: string;
  /** What makes such Services work, as a clause, where nobody does by itself or more has to be done. */
  readonly instead?: string;
  /** Classes of Ingresses whose controller answers on the nodes themselves; absent for none. */
  readonly needlessFor?: readonly string[];
}

export interface NodePortFacts {
  /** Ports of the machine that were said to lead to ports of nodes; absent where nodes are no containers. */
  readonly mappings?: readonly MappedPort[];
  /** Why nobody reaches them, as a sentence; absent where they can be reached. */
  readonly unreachable?: string;
}

/** What a cluster is started for. */
export interface StartFacts {
  readonly cni: CniPlan;
  /** Whether the CNI that the distribution brings is the one that is used. */
  readonly keepsItsCni: boolean;
  /** Whether the CNI does kube-proxy's work, so that kube-proxy is left out. */
  readonly withoutKubeProxy: boolean;
  readonly network: ClusterNetworkSettings;
  readonly exposure: ExposurePlan;
  /** The Services that have the ways in to hook and deck. */
  readonly endpoints: { readonly 'hook': Endpoint; readonly 'deck': Endpoint; readonly 'private-deck'?: Endpoint };
  /** What other projects publish and is applied with it, by name: `ingress-nginx`. */
  readonly installed: readonly string[];
}

export interface ClusterStart {
  /** Parts of the distribution that these files turn off, or on. */
  readonly parts?: {
    readonly ingressIsOff?: boolean;
    readonly loadBalancerIsOn?: boolean;
    /** How software gets there that others have to install, as a clause, where it is another way than of any such cluster. */
    readonly software?: Readonly<Record<string, string>>;
  };
  /** Files that it is started from, in the folder `cluster`, none of which `kubectl` takes for a manifest. */
  readonly files: readonly OutputFile[];
  /** What to do, in order: paragraphs of Markdown. */
  readonly paragraphs: readonly string[];
  /** How hook and deck are reached from the own machine: one item each. */
  readonly waysIn: readonly string[];
}

/** What follows from nodes of two kinds. */
export function ofNodes<T extends { readonly controlPlanes: number; readonly workers: number }>(said: T) {
  return { ...said, nodes: said.controlPlanes + said.workers };
}
