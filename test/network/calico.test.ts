import { App, Chart } from 'cdk8s';
import { CalicoAutodetection } from '../../src/network/calico/calico-autodetection';
import { CalicoBgp } from '../../src/network/calico/calico-bgp';
import { CalicoBpfExternalServiceMode, CalicoDataplane } from '../../src/network/calico/calico-dataplane';
import { CalicoEncapsulation } from '../../src/network/calico/calico-encapsulation';
import { CalicoFlavour, CalicoKubernetesProvider } from '../../src/network/calico/calico-flavour';
import { CalicoPlugin } from '../../src/network/calico/calico-plugin';
import { CalicoPool, CalicoPoolProps } from '../../src/network/calico/calico-pool';
import { CalicoAssignmentMode, CalicoPoolUse } from '../../src/network/calico/calico-pool-options';
import { CalicoProps } from '../../src/network/calico/calico-props';
import { CalicoApiVersion } from '../../src/network/calico-versions';
import { Cni } from '../../src/network/cni';
import { loose } from '../support/findings';

const chart = (): Chart => new Chart(new App({ outdir: 'unused' }), '15-network-config');

function pool(props: CalicoPoolProps): any {
  return new CalicoPool(chart(), 'pool', props).pool.toJson();
}

function objects(props: CalicoProps, stage: 'namespaces' | 'network' | 'networkConfig' = 'network'): readonly any[] {
  const scope = chart();
  Cni.calico(props)._plan.objects[stage]?.(scope);
  return scope.toJson();
}

const names = (all: readonly any[]): readonly string[] => all.map(({ kind, metadata }) => `${kind}/${metadata.name}`);

interface Manifest {
  readonly all: readonly any[];
  readonly config: any;
  readonly node: any;
  readonly env: Readonly<Record<string, unknown>>;
}

function manifest(props: CalicoProps = {}): Manifest {
  const all = objects({ flavour: CalicoFlavour.manifest(), ...props });
  const node = all.find(({ kind }) => kind === 'DaemonSet').spec.template.spec.containers[0];
  return {
    all, node,
    config: all.find(({ metadata }) => metadata.name === 'calico-config').data,
    env: Object.fromEntries(node.env.map(({ name, value, valueFrom }: any) => [name, value ?? valueFrom])),
  };
}

test('CalicoPool is one IPPool, with every field written', () => {
  expect(pool({ cidr: '10.244.0.0/16' })).toEqual({
    apiVersion: 'projectcalico.org/v3',
    kind: 'IPPool',
    metadata: { name: 'default-ipv4-ippool' },
    spec: {
      cidr: '10.244.0.0/16', blockSize: 26, ipipMode: 'Never', vxlanMode: 'CrossSubnet', natOutgoing: true, nodeSelector: 'all()',
      allowedUses: ['Workload', 'Tunnel'],
      assignmentMode: 'Automatic', disabled: false, disableBGPExport: false,
    },
  });
  expect(pool({ cidr: 'fd00:10:244::/56' })).toMatchObject({ metadata: { name: 'default-ipv6-ippool' }, spec: { blockSize: 122, natOutgoing: false } });
  expect(pool({ cidr: '192.168.1.192/26', allowedUses: [CalicoPoolUse.LOAD_BALANCER] })).toMatchObject({
    metadata: { name: 'loadbalancer-ipv4-ippool' }, spec: { ipipMode: 'Never', vxlanMode: 'Never', natOutgoing: false, nodeSelector: 'all()' },
  });
  expect(pool({
    cidr: '10.1.0.0/16', name: 'west', blockSize: 24, encapsulation: CalicoEncapsulation.ipipCrossSubnet(), natOutgoing: false,
    nodeSelector: 'zone == \'west\' && !has(edge)',
    namespaceSelector: 'team in {\'a\', \'b\'}', assignmentMode: CalicoAssignmentMode.MANUAL, disabled: true, disableBGPExport: true,
  })).toMatchObject(
    { spec: { allowedUses: ['Workload'], ipipMode: 'CrossSubnet', namespaceSelector: 'team in {\'a\', \'b\'}', disabled: true, disableBGPExport: true } });
});

test('a pool of v1 is written on request, with a warning', () => {
  const made = new CalicoPool(chart(), 'pool', { cidr: '10.244.0.0/16', apiVersion: CalicoApiVersion.V1 });
  expect(made.pool.apiVersion).toBe('crd.projectcalico.org/v1');
  expect(made.warnings).toEqual([
    'Objects of crd.projectcalico.org/v1 are how Calico keeps its data, and its project does not support that others write them; '
      + 'with Calico\'s API server, projectcalico.org/v3 is supported.',
  ]);
  expect(new CalicoPool(chart(), 'pool', { cidr: '10.244.0.0/16' }).warnings).toEqual([]);
});

test.each<[CalicoEncapsulation, string, string, string, number]>([
  [CalicoEncapsulation.none(), 'None', 'Never', 'Never', 1500],
  [CalicoEncapsulation.ipip(), 'IPIP', 'Always', 'Never', 1480],
  [CalicoEncapsulation.ipipCrossSubnet(), 'IPIPCrossSubnet', 'CrossSubnet', 'Never', 1480],
  [CalicoEncapsulation.vxlan(), 'VXLAN', 'Never', 'Always', 1450],
  [CalicoEncapsulation.vxlanCrossSubnet(), 'VXLANCrossSubnet', 'Never', 'CrossSubnet', 1450],
])('an encapsulation is the same thing everywhere: %#', (encapsulation, word, ipipMode, vxlanMode, mtu) => {
  const cidr = '10.244.0.0/16';
  expect(pool({ cidr, encapsulation }).spec).toMatchObject({ ipipMode, vxlanMode });
  expect(objects({ pools: [{ cidr, encapsulation }] })[0].spec.calicoNetwork.ipPools[0].encapsulation).toBe(word);
  expect(manifest({ pools: [{ cidr, encapsulation }] }).all[0].spec).toMatchObject({ ipipMode, vxlanMode });
  expect(Cni.calico({ pools: [{ cidr, encapsulation }] })._plan.network.podMtu).toBe(mtu);
});

test('with the operator, four objects say what to install, as upstream has them', () => {
  const all = objects({});
  expect(names(all)).toEqual(['Installation/default', 'APIServer/default', 'Goldmane/default', 'Whisker/default']);
  expect(all[0]).toEqual({
    apiVersion: 'operator.tigera.io/v1',
    kind: 'Installation',
    metadata: { name: 'default' },
    spec: {
      variant: 'Calico',
      cni: { type: 'Calico', ipam: { type: 'Calico' } },
      calicoNetwork: {
        bgp: 'Enabled',
        linuxDataplane: 'Iptables',
        ipPools: [{
          name: 'default-ipv4-ippool', cidr: '192.168.0.0/16', blockSize: 26, encapsulation: 'VXLANCrossSubnet', natOutgoing: 'Enabled', nodeSelector: 'all()',
          allowedUses: ['Workload', 'Tunnel'],
          assignmentMode: 'Automatic', disableBGPExport: false,
        }],
      },
    },
  });
  expect(names(objects({}, 'networkConfig'))).toEqual([]);
  const upstream = Cni.calico()._plan.upstreamManifests.map(({ _plan }) => _plan);
  expect(upstream.map(({ name, version, stage, serverSide }) => [name, version, stage, serverSide])).toEqual([
    ['calico-operator-crds', 'v3.32.1', 'crds', true],
    ['tigera-operator', 'v3.32.1', 'network', true],
  ]);
  // they are applied before the Installation, so they can wait for nothing that it makes
  expect(upstream.map(({ waits }) => waits)).toEqual(Array(2).fill({ crds: [], workloads: [], probes: [] }));
  expect(Cni.calico()._plan.waits).toEqual({
    crds: [],
    workloads: [{ kind: 'daemonset', namespace: 'calico-system', name: 'calico-node' },
      { kind: 'deployment', namespace: 'calico-system', name: 'calico-kube-controllers' }],
    probes: [{ apiVersion: 'projectcalico.org/v3', kind: 'GlobalNetworkSet', metadata: { name: 'cdk8s-prow-probe' } }],
  });
});

test('the operator is told everything that was said', () => {
  const all = objects({
    flavour: CalicoFlavour.operator({
      whisker: false, kubernetesProvider: CalicoKubernetesProvider.KIND, hostPorts: false, containerIPForwarding: true, kubeProxyManagement: true,
      overrides: { nodeMetricsPort: 9091 },
    }),
    dataplane: CalicoDataplane.bpf({ apiServerHost: '192.168.1.5', apiServerPort: 443 }),
    pools: [{ cidr: '10.244.0.0/16' }, { cidr: 'fd00:10:244::/56', disabled: true }, { cidr: 'fd00:10:245::/56', name: 'six' }],
    mtu: 1400,
    ipv4Autodetection: CalicoAutodetection.canReach('192.168.1.1'),
    imageRegistry: 'registry.example.com/mirror',
  });
  expect(names(all)).toEqual(['Installation/default', 'APIServer/default', 'Goldmane/default']);
  expect(all[0].spec).toMatchObject({
    registry: 'registry.example.com/mirror/',
    kubernetesProvider: 'Kind',
    nodeMetricsPort: 9091,
    calicoNetwork: {
      linuxDataplane: 'BPF', mtu: 1400, hostPorts: 'Disabled', containerIPForwarding: 'Enabled', kubeProxyManagement: 'Enabled',
      nodeAddressAutodetectionV4: { canReach: '192.168.1.1' },
      nodeAddressAutodetectionV6: { firstFound: true }, ipPools: [{}, { disableNewAllocations: true }, { name: 'six' }],
    },
  });
});

test('Windows nodes get what the operator takes: VXLAN, no BGP, Services, and the API server before it starts', () => {
  const windows = { serviceCidrs: ['10.96.0.0/12'], apiServerHost: '192.168.1.5' };
  expect(objects({ windows })[0].spec).toMatchObject({
    serviceCIDRs: ['10.96.0.0/12'], calicoNetwork: { bgp: 'Disabled', windowsDataplane: 'HNS', ipPools: [{ cidr: '192.168.0.0/16', encapsulation: 'VXLAN' }] },
  });
  expect(objects({ windows }, 'namespaces')[1]).toMatchObject({
    metadata: { name: 'kubernetes-services-endpoint', namespace: 'tigera-operator' },
    data: { KUBERNETES_SERVICE_HOST: '192.168.1.5', KUBERNETES_SERVICE_PORT: '6443' },
  });
  const { none: bare } = CalicoEncapsulation;
  expect(objects({ windows, pools: [{ cidr: '10.244.0.0/16', encapsulation: bare() }] })[0].spec.calicoNetwork).toMatchObject({
    bgp: 'Enabled', ipPools: [{ encapsulation: 'None' }],
  });
  expect(objects({ windows, plugin: CalicoPlugin.azureVnet() })[0].spec.calicoNetwork).toEqual({
    bgp: 'Disabled', linuxDataplane: 'Iptables', windowsDataplane: 'HNS',
  });
});

test.each<[string, CalicoPlugin, string]>([
  ['AmazonVPC', CalicoPlugin.amazonVpc(), 'amazon'],
  ['AzureVNET', CalicoPlugin.azureVnet(), 'azure'],
])('beside %s Calico enforces policies only, and the plan says so', (type, plugin, cloud) => {
  const cni = Cni.calico({ plugin });
  expect(objects({ plugin })[0].spec).toEqual({
    variant: 'Calico', cni: { type, ipam: { type } }, calicoNetwork: { bgp: 'Disabled', linuxDataplane: 'Iptables' },
  });
  expect(cni._plan).toMatchObject({ network: { podCidrs: [], podMtu: undefined }, cloud, podsAmongNodes: true, interfaceByChance: undefined, crossings: [] });
  expect(cni.firewall).toEqual(['TCP 5473: what Typha tells Calico\'s nodes']);
  expect(cni.capabilities).toMatchObject({
    enforcesNetworkPolicy: true, encapsulation: 'none', overheadBytes: 0, dualStack: undefined, needsLayer2: false, loadBalancer: 'none',
  });
  expect(Cni.calico({ plugin, wireguard: true }).firewall[0]).toBe('UDP 51820: packets between pods of different nodes, in WireGuard');
});

test('overrides of the operator are merged into what properties say', () => {
  const flavour = CalicoFlavour.operator({ overrides: { calicoNetwork: { linuxPolicySetupTimeoutSeconds: 5 }, cni: { ipam: { type: 'HostLocal' } } } });
  const pools = [{ cidr: '10.244.0.0/16', encapsulation: CalicoEncapsulation.none() }];
  expect(objects({ flavour, pools, mtu: 1400 })[0].spec).toMatchObject({
    cni: { type: 'Calico', ipam: { type: 'HostLocal' } },
    calicoNetwork: { linuxPolicySetupTimeoutSeconds: 5, mtu: 1400, ipPools: [{ cidr: '10.244.0.0/16' }] },
  });
  expect(Cni.calico({ flavour, pools })._plan.usesNodeCidrs).toBe(true);
});

test.each<[string, CalicoProps, readonly string[]]>([
  ['eBPF, which wraps what it hands on', {
    dataplane: CalicoDataplane.bpf({ apiServerHost: '10.0.0.1' }),
    pools: [{ cidr: '10.0.0.0/16', encapsulation: CalicoEncapsulation.none() }],
  }, [
    'UDP 4789: packets for a Service that eBPF hands on to the node of its pod, in VXLAN', 'TCP 179: routes to pods, by BGP',
    'TCP 5473: what Typha tells Calico\'s nodes',
  ]],
  ['eBPF on another port', { dataplane: CalicoDataplane.bpf({ apiServerHost: '10.0.0.1' }), felix: { vxlanPort: 4790 }, bgp: CalicoBgp.disabled() }, [
    'UDP 4790: packets between pods of different nodes, in VXLAN', 'TCP 5473: what Typha tells Calico\'s nodes',
  ]],
  ['WireGuard of both families on ports of one\'s own', {
    wireguard: true, bgp: CalicoBgp.disabled(), pools: [{ cidr: '10.0.0.0/16' }, { cidr: 'fd00::/56' }],
    felix: { wireguardListeningPort: 51900, overrides: { wireguardListeningPortV6: 51901 } },
  }, [
    'UDP 4789: packets between pods of different nodes, in VXLAN', 'UDP 51900: packets between pods of different nodes, in WireGuard',
    'UDP 51901: IPv6 packets between pods of different nodes, in WireGuard', 'TCP 5473: what Typha tells Calico\'s nodes',
  ]],
  ['Windows', { windows: { serviceCidrs: ['10.96.0.0/12'], apiServerHost: '10.0.0.1' } }, [
    'UDP 4789: packets between pods of different nodes, in VXLAN', 'TCP 5473: what Typha tells Calico\'s nodes',
  ]],
])('firewalls hold all that is sent: %s', (_, props, firewall) => expect(Cni.calico(props).firewall).toEqual(firewall));

test('with eBPF the operator knows where the API server is before it starts', () => {
  const all = objects({ dataplane: CalicoDataplane.bpf({ apiServerHost: '192.168.1.5', apiServerPort: 443 }) }, 'namespaces');
  expect(names(all)).toEqual(['Namespace/tigera-operator', 'ConfigMap/kubernetes-services-endpoint']);
  expect(all[1]).toMatchObject({ metadata: { namespace: 'tigera-operator' }, data: { KUBERNETES_SERVICE_HOST: '192.168.1.5', KUBERNETES_SERVICE_PORT: '443' } });
  expect(objects({}, 'namespaces')).toEqual([]);
  expect(objects({ dataplane: CalicoDataplane.nftables() }, 'networkConfig')).toEqual([]);
  expect(manifest({ dataplane: CalicoDataplane.nftables() }).all[1].spec).toEqual({ defaultEndpointToHostAction: 'Accept', nftablesMode: 'Enabled' });
});

test('Felix and BGP are set up through the API server of the operator', () => {
  const all = objects({
    wireguard: true,
    felix: { vxlanPort: 4790, overrides: { floatingIPs: 'Enabled' } },
    bgp: CalicoBgp.enabled({
      asNumber: 64513, listenPort: 1790, serviceClusterIPs: ['10.96.0.0/12'], routeReflectors: 'has(reflector)',
      peers: [{ name: 'tor', peerIP: '192.168.1.1', asNumber: 64512, passwordSecretName: 'tor' }],
    }),
  }, 'networkConfig');
  expect(all.every(({ apiVersion }) => apiVersion === 'projectcalico.org/v3')).toBe(true);
  expect(all.map(({ kind, metadata, spec }) => [kind, metadata.name, spec])).toEqual([
    ['FelixConfiguration', 'default', { wireguardEnabled: true, vxlanPort: 4790, floatingIPs: 'Enabled' }],
    ['BGPConfiguration', 'default', { asNumber: 64513, nodeToNodeMeshEnabled: false, listenPort: 1790, serviceClusterIPs: [{ cidr: '10.96.0.0/12' }] }],
    ['BGPPeer', 'route-reflectors', { nodeSelector: 'all()', peerSelector: 'has(reflector)' }],
    ['BGPPeer', 'tor', { peerIP: '192.168.1.1', asNumber: 64512, password: { secretKeyRef: { name: 'tor', key: 'password' } } }],
  ]);
});

test('without the operator, the objects are those of calico.yaml but for its CRDs, after the pools', () => {
  const { all, config, node, env } = manifest();
  expect(names(all)).toEqual([
    'IPPool/default-ipv4-ippool', 'FelixConfiguration/default',
    'ServiceAccount/calico-node', 'ServiceAccount/calico-cni-plugin', 'ClusterRole/calico-node', 'ClusterRoleBinding/calico-node',
    'ClusterRole/calico-cni-plugin',
    'ClusterRoleBinding/calico-cni-plugin', 'ConfigMap/calico-config', 'ServiceAccount/calico-kube-controllers', 'ClusterRole/calico-kube-controllers',
    'ClusterRoleBinding/calico-kube-controllers', 'ClusterRole/calico-tier-getter', 'ClusterRoleBinding/calico-tier-getter',
    'PodDisruptionBudget/calico-kube-controllers',
    'Deployment/calico-kube-controllers', 'DaemonSet/calico-node',
  ]);
  expect(
    all.slice(0, 2).map(({ apiVersion, spec }) => [apiVersion, spec.defaultEndpointToHostAction])).toEqual(
      [['crd.projectcalico.org/v1', undefined], ['crd.projectcalico.org/v1', 'Accept']]);
  expect(config).toMatchObject({ typha_service_name: 'none', calico_backend: 'bird', veth_mtu: '0' });
  expect(config.cni_network_config).toContain('"mtu": __CNI_MTU__,');
  expect(JSON.parse(config.cni_network_config.replace('__CNI_MTU__', '0')).plugins[0].ipam).toEqual({ type: 'calico-ipam' });
  expect(env).toMatchObject({ IP: 'autodetect', NO_DEFAULT_POOLS: 'true', FELIX_IPV6SUPPORT: 'false', CLUSTER_TYPE: 'k8s,bgp' });
  expect([node.livenessProbe, node.readinessProbe].map(({ exec }) => exec.command)).toEqual(
    [['/bin/calico-node', '-felix-live', '-bird-live'], ['/bin/calico-node', '-felix-ready', '-bird-ready']]);
  expect(
    Cni.calico({ flavour: CalicoFlavour.manifest() })._plan.upstreamManifests.map(
      ({ _plan: { name, stage } }) => [name, stage])).toEqual([['calico-crds', 'crds']]);
});

test('without BGP nothing asks for BIRD', () => {
  const { config, node } = manifest({ bgp: CalicoBgp.disabled() });
  expect(config.calico_backend).toBe('vxlan');
  expect(JSON.stringify(node)).not.toContain('bird');
});

test.each<[CalicoProps, number]>([
  [{}, 0],
  [{ nodes: 50 }, 0],
  [{ nodes: 51 }, 3],
  [{ nodes: 1000 }, 5],
  [{ nodes: 1000, flavour: CalicoFlavour.manifest({ typhaReplicas: 0 }) }, 0],
])('Typha by the number of nodes: %j', (props, replicas) => {
  const { all, config, env } = manifest(props);
  const typha = all.find(({ kind, metadata }) => kind === 'Deployment' && metadata.name === 'calico-typha');
  expect(typha?.spec.replicas ?? 0).toBe(replicas);
  expect([config.typha_service_name, 'FELIX_TYPHAK8SSERVICENAME' in env]).toEqual(replicas === 0 ? ['none', false] : ['calico-typha', true]);
});

test('both families, one of them, eBPF and addresses of nodes in the manifest', () => {
  const dual = manifest({ pools: [{ cidr: '10.244.0.0/16' }, { cidr: 'fd00:10:244::/56' }], ipv6Autodetection: CalicoAutodetection.cidrs(['fd00:1::/64']) });
  expect(dual.env).toMatchObject({ IP: 'autodetect', IP6: 'autodetect', IP6_AUTODETECTION_METHOD: 'cidr=fd00:1::/64', FELIX_IPV6SUPPORT: 'true' });
  expect(
    JSON.parse(dual.config.cni_network_config.replace('__CNI_MTU__', '0')).plugins[0].ipam).toEqual(
      { type: 'calico-ipam', assign_ipv4: 'true', assign_ipv6: 'true' });
  expect(manifest({ pools: [{ cidr: 'fd00:10:244::/56' }] }).env).toMatchObject({ IP: 'none', CALICO_ROUTER_ID: 'hash' });
  const bpf = manifest({
    dataplane: CalicoDataplane.bpf({ apiServerHost: 'k8s.example.com', kubeProxyStays: true, externalServiceMode: CalicoBpfExternalServiceMode.DSR }),
  });
  expect(bpf.all.find(({ metadata }) => metadata.name === 'kubernetes-services-endpoint')).toMatchObject(
    { metadata: { namespace: 'kube-system' }, data: { KUBERNETES_SERVICE_PORT: '6443' } });
  expect(bpf.all[1].spec).toEqual(
    { defaultEndpointToHostAction: 'Accept', bpfEnabled: true, bpfExternalServiceMode: 'DSR', bpfKubeProxyIptablesCleanupEnabled: false });
});

test.each([
  [CalicoAutodetection.firstFound(), 'first-found', { firstFound: true }],
  [CalicoAutodetection.kubernetesInternalIp(), 'kubernetes-internal-ip', { kubernetes: 'NodeInternalIP' }],
  [CalicoAutodetection.canReach('10.0.0.1'), 'can-reach=10.0.0.1', { canReach: '10.0.0.1' }],
  [CalicoAutodetection.interfaces('eth.*'), 'interface=eth.*', { interface: 'eth.*' }],
  [CalicoAutodetection.skipInterfaces('docker.*'), 'skip-interface=docker.*', { skipInterface: 'docker.*' }],
  [CalicoAutodetection.cidrs(['10.0.0.0/8', '192.168.0.0/16']), 'cidr=10.0.0.0/8,192.168.0.0/16', { cidrs: ['10.0.0.0/8', '192.168.0.0/16'] }],
])('autodetection is the same in both flavours: %#', (ipv4Autodetection, method, installation) => {
  expect(manifest({ ipv4Autodetection }).env.IP_AUTODETECTION_METHOD).toBe(method);
  expect(objects({ ipv4Autodetection })[0].spec.calicoNetwork.nodeAddressAutodetectionV4).toEqual(installation);
});

test('a password of a BGP peer is a Secret, that Calico alone may read', () => {
  const props: CalicoProps = { flavour: CalicoFlavour.manifest(),
    bgp: CalicoBgp.enabled({ peers: [{ name: 'tor', peerIP: '192.168.1.1', asNumber: 64512, passwordSecretName: 'bgp-tor' }] }) };
  expect(objects(props).find(({ kind }) => kind === 'Role').rules).toEqual(
    [{ apiGroups: [''], resources: ['secrets'], resourceNames: ['bgp-tor'], verbs: ['get', 'list', 'watch'] }]);
  expect(Cni.calico(props)._plan.secrets).toEqual(
    [{ namespace: 'kube-system', name: 'bgp-tor', keys: [{ key: 'password', option: 'bgp-password-tor', help: 'password of the BGP peer tor' }] }]);
  const operator = Cni.calico({ bgp: props.bgp })._plan;
  expect(operator.secrets).toEqual([]);
  expect(operator.notes[3]).toBe(
    'Calico\'s nodes read the BGP password from the Secret bgp-tor in calico-system, which the operator makes; make the Secret there, and let them: '
    + 'kubectl -n calico-system create role bgp-tor --verb=get,list,watch --resource=secrets --resource-name=bgp-tor && '
    + 'kubectl -n calico-system create rolebinding bgp-tor --role=bgp-tor --serviceaccount=calico-system:calico-node.');
});

test.each<[string, CalicoProps, object, readonly string[]]>([
  ['by default', {},
    { encapsulation: 'VXLAN', overheadBytes: 50, needsLayer2: false, dualStack: true, observability: 'Goldmane and Whisker', kernelMinimum: '5.10',
      encryption: 'none' },
    ['UDP 4789', 'TCP 179', 'TCP 5473']],
  ['plain BGP', { pools: [{ cidr: '10.0.0.0/16', encapsulation: CalicoEncapsulation.none() }] }, { encapsulation: 'none', overheadBytes: 0, needsLayer2: true },
    ['TCP 179', 'TCP 5473']],
  ['IPIP', { pools: [{ cidr: '10.0.0.0/16', encapsulation: CalicoEncapsulation.ipip() }] },
    { encapsulation: 'IPIP', overheadBytes: 20, ipv6OverheadBytes: undefined, dualStack: false }, ['IP protocol 4', 'TCP 179', 'TCP 5473']],
  ['WireGuard', { wireguard: true, felix: { vxlanPort: 4790, wireguardListeningPort: 50000 } }, { encryption: 'WireGuard', overheadBytes: 60 },
    ['UDP 4790', 'TCP 179', 'UDP 50000', 'TCP 5473']],
  ['eBPF', { dataplane: CalicoDataplane.bpf({ apiServerHost: '10.0.0.1' }) }, { kubeProxyReplacement: true, overheadBytes: 50 },
    ['UDP 4789', 'TCP 179', 'TCP 5473']],
  ['nftables', { dataplane: CalicoDataplane.nftables(), bgp: CalicoBgp.disabled() }, { kernelMinimum: '5.13' }, ['UDP 4789', 'TCP 5473']],
  ['the manifest', { flavour: CalicoFlavour.manifest() }, { observability: 'metrics', scale: 'up to 50 nodes without Typha' }, ['UDP 4789', 'TCP 179']],
])('what it can, and what its nodes need open: %s', (_, props, can, firewall) => {
  const cni = Cni.calico(props);
  expect(cni.capabilities).toMatchObject({ enforcesNetworkPolicy: true, l7Policy: false, lifecycle: 'active', ...can });
  expect(cni.firewall.map((line) => line.split(':')[0])).toEqual(firewall);
});

test('who serves Services of type LoadBalancer, and who reads policies of Calico', () => {
  const pools = [{ cidr: '10.0.0.0/16' }, { cidr: '192.168.1.192/26', allowedUses: [CalicoPoolUse.LOAD_BALANCER] }];
  const bgp = CalicoBgp.enabled({ serviceLoadBalancerIPs: ['192.168.1.192/26'] });
  const served = Cni.calico({ pools, bgp });
  expect([served._plan.loadBalancerClasses, served.capabilities.loadBalancer, served._plan.network.podCidrs]).toEqual([['calico'], 'BGP', ['10.0.0.0/16']]);
  expect(Cni.calico({ pools })._plan.loadBalancerClasses).toEqual([]);
  expect(Cni.calico({ bgp })._plan.warnings).toEqual(
    ['Calico tells peers the addresses of Services of type LoadBalancer, and gives none away: no pool has the use LoadBalancer.']);
  expect(
    [{}, { flavour: CalicoFlavour.operator({ apiServer: false }) },
      { flavour: CalicoFlavour.manifest() }].map((props) => Cni.calico(props)._plan.policyGroups)).toEqual([['projectcalico.org'], [], []]);
});

test('notes and warnings', () => {
  const { notes, warnings } = Cni.calico({
    flavour: CalicoFlavour.manifest(), pools: [{ cidr: '10.0.0.0/16', encapsulation: CalicoEncapsulation.none() }], bgp: CalicoBgp.disabled(),
    dataplane: CalicoDataplane.nftables(), wireguard: true,
  })._plan;
  expect(notes).toEqual([
    'Calico needs a cluster without any other CNI, made with kubeadm init --pod-network-cidr=10.0.0.0/16 or the like.',
    'Calico needs on every node: Linux 5.13 or newer with the module wireguard, no firewalld, and a NetworkManager that leaves cali*, tunl*, vxlan.calico '
      + 'and wireguard.cali alone.',
    'Never change the network, the block size or the encapsulation of a Calico pool that is in use: make another pool, and disable the first.',
    'Calico with nftables needs nft 1.0.1 or newer and a kube-proxy in its mode nftables.',
  ]);
  const whisker = 'Whisker shows who talks to whom, as Goldmane collects it, at <http://localhost:8081> while `kubectl --namespace calico-system port-forward '
    + 'service/whisker 8081:8081` runs.';
  expect(Cni.calico()._plan.notes).toContain(whisker);
  expect(Cni.calico({ flavour: CalicoFlavour.operator({ whisker: false }) })._plan.notes).not.toContain(whisker);
  expect(warnings[1]).toBe('Without BGP and without encapsulation, nobody tells Calico\'s nodes where pods are; somebody else has to make the routes.');
  expect(Cni.calico({ bgp: CalicoBgp.enabled({ routeReflectors: 'has(r)' }) })._plan.notes[3])
    .toBe(
      'Calico\'s route reflectors are the nodes with has(r); annotate each: kubectl annotate node NAME projectcalico.org/RouteReflectorClusterID=244.0.0.1.');
});

test.each<[unknown, string]>([
  [{}, 'cidr: is missing; give it a value (PropMissing)'],
  [{ cidr: '10.0.0.1/16' }, 'cidr: "10.0.0.1/16" has host bits set; did you mean "10.0.0.0/16"? (CidrNotMasked)'],
  [{ cidr: '169.254.0.0/20' }, 'cidr: "169.254.0.0/20" is link-local, which no router forwards; write one like "192.168.0.0/16" (CidrLinkLocal)'],
  [{ cidr: 'fe80::/64' }, 'cidr: "fe80::/64" is link-local, which no router forwards; write one like "fd00:192:168::/56" (CidrLinkLocal)'],
  [{ cidr: '10.0.0.0/28' }, 'cidr: "10.0.0.0/28" is smaller than one block, a /26; write a /26 or larger, or blockSize: 28 (NetworkTooSmall)'],
  [{ cidr: '10.0.0.0/16', blockSize: 19 }, 'blockSize: 19 is not an integer from 20 to 32, as IPv4 needs; leave it out to get 26 (BlockSizeOutOfRange)'],
  [{ cidr: 'fd00::/56', blockSize: 26 }, 'blockSize: 26 is not an integer from 116 to 128, as IPv6 needs; leave it out to get 122 (BlockSizeOutOfRange)'],
  [{ cidr: 'fd00::/56', encapsulation: CalicoEncapsulation.ipip() },
    'encapsulation: IPIP carries IPv4 only; write CalicoEncapsulation.vxlan(), CalicoEncapsulation.vxlanCrossSubnet() or CalicoEncapsulation.none() '
      + '(Ipv6Unsupported)'],
  [{ cidr: '10.0.0.0/16', encapsulation: 'VXLAN' },
    'encapsulation: "VXLAN" is not made by CalicoEncapsulation.vxlan(); write CalicoEncapsulation.vxlan() (WrongType)'],
  [{ cidr: '10.0.0.0/16', nodeSelector: 'zone=west' }, 'nodeSelector: "zone=west" is not a selector of Calico; write "zone == \'west\'" (SelectorInvalid)'],
  [{ cidr: '10.0.0.0/16', nodeSelector: 'global()' },
    'nodeSelector: "global()" is not a selector of Calico; write one like "all()", "has(label)" or "label == \'value\'" (SelectorInvalid)'],
  [{ cidr: '10.0.0.0/16', namespaceSelector: 'has(a)', allowedUses: ['Workload', 'Tunnel'] },
    'namespaceSelector: tunnels belong to no namespace; write allowedUses: ["Workload"], or leave it out (MutuallyExclusive)'],
  [{ cidr: '10.0.0.0/16', allowedUses: [] }, 'allowedUses: is empty; give at least 1 (EmptyList)'],
  [{ cidr: '10.0.0.0/16', allowedUses: ['Pods'] }, 'allowedUses[0]: "Pods" is not one of Workload, Tunnel, LoadBalancer; pick one of them (NotAllowedValue)'],
  [{ cidr: '10.0.0.0/16', allowedUses: ['LoadBalancer', 'Workload'] },
    'allowedUses: LoadBalancer stands beside other uses; make a pool of its own for Services (MutuallyExclusive)'],
  [{ cidr: '10.0.0.0/16', allowedUses: ['LoadBalancer'], encapsulation: CalicoEncapsulation.vxlan() },
    'encapsulation: VXLAN does not fit addresses of Services; leave it out (MutuallyExclusive)'],
  [{ cidr: '10.0.0.0/16', allowedUses: ['LoadBalancer'], disableBGPExport: true },
    'disableBGPExport: would hide addresses of Services; leave it out (MutuallyExclusive)'],
  [{ cidr: '10.0.0.0/16', allowedUses: ['LoadBalancer'], nodeSelector: 'has(a)' },
    'nodeSelector: addresses of Services belong to no node; leave it out (MutuallyExclusive)'],
  [{ cidr: '10.0.0.0/16', allowedUses: ['LoadBalancer'], natOutgoing: true },
    'natOutgoing: no pod has an address of this pool; leave it out (PropWithoutEffect)'],
  [{ cidr: '10.0.0.0/16', assignmentMode: 'manual' }, 'assignmentMode: "manual" is not one of Automatic, Manual; did you mean "Manual"? (NotAllowedValue)'],
  [{ cidr: '10.0.0.0/16', apiVersion: 'v1' },
    'apiVersion: "v1" is not one of projectcalico.org/v3, crd.projectcalico.org/v1; pick one of them (NotAllowedValue)'],
])('new CalicoPool(%j)', (props, message) => expect(() => pool(loose(props))).toThrow(new Error(`[15-network-config/pool] ${message}`)));

test.each<[unknown, string]>([
  [{ flavour: 'operator' }, '({ flavour }): "operator" is not made by CalicoFlavour.operator(); write CalicoFlavour.operator() (WrongType)'],
  [{ pools: [] }, '({ pools }): is empty; give at least 1 (EmptyList)'],
  [{ pools: [{ cidr: '10.0.0.0/16', disabled: true }] },
    '({ pools }): none gives addresses to pods; add one with the use Workload that is not disabled (PoolMissing)'],
  [{ pools: [{ cidr: '10.0.0.0/16' }, { cidr: '10.1.0.0/16' }] },
    '({ pools[1] }): "default-ipv4-ippool" is the name of two pools; give each a name of its own (PoolNameTaken)'],
  [{ pools: [{ cidr: '10.0.0.0/16', namespaceSelector: 'has(a)' }] },
    '({ pools[0] }): a pool of an Installation has no namespaceSelector; write this pool as CalicoPool, or use CalicoFlavour.manifest() (PropWithoutEffect)'],
  [{ pools: Array.from({ length: 26 }, (_, i) => ({ cidr: `10.${i}.0.0/16`, name: `p${i}` })) },
    '({ pools }): 26 are outside 1-25, as an Installation has them; write the others as CalicoPool (NumberOutOfRange)'],
  [{ pools: [{ cidr: 'fd00::/56' }], nodeMtu: 1300 }, '({ nodeMtu }): pods would get an MTU of 1230, and IPv6 needs 1280; raise it to 1350 (MtuTooSmall)'],
  [{ ipv6Autodetection: CalicoAutodetection.firstFound() },
    '({ ipv6Autodetection }): no pool has IPv6 addresses; add one to pools, or leave it out (PropWithoutEffect)'],
  [{ flavour: CalicoFlavour.operator({ kubeProxyManagement: true }) },
    '({ flavour }): kubeProxyManagement only counts with eBPF; leave it out, or write dataplane: CalicoDataplane.bpf({ … }) (PropWithoutEffect)'],
  [{ flavour: CalicoFlavour.operator({ apiServer: false }), wireguard: true },
    '({ flavour }): apiServer is off, and wireguard is set through it; leave apiServer on (MutuallyExclusive)'],
  [{ flavour: CalicoFlavour.operator({ apiServer: false }), bgp: CalicoBgp.enabled({ asNumber: 1 }),
    dataplane: CalicoDataplane.bpf({ apiServerHost: '10.0.0.1', kubeProxyStays: true }) },
    '({ flavour }): apiServer is off, and bgp, dataplane are set through it; leave apiServer on (MutuallyExclusive)'],
  [{ felix: { vxlanVNI: 0 } }, '({ felix.vxlanVNI }): 0 is outside 1-16777215; pick a number in that range (NumberOutOfRange)'],
  [{ felix: { iptablesBackend: 'nft' } }, '({ felix.iptablesBackend }): "nft" is not one of Auto, Legacy, NFT; did you mean "NFT"? (NotAllowedValue)'],
  [{ imageRegistry: 'quay.io/' },
    '({ imageRegistry }): "quay.io/" is not a registry; write "registry.example.com" or "registry.example.com/mirror" (ImageInvalid)'],
])('Cni.calico(%j)', (options, message) => expect(() => Cni.calico(loose(options))).toThrow(new Error(`Cni.calico${message}`)));

test.each<[string, () => unknown, string]>([
  ['Whisker alone', () => CalicoFlavour.operator({ goldmane: false, whisker: true }),
    'CalicoFlavour.operator({ whisker }): shows what goldmane collects; turn goldmane on, or whisker off (MutuallyExclusive)'],
  ['a URL', () => CalicoDataplane.bpf({ apiServerHost: 'https://10.0.0.1:6443' }),
    'CalicoDataplane.bpf({ apiServerHost }): "https://10.0.0.1:6443" is neither a DNS name nor an IP address; write "10.0.0.1" (AddressInvalid)'],
  ['mesh and reflectors', () => CalicoBgp.enabled({ routeReflectors: 'has(r)', nodeToNodeMesh: true }),
    'CalicoBgp.enabled({ nodeToNodeMesh }): route reflectors stand in place of the mesh; leave it out, or leave routeReflectors out (MutuallyExclusive)'],
  ['AS 0', () => CalicoBgp.enabled({ asNumber: 0 }),
    'CalicoBgp.enabled({ asNumber }): 0 is outside 1-4294967295; pick a number in that range (NumberOutOfRange)'],
  ['no peer', () => CalicoBgp.enabled({ peers: [{ name: 'a' }] }),
    'CalicoBgp.enabled({ peers[0] }): none of peerIP and peerSelector is given; give exactly one (NotExactlyOne)'],
  ['two peers', () => CalicoBgp.enabled({ peers: [{ name: 'a', peerIP: '10.0.0.1', asNumber: 1, peerSelector: 'all()' }] }), [
    'CalicoBgp.enabled({ peers[0] }): both of peerIP and peerSelector are given; give exactly one (NotExactlyOne)',
    'CalicoBgp.enabled({ peers[0].asNumber }): nodes have the number of the cluster; leave it out (MutuallyExclusive)',
  ].join('\n')],
  ['no AS', () => CalicoBgp.enabled({ peers: [{ name: 'a', peerIP: '10.0.0.1' }] }),
    'CalicoBgp.enabled({ peers[0].asNumber }): is missing; give the number of the peer\'s autonomous system (PropMissing)'],
  ['two choices of nodes', () => CalicoBgp.enabled({ peers: [{ name: 'a', peerIP: '10.0.0.1', asNumber: 1, node: 'n', nodeSelector: 'all()' }] }),
    'CalicoBgp.enabled({ peers[0].node }): is given beside nodeSelector; leave one of them out (MutuallyExclusive)'],
  ['one name twice', () => CalicoBgp.enabled({ peers: [{ name: 'a', peerSelector: 'all()' }, { name: 'a', peerSelector: 'all()' }] }),
    'CalicoBgp.enabled({ peers }): two peers are called "a"; give each a name of its own (MutuallyExclusive)'],
  ['no address', () => CalicoAutodetection.canReach('example'),
    'CalicoAutodetection.canReach({ address }): "example" is not an IP address; write one like "192.168.1.10" (IpAddressInvalid)'],
  ['a blank', () => CalicoAutodetection.interfaces('eth 0'),
    'CalicoAutodetection.interfaces({ pattern }): "eth 0" cannot match the name of an interface; write a regular expression like "eth.*" (InterfaceInvalid)'],
  ['no network', () => CalicoAutodetection.cidrs([]), 'CalicoAutodetection.cidrs({ networks }): is empty; give at least 1 (EmptyList)'],
])('is refused: %s', (_, make, message) => expect(make).toThrow(new Error(message)));
