import { oldShape } from '../../core/props-reader';
import { DEFAULT_NODE_PORT_RANGE, nodePortIn } from '../../core/service-exposure';
import { boolean, oneOf } from '../../core/values';
import { CiliumGatewayApiOptions, CiliumIngressControllerOptions } from './cilium-ingress-options';
import { CiliumValues } from './cilium-values';
import { feature, readFields } from './fields';

export const gatewayApi = feature<CiliumGatewayApiOptions>('gatewayAPI.enabled', [
  ['hostNetwork', 'gatewayAPI.hostNetwork.enabled', boolean],
  ['externalTrafficPolicy', 'gatewayAPI.externalTrafficPolicy', oneOf('Cluster', 'Local')],
  ['alpn', 'gatewayAPI.enableAlpn', boolean],
  ['appProtocol', 'gatewayAPI.enableAppProtocol', boolean],
  ['gatewayClass', 'gatewayAPI.gatewayClass.create', oneOf('auto', 'true', 'false')],
]);

export const ingressController = oldShape<CiliumIngressControllerOptions, CiliumValues>((p) => {
  const values: CiliumValues = {
    'ingressController.enabled': p.optional('enabled', boolean, true),
    ...readFields(p, [
      ['defaultClass', 'ingressController.default', boolean],
      ['loadbalancerMode', 'ingressController.loadbalancerMode', oneOf('dedicated', 'shared')],
      ['enforceHttps', 'ingressController.enforceHttps', boolean],
      ['hostNetwork', 'ingressController.hostNetwork.enabled', boolean],
      ['serviceType', 'ingressController.service.type', oneOf('LoadBalancer', 'NodePort', 'ClusterIP')],
      ['insecureNodePort', 'ingressController.service.insecureNodePort', nodePortIn(DEFAULT_NODE_PORT_RANGE)],
      ['secureNodePort', 'ingressController.service.secureNodePort', nodePortIn(DEFAULT_NODE_PORT_RANGE)],
    ]),
  };
  for (const prop of ['serviceType', 'insecureNodePort', 'secureNodePort'] as const) {
    if (p.given(prop) && values['ingressController.loadbalancerMode'] !== 'shared') {
      p.problem(prop, { what: 'belongs to the Service that all Ingresses share', instead: 'add loadbalancerMode: "shared", or leave it out', code: 'FeatureMissing' });
    }
  }
  return values;
});
