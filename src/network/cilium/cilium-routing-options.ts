/** Options of Cilium's tunnels. What is left out is left to Cilium. Source: cilium 1.20.0, chart `cilium`, values.yaml. */
export interface CiliumTunnelOptions {
  /**
   * UDP port that nodes send wrapped packets to; Flannel's VXLAN uses 8472 too, so take 8473 while one replaces the other.
   * Value `tunnelPort`. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default - 8472 for VXLAN, 6081 for Geneve, by Cilium
   */
  readonly tunnelPort?: number;

  /**
   * UDP ports that wrapped packets are sent from, as `first-last`. Value `tunnelSourcePortRange`. Error: `PortRangeInvalid`.
   * @default - chosen by the kernel
   */
  readonly tunnelSourcePortRange?: string;

  /**
   * Which addresses of nodes the tunnel runs between: `ipv4`, `ipv6`, or with Cilium 1.20 `auto`. Over IPv6 a packet costs 20 bytes more.
   * Value `underlayProtocol`. Error: `NotAllowedValue`.
   * @default - ipv4, or auto with Cilium 1.20, by Cilium
   */
  readonly underlayProtocol?: string;
}

/** Options of Cilium's native routing. What is left out is left to Cilium. Source: cilium 1.20.0, chart `cilium`, values.yaml. */
export interface CiliumNativeRoutingOptions {
  /**
   * The IPv4 network within which packets are not masqueraded, because it is routed: it must hold all pods, with ClusterMesh those of all
   * clusters. Required where IPv4 is masqueraded by Cilium itself (`NativeRoutingCidrMissing`).
   * Value `ipv4NativeRoutingCIDR`. Errors: `CidrInvalid`, `CidrNotMasked`, `CidrFamily`.
   * @default - none
   */
  readonly ipv4NativeRoutingCidr?: string;

  /**
   * The same for IPv6. Value `ipv6NativeRoutingCIDR`. Errors: `CidrInvalid`, `CidrNotMasked`, `CidrFamily`, `NativeRoutingCidrMissing`.
   * @default - none
   */
  readonly ipv6NativeRoutingCidr?: string;

  /**
   * Whether Cilium writes a route to every other node's pods, which works where all nodes are in one layer 2 network. Otherwise a router
   * or a BGP daemon has to know the routes. Value `autoDirectNodeRoutes`. Error: `WrongType`.
   * @default - false, by Cilium
   */
  readonly autoDirectNodeRoutes?: boolean;

  /**
   * Whether nodes behind a router are left out of those routes instead of failing. Only with `autoDirectNodeRoutes` (`FeatureMissing`).
   * Value `directRoutingSkipUnreachable`. Error: `WrongType`.
   * @default - false, by Cilium
   */
  readonly directRoutingSkipUnreachable?: boolean;

  /**
   * `vxlan` or `geneve`: what features that wrap packets in spite of native routing use, which is DSR with `dsrDispatch: 'geneve'`.
   * Value `tunnelProtocol`. Error: `NotAllowedValue`.
   * @default - vxlan, by Cilium
   */
  readonly tunnelProtocol?: string;
}
