/**
 * Options of `CalicoFlavour.operator`.
 *
 * Source: Calico v3.32.1, `manifests/custom-resources.yaml` and the CRD of Installation in `manifests/operator-crds.yaml`.
 */
export interface CalicoOperatorOptions {
  /**
   * Whether Calico's API server runs, which `projectcalico.org/v3` needs. Makes an APIServer `default`. Errors: `MutuallyExclusive`, `WrongType`.
   * @default true
   */
  readonly apiServer?: boolean;

  /**
   * Whether who talks to whom is collected. Makes a Goldmane `default`. Error: `WrongType`.
   * @default true
   */
  readonly goldmane?: boolean;

  /**
   * Whether it is shown on a web page, inside the cluster. Needs `goldmane`. Makes a Whisker `default`. Errors: `MutuallyExclusive`, `WrongType`.
   * @default - as goldmane
   */
  readonly whisker?: boolean;

  /**
   * Whose cluster it is: `EKS`, `GKE`, `AKS`, `OpenShift`, `DockerEnterprise`, `RKE2`, `TKG`, `Kind`. `spec.kubernetesProvider`.
   * Error: `NotAllowedValue`.
   * @default - the operator finds out
   */
  readonly kubernetesProvider?: string;

  /**
   * Whether containers may have ports on their node. `spec.calicoNetwork.hostPorts`. Error: `WrongType`.
   * @default - true, by the operator
   */
  readonly hostPorts?: boolean;

  /**
   * Whether packets may be forwarded inside of containers. `spec.calicoNetwork.containerIPForwarding`. Error: `WrongType`.
   * @default - false, by the operator
   */
  readonly containerIPForwarding?: boolean;

  /**
   * Whether the operator turns kube-proxy off where the data plane is eBPF. `spec.calicoNetwork.kubeProxyManagement`.
   * Errors: `PropWithoutEffect`, `WrongType`.
   * @default - false, by the operator
   */
  readonly kubeProxyManagement?: boolean;

  /**
   * Further fields of the Installation's `spec` as the operator has them; they come after all others and win, each as a whole.
   * Errors: `NullValue`, `ReservedKey`, `WrongType`.
   * @default - none
   */
  readonly overrides?: { [field: string]: any };
}
