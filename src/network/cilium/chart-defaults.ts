import { CiliumValues } from './cilium-values';

/**
 * What Cilium does where nothing is said, as far as anything depends on it.
 *
 * Source: cilium 1.20.0, chart `cilium`, values.yaml; the lease times of templates/cilium-configmap.yaml are the agent's own.
 */
export const CHART_DEFAULTS: CiliumValues = {
  'routingMode': 'tunnel',
  'tunnelProtocol': 'vxlan',
  'underlayProtocol': 'ipv4',
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
  'bpf.datapathMode': 'veth',
  'bandwidthManager.enabled': false,
  'policyEnforcementMode': 'default',
  'policyAuditMode': false,
  'hostFirewall.enabled': false,
  'l7Proxy': true,
  'kubeProxyReplacement': false,
  'k8sServiceHost': '',
  'loadBalancer.mode': 'snat',
  'loadBalancer.dsrDispatch': 'opt',
  'loadBalancer.acceleration': 'disabled',
  'nodeIPAM.enabled': false,
  'defaultLBServiceIPAM': 'lbipam',
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
  'clustermesh.apiserver.service.type': 'NodePort',
  'clustermesh.apiserver.service.nodePort': 32379,
  'cni.chainingMode': 'none',
};

/** What holds in an install: what was set, over what Cilium does by itself. */
export function inEffect(given: CiliumValues): CiliumValues {
  // the chart itself turns the tunnel off for Amazon's addresses, and leaves their masquerading to the instance
  const byMode: CiliumValues = given['ipam.mode'] === 'eni' ? { routingMode: 'native', enableIPv4Masquerade: false } : {};
  return { ...CHART_DEFAULTS, ...byMode, ...given };
}
