import { Fields, optional, shape } from '../../core/props';
import { DEFAULT_NODE_PORT_RANGE, ExternalTrafficPolicy, nodePortIn } from '../../core/service-exposure';
import { boolean, memberOf } from '../../core/values';
import { CiliumServiceType } from './cilium-service-options';
import { group, placed, together } from './cilium-values';

/** Whether the chart makes the GatewayClass `cilium`. */
export enum CiliumGatewayClassCreation {
  /** It does when it finds the CRDs of Gateway API. */
  AUTO = 'auto',
  /** It does. */
  ALWAYS = 'true',
  /** It does not. */
  NEVER = 'false',
}

/** How many addresses the Ingresses of Cilium's controller have. */
export enum CiliumIngressLoadBalancerMode {
  /** One each. */
  DEDICATED = 'dedicated',
  /** One for all of them. */
  SHARED = 'shared',
}

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
   * Whether gateways answer on the nodes' own addresses, without a Service of type LoadBalancer. Envoy gets the right to ports below 1024 then,
   * unless `values` takes it away (`FeatureMissing`). Values `gatewayAPI.hostNetwork.enabled`,
   * `envoy.securityContext.capabilities`. Error: `WrongType`.
   * @default - false, by Cilium
   */
  readonly hostNetwork?: boolean;

  /**
   * Whether nodes without Envoy hand connections on. Value `gatewayAPI.externalTrafficPolicy`. Error: `NotAllowedValue`.
   * @default - ExternalTrafficPolicy.CLUSTER, by Cilium
   */
  readonly externalTrafficPolicy?: ExternalTrafficPolicy;

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
   * Whether the chart makes the GatewayClass. Value `gatewayAPI.gatewayClass.create`. Error: `NotAllowedValue`.
   * @default - CiliumGatewayClassCreation.AUTO, by Cilium
   */
  readonly gatewayClass?: CiliumGatewayClassCreation;
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
   * Whether each Ingress has an address of its own. Value `ingressController.loadbalancerMode`. Error: `NotAllowedValue`.
   * @default - CiliumIngressLoadBalancerMode.DEDICATED, by Cilium
   */
  readonly loadbalancerMode?: CiliumIngressLoadBalancerMode;

  /**
   * Whether HTTP is redirected to HTTPS where there is a certificate. Value `ingressController.enforceHttps`. Error: `WrongType`.
   * @default - true, by Cilium
   */
  readonly enforceHttps?: boolean;

  /**
   * Whether it answers on the nodes' own addresses, without a Service; on port 8080 unless `values` says others. Envoy gets the right to ports
   * below 1024 then. Values `ingressController.hostNetwork.enabled`, `envoy.securityContext.capabilities`. Errors: `FeatureMissing`, `WrongType`.
   * @default - false, by Cilium
   */
  readonly hostNetwork?: boolean;

  /**
   * Type of the Service that all Ingresses share. Only with `CiliumIngressLoadBalancerMode.SHARED` (`FeatureMissing`).
   * Value `ingressController.service.type`. Error: `NotAllowedValue`.
   * @default - CiliumServiceType.LOAD_BALANCER, by Cilium
   */
  readonly serviceType?: CiliumServiceType;

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

export const gatewayApi = group({
  enabled: placed('gatewayAPI.enabled', boolean, true),
  hostNetwork: placed('gatewayAPI.hostNetwork.enabled', boolean),
  externalTrafficPolicy: placed('gatewayAPI.externalTrafficPolicy', memberOf(ExternalTrafficPolicy)),
  alpn: placed('gatewayAPI.enableAlpn', boolean),
  appProtocol: placed('gatewayAPI.enableAppProtocol', boolean),
  gatewayClass: placed('gatewayAPI.gatewayClass.create', memberOf(CiliumGatewayClassCreation)),
} satisfies Fields<CiliumGatewayApiOptions>);

const INGRESS_CONTROLLER = {
  enabled: placed('ingressController.enabled', boolean, true),
  defaultClass: placed('ingressController.default', boolean),
  loadbalancerMode: placed('ingressController.loadbalancerMode', memberOf(CiliumIngressLoadBalancerMode)),
  enforceHttps: placed('ingressController.enforceHttps', boolean),
  hostNetwork: placed('ingressController.hostNetwork.enabled', boolean),
  serviceType: placed('ingressController.service.type', memberOf(CiliumServiceType)),
  insecureNodePort: placed('ingressController.service.insecureNodePort', nodePortIn(DEFAULT_NODE_PORT_RANGE)),
  secureNodePort: placed('ingressController.service.secureNodePort', nodePortIn(DEFAULT_NODE_PORT_RANGE)),
} satisfies Fields<CiliumIngressControllerOptions>;

const OF_SHARED_SERVICE = ['serviceType', 'insecureNodePort', 'secureNodePort'] as const;

export const ingressController = optional(shape(INGRESS_CONTROLLER, (read, p) => {
  const values = together(read);
  for (const prop of OF_SHARED_SERVICE) {
    if (p.given(prop) && values['ingressController.loadbalancerMode'] !== CiliumIngressLoadBalancerMode.SHARED) {
      p.problem(prop, {
        what: 'belongs to the Service that all Ingresses share',
        instead: 'add loadbalancerMode: "shared", or leave it out', code: 'FeatureMissing',
      });
    }
  }
  return values;
}), {});
