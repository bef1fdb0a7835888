/** How Cilium hands connections to Services on; only where it does so itself, with `kubeProxyReplacement: true` (`FeatureMissing`). */
export interface CiliumLoadBalancerOptions {
  /**
   * Whether an answer returns through the node that was asked: `snat`, `dsr` (it does not, and the caller's address is kept) or `hybrid`
   * (DSR for TCP). Value `loadBalancer.mode`. Error: `NotAllowedValue`.
   * @default - snat, by Cilium
   */
  readonly mode?: string;

  /**
   * How a pod is picked: `random` or `maglev`. Value `loadBalancer.algorithm`. Error: `NotAllowedValue`.
   * @default - random, by Cilium
   */
  readonly algorithm?: string;

  /**
   * Whether the network card's driver does it: `disabled`, `native` or `best-effort`. Value `loadBalancer.acceleration`. Error: `NotAllowedValue`.
   * @default - disabled, by Cilium
   */
  readonly acceleration?: string;

  /**
   * How DSR tells the other node about the Service: `opt`, `ipip` or `geneve`; with `CiliumRouting.geneve()` only `geneve`
   * (`MutuallyExclusive`). Value `loadBalancer.dsrDispatch`. Error: `NotAllowedValue`.
   * @default - opt, by Cilium
   */
  readonly dsrDispatch?: string;
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
