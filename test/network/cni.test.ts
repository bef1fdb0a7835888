import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { CalicoDataplane } from '../../src/network/calico/calico-dataplane';
import { Cni } from '../../src/network/cni';
import { OBJECTIONS } from '../../src/network/advisor/objections';
import { FlannelMode } from '../../src/network/flannel/flannel-mode';
import { BARE_NODES, KUBE_DNS } from '../../src/network/policy-view';
import { NETWORKS } from '../matrix/axes/networks';
import { CILIUM_VARIANTS } from './cilium-variants';
import { NETWORK_VARIANTS } from './network-variants';

const EXAMPLES = join(__dirname, '../../examples');

function installed(cni: Cni): readonly string[] {
  const chart = new Chart(new App({ outdir: 'unused' }), '10-network');
  cni._plan.objects.network?.(chart);
  return chart.node.findAll().map(({ node }) => node.path);
}

const NOTHING_ELSE = { warnings: [], objects: {}, upstreamManifests: [], requirements: [], secrets: [] };

test('a preinstalled CNI makes no object, and nothing is assumed of it', () => {
  expect(installed(Cni.preinstalled())).toEqual(['10-network']);
  expect(Cni.preinstalled()._plan).toEqual({
    name: 'the preinstalled CNI',
    podCidrsFrom: 'Cni.preinstalled({ podCidrs })',
    network: { podCidrs: [], nodePorts: [] },
    isThere: true,
    policyView: { dns: KUBE_DNS },
    capabilities: {},
    l7TurnedOnBy: 'turn that on, and say capabilities: { l7Policy: true } in Cni.preinstalled()',
    notes: [],
    ...NOTHING_ELSE,
  });
});

test('what is known of a preinstalled CNI is taken over', () => {
  const cni = Cni.preinstalled({ name: 'calico', podCidrs: ['192.168.0.0/16', 'fd00::/56'], podMtu: 1440, enforcesNetworkPolicy: true });
  expect(cni._plan).toMatchObject({ name: 'calico', network: { podCidrs: ['192.168.0.0/16', 'fd00::/56'], podMtu: 1440 } });
  expect(cni.capabilities).toEqual({ enforcesNetworkPolicy: true, dualStack: true });
});

test('one family of pod networks does not tell whether the other one works', () => {
  expect(Cni.preinstalled({ podCidrs: ['10.0.0.0/16', '10.1.0.0/16'] }).capabilities).toEqual({});
});

test.each<[string, object, (props: any) => Cni]>([
  ['flannel', { network: '10.42.0.0/16', backend: FlannelMode.wireguard({ pskSecretName: 'psk' }) }, Cni.flannel],
  ['calico', { pools: [{ cidr: '10.42.0.0/16' }], wireguard: true, dataplane: CalicoDataplane.bpf({ apiServerHost: '192.168.1.5' }) }, Cni.calico],
  ['canal', { network: '10.42.0.0/16', felix: { vxlanPort: 4790 } }, Cni.canal],
  ['weave', { acknowledgeUnmaintained: true, mtu: 1300 }, Cni.weave],
])('%s places what its factory read, and looks at its properties no more', (_, given, factory) => {
  let over = false;
  const { objects } = factory(new Proxy(given, {
    get: (props, prop) => {
      if (over) throw new Error(`${String(prop)} is read again`);
      return Reflect.get(props, prop);
    },
  }))._plan;
  over = true;
  const chart = new Chart(new App({ outdir: 'unused' }), 'all');
  for (const [stage, place] of Object.entries(objects)) place?.(new Construct(chart, stage));
  expect(chart.toJson().length).toBeGreaterThan(0);
});

test('Flannel is installed under its own name', () => {
  expect(installed(Cni.flannel())).toEqual([
    '10-network',
    '10-network/flannel',
    '10-network/flannel/Namespace',
    '10-network/flannel/ClusterRole',
    '10-network/flannel/ClusterRoleBinding',
    '10-network/flannel/ServiceAccount',
    '10-network/flannel/Backend',
    '10-network/flannel/Backend/Resource',
    '10-network/flannel/Resource',
  ]);
});

test('the plan of Flannel', () => {
  const cni = Cni.flannel();
  expect(cni._plan).toEqual({
    name: 'Flannel',
    podCidrsFrom: 'Cni.flannel({ network })',
    network: {
      podCidrs: ['10.244.0.0/16'],
      podMtu: 1450,
      nodePorts: [{ protocol: 'UDP', port: 8472, purpose: 'packets between pods of different nodes, in VXLAN' }],
    },
    capabilities: {
      enforcesNetworkPolicy: false, l7Policy: false, encryption: 'none', encapsulation: 'VXLAN', overheadBytes: 50, ipv6OverheadBytes: 70, dualStack: true,
      needsLayer2: false, observability: 'none',
      loadBalancer: 'none', kubeProxyReplacement: false, multiCluster: false, kernelMinimum: '3.12', scale: 'very many nodes; above 5000 raise eventQueueDepth',
      lifecycle: 'active', maintainedBy: 'community', enterpriseSupport: 'none', setupEffort: 'low',
      requestsPerNode: 'kube-flannel cpu 100m, memory 50Mi',
    },
    policyGroups: [],
    policyView: BARE_NODES,
    plugins: ['bridge', 'host-local', 'loopback', 'portmap'],
    aboutMaking: ['Flannel needs a cluster without any other CNI, made with kubeadm init --pod-network-cidr=10.244.0.0/16 or the like.'],
    aboutShell: [
      { note: 'Flannel needs on every node a firewalld that is off or lets its packets through, and a NetworkManager that leaves flannel* and cni0 alone.' },
      {
        note: 'Where connections from one node to pods of another hang for 1 to 63 seconds, the driver of a network card spoils checksums inside of VXLAN: '
          + 'run ethtool -K flannel.1 tx-checksum-ip-generic off on every node, and again after each start.',
        instead: 'Where connections from one node to pods of another hang for 1 to 63 seconds, the driver of a network card spoils checksums inside of VXLAN: '
          + 'run ethtool -K flannel.1 tx-checksum-ip-generic off on every node, in a pod that is privileged and on the host\'s network, and again after each start.',
      },
    ],
    traces: {
      files: ['/etc/cni/net.d/10-flannel.conflist', '/run/flannel', '/var/lib/cni/flannel', '/var/lib/cni/networks/cbr0'],
      interfaces: ['cni0', 'flannel.1', 'flannel-v6.1', 'flannel-wg', 'flannel-wg-v6'],
      chains: 'FLANNEL',
      tables: ['ip flannel-ipv4', 'ip6 flannel-ipv6'],
    },
    loadBalancerClasses: [],
    gatewayClasses: [],
    ingressClasses: [],
    usesNodeCidrs: true, crossings: [],
    interfaceByChance: { takes: 'the interface of the default route', instead: 'name it with interfaces: { iface: ["eth1"] }' },
    verification: [
      { command: 'kubectl --namespace kube-flannel get pods --selector app=flannel --output wide', expect: 'one pod on each node, Running and ready' },
      { command: 'kubectl get nodes --output custom-columns=NAME:.metadata.name,PODS:.spec.podCIDR',
        expect: 'a network for each node, and none of them <none>' },
    ],
    notes: [
      'Flannel needs a cluster without any other CNI, made with kubeadm init --pod-network-cidr=10.244.0.0/16 or the like.',
      'Flannel needs on every node: the kernel modules br_netfilter, vxlan, net.ipv4.ip_forward=1, the plugins bridge, host-local, loopback and portmap in '
        + '/opt/cni/bin, and TCP port 8081 for itself.',
      'Flannel needs iptables on every node: where the kernel has nftables alone, write enableNFTables: true.',
      'Flannel needs on every node a firewalld that is off or lets its packets through, and a NetworkManager that leaves flannel* and cni0 alone.',
      'Where connections from one node to pods of another hang for 1 to 63 seconds, the driver of a network card spoils checksums inside of VXLAN: '
        + 'run ethtool -K flannel.1 tx-checksum-ip-generic off on every node, and again after each start.',
    ],
    ...NOTHING_ELSE,
    objects: { namespaces: undefined, network: expect.any(Function) },
  });
  expect(cni.capabilities).toBe(cni._plan.capabilities);
});

test('the plan of Flannel follows the options', () => {
  const { network, notes, podCidrsFrom } = Cni.flannel({
    network: '10.42.0.0/16',
    ipv6Network: 'fd00:10:42::/56',
    enableNFTables: true,
    healthzPort: 9081,
    nodeMtu: 9000,
    backend: FlannelMode.vxlan({ port: 8473 }),
  })._plan;
  expect(network).toMatchObject({ podCidrs: ['10.42.0.0/16', 'fd00:10:42::/56'], podMtu: 8930, nodePorts: [{ protocol: 'UDP', port: 8473 }] });
  expect(podCidrsFrom).toBe('Cni.flannel({ network, ipv6Network })');
  expect(notes).toEqual([
    'Flannel needs a cluster without any other CNI, made with kubeadm init --pod-network-cidr=10.42.0.0/16,fd00:10:42::/56 or the like.',
    'Flannel needs on every node: the kernel module vxlan, net.ipv4.ip_forward=1, the plugins bridge, host-local, loopback and portmap in /opt/cni/bin, '
      + 'and TCP port 9081 for itself.',
    'Flannel needs an IPv4 and an IPv6 address with default routes on the same interface of every node.',
    'Flannel needs on every node a firewalld that is off or lets its packets through, and a NetworkManager that leaves flannel* and cni0 alone.',
      'Where connections from one node to pods of another hang for 1 to 63 seconds, the driver of a network card spoils checksums inside of VXLAN: '
        + 'run ethtool -K flannel.1 tx-checksum-ip-generic off on every node, and again after each start.',
  ]);
});

describe('a network that can be chosen is nowhere forgotten:', () => {
  const factories = Object.getOwnPropertyNames(Cni).filter((name) => typeof Reflect.get(Cni, name) === 'function').sort();
  const examples = readdirSync(EXAMPLES).map((name) => readFileSync(join(EXAMPLES, name, 'main.ts'), 'utf8')).join();
  const variants = [...NETWORK_VARIANTS, ...CILIUM_VARIANTS].map(({ cni }) => cni()._plan.name);
  const installing = factories.filter((name) => name !== 'preinstalled');
  /** Those of a list of names that the list has no name of. */
  const missing = (of: readonly string[], names: readonly string[]): readonly string[] => of.filter(
    (one) => !names.some((name) => name.toLowerCase().startsWith(one)));

  test.each<[string, readonly string[]]>([
    ['a row of the matrix', missing(factories, NETWORKS.map(({ name }) => name))],
    ['a word of the advisor', factories.filter((name) => !Object.hasOwn(OBJECTIONS, name))],
    ['an example', installing.filter((name) => !examples.includes(`Cni.${name}(`))],
    ['a variant for conformance', missing(installing, variants)],
    ['a folder of its own', installing.filter((name) => !existsSync(join(EXAMPLES, '../src/network', name)))],
  ])('it has %s', (_, without) => {
    expect(factories.length).toBeGreaterThan(5);
    expect(without).toEqual([]);
  });
});
