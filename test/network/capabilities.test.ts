import { CalicoBgp } from '../../src/network/calico/calico-bgp';
import { CalicoDataplane } from '../../src/network/calico/calico-dataplane';
import { CalicoEncapsulation } from '../../src/network/calico/calico-encapsulation';
import { CalicoFlavour } from '../../src/network/calico/calico-flavour';
import { CiliumEncryption } from '../../src/network/cilium/cilium-encryption';
import { CiliumRouting } from '../../src/network/cilium/cilium-routing';
import { Cni } from '../../src/network/cni';
import { CniCapabilities } from '../../src/network/cni-capabilities';
import { FlannelMode } from '../../src/network/flannel/flannel-mode';
import { FlannelPolicyEnforcer } from '../../src/network/flannel/flannel-policy-enforcer';
import { PreinstalledCni } from '../../src/network/preinstalled/preinstalled-cni';
import { CILIUM_VARIANTS } from './cilium-variants';
import { NETWORK_VARIANTS } from './network-variants';

const V4 = '10.244.0.0/16';
const acknowledgeUnmaintained = true;

const CNIS: readonly Cni[] = [
  Cni.flannel(), Cni.calico(), Cni.canal(), Cni.cilium(), Cni.weave({ acknowledgeUnmaintained }), Cni.preinstalled({ of: PreinstalledCni.k3s() }),
];

type Fact = boolean | string | number | undefined;

// what nobody knows is undefined; there is no row about speed, because the documents disagree about it
const MATRIX: readonly (readonly [row: keyof CniCapabilities, flannel: Fact, calico: Fact, canal: Fact, cilium: Fact, weave: Fact, k3s: Fact])[] = [
  ['enforcesNetworkPolicy', false, true, true, true, true, true],
  ['l7Policy', false, false, false, true, false, undefined],
  ['encryption', 'none', 'none', 'none', 'none', 'none', 'none'],
  ['observability', 'none', 'Goldmane and Whisker', 'metrics', 'Hubble', 'metrics', undefined],
  ['loadBalancer', 'none', 'none', 'none', 'none', 'none', undefined],
  ['kubeProxyReplacement', false, false, false, false, false, undefined],
  ['multiCluster', false, false, false, true, false, undefined],
  ['dualStack', true, true, false, true, false, true],
  ['encapsulation', 'VXLAN', 'VXLAN', 'VXLAN', 'VXLAN', 'VXLAN', 'VXLAN'],
  ['overheadBytes', 50, 50, 50, 50, 50, 50],
  ['ipv6OverheadBytes', 70, 70, undefined, 70, undefined, undefined],
  ['needsLayer2', false, false, false, false, false, false],
  ['kernelMinimum', '3.12', '5.10', '5.10', '5.10', '3.12', undefined],
  ['scale', 'very many nodes; above 5000 raise eventQueueDepth', 'thousands of nodes, with Typha; a BGP mesh about a hundred', 'up to 50 nodes, without Typha',
    'thousands of nodes', 'up to 200 nodes, by connLimit', undefined],
  ['lifecycle', 'active', 'active', 'active', 'active', 'unmaintained', 'active'],
  ['maintainedBy', 'community', 'Tigera', 'Tigera', 'CNCF (graduated)', 'nobody', undefined],
  ['enterpriseSupport', 'none', 'Tigera', undefined, 'Isovalent', 'none', undefined],
  ['setupEffort', 'low', 'medium', 'medium', 'high', 'low', 'none'],
  ['requestsPerNode', 'kube-flannel cpu 100m, memory 50Mi', 'none', 'calico-node cpu 250m', 'install-cni-binaries cpu 100m, memory 10Mi',
    'weave cpu 50m, memory 100Mi; weave-npc cpu 50m, memory 100Mi', undefined],
];

test.each(MATRIX)('%s', (row, ...expected) => {
  expect(CNIS.map(({ capabilities }) => capabilities[row])).toEqual(expected);
});

test('every capability of any network has a row', () => {
  const all = [...CNIS, ...[...NETWORK_VARIANTS, ...CILIUM_VARIANTS].map(({ cni }) => cni())].flatMap(({ capabilities }) => Object.keys(capabilities));
  expect([...new Set(all)].sort()).toEqual(MATRIX.map(([row]) => row).sort());
});

// what follows from the ways to set them up: [way, wrapped in, encrypted by, bytes over IPv4, over IPv6, MTU of pods over 1500, kernel, layer 2, firewall]
test.each<[string, Cni, Fact, Fact, Fact, Fact, Fact, Fact, Fact, string]>([
  ['flannel vxlan', Cni.flannel(), 'VXLAN', 'none', 50, 70, 1450, '3.12', false, 'UDP 8472'],
  ['flannel host-gw', Cni.flannel({ backend: FlannelMode.hostGw() }), 'none', 'none', 0, 0, 1500, undefined, true, ''],
  ['flannel wireguard', Cni.flannel({ backend: FlannelMode.wireguard() }), 'WireGuard', 'WireGuard', 80, 80, 1420, '5.6', false, 'UDP 51820'],
  ['flannel ipip', Cni.flannel({ backend: FlannelMode.ipip() }), 'IPIP', 'none', 20, undefined, 1480, undefined, false, 'IP protocol 4'],
  ['flannel udp', Cni.flannel({ backend: FlannelMode.udp() }), 'UDP', 'none', 28, undefined, 1472, undefined, false, 'UDP 8285'],
  ['flannel ipsec', Cni.flannel({ backend: FlannelMode.ipsec() }), 'ESP', 'IPsec', 77, undefined, 1423, undefined, false, 'UDP 500, UDP 4500, IP protocol 50'],
  ['calico without wrapping', Cni.calico({ pools: [{ cidr: V4, encapsulation: CalicoEncapsulation.none() }] }), 'none', 'none', 0, 0, 1500, '5.10', true,
    'TCP 179, TCP 5473'],
  ['calico ipip', Cni.calico({ pools: [{ cidr: V4, encapsulation: CalicoEncapsulation.ipip() }] }), 'IPIP', 'none', 20, undefined, 1480, '5.10', false,
    'IP protocol 4, TCP 179, TCP 5473'],
  ['calico vxlan', Cni.calico({ bgp: CalicoBgp.disabled() }), 'VXLAN', 'none', 50, 70, 1450, '5.10', false, 'UDP 4789, TCP 5473'],
  ['calico wireguard', Cni.calico({ wireguard: true }), 'VXLAN', 'WireGuard', 60, 80, 1440, '5.10', false, 'UDP 4789, TCP 179, UDP 51820, TCP 5473'],
  ['canal', Cni.canal(), 'VXLAN', 'none', 50, undefined, 1450, '5.10', false, 'UDP 8472'],
  ['cilium vxlan', Cni.cilium(), 'VXLAN', 'none', 50, 70, 1450, '5.10', false, 'UDP 8472, TCP 4240, ICMP'],
  ['cilium geneve', Cni.cilium({ routing: CiliumRouting.geneve() }), 'Geneve', 'none', 50, 70, 1450, '5.10', false, 'UDP 6081, TCP 4240, ICMP'],
  ['cilium native', Cni.cilium({ routing: CiliumRouting.nativeRouting({ ipv4NativeRoutingCidr: '10.0.0.0/8', autoDirectNodeRoutes: true }) }), 'none', 'none',
    0, 0, 1500, '5.10', true, 'TCP 4240, ICMP'],
  ['cilium wireguard', Cni.cilium({ encryption: CiliumEncryption.wireguard() }), 'VXLAN', 'WireGuard', 145, 165, 1355, '5.10', false,
    'UDP 8472, UDP 51871, TCP 4240, ICMP'],
  ['cilium wireguard, 1.19', Cni.cilium({ version: '1.19.6', encryption: CiliumEncryption.wireguard() }), 'VXLAN', 'WireGuard', 130, 150, 1370, '5.10', false,
    'UDP 8472, UDP 51871, TCP 4240, ICMP'],
  ['cilium ipsec', Cni.cilium({ encryption: CiliumEncryption.ipsec() }), 'VXLAN', 'IPsec', 127, 147, 1373, '5.10', false,
    'UDP 8472, IP protocol 50, TCP 4240, ICMP'],
  ['weave', Cni.weave({ acknowledgeUnmaintained }), 'VXLAN', 'none', 50, undefined, 1450, '3.12', false, 'TCP 6783, UDP 6783, UDP 6784'],
  ['weave encrypted', Cni.weave({ acknowledgeUnmaintained, passwordSecretName: 'weave-passwd' }), 'VXLAN', 'weave', 87, undefined, 1413, '3.12', false,
    'TCP 6783, UDP 6783, UDP 6784, IP protocol 50'],
])('%s', (_, cni, encapsulation, encryption, overhead, ipv6Overhead, podMtu, kernel, layer2, firewall) => {
  const { capabilities } = cni;
  expect([capabilities.encapsulation, capabilities.encryption]).toEqual([encapsulation, encryption]);
  expect([capabilities.kernelMinimum, capabilities.needsLayer2]).toEqual([kernel, layer2]);
  expect([capabilities.overheadBytes, capabilities.ipv6OverheadBytes, cni.podMtuOver(1500)]).toEqual([overhead, ipv6Overhead, podMtu]);
  expect(cni.firewall.map((line) => line.split(':')[0]).join(', ')).toBe(firewall);
});

test.each<[string, Cni, Partial<CniCapabilities>]>([
  ['policies beside Flannel', Cni.flannel({ enforcedBy: FlannelPolicyEnforcer.kubeNetworkPolicies({ resources: { requests: { cpu: '5m' } } }), resources: {} }),
    { enforcesNetworkPolicy: true, requestsPerNode: 'kube-network-policies cpu 5m' }],
  ['policies beside Flannel, by another', Cni.flannel({ enforcedBy: FlannelPolicyEnforcer.other('kube-router') }),
    { enforcesNetworkPolicy: true, requestsPerNode: 'kube-flannel cpu 100m, memory 50Mi' }],
  ['Calico by eBPF', Cni.calico({ dataplane: CalicoDataplane.bpf({ apiServerHost: '192.168.1.5' }) }), { kubeProxyReplacement: true }],
  ['Calico without its operator', Cni.calico({ flavour: CalicoFlavour.manifest() }),
    { observability: 'metrics', requestsPerNode: 'calico-node cpu 250m', scale: 'up to 50 nodes without Typha' }],
  ['Cilium without kube-proxy, with BGP', Cni.cilium({ kubeProxyReplacement: true, k8sServiceHost: '192.168.1.5', bgpControlPlane: true }),
    { kubeProxyReplacement: true, loadBalancer: 'BGP' }],
  ['Cilium that sees nothing', Cni.cilium({ hubble: { enabled: false }, l7Proxy: false }), { observability: 'none', l7Policy: false }],
  ['Weave without policies', Cni.weave({ acknowledgeUnmaintained, networkPolicy: false }),
    { enforcesNetworkPolicy: false, requestsPerNode: 'weave cpu 50m, memory 100Mi' }],
])('set up differently: %s', (_, { capabilities }, expected) => {
  expect(capabilities).toMatchObject(expected);
});

test('what is installed from here says how to see whether it works', () => {
  const silent = [...NETWORK_VARIANTS, ...CILIUM_VARIANTS].filter(
    ({ name, cni }) => !name.startsWith('preinstalled') && (cni()._plan.verification ?? []).length === 0);
  expect(silent.map(({ name }) => name)).toEqual([]);
});
