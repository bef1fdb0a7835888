/** What the network between pods can do. A fact that nobody knows is left out. */
export interface CniCapabilities {
  /**
   * Whether objects of kind NetworkPolicy have an effect (on addresses and ports, layers 3 and 4).
   * @default - not known
   */
  readonly enforcesNetworkPolicy?: boolean;

  /**
   * What encrypts packets between nodes: `none`, `WireGuard` or `IPsec`.
   * @default - not known
   */
  readonly encryption?: string;

  /**
   * What packets between nodes are wrapped in: `none`, `VXLAN`, `WireGuard` and so on.
   * @default - not known
   */
  readonly encapsulation?: string;

  /**
   * Whether pods get an IPv4 and an IPv6 address where the CNI is told a network of each.
   * @default - not known
   */
  readonly dualStack?: boolean;

  /**
   * Whether all nodes must be in one layer 2 network, without a router between them.
   * @default - not known
   */
  readonly needsLayer2?: boolean;
}
