import { App, Chart, Testing } from 'cdk8s';
import { quote } from '../../src/core/quote';
import { CiliumBgpAdvertisement } from '../../src/network/cilium/bgp/cilium-bgp-advertisement';
import { CiliumBgpClusterConfig } from '../../src/network/cilium/bgp/cilium-bgp-cluster-config';
import { CiliumBgpOptions } from '../../src/network/cilium/bgp/cilium-bgp-options';
import { CiliumBgpAddressFamily, CiliumBgpPeerConfig } from '../../src/network/cilium/bgp/cilium-bgp-peer-config';
import { CiliumBgpRoute, CiliumBgpServiceAddress, CiliumBgpWellKnownCommunity } from '../../src/network/cilium/bgp/cilium-bgp-route';
import { CiliumIpam } from '../../src/network/cilium/cilium-ipam';
import { LabelSelectorOperator } from '../../src/network/cilium/cilium-node-config';
import { CiliumProps } from '../../src/network/cilium/cilium-props';
import { CiliumInstaller } from '../../src/network/cilium/install/cilium-installer';
import { Cni } from '../../src/network/cni';

const chart = (): Chart => new Chart(new App({ outdir: 'unused' }), '15-network-config');

function objects(cni: Cni): readonly any[] {
  const scope = chart();
  cni._plan.objects.networkConfig?.(scope);
  return Testing.synth(scope);
}

const PEER = { name: 'tor', peerAddress: '192.168.1.1', peerAsn: 64512, peerConfigRef: 'tor' };
const INSTANCE = { name: 'instance-65000', localAsn: 65000, peers: [PEER] };
const CLUSTER = { name: 'cilium-bgp', bgpInstances: [INSTANCE] };
const BY_LABEL = { matchLabels: { advertise: 'bgp' } };
const CONFIG = { name: 'tor', families: [{ afi: CiliumBgpAddressFamily.IPV4, advertisements: BY_LABEL }] };
const PODS = { name: 'pods', labels: { advertise: 'bgp' }, advertisements: [CiliumBgpRoute.podCidr()] };
const BGP: CiliumBgpOptions = { clusterConfigs: [CLUSTER], peerConfigs: [CONFIG], advertisements: [PODS] };

test('the objects of BGP come after Cilium, which it turns on', () => {
  const cni = Cni.cilium({ bgp: BGP });
  expect(cni._plan.files?.[0].content).toContain('bgpControlPlane:\n  enabled: true\n');
  expect(cni.capabilities.loadBalancer).toBe('BGP');
  expect(cni._plan.verification).toContainEqual({
    command: 'kubectl --namespace kube-system exec daemonset/cilium --container cilium-agent -- cilium-dbg bgp peers',
    expect: 'a line for each peer of the node, established',
  });
  expect(cni._plan.objects.network).toBeUndefined();
  expect(objects(cni)).toEqual([
    {
      apiVersion: 'cilium.io/v2',
      kind: 'CiliumBGPClusterConfig',
      metadata: { name: 'cilium-bgp' },
      spec: {
        bgpInstances: [
          { name: 'instance-65000', localASN: 65000, peers: [{ name: 'tor', peerAddress: '192.168.1.1', peerASN: 64512, peerConfigRef: { name: 'tor' } }] }] },
    },
    {
      apiVersion: 'cilium.io/v2', kind: 'CiliumBGPPeerConfig', metadata: { name: 'tor' },
      spec: { families: [{ afi: 'ipv4', safi: 'unicast', advertisements: BY_LABEL }] },
    },
    {
      apiVersion: 'cilium.io/v2', kind: 'CiliumBGPAdvertisement', metadata: { name: 'pods', labels: { advertise: 'bgp' } },
      spec: { advertisements: [{ advertisementType: 'PodCIDR' }] },
    },
  ]);
});

test('properties are read when the network is chosen, and not again when its objects are placed', () => {
  const read: unknown[] = [];
  const watched = <T extends object>(value: T): T => new Proxy(value, { get: (of, key) => (read.push(key), Reflect.get(of, key)) });
  const cni = Cni.cilium(watched({ installer: CiliumInstaller.flux(), bgp: watched({ ...BGP, clusterConfigs: [watched(CLUSTER)] }) }));
  expect(['installer', 'bgp', 'clusterConfigs', 'bgpInstances'].map((prop) => read.filter((key) => key === prop).length)).toEqual([1, 1, 1, 1]);
  read.length = 0;
  expect(objects(cni)).toHaveLength(5);
  expect(read).toEqual([]);
});

test('each object alone, with all that it can say', () => {
  const scope = chart();
  new CiliumBgpClusterConfig(scope, 'cluster', {
    name: 'rack0',
    nodeSelector: { ...BY_LABEL, matchExpressions: [{ key: 'rack', operator: LabelSelectorOperator.IN, values: ['rack0'] }] },
    bgpInstances: [{ name: '65000', localPort: 179, peers: [{ name: 'gateway', defaultGateway: CiliumBgpAddressFamily.IPV6, peerAsn: 0 }] }],
  });
  new CiliumBgpPeerConfig(scope, 'peer', {
    name: 'tor', authSecretRef: 'bgp-tor', ebgpMultihop: 4, peerPort: 1179, gracefulRestart: { restartTimeSeconds: 15 },
    timers: { connectRetryTimeSeconds: 5, holdTimeSeconds: 9, keepAliveTimeSeconds: 3 },
    families: [{ afi: CiliumBgpAddressFamily.IPV6, advertisements: BY_LABEL }],
  });
  new CiliumBgpAdvertisement(scope, 'advertisement', {
    name: 'all',
    labels: { advertise: 'bgp' },
    advertisements: [
      CiliumBgpRoute.podCidr(
        { attributes: { localPreference: 99,
          communities: { standard: ['65000:99', '4294967295'], wellKnown: [CiliumBgpWellKnownCommunity.NO_EXPORT], large: ['65000:1:4294967295'] } } }),
      CiliumBgpRoute.ciliumPodIpPool({ selector: BY_LABEL }),
      CiliumBgpRoute.service(
        { addresses: [CiliumBgpServiceAddress.CLUSTER_IP],
          selector: { matchExpressions: [{ key: 'none', operator: LabelSelectorOperator.NOT_IN, values: ['never'] }] }, aggregationLengthIpv4: 24,
          aggregationLengthIpv6: 64 }),
      CiliumBgpRoute.service({ selector: BY_LABEL }),
    ],
  });
  expect(Testing.synth(scope).map(({ spec }) => spec)).toEqual([
    {
      nodeSelector: { ...BY_LABEL, matchExpressions: [{ key: 'rack', operator: 'In', values: ['rack0'] }] },
      bgpInstances: [
        { name: '65000', localPort: 179,
          peers: [{ name: 'gateway', autoDiscovery: { mode: 'DefaultGateway', defaultGateway: { addressFamily: 'ipv6' } }, peerASN: 0 }] }],
    },
    {
      authSecretRef: 'bgp-tor', ebgpMultihop: 4, transport: { peerPort: 1179 }, gracefulRestart: { enabled: true, restartTimeSeconds: 15 },
      timers: { connectRetryTimeSeconds: 5, holdTimeSeconds: 9, keepAliveTimeSeconds: 3 },
      families: [{ afi: 'ipv6', safi: 'unicast', advertisements: BY_LABEL }],
    },
    {
      advertisements: [
        { advertisementType: 'PodCIDR',
          attributes: { localPreference: 99, communities: { standard: ['65000:99', '4294967295'], wellKnown: ['no-export'], large: ['65000:1:4294967295'] } } },
        { advertisementType: 'CiliumPodIPPool', selector: BY_LABEL },
        {
          advertisementType: 'Service', service: { addresses: ['ClusterIP'], aggregationLengthIPv4: 24, aggregationLengthIPv6: 64 },
          selector: { matchExpressions: [{ key: 'none', operator: 'NotIn', values: ['never'] }] },
        },
        { advertisementType: 'Service', service: { addresses: ['LoadBalancerIP'] }, selector: BY_LABEL },
      ],
    },
  ]);
});

test('passwords are asked for, and stand in no object', () => {
  const cni = Cni.cilium({ bgp: { ...BGP, peerConfigs: [{ ...CONFIG, authSecretRef: 'bgp-tor' }, { ...CONFIG, name: 'other', authSecretRef: 'bgp-tor' }] } });
  expect(cni._plan.secrets).toEqual(
    [{ namespace: 'kube-system', name: 'bgp-tor',
      keys: [{ key: 'password', option: 'bgp-password-bgp-tor', help: 'password of the BGP peers that bgp-tor is for' }] }]);
  expect(objects(cni)[1].spec.authSecretRef).toBe('bgp-tor');
});

const KINDS = ['ciliumbgpclusterconfigs.cilium.io', 'ciliumbgppeerconfigs.cilium.io', 'ciliumbgpadvertisements.cilium.io'];

test.each<[string, CiliumInstaller, readonly string[], readonly string[]]>([
  ['somebody', CiliumInstaller.valuesFile(), KINDS, []],
  ['a Job', CiliumInstaller.job(), [], KINDS],
  ['Flux', CiliumInstaller.flux(), KINDS, []],
])('the kinds are there before the objects, installed by %s', (_, installer, required, waited) => {
  const cni = Cni.cilium({ installer, bgp: BGP });
  expect(cni._plan.requirements.filter(({ name }) => name === 'cilium')).toEqual(
    required.length === 0 ? [] : [{ name: 'cilium', crds: required, stage: 'networkConfig' }]);
  expect((cni._plan.waits?.crds ?? []).filter((crd) => /bgp/.test(crd))).toEqual(waited);
  expect(objects(cni).filter(({ kind }) => /BGP/.test(kind))).toHaveLength(3);
});

test('what Flux installs is emitted with them', () => {
  expect(objects(Cni.cilium({ installer: CiliumInstaller.flux(), bgp: BGP })).map(({ kind }) => kind)).toEqual([
    'HelmRepository', 'HelmRelease', 'CiliumBGPClusterConfig', 'CiliumBGPPeerConfig', 'CiliumBGPAdvertisement',
  ]);
});

test.each<[string, CiliumProps, string]>([
  ['objects of somebody else', { bgpControlPlane: true }, 'BGP needs TCP port 179 between nodes and their routers.'],
  ['usual ports', { bgp: BGP }, 'By BGP nodes connect to TCP port 179 of their routers.'],
  ['other ports', {
    bgp: {
      clusterConfigs: [{ ...CLUSTER, bgpInstances: [{ ...INSTANCE, localPort: 1790, peers: [PEER, { name: 'second', peerAddress: '192.168.1.2' }] }] }],
      peerConfigs: [{ ...CONFIG, peerPort: 1179 }],
    },
  }, 'By BGP nodes connect to TCP port 179 and TCP port 1179 of their routers, and these to TCP port 1790 of nodes.'],
])('ports: %s', (_, props, note) => {
  expect(Cni.cilium(props)._plan.notes.filter((line) => /BGP/.test(line))).toEqual([note]);
});

test.each<[string, CiliumProps]>([
  ['an advertisement that is made elsewhere', { bgp: { clusterConfigs: [CLUSTER], peerConfigs: [CONFIG] } }],
  ['a right for a low port', {
    bgp: { ...BGP, clusterConfigs: [{ ...CLUSTER, bgpInstances: [{ ...INSTANCE, localPort: 179 }] }] },
    values: { securityContext: { capabilities: { ciliumAgent: ['NET_ADMIN', 'NET_BIND_SERVICE'] } } },
  }],
  ['said twice', { bgp: BGP, bgpControlPlane: true }],
  ['selected by an expression', {
    bgp: {
      ...BGP,
      peerConfigs: [{
        ...CONFIG,
        families: [{
          afi: CiliumBgpAddressFamily.IPV4,
          advertisements: {
            matchExpressions: [
              { key: 'advertise', operator: LabelSelectorOperator.EXISTS },
              { key: 'advertise', operator: LabelSelectorOperator.NOT_IN, values: ['no'] },
              { key: 'x', operator: LabelSelectorOperator.DOES_NOT_EXIST },
              { key: 'advertise', operator: LabelSelectorOperator.IN, values: ['bgp'] },
            ],
          },
        }],
      }],
    },
  }],
])('taken: %s', (_, props) => expect(() => Cni.cilium(props)).not.toThrow());

const of = (change: object): object => ({ bgp: { ...BGP, ...change } });
const ofPeer = (change: object): object => of({ clusterConfigs: [{ ...CLUSTER, bgpInstances: [{ ...INSTANCE, peers: [{ ...PEER, ...change }] }] }] });
const ofConfig = (change: object): object => of({ peerConfigs: [{ ...CONFIG, ...change }] });
const route = (advertisement: CiliumBgpRoute): object => of({ advertisements: [{ ...PODS, advertisements: [advertisement] }] });
const IN_PEER = 'bgp.clusterConfigs[0].bgpInstances[0].peers[0]';

// [what, options of Cni.cilium, where and why]
test.each<[string, any, string]>([
  ['on and off', { ...of({}), bgpControlPlane: false }, '({ bgpControlPlane }): is off, and bgp is given; leave one of them out (MutuallyExclusive)'],
  ['nobody', of({ clusterConfigs: [] }), '({ bgp.clusterConfigs }): is empty; give at least 1 (EmptyList)'],
  ['no object', of({ clusterConfigs: ['x'] }), '({ bgp.clusterConfigs[0] }): "x" is not an object of properties; write { … } (WrongType)'],
  ['no objects inside', of({ clusterConfigs: [{ ...CLUSTER, bgpInstances: [{ ...INSTANCE, peers: ['x'] }] }] }),
    '({ bgp.clusterConfigs[0].bgpInstances[0].peers[0] }): "x" is not an object of properties; write { … } (WrongType)'],
  ['two of one name', of({ clusterConfigs: [CLUSTER, CLUSTER] }),
    '({ bgp.clusterConfigs }): two cluster configurations are called "cilium-bgp"; give each a name of its own (MutuallyExclusive)'],
  ['two instances of one name', of({ clusterConfigs: [{ ...CLUSTER, bgpInstances: [INSTANCE, INSTANCE] }] }),
    '({ bgp.clusterConfigs[0].bgpInstances }): two instances are called "instance-65000"; give each a name of its own (MutuallyExclusive)'],
  ['seventeen instances', of({ clusterConfigs: [{ ...CLUSTER, bgpInstances: Array.from({ length: 17 }, (__, i) => ({ ...INSTANCE, name: `${i}` })) }] }),
    '({ bgp.clusterConfigs[0].bgpInstances }): 17 are more than 16; divide them among nodes, by another object (NumberOutOfRange)'],
  ['an instance without peers', of({ clusterConfigs: [{ ...CLUSTER, bgpInstances: [{ ...INSTANCE, peers: [] }] }] }),
    '({ bgp.clusterConfigs[0].bgpInstances[0].peers }): is empty; give at least 1 (EmptyList)'],
  ['a number', of({ clusterConfigs: [{ ...CLUSTER, bgpInstances: [{ ...INSTANCE, localAsn: 0 }] }] }),
    '({ bgp.clusterConfigs[0].bgpInstances[0].localAsn }): 0 is outside 1-4294967295; pick a number in that range (NumberOutOfRange)'],
  ['a port that needs a right', of({ clusterConfigs: [{ ...CLUSTER, bgpInstances: [{ ...INSTANCE, localPort: 179 }] }] }),
    "({ bgp.clusterConfigs[0].bgpInstances[0].localPort }): 179 needs the capability NET_BIND_SERVICE, which Cilium's agent does not have; "
      + "add it to its others in values: { securityContext: { capabilities: { ciliumAgent: […] } } }, or write a port from 1024 on, or leave it out "
        + "(FeatureMissing)"],
  ['nodes by nothing', of({ clusterConfigs: [{ ...CLUSTER, nodeSelector: {} }] }),
    '({ bgp.clusterConfigs[0].nodeSelector }): selects by nothing; give it matchLabels or matchExpressions (PropMissing)'],
  ['a peer without a name', ofPeer({ name: '' }), `({ ${IN_PEER}.name }): is empty; give it a name (PropMissing)`],
  ['a peer with a long name', ofPeer({ name: 'x'.repeat(256) }),
    `({ ${IN_PEER}.name }): ${quote('x'.repeat(256))} has 256 characters; shorten it to 255 (NameTooLong)`],
  ['a peer nowhere', ofPeer({ peerAddress: undefined }), `({ ${IN_PEER} }): none of peerAddress and defaultGateway is given; give exactly one (NotExactlyOne)`],
  ['a peer twice', ofPeer({ defaultGateway: 'ipv4' }), `({ ${IN_PEER} }): both of peerAddress and defaultGateway are given; give exactly one (NotExactlyOne)`],
  ['a name for an address', ofPeer({ peerAddress: 'tor.example' }),
    `({ ${IN_PEER}.peerAddress }): "tor.example" is not an IP address; write one like "192.168.1.10" (IpAddressInvalid)`],
  ['a configuration that is not there', ofPeer({ peerConfigRef: 'top' }),
    `({ ${IN_PEER}.peerConfigRef }): no peer configuration is called "top"; add it to peerConfigs, or write one of "tor" (FeatureMissing)`],
  ['no configuration at all', of({ peerConfigs: [], advertisements: [] }),
    `({ ${IN_PEER}.peerConfigRef }): no peer configuration is called "tor"; add it to peerConfigs (FeatureMissing)`],
  ['no families', ofConfig({ families: undefined }), '({ bgp.peerConfigs[0].families }): is missing; give it a value (PropMissing)'],
  ['a family twice', ofConfig({ families: [...CONFIG.families, ...CONFIG.families] }),
    '({ bgp.peerConfigs[0].families }): two families are called "ipv4"; give each a name of its own (MutuallyExclusive)'],
  ['a family that Cilium has not', ofConfig({ families: [{ afi: 'l2vpn', advertisements: BY_LABEL }] }),
    '({ bgp.peerConfigs[0].families[0].afi }): "l2vpn" is not one of ipv4, ipv6; pick one of them (NotAllowedValue)'],
  ['a password', ofConfig({ authSecretRef: 'My Password' }),
    '({ bgp.peerConfigs[0].authSecretRef }): what was given (not shown) is not the name of a Secret; '
      + 'give the name of a Secret in the cluster, never its content (SecretNameInvalid)'],
  ['lost before a sign of life', ofConfig({ timers: { holdTimeSeconds: 9 } }),
    '({ bgp.peerConfigs[0].timers.keepAliveTimeSeconds }): 30, its default, is more than holdTimeSeconds 9; '
      + 'write keepAliveTimeSeconds: 3, a third of it (NumberOutOfRange)'],
  ['a sign of life too late', ofConfig({ timers: { keepAliveTimeSeconds: 91 } }),
    '({ bgp.peerConfigs[0].timers.keepAliveTimeSeconds }): 91 is more than holdTimeSeconds 90, its default; '
      + 'write keepAliveTimeSeconds: 30, a third of it (NumberOutOfRange)'],
  ['no labels', of({ advertisements: [{ ...PODS, labels: {} }] }),
    '({ bgp.advertisements[0].labels }): are none, so that no CiliumBGPPeerConfig selects it; write one like { advertise: "bgp" } (PropMissing)'],
  ['labels that nobody selects', of({ advertisements: [{ ...PODS, labels: { advertise: 'no' } }] }),
    '({ bgp.advertisements[0].labels }): are selected by no family of a peer configuration, so that nothing of it is announced; '
      + 'write what peerConfigs select (PropWithoutEffect)'],
  ['pods of pools', { ...of({}), ipam: CiliumIpam.multiPool({ pools: [{ name: 'default', ipv4Cidrs: ['10.244.0.0/17'] }] }) },
    '({ bgp.advertisements[0].advertisements[0] }): PodCIDR announces nothing with the IPAM "multi-pool"; '
      + 'write CiliumBgpRoute.ciliumPodIpPool() with CiliumIpam.multiPool(), or leave it out (PropWithoutEffect)'],
  ['pools that are not there', route(CiliumBgpRoute.ciliumPodIpPool({ selector: BY_LABEL })),
    '({ bgp.advertisements[0].advertisements[0] }): CiliumPodIPPool announces nothing with the IPAM "cluster-pool"; '
      + 'write CiliumBgpRoute.podCidr(), or ipam: CiliumIpam.multiPool(…) (PropWithoutEffect)'],
  ['addresses that answer inside only',
    { ...route(CiliumBgpRoute.service({ addresses: [CiliumBgpServiceAddress.CLUSTER_IP], selector: BY_LABEL })), kubeProxyReplacement: true,
      k8sServiceHost: '192.168.1.5' },
    '({ bgp.advertisements[0].advertisements[0] }): ClusterIP is announced, and Cilium would not serve it from outside; '
      + 'write bpf: { lbExternalClusterIp: true } (FeatureMissing)'],
  ['something else for a route', of({ advertisements: [{ ...PODS, advertisements: ['PodCIDR'] }] }),
    '({ bgp.advertisements[0].advertisements[0] }): "PodCIDR" is not made by CiliumBgpRoute.podCidr(), ciliumPodIpPool() or service(); '
      + 'write CiliumBgpRoute.podCidr() (WrongType)'],
])('refused: %s', (_, options, message) => {
  expect(() => Cni.cilium(options)).toThrow(new Error(`Cni.cilium${message}`));
});

test.each<[string, () => unknown, string]>([
  ['a community', () => CiliumBgpRoute.podCidr({ attributes: { communities: { standard: ['65536:1'] } } }),
    'CiliumBgpRoute.podCidr({ attributes.communities.standard[0] }): "65536:1" is not a BGP community; write one like "64500:100" (BgpCommunityInvalid)'],
  ['a large community', () => CiliumBgpRoute.podCidr({ attributes: { communities: { large: ['64500:1'] } } }),
    'CiliumBgpRoute.podCidr({ attributes.communities.large[0] }): "64500:1" is not a BGP community; write one like "64500:1:2" (BgpCommunityInvalid)'],
  ['a word for a community', () => CiliumBgpRoute.podCidr({ attributes: { communities: { wellKnown: ['no-exports' as CiliumBgpWellKnownCommunity] } } }),
    'CiliumBgpRoute.podCidr({ attributes.communities.wellKnown[0] }): "no-exports" is not one of internet, planned-shut, accept-own, '
      + 'route-filter-translated-v4, route-filter-v4, route-filter-translated-v6, '
    + 'route-filter-v6, llgr-stale, no-llgr, blackhole, no-export, no-advertise, no-export-subconfed, no-peer; did you mean "no-export"? (NotAllowedValue)'],
  ['Services by nothing', () => CiliumBgpRoute.service({ selector: {} }),
    'CiliumBgpRoute.service({ selector }): selects by nothing; give it matchLabels or matchExpressions (PropMissing)'],
  ['no addresses', () => CiliumBgpRoute.service({ addresses: [], selector: BY_LABEL }),
    'CiliumBgpRoute.service({ addresses }): is empty; give at least 1 (EmptyList)'],
  ['a network of single addresses', () => CiliumBgpRoute.service({ aggregationLengthIpv4: 32, selector: BY_LABEL }),
    'CiliumBgpRoute.service({ aggregationLengthIpv4 }): 32 is outside 0-31; pick a number in that range (NumberOutOfRange)'],
  ['a condition', () => CiliumBgpRoute.ciliumPodIpPool({ selector: { matchExpressions: [{ key: 'pool', operator: LabelSelectorOperator.IN }] } }),
    'CiliumBgpRoute.ciliumPodIpPool({ selector.matchExpressions[0].values }): is missing, and operator is "In"; give at least one (PropMissing)'],
  ['a name', () => new CiliumBgpPeerConfig(chart(), 'peer', { ...CONFIG, name: 'My peers' }),
    '[15-network-config/peer] name: "My peers" is not a DNS subdomain; write "my-peers" (NameNotDnsSubdomain)'],
])('refused alone: %s', (_, call, message) => expect(call).toThrow(new Error(message)));
