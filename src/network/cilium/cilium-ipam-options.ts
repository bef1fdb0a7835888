/** Options of `CiliumIpam.clusterPool`. Source: cilium 1.20.0, chart `cilium`, values.yaml, `ipam.operator`. */
export interface CiliumClusterPoolOptions {
  /**
   * IPv4 networks that all pods get addresses from, whatever kube-controller-manager was told. Upstream's own default 10.0.0.0/8 holds
   * kubeadm's network of Services, 10.96.0.0/12. Value `ipam.operator.clusterPoolIPv4PodCIDRList`.
   * Errors: `CidrInvalid`, `CidrNotMasked`, `CidrFamily`, `EmptyList`.
   * @default - 10.244.0.0/16
   */
  readonly ipv4PodCidrs?: string[];

  /**
   * Length of the prefix of a node's part, longer than that of every network. 24 is 256 addresses for each node.
   * Value `ipam.operator.clusterPoolIPv4MaskSize`. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default - 24, by Cilium
   */
  readonly ipv4MaskSize?: number;

  /**
   * IPv6 networks of pods, where `ipv6: true`. Value `ipam.operator.clusterPoolIPv6PodCIDRList`.
   * Errors: `CidrInvalid`, `CidrNotMasked`, `CidrFamily`, `EmptyList`.
   * @default - fd00::/104, by Cilium
   */
  readonly ipv6PodCidrs?: string[];

  /**
   * Length of the prefix of a node's part; at most 16 more than that of the network.
   * Value `ipam.operator.clusterPoolIPv6MaskSize`. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default - 120, by Cilium
   */
  readonly ipv6MaskSize?: number;
}

/** Options of `CiliumIpam.kubernetes`. */
export interface CiliumKubernetesIpamOptions {
  /**
   * The networks that kube-controller-manager divides among nodes, its `--cluster-cidr`. Cilium reads each node's part and needs no more;
   * they are compared with other networks and do not end up in the output. Errors: `CidrInvalid`, `CidrNotMasked`.
   * @default - not known
   */
  readonly podCidrs?: string[];

  /**
   * Whether Cilium waits until its node has an IPv4 network. Value `k8s.requireIPv4PodCIDR`. Error: `WrongType`.
   * @default - false, by Cilium
   */
  readonly requireIpv4PodCidr?: boolean;

  /**
   * The same for IPv6. Value `k8s.requireIPv6PodCIDR`. Error: `WrongType`.
   * @default - false, by Cilium
   */
  readonly requireIpv6PodCidr?: boolean;
}

/** One pool of `CiliumIpam.multiPool`; at least one of its two families is needed (`PropMissing`). */
export interface CiliumPodIpPool {
  /** Name of the object CiliumPodIPPool. Pods that name no pool get addresses from `default`. Errors: `NameNotDnsSubdomain`, `NameTooLong`. */
  readonly name: string;

  /**
   * IPv4 networks of the pool. Errors: `CidrInvalid`, `CidrNotMasked`, `CidrFamily`, `EmptyList`.
   * @default - none
   */
  readonly ipv4Cidrs?: string[];

  /**
   * Length of the prefix of the parts that nodes get, longer than that of every network. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default 27
   */
  readonly ipv4MaskSize?: number;

  /**
   * IPv6 networks of the pool. Errors: `CidrInvalid`, `CidrNotMasked`, `CidrFamily`, `EmptyList`.
   * @default - none
   */
  readonly ipv6Cidrs?: string[];

  /**
   * Length of the prefix of the parts that nodes get; at most 16 more than that of the network. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default 120
   */
  readonly ipv6MaskSize?: number;
}

/** Options of `CiliumIpam.multiPool`. */
export interface CiliumMultiPoolOptions {
  /**
   * Pools that the operator makes when they do not exist. Value `ipam.operator.autoCreateCiliumPodIPPools`.
   * Errors: `EmptyList`; `PoolNameTaken`, when two have one name; `PropMissing`, when none is called `default`.
   * @default - one pool called default, with 10.244.0.0/16
   */
  readonly pools?: CiliumPodIpPool[];
}

/** Options of the modes in which something else than Cilium knows the networks of pods. */
export interface CiliumForeignIpamOptions {
  /**
   * The networks that pods get addresses from, where they are known: they are compared with other networks and do not end up in the output.
   * Errors: `CidrInvalid`, `CidrNotMasked`.
   * @default - not known
   */
  readonly podCidrs?: string[];
}
