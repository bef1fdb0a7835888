import { goDuration } from '../../core/amounts';
import { cidr } from '../../core/net';
import { Fields } from '../../core/props';
import { boolean, integer, list, memberOf } from '../../core/values';
import { group, placed } from './cilium-values';
import { deviceName, nodePortPair } from './words';

/** Who gives LoadBalancer Services without a class an address. */
export enum CiliumServiceIpam {
  /** Objects CiliumLoadBalancerIPPool. */
  LB_IPAM = 'lbipam',
  /** They have addresses of nodes. */
  NODE_IPAM = 'nodeipam',
  /** Nobody. */
  NONE = 'none',
}

/** Type of a Service that the chart makes. */
export enum CiliumServiceType {
  /** For pods of the cluster. */
  CLUSTER_IP = 'ClusterIP',
  /** At a port of each node. */
  NODE_PORT = 'NodePort',
  /** At an address of its own. */
  LOAD_BALANCER = 'LoadBalancer',
}

/** How an answer returns. */
export enum CiliumLoadBalancerMode {
  /** Through the node that was asked. */
  SNAT = 'snat',
  /** Straight from the node with the pod (Direct Server Return), so that the caller's address is kept. */
  DSR = 'dsr',
  /** DSR for TCP, SNAT for UDP. */
  HYBRID = 'hybrid',
}

/** How a pod is picked. */
export enum CiliumLoadBalancerAlgorithm {
  /** By chance. */
  RANDOM = 'random',
  /** By consistent hashing, so that every node picks the same. */
  MAGLEV = 'maglev',
}

/** Whether the driver of a network card hands connections on (XDP). */
export enum CiliumLoadBalancerAcceleration {
  /** It does not. */
  DISABLED = 'disabled',
  /** It does, and must be able to. */
  NATIVE = 'native',
  /** It does where it is able to. */
  BEST_EFFORT = 'best-effort',
}

/** How Direct Server Return tells the other node about the Service. */
export enum CiliumDsrDispatch {
  /** By an option of the IP packet. */
  OPT = 'opt',
  /** By wrapping packets in IPIP. */
  IPIP = 'ipip',
  /** By an option of Geneve. */
  GENEVE = 'geneve',
}

/** How Cilium hands connections to Services on; only where it does so itself, with `kubeProxyReplacement: true` (`FeatureMissing`). */
export interface CiliumLoadBalancerOptions {
  /**
   * Whether an answer returns through the node that was asked. Value `loadBalancer.mode`. Error: `NotAllowedValue`.
   * @default - CiliumLoadBalancerMode.SNAT, by Cilium
   */
  readonly mode?: CiliumLoadBalancerMode;

  /**
   * How a pod is picked. Value `loadBalancer.algorithm`. Error: `NotAllowedValue`.
   * @default - CiliumLoadBalancerAlgorithm.RANDOM, by Cilium
   */
  readonly algorithm?: CiliumLoadBalancerAlgorithm;

  /**
   * Whether the network card's driver does it. Value `loadBalancer.acceleration`. Error: `NotAllowedValue`.
   * @default - CiliumLoadBalancerAcceleration.DISABLED, by Cilium
   */
  readonly acceleration?: CiliumLoadBalancerAcceleration;

  /**
   * How DSR tells the other node about the Service; with `CiliumRouting.geneve()` only by Geneve (`MutuallyExclusive`).
   * Value `loadBalancer.dsrDispatch`. Error: `NotAllowedValue`.
   * @default - CiliumDsrDispatch.OPT, by Cilium
   */
  readonly dsrDispatch?: CiliumDsrDispatch;
}

/** Node ports that Cilium itself serves; only with `kubeProxyReplacement: true` (`FeatureMissing`). */
export interface CiliumNodePortOptions {
  /**
   * The range of node ports as `first-last`, the same that kube-apiserver has. Value `nodePort.range`. Error: `PortRangeInvalid`.
   * @default - 30000-32767, by Cilium
   */
  readonly range?: string;

  /**
   * Networks of the nodes' addresses on which node ports answer. Value `nodePort.addresses`. Errors: `CidrInvalid`, `CidrNotMasked`, `EmptyList`.
   * @default - the first address of each device, by Cilium
   */
  readonly addresses?: string[];

  /**
   * The interface over which nodes hand connections to each other. Value `nodePort.directRoutingDevice`. Error: `InterfaceInvalid`.
   * @default - the interface with the node's address, by Cilium
   */
  readonly directRoutingDevice?: string;
}

/** How many requests each of Cilium's agents may send to the API server. */
export interface CiliumClientRateLimitOptions {
  /**
   * Requests in a second, on average. Value `k8sClientRateLimit.qps`. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default - 10, by Cilium
   */
  readonly qps?: number;

  /**
   * Requests at once. Value `k8sClientRateLimit.burst`. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default - 20, by Cilium
   */
  readonly burst?: number;
}

/**
 * One node answers for the address of a LoadBalancer Service in the nodes' own layer 2 network; which, an object CiliumL2AnnouncementPolicy
 * says. Needs `kubeProxyReplacement: true` (`FeatureMissing`). Beta: the plan warns of it. Only with the chart, which grants rights for it.
 */
export interface CiliumL2AnnouncementsOptions {
  /**
   * Whether it is on. Value `l2announcements.enabled`. Error: `WrongType`.
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * How long a silent node keeps an address, longer than `leaseRenewDeadline` (`LeaseTimesInvalid`).
   * Value `l2announcements.leaseDuration`. Error: `DurationInvalid`.
   * @default - 15s, by Cilium
   */
  readonly leaseDuration?: string;

  /**
   * How often the node says that it is there, at least a fifth longer than `leaseRetryPeriod` (`LeaseTimesInvalid`).
   * Value `l2announcements.leaseRenewDeadline`. Error: `DurationInvalid`.
   * @default - 5s, by Cilium
   */
  readonly leaseRenewDeadline?: string;

  /**
   * How soon it tries again. Value `l2announcements.leaseRetryPeriod`. Error: `DurationInvalid`.
   * @default - 2s, by Cilium
   */
  readonly leaseRetryPeriod?: string;
}

export const loadBalancer = group({
  mode: placed('loadBalancer.mode', memberOf(CiliumLoadBalancerMode)),
  algorithm: placed('loadBalancer.algorithm', memberOf(CiliumLoadBalancerAlgorithm)),
  acceleration: placed('loadBalancer.acceleration', memberOf(CiliumLoadBalancerAcceleration)),
  dsrDispatch: placed('loadBalancer.dsrDispatch', memberOf(CiliumDsrDispatch)),
} satisfies Fields<CiliumLoadBalancerOptions>);

export const nodePort = group({
  range: placed('nodePort.range', nodePortPair),
  addresses: placed('nodePort.addresses', list(cidr, 1)),
  directRoutingDevice: placed('nodePort.directRoutingDevice', deviceName),
} satisfies Fields<CiliumNodePortOptions>);

export const k8sClientRateLimit = group({
  qps: placed('k8sClientRateLimit.qps', integer(1, 10000)),
  burst: placed('k8sClientRateLimit.burst', integer(1, 10000)),
} satisfies Fields<CiliumClientRateLimitOptions>);

export const l2Announcements = group({
  enabled: placed('l2announcements.enabled', boolean, true),
  leaseDuration: placed('l2announcements.leaseDuration', goDuration),
  leaseRenewDeadline: placed('l2announcements.leaseRenewDeadline', goDuration),
  leaseRetryPeriod: placed('l2announcements.leaseRetryPeriod', goDuration),
} satisfies Fields<CiliumL2AnnouncementsOptions>);
