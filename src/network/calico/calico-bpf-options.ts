/**
 * Options of `CalicoDataplane.bpf`.
 *
 * Source: Calico v3.32.1, `manifests/calico-bpf.yaml` and `FelixConfiguration`.
 */
export interface CalicoBpfOptions {
  /**
   * Name or address under which nodes reach the API server without any Service, because Calico itself makes Services work.
   * `KUBERNETES_SERVICE_HOST` in the ConfigMap `kubernetes-services-endpoint`, which with the operator stands in `tigera-operator` before
   * the operator does. Error: `AddressInvalid`.
   */
  readonly apiServerHost: string;

  /**
   * Its port. `KUBERNETES_SERVICE_PORT` in the same ConfigMap. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default 6443
   */
  readonly apiServerPort?: number;

  /**
   * How traffic for a node port reaches a pod on another node: `Tunnel`, or `DSR`, with which answers go back directly.
   * `FelixConfiguration.spec.bpfExternalServiceMode`. Error: `NotAllowedValue`.
   * @default - Tunnel, by Calico
   */
  readonly externalServiceMode?: string;

  /**
   * Whether kube-proxy goes on running, so that Calico leaves its rules alone. `FelixConfiguration.spec.bpfKubeProxyIptablesCleanupEnabled`, the
   * other way round. Error: `WrongType`.
   * @default false
   */
  readonly kubeProxyStays?: boolean;
}
