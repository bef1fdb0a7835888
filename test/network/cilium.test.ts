import { App, Chart } from 'cdk8s';
import { Cilium } from '../../src/network/cilium/cilium';
import { CiliumChainingMode } from '../../src/network/cilium/cilium-cni-options';
import { CiliumDatapathMode } from '../../src/network/cilium/cilium-datapath-options';
import { CiliumEncryption } from '../../src/network/cilium/cilium-encryption';
import { CiliumIpam } from '../../src/network/cilium/cilium-ipam';
import { CiliumPolicyEnforcementMode } from '../../src/network/cilium/cilium-options';
import { CiliumProps } from '../../src/network/cilium/cilium-props';
import { CiliumRouting, CiliumUnderlayProtocol } from '../../src/network/cilium/cilium-routing';
import { CiliumDsrDispatch, CiliumLoadBalancerMode, CiliumServiceType } from '../../src/network/cilium/cilium-service-options';
import { configData, TARGETS } from '../../src/network/cilium/cilium-values';
import { CiliumInstaller } from '../../src/network/cilium/install/cilium-installer';
import { Cni } from '../../src/network/cni';
import { BARE_NODES } from '../../src/network/policy-view';
import { CILIUM_PROPS, CILIUM_VARIANTS } from './cilium-variants';

function chart(): Chart {
  return new Chart(new App({ outdir: 'unused' }), '10-network');
}

function install(props?: CiliumProps): any[] {
  const scope = chart();
  new Cilium(scope, 'cilium', props);
  return scope.toJson();
}

function values(props?: CiliumProps): any {
  return new Cilium(chart(), 'cilium', props).values;
}

function plan(props?: CiliumProps) {
  return Cni.cilium(props)._plan;
}

/** Every place of an object of objects that holds something else, with dots. */
function places(value: any, path = ''): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [path];
  return Object.entries(value).flatMap(([key, inner]) => places(inner, path === '' ? key : `${path}.${key}`));
}

const REPLACING = { kubeProxyReplacement: true, k8sServiceHost: '192.168.1.10' };

test('by default only the network of pods is said', () => {
  const cilium = new Cilium(chart(), 'cilium');
  expect(cilium.version).toBe('1.20.2');
  expect(cilium.podMtu).toBe(1450);
  expect(cilium.valuesYaml).toBe(`\
ipam:
  mode: cluster-pool
  operator:
    clusterPoolIPv4PodCIDRList:
      - 10.244.0.0/16
`);
});

const AGENT_RIGHTS = [
  'CHOWN', 'KILL', 'NET_ADMIN', 'NET_RAW', 'IPC_LOCK', 'SYS_MODULE', 'SYS_ADMIN', 'SYS_RESOURCE', 'DAC_OVERRIDE', 'FOWNER', 'SETGID', 'SETUID', 'SYSLOG',
];
const ENVOY_BINDS = { envoy: { securityContext: { capabilities: { keepCapNetBindService: true, envoy: ['NET_ADMIN', 'SYS_ADMIN', 'NET_BIND_SERVICE'] } } } };

test.each<[string, CiliumProps, object]>([
  ['a Gateway', { gatewayApi: { hostNetwork: true } }, ENVOY_BINDS],
  ['Ingresses', { ingressController: { hostNetwork: true } }, ENVOY_BINDS],
  ['a Gateway, beside other values of Envoy', { gatewayApi: { hostNetwork: true }, values: { envoy: { terminationGracePeriodSeconds: 10 } } },
    { envoy: { ...ENVOY_BINDS.envoy, terminationGracePeriodSeconds: 10 } }],
  ['a Gateway, with a list of one\'s own',
    { gatewayApi: { hostNetwork: true }, values: { envoy: { securityContext: { capabilities: { envoy: ['BPF', 'PERFMON', 'NET_BIND_SERVICE'] } } } } },
    { envoy: { securityContext: { capabilities: { keepCapNetBindService: true, envoy: ['BPF', 'PERFMON', 'NET_BIND_SERVICE'] } } } }],
  ['a Gateway, with Envoy in the agent', { gatewayApi: { hostNetwork: true }, values: { envoy: { enabled: false } } }, {
    envoy: { enabled: false, securityContext: { capabilities: { keepCapNetBindService: true } } },
    securityContext: { capabilities: { ciliumAgent: [...AGENT_RIGHTS, 'NET_BIND_SERVICE'] } },
  }],
  ['a Gateway, of a cluster that began with Envoy in the agent', { gatewayApi: { hostNetwork: true }, upgradeCompatibility: '1.15' }, {
    envoy: { securityContext: { capabilities: { keepCapNetBindService: true } } },
    securityContext: { capabilities: { ciliumAgent: [...AGENT_RIGHTS, 'NET_BIND_SERVICE'] } },
  }],
  ['a Gateway with an address of its own', { gatewayApi: {} }, {}],
])('D22 %s: Envoy may listen below 1024 where it listens on nodes', (_, props, expected) => {
  const { envoy, securityContext } = values({ ...REPLACING, ...props });
  expect({ envoy, securityContext }).toEqual(expected);
});

test('the plan by default', () => {
  expect(plan()).toEqual({
    name: 'Cilium',
    podCidrsFrom: 'CiliumIpam.clusterPool({ ipv4PodCidrs })',
    network: {
      podCidrs: ['10.244.0.0/16'],
      podMtu: 1450,
      nodePorts: [
        { protocol: 'UDP', port: 8472, purpose: 'packets between pods of different nodes, in VXLAN' },
        { protocol: 'TCP', port: 4240, purpose: "Cilium's health checks between nodes" },
        { protocol: 'ICMP', purpose: "Cilium's health checks between nodes (echo)" },
      ],
    },
    capabilities: {
      enforcesNetworkPolicy: true, l7Policy: true, encryption: 'none', encapsulation: 'VXLAN', overheadBytes: 50, ipv6OverheadBytes: 70, dualStack: true,
      needsLayer2: false,
      observability: 'Hubble', loadBalancer: 'none', kubeProxyReplacement: false, multiCluster: true, kernelMinimum: '5.10', scale: 'thousands of nodes',
      lifecycle: 'active',
      maintainedBy: 'CNCF (graduated)', enterpriseSupport: 'Isovalent', setupEffort: 'high', requestsPerNode: 'install-cni-binaries cpu 100m, memory 10Mi',
    },
    policyGroups: ['cilium.io'],
    policyView: { ...BARE_NODES, unmatched: ['nodes', 'pods'] },
    loadBalancerClasses: [],
    gatewayClasses: [],
    ingressClasses: [],
    imagesOfChart: expect.stringMatching(/^Images of Cilium are named by its chart: .*\.$/),
    turnedOnBy: {
      'GatewayClass cilium': 'add gatewayApi: {}, kubeProxyReplacement: true and k8sServiceHost to Cni.cilium()',
      'IngressClass cilium': 'add ingressController: {}, kubeProxyReplacement: true and k8sServiceHost to Cni.cilium()',
      'io.cilium/l2-announcer': 'add l2Announcements: {}, kubeProxyReplacement: true and k8sServiceHost to Cni.cilium()',
      'io.cilium/bgp-control-plane': 'add bgpControlPlane: true to Cni.cilium()',
      'io.cilium/node': 'add nodeIpam: true to Cni.cilium()',
    },
    nodePortRange: undefined,
    usesNodeCidrs: false, crossings: [], givesNodeAddresses: false,
    divided: [{ cidrs: ['10.244.0.0/16'], maskSize: 24, from: 'CiliumIpam.clusterPool({ ipv4PodCidrs, ipv4MaskSize })' }],
    aboutMaking: [],
    byHand: expect.stringMatching(/^helm upgrade --install cilium /) as string,
    leastNodes: { count: 2, of: 'Cilium\'s operator', instead: 'leave operatorReplicas of Cni.cilium() out' },
    suited: expect.any(Function) as never,
    later: expect.any(Function) as never,
    provides: [],
    verification: [
      { command: 'kubectl --namespace kube-system get pods --selector k8s-app=cilium --output wide', expect: 'one pod on each node, Running and ready' },
      { command: 'kubectl --namespace kube-system exec daemonset/cilium --container cilium-agent -- cilium-dbg status --brief', expect: 'OK' },
    ],
    notes: [
      'Cilium is installed from the folder of this file by: helm upgrade --install cilium cilium --repo=https://helm.cilium.io --version=1.20.2 '
        + '--namespace=kube-system --values=cilium/values.txt',
      'Cilium needs Linux 5.10 or later on every node, and a cluster without any other CNI; '
        + 'it renames what it finds in /etc/cni/net.d. Before an upgrade install the chart once as cilium-preflight, with preflight.enabled=true, '
          + 'agent=false and operator.enabled=false.',
      'Packets of pods may have 1450 bytes: Cilium writes that into routes, and the interfaces keep the MTU of the node.',
      'Cilium and Flannel both use UDP port 8472 for VXLAN: while one takes the place of the other node by node, write CiliumRouting.vxlan({ '
        + 'tunnelPort: 8473 }).',
    ],
    warnings: [],
    upstreamManifests: [],
    requirements: [],
    installedBy: 'helm upgrade --install cilium cilium --repo=https://helm.cilium.io --version=1.20.2 --namespace=kube-system --values=cilium/values.txt',
    traces: {
      files: ['/etc/cni/net.d/05-cilium.conflist', '/var/run/cilium'], interfaces: ['cilium_host', 'cilium_vxlan', 'cilium_geneve', 'cilium_wg0'], chains: 'CILIUM',
    },
    removal: 'Cilium stays, because you installed it with helm: helm uninstall cilium --namespace=kube-system takes it away, or cilium uninstall does, and '
      + 'no pod of the cluster has a network after that.',
    secrets: [],
    files: [{ name: 'cilium/values.txt', content: new Cilium(chart(), 'cilium').valuesYaml }],
    existingNamespaces: [],
    objects: {},
  });
});

test.each(CILIUM_VARIANTS)('$name: never a ConfigMap cilium-config, the same bytes twice, and a file of its values', ({ cni }) => {
  const [first, second] = [cni()._plan, cni()._plan];
  const objects = [first, second].map((one) => {
    const scope = chart();
    (one.objects.network ?? one.objects.networkConfig)?.(scope);
    return scope.toJson();
  });
  expect(objects[0]).toEqual(objects[1]);
  expect(objects[0].filter(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === 'cilium-config')).toEqual([]);
  expect(first.files).toEqual([{ name: 'cilium/values.txt', content: expect.stringMatching(/^[\s\S]+\n$/) }]);
  expect(first.files).toEqual(second.files);
});

test('every setting that has a property is set by some variant, and stands at its place in the chart', () => {
  const set = new Set(CILIUM_PROPS.flatMap(({ props }) => places(values(props))));
  const unset = Object.keys(TARGETS).filter((path) => ![...set].some((place) => place === path || place.startsWith(`${path}.`)));
  expect(unset).toEqual(['azure.enabled', 'alibabacloud.enabled']);
  expect(
    values(
      { ipam: CiliumIpam.azure(),
        routing: CiliumRouting.nativeRouting({ ipv4NativeRoutingCidr: '10.0.0.0/8' }) })).toMatchObject({ azure: { enabled: true }, ipam: { mode: 'azure' } });
  expect(
    values(
      { ipam: CiliumIpam.alibabacloud(),
        routing: CiliumRouting.nativeRouting() })).toMatchObject({ alibabacloud: { enabled: true }, ipam: { mode: 'alibabacloud' } });
  expect(values({ ipam: CiliumIpam.delegatedPlugin() })).toEqual({ ipam: { mode: 'delegated-plugin' } });
});

test('no key of cilium-config belongs to two properties', () => {
  const owners = Object.values(TARGETS).flatMap(({ prop, keys }) => keys.map((key) => `${key} ${prop.split('.')[0]}`));
  const keys = [...new Set(owners)].map((owner) => owner.split(' ')[0]);
  expect(keys.filter((key, i) => keys.indexOf(key) < i)).toEqual([]);
});

test('cilium-config has the keys that the chart would write', () => {
  expect(configData({ 'bpf.masquerade': true, 'devices': ['eth0', 'eth1'], 'cluster.id': 3, 'hubble.metrics.enabled': ['dns', 'drop'] })).toEqual({
    'enable-bpf-masquerade': 'true', 'devices': 'eth0 eth1', 'cluster-id': '3', 'hubble-metrics': 'dns drop', 'hubble-metrics-server': ':9965',
  });
});

/** What is said in any case. */
const DEFAULT_IPAM = { mode: 'cluster-pool', operator: { clusterPoolIPv4PodCIDRList: ['10.244.0.0/16'] } };
const REPLACED = { kubeProxyReplacement: 'true', k8sServiceHost: '192.168.1.10', k8sServicePort: 6443 };

// [what, properties, values besides]
test.each<[string, CiliumProps, object]>([
  ['kube-proxy replacement is a text', REPLACING, REPLACED],
  ['a host that is looked up has no port', { kubeProxyReplacement: true, k8sServiceHost: 'auto' }, { kubeProxyReplacement: 'true', k8sServiceHost: 'auto' }],
  ['a port that was said is kept', { ...REPLACING, k8sServicePort: 443 }, { ...REPLACED, k8sServicePort: 443 }],
  ['node ports have a comma', { ...REPLACING, nodePort: { range: '30000-32000' } }, { ...REPLACED, nodePort: { range: '30000,32000' } }],
  ['one node, one pod of the operator', { nodes: 1 }, { operator: { replicas: 1 } }],
  ['the operator as it was said', { nodes: 3, operatorReplicas: 3 }, { operator: { replicas: 3 } }],
  ['Argo CD gets certificates that stay', { installer: CiliumInstaller.argoCd() }, { hubble: { tls: { auto: { method: 'cronJob' } } } }],
  ['Argo CD gets those of a mesh too', { installer: CiliumInstaller.argoCd(), clusterName: 'one', clusterId: 1, clusterMesh: {} },
    {
      cluster: { name: 'one', id: 1 }, hubble: { tls: { auto: { method: 'cronJob' } } },
      clustermesh: { useAPIServer: true, apiserver: { tls: { auto: { method: 'cronJob' } } } },
    }],
  ['Argo CD without Hubble needs none', { installer: CiliumInstaller.argoCd(), hubble: { enabled: false } }, { hubble: { enabled: false } }],
  ['a mesh', { clusterName: 'one', clusterId: 1, clusterMesh: { clusters: [{ name: 'two', ips: ['192.168.2.10'], port: 32379 }] } },
    { cluster: { name: 'one', id: 1 },
      clustermesh: { useAPIServer: true, config: { enabled: true, clusters: { two: { ips: ['192.168.2.10'], port: 32379 } } } } }],
  ['IPsec by the name of its Secret', { encryption: CiliumEncryption.ipsec() },
    { encryption: { enabled: true, type: 'ipsec', ipsec: { secretName: 'cilium-ipsec-keys' } } }],
  ['strict WireGuard', { encryption: CiliumEncryption.wireguard({ strictEgressCidr: '10.244.0.0/16' }) },
    { encryption: { enabled: true, type: 'wireguard', strictMode: { egress: { enabled: true, cidr: '10.244.0.0/16' } } } }],
  ['pools', { ipam: CiliumIpam.multiPool() },
    { ipam: { mode: 'multi-pool', operator: { autoCreateCiliumPodIPPools: { default: { ipv4: { cidrs: ['10.244.0.0/16'], maskSize: 27 } } } } } }],
  ['mutual authentication', { mutualAuthentication: {} }, { authentication: { enabled: true, mutual: { spire: { enabled: true } } } }],
  ['metrics have a port', { prometheus: {} }, { prometheus: { enabled: true, port: 9962 } }],
  ['values are merged, lists replaced', { hubble: { relay: true }, values: { hubble: { relay: { replicas: 2, tolerations: [{ operator: 'Exists' }] } } } },
    { hubble: { enabled: true, relay: { enabled: true, replicas: 2, tolerations: [{ operator: 'Exists' }] } } }],
  ['an upgrade keeps its defaults', { upgradeCompatibility: '1.18' }, { upgradeCompatibility: '1.18' }],
])('%s', (_, props, expected) => {
  expect(values(props)).toEqual({ ipam: DEFAULT_IPAM, ...expected });
});

test('the order in which properties and values were written changes nothing', () => {
  const one = new Cilium(chart(), 'cilium', {
    mtu: 9000, l7Proxy: true, values: { debug: { verbose: 'flow', enabled: true }, tolerations: [{ operator: 'Exists', key: 'a' }] },
  }).valuesYaml;
  const other = new Cilium(chart(), 'cilium', {
    values: { tolerations: [{ key: 'a', operator: 'Exists' }], debug: { enabled: true, verbose: 'flow' } }, l7Proxy: true, mtu: 9000,
  }).valuesYaml;
  expect(one).toBe(other);
});

// the overheads of facts: 50 in a tunnel, 70 over IPv6, 80 or with 1.20 95 for WireGuard, 77 for IPsec, 12 for DSR's option
test.each<[string, CiliumProps, number]>([
  ['native', { routing: CiliumRouting.nativeRouting({ ipv4NativeRoutingCidr: '10.244.0.0/16' }) }, 1500],
  ['vxlan', { routing: CiliumRouting.vxlan() }, 1450],
  ['geneve', { routing: CiliumRouting.geneve() }, 1450],
  ['vxlan over IPv6', { routing: CiliumRouting.vxlan({ underlayProtocol: CiliumUnderlayProtocol.IPV6 }) }, 1430],
  ['vxlan where there is IPv6 alone', { routing: CiliumRouting.vxlan({ underlayProtocol: CiliumUnderlayProtocol.AUTO }), ipv4: false, ipv6: true }, 1430],
  ['native with WireGuard of 1.19',
    { version: '1.19.6', routing: CiliumRouting.nativeRouting({ ipv4NativeRoutingCidr: '10.244.0.0/16' }), encryption: CiliumEncryption.wireguard() }, 1420],
  ['native with WireGuard', { routing: CiliumRouting.nativeRouting({ ipv4NativeRoutingCidr: '10.244.0.0/16' }), encryption: CiliumEncryption.wireguard() },
    1405],
  ['tunnel with WireGuard of 1.19', { version: '1.19.6', encryption: CiliumEncryption.wireguard() }, 1370],
  ['tunnel with WireGuard', { encryption: CiliumEncryption.wireguard() }, 1355],
  ['native with IPsec', { routing: CiliumRouting.nativeRouting({ ipv4NativeRoutingCidr: '10.244.0.0/16' }), encryption: CiliumEncryption.ipsec() }, 1423],
  ['tunnel with IPsec', { encryption: CiliumEncryption.ipsec() }, 1373],
  ['geneve with DSR',
    { ...REPLACING, routing: CiliumRouting.geneve(), loadBalancer: { mode: CiliumLoadBalancerMode.DSR, dsrDispatch: CiliumDsrDispatch.GENEVE } }, 1438],
  ['jumbo frames', { mtu: 9000 }, 8950],
])('MTU of pods, %s', (_, props, expected) => {
  expect(plan(props).network.podMtu).toBe(expected);
});

test.each<[string, CiliumProps, readonly string[]]>([
  ['vxlan on another port', { routing: CiliumRouting.vxlan({ tunnelPort: 8473 }) }, ['UDP 8473', 'TCP 4240', 'ICMP']],
  ['geneve', { routing: CiliumRouting.geneve() }, ['UDP 6081', 'TCP 4240', 'ICMP']],
  ['native', { routing: CiliumRouting.nativeRouting({ ipv4NativeRoutingCidr: '10.244.0.0/16' }) }, ['TCP 4240', 'ICMP']],
  ['WireGuard', { encryption: CiliumEncryption.wireguard() }, ['UDP 8472', 'UDP 51871', 'TCP 4240', 'ICMP']],
  ['IPsec', { encryption: CiliumEncryption.ipsec() }, ['UDP 8472', '50', 'TCP 4240', 'ICMP']],
  ['relay', { hubble: { relay: true } }, ['UDP 8472', 'TCP 4240', 'ICMP', 'TCP 4244']],
  ['mutual authentication', { mutualAuthentication: {} }, ['UDP 8472', 'TCP 4240', 'ICMP', 'TCP 4250']],
  ['a mesh by node port', { clusterName: 'one', clusterId: 1, clusterMesh: {} }, ['UDP 8472', 'TCP 4240', 'ICMP', 'TCP 32379']],
  ['a mesh by load balancer', { clusterName: 'one', clusterId: 1, clusterMesh: { serviceType: CiliumServiceType.LOAD_BALANCER } },
    ['UDP 8472', 'TCP 4240', 'ICMP', 'TCP 2379']],
])('ports between nodes, %s', (_, props, expected) => {
  expect(plan(props).network.nodePorts.map(({ protocol, port }) => [protocol, port].filter((part) => part !== undefined).join(' '))).toEqual(expected);
});

test.each<[string, CiliumProps, object]>([
  ['policies never', { policyEnforcementMode: CiliumPolicyEnforcementMode.NEVER }, { enforcesNetworkPolicy: false, l7Policy: false }],
  ['policies in audit', { policyAuditMode: true }, { enforcesNetworkPolicy: false, l7Policy: false }],
  ['no proxy', { l7Proxy: false }, { enforcesNetworkPolicy: true, l7Policy: false }],
  ['WireGuard', { encryption: CiliumEncryption.wireguard() }, { encryption: 'WireGuard', overheadBytes: 145 }],
  ['IPsec', { encryption: CiliumEncryption.ipsec() }, { encryption: 'IPsec', overheadBytes: 127 }],
  ['routes on layer 2', { routing: CiliumRouting.nativeRouting({ ipv4NativeRoutingCidr: '10.244.0.0/16', autoDirectNodeRoutes: true }) },
    { encapsulation: 'none', needsLayer2: true, overheadBytes: 0 }],
  ['routes where they can be',
    { routing: CiliumRouting.nativeRouting({ ipv4NativeRoutingCidr: '10.244.0.0/16', autoDirectNodeRoutes: true, directRoutingSkipUnreachable: true }) },
    { needsLayer2: false }],
  ['nothing is seen', { hubble: { enabled: false } }, { observability: 'none' }],
  ['L2', { ...REPLACING, l2Announcements: {} }, { loadBalancer: 'L2', kubeProxyReplacement: true }],
  ['BGP', { bgpControlPlane: true }, { loadBalancer: 'BGP' }],
  ['both', { ...REPLACING, l2Announcements: {}, bgpControlPlane: true }, { loadBalancer: 'L2 and BGP' }],
  ['BBR', { bandwidthManager: { bbr: true } }, { kernelMinimum: '5.18' }],
  ['netkit', { bpf: { datapathMode: CiliumDatapathMode.NETKIT_L2 } }, { kernelMinimum: '6.8' }],
])('capabilities, %s', (_, props, expected) => {
  expect(plan(props).capabilities).toMatchObject(expected);
});

test('classes of load balancers are those that are on', () => {
  expect(
    plan(
      { ...REPLACING, bgpControlPlane: true, l2Announcements: {}, nodeIpam: true }).loadBalancerClasses).toEqual(
        ['io.cilium/bgp-control-plane', 'io.cilium/l2-announcer', 'io.cilium/node']);
});

test.each<[string, CiliumProps, readonly string[], string]>([
  ['both families', { ipv6: true, ipam: CiliumIpam.clusterPool({ ipv6PodCidrs: ['fd00:10:244::/104'] }) }, ['10.244.0.0/16', 'fd00:10:244::/104'],
    'CiliumIpam.clusterPool({ ipv4PodCidrs })'],
  ["both families, with Cilium's own IPv6", { ipv6: true }, ['10.244.0.0/16', 'fd00::/104'], 'CiliumIpam.clusterPool({ ipv4PodCidrs })'],
  ['IPv6 alone', { ipv4: false, ipv6: true }, ['fd00::/104'], 'CiliumIpam.clusterPool({ ipv4PodCidrs })'],
  ['of kube-controller-manager', { ipam: CiliumIpam.kubernetes({ podCidrs: ['10.42.0.0/16'] }) }, ['10.42.0.0/16'], 'CiliumIpam.kubernetes({ podCidrs })'],
  ['of pools', { ipam: CiliumIpam.multiPool({ pools: [{ name: 'default', ipv4Cidrs: ['10.1.0.0/16', '10.2.0.0/16'] }] }) }, ['10.1.0.0/16', '10.2.0.0/16'],
    'CiliumIpam.multiPool({ pools })'],
  ['that nobody knows', { ipam: CiliumIpam.eni() }, [], 'CiliumIpam.eni({ podCidrs })'],
])('networks of pods, %s', (_, props, podCidrs, podCidrsFrom) => {
  expect(plan(props)).toMatchObject({ network: { podCidrs }, podCidrsFrom });
});

const KUBE_PROXY = 'Cilium does the work of kube-proxy, and nobody sees from here whether that runs: both at once break Services; '
  + 'the notes say how it is removed.';
const BY_HAND = 'On a new cluster install Cilium once from the folder of this file: helm upgrade --install cilium cilium --repo=https://helm.cilium.io '
  + '--version=1.20.2 --namespace=kube-system --values=cilium/values.txt';

test.each<[string, CiliumProps, readonly string[]]>([
  ['IPAM by pools', { ipam: CiliumIpam.multiPool() }, ['IPAM by several pools is beta in Cilium: it may change or go away.']],
  ['mutual authentication alone', { mutualAuthentication: {} }, [
    'Mutual authentication is beta in Cilium: it may change or go away.',
    'Mutual authentication does not encrypt: add encryption: CiliumEncryption.wireguard().',
  ]],
  ['L2', { ...REPLACING, l2Announcements: {} }, ['L2 announcement is beta in Cilium: it may change or go away.', KUBE_PROXY]],
  ['traffic of nodes', { encryption: CiliumEncryption.wireguard({ nodeEncryption: true }) },
    ['Encryption of the traffic of nodes is beta in Cilium: it may change or go away.']],
  ['TPROXY', { bpf: { tproxy: true } }, ['TPROXY by eBPF is beta in Cilium: it may change or go away.']],
  ["upstream's own network", { ipam: CiliumIpam.clusterPool({ ipv4PodCidrs: ['10.0.0.0/8'] }) },
    ["Cilium's network of pods 10.0.0.0/8 holds 10.96.0.0/12, which kubeadm gives to Services unless it was told another."]],
  ['never', { policyEnforcementMode: CiliumPolicyEnforcementMode.NEVER }, ['Policies have no effect, because policyEnforcementMode is "never".']],
  ['audit', { policyAuditMode: true }, ['Policies refuse nothing, because policyAuditMode is on.']],
  ['routed partly', { routing: CiliumRouting.nativeRouting({ ipv4NativeRoutingCidr: '10.244.0.0/17', autoDirectNodeRoutes: true }) },
    ['Cilium routes 10.244.0.0/17 and masquerades the rest, and some pods of 10.244.0.0/16 are not in it: between those of different nodes policies would '
      + 'see the node instead of the pod.']],
  ['a Job that looks for the API server', { kubeProxyReplacement: true, k8sServiceHost: 'auto', installer: CiliumInstaller.job() }, [
    'The Job that installs Cilium may do everything in the cluster (cluster-admin), because the chart makes ClusterRoles.',
    KUBE_PROXY,
    'The Job that installs Cilium finds the API server by kube-proxy, because k8sServiceHost is "auto"; remove kube-proxy after it has run.',
  ]],
  ['a page for everybody', { hubble: { relay: true, ui: true, uiServiceType: CiliumServiceType.LOAD_BALANCER } },
    ["Hubble's page has no login, and everybody who reaches its Service sees who talks to whom."]],
  ['Flux', { installer: CiliumInstaller.flux() },
    ['Flux cannot install the first Cilium of a cluster, because its own pods need a network; it takes over what helm or a Job has installed.']],
  ['Argo CD', { installer: CiliumInstaller.argoCd() },
    ['Argo CD cannot install the first Cilium of a cluster, because its own pods need a network; it takes over what helm or a Job has installed.']],
])('warnings, %s', (_, props, expected) => {
  expect(plan(props).warnings).toEqual(expected);
});

test.each<[string, CiliumProps, string]>([
  ['without kube-proxy', REPLACING,
    "Cilium does the work of kube-proxy, which must not run beside it: make a new cluster with kubeadm init --skip-phases=addon/kube-proxy. On a running "
      + "one, let Cilium start on every node first, then kubectl -n kube-system delete daemonset,configmap kube-proxy, then restart the nodes one by one "
        + "or remove kube-proxy's rules on each: iptables-save | grep -v KUBE | iptables-restore."],
  ['routes by others', { routing: CiliumRouting.nativeRouting({ ipv4NativeRoutingCidr: '10.244.0.0/16' }) },
    'The network between the nodes must know which node each network of pods is on: by routers, by BGP, or by autoDirectNodeRoutes where all nodes are in '
      + 'one layer 2 network.'],
  ['Gateway API', { ...REPLACING, gatewayApi: {} },
    'The CRDs of Gateway API must be there before Cilium starts; otherwise restart its operator and agents after they are: kubectl -n kube-system rollout '
      + 'restart deployment/cilium-operator daemonset/cilium.'],
  ['IPsec', { encryption: CiliumEncryption.ipsec() },
    'Before Cilium starts, the Secret cilium-ipsec-keys in kube-system must hold a key "keys", a line like 3+ rfc4106(gcm(aes)) <40 hexadecimal digits> 128.'],
  ['L2', { ...REPLACING, l2Announcements: {} },
    'L2 announcement renews one lease for each Service; with many of them raise k8sClientRateLimit: requests in a second are Services divided by '
      + 'leaseRenewDeadline.'],
  ['BGP', { bgpControlPlane: true }, 'BGP needs TCP port 179 between nodes and their routers.'],
  ['a mesh', { clusterName: 'one', clusterId: 1, clusterMesh: {} },
    'All clusters of a mesh need networks of pods apart from each other, the same kind of routing, and certificates of one CA: copy the Secret cilium-ca '
      + 'of the first cluster into kube-system of the others before Cilium is installed there.'],
  ['on top of another', { cni: { chainingMode: CiliumChainingMode.FLANNEL } },
    'Cilium needs Linux 5.10 or later on every node, and works on top of the plugin flannel, which must be there. Before an upgrade install the chart once '
      + 'as cilium-preflight, with preflight.enabled=true, agent=false and operator.enabled=false.'],
  ['beside others', { cni: { exclusive: false } },
    'Cilium needs Linux 5.10 or later on every node, and a cluster without any other CNI. Before an upgrade install the chart once as cilium-preflight, '
      + 'with preflight.enabled=true, agent=false and operator.enabled=false.'],
  ['the page of Hubble', { hubble: { relay: true, ui: true } },
    'Hubble shows who talks to whom at <http://localhost:12000> while `kubectl --namespace kube-system port-forward service/hubble-ui 12000:80` runs.'],
  ['the command of Hubble', { hubble: { relay: true } },
    'The command `hubble observe` shows who talks to whom, and what policies dropped, while `kubectl --namespace kube-system port-forward '
      + 'service/hubble-relay 4245:80` runs.'],
  ['a Job', { installer: CiliumInstaller.job() },
    "Once Cilium runs, take the Job's rights away: kubectl delete clusterrolebinding cilium-install. Applying everything again gives them back for "
      + "an upgrade."],
  ['k3s', { installer: CiliumInstaller.k3s() },
    'Cilium is installed by k3s itself, which must be started with --flannel-backend=none --disable-network-policy, and with --disable-kube-proxy where '
      + 'Cilium does the work of kube-proxy.'],
  ['Flux', { installer: CiliumInstaller.flux() }, BY_HAND],
  ['Argo CD', { installer: CiliumInstaller.argoCd() }, BY_HAND],
  ['a registry', { repository: 'oci://quay.io/cilium/charts/cilium' },
    'Cilium is installed from the folder of this file by: helm upgrade --install cilium oci://quay.io/cilium/charts/cilium --version=1.20.2 '
      + '--namespace=kube-system --values=cilium/values.txt'],
])('notes, %s', (_, props, expected) => {
  expect(plan(props).notes).toContain(expected);
});

test.each<[string, CiliumInstaller, object]>([
  ['a file of values', CiliumInstaller.valuesFile(), { objects: {}, requirements: [], existingNamespaces: [] }],
  ['a Job', CiliumInstaller.job(), { objects: { network: expect.any(Function) }, requirements: [], existingNamespaces: [] }],
  ['k3s', CiliumInstaller.k3s(), { objects: { network: expect.any(Function) }, requirements: [], existingNamespaces: [] }],
  ['Flux', CiliumInstaller.flux({ namespace: 'flux' }), {
    objects: { networkConfig: expect.any(Function) }, existingNamespaces: ['flux'],
    requirements: [{
      name: 'flux', stage: 'networkConfig',
      crds: ['helmreleases.helm.toolkit.fluxcd.io', 'helmrepositories.source.toolkit.fluxcd.io', 'ocirepositories.source.toolkit.fluxcd.io'],
    }],
  }],
  ['Argo CD', CiliumInstaller.argoCd(), {
    objects: { networkConfig: expect.any(Function) }, existingNamespaces: ['argocd'],
    requirements: [{ name: 'argo-cd', stage: 'networkConfig', crds: ['applications.argoproj.io'] }],
  }],
])('the stage of the objects, and who must be there before: %s', (_, installer, expected) => {
  const { objects, requirements, existingNamespaces } = plan({ installer });
  expect({ objects, requirements, existingNamespaces }).toEqual(expected);
});

test('what is installed here is waited for, with the CRDs that its operator makes', () => {
  const installer = CiliumInstaller.k3s();
  const workloads = [{ kind: 'daemonset', namespace: 'kube-system', name: 'cilium' }, { kind: 'deployment', namespace: 'kube-system', name: 'cilium-operator' }];
  const always = ['ciliumnetworkpolicies.cilium.io', 'ciliumclusterwidenetworkpolicies.cilium.io', 'ciliumloadbalancerippools.cilium.io'];
  expect(plan({ installer }).waits).toEqual({ crds: always, workloads, probes: [] });
  expect(plan({ ...REPLACING, installer, l2Announcements: {}, bgpControlPlane: true }).waits?.crds).toEqual([
    ...always, 'ciliuml2announcementpolicies.cilium.io', 'ciliumbgpclusterconfigs.cilium.io', 'ciliumbgppeerconfigs.cilium.io',
    'ciliumbgpadvertisements.cilium.io',
  ]);
  expect(plan().waits).toBeUndefined();
  expect(plan({ installer: CiliumInstaller.flux() }).waits).toBeUndefined();
});

test('what Cilium needs that it does not bring', () => {
  expect(plan({ ...REPLACING, gatewayApi: {} }).requirements).toEqual([{
    name: 'gateway-api', stage: 'networkConfig',
    crds: ['gatewayclasses', 'gateways', 'grpcroutes', 'httproutes', 'referencegrants'].map((kind) => `${kind}.gateway.networking.k8s.io`),
  }]);
  expect(plan({ encryption: CiliumEncryption.ipsec({ keySecretName: 'my-keys' }) }).secrets).toEqual([{
    namespace: 'kube-system', name: 'my-keys',
    keys: [{ key: 'keys', option: 'cilium-ipsec-keys', help: "key of Cilium's IPsec, as 3+ rfc4106(gcm(aes)) <40 hexadecimal digits> 128" }],
  }]);
});

test('with a file of values there is no object', () => {
  expect(install()).toEqual([]);
});

const VALUES = { ipam: DEFAULT_IPAM };
const VALUES_YAML = new Cilium(chart(), 'cilium').valuesYaml;
const OCI = 'oci://quay.io/cilium/charts/cilium';

test.each<[string, CiliumProps, readonly object[]]>([
  ['k3s', { installer: CiliumInstaller.k3s() }, [{
    apiVersion: 'helm.cattle.io/v1', kind: 'HelmChart', metadata: { name: 'cilium', namespace: 'kube-system' },
    spec: { repo: 'https://helm.cilium.io', chart: 'cilium', version: '1.20.2', targetNamespace: 'kube-system', bootstrap: true, failurePolicy: 'abort',
      valuesContent: VALUES_YAML },
  }]],
  // what RKE2's chart has otherwise stands there, as long as nobody says something else
  ['RKE2', { installer: CiliumInstaller.rke2(), version: '1.19.6' }, [{
    apiVersion: 'helm.cattle.io/v1', kind: 'HelmChartConfig', metadata: { name: 'rke2-cilium', namespace: 'kube-system' },
    spec: { failurePolicy: 'abort', valuesContent: 'cni:\n  chainingMode: portmap\n  exclusive: false\nhubble:\n  enabled: true\nipam:\n  mode: kubernetes\n' },
  }]],
  ['RKE2, with what was said', {
    installer: CiliumInstaller.rke2(), version: '1.19.6', hubble: { enabled: false }, cni: { chainingMode: CiliumChainingMode.NONE, exclusive: true },
    ipam: CiliumIpam.kubernetes({ podCidrs: ['10.42.0.0/16'] }),
  }, [{
    apiVersion: 'helm.cattle.io/v1', kind: 'HelmChartConfig', metadata: { name: 'rke2-cilium', namespace: 'kube-system' },
    spec: { failurePolicy: 'abort', valuesContent: 'cni:\n  chainingMode: none\n  exclusive: true\nhubble:\n  enabled: false\nipam:\n  mode: kubernetes\n' },
  }]],
  ['k3s, from a registry', { installer: CiliumInstaller.k3s(), repository: OCI }, [{
    apiVersion: 'helm.cattle.io/v1', kind: 'HelmChart', metadata: { name: 'cilium', namespace: 'kube-system' },
    spec: { chart: OCI, version: '1.20.2', targetNamespace: 'kube-system', bootstrap: true, failurePolicy: 'abort', valuesContent: VALUES_YAML },
  }]],
  ['Flux', { installer: CiliumInstaller.flux() }, [
    { apiVersion: 'source.toolkit.fluxcd.io/v1', kind: 'HelmRepository', metadata: { name: 'cilium', namespace: 'flux-system' },
      spec: { interval: '1h', url: 'https://helm.cilium.io' } },
    {
      apiVersion: 'helm.toolkit.fluxcd.io/v2', kind: 'HelmRelease', metadata: { name: 'cilium', namespace: 'flux-system' },
      spec: {
        interval: '1h', releaseName: 'cilium', targetNamespace: 'kube-system', storageNamespace: 'kube-system',
        chart: { spec: { chart: 'cilium', version: '1.20.2', interval: '1h', sourceRef: { kind: 'HelmRepository', name: 'cilium' } } },
        install: { remediation: { retries: -1, remediateLastFailure: false } },
        upgrade: { remediation: { retries: 3, strategy: 'rollback' } },
        values: VALUES,
      },
    },
  ]],
  ['Flux, from a registry', { installer: CiliumInstaller.flux({ namespace: 'flux', interval: '30m' }), repository: OCI, version: '1.19.6' }, [
    {
      apiVersion: 'source.toolkit.fluxcd.io/v1', kind: 'OCIRepository', metadata: { name: 'cilium', namespace: 'flux' },
      spec: { interval: '30m', url: OCI, ref: { tag: '1.19.6' },
        layerSelector: { mediaType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip', operation: 'copy' } },
    },
    {
      apiVersion: 'helm.toolkit.fluxcd.io/v2', kind: 'HelmRelease', metadata: { name: 'cilium', namespace: 'flux' },
      spec: {
        interval: '30m', releaseName: 'cilium', targetNamespace: 'kube-system', storageNamespace: 'kube-system',
        chartRef: { kind: 'OCIRepository', name: 'cilium' },
        install: { remediation: { retries: -1, remediateLastFailure: false } },
        upgrade: { remediation: { retries: 3, strategy: 'rollback' } },
        values: VALUES,
      },
    },
  ]],
  ['Argo CD', { installer: CiliumInstaller.argoCd() }, [{
    apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata: { name: 'cilium', namespace: 'argocd' },
    spec: {
      project: 'default',
      source: { repoURL: 'https://helm.cilium.io', chart: 'cilium', targetRevision: '1.20.2',
        helm: { releaseName: 'cilium', valuesObject: { ...VALUES, hubble: { tls: { auto: { method: 'cronJob' } } } } } },
      destination: { server: 'https://kubernetes.default.svc', namespace: 'kube-system' },
      syncPolicy: { automated: { prune: false, selfHeal: true }, syncOptions: ['ServerSideApply=true'] },
    },
  }]],
  ['Argo CD, from a registry',
    { installer: CiliumInstaller.argoCd({ namespace: 'argo', project: 'platform', automated: false }), repository: OCI, hubble: { enabled: false } }, [{
    apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata: { name: 'cilium', namespace: 'argo' },
    spec: {
      project: 'platform',
      source: { repoURL: 'quay.io/cilium/charts', chart: 'cilium', targetRevision: '1.20.2',
        helm: { releaseName: 'cilium', valuesObject: { ...VALUES, hubble: { enabled: false } } } },
      destination: { server: 'https://kubernetes.default.svc', namespace: 'kube-system' },
      syncPolicy: { syncOptions: ['ServerSideApply=true'] },
    },
  }]],
])('installed by %s', (_, props, expected) => {
  expect(install(props)).toEqual(expected);
});

test('a Job that installs is all that helm needs', () => {
  const [account, binding, config, job] = install({ ...REPLACING, installer: CiliumInstaller.job() });
  const labels = { 'app': 'cilium-install', 'app.kubernetes.io/name': 'cilium-install', 'app.kubernetes.io/managed-by': 'cdk8s-prow' };
  const metadata = { name: 'cilium-install', namespace: 'kube-system', labels };
  expect(account).toEqual({ apiVersion: 'v1', kind: 'ServiceAccount', metadata, automountServiceAccountToken: false });
  expect(binding).toEqual({
    apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRoleBinding', metadata: { name: 'cilium-install', labels },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' },
    subjects: [{ kind: 'ServiceAccount', name: 'cilium-install', namespace: 'kube-system' }],
  });
  expect(config).toEqual(
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'cilium-values', namespace: 'kube-system', labels },
      data: { 'values.yaml': expect.stringContaining('kubeProxyReplacement: "true"\n') } });
  expect(job).toEqual({
    apiVersion: 'batch/v1', kind: 'Job', metadata: { ...metadata, name: expect.stringMatching(/^cilium-install-[0-9a-f]{16}$/) },
    spec: {
      backoffLimit: 10,
      template: {
        metadata: { labels },
        spec: {
          serviceAccountName: 'cilium-install', automountServiceAccountToken: true, restartPolicy: 'Never', hostNetwork: true, dnsPolicy: 'Default',
          priorityClassName: 'system-cluster-critical', nodeSelector: { 'kubernetes.io/os': 'linux' }, tolerations: [{ operator: 'Exists' }],
          securityContext: { runAsNonRoot: true, runAsUser: 65532, runAsGroup: 65532, fsGroup: 65532, fsGroupChangePolicy: 'OnRootMismatch',
            seccompProfile: { type: 'RuntimeDefault' } },
          containers: [{
            name: 'helm', image: 'docker.io/alpine/helm:3.19.0', imagePullPolicy: 'IfNotPresent', command: ['helm'],
            args: ['upgrade', '--install', 'cilium', 'cilium', '--repo=https://helm.cilium.io', '--version=1.20.2', '--namespace=kube-system',
              '--values=/values/values.yaml'],
            env: [{ name: 'HOME', value: '/tmp' }, { name: 'KUBERNETES_SERVICE_HOST', value: '192.168.1.10' },
              { name: 'KUBERNETES_SERVICE_PORT', value: '6443' }],
            resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '512Mi' } },
            securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
            volumeMounts: [{ name: 'values', mountPath: '/values', readOnly: true }, { name: 'tmp', mountPath: '/tmp' }],
          }],
          volumes: [{ name: 'values', configMap: { name: 'cilium-values' } }, { name: 'tmp', emptyDir: { sizeLimit: '128Mi' } }],
        },
      },
    },
  });
});

test('what a Job is to do is in its name, and where there is kube-proxy it needs no address', () => {
  const job = (props: CiliumProps): any => install({ installer: CiliumInstaller.job(), ...props })[3];
  const names = [{}, { version: '1.19.6' }, { mtu: 9000 }, { repository: OCI },
    { installer: CiliumInstaller.job({ image: 'registry.example/helm:3.19.1' }) }].map((props) => job(props).metadata.name);
  expect(new Set(names).size).toBe(5);
  expect(job({}).metadata.name).toBe(names[0]);
  expect(job({}).spec.template.spec.containers[0].env).toEqual([{ name: 'HOME', value: '/tmp' }]);
  expect(job({ repository: OCI }).spec.template.spec.containers[0].args.slice(2, 5)).toEqual(['cilium', OCI, '--version=1.20.2']);
});
