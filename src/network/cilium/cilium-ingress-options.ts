/**
 * Cilium as the controller of Gateway API, with the GatewayClass `cilium`. The CRDs of Gateway API have to be there before it starts. Needs
 * `kubeProxyReplacement: true` and the L7 proxy (`FeatureMissing`). Only with the chart, which grants rights for it.
 */
export interface CiliumGatewayApiOptions {
  /**
   * Whether it is on. Value `gatewayAPI.enabled`. Error: `WrongType`.
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * Whether gateways answer on the nodes' own addresses, without a Service of type LoadBalancer. Value `gatewayAPI.hostNetwork.enabled`.
   * Error: `WrongType`.
   * @default - false, by Cilium
   */
  readonly hostNetwork?: boolean;

  /**
   * Whether nodes without Envoy hand connections on: `Cluster` or `Local`. Value `gatewayAPI.externalTrafficPolicy`. Error: `NotAllowedValue`.
   * @default - Cluster, by Cilium
   */
  readonly externalTrafficPolicy?: string;

  /**
   * Whether callers may speak HTTP/2 over TLS. Value `gatewayAPI.enableAlpn`. Error: `WrongType`.
   * @default - false, by Cilium
   */
  readonly alpn?: boolean;

  /**
   * Whether a Service's `appProtocol` decides how it is spoken to. Value `gatewayAPI.enableAppProtocol`. Error: `WrongType`.
   * @default - false, by Cilium
   */
  readonly appProtocol?: boolean;

  /**
   * Whether the chart makes the GatewayClass: `true`, `false` or `auto`, when it finds the CRDs. Value `gatewayAPI.gatewayClass.create`.
   * Error: `NotAllowedValue`.
   * @default - auto, by Cilium
   */
  readonly gatewayClass?: string;
}

/**
 * Cilium as Ingress controller, with the IngressClass `cilium`. Needs `kubeProxyReplacement: true` and the L7 proxy (`FeatureMissing`). Only
 * with the chart, which grants rights for it.
 */
export interface CiliumIngressControllerOptions {
  /**
   * Whether it is on. Value `ingressController.enabled`. Error: `WrongType`.
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * Whether it serves Ingresses without a class too. Value `ingressController.default`. Error: `WrongType`.
   * @default - false, by Cilium
   */
  readonly defaultClass?: boolean;

  /**
   * Whether each Ingress has an address of its own (`dedicated`) or all have one (`shared`). Value `ingressController.loadbalancerMode`.
   * Error: `NotAllowedValue`.
   * @default - dedicated, by Cilium
   */
  readonly loadbalancerMode?: string;

  /**
   * Whether HTTP is redirected to HTTPS where there is a certificate. Value `ingressController.enforceHttps`. Error: `WrongType`.
   * @default - true, by Cilium
   */
  readonly enforceHttps?: boolean;

  /**
   * Whether it answers on the nodes' own addresses, without a Service. Value `ingressController.hostNetwork.enabled`. Error: `WrongType`.
   * @default - false, by Cilium
   */
  readonly hostNetwork?: boolean;

  /**
   * Type of the Service that all Ingresses share: `LoadBalancer`, `NodePort` or `ClusterIP`. Only with `loadbalancerMode: 'shared'`
   * (`FeatureMissing`). Value `ingressController.service.type`. Error: `NotAllowedValue`.
   * @default - LoadBalancer, by Cilium
   */
  readonly serviceType?: string;

  /**
   * Node port of that Service for HTTP. Value `ingressController.service.insecureNodePort`. Errors: `NotInteger`, `NodePortOutOfRange`.
   * @default - given by the API server
   */
  readonly insecureNodePort?: number;

  /**
   * Node port of that Service for HTTPS. Value `ingressController.service.secureNodePort`. Errors: `NotInteger`, `NodePortOutOfRange`.
   * @default - given by the API server
   */
  readonly secureNodePort?: number;
}
