import { goDuration } from '../../core/amounts';
import { absolutePath, dataKey } from '../../core/names';
import { cidr, isIpAddress, port } from '../../core/net';
import { each, Rule } from '../../core/props';
import { PropsReader } from '../../core/props-reader';
import { quote } from '../../core/quote';
import { multilineText } from '../../core/safe-text';
import { boolean, instanceOf, integer, list, oneOf, record } from '../../core/values';
import { interfaceMtu } from '../interface-mtu';
import { CiliumBandwidthManagerOptions, CiliumBpfOptions, CiliumCniOptions } from './cilium-datapath-options';
import { CiliumEncryption } from './cilium-encryption';
import { CiliumPrometheusOptions } from './cilium-hubble-options';
import { CiliumIpam } from './cilium-ipam';
import { CiliumIpamPlan } from './cilium-ipam-plan';
import { CiliumRouting } from './cilium-routing';
import { CiliumClientRateLimitOptions, CiliumL2AnnouncementsOptions, CiliumLoadBalancerOptions, CiliumNodePortOptions } from './cilium-service-options';
import { CiliumSettings } from './cilium-settings';
import { CiliumValues, TARGETS } from './cilium-values';
import { feature, group, readFields } from './fields';
import { apiServerHost, clusterName, device, deviceName, nodePortPair } from './cilium-words';
import { hubble } from './hubble-settings';
import { gatewayApi, ingressController } from './ingress-settings';
import { MeshPeer } from './mesh-peers';
import { clusterMesh, mutualAuthentication } from './mesh-settings';

/** Everything that was set, by its place in the chart's values, and nothing else. */
export interface CiliumReading {
  readonly given: CiliumValues;
  /** Absent where nobody said. */
  readonly ipam?: CiliumIpamPlan;
  /** The other clusters of its mesh. */
  readonly meshPeers: readonly MeshPeer[];
}

export function readCiliumSettings(p: PropsReader<CiliumSettings>): CiliumReading {
  const routing = p.optional('routing', instanceOf(CiliumRouting, 'CiliumRouting.vxlan(), geneve() or nativeRouting()'));
  const ipam = p.optional('ipam', instanceOf(CiliumIpam, 'CiliumIpam.clusterPool(), kubernetes() or another of its factories'));
  const encryption = p.optional('encryption', instanceOf(CiliumEncryption, 'CiliumEncryption.wireguard(), ipsec() or none()'));
  // what is no instance was reported, and has none of these
  const chosen = { ...routing?._values, ...ipam?._plan?.values, ...encryption?._values };
  const given = {
    ...chosen,
    ...readFields(p, [
      ['mtu', 'MTU', interfaceMtu],
      ['devices', 'devices', list(device, 1)],
      ['ipv4', 'ipv4.enabled', boolean],
      ['ipv6', 'ipv6.enabled', boolean],
      ['ipv4Masquerade', 'enableIPv4Masquerade', boolean],
      ['ipv6Masquerade', 'enableIPv6Masquerade', boolean],
      ['ipMasqAgent', 'ipMasqAgent.enabled', boolean],
      ['endpointRoutes', 'endpointRoutes.enabled', boolean],
      ['installNoConntrackIptablesRules', 'installNoConntrackIptablesRules', boolean],
      ['policyEnforcementMode', 'policyEnforcementMode', oneOf('default', 'always', 'never')],
      ['policyAuditMode', 'policyAuditMode', boolean],
      ['hostFirewall', 'hostFirewall.enabled', boolean],
      ['l7Proxy', 'l7Proxy', boolean],
      ['kubeProxyReplacement', 'kubeProxyReplacement', boolean],
      ['kubeProxyReplacementHealthzBindAddr', 'kubeProxyReplacementHealthzBindAddr', bindAddress],
      ['k8sServiceHost', 'k8sServiceHost', apiServerHost],
      ['k8sServicePort', 'k8sServicePort', port],
      ['socketLbHostNamespaceOnly', 'socketLB.hostNamespaceOnly', boolean],
      ['defaultLbServiceIpam', 'defaultLBServiceIPAM', oneOf('lbipam', 'nodeipam', 'none')],
      ['nodeIpam', 'nodeIPAM.enabled', boolean],
      ['bgpControlPlane', 'bgpControlPlane.enabled', boolean],
      ['clusterName', 'cluster.name', clusterName],
      ['clusterId', 'cluster.id', integer(0, 511)],
      ['operatorReplicas', 'operator.replicas', integer(1, 100)],
      ['extraConfig', 'extraConfig', extraConfig],
    ]),
    ...nested(p),
  };
  const mesh = p.optional('clusterMesh', clusterMesh);
  return { given: { ...given, ...mesh?.values }, ipam: ipam?._plan, meshPeers: mesh?.peers ?? [] };
}

const OWNERS: ReadonlyMap<string, string> = new Map(Object.values(TARGETS).flatMap(({ prop, keys }) => keys.map((name) => [name, prop] as const)));

/** A key that a property writes would be there twice, and who wins is Helm's secret. */
const extraConfig: Rule<Readonly<Record<string, string>>> = (value, report) => {
  const data = record(multilineText, dataKey)(value, report);
  each(Object.keys(data), (name) => {
    const owner = OWNERS.get(name);
    if (owner !== undefined) report.at(name)({ what: `is what ${owner} sets`, instead: `write ${owner} instead`, code: 'TypedSettingOverridden' });
  });
  return data;
};

function nested(p: PropsReader<CiliumSettings>): CiliumValues {
  return {
    ...p.optional('bpf', bpf),
    ...p.optional('bandwidthManager', bandwidthManager),
    ...p.optional('loadBalancer', loadBalancer),
    ...p.optional('nodePort', nodePort),
    ...p.optional('l2Announcements', l2Announcements),
    ...p.optional('k8sClientRateLimit', k8sClientRateLimit),
    ...p.optional('gatewayApi', gatewayApi),
    ...p.optional('ingressController', ingressController),
    ...p.optional('mutualAuthentication', mutualAuthentication),
    ...p.optional('hubble', hubble),
    ...p.optional('prometheus', prometheus),
    ...p.optional('cni', cni),
  };
}

const bpf = group<CiliumBpfOptions>([
  ['masquerade', 'bpf.masquerade', boolean],
  ['hostLegacyRouting', 'bpf.hostLegacyRouting', boolean],
  ['datapathMode', 'bpf.datapathMode', oneOf('veth', 'netkit', 'netkit-l2')],
  ['tproxy', 'bpf.tproxy', boolean],
  ['lbExternalClusterIp', 'bpf.lbExternalClusterIP', boolean],
]);

const bandwidthManager = feature<CiliumBandwidthManagerOptions>('bandwidthManager.enabled', [['bbr', 'bandwidthManager.bbr', boolean]]);

const loadBalancer = group<CiliumLoadBalancerOptions>([
  ['mode', 'loadBalancer.mode', oneOf('snat', 'dsr', 'hybrid')],
  ['algorithm', 'loadBalancer.algorithm', oneOf('random', 'maglev')],
  ['acceleration', 'loadBalancer.acceleration', oneOf('disabled', 'native', 'best-effort')],
  ['dsrDispatch', 'loadBalancer.dsrDispatch', oneOf('opt', 'ipip', 'geneve')],
]);

const nodePort = group<CiliumNodePortOptions>([
  ['range', 'nodePort.range', nodePortPair],
  ['addresses', 'nodePort.addresses', list(cidr, 1)],
  ['directRoutingDevice', 'nodePort.directRoutingDevice', deviceName],
]);

const l2Announcements = feature<CiliumL2AnnouncementsOptions>('l2announcements.enabled', [
  ['leaseDuration', 'l2announcements.leaseDuration', goDuration],
  ['leaseRenewDeadline', 'l2announcements.leaseRenewDeadline', goDuration],
  ['leaseRetryPeriod', 'l2announcements.leaseRetryPeriod', goDuration],
]);

const k8sClientRateLimit = group<CiliumClientRateLimitOptions>([
  ['qps', 'k8sClientRateLimit.qps', integer(1, 10000)],
  ['burst', 'k8sClientRateLimit.burst', integer(1, 10000)],
]);

/** The chart turns a port without the switch, and the switch without a port, into nothing that cilium-config could say. */
const prometheus: Rule<CiliumValues> = (value, report) => {
  const values = feature<CiliumPrometheusOptions>('prometheus.enabled', [['port', 'prometheus.port', port]])(value, report);
  return values?.['prometheus.enabled'] === true ? { 'prometheus.port': 9962, ...values } : values;
};

const cni = group<CiliumCniOptions>([
  ['exclusive', 'cni.exclusive', boolean],
  ['chainingMode', 'cni.chainingMode', oneOf('none', 'aws-cni', 'flannel', 'generic-veth', 'portmap')],
  ['confPath', 'cni.confPath', absolutePath],
  ['binPath', 'cni.binPath', absolutePath],
]);

const bindAddress: Rule<string> = (value, report) => {
  const [, host, digits] = (typeof value === 'string' && /^\[?([0-9a-fA-F.:]+?)\]?:(\d{1,5})$/.exec(value)) || [];
  if (!host || !isIpAddress(host) || !(Number(digits) >= 1 && Number(digits) <= 65535)) {
    report({ what: `${quote(value)} is not an address with a port`, instead: 'write "0.0.0.0:10256", or "[::]:10256" for IPv6', code: 'AddressInvalid' });
  }
  return value as string;
};
