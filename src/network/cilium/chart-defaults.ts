import { CiliumChainingMode } from './cilium-cni-options';
import { CiliumDatapathMode } from './cilium-datapath-options';
import { CiliumPolicyEnforcementMode } from './cilium-options';
import { CiliumTunnelProtocol, CiliumUnderlayProtocol } from './cilium-routing';
import { CiliumDsrDispatch, CiliumLoadBalancerAcceleration, CiliumLoadBalancerMode, CiliumServiceIpam, CiliumServiceType } from './cilium-service-options';
import { CiliumPlace, CiliumValue, CiliumValues } from './cilium-values';

/**
 * What Cilium does where nothing is said, as far as anything depends on it.
 *
 * Source: cilium 1.20.0, chart `cilium`, values.yaml; the lease times of templates/cilium-configmap.yaml are the agent's own.
 */
export const CHART_DEFAULTS = {
  'routingMode': 'tunnel',
  'tunnelProtocol': CiliumTunnelProtocol.VXLAN,
  'underlayProtocol': CiliumUnderlayProtocol.IPV4,
  'ipv4NativeRoutingCIDR': '',
  'ipv6NativeRoutingCIDR': '',
  'autoDirectNodeRoutes': false,
  'ipam.mode': 'cluster-pool',
  'ipv4.enabled': true,
  'ipv6.enabled': false,
  'enableIPv4Masquerade': true,
  'enableIPv6Masquerade': true,
  'ipMasqAgent.enabled': false,
  'bpf.masquerade': false,
  'bpf.datapathMode': CiliumDatapathMode.VETH,
  'bandwidthManager.enabled': false,
  'policyEnforcementMode': CiliumPolicyEnforcementMode.DEFAULT,
  'policyAuditMode': false,
  'hostFirewall.enabled': false,
  'l7Proxy': true,
  'kubeProxyReplacement': false,
  'k8sServiceHost': '',
  'loadBalancer.mode': CiliumLoadBalancerMode.SNAT,
  'loadBalancer.dsrDispatch': CiliumDsrDispatch.OPT,
  'loadBalancer.acceleration': CiliumLoadBalancerAcceleration.DISABLED,
  'nodeIPAM.enabled': false,
  'defaultLBServiceIPAM': CiliumServiceIpam.LB_IPAM,
  'l2announcements.enabled': false,
  'l2announcements.leaseDuration': '15s',
  'l2announcements.leaseRenewDeadline': '5s',
  'l2announcements.leaseRetryPeriod': '2s',
  'bgpControlPlane.enabled': false,
  'gatewayAPI.enabled': false,
  'ingressController.enabled': false,
  'encryption.enabled': false,
  'authentication.mutual.spire.enabled': false,
  'hubble.enabled': true,
  'hubble.relay.enabled': false,
  'cluster.name': 'default',
  'cluster.id': 0,
  'clustermesh.useAPIServer': false,
  'clustermesh.maxConnectedClusters': 255,
  'clustermesh.apiserver.service.type': CiliumServiceType.NODE_PORT,
  'clustermesh.apiserver.service.nodePort': 32379,
  'cni.chainingMode': CiliumChainingMode.NONE,
} satisfies CiliumValues;

/** What holds in an install: what depends on nobody's word is there. */
export type CiliumInEffect = CiliumValues & { readonly [P in keyof typeof CHART_DEFAULTS & CiliumPlace]: CiliumValue<P> };

/** What was set, over what Cilium does by itself. */
export function inEffect(given: CiliumValues): CiliumInEffect {
  // the chart itself turns the tunnel off for Amazon's addresses, and leaves their masquerading to the instance
  const byMode: CiliumValues = given['ipam.mode'] === 'eni' ? { routingMode: 'native', enableIPv4Masquerade: false } : {};
  return { ...CHART_DEFAULTS, ...byMode, ...given };
}
