/**
 * The addresses that a cluster uses. They are fixed when the cluster is made; here they are only compared with each other, so that a
 * contradiction shows before anything is applied. Each list takes networks in CIDR form, IPv4 and IPv6 beside each other, without host bits.
 */
export interface ClusterNetworkOptions {
  /**
   * Networks of pods: kube-controller-manager's `--cluster-cidr`, kubeadm's `networking.podSubnet`. They must lie in the CNI's own network
   * (`PodCidrMismatch`) and apart from the others (`CidrOverlap`). Policies that isolate Prow speak of the families that these addresses are of,
   * or of both where nobody knows. Errors: `CidrInvalid`, `CidrNotMasked`.
   * @default - the networks that the CNI was told
   */
  readonly podCidrs?: string[];

  /**
   * Networks of Services: kube-apiserver's `--service-cluster-ip-range`, kubeadm's `networking.serviceSubnet`.
   * Errors: `CidrInvalid`, `CidrNotMasked`, `CidrOverlap`.
   * @default - not known, and compared with nothing
   */
  readonly serviceCidrs?: string[];

  /**
   * Networks that the nodes have their addresses in. Errors: `CidrInvalid`, `CidrNotMasked`, `CidrOverlap`.
   * @default - not known, and compared with nothing
   */
  readonly nodeCidrs?: string[];

  /**
   * Where the API server answers, a single address as `10.0.0.5/32`. May lie in any of the other networks, and is not compared with them.
   * Errors: `CidrInvalid`, `CidrNotMasked`.
   * @default - not known
   */
  readonly apiServerCidrs?: string[];

  /**
   * Size of the part of `podCidrs` that each node gets for its pods, 8 to 30 for /8 to /30: kube-controller-manager's `--node-cidr-mask-size`.
   * Errors: `NetworkTooSmall`, `NotInteger`, `NumberOutOfRange`, `PodCidrTooSmall`.
   * @default - 24 where the CNI goes by these parts, otherwise nothing is compared
   */
  readonly nodeCidrMaskSize?: number;

  /**
   * How many nodes the cluster has or will have, 1 to 100000. Errors: `NotInteger`, `NumberOutOfRange`, `PodCidrTooSmall`, `ReplicasExceedNodes`.
   * @default - not known, and compared with nothing
   */
  readonly nodes?: number;

  /**
   * The oldest Linux kernel of a node, as `uname -r` says it: `5.15.0-113-generic`. Errors: `KernelTooOld`, `KernelVersionInvalid`.
   * @default - not known, and compared with nothing
   */
  readonly kernelVersion?: string;

  /**
   * Whether no router stands between any two nodes. False raises `NodesApart` where the CNI needs it to be true.
   * @default - not known; the notes say where it must be
   */
  readonly sameLayer2?: boolean;
}
