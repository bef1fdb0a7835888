/** Settings of Cilium's programs in the kernel; upstream's `bpf`. Source: cilium 1.20.0, chart `cilium`, values.yaml. */
export interface CiliumBpfOptions {
  /**
   * Whether eBPF instead of iptables masquerades what leaves the cluster. Needs `kubeProxyReplacement: true` (`FeatureMissing`).
   * Value `bpf.masquerade`. Error: `WrongType`.
   * @default - false, by Cilium
   */
  readonly masquerade?: boolean;

  /**
   * Whether packets of pods pass the node's own network stack, for rules of iptables that must see them. Value `bpf.hostLegacyRouting`.
   * Error: `WrongType`.
   * @default - decided by Cilium
   */
  readonly hostLegacyRouting?: boolean;

  /**
   * The device that a pod has: `veth`, `netkit` or `netkit-l2`; the latter two need Linux 6.8. Value `bpf.datapathMode`. Error: `NotAllowedValue`.
   * @default - veth, by Cilium
   */
  readonly datapathMode?: string;

  /**
   * Whether eBPF instead of iptables sends traffic to the L7 proxy. Not with netkit (`MutuallyExclusive`). Beta: the plan warns of it.
   * Value `bpf.tproxy`. Error: `WrongType`.
   * @default - false, by Cilium
   */
  readonly tproxy?: boolean;

  /**
   * Whether addresses of Services are reachable from outside the cluster. Value `bpf.lbExternalClusterIP`. Error: `WrongType`.
   * @default - false, by Cilium
   */
  readonly lbExternalClusterIp?: boolean;
}

/** Cilium's bandwidth manager, which obeys the annotation `kubernetes.io/egress-bandwidth` of pods. Linux 5.1. */
export interface CiliumBandwidthManagerOptions {
  /**
   * Whether it is on. Value `bandwidthManager.enabled`. Error: `WrongType`.
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * Whether pods' TCP uses the congestion control BBR. Linux 5.18. Value `bandwidthManager.bbr`. Errors: `FeatureMissing`, `WrongType`.
   * @default - false, by Cilium
   */
  readonly bbr?: boolean;
}

/** How Cilium installs itself as the container network of a node. Source: cilium 1.20.0, chart `cilium`, values.yaml, `cni`. */
export interface CiliumCniOptions {
  /**
   * Whether other plugins' files in `/etc/cni/net.d` are renamed, so that nothing but Cilium is used. Value `cni.exclusive`. Error: `WrongType`.
   * @default - true, by Cilium
   */
  readonly exclusive?: boolean;

  /**
   * The plugin that Cilium works on top of: `none`, `aws-cni`, `flannel`, `generic-veth` or `portmap`. Value `cni.chainingMode`.
   * Error: `NotAllowedValue`.
   * @default - none, by Cilium
   */
  readonly chainingMode?: string;

  /**
   * Folder of nodes with the settings of plugins. Value `cni.confPath`. Error: `PathNotAbsolute`.
   * @default - /etc/cni/net.d, by Cilium
   */
  readonly confPath?: string;

  /**
   * Folder of nodes with the plugins. Value `cni.binPath`. Error: `PathNotAbsolute`.
   * @default - /opt/cni/bin, by Cilium
   */
  readonly binPath?: string;
}
