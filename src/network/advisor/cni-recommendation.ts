/** A network that was looked at. */
export interface CniAlternative {
  /** `flannel`, `calico`, `canal`, `cilium`, `weave` or `preinstalled`. */
  readonly choice: string;

  /** What is said about it, in a sentence. */
  readonly reason: string;
}

/** What `CniAdvisor.recommend` says. */
export interface CniRecommendation {
  /** `flannel`, `calico`, `canal`, `cilium` or `preinstalled`: the name of a factory of `Cni`. */
  readonly choice: string;

  /**
   * How to set it up, in its own project's words: `vxlan`, `host-gw`, `wireguard`, `VXLAN`, `VXLANCrossSubnet`, `None`, `tunnel`, `native`, or the
   * distribution; with what else it has to be told, as `k3s with wireguard-native`.
   */
  readonly mode: string;

  /** Why, in sentences; last, for what has to be set up, how much that takes, what it asks of each node, and who looks after it. */
  readonly reasons: string[];

  /** What is still to be seen to, in sentences; something that is needed and that nothing offers comes first. */
  readonly warnings: string[];

  /** What would do as well. Nothing is said about which is faster, because the documents disagree about it. */
  readonly alternatives: CniAlternative[];

  /** Why not the others. */
  readonly rejected: CniAlternative[];
}
