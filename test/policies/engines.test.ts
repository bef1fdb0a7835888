import { PreinstalledCni } from '../../src';
import { selector } from './calico-selector';
import { cluster } from './cluster';
import { complaints, judge, knownFlows } from './judge';
import { SAID_OPTIONS } from './said-options';
import { DISTRIBUTIONS, ENGINES, type EngineName, type SetUp, setUps } from './set-ups';
import type { Kind } from './world';

const ALL_SET_UPS = setUps();
const WORLD = cluster({ nodes: 3, apiServer: 'on a node', apiServerPort: 6443, dns: 'pods and the host' });

test('policies let through what the table has, and nothing else, by the semantics of each engine', () => {
  const judged = judge(ALL_SET_UPS);
  expect(complaints(ALL_SET_UPS, judged)).toEqual([]);
  expect(judged.reduce((sum, { compared }) => sum + compared, 0)).toBeGreaterThan(300_000);
});

test('what is refused because Cilium would not match it would cut Prow off', () => {
  const refused = ALL_SET_UPS.filter(({ refused: codes }) => codes?.join() === 'CidrNotMatched');
  // the same cluster with the same policies, where nobody would say anything against them
  const asWritten = ({ name }: SetUp): SetUp => ALL_SET_UPS.find((one) => one.name === name.replace(/^.*?, kubernetes/, 'calico-operator, kubernetes'))
    ?? ALL_SET_UPS.find((one) => one.name === name.replace(/^.*?, kubernetes/, 'calico-operator, kubernetes').replace(/(Cilium|Gateways)$/, 'nginx')) as SetUp;
  const right = refused.filter((one) => !judge([{ ...one, refused: undefined, policies: asWritten(one).policies }])[0].differences.some(({ to, is }) =>
    to.role === 'API server' && is === 'cut off'));
  expect([refused.length > 0, right.map(({ name }) => name)]).toEqual([true, []]);
});

test('the table sees every policy that is left out', () => {
  const wanted =
    /^(calico-operator, calico|calico-operator, kubernetes|weave, default|cilium, cilium|cilium, kubernetes) policies: 3 nodes, API server on a node, DNS of pods$/;
  const chosen = ALL_SET_UPS.filter(({ name }) => wanted.test(name));
  expect(chosen).toHaveLength(5);
  const count = (setUp: SetUp): number => judge([setUp])[0].differences.length;
  const unseen = chosen.flatMap((setUp) => setUp.policies.filter(({ metadata: { name, namespace } }, i) => count(
    { ...setUp, policies: setUp.policies.filter((_, j) => i !== j) }) === count(setUp) && !(name === 'deny-all' && namespace === 'test-pods')).map(
    ({ metadata: { name } }) => `${name} in ${setUp.name}`));
  expect(unseen).toEqual([]);
});

test('the table sees everything that is said of traffic', () => {
  const said = Object.keys(SAID_OPTIONS).map((option) => ALL_SET_UPS.find(({ name }) => name.endsWith(`, ${option}`)) as SetUp);
  const asUsual = ({ name }: SetUp): SetUp => ALL_SET_UPS.find((one) => one.name === name.replace(/(DNS of [^,]*),.*$/, '$1')) as SetUp;
  expect(said.filter((one) => judge([{ ...one, policies: asUsual(one).policies }])[0].differences.length === 0).map(({ name }) => name)).toEqual([]);
});

test('every distribution that is known is judged', () => {
  const known = Object.getOwnPropertyNames(PreinstalledCni).filter((name) => typeof (PreinstalledCni as any)[name] === 'function');
  expect(Object.keys(DISTRIBUTIONS).sort()).toEqual(known.sort());
});

test('every kind of end is called, or calls', () => {
  const worlds = (['on a node', 'in a pod', 'outside'] as const).map((apiServer) =>
    cluster({ nodes: 3, apiServer, apiServerPort: 6443, dns: 'pods and the host' }));
  const met = worlds.flatMap((world) => knownFlows(world).flatMap(({ from, to }) => [world.ends[from].kind, world.ends[to].kind]));
  const kinds: readonly Kind[] = ['pod', 'node', 'host-network pod', 'API server on a node', 'API server in a pod', 'API server outside', 'DNS on the host',
    'Service',
    'Envoy of the CNI', 'address outside', 'private address', 'metadata service'];
  expect([...new Set(met)].sort()).toEqual([...kinds].sort());
});

const kubernetesPolicy = (spec: object): object => ({
  apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'one', namespace: 'prow' },
  spec: { podSelector: { matchLabels: { app: 'hook' } }, ...spec },
});
const ciliumPolicy = (spec: object): object => ({
  apiVersion: 'cilium.io/v2', kind: 'CiliumNetworkPolicy', metadata: { name: 'one', namespace: 'prow' },
  spec: { endpointSelector: { matchLabels: { app: 'hook' } }, ...spec },
});
const calicoPolicy = (spec: object): object => ({
  apiVersion: 'projectcalico.org/v3', kind: 'NetworkPolicy', metadata: { name: 'one', namespace: 'prow' }, spec: { selector: 'app == \'hook\'', ...spec },
});
const to = (...cidrs: string[]): object => ({ egress: [{ to: cidrs.map((cidr) => ({ ipBlock: { cidr } })) }], policyTypes: ['Egress'] });
const MATCHING_NODES = { ...WORLD, cidrMatchMode: ['nodes'] };
const HOOK = 'hook on node-2';
const ALL = [
  'node-1', 'node-2', 'API server on a node', 'DNS on the host', 'GitHub', 'tide on node-1', 'Envoy of the CNI', 'Service kubernetes',
  'Service ghproxy',
];

// what hook reaches on node-2, where the API server is on node-1
test.each<[string, EngineName, object[], string[]]>([
  ['a network is whoever has the address', 'kubernetes', [kubernetesPolicy(to('0.0.0.0/0'))], ALL],
  ['a network is whoever has the address', 'calico', [kubernetesPolicy(to('0.0.0.0/0'))], ALL],
  ['a network is what is outside', 'cilium', [kubernetesPolicy(to('0.0.0.0/0'))], ['GitHub']],
  ['a node by its address', 'kubernetes', [kubernetesPolicy(to('172.16.0.10/32'))], ['node-1', 'API server on a node', 'Service kubernetes']],
  ['a node by its address', 'cilium', [kubernetesPolicy(to('172.16.0.10/32'))], []],
  ['the address of a Service', 'kubernetes', [kubernetesPolicy(to('10.96.0.1/32'))], []],
  ['the API server', 'cilium', [ciliumPolicy({ egress: [{ toEntities: ['kube-apiserver'] }] })], ['node-1', 'API server on a node', 'Service kubernetes']],
  ['the own node, and what it has for itself', 'cilium', [ciliumPolicy({ egress: [{ toEntities: ['host'] }] })], ['node-2', 'DNS on the host']],
  ['other nodes', 'cilium', [ciliumPolicy({ egress: [{ toEntities: ['remote-node'] }] })], ['node-1', 'API server on a node', 'Service kubernetes']],
  ['what is outside', 'cilium', [ciliumPolicy({ egress: [{ toEntities: ['world'] }] })], ['GitHub']],
  ['Envoy', 'cilium', [ciliumPolicy({ egress: [{ toEntities: ['ingress'] }] })], ['Envoy of the CNI']],
  ['the cluster', 'cilium', [ciliumPolicy({ egress: [{ toEntities: ['cluster'] }] })], ALL.filter((name) => name !== 'GitHub')],
  ['a name', 'cilium', [ciliumPolicy({ egress: [{ toFQDNs: [{ matchPattern: '*hub.com' }] }] })], ['GitHub']],
  ['any name', 'cilium', [ciliumPolicy({ egress: [{ toFQDNs: [{ matchPattern: '*' }] }] })], ['GitHub']],
  ['names below a name', 'cilium', [ciliumPolicy({ egress: [{ toFQDNs: [{ matchPattern: '**.com' }] }] })], ['GitHub']],
  ['a part of more labels than one', 'cilium', [ciliumPolicy({ egress: [{ toFQDNs: [{ matchPattern: 'git*com' }] }] })], []],
  ['another name', 'cilium', [ciliumPolicy({ egress: [{ toFQDNs: [{ matchName: 'hub.com' }] }] })], []],
  ['pods of the same namespace', 'cilium', [ciliumPolicy({ egress: [{ toEndpoints: [{}] }] })], ['tide on node-1', 'Service ghproxy']],
  ['an empty rule', 'cilium', [ciliumPolicy({ egress: [{}] })], []],
  ['no rule', 'calico', [calicoPolicy({ types: ['Egress'] })], []],
  ['only what comes in', 'calico', [calicoPolicy({ types: ['Ingress'] })], ALL],
  ['what is denied first', 'calico', [
    calicoPolicy({ order: 2, types: ['Egress'], egress: [{ action: 'Allow' }] }),
    calicoPolicy({
      order: 1, types: ['Egress'],
      egress: [{ action: 'Log' }, { action: 'Deny', destination: { selector: 'app in { \'tide\', \'ghproxy\' }' } }],
    }),
  ], ALL.filter((name) => !/tide|ghproxy/.test(name))],
  ['what is allowed first', 'calico', [
    calicoPolicy({
      order: 1, types: ['Egress'],
      egress: [{ action: 'Allow', destination: { nets: ['0.0.0.0/0'], notNets: ['172.16.0.0/24', '10.0.0.0/8'] } }],
    }),
    calicoPolicy({ order: 2, types: ['Egress'], egress: [{ action: 'Deny' }] }),
  ], ['DNS on the host', 'GitHub']],
  ['what is passed on', 'calico', [
    calicoPolicy({ order: 1, types: ['Egress'], egress: [{ action: 'Pass', destination: { nets: ['140.82.112.3/32'] } }] }),
    calicoPolicy({ order: 2, types: ['Egress'], egress: [{ action: 'Deny' }] }),
  ], ['GitHub']],
  ['policies of both kinds', 'calico', [
    kubernetesPolicy(to('140.82.112.3/32')), calicoPolicy({ order: 999, types: ['Egress'], egress: [{ action: 'Deny', destination: { ports: [443] } }] }),
  ], []],
])('%s, as %s has it', (_, engine, policies, expected) => {
  const flows = ALL.map((name) => ({
    from: HOOK, to: name, port: WORLD.ends[name].leadsTo ? Number(Object.keys(WORLD.ends[name].leadsTo.ports)[0]) : 443,
    protocol: 'TCP' as const,
  }));
  expect(ALL.filter((_name, i) => ENGINES[engine](policies, WORLD, flows)[i])).toEqual(expected);
});

test.each<[string, object[], string[]]>([
  ['another node by its address', [kubernetesPolicy(to('172.16.0.10/32'))], ['node-1', 'API server on a node', 'Service kubernetes']],
  ['the own node by one address, which brings the others', [kubernetesPolicy(to('172.16.0.11/32'))], ['node-2', 'DNS on the host']],
  ['the own node by what it has for itself', [kubernetesPolicy(to('169.254.20.10/32'))], ['node-2', 'DNS on the host']],
  ['all nodes by their network', [kubernetesPolicy(to('172.16.0.0/24'))], [
    'node-1', 'node-2', 'API server on a node', 'DNS on the host', 'Service kubernetes',
  ]],
  ['a network of all addresses, which is what is outside', [kubernetesPolicy(to('0.0.0.0/0'))], ['GitHub']],
  ['a network less one of the own node\'s addresses', [ciliumPolicy({ egress: [{ toCIDRSet: [{ cidr: '172.0.0.0/8', except: ['172.16.0.11/32'] }] }] })],
    ['node-1', 'API server on a node', 'Service kubernetes']],
])('%s, as Cilium has it that matches nodes', (_, policies, expected) => {
  const flows = ALL.map((name) => ({ from: HOOK, to: name, port: 443, protocol: 'TCP' as const }));
  expect(ALL.filter((name, i) => name !== 'Service ghproxy' && ENGINES.cilium(policies, MATCHING_NODES, flows)[i])).toEqual(expected);
});

test('a mode of Cilium that is not known is not passed over', () => {
  expect(() => ENGINES.cilium([kubernetesPolicy(to('10.0.0.0/8'))], { ...WORLD, cidrMatchMode: ['pods'] }, [{
    from: HOOK, to: 'GitHub', port: 443, protocol: 'TCP',
  }])).toThrow(
    new Error('policyCIDRMatchMode pods is not known here; add it, and see that conformance still finds no difference'));
});

test.each<[EngineName, object, string]>([
  ['cilium', ciliumPolicy({ egressDeny: [{}] }), 'a policy of Cilium: egressDeny'],
  ['cilium', ciliumPolicy({ egress: [{ toServices: [] }] }), 'a rule of Cilium: toServices'],
  ['calico', calicoPolicy({ serviceAccountSelector: 'all()' }), 'a policy of Calico: serviceAccountSelector'],
  ['calico', calicoPolicy({ types: ['Egress'], egress: [{ action: 'Allow', destination: { services: {} } }] }), 'an end of a rule of Calico: services'],
])('what %s\'s evaluator does not know is not passed over', (engine, policy, problem) => {
  expect(() => ENGINES[engine]([policy], WORLD, [{ from: HOOK, to: 'GitHub', port: 443, protocol: 'TCP' }])).toThrow(
    new Error(`${problem} is not known here; add it, and see that conformance still finds no difference`));
});

test.each<[string, Readonly<Record<string, string>>, boolean]>([
  ['', {}, true],
  ['all()', {}, true],
  ['a == \'b\'', { a: 'b' }, true],
  ['a != \'b\'', {}, true],
  ['!(a == "b" || has(c)) && !has(d)', { a: 'x' }, true],
  ['!(a == "b" || has(c)) && !has(d)', { c: '' }, false],
  ['a in {\'b\', \'c\'}', { a: 'c' }, true],
  ['a not in {\'b\'}', { a: 'b' }, false],
  ['a not in {\'b\'}', {}, true],
])('Calico\'s selector %s of %j', (text, labels, expected) => expect(selector(text)(labels)).toBe(expected));

test.each([['a =='], ['a ~ \'b\''], ['a == \'b\' c'], ['(a == \'b\'']])('%s is no selector of Calico',
  (text) => expect(() => selector(text)).toThrow(/selector|operator/));
