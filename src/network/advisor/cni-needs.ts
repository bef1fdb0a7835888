import { Fields, optional, ValuesOf } from '../../core/props';
import { boolean, integer, memberOf } from '../../core/values';
import { KERNEL, kernelVersion } from '../words';

/** What policies of a network decide about. */
export enum CniPolicyNeed {
  /** Nothing: there are no policies. */
  NONE = 'none',
  /** Addresses and ports. */
  L3_L4 = 'L3L4',
  /** Paths of HTTP and names of DNS too. */
  L7 = 'L7',
}

/** What decides where several networks would do. */
export enum CniPriority {
  /** Nothing in particular. */
  GENERAL = 'general',
  /** As few wrapped packets as the network allows. */
  PERFORMANCE = 'performance',
  /** As little memory and as few objects as possible. */
  SMALL_FOOTPRINT = 'smallFootprint',
}

/** Who made the cluster. */
export enum ClusterDistribution {
  /** kubeadm, or anything else that brings no network. */
  KUBEADM = 'kubeadm',
  /** k3s, with Flannel. */
  K3S = 'k3s',
  /** RKE2, with Canal. */
  RKE2 = 'rke2',
  /** MicroK8s, with Calico. */
  MICROK8S = 'microk8s',
}

/** As sentences call them. */
export const DISTRIBUTIONS: Readonly<Record<ClusterDistribution, string>> = {
  [ClusterDistribution.KUBEADM]: 'kubeadm', [ClusterDistribution.K3S]: 'k3s', [ClusterDistribution.RKE2]: 'RKE2', [ClusterDistribution.MICROK8S]: 'MicroK8s',
};

/** What a cluster needs of its network. What is left out is not needed, or not known. */
export interface CniNeeds {
  /**
   * How many nodes the cluster has, or will have. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default - a few
   */
  readonly nodes?: number;

  /**
   * What policies decide about. Error: `NotAllowedValue`.
   * @default CniPolicyNeed.NONE
   */
  readonly policy?: CniPolicyNeed;

  /**
   * Whether packets between nodes must be encrypted. Error: `WrongType`.
   * @default false
   */
  readonly encryption?: boolean;

  /**
   * Whether somebody must be able to see who talks to whom. Error: `WrongType`.
   * @default false
   */
  readonly observability?: boolean;

  /**
   * How many clusters share one network. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default 1
   */
  readonly clusters?: number;

  /**
   * Whether nodes of one cluster reach each other over the Internet or through address translation. Error: `WrongType`.
   * @default false
   */
  readonly multiCloud?: boolean;

  /**
   * The oldest Linux kernel of a node, as `5.15`. Error: `KernelVersionInvalid`.
   * @default - new enough for everything
   */
  readonly kernel?: string;

  /**
   * Whether all nodes are in one layer 2 network, without a router between them. Error: `WrongType`.
   * @default false
   */
  readonly sameLayer2?: boolean;

  /**
   * Whether the routers between nodes accept routes by BGP. Error: `WrongType`.
   * @default false
   */
  readonly bgpRouters?: boolean;

  /**
   * Whether Services of type LoadBalancer need addresses that no cloud gives. Error: `WrongType`.
   * @default false
   */
  readonly loadBalancer?: boolean;

  /**
   * Whether the network shall do the work of kube-proxy too. Error: `WrongType`.
   * @default false
   */
  readonly kubeProxyReplacement?: boolean;

  /**
   * Whether pods need IPv4 and IPv6 addresses. Error: `WrongType`.
   * @default false
   */
  readonly dualStack?: boolean;

  /**
   * Whether some nodes run Windows. Error: `WrongType`.
   * @default false
   */
  readonly windows?: boolean;

  /**
   * What decides where several would do. Error: `NotAllowedValue`.
   * @default CniPriority.GENERAL
   */
  readonly priority?: CniPriority;

  /**
   * Who made the cluster. Error: `NotAllowedValue`.
   * @default ClusterDistribution.KUBEADM
   */
  readonly distribution?: ClusterDistribution;

  /**
   * Whether Flannel runs there already. Error: `WrongType`.
   * @default false
   */
  readonly existingFlannel?: boolean;
}

export const NEEDS = {
  nodes: optional(integer(1, 100_000)),
  policy: optional(memberOf(CniPolicyNeed), CniPolicyNeed.NONE),
  encryption: optional(boolean, false),
  observability: optional(boolean, false),
  clusters: optional(integer(1, 511), 1),
  multiCloud: optional(boolean, false),
  kernel: optional(kernelVersion),
  sameLayer2: optional(boolean, false),
  bgpRouters: optional(boolean, false),
  loadBalancer: optional(boolean, false),
  kubeProxyReplacement: optional(boolean, false),
  dualStack: optional(boolean, false),
  windows: optional(boolean, false),
  priority: optional(memberOf(CniPriority), CniPriority.GENERAL),
  distribution: optional(memberOf(ClusterDistribution), ClusterDistribution.KUBEADM),
  existingFlannel: optional(boolean, false),
} satisfies Fields<CniNeeds>;

/** The needs with every default filled in; nodes and kernel are undefined where nobody said. */
export type CniNeedsSettings = ValuesOf<typeof NEEDS>;

/** True when the nodes' kernel is known to be older. */
export function isOlderThan({ kernel }: CniNeedsSettings, major: number, minor: number): boolean {
  const [, ownMajor, ownMinor] = KERNEL.exec(kernel ?? '') ?? [];
  return ownMajor !== undefined && (Number(ownMajor) < major || (Number(ownMajor) === major && Number(ownMinor) < minor));
}

/** What Calico from v3.29 needs, and Cilium from 1.18. Sources: their lists of requirements. */
export function isKernelOld(needs: CniNeedsSettings): boolean {
  return isOlderThan(needs, 5, 10);
}

/** The first kernel of RHEL 8.10, into which Red Hat has carried what Cilium needs. */
const RHEL_8_10 = 553;

/** The same for Cilium, which takes RHEL 8.10 too. Source: cilium 1.20, Documentation/operations/system_requirements.rst. */
export function isOldForCilium(needs: CniNeedsSettings): boolean {
  const [, build] = /^4\.18\.0-(\d+)\..*el8/.exec(needs.kernel ?? '') ?? [];
  return isKernelOld(needs) && !(Number(build) >= RHEL_8_10);
}

/** True when something is asked for that only Cilium does, of what is offered here. */
export function asksForMuch({ policy, observability, clusters, kubeProxyReplacement }: CniNeedsSettings): boolean {
  return policy === CniPolicyNeed.L7 || observability || clusters > 1 || kubeProxyReplacement;
}
