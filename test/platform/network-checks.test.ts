import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, Chart } from 'cdk8s';
import { CalicoBgp, CalicoEncapsulation, CheckedApp, CiliumInstaller, CiliumIpam, CiliumRouting, Cni, Exposure, Flannel, FlannelMode, GatewayController, GitHub, IngressController, LoadBalancerPool, PreinstalledCni, ProwApp, ProwAppProps, Tls, UpstreamManifest, Weave } from '../../src';

const folder = mkdtempSync(join(tmpdir(), 'network-checks-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => jest.restoreAllMocks());

const github = GitHub.cloud({ repositories: ['acme/app'] });
const outdir = join(folder, 'dist');
const isolate = false;

function app(props: Partial<ProwAppProps>): ProwApp {
  return new ProwApp({ github, outdir, isolate, ...props });
}

function thrown(act: () => unknown): readonly string[] {
  try {
    act();
  } catch (error) {
    return (error as Error).message.split('\n');
  }
  return [];
}

const REPLACING = { kubeProxyReplacement: true, k8sServiceHost: '192.168.1.10' };
const GATEWAY = Exposure.gateway({ controller: GatewayController.cilium(), hookHost: 'hook.acme.dev', deckHost: 'deck.acme.dev', tls: Tls.secret('tls') });
const INGRESS = Exposure.ingress({ controller: IngressController.cilium(), hookHost: 'hook.acme.dev', deckHost: 'deck.acme.dev', tls: Tls.secret('tls') });
const POOL = Exposure.loadBalancer({ pool: LoadBalancerPool.cilium({ addresses: ['192.168.1.240/28'] }), hookHost: 'hook.acme.dev' });
const OTHER_CNIS: readonly (readonly [string, Cni])[] = [
  ['Flannel', Cni.flannel()], ['Calico', Cni.calico()], ['Canal', Cni.canal()], ['Weave Net', Cni.weave({ acknowledgeUnmaintained: true })], ['kindnet', Cni.preinstalled({ of: PreinstalledCni.kind() })],
];

/** What contradicts what is found before a file is written; the whole text is part of the API. */
describe('errors', () => {
  test.each<[string, () => unknown, readonly string[]]>([
    ['a network with host bits', () => Cni.flannel({ network: '10.244.0.1/16' }), ['Cni.flannel({ network }): "10.244.0.1/16" has host bits set; did you mean "10.244.0.0/16"? (CidrNotMasked)']],
    ['Services in Cilium\'s own default for pods', () => app({ cni: Cni.cilium({ ipam: CiliumIpam.clusterPool({ ipv4PodCidrs: ['10.0.0.0/8'] }) }), clusterNetwork: { serviceCidrs: ['10.96.0.0/12'] } }), [
      'new ProwApp({ clusterNetwork.serviceCidrs[0] }): "10.96.0.0/12" shares addresses with "10.0.0.0/8" of pods; give pods, Services and nodes networks of their own (CidrOverlap)',
    ]],
    ['nodes in Calico\'s default for pods', () => app({ cni: Cni.calico(), clusterNetwork: { nodeCidrs: ['192.168.1.0/24'] } }), [
      'new ProwApp({ clusterNetwork.nodeCidrs[0] }): "192.168.1.0/24" shares addresses with "192.168.0.0/16" of pods; give pods, Services and nodes networks of their own (CidrOverlap)',
    ]],
    ['another network for pods than the CNI\'s', () => app({ cni: Cni.flannel(), clusterNetwork: { podCidrs: ['10.42.0.0/16'] } }), [
      'new ProwApp({ clusterNetwork.podCidrs[0] }): "10.42.0.0/16" is not in "10.244.0.0/16", the network of Flannel; write the same networks here and in Cni.flannel({ network }) (PodCidrMismatch)',
    ]],
    ['more nodes than parts', () => app({ cni: Cni.flannel(), clusterNetwork: { nodes: 257 } }), [
      'new ProwApp({ clusterNetwork.nodes }): "10.244.0.0/16" in parts of /24 is enough for 256 nodes, and there are 257; make the cluster with a larger network of pods, or with smaller parts and say so in nodeCidrMaskSize (PodCidrTooSmall)',
    ]],
    ['parts larger than the whole', () => app({ cni: Cni.flannel({ network: '10.244.0.0/24' }), clusterNetwork: { nodeCidrMaskSize: 20 } }), [
      'new ProwApp({ clusterNetwork.nodeCidrMaskSize }): a node would get a /20, and "10.244.0.0/24" is smaller; write a number from 24 on, as the cluster was made (NetworkTooSmall)',
    ]],
    ['parts smaller than kube-controller-manager makes them', () => app({ clusterNetwork: { podCidrs: ['10.0.0.0/8'], nodeCidrMaskSize: 28 } }), [
      'new ProwApp({ clusterNetwork.nodeCidrMaskSize }): /28 is too small a part of "10.0.0.0/8": kube-controller-manager takes at most /24; write a number from 8 to 24 (NumberOutOfRange)',
    ]],
    ['a kernel that is too old', () => app({ cni: Cni.cilium(), clusterNetwork: { kernelVersion: '5.4.0-190-generic' } }), [
      'new ProwApp({ clusterNetwork.kernelVersion }): "5.4.0-190-generic" is older than 5.10, which Cilium needs as it is set up; update the nodes to Linux 5.10 or newer, or ask CniAdvisor for another CNI (KernelTooOld)',
    ]],
    ['no kernel', () => app({ clusterNetwork: { kernelVersion: 'five' } }), [
      'new ProwApp({ clusterNetwork.kernelVersion }): "five" is not the version of a Linux kernel; write it as uname -r does, like "5.15" or "5.15.0-113-generic" (KernelVersionInvalid)',
    ]],
    ['nodes behind routers', () => app({ cni: Cni.flannel({ backend: FlannelMode.hostGw() }), clusterNetwork: { sameLayer2: false } }), [
      'new ProwApp({ clusterNetwork.sameLayer2 }): is false, and Flannel as it is set up sends packets to other nodes without a router; choose an encapsulation such as VXLAN, or put all nodes into one layer 2 network (NodesApart)',
    ]],
    ['an address that host-gw cannot route to', () => Cni.flannel({ backend: FlannelMode.hostGw(), publicIp: '203.0.113.5' }), [
      'Cni.flannel({ publicIp }): "203.0.113.5" cannot be routed to by backend host-gw; leave it out, or use FlannelMode.vxlan() or FlannelMode.wireguard() (MutuallyExclusive)',
    ]],
    ['fewer nodes than pods of the operator', () => app({ cni: Cni.cilium(), clusterNetwork: { nodes: 1 } }), [
      'new ProwApp({ clusterNetwork.nodes }): 1 node is less than the 2 that pods of Cilium\'s operator must be on; write Cni.cilium({ nodes }) with the same number (ReplicasExceedNodes)',
    ]],
    ['IPIP without BGP', () => Cni.calico({ bgp: CalicoBgp.disabled(), pools: [{ cidr: '10.244.0.0/16', encapsulation: CalicoEncapsulation.ipip() }] }), [
      'Cni.calico({ pools[0] }): IPIP needs BGP, which is off; write CalicoEncapsulation.vxlan() or CalicoEncapsulation.vxlanCrossSubnet(), or leave bgp out (EncapsulationNeedsBgp)',
    ]],
    ['kube-proxy replaced by who cannot find the API server', () => Cni.cilium({ kubeProxyReplacement: true }), [
      'Cni.cilium({ k8sServiceHost }): is missing, and without kube-proxy no node would find the API server; write the name or address of the API server, or "auto" where kubeadm made the cluster (ApiServerAddressMissing)',
    ]],
    ['a mesh without numbers', () => Cni.cilium({ clusterName: 'one', clusterMesh: {} }), ['Cni.cilium({ clusterId }): is missing, and clusterMesh tells clusters apart by it; give each cluster a number of its own from 1 (PropMissing)']],
    ['a node port that Cilium does not answer on', () => app({ cni: Cni.cilium({ ...REPLACING, nodePort: { range: '31000-31999' } }), exposure: Exposure.nodePort({ deckPort: 31002 }) }), [
      'new ProwApp({ exposure }): 30001 is outside 31000-31999, the only node ports that Cilium answers on; pick a port in that range, or give the CNI the range of the API server (NodePortOutOfRange)',
    ]],
    ['Cilium\'s Gateways where it was not told to serve any', () => app({ cni: Cni.cilium(), exposure: GATEWAY }), [
      'new ProwApp({ exposure }): nobody serves the GatewayClass "cilium", because Cilium does not; add gatewayApi: {}, kubeProxyReplacement: true and k8sServiceHost to Cni.cilium() (GatewayClassNotServed)',
    ]],
    ['Cilium\'s Ingresses where it was not told to serve any', () => app({ cni: Cni.cilium(), exposure: INGRESS }), [
      'new ProwApp({ exposure }): nobody serves the IngressClass "cilium", because Cilium does not; add ingressController: {}, kubeProxyReplacement: true and k8sServiceHost to Cni.cilium() (IngressClassNotServed)',
    ]],
    ['Cilium\'s addresses where it was not told to announce any', () => app({ cni: Cni.cilium(), exposure: POOL }), [
      'new ProwApp({ exposure }): no Service of loadBalancerClass "io.cilium/l2-announcer" would get an address, because Cilium does not serve it; add l2Announcements: {}, kubeProxyReplacement: true and k8sServiceHost to Cni.cilium() (LoadBalancerClassNotServed)',
    ]],
    ...OTHER_CNIS.flatMap(([name, cni]): [string, () => unknown, readonly string[]][] => [
      [`Cilium's Gateways on ${name}`, () => app({ cni, exposure: GATEWAY }), [`new ProwApp({ exposure }): nobody serves the GatewayClass "cilium", because ${name} does not; take another controller, or cni: Cni.cilium() (GatewayClassNotServed)`]],
      [`Cilium's Ingresses on ${name}`, () => app({ cni, exposure: INGRESS }), [`new ProwApp({ exposure }): nobody serves the IngressClass "cilium", because ${name} does not; take another controller, or cni: Cni.cilium() (IngressClassNotServed)`]],
    ]),
    ['something else for a CNI', () => app({ cni: 'flannel' as never }), [
      'new ProwApp({ cni }): "flannel" is not made by Cni.preinstalled(), flannel(), calico(), canal(), cilium() or weave(); write Cni.preinstalled(), flannel(), calico(), canal(), cilium() or weave() (WrongType)',
    ]],
  ])('%s', (_, act, messages) => {
    expect(thrown(act)).toEqual(messages);
    expect(existsSync(outdir)).toBe(false);
  });

  const lasting = (kind: string, apiVersion: string, more = {}) => (chart: Chart): void => void new ApiObject(chart, 'mine', { apiVersion, kind, metadata: { name: 'mine', namespace: 'prow' }, ...more });
  const cniDaemon = (name: string, readOnly = false) => (chart: Chart): void => void new ApiObject(chart, name, {
    apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: { name, namespace: 'kube-system' },
    spec: {
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name } },
        spec: { containers: [{ name: 'cni', image: 'a:1', volumeMounts: [{ name: 'conf', mountPath: '/conf', readOnly }] }], volumes: [{ name: 'conf', hostPath: { path: '/etc/cni/net.d' } }] },
      },
    },
  });
  const KINDNET = Cni.preinstalled({ of: PreinstalledCni.kind() });

  test.each<[string, Cni, (chart: Chart) => void, readonly string[]]>([
    ['a policy that nobody enforces', Cni.flannel(), lasting('NetworkPolicy', 'networking.k8s.io/v1', { spec: { podSelector: {} } }), [
      '[40-prow/mine] a NetworkPolicy has no effect, because Flannel enforces none; leave it out, or choose a CNI that does, such as Cni.calico() or Cni.cilium() (PolicyIgnored)',
    ]],
    ['a policy of Cilium on Calico', Cni.calico(), lasting('CiliumNetworkPolicy', 'cilium.io/v2'), ['[40-prow/mine] CiliumNetworkPolicy of cilium.io has no effect, because Calico does not read it; leave it out, or choose Cni.cilium() (PolicyIgnored)']],
    ['a policy of Calico on Cilium', Cni.cilium(), lasting('GlobalNetworkPolicy', 'projectcalico.org/v3'), ['[40-prow/mine] GlobalNetworkPolicy of projectcalico.org has no effect, because Cilium does not read it; leave it out, or choose Cni.calico() (PolicyIgnored)']],
    ['a pool beside Canal', Cni.canal(), lasting('IPPool', 'crd.projectcalico.org/v1'), ['[40-prow/mine] IPPool of crd.projectcalico.org has no effect with Canal: its pods get addresses from their node\'s part of the network; leave it out (PolicyIgnored)']],
    ['a second CNI', Cni.flannel(), cniDaemon('theirs'), ['[40-prow/theirs] DaemonSet "theirs" installs a CNI, and [10-network/flannel/Resource] does already; keep one of them (SeveralCnis)']],
    ['an Installation beside Weave', Cni.weave({ acknowledgeUnmaintained: true }), lasting('Installation', 'operator.tigera.io/v1'), ['[40-prow/mine] Installation "mine" installs a CNI, and [10-network/weave/Resource] does already; keep one of them (SeveralCnis)']],
    ['a release of Cilium beside Canal', Cni.canal(), lasting('HelmChart', 'helm.cattle.io/v1', { spec: { chart: 'oci://quay.io/cilium/charts/cilium' } }), ['[40-prow/mine] HelmChart "mine" installs a CNI, and [10-network/canal/Resource] does already; keep one of them (SeveralCnis)']],
    ['a policy that may have an effect', Cni.preinstalled(), lasting('CiliumNetworkPolicy', 'cilium.io/v2'), []],
    ['a policy that has', KINDNET, lasting('NetworkPolicy', 'networking.k8s.io/v1', { spec: { podSelector: {} } }), []],
    ['a plugin before the CNI', Cni.flannel(), cniDaemon('kube-multus-ds'), []],
    ['who only looks', Cni.flannel(), cniDaemon('looker', true), []],
  ])('%s', (_, cni, make, messages) => {
    jest.spyOn(console, 'warn').mockImplementation();
    const made = app({ cni, outdir: join(folder, 'objects') });
    make(made.node.findChild('40-prow') as Chart);
    expect(thrown(() => made.synth())).toEqual(messages);
  });

  test('two CNIs in an app of one\'s own', () => {
    const own = new CheckedApp({ outdir });
    new Flannel(new Chart(own, 'a'), 'flannel');
    new Weave(new Chart(own, 'b'), 'weave', { acknowledgeUnmaintained: true });
    expect(thrown(() => own.synth())).toEqual(['[b/weave/Resource] DaemonSet "weave-net" installs a CNI, and [a/flannel/Resource] does already; keep one of them (SeveralCnis)']);
  });
});

/** What nobody can decide is said before anything is applied. */
describe('warnings', () => {
  test.each<[string, Partial<ProwAppProps>, string]>([
    ['pods where nodes often are', { cni: Cni.calico() }, 'Pods get addresses of 192.168.0.0/16, which many networks of nodes lie in; say yours in clusterNetwork.nodeCidrs, or give pods another network.'],
    ['parts for few pods', { cni: Cni.flannel(), clusterNetwork: { nodeCidrMaskSize: 26 } }, 'A node gets a /26, which is enough for 61 pods, and the kubelet takes up to 110; set its maxPods to 61 or less.'],
    ['nodes in several networks, Flannel', { cni: Cni.flannel(), clusterNetwork: { nodeCidrs: ['192.168.1.0/24', '172.20.0.0/24'] } }, 'Nodes have addresses in several networks, and Flannel takes the interface of the default route; where that is not the one between the nodes, name it with interfaces: { iface: ["eth1"] }.'],
    ['nodes in several networks, Calico', { cni: Cni.calico({ pools: [{ cidr: '10.244.0.0/16' }] }), clusterNetwork: { nodeCidrs: ['192.168.1.0/24', '172.20.0.0/24'] } }, 'Nodes have addresses in several networks, and Calico takes the first address that it finds; where that is not the one between the nodes, say which by ipv4Autodetection: CalicoAutodetection.cidrs(…).'],
    ['two ranges of node ports', { cni: Cni.cilium(REPLACING), exposure: Exposure.nodePort({ nodePortRange: '30000-31000' }) }, 'Cilium answers on the node ports 30000-32767, and the API server gives 30000-31000; make the two ranges the same.'],
    ['Red Hat\'s kernel', { cni: Cni.cilium(), clusterNetwork: { kernelVersion: '4.18.0-553.el8_10.x86_64' } }, 'Cilium needs Linux 5.10; 4.18.0-553.el8_10.x86_64 counts only where its distributor has carried back what is needed, as Red Hat has for 8.10.'],
    ['VXLAN through address translation', { cni: Cni.flannel({ publicIp: '203.0.113.5', backend: FlannelMode.vxlan({ vni: 7 }) }) }, 'VXLAN through address translation may lose packets by wrong checksums; if it does, run on every node: ethtool -K flannel.7 tx-checksum-ip-generic off'],
  ])('%s', (_, props, warning) => expect(app(props).warnings).toContain(warning));

  test('none where everything is said and fits', () => {
    const clusterNetwork = { podCidrs: ['10.244.0.0/16'], serviceCidrs: ['10.96.0.0/12'], nodeCidrs: ['192.168.1.0/24'], nodes: 200, nodeCidrMaskSize: 24, kernelVersion: '6.8', sameLayer2: true };
    expect(app({ cni: Cni.flannel(), clusterNetwork }).warnings).toEqual([]);
  });
});

/** Cilium, and what comes in through it. */
describe('pairs', () => {
  const served = Cni.cilium({ ...REPLACING, gatewayApi: {}, ingressController: {}, l2Announcements: {}, bgpControlPlane: true });
  test.each<[string, Exposure]>([['Gateways', GATEWAY], ['Ingresses', INGRESS], ['addresses', POOL]])('%s that Cilium serves', (_, exposure) => expect(() => app({ cni: served, exposure })).not.toThrow());
  test.each<[string, Exposure]>([['Gateways', GATEWAY], ['Ingresses', INGRESS], ['addresses', POOL]])('%s where nobody knows the CNI', (_, exposure) => expect(() => app({ exposure })).not.toThrow());
  test('the range of node ports is Cilium\'s own', () => expect(() => app({ cni: Cni.cilium({ ...REPLACING, nodePort: { range: '30000-30100' } }) })).not.toThrow());
  test('native routing between nodes on one layer 2 network', () => {
    const cni = Cni.cilium({ routing: CiliumRouting.nativeRouting({ ipv4NativeRoutingCidr: '10.244.0.0/16', autoDirectNodeRoutes: true, directRoutingSkipUnreachable: false }) });
    expect(() => app({ cni, clusterNetwork: { sameLayer2: true } })).not.toThrow();
    expect(thrown(() => app({ cni, clusterNetwork: { sameLayer2: false } }))[0]).toMatch(/\(NodesApart\)$/);
  });
});

describe('what a CNI brings, beside its objects', () => {
  const written = (props: Partial<ProwAppProps>): ((name: string) => string) => {
    jest.spyOn(console, 'warn').mockImplementation();
    const to = mkdtempSync(join(folder, 'written-'));
    app({ outdir: to, ...props }).synth();
    return (name) => readFileSync(join(to, name), 'utf8');
  };

  test('the values of Cilium\'s chart, in a folder that kubectl does not enter, and in the index', () => {
    const read = written({ cni: Cni.cilium() });
    expect(read('cilium/values.yaml')).toContain('clusterPoolIPv4PodCIDRList');
    expect(read('.cdk8s-prow.sha256')).toMatch(/^[0-9a-f]{64} {2}cilium\/values\.yaml$/m);
    expect(read('apply.sh')).not.toContain('cilium/values.yaml');
  });

  test.each<[string, Cni, readonly string[]]>([
    ['Calico by its operator', Cni.calico(), ['own 10-network.k8s.yaml', 'later daemonset calico-system calico-node', 'later deployment calico-system calico-kube-controllers', 'probe 10-network \'{"apiVersion":"projectcalico.org/v3"']],
    ['Cilium by k3s', Cni.cilium({ installer: CiliumInstaller.k3s() }), ['own 10-network.k8s.yaml', 'later daemonset kube-system cilium', 'later deployment kube-system cilium-operator', 'later customresourcedefinition \'\' ciliumnetworkpolicies.cilium.io']],
    ['Cilium by a Job', Cni.cilium({ installer: CiliumInstaller.job() }), ['own 10-network.k8s.yaml', 'completed kube-system cilium-install-', 'later daemonset kube-system cilium', 'later deployment kube-system cilium-operator', 'later customresourcedefinition \'\' ciliumnetworkpolicies.cilium.io']],
  ])('%s is waited for after its objects and before Prow\'s', (_, cni, lines) => {
    const read = written({ cni });
    const script = read('apply.sh');
    const places = [...lines, 'own 40-prow.k8s.yaml'].map((line) => script.indexOf(`      ${line}`));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(read('NEXT-STEPS.md')).toContain('```sh\nsh apply.sh\n```');
  });

  test('namespaces of controllers that are there', () => {
    const read = written({ cni: Cni.cilium({ installer: CiliumInstaller.flux() }) });
    expect(read('15-network-config.k8s.yaml')).toContain('namespace: flux-system');
  });

  test('Cilium that is installed here is not asked for once more', () => {
    const exposure = Exposure.loadBalancer({ pool: LoadBalancerPool.cilium({ addresses: ['192.168.1.240/28'] }), hookHost: 'hook.acme.dev' });
    const cni = (installer: CiliumInstaller): Cni => Cni.cilium({ ...REPLACING, l2Announcements: {}, installer });
    expect(written({ cni: cni(CiliumInstaller.k3s()), exposure })('NEXT-STEPS.md')).not.toContain('* cilium: install it');
    expect(written({ cni: cni(CiliumInstaller.valuesFile()), exposure })('NEXT-STEPS.md')).toContain('* cilium: install it');
  });

  test('commands that show whether it works, before those for Prow', () => {
    expect(written({ cni: Cni.flannel() })('NEXT-STEPS.md')).toContain([
      '## 4. See that it runs',
      'The network between pods:',
      '* `kubectl --namespace kube-flannel get pods --selector app=flannel --output wide` shows one pod on each node, Running and ready.\n'
      + '* `kubectl get nodes --output custom-columns=NAME:.metadata.name,PODS:.spec.podCIDR` shows a network for each node, and none of them <none>.',
      'Prow:',
    ].join('\n\n'));
    expect(written({})('NEXT-STEPS.md')).not.toContain('The network between pods');
  });

  test('what Calico\'s own project publishes', () => expect(written({ cni: Cni.calico(), upstreamManifests: [UpstreamManifest.certManager()] })('apply.sh')).toContain('upstream tigera-operator'));
});
