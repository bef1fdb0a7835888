/** What a choice of CNI decides about the network between pods. Unknown facts are left out, not guessed. */
export interface NetworkPlan {
  /** Networks that pods get addresses from; empty when the CNI was not installed by us and nobody said. */
  readonly podCidrs: readonly string[];
  /** MTU of a pod's interface in bytes, on a node interface of 1500 bytes unless the plan was told another. */
  readonly podMtu?: number;
  /** What the firewall between nodes must let through. */
  readonly nodePorts: readonly NodeTraffic[];
}

/** Traffic from node to node. */
export interface NodeTraffic {
  /** `TCP`, `UDP`, or an IP protocol by number. */
  readonly protocol: string;
  /** The port, where the protocol has one. */
  readonly port?: number;
  /** What it carries. */
  readonly purpose: string;
}
