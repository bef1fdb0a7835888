/**
 * The addresses that a cluster uses. They are fixed when the cluster is made; here they are only compared with each other, so that a
 * contradiction shows before anything is applied. Each list takes networks in CIDR form, IPv4 and IPv6 beside each other, without host bits.
 */
export interface ClusterNetworkOptions {
  /**
   * Networks of pods: kube-controller-manager's `--cluster-cidr`, kubeadm's `networking.podSubnet`. They must lie in the CNI's own network
   * (`PodCidrMismatch`) and apart from the others (`CidrOverlap`). Errors: `CidrInvalid`, `CidrNotMasked`.
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
}
