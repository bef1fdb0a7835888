/**
 * Options of Flannel's backend `vxlan`. What is left out is left out of net-conf.json too, and Flannel's own default holds.
 *
 * Source: flannel v0.28.9, `Documentation/backends.md` and `pkg/backend/vxlan`.
 */
export interface VxlanOptions {
  /**
   * The number that tells one VXLAN network from another, 1 to 16777215; the interface on each node is called `flannel.<vni>`.
   * `Backend.VNI` in net-conf.json. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default - 1, by Flannel
   */
  readonly vni?: number;

  /**
   * UDP port that nodes send packets of pods to; Cilium uses the same one. `Backend.Port` in net-conf.json.
   * Errors: `NotInteger`, `NumberOutOfRange`.
   * @default - 8472, by the Linux kernel
   */
  readonly port?: number;

  /**
   * Whether nodes of one subnet send packets to each other unwrapped, as `host-gw` does. `Backend.DirectRouting` in net-conf.json.
   * Error: `WrongType`.
   * @default - false, by Flannel
   */
  readonly directRouting?: boolean;

  /**
   * Whether packets carry VXLAN's Group Based Policy mark. `Backend.GBP` in net-conf.json. Error: `WrongType`.
   * @default - false, by Flannel
   */
  readonly gbp?: boolean;

  /**
   * Whether the interface learns MAC addresses from packets. `Backend.Learning` in net-conf.json. Error: `WrongType`.
   * @default - false, by Flannel
   */
  readonly learning?: boolean;

  /**
   * Largest packet that nodes send each other, in bytes, 576 to 65535; pods get 50 less. `Backend.MTU` in net-conf.json.
   * Errors: `NotInteger`, `NumberOutOfRange`; `MtuTooLarge`, when `nodeMtu` says that nodes cannot send it.
   * With `ipv6Network`, leave 20 bytes: VXLAN over IPv6 costs 70 bytes, and Flannel counts 50.
   * @default - the MTU of the interface that Flannel uses; with `ipv6Network`, `nodeMtu` less 20
   */
  readonly mtu?: number;
}
