/** Whose network the nodes are in, as far as it treats packets of pods in a way of its own. */
export enum ClusterCloud {
  /** Amazon's (AWS, EKS): an instance may send and get only what has its own address, unless its source/destination check is off. */
  AMAZON = 'amazon',
  /** Microsoft's (Azure, AKS): IP-in-IP is dropped, and so is a packet with a pod's address. */
  AZURE = 'azure',
  /** Google's (Google Cloud, GKE): every node is alone in its subnet, and routes to pods have to be Google's own. */
  GOOGLE = 'google',
  /** OpenStack's: port security drops what has an address that the port was not given. */
  OPEN_STACK = 'openStack',
}

/** How packets of pods cross the network between nodes, as far as a network may drop them. */
export interface CrossingPlan {
  /** The setting that says so, as errors name it: `IPIPCrossSubnet of Calico`. */
  readonly by: string;
  /** Whether they are wrapped in IP (protocol 4). */
  readonly inIp?: boolean;
  /** Where they go with the addresses of pods: to nodes of the same subnet, or to every node. */
  readonly bare?: 'subnet' | 'everywhere';
  /** The cloud whose settings it changes itself, so that they arrive; absent for none. */
  readonly settles?: ClusterCloud;
  /** What to write instead. */
  readonly instead: string;
}
