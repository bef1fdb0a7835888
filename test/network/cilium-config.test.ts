import { App, Chart } from 'cdk8s';
import { CiliumChainingMode } from '../../src/network/cilium/cilium-cni-options';
import { CiliumConfig, CiliumConfigProps } from '../../src/network/cilium/cilium-config';
import { CiliumDatapathMode } from '../../src/network/cilium/cilium-datapath-options';
import { CiliumEncryption } from '../../src/network/cilium/cilium-encryption';
import { CiliumIpam } from '../../src/network/cilium/cilium-ipam';
import { CiliumNodeConfig, CiliumNodeConfigProps, LabelSelectorOperator } from '../../src/network/cilium/cilium-node-config';
import { CiliumPolicyEnforcementMode } from '../../src/network/cilium/cilium-options';
import { CiliumRouting, CiliumTunnelProtocol, CiliumUnderlayProtocol } from '../../src/network/cilium/cilium-routing';
import {
  CiliumDsrDispatch, CiliumLoadBalancerAcceleration, CiliumLoadBalancerAlgorithm, CiliumLoadBalancerMode, CiliumServiceIpam,
} from '../../src/network/cilium/cilium-service-options';

function chart(): Chart {
  return new Chart(new App({ outdir: 'unused' }), 'mine');
}

test('exactly one ConfigMap, with what was set and nothing else', () => {
  const scope = chart();
  const config = new CiliumConfig(scope, 'config', { kubeProxyReplacement: true, mtu: 1400 });
  expect(config.configMapName).toBe('cilium-config');
  expect(scope.toJson()).toEqual([{
    apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'cilium-config', namespace: 'kube-system' },
    data: { 'kube-proxy-replacement': 'true', 'mtu': '1400' },
  }]);
  expect(config.configMap.node.path).toBe('mine/config/Resource');
});

test('it goes to where Cilium is', () => {
  expect(
    new CiliumConfig(chart(), 'config', { namespace: 'cilium', l7Proxy: false }).configMap.toJson()).toMatchObject(
      { metadata: { namespace: 'cilium' }, data: { 'enable-l7-proxy': 'false' } });
});

// the keys and values are those that the chart of Cilium 1.20.0 renders of the same settings
test.each<[string, CiliumConfigProps, Record<string, string>]>([
  ['vxlan', { routing: CiliumRouting.vxlan({ tunnelPort: 8473, tunnelSourcePortRange: '40000-50000', underlayProtocol: CiliumUnderlayProtocol.IPV6 }) },
    { 'routing-mode': 'tunnel', 'tunnel-protocol': 'vxlan', 'tunnel-port': '8473', 'tunnel-source-port-range': '40000-50000', 'underlay-protocol': 'ipv6' }],
  ['geneve', { routing: CiliumRouting.geneve() }, { 'routing-mode': 'tunnel', 'tunnel-protocol': 'geneve' }],
  ['native', {
    routing: CiliumRouting.nativeRouting({
      ipv4NativeRoutingCidr: '10.0.0.0/8', ipv6NativeRoutingCidr: 'fd00::/8', autoDirectNodeRoutes: true, directRoutingSkipUnreachable: true,
      tunnelProtocol: CiliumTunnelProtocol.GENEVE,
    }),
  }, {
    'routing-mode': 'native', 'ipv4-native-routing-cidr': '10.0.0.0/8', 'ipv6-native-routing-cidr': 'fd00::/8', 'auto-direct-node-routes': 'true',
    'direct-routing-skip-unreachable': 'true', 'tunnel-protocol': 'geneve',
  }],
  ['cluster pool',
    { ipam: CiliumIpam.clusterPool({ ipv4PodCidrs: ['10.1.0.0/16', '10.2.0.0/16'], ipv4MaskSize: 25, ipv6PodCidrs: ['fd00:1::/104'], ipv6MaskSize: 120 }) }, {
    'ipam': 'cluster-pool', 'cluster-pool-ipv4-cidr': '10.1.0.0/16 10.2.0.0/16', 'cluster-pool-ipv4-mask-size': '25',
    'cluster-pool-ipv6-cidr': 'fd00:1::/104', 'cluster-pool-ipv6-mask-size': '120',
  }],
  ['kubernetes', { ipam: CiliumIpam.kubernetes({ requireIpv4PodCidr: true, requireIpv6PodCidr: true }) },
    { 'ipam': 'kubernetes', 'k8s-require-ipv4-pod-cidr': 'true', 'k8s-require-ipv6-pod-cidr': 'true' }],
  ['pools',
    { ipam: CiliumIpam.multiPool(
      { pools: [{ name: 'default', ipv4Cidrs: ['10.1.0.0/16'] }, { name: 'a', ipv4Cidrs: ['10.2.0.0/16'], ipv4MaskSize: 26, ipv6Cidrs: ['fd00::/104'] }] }) },
    {
    'ipam': 'multi-pool',
    'auto-create-cilium-pod-ip-pools': 'a=ipv4-cidrs:10.2.0.0/16;ipv4-mask-size:26;ipv6-cidrs:fd00::/104;ipv6-mask-size:120,default=ipv4-cidrs:10.1.0.0/16;ipv4-mask-size:27',
  }],
  ['WireGuard', {
    encryption: CiliumEncryption.wireguard(
      { nodeEncryption: true, persistentKeepalive: '25s', strictEgressCidr: '10.0.0.0/8', strictEgressAllowRemoteNodeIdentities: true, strictIngress: true }),
  }, {
    'enable-wireguard': 'true', 'encrypt-node': 'true', 'wireguard-persistent-keepalive': '25s', 'enable-encryption-strict-mode-egress': 'true',
    'encryption-strict-egress-cidr': '10.0.0.0/8', 'encryption-strict-egress-allow-remote-node-identities': 'true',
    'enable-encryption-strict-mode-ingress': 'true',
  }],
  ['no encryption', { encryption: CiliumEncryption.none() }, { 'enable-wireguard': 'false', 'enable-ipsec': 'false' }],
  ['the datapath', {
    mtu: 9000, devices: ['eth+', '!eth9'], ipv4: true, ipv6: true, ipv4Masquerade: false, ipv6Masquerade: false, endpointRoutes: true,
    bpf: { masquerade: true, hostLegacyRouting: true, datapathMode: CiliumDatapathMode.NETKIT, tproxy: false, lbExternalClusterIp: true },
    ipMasqAgent: true, bandwidthManager: { bbr: true }, installNoConntrackIptablesRules: true,
  }, {
    'mtu': '9000', 'devices': 'eth+ !eth9', 'enable-ipv4': 'true', 'enable-ipv6': 'true', 'enable-ipv4-masquerade': 'false', 'enable-ipv6-masquerade': 'false',
    'enable-endpoint-routes': 'true', 'enable-bpf-masquerade': 'true', 'enable-host-legacy-routing': 'true', 'datapath-mode': 'netkit',
    'enable-bpf-tproxy': 'false',
    'bpf-lb-external-clusterip': 'true', 'enable-ip-masq-agent': 'true', 'enable-bandwidth-manager': 'true', 'enable-bbr': 'true',
    'install-no-conntrack-iptables-rules': 'true',
  }],
  ['policies', { policyEnforcementMode: CiliumPolicyEnforcementMode.ALWAYS, policyAuditMode: true, hostFirewall: true, l7Proxy: true },
    { 'enable-policy': 'always', 'policy-audit-mode': 'true', 'enable-host-firewall': 'true', 'enable-l7-proxy': 'true' }],
  ['Services', {
    kubeProxyReplacement: true, kubeProxyReplacementHealthzBindAddr: '[::]:10256',
    loadBalancer: {
      mode: CiliumLoadBalancerMode.HYBRID, algorithm: CiliumLoadBalancerAlgorithm.MAGLEV,
      acceleration: CiliumLoadBalancerAcceleration.NATIVE, dsrDispatch: CiliumDsrDispatch.IPIP,
    },
    nodePort: { range: '30000-32000', addresses: ['10.0.0.0/8', 'fd00::/8'], directRoutingDevice: 'eth1' }, socketLbHostNamespaceOnly: true,
    defaultLbServiceIpam: CiliumServiceIpam.NONE, nodeIpam: true,
    k8sClientRateLimit: { qps: 30, burst: 60 },
  }, {
    'kube-proxy-replacement': 'true', 'kube-proxy-replacement-healthz-bind-address': '[::]:10256', 'bpf-lb-mode': 'hybrid', 'bpf-lb-algorithm': 'maglev',
    'bpf-lb-acceleration': 'native',
    'bpf-lb-dsr-dispatch': 'ipip', 'node-port-range': '30000,32000', 'nodeport-addresses': '10.0.0.0/8,fd00::/8', 'direct-routing-device': 'eth1',
    'bpf-lb-sock-hostns-only': 'true',
    'default-lb-service-ipam': 'none', 'enable-node-ipam': 'true', 'k8s-client-qps': '30', 'k8s-client-burst': '60',
  }],
  ['what is seen', { hubble: { metrics: ['dns', 'drop'] }, prometheus: { port: 9900 } },
    { 'enable-hubble': 'true', 'hubble-metrics': 'dns drop', 'hubble-metrics-server': ':9965', 'prometheus-serve-addr': ':9900' }],
  ['what is not seen', { hubble: { enabled: false }, prometheus: { enabled: false } }, { 'enable-hubble': 'false', 'prometheus-serve-addr': '' }],
  ['the cluster', { clusterName: 'one', clusterId: 7 }, { 'cluster-name': 'one', 'cluster-id': '7' }],
  ['the node', { cni: { exclusive: false, chainingMode: CiliumChainingMode.PORTMAP }, extraConfig: { 'bpf-map-dynamic-size-ratio': '0.005' } },
    { 'cni-exclusive': 'false', 'cni-chaining-mode': 'portmap', 'bpf-map-dynamic-size-ratio': '0.005' }],
])('keys of %s', (_, props, data) => {
  expect(new CiliumConfig(chart(), 'config', props).configMap.toJson().data).toEqual(data);
});

const BEYOND = 'is more than a key of cilium-config: the chart makes objects or grants rights for it; '
  + 'set it where Cilium is installed, by Cilium or by the values of its chart (PropWithoutEffect)';

test.each<[string, any, string]>([
  ['relay and UI', { hubble: { relay: true, ui: true } }, `[mine/config] hubble.relay: ${BEYOND}\n[mine/config] hubble.ui: ${BEYOND}`],
  ['IPsec', { encryption: CiliumEncryption.ipsec() }, `[mine/config] encryption: ${BEYOND}`],
  ['L2', { l2Announcements: {} }, `[mine/config] l2Announcements: ${BEYOND}`],
  ['BGP', { bgpControlPlane: true }, `[mine/config] bgpControlPlane: ${BEYOND}`],
  ['Gateway API and Ingress', { gatewayApi: {}, ingressController: {} }, `[mine/config] gatewayApi: ${BEYOND}\n[mine/config] ingressController: ${BEYOND}`],
  ['mutual authentication', { mutualAuthentication: {} }, `[mine/config] mutualAuthentication: ${BEYOND}`],
  ['a mesh', { clusterMesh: {} }, `[mine/config] clusterMesh: ${BEYOND}`],
  ['addresses of a cloud', { ipam: CiliumIpam.eni() }, `[mine/config] ipam: ${BEYOND}`],
  ['the API server', { k8sServiceHost: '10.0.0.1', k8sServicePort: 6443 }, `[mine/config] k8sServiceHost: ${BEYOND}\n[mine/config] k8sServicePort: ${BEYOND}`],
  ['the operator', { operatorReplicas: 1 }, `[mine/config] operatorReplicas: ${BEYOND}`],
  ['folders of nodes', { cni: { confPath: '/etc/cni/net.d', binPath: '/opt/cni/bin' } },
    `[mine/config] cni.confPath: ${BEYOND}\n[mine/config] cni.binPath: ${BEYOND}`],
  ['a key that a property sets', { extraConfig: { 'routing-mode': 'native', 'mtu': '1400' } },
    '[mine/config] extraConfig.routing-mode: is what routing sets; write routing instead (TypedSettingOverridden)\n[mine/config] extraConfig.mtu: is what '
      + 'mtu sets; write mtu instead (TypedSettingOverridden)'],
  ['what both say and exclude', { kubeProxyReplacement: false, bpf: { masquerade: true } },
    '[mine/config] bpf.masquerade: needs Cilium to do the work of kube-proxy; add kubeProxyReplacement: true, or leave it out (FeatureMissing)'],
  ['a namespace', { namespace: 'Kube_System' }, '[mine/config] namespace: "Kube_System" is not a DNS label; write "kube-system" (NameNotDnsLabel)'],
  ['what only an install has', { version: '1.20.2' }, '[mine/config] "version" is not a property; known are '],
])('refused in cilium-config: %s', (_, props, message) => {
  expect(() => new CiliumConfig(chart(), 'config', props)).toThrow(message);
});

test('what the installed Cilium may have said is not missed', () => {
  expect(
    () => new CiliumConfig(chart(), 'config',
      { bpf: { masquerade: true }, routing: CiliumRouting.nativeRouting(), clusterId: 3, kubeProxyReplacement: true })).not.toThrow();
});

test('a CiliumNodeConfig is the same settings for some nodes', () => {
  const scope = chart();
  const { nodeConfig } = new CiliumNodeConfig(scope, 'edge', {
    name: 'edge',
    matchLabels: { 'node.example/place': 'edge' },
    matchExpressions: [
      { key: 'kubernetes.io/arch', operator: LabelSelectorOperator.IN, values: ['arm64'] }, { key: 'gpu', operator: LabelSelectorOperator.DOES_NOT_EXIST },
    ],
    settings: { mtu: 1400, devices: ['wg0'] },
  });
  expect(scope.toJson()).toEqual([{
    apiVersion: 'cilium.io/v2', kind: 'CiliumNodeConfig', metadata: { name: 'edge', namespace: 'kube-system' },
    spec: {
      nodeSelector: { matchLabels: { 'node.example/place': 'edge' },
        matchExpressions: [{ key: 'kubernetes.io/arch', operator: 'In', values: ['arm64'] }, { key: 'gpu', operator: 'DoesNotExist' }] },
      defaults: { mtu: '1400', devices: 'wg0' },
    },
  }]);
  expect(nodeConfig.node.path).toBe('mine/edge/Resource');
});

test('a CiliumNodeConfig without a condition is for every node', () => {
  expect(new CiliumNodeConfig(chart(), 'all', { name: 'all', namespace: 'cilium', settings: { policyAuditMode: true } }).nodeConfig.toJson()).toEqual({
    apiVersion: 'cilium.io/v2', kind: 'CiliumNodeConfig', metadata: { name: 'all', namespace: 'cilium' },
    spec: { nodeSelector: {}, defaults: { 'policy-audit-mode': 'true' } },
  });
});

test.each<[string, any, string]>([
  ['no name', {}, '[mine/node] name: is missing; give it a value (PropMissing)'],
  ['an operator', { name: 'a', matchExpressions: [{ key: 'a', operator: 'Equals', values: ['b'] }] },
    '[mine/node] matchExpressions[0].operator: "Equals" is not one of In, NotIn, Exists, DoesNotExist; pick one of them (NotAllowedValue)'],
  ['no values', { name: 'a', matchExpressions: [{ key: 'a', operator: 'In' }] },
    '[mine/node] matchExpressions[0].values: is missing, and operator is "In"; give at least one (PropMissing)'],
  ['values', { name: 'a', matchExpressions: [{ key: 'a', operator: 'Exists', values: ['b'] }] },
    '[mine/node] matchExpressions[0].values: is only compared by operators In and NotIn; leave it out (MutuallyExclusive)'],
  ['more than keys', { name: 'a', settings: { hubble: { relay: true } } }, `[mine/node] settings.hubble.relay: ${BEYOND}`],
])('refused in CiliumNodeConfig: %s', (_, props, message) => {
  let thrown = '';
  try {
    new CiliumNodeConfig(chart(), 'node', props as CiliumNodeConfigProps);
  } catch (error) {
    thrown = (error as Error).message;
  }
  expect(thrown.split('\n').sort()).toEqual(message.split('\n').sort());
});
