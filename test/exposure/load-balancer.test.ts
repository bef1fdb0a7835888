import { ApiObject, Chart, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { ServiceExposure } from '../../src/core/service-exposure';
import { Exposure } from '../../src/exposure/exposure';
import { ExposurePlan } from '../../src/exposure/exposure-plan';
import { addressBlock, holds, meet } from '../../src/exposure/load-balancer/address-block';
import { CiliumL2AnnouncementPolicy } from '../../src/exposure/load-balancer/cilium-l2-announcement-policy';
import { CiliumLoadBalancerPool } from '../../src/exposure/load-balancer/cilium-load-balancer-pool';
import { LoadBalancerPool } from '../../src/exposure/load-balancer/load-balancer-pool';
import { MetalLbBgpAdvertisement } from '../../src/exposure/load-balancer/metal-lb-bgp-advertisement';
import { MetalLbBgpPeer } from '../../src/exposure/load-balancer/metal-lb-bgp-peer';
import { MetalLbL2Advertisement } from '../../src/exposure/load-balancer/metal-lb-l2-advertisement';
import { MetalLbPool } from '../../src/exposure/load-balancer/metal-lb-pool';
import { DeckService } from '../../src/prow/components/deck-service';
import { HookService } from '../../src/prow/components/hook-service';
import { LOAD_BALANCER_VARIANTS } from './load-balancer-variants';
import { planOf } from './plan-of';
import { loose } from '../support/findings';
import { objectsIn } from '../support/objects';

const inside = { namespace: 'prow', hook: { serviceName: 'hook', namespace: 'prow', port: 8888 }, deck: { serviceName: 'deck', namespace: 'prow', port: 80 } };
const LABELS = { 'app.kubernetes.io/managed-by': 'cdk8s-prow', 'app.kubernetes.io/part-of': 'prow' };

function made(fill: (scope: Construct) => void): any[] {
  return objectsIn((chart) => fill(chart));
}

const poolObjects = ({ objects }: ExposurePlan): any[] => made((scope) => objects.networkConfig?.(scope, inside));

function services(plan: ExposurePlan): any[] {
  return made((scope) => {
    new HookService(scope, 'hook', { exposure: plan.hook });
    new DeckService(scope, 'deck', { exposure: plan.deck });
  });
}

const plan = (name: string): ExposurePlan => planOf(LOAD_BALANCER_VARIANTS.find((variant) => variant.name === name)!.exposure());

const UNLIMITED = 'A load balancer has no limit of webhooks: hook reads whatever comes to its end, and into its memory, before it looks at the signature. Who sends '
  + 'without end makes it end; Kubernetes starts it again. frontProxy: FrontProxy.envoy() puts a proxy with limits before hook.';

test('a load balancer of a cloud, without a word of anybody', () => {
  const { hook, deck, ...rest } = planOf(Exposure.loadBalancer());
  expect(rest).toEqual({
    objects: {}, requirements: [], secrets: [], addresses: [], findings: [],
    notes: [
      'The address of hook is in the column EXTERNAL-IP of kubectl get service hook; '
        + 'the webhook URL for GitHub is http://ADDRESS:8888/hook with it for ADDRESS.',
      'The address of deck is in the column EXTERNAL-IP of kubectl get service deck; deck is at http://ADDRESS:80 with it for ADDRESS.',
      UNLIMITED,
    ],
    warnings: [
      'The load balancer in front of hook and deck ends no TLS: anybody on the way can read what is sent; '
        + 'use Exposure.gateway() or Exposure.ingress() with tls, or end TLS in front of it.'],
  });
  expect(services({ ...rest, hook, deck }).map(({ metadata, spec }) => [metadata.name, metadata.annotations, spec.type, spec.ports])).toEqual([
    ['hook', undefined, 'LoadBalancer', [{ name: 'http', port: 8888, targetPort: 8888, protocol: 'TCP' }]],
    ['deck', undefined, 'LoadBalancer', [{ name: 'http', port: 80, targetPort: 8080, protocol: 'TCP' }]],
  ]);
});

test('in front of deck only', () => {
  const deckOnly = plan('in front of deck only');
  const [hook, deck] = services(deckOnly);
  expect(hook.spec).toEqual({ type: 'ClusterIP', selector: { app: 'hook' }, ports: [{ name: 'http', port: 8888, targetPort: 8888, protocol: 'TCP' }] });
  expect(deck.spec).toEqual({
    type: 'LoadBalancer', loadBalancerClass: 'example.com/inside', loadBalancerSourceRanges: ['198.51.100.0/24'],
    selector: { app: 'deck' }, ports: [{ name: 'http', port: 80, targetPort: 8080, protocol: 'TCP' }],
  });
  expect([deckOnly.hookUrl, deckOnly.loadBalancerClass, deckOnly.notes[1]]).toEqual([
    undefined, 'example.com/inside', 'hook answers inside the cluster only: webhooks of GitHub need a proxy of your own that sends POST /hook to hook.',
  ]);
});

test('MetalLB on layer 2: hook and deck share one address', () => {
  const shared = plan('MetalLB on layer 2, with one address');
  const annotations = { 'metallb.io/address-pool': 'prow', 'metallb.io/loadBalancerIPs': '192.0.2.242', 'metallb.io/allow-shared-ip': 'prow' };
  expect(services(shared).map(({ metadata, spec }) => [metadata.annotations, spec.loadBalancerSourceRanges, spec.allocateLoadBalancerNodePorts])).toEqual([
    [annotations, ['192.30.252.0/22'], false], [annotations, undefined, false],
  ]);
  expect(poolObjects(shared)).toEqual([
    {
      apiVersion: 'metallb.io/v1beta1', kind: 'IPAddressPool', metadata: { name: 'prow', namespace: 'metallb-system', labels: LABELS },
      spec: { addresses: ['192.0.2.240/29', '192.0.2.250-192.0.2.251'], autoAssign: false },
    },
    {
      apiVersion: 'metallb.io/v1beta1', kind: 'L2Advertisement', metadata: { name: 'prow', namespace: 'metallb-system', labels: LABELS },
      spec: { ipAddressPools: ['prow'], nodeSelectors: [{ matchLabels: { edge: 'true' } }], interfaces: ['eth0'] },
    },
  ]);
  expect([shared.hookUrl, shared.deckUrl, shared.addresses, shared.requirements]).toEqual([
    'http://192.0.2.242:8888/hook', 'http://192.0.2.242',
    [{ from: 'LoadBalancerPool.metalLb({ addresses })', range: '192.0.2.240/29' },
      { from: 'LoadBalancerPool.metalLb({ addresses })', range: '192.0.2.250-192.0.2.251' }],
    [{ name: 'metallb', crds: ['ipaddresspools.metallb.io', 'l2advertisements.metallb.io'], stage: 'networkConfig' }],
  ]);
});

test('MetalLB by BGP', () => {
  const bgp = plan('MetalLB by BGP');
  expect(poolObjects(bgp).slice(1)).toEqual([
    {
      apiVersion: 'metallb.io/v1beta2', kind: 'BGPPeer', metadata: { name: 'outside', namespace: 'metallb-system', labels: LABELS },
      spec: {
        myASN: 64500, peerASN: 64501, peerAddress: '192.0.2.1', peerPort: 179, ebgpMultiHop: true,
        passwordSecret: { name: 'bgp-password', namespace: 'metallb-system' }, nodeSelectors: [{ matchLabels: { edge: 'true' } }],
      },
    },
    {
      apiVersion: 'metallb.io/v1beta1', kind: 'BGPAdvertisement', metadata: { name: 'outside', namespace: 'metallb-system', labels: LABELS },
      spec: { ipAddressPools: ['outside'], nodeSelectors: [{ matchLabels: { edge: 'true' } }], peers: ['outside'] },
    },
  ]);
  expect(bgp.notes.slice(2)).toEqual([
    UNLIMITED,
    'Only nodes that run a pod of hook or deck answer for it, because externalTrafficPolicy is Local.',
    'MetalLB tells the router 192.0.2.1 by BGP where its addresses are; the router must expect the nodes in AS 64500.',
    'The Secret bgp-password of the type kubernetes.io/basic-auth in namespace metallb-system must hold the router\'s password under the key password.',
  ]);
});

test('Cilium on layer 2', () => {
  const cilium = plan('Cilium on layer 2');
  expect(services(cilium).map(({ metadata, spec }) => [metadata.annotations, spec.loadBalancerClass])).toEqual([
    [{ 'lbipam.cilium.io/ips': '192.0.2.250' }, 'io.cilium/l2-announcer'], [{ 'lbipam.cilium.io/ips': '192.0.2.251' }, 'io.cilium/l2-announcer'],
  ]);
  const serviceSelector = { matchLabels: { 'app.kubernetes.io/part-of': 'prow' } };
  expect(poolObjects(cilium)).toEqual([
    {
      apiVersion: 'cilium.io/v2', kind: 'CiliumLoadBalancerIPPool', metadata: { name: 'prow', labels: LABELS },
      spec: { blocks: [{ cidr: '192.0.2.240/29' }, { start: '192.0.2.250', stop: '192.0.2.251' }], allowFirstLastIPs: 'No', serviceSelector },
    },
    {
      apiVersion: 'cilium.io/v2alpha1', kind: 'CiliumL2AnnouncementPolicy', metadata: { name: 'prow', labels: LABELS },
      spec: { loadBalancerIPs: true, interfaces: ['^eth[0-9]+'], nodeSelector: { matchLabels: { edge: 'true' } }, serviceSelector },
    },
  ]);
});

test('Cilium by BGP', () => {
  const cilium = plan('Cilium by BGP');
  expect([cilium.loadBalancerClass, poolObjects(cilium)[1]]).toEqual(['io.cilium/bgp-control-plane', {
    apiVersion: 'cilium.io/v2', kind: 'CiliumBGPAdvertisement', metadata: { name: 'prow', labels: { ...LABELS, advertise: 'bgp' } },
    spec: {
      advertisements: [
        { advertisementType: 'Service', service: { addresses: ['LoadBalancerIP'] }, selector: { matchLabels: { 'app.kubernetes.io/part-of': 'prow' } } }] },
  }]);
});

test('what makes no objects says all in the Services', () => {
  const texts = ['kube-vip', 'ServiceLB of k3s', 'a pool of MetalLB that exists'].map((name) =>
    services(plan(name)).map(({ metadata, spec }) => [metadata.annotations, metadata.labels['svccontroller.k3s.cattle.io/lbpool'], spec.ports[0].port]));
  const vip = { 'kube-vip.io/serviceInterface': 'eth1', 'kube-vip.io/loadbalancerIPs': '192.0.2.9', 'kube-vip.io/leaseName': 'prow' };
  expect(texts).toEqual([
    [[vip, undefined, 8080], [vip, undefined, 80]],
    [[undefined, 'edge', 8888], [undefined, 'edge', 8080]],
    [[{ 'metallb.io/address-pool': 'lan', 'metallb.io/loadBalancerIPs': '192.0.2.9' }, undefined, 8888], [{ 'metallb.io/address-pool': 'lan' }, undefined, 80]],
  ]);
  expect(['kube-vip', 'ServiceLB of k3s'].flatMap((name) => poolObjects(plan(name)))).toEqual([]);
});

test('annotations of the user win over those of the pool, and those of the construct over both', () => {
  const { hook } = planOf(
    Exposure.loadBalancer(
      { pool: LoadBalancerPool.existingMetalLb({ name: 'lan' }), annotations: { 'metallb.io/address-pool': 'wan', a: 'exposure', b: 'exposure' } }));
  const [service] = made((scope) => new HookService(scope, 'hook', { exposure: hook, annotations: { b: 'construct' } }));
  expect(service.metadata.annotations).toEqual({ 'metallb.io/address-pool': 'wan', a: 'exposure', b: 'construct' });
});

test.each<[string, object]>([
  ['pool', { pool: LoadBalancerPool.existingMetalLb({ name: 'lan' }), hookHost: 'hook.example.com', deckHost: '2001:db8::1', hookPort: 80, deckPort: 8080 }],
  ['cloud', { hookHost: 'hook.example.com', deckHost: '2001:db8::1', hookPort: 80, deckPort: 8080 }],
])('hosts and ports make the URLs, with a %s', (_, options) => {
  const { hookUrl, deckUrl } = planOf(Exposure.loadBalancer(options));
  expect([hookUrl, deckUrl]).toEqual(['http://hook.example.com/hook', 'http://[2001:db8::1]:8080']);
});

test('the named constructs render exactly what their names say', () => {
  const objects = made((scope) => {
    new MetalLbPool(scope, 'a', { addresses: ['2001:db8::/120'], avoidBuggyIps: true });
    new MetalLbL2Advertisement(scope, 'b');
    new MetalLbBgpPeer(scope, 'c', { name: 'router', namespace: 'lb', myAsn: 1, peerAsn: 4294967295, peerAddress: '2001:db8::1' });
    new MetalLbBgpAdvertisement(scope, 'd', { communities: ['64500:100', 'large:64500:1:2'], localPref: 100, aggregationLength: 24 });
    new CiliumLoadBalancerPool(scope, 'e', { addresses: ['192.0.2.0/24'], allowFirstLastIps: true });
    new CiliumL2AnnouncementPolicy(scope, 'f');
  });
  expect(objects.map(({ kind, metadata, spec }) => [kind, metadata.namespace, metadata.name, spec])).toEqual([
    ['IPAddressPool', 'metallb-system', 'prow', { addresses: ['2001:db8::/120'], avoidBuggyIPs: true }],
    ['L2Advertisement', 'metallb-system', 'prow', { ipAddressPools: ['prow'] }],
    ['BGPPeer', 'lb', 'router', { myASN: 1, peerASN: 4294967295, peerAddress: '2001:db8::1' }],
    ['BGPAdvertisement', 'metallb-system', 'prow',
      { ipAddressPools: ['prow'], communities: ['64500:100', 'large:64500:1:2'], localPref: 100, aggregationLength: 24 }],
    ['CiliumLoadBalancerIPPool', undefined, 'prow', { blocks: [{ cidr: '192.0.2.0/24' }], allowFirstLastIPs: 'Yes' }],
    ['CiliumL2AnnouncementPolicy', undefined, 'prow', { loadBalancerIPs: true }],
  ]);
});

test('the handle of a construct is its object', () => {
  const chart = new Chart(Testing.app(), 'chart');
  const made = new MetalLbPool(chart, 'pool', { addresses: ['192.0.2.0/24'] });
  expect(made.pool).toBe(ApiObject.of(made));
});

test.each<[string, string, string, boolean]>([
  ['192.0.2.0/24', '192.0.2.255', '192.0.2.255-192.0.3.0', true],
  ['192.0.2.10-192.0.2.20', '192.0.2.20', '192.0.2.21-192.0.2.30', false],
  ['192.0.2.9-192.0.2.100', '192.0.2.10', '192.0.2.0/29', false],
  ['2001:db8::/126', '2001:db8::3', '2001:db8::3-2001:db8::9', true],
])('%s holds %s, and meets %s: %s', (range, address, other, meets) => {
  const fail = Object.assign(() => { throw new Error(range); }, { at: () => fail }) as never;
  const [a, b] = [range, other].map((one) => addressBlock(one, fail));
  expect([holds(a, address), holds(a, '10.0.0.1'), meet(a, b), meet(b, a)]).toEqual([true, false, meets, meets]);
});

const POOL = LoadBalancerPool.metalLb({ addresses: ['192.0.2.240/29', '192.0.2.250-192.0.2.251'] });

test.each<[unknown, string]>([
  [{ tls: {} }, '({ tls }): there is no TLS at this load balancer; use Exposure.ingress({ tls }) or Exposure.gateway({ tls }) (UnknownProp)'],
  [{ inFrontOf: 'tide' }, '({ inFrontOf }): "tide" is not one of both, hook, deck; pick one of them (NotAllowedValue)'],
  [{ inFrontOf: 'deck', hookPort: 80 }, '({ hookPort }): hook has no load balancer; leave it out, or write inFrontOf: "both" (PropWithoutEffect)'],
  [{ inFrontOf: 'hook', deckSources: ['192.0.2.0/24'] },
    '({ deckSources }): deck has no load balancer; leave it out, or write inFrontOf: "both" (PropWithoutEffect)'],
  [{ pool: '192.0.2.0/24' },
    '({ pool }): "192.0.2.0/24" is not made by LoadBalancerPool.metalLb({ addresses: ["192.168.1.240/28"] }); '
      + 'write LoadBalancerPool.metalLb({ addresses: ["192.168.1.240/28"] }) (WrongType)'],
  [{ loadBalancerClass: 'io.cilium/' },
    '({ loadBalancerClass }): "io.cilium/" is not the name of a class of load balancers; write it as "name" or "example.com/name" (QualifiedNameInvalid)'],
  [{ hookAddress: '192.0.2.1' },
    '({ hookAddress }): how an address is asked for depends on what gives it; '
      + 'give pool, or write hookHost and the annotation of your cloud (PropWithoutEffect)'],
  [{ pool: POOL, deckAddress: 'deck.example.com' },
    '({ deckAddress }): "deck.example.com" is not an IP address; write one like "192.168.1.240" (IpAddressInvalid)'],
  [{ pool: POOL, hookAddress: '192.0.2.9' },
    '({ hookAddress }): "192.0.2.9" is not in "192.0.2.240/29" or "192.0.2.250-192.0.2.251" of LoadBalancerPool.metalLb({ addresses }); '
      + 'pick an address of the pool, or add it there (AddressOutsidePool)'],
  [{ pool: LoadBalancerPool.k3sServiceLb(), hookAddress: '192.0.2.9' },
    '({ hookAddress }): ServiceLB of k3s gives the nodes\' own addresses; leave it out, and write a node\'s address as hookHost and deckHost (PoolCannot)'],
  [{ pool: POOL, hookAddress: '192.0.2.241', deckAddress: '192.0.2.241', hookPort: 80 },
    '({ deckPort }): 80 is the port of hook at "192.0.2.241"; pick another one (PortTaken)'],
  [
    { pool: LoadBalancerPool.kubeVip(), hookAddress: '2001:DB8::1', deckAddress: '2001:db8:0::1', hookPort: 80 },
    '({ deckPort }): 80 is the port of hook at "2001:db8::1"; pick another one (PortTaken)',
  ],
  [{ pool: LoadBalancerPool.k3sServiceLb(), hookPort: 80 }, '({ deckPort }): 80 is the port of hook at the same addresses; pick another one (PortTaken)'],
  [
    { pool: POOL, hookAddress: '192.0.2.241', deckAddress: '192.0.2.241', externalTrafficPolicy: 'Local' },
    '({ externalTrafficPolicy }): MetalLB lets Services with externalTrafficPolicy Local share an address only where they select the same pods; '
      + 'write "Cluster", or give hook and deck an address each (PoolCannot)',
  ],
  [
    { pool: LoadBalancerPool.kubeVip(), hookAddress: '192.0.2.9', deckAddress: '192.0.2.9', externalTrafficPolicy: 'Local' },
    '({ externalTrafficPolicy }): a shared address is on one node, which need not run the pods of both hook and deck, so that Local would lose traffic; '
      + 'write "Cluster", or give hook and deck an address each (PoolCannot)',
  ],
  [
    { pool: LoadBalancerPool.cilium({ addresses: ['192.0.2.0/24'] }), externalTrafficPolicy: 'Local' },
    '({ externalTrafficPolicy }): the node that Cilium answers from need not be one that runs the pod, so that Local would lose traffic; '
      + 'write "Cluster", or announce by BGP with bgpLabels (PoolCannot)',
  ],
  [{ webhookSources: ['192.30.252.1/22'] }, '({ webhookSources[0] }): "192.30.252.1/22" has host bits set; did you mean "192.30.252.0/22"? (CidrNotMasked)'],
  [{ deckSources: [] }, '({ deckSources }): is empty; give at least 1 (EmptyList)'],
  [{ hookHost: 'https://hook.example.com/' },
    '({ hookHost }): "https://hook.example.com/" is neither a DNS name nor an IP address; write "hook.example.com" (AddressInvalid)'],
  [{ hookPort: 0 }, '({ hookPort }): 0 is outside 1-65535; pick a number in that range (NumberOutOfRange)'],
])('Exposure.loadBalancer: row %#',
  (options, message) => expect(() => Exposure.loadBalancer(loose(options))).toThrow(new Error(`Exposure.loadBalancer${message}`)));

test.each<[() => unknown, string]>([
  [() => LoadBalancerPool.metalLb({ addresses: [] }), 'LoadBalancerPool.metalLb({ addresses }): is empty; give at least 1 (EmptyList)'],
  [() => LoadBalancerPool.metalLb(loose({})), 'LoadBalancerPool.metalLb({ addresses }): is missing; give it a value (PropMissing)'],
  [() => LoadBalancerPool.metalLb(loose({ addresses: '192.0.2.0/24' })),
    'LoadBalancerPool.metalLb({ addresses }): "192.0.2.0/24" is not a list; write [ … ] (WrongType)'],
  [() => LoadBalancerPool.metalLb({ addresses: ['192.0.2.250-192.0.2.240'] }),
    'LoadBalancerPool.metalLb({ addresses[0] }): "192.0.2.250-192.0.2.240" ends before it begins; '
      + 'did you mean "192.0.2.240-192.0.2.250"? (AddressRangeInvalid)'],
  [() => LoadBalancerPool.metalLb({ addresses: ['192.0.2.1'] }),
    'LoadBalancerPool.metalLb({ addresses[0] }): "192.0.2.1" is neither a network nor a range of addresses; '
      + 'did you mean "192.0.2.1/32"? (AddressRangeInvalid)'],
  [() => LoadBalancerPool.metalLb({ addresses: ['192.0.2.1-2001:db8::1'] }),
    'LoadBalancerPool.metalLb({ addresses[0] }): "192.0.2.1-2001:db8::1" begins in one family of addresses and ends in the other; '
      + 'write one range for IPv4, and one for IPv6 (AddressRangeInvalid)'],
  [() => LoadBalancerPool.metalLb({ addresses: ['192.0.2.240-250'] }),
    'LoadBalancerPool.metalLb({ addresses[0] }): "192.0.2.240-250" is neither a network nor a range of addresses; '
      + 'write one like "192.168.1.240/28" or "192.168.1.240-192.168.1.250" (AddressRangeInvalid)'],
  [() => LoadBalancerPool.cilium({ addresses: ['192.0.2.7/29'] }),
    'LoadBalancerPool.cilium({ addresses[0] }): "192.0.2.7/29" has host bits set; did you mean "192.0.2.0/29"? (CidrNotMasked)'],
  [() => LoadBalancerPool.cilium({ addresses: ['192.0.2.0/33'] }),
    'LoadBalancerPool.cilium({ addresses[0] }): "192.0.2.0/33" is not a CIDR; write a network like "10.244.0.0/16" (CidrInvalid)'],
  [() => LoadBalancerPool.cilium({ addresses: ['192.0.2.0/24', '192.0.2.255-192.0.3.1'] }),
    'LoadBalancerPool.cilium({ addresses[1] }): "192.0.2.255-192.0.3.1" shares addresses with "192.0.2.0/24"; write each address once (CidrOverlap)'],
  [() => LoadBalancerPool.cilium({ addresses: ['192.0.2.0/24'], bgpLabels: { a: 'b' }, interfaces: ['eth0'] }),
    'LoadBalancerPool.cilium({ interfaces }): which nodes announce by BGP, their CiliumBGPClusterConfig says; '
      + 'leave it out, or leave bgpLabels out (PropWithoutEffect)'],
  [() => LoadBalancerPool.metalLb({ addresses: ['192.0.2.0/24'], interfaces: ['eth0'], bgp: { myAsn: 1, peerAsn: 2, peerAddress: '198.51.100.1' } }),
    'LoadBalancerPool.metalLb({ interfaces }): routers are told by BGP, whatever the interface; leave it out, or leave bgp out (PropWithoutEffect)'],
  [() => LoadBalancerPool.metalLb({ addresses: ['192.0.2.0/24'], bgp: { myAsn: 0, peerAsn: 2, peerAddress: '192.0.2.1' } }),
    'LoadBalancerPool.metalLb({ bgp.myAsn }): 0 is outside 1-4294967295; pick a number in that range (NumberOutOfRange)'],
  [() => LoadBalancerPool.existingMetalLb(loose({ name: 'My Pool' })),
    'LoadBalancerPool.existingMetalLb({ name }): "My Pool" is not a DNS subdomain; write "my-pool" (NameNotDnsSubdomain)'],
  [() => LoadBalancerPool.k3sServiceLb({ lbPool: 'a b' }),
    'LoadBalancerPool.k3sServiceLb({ lbPool }): "a b" is not a label value; write "a-b" (LabelValueInvalid)'],
  [() => ServiceExposure.loadBalancer({ loadBalancerClass: '/x' }),
    'ServiceExposure.loadBalancer({ loadBalancerClass }): "/x" is not the name of a class of load balancers; '
      + 'write it as "name" or "example.com/name" (QualifiedNameInvalid)'],
  [() => ServiceExposure.loadBalancer({ port: 70000 }),
    'ServiceExposure.loadBalancer({ port }): 70000 is outside 1-65535; pick a number in that range (NumberOutOfRange)'],
  [() => made((scope) => new MetalLbBgpAdvertisement(scope, 'a', { communities: ['64500'] })),
    '[c/a] communities[0]: "64500" is not a BGP community; write one like "64500:100" or "large:64500:1:2" (BgpCommunityInvalid)'],
])('pools and constructs: row %#', (make, message) => expect(make).toThrow(new Error(message)));
