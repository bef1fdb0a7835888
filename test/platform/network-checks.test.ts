import { existsSync } from 'node:fs';
import {
  CiliumInstaller, CiliumRouting, Cni, Exposure, GatewayController, IngressController, LoadBalancerPool, PreinstalledCni, Tls, UpstreamManifest,
} from '../../src';
import { app, outdir, REPLACING, thrown, written } from './network-app';

afterEach(() => jest.restoreAllMocks());

const GATEWAY = Exposure.gateway({ controller: GatewayController.cilium(), hookHost: 'hook.acme.dev', deckHost: 'deck.acme.dev', tls: Tls.secret('tls') });
const INGRESS = Exposure.ingress({ controller: IngressController.cilium(), hookHost: 'hook.acme.dev', deckHost: 'deck.acme.dev', tls: Tls.secret('tls') });
const POOL = Exposure.loadBalancer({ pool: LoadBalancerPool.cilium({ addresses: ['192.168.1.240/28'] }), hookHost: 'hook.acme.dev' });
const OTHER_CNIS: readonly (readonly [string, Cni])[] = [
  ['Flannel', Cni.flannel()], ['Calico', Cni.calico()], ['Canal', Cni.canal()], ['Weave Net', Cni.weave({ acknowledgeUnmaintained: true })],
  ['kindnet', Cni.preinstalled({ of: PreinstalledCni.kind() })],
];

/** What only some CNIs serve. */
const CLASSES: readonly (readonly [string, () => unknown, readonly string[]])[] = [
  ['Cilium\'s Gateways where it was not told to serve any', () => app({ cni: Cni.cilium(), exposure: GATEWAY }), [
    'new ProwApp({ exposure }): nobody serves the GatewayClass "cilium", because Cilium does not; '
      + 'add gatewayApi: {}, kubeProxyReplacement: true and k8sServiceHost to Cni.cilium() (GatewayClassNotServed)',
  ]],
  ['Cilium\'s Ingresses where it was not told to serve any', () => app({ cni: Cni.cilium(), exposure: INGRESS }), [
    'new ProwApp({ exposure }): nobody serves the IngressClass "cilium", because Cilium does not; '
      + 'add ingressController: {}, kubeProxyReplacement: true and k8sServiceHost to Cni.cilium() (IngressClassNotServed)',
  ]],
  ['Cilium\'s addresses where it was not told to announce any', () => app({ cni: Cni.cilium(), exposure: POOL }), [
    'new ProwApp({ exposure }): no Service of loadBalancerClass "io.cilium/l2-announcer" would get an address, because Cilium does not serve it; '
      + 'add l2Announcements: {}, kubeProxyReplacement: true and k8sServiceHost to Cni.cilium() (LoadBalancerClassNotServed)',
  ]],
  ...OTHER_CNIS.flatMap(([name, cni]): [string, () => unknown, readonly string[]][] => [
    [`Cilium's Gateways on ${name}`, () => app({ cni, exposure: GATEWAY }),
      [`new ProwApp({ exposure }): nobody serves the GatewayClass "cilium", because ${name} does not; `
        + `take another controller${cni._plan.isThere ? '' : ', or cni: Cni.cilium()'} (GatewayClassNotServed)`]],
    [`Cilium's Ingresses on ${name}`, () => app({ cni, exposure: INGRESS }),
      [`new ProwApp({ exposure }): nobody serves the IngressClass "cilium", because ${name} does not; `
        + `take another controller${cni._plan.isThere ? '' : ', or cni: Cni.cilium()'} (IngressClassNotServed)`]],
  ]),
  ['something else for a CNI', () => app({ cni: 'flannel' as never }), [
    'new ProwApp({ cni }): "flannel" is not made by Cni.preinstalled(), flannel(), calico(), canal(), cilium() or weave(); '
      + 'write Cni.flannel() (WrongType)',
  ]],
];


test.each(CLASSES)('%s', (_, act, messages) => {
  expect(thrown(act)).toEqual(messages);
  expect(existsSync(outdir)).toBe(false);
});

/** Cilium, and what comes in through it. */
describe('pairs', () => {
  const served = Cni.cilium({ ...REPLACING, gatewayApi: {}, ingressController: {}, l2Announcements: {}, bgpControlPlane: true });
  test.each<[string, Exposure]>([['Gateways', GATEWAY], ['Ingresses', INGRESS], ['addresses', POOL]])('%s that Cilium serves',
    (_, exposure) => expect(() => app({ cni: served, exposure })).not.toThrow());
  test.each<[string, Exposure]>([['Gateways', GATEWAY], ['Ingresses', INGRESS], ['addresses', POOL]])('%s where nobody knows the CNI',
    (_, exposure) => expect(() => app({ exposure })).not.toThrow());
  test('the range of node ports is Cilium\'s own',
    () => expect(() => app({ cni: Cni.cilium({ ...REPLACING, nodePort: { range: '30000-30100' } }) })).not.toThrow());
  test('native routing between nodes on one layer 2 network', () => {
    const cni = Cni.cilium(
      { routing: CiliumRouting.nativeRouting({ ipv4NativeRoutingCidr: '10.244.0.0/16', autoDirectNodeRoutes: true, directRoutingSkipUnreachable: false }) });
    expect(() => app({ cni, clusterNetwork: { sameLayer2: true } })).not.toThrow();
    expect(thrown(() => app({ cni, clusterNetwork: { sameLayer2: false } }))[0]).toMatch(/\(NodesApart\)$/);
  });
});

describe('what a CNI brings, beside its objects', () => {
  test('the values of Cilium\'s chart, in a folder that kubectl does not enter, and in the index', () => {
    const { read } = written({ cni: Cni.cilium() });
    expect(read('cilium/values.txt')).toContain('clusterPoolIPv4PodCIDRList');
    expect(read('.cdk8s-prow.sha256')).toMatch(/^[0-9a-f]{64} {2}cilium\/values\.txt$/m);
    expect(read('apply.sh')).not.toContain('cilium/values.txt');
  });

  test.each<[string, Cni, readonly string[]]>([
    ['Calico by its operator', Cni.calico(),
      ['own 10-network.k8s.yaml', 'later daemonset calico-system calico-node', 'later deployment calico-system calico-kube-controllers',
        'probe 10-network \'{"apiVersion":"projectcalico.org/v3"']],
    ['Cilium by k3s', Cni.cilium({ installer: CiliumInstaller.k3s() }),
      ['own 10-network.k8s.yaml', 'later daemonset kube-system cilium', 'later deployment kube-system cilium-operator',
        'later customresourcedefinition \'\' ciliumnetworkpolicies.cilium.io']],
    ['Cilium by a Job', Cni.cilium({ installer: CiliumInstaller.job() }),
      ['own 10-network.k8s.yaml', 'completed kube-system cilium-install-', 'later daemonset kube-system cilium', 'later deployment kube-system cilium-operator',
        'later customresourcedefinition \'\' ciliumnetworkpolicies.cilium.io']],
  ])('%s is waited for after its objects and before Prow\'s', (_, cni, lines) => {
    const { read } = written({ cni });
    const script = read('apply.sh');
    const places = [...lines, 'own 40-prow.k8s.yaml'].map((line) => script.indexOf(`      ${line}`));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(read('NEXT-STEPS.md')).toContain('```sh\nsh apply.sh\n```');
  });

  test('namespaces of controllers that are there', () => {
    const { read } = written({ cni: Cni.cilium({ installer: CiliumInstaller.flux() }) });
    expect(read('15-network-config.k8s.yaml')).toContain('namespace: flux-system');
  });

  test('Cilium that is installed here is not asked for once more', () => {
    const exposure = Exposure.loadBalancer({ pool: LoadBalancerPool.cilium({ addresses: ['192.168.1.240/28'] }), hookHost: 'hook.acme.dev' });
    const cni = (installer: CiliumInstaller): Cni => Cni.cilium({ ...REPLACING, l2Announcements: {}, installer });
    expect(written({ cni: cni(CiliumInstaller.k3s()), exposure }).read('NEXT-STEPS.md')).not.toContain('* cilium: install it');
    expect(written({ cni: cni(CiliumInstaller.valuesFile()), exposure }).read('NEXT-STEPS.md')).toContain('* cilium: install it');
  });

  test('commands that show whether it works, before those for Prow', () => {
    expect(written({ cni: Cni.flannel() }).read('NEXT-STEPS.md')).toContain([
      '## 4. See that it runs',
      'Prow publishes its images for amd64 alone: a cluster whose nodes are all of ARM, as those on Apple\'s computers are, leaves its pods `Pending`.',
      'The network between pods:',
      '* `kubectl --namespace kube-flannel get pods --selector app=flannel --output wide` shows one pod on each node, Running and ready.\n'
      + '* `kubectl get nodes --output custom-columns=NAME:.metadata.name,PODS:.spec.podCIDR` shows a network for each node, and none of them <none>.',
      'Prow:',
    ].join('\n\n'));
    expect(written({}).read('NEXT-STEPS.md')).not.toContain('The network between pods');
  });

  test('what Calico\'s own project publishes',
    () => expect(written({ cni: Cni.calico(), upstreamManifests: [UpstreamManifest.certManager()] }).read('apply.sh')).toContain('upstream tigera-operator'));
});
