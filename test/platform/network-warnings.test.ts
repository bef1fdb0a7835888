import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'cdk8s';
import {
  CalicoBgp, CalicoDataplane, CalicoFlavour, CiliumChainingMode, CiliumEncryption, CiliumInstaller, CiliumIpam, CiliumPolicyEnforcementMode,
  CiliumRouting, Cni, Exposure, FlannelMode, LoadBalancerPool, PolicyDialect, ProwAppProps,
} from '../../src';
import { ReferenceChecks } from '../../src/platform/checks/reference-checks';
import { render } from '../../src/writer/render';
import { API_SERVER, app, Make, MANIFEST, MESH, NATIVE, numbered, own, REPLACING, SEVERITIES, withObject, written } from './network-app';

afterEach(() => jest.restoreAllMocks());

const TWO_NETWORKS = { nodeCidrs: ['192.168.1.0/24', '172.20.0.0/24'] };
const POOL = Exposure.loadBalancer({ pool: LoadBalancerPool.cilium({ addresses: ['192.168.1.240/28'] }), hookHost: 'hook.acme.dev' });
const KUBE_PROXY = 'Cilium does the work of kube-proxy, and nobody sees from here whether that runs: both at once break Services; '
  + 'the notes say how it is removed.';
const V1 = 'Objects of crd.projectcalico.org/v1 are how Calico keeps its data, and its project does not support that others write them; '
  + 'with Calico\'s API server, projectcalico.org/v3 is supported.';
const SEVERAL = 'Nodes have addresses in several networks, and';
const PORT_TWICE = 'Another CNI stays beside Cilium, and where it is Flannel both use UDP port 8472 for VXLAN: write CiliumRouting.vxlan({ '
  + 'tunnelPort: 8473 }).';
const JUMBO = (frame: number): string => `Packets between nodes have up to ${frame} bytes, more than the 1500 of Ethernet: every interface and switch `
  + `between nodes must carry jumbo frames, or large packets are lost.`;
const PLUGINS = 'the plugins bridge, host-local, loopback and portmap in /opt/cni/bin, and TCP port 8081 for itself.';
const FIREWALL = 'Firewalls between nodes must let through, for';
const IN = 'packets between pods of different nodes, in';

/** What nobody can decide is said before anything is applied. */
const WARNINGS: readonly (readonly [string, Partial<ProwAppProps>, string])[] = [
  ['X2.3 Services of kubeadm among pods', { cni: Cni.cilium({ ipam: CiliumIpam.clusterPool({ ipv4PodCidrs: ['10.0.0.0/8'] }) }) },
    'Cilium\'s network of pods 10.0.0.0/8 holds 10.96.0.0/12, which kubeadm gives to Services unless it was told another.'],
  ['X3.2 pods where nodes often are', { cni: Cni.calico() },
    'Pods get addresses of 192.168.0.0/16, which many networks of nodes lie in; say yours in clusterNetwork.nodeCidrs, or give pods another network.'],
  ['X5.5 parts for few pods', { cni: Cni.flannel(), clusterNetwork: { nodeCidrMaskSize: 26 } },
    'A node gets a /26, which is enough for 61 pods, and the kubelet takes up to 110; set its maxPods to 61 or less.'],
  ['X7.5 policies that are turned off', { cni: Cni.cilium({ policyEnforcementMode: CiliumPolicyEnforcementMode.NEVER }) },
    'Policies have no effect, because policyEnforcementMode is "never".'],
  ['X11.9 jumbo frames by the backend', { cni: Cni.flannel({ backend: FlannelMode.vxlan({ mtu: 9000 }) }) }, JUMBO(9000)],
  ['X11.10 jumbo frames by the pods', { cni: Cni.calico({ mtu: 1500 }) }, JUMBO(1550)],
  ['X12.4 Red Hat\'s kernel', { cni: Cni.cilium(), clusterNetwork: { kernelVersion: '4.18.0-553.el8_10.x86_64' } },
    'Cilium needs Linux 5.10; 4.18.0-553.el8_10.x86_64 counts only where its distributor has carried back what is needed, as Red Hat has for 8.10.'],
  ['X13.5 ServiceMonitors', { cni: Cni.cilium({ values: { prometheus: { serviceMonitor: { enabled: true } } } }) },
    'The chart of Cilium is refused while the cluster has no kind ServiceMonitor of monitoring.coreos.com, for which its values ask: install the CRDs of '
      + 'Prometheus Operator first.'],
  ['X15.3 two ranges of node ports', { cni: Cni.cilium(REPLACING), exposure: Exposure.nodePort({ nodePortRange: '30000-31000' }) },
    'Cilium answers on the node ports 30000-32767, and the API server gives 30000-31000; make the two ranges the same.'],
  ['X15.4 a kube-proxy that may run, Cilium', { cni: Cni.cilium(REPLACING) }, KUBE_PROXY],
  ['X15.5 a kube-proxy that may run, Calico', { cni: Cni.calico({ dataplane: CalicoDataplane.bpf({ apiServerHost: '10.0.0.1' }) }) },
    'Calico does the work of kube-proxy, and nobody sees from here whether that runs: switch it off, write kubeProxyManagement: true for the operator, or '
      + 'kubeProxyStays: true.'],
  ['X19.1 nftables', { cni: Cni.flannel({ enableNFTables: true }) },
    'Flannel\'s rules in nftables are experimental, says its project: leave enableNFTables out where the nodes have iptables.'],
  ['X22.1 nodes in several networks, Flannel', { cni: Cni.flannel(), clusterNetwork: TWO_NETWORKS },
    `${SEVERAL} Flannel takes the interface of the default route; where that is not the one between the nodes, name it with interfaces: { iface: ["eth1"] }.`],
  ['X22.2 nodes in several networks, Calico', { cni: Cni.calico({ pools: [{ cidr: '10.244.0.0/16' }] }), clusterNetwork: TWO_NETWORKS },
    `${SEVERAL} Calico takes the first address that it finds; where that is not the one between the nodes, say which by ipv4Autodetection: `
      + `CalicoAutodetection.cidrs(…).`],
  ['X24.1 objects of v1, Calico without the operator', { cni: Cni.calico({ flavour: MANIFEST }) }, V1],
  ['X24.2 objects of v1, Canal', { cni: Cni.canal() }, V1],
  ['X27.1 Cilium on top of Flannel', { cni: Cni.cilium({ cni: { chainingMode: CiliumChainingMode.FLANNEL } }) }, PORT_TWICE],
  ['X27.2 Cilium beside a CNI that it is to follow', { cni: Cni.cilium({ values: { cni: { customConf: true } } }) }, PORT_TWICE],
  ['X30.3 policies of a kind that is made by who is installed by hand',
    { cni: Cni.cilium(), isolate: true, isolation: { policies: PolicyDialect.cilium() }, clusterNetwork: API_SERVER },
    'Prow\'s policies are of cilium.io, whose kinds Cilium makes when it runs, and it is not applied from here: see that it runs before the stage 40-prow '
      + 'is applied.'],
  ['X32.1 VXLAN through address translation', { cni: Cni.flannel({ publicIp: '203.0.113.5', backend: FlannelMode.vxlan({ vni: 7 }) }) },
    'VXLAN through address translation may lose packets by wrong checksums; if it does, run on every node: ethtool -K flannel.7 tx-checksum-ip-generic off'],
];

/** Of objects, which are only seen when they are written. */
const OBJECT_WARNINGS: readonly (readonly [string, Cni, Make, string])[] = [
  ['X8.7 HTTP in a policy of Calico', Cni.calico(),
    own('NetworkPolicy', 'projectcalico.org/v3', { spec: { ingress: [{ action: 'Allow', http: { methods: ['POST'] } }] } }),
    '[40-prow/mine] NetworkPolicy: Calico looks into HTTP only where Istio and Calico\'s Dikastes run beside each pod; without them its http has no effect.'],
  ['X24.3 an object of v1 beside Calico\'s API server', Cni.calico(), own('BGPPeer', 'crd.projectcalico.org/v1'), `[40-prow/mine] BGPPeer: ${V1}`],
];

/** What somebody has to see to in the cluster, in NEXT-STEPS.md and nowhere else. */
const NOTES: readonly (readonly [string, Partial<ProwAppProps>, string])[] = [
  ['X12.5 a kernel that nobody said', { cni: Cni.flannel({ backend: FlannelMode.wireguard() }) },
    'Nobody said which Linux the nodes run, and Flannel as it is set up needs 5.6: look at the column KERNEL-VERSION of kubectl get nodes --output wide, '
      + 'and say the oldest in clusterNetwork.kernelVersion.'],
  ['X17.1 firewalls and VXLAN of Flannel', { cni: Cni.flannel() }, `${FIREWALL} Flannel: UDP 8472, ${IN} VXLAN.`],
  ['X17.2 firewalls and IPIP', { cni: Cni.flannel({ backend: FlannelMode.ipip() }) }, `${FIREWALL} Flannel: IP protocol 4, ${IN} IP.`],
  ['X17.3 firewalls and VXLAN of Calico', { cni: Cni.calico() },
    `${FIREWALL} Calico: UDP 4789, ${IN} VXLAN; TCP 179, routes to pods, by BGP; TCP 5473, what Typha tells Calico's nodes.`],
  ['X17.4 firewalls and WireGuard', { cni: Cni.cilium({ encryption: CiliumEncryption.wireguard(), routing: NATIVE }) },
    `${FIREWALL} Cilium: UDP 51871, packets between pods of different nodes, encrypted by WireGuard; TCP 4240, Cilium's health checks between nodes; `
      + `ICMP, Cilium's health checks between nodes (echo).`],
  ['X17.5 firewalls and ESP', { cni: Cni.flannel({ backend: FlannelMode.ipsec() }) },
    `${FIREWALL} Flannel: UDP 500, agreeing on keys, for IPsec; UDP 4500, agreeing on keys through NAT, for IPsec; IP protocol 50, ${IN} IPsec.`],
  ['X18.1 what Flannel finds on nodes', { cni: Cni.flannel() },
    `Flannel needs on every node: the kernel modules br_netfilter, vxlan, net.ipv4.ip_forward=1, ${PLUGINS}`],
  ['X18.2 who disturbs it', { cni: Cni.flannel() },
    'Flannel needs on every node a firewalld that is off or lets its packets through, and a NetworkManager that leaves flannel* and cni0 alone.'],
  ['X18.3 what Canal finds on nodes', { cni: Cni.canal() },
    'Canal needs on every node: Linux 5.10 or newer with the modules br_netfilter, vxlan, net.ipv4.ip_forward=1, no firewalld, a NetworkManager that '
      + 'leaves cali*, flannel* and cni0 alone, the plugins host-local, loopback and portmap in /opt/cni/bin, and TCP port 9099 for itself.'],
  ['X18.4 what Calico finds on nodes', { cni: Cni.calico() },
    'Calico needs on every node: Linux 5.10 or newer with the module vxlan, no firewalld, and a NetworkManager that leaves cali*, tunl*, vxlan.calico and '
      + 'wireguard.cali alone.'],
  ['X19.2 nodes with nftables alone', { cni: Cni.flannel() },
    'Flannel needs iptables on every node: where the kernel has nftables alone, write enableNFTables: true.'],
  ['X25.1 pools that are in use', { cni: Cni.calico() },
    'Never change the network, the block size or the encapsulation of a Calico pool that is in use: make another pool, and disable the first.'],
  ['X27.3 one port for two CNIs', { cni: Cni.cilium() },
    'Cilium and Flannel both use UDP port 8472 for VXLAN: while one takes the place of the other node by node, write CiliumRouting.vxlan({ '
      + 'tunnelPort: 8473 }).'],
  ['X28.6 clusters of a mesh', { cni: Cni.cilium({ ...MESH, clusterMesh: {} }) },
    'All clusters of a mesh need networks of pods apart from each other, the same kind of routing, and certificates of one CA: copy the Secret cilium-ca '
      + 'of the first cluster into kube-system of the others before Cilium is installed there.'],
  ['X31.4 an image that a registry of one\'s own does not stand for', { cni: Cni.canal({ imageRegistry: 'registry.example.com' }) },
    'The image of Canal\'s Flannel still comes from docker.io: write flannelImage too.'],
];

/** What cannot be wrong, because it is made so: a file, what stands in it, and what does not. */
const MADE_SO: readonly (readonly [string, Partial<ProwAppProps>, string, RegExp, RegExp])[] = [
  ['X10.2 no probe for BIRD without BGP', { cni: Cni.calico({ flavour: MANIFEST, bgp: CalicoBgp.disabled() }) }, '10-network.k8s.yaml',
    /calico_backend: vxlan[^]*-felix-live/, /-bird-/],
  ['X21.2 a key of 32 bytes', { cni: Cni.flannel({ backend: FlannelMode.wireguard({ pskSecretName: 'wg' }) }) }, '10-network.k8s.yaml',
    /test "\$\{#psk\}" -eq 44 \|\| refuse/, /-ge 96/],
  ['X21.3 a key of 96 letters', { cni: Cni.flannel({ backend: FlannelMode.ipsec() }) }, '10-network.k8s.yaml', /test "\$\{#psk\}" -ge 96 \|\| refuse/, /-eq 44/],
  ['X23.2 CRDs that are too large for an annotation', { cni: Cni.calico() }, 'apply.sh',
    /upstream calico-operator-crds v3\.32\.1 [^\n]* --server-side --force-conflicts[^]*upstream tigera-operator v3\.32\.1 [^\n]* --server-side --force-conflicts/,
    /kubectl create/],
  ['X29.6 Weave\'s password by its Secret', { cni: Cni.weave({ acknowledgeUnmaintained: true, passwordSecretName: 'weave' }) }, '10-network.k8s.yaml',
    /name: WEAVE_PASSWORD\s+valueFrom:\s+secretKeyRef:/, /kind: Secret/],
  ['X29.7 Flannel\'s key by its Secret', { cni: Cni.flannel({ backend: FlannelMode.ipsec() }) }, '10-network.k8s.yaml',
    /"PSK": "PSK-FROM-SECRET"[^]*secretName: flannel-ipsec-psk/, /kind: Secret/],
  ['X30.4 what Calico\'s API server reads, after Calico', { cni: Cni.calico({ wireguard: true }) }, '15-network-config.k8s.yaml', /kind: FelixConfiguration/,
    /kind: Installation/],
  ['X30.5 what Cilium\'s operator reads, after Cilium',
    { cni: Cni.cilium({ ...REPLACING, l2Announcements: {}, installer: CiliumInstaller.k3s() }), exposure: POOL }, '15-network-config.k8s.yaml',
    /kind: CiliumLoadBalancerIPPool/, /kind: HelmChart/],
  ['X31.5 one registry and one version for all images of Calico', { cni: Cni.calico({ flavour: MANIFEST, imageRegistry: 'registry.example.com/m' }) },
    '10-network.k8s.yaml',
    /registry\.example\.com\/m\/calico\/kube-controllers:v3\.32\.1[^]*registry\.example\.com\/m\/calico\/cni:v3\.32\.1[^]*registry\.example\.com\/m\/calico\/node:v3\.32\.1/,
    /quay\.io|docker\.io/],
];

test.each(WARNINGS)('warning: %s', (_, props, warning) => {
  expect(app(props).warnings).toContain(warning);
  const { printed, read } = written(props);
  expect(printed).toContain(`warning: ${warning}`);
  expect(read('NEXT-STEPS.md').split('## 1.')[0]).toContain(`\n* ${warning}\n`);
});

test.each<[string, Partial<ProwAppProps>]>([
  ['everything is said and fits', {
    cni: Cni.flannel(),
    clusterNetwork: { podCidrs: ['10.244.0.0/16'], serviceCidrs: ['10.96.0.0/12'], nodeCidrs: ['192.168.1.0/24'], nodes: 200, nodeCidrMaskSize: 24,
      kernelVersion: '6.8', sameLayer2: true },
  }],
  ['nothing is said of Flannel', { cni: Cni.flannel() }],
  ['nothing is said of Cilium', { cni: Cni.cilium() }],
  ['Cilium follows another CNI on a port of its own',
    { cni: Cni.cilium({ routing: CiliumRouting.vxlan({ tunnelPort: 8473 }), values: { cni: { customConf: true } } }) }],
  ['Cilium is applied before policies of its kind',
    { cni: Cni.cilium({ installer: CiliumInstaller.k3s() }), isolate: true, isolation: { policies: PolicyDialect.cilium() }, clusterNetwork: API_SERVER }],
  ['the operator of Calico takes care of kube-proxy',
    { cni: Cni.calico(
      { flavour: CalicoFlavour.operator({ kubeProxyManagement: true }), dataplane: CalicoDataplane.bpf({ apiServerHost: '10.0.0.1' }),
        pools: [{ cidr: '10.244.0.0/16' }] }) }],
])('no warning where %s', (_, props) => expect(app(props).warnings).toEqual([]));

function objectWarnings(made: App, cni: Cni): readonly string[] {
  const checks = new ReferenceChecks(undefined, { cni: cni._plan });
  render(made, [], (object) => checks.see(object));
  return checks.warnings();
}

test.each(OBJECT_WARNINGS)('warning of an object: %s', (_, cni, make, warning) => {
  const warn = jest.spyOn(console, 'warn').mockImplementation();
  const made = withObject(cni, make);
  made.synth();
  made.synth();
  expect(made.warnings.filter((one) => one === warning)).toHaveLength(1);
  expect(warn).toHaveBeenCalledWith(`warning: ${warning}`);
  expect(readFileSync(join(made.outdir, 'NEXT-STEPS.md'), 'utf8').split('## 1.')[0]).toContain(`\n* ${warning}\n`);
});

test('no warning of an object that the CNI itself has warned of', () => {
  const cni = Cni.calico({ flavour: MANIFEST });
  expect(objectWarnings(withObject(cni, own('BGPPeer', 'crd.projectcalico.org/v1')), cni)).toEqual([]);
});

test.each(NOTES)('note: %s', (_, props, note) => {
  const { printed, read } = written(props);
  expect(read('NEXT-STEPS.md').split('## Good to know')[1]).toContain(`\n* ${note}\n`);
  expect(printed.join('\n')).not.toContain(note);
});

test.each(MADE_SO)('made so: %s', (_, props, file, there, absent) => {
  const text = written(props).read(file);
  expect(text).toMatch(there);
  expect(text).not.toMatch(absent);
});

test.each<[string, readonly string[]]>([
  ['W', numbered(WARNINGS, OBJECT_WARNINGS)],
  ['D', numbered(NOTES)],
  ['so', numbered(MADE_SO)],
])('each check of severity %s has rows',
  (severity, numbers) => expect(numbers).toEqual(Object.keys(SEVERITIES).filter((check) => SEVERITIES[check].split(' ').includes(severity))));

test('there are 32 checks', () => expect(Object.keys(SEVERITIES)).toEqual(Array.from({ length: 32 }, (_, i) => `X${i + 1}`)));
