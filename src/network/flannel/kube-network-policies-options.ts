import { ContainerResources } from '../../core/workload-options';

/**
 * Options of `FlannelPolicyEnforcer.kubeNetworkPolicies`.
 *
 * Source: flannel v0.28.9, `chart/kube-flannel/values.yaml`, `netpol`.
 */
export interface KubeNetworkPoliciesOptions {
  /**
   * Image of kube-network-policies. Errors: `ImageInvalid`, `ImageNotPinned`.
   * @default registry.k8s.io/networking/kube-network-policies:v1.0.0
   */
  readonly image?: string;

  /**
   * What it asks for and may use at most. Errors: `QuantityInvalid`, `RequestAboveLimit`.
   * @default - requests of 100m CPU and 50Mi memory, no limits
   */
  readonly resources?: ContainerResources;
}
