import { ApiObject, Testing } from 'cdk8s';
import { DeckAccess } from '../../src/exposure/deck-access/deck-access';
import { Exposure } from '../../src/exposure/exposure';
import { Tunnel } from '../../src/exposure/tunnel/tunnel';
import { placePolicies, trafficOf } from '../../src/platform/policies/isolation';
import { IsolationSettings } from '../../src/platform/policies/resolve-isolation';
import { PolicyDialect } from '../../src/platform/policies/policy-dialect';
import { ProwComponent, ProwPods } from '../../src/platform/policies/prow-pods';
import { TrafficProtocol } from '../../src/platform/policies/traffic-options';
import { TrafficPeer } from '../../src/platform/policies/traffic-peer';
import { WorkloadIdentity } from '../../src/platform/policies/workload-identity';
import { waysIn } from '../../src/platform/policies/ways-in';
import { Cni } from '../../src/network/cni';
import { PreinstalledCni } from '../../src/network/preinstalled/preinstalled-cni';
import { FlannelPolicyEnforcer } from '../../src/network/flannel/flannel-policy-enforcer';
import { ProwApp } from '../../src/platform/prow-app';
import { resolvePlatform } from '../../src/platform/resolve-platform';
import { Where } from '../../src/core/problem';
import { GitHub } from '../../src/prow/github/github';
import { JobCache } from '../../src/prow/job-caches/job-cache';
import { ProwPlan, ProwPlanOptions } from '../../src/prow/prow-plan';
import { ObjectStorage } from '../../src/prow/storage/object-storage';
import { allows, End } from './network-policy-evaluator';
import { planOf } from '../exposure/plan-of';
import { loose } from '../support/findings';

const MODEL: IsolationSettings = {
  dialect: PolicyDialect.kubernetes(),
  dns: { pods: [{ namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } }], ports: [53], cidrs: [] },
  apiServer: { cidrs: ['203.0.113.5/32'], pods: [], port: 6443 },
  families: ['ipv4', 'ipv6'],
  clusterCidrs: ['10.244.0.0/16', '203.0.113.5/32'],
  podCidrs: ['10.244.0.0/16'], serviceCidrs: [], nodeCidrs: [],
  gitHubCidrs: [], gitHubPods: undefined,
  jobs: { internet: true, cidrs: [], apiServer: false },
  identity: undefined, managedBy: undefined, traffic: [],
  monitoringNamespace: undefined,
};

function policies(model: Partial<IsolationSettings> = {}, options: Partial<ProwPlanOptions> = {}, exposure = Exposure.nodePort()): any[] {
  const prow = ProwPlan.of({ github: GitHub.cloud({ repositories: ['org/repo'] }), ...options })._model;
  const chart = Testing.chart();
  const whole = { ...MODEL, ...model };
  const { namespace, endpoints: { deck }, github: gitHub, pods } = prow;
  const access = DeckAccess.open()._resolve({ namespace, deck, exposure: planOf(exposure).deck, gitHub, pods });
  placePolicies(chart, prow, whole, trafficOf(prow, whole, waysIn(planOf(exposure), access, prow.namespace)));
  return Testing.synth(chart);
}

const named = (all: readonly any[], name: string) => all.find(({ metadata }) => metadata.name === name).spec;

const pod = (app: string, namespace = 'prow'): End => ({ namespace, labels: { app }, address: '10.244.1.9' });
const PROW = ['hook', 'deck', 'tide', 'ghproxy', 'crier', 'status-reconciler', 'horologium', 'sinker', 'prow-controller-manager', 'object-store'];
const ENDS: Readonly<Record<string, End>> = {
  ...Object.fromEntries(PROW.map((name) => [name, pod(name)])),
  'job': { namespace: 'test-pods', labels: { 'created-by-prow': 'true' }, address: '10.244.2.7' },
  'other job': { namespace: 'test-pods', labels: {}, address: '10.244.2.8' },
  'somebody': { namespace: 'default', labels: { app: 'hook' }, address: '10.244.2.9' },
  'dns': { namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' }, address: '10.244.0.2' },
  'api': { address: '203.0.113.5' },
  'github': { address: '140.82.112.3' },
  'lan': { address: '192.168.1.1' },
  'metadata': { address: '169.254.169.254' },
};
const PORTS: Readonly<Record<string, readonly number[]>> = {
  'hook': [8888, 8081, 9090, 6060], 'deck': [8080, 8081, 9090, 6060], 'tide': [8888, 9090], 'ghproxy': [8888, 9090], 'crier': [9090],
  'status-reconciler': [6060],
  'horologium': [9090], 'sinker': [9090], 'prow-controller-manager': [9090], 'object-store': [7070], 'job': [8080], 'other job': [8080], 'somebody': [8080],
  'dns': [53],
  'api': [6443, 443], 'github': [443, 22], 'lan': [443], 'metadata': [80],
};

/** `hook:8888` for each connection that is let through. */
function reached(all: readonly any[], from: string): string[] {
  return Object.keys(ENDS).filter((to) => to !== from).flatMap(
    (to) => PORTS[to].filter((port) => allows(all, ENDS[from], ENDS[to], port)).map((port) => `${to}:${port}`));
}

const ANYBODY_MAY = ['hook:8888', 'deck:8080'];
const OUTSIDE = ['somebody:8080', 'dns:53', 'api:6443', 'api:443', 'github:443', 'github:22', 'lan:443', 'metadata:80'];
// an address on GitHub's port may be private, as those of an Enterprise server are
const ON_443 = ['api:443', 'github:443', 'lan:443'];

test.each<[string, string[]]>([
  ['hook', ['ghproxy:8888', 'dns:53', 'api:6443', ...ON_443]],
  ['deck', ['hook:8888', 'tide:8888', 'ghproxy:8888', 'object-store:7070', 'dns:53', 'api:6443', ...ON_443]],
  ['tide', ['ghproxy:8888', 'object-store:7070', 'dns:53', 'api:6443', ...ON_443]],
  ['crier', ['ghproxy:8888', 'object-store:7070', 'dns:53', 'api:6443', ...ON_443]],
  ['status-reconciler', ['ghproxy:8888', 'object-store:7070', 'dns:53', 'api:6443', ...ON_443]],
  ['ghproxy', ['dns:53', ...ON_443]],
  ['horologium', ['dns:53', 'api:6443']],
  ['sinker', ['dns:53', 'api:6443']],
  ['prow-controller-manager', ['dns:53', 'api:6443']],
  ['object-store', []],
  ['job', ['object-store:7070', 'dns:53', 'github:443', 'github:22']],
  ['other job', ['object-store:7070', 'dns:53', 'github:443', 'github:22']],
  ['somebody', [...ANYBODY_MAY, ...OUTSIDE.slice(1)]],
  ['github', [...ANYBODY_MAY, ...OUTSIDE.filter((end) => !end.startsWith('github'))]],
])('%s reaches this and nothing else', (from, expected) => expect(reached(policies(), from).sort()).toEqual(expected.sort()));

test('branchprotector reaches GitHub and its cache, and nobody reaches it', () => {
  const all = policies({}, { branchprotector: {}, configOverrides: { 'branch-protection': { 'protect-tested-repos': true } } });
  const [from, to] = [pod('branchprotector'), pod('hook')];
  const open = Object.keys(ENDS).flatMap((name) => PORTS[name].filter((port) => allows(all, from, ENDS[name], port)).map((port) => `${name}:${port}`));
  expect(open.sort()).toEqual(['ghproxy:8888', 'dns:53', ...ON_443].sort());
  expect(allows(all, to, from, 8888)).toBe(false);
  expect(policies().some((one) => JSON.stringify(one).includes('branchprotector'))).toBe(false);
});

test.each<[string, object, string[]]>([
  ['label-sync', { labelSync: {} }, ['ghproxy:8888', 'dns:53', ...ON_443]],
  ['exporter', { exporter: {} }, ['dns:53', 'api:6443']],
  ['peribolos', { peribolos: { configMapName: 'org', fixes: { members: true } } }, ['ghproxy:8888', 'dns:53', ...ON_443]],
  ['gcsweb', { gcsweb: {} }, ['object-store:7070', 'dns:53']],
  ['tot', { tot: {} }, ['dns:53']],
])('%s reaches this and nothing else', (name, options, expected) => {
  const all = policies({}, options);
  const open = Object.keys(ENDS).flatMap((to) => PORTS[to].filter((port) => allows(all, pod(name), ENDS[to], port)).map((port) => `${to}:${port}`));
  expect(open.sort()).toEqual(expected.sort());
  expect(allows(all, pod('hook'), pod(name), 9090)).toBe(false);
  expect(policies().some((one) => JSON.stringify(one).includes(`"${name}"`))).toBe(false);
});

test.each<[string, JobCache, number, string[]]>([
  ['Go modules', JobCache.goModules(), 3000, ['dns:53', 'github:443']],
  ['images of the Docker Hub', JobCache.registryMirror(), 5000, ['dns:53', 'github:443']],
  ['images of a registry in a private network', JobCache.registryMirror({ remoteUrl: 'https://registry.corp' }), 5000, ['dns:53', ...ON_443]],
  ['images of a registry at another port', JobCache.registryMirror({ remoteUrl: 'http://registry.acme.dev:22' }), 5000, ['dns:53', 'github:443', 'github:22']],
])('a cache of %s is reached by jobs alone, and reaches what it stands before', (_, cache, port, expected) => {
  const all = policies({}, { jobCaches: [cache] });
  const own = pod(cache._plan.name, 'prow-caches');
  const open = Object.keys(ENDS).flatMap((to) => PORTS[to].filter((one) => allows(all, own, ENDS[to], one)).map((one) => `${to}:${one}`));
  expect(open.sort()).toEqual(expected.sort());
  expect(Object.keys(ENDS).filter((from) => allows(all, ENDS[from], own, port))).toEqual(['job', 'other job']);
  expect(allows(all, pod('another', 'prow-caches'), own, port)).toBe(false);
  expect(named(all, 'deny-all')).toBeDefined();
  expect(policies().some((one) => JSON.stringify(one).includes('prow-caches'))).toBe(false);
});

const said = (of: ProwPods, to: readonly TrafficPeer[], port: number): IsolationSettings['traffic'][number] => (
  { prop: 'isolation.traffic[0]', of, to, from: [], ports: [{ port, protocol: TrafficProtocol.TCP }] });
// pods have addresses too, and some let anybody in
const JOBS_BY_ADDRESS = ['somebody:8080', ...ANYBODY_MAY];

test.each<[string, Partial<IsolationSettings>, string, string[]]>([
  ['jobs without the Internet', { jobs: { internet: false, cidrs: [], apiServer: false } }, 'job', ['object-store:7070', 'dns:53']],
  ['jobs with a network of their own', { jobs: { internet: false, cidrs: ['192.168.1.0/24'], apiServer: false } }, 'job',
    ['object-store:7070', 'dns:53', 'lan:443']],
  ['an Enterprise server in a private network', { gitHubCidrs: ['192.168.1.1/32'], jobs: { internet: false, cidrs: [], apiServer: false } }, 'job',
    ['object-store:7070', 'dns:53', 'lan:443']],
  ['the same for Prow', { gitHubCidrs: ['192.168.1.1/32'] }, 'ghproxy', ['dns:53', 'lan:443']],
  ['jobs that may use the API server', { jobs: { internet: false, cidrs: [], apiServer: true } }, 'job', ['object-store:7070', 'dns:53', 'api:6443']],
  ['everything, but for metadata services', { jobs: { internet: false, cidrs: ['0.0.0.0/0'], apiServer: false } }, 'job',
    ['object-store:7070', 'dns:53', 'github:443', 'github:22', 'lan:443', 'api:443', 'api:6443', ...JOBS_BY_ADDRESS]],
  ['a node\'s own identity', { jobs: { internet: false, cidrs: [], apiServer: false }, identity: WorkloadIdentity.NODE }, 'job',
    ['object-store:7070', 'dns:53', 'metadata:80']],
  ['the same for who uses no store', { identity: WorkloadIdentity.NODE }, 'horologium', ['dns:53', 'api:6443']],
  ['traffic of a component that was said', {
    traffic: [said(ProwPods.component(ProwComponent.SINKER), [TrafficPeer.pods({ namespace: 'default' })], 8080)],
  }, 'sinker',
    ['dns:53', 'api:6443', 'somebody:8080']],
  ['traffic of all that was said', { traffic: [said(ProwPods.all(), [TrafficPeer.pods({ namespace: 'default', labels: { app: 'hook' } })], 8080)] }, 'ghproxy',
    ['dns:53', ...ON_443, 'somebody:8080']],
  ['pods that were said to be other ones', {
    traffic: [said(ProwPods.all(), [TrafficPeer.pods({ namespace: 'default', labels: { app: 'deck' } })], 8080)],
  }, 'horologium',
    ['dns:53', 'api:6443']],
  ['another component, on both ends', {
    traffic: [said(ProwPods.component(ProwComponent.TIDE), [TrafficPeer.pods({ namespace: 'prow', labels: { app: 'sinker' } })], 9090)],
  }, 'tide',
    ['ghproxy:8888', 'object-store:7070', 'dns:53', 'api:6443', ...ON_443, 'sinker:9090']],
  ['monitoring', { monitoringNamespace: 'default' }, 'somebody',
    [...ANYBODY_MAY, ...OUTSIDE.slice(1), ...PROW.filter((name) => !['object-store', 'status-reconciler'].includes(name)).map((name) => `${name}:9090`)]],
])('%s', (_, model, from, expected) => expect(reached(policies(model), from).sort()).toEqual(expected.sort()));

test('a store by its address is reached, by jobs too; by its name, wherever that leads', () => {
  const s3 = (endpoint: string) => policies({}, { storage: ObjectStorage.s3({ bucket: 'logs', endpoint, region: 'x' }) });
  expect(allows(s3('http://192.168.1.9:9000'), ENDS.job, { address: '192.168.1.9' }, 9000)).toBe(true);
  expect(allows(s3('http://192.168.1.9:9000'), ENDS.crier, { address: '192.168.1.9' }, 9000)).toBe(true);
  expect(allows(s3('http://192.168.1.9:9000'), ENDS.crier, { address: '192.168.1.8' }, 9000)).toBe(false);
  expect(allows(s3('http://minio.lan:9000'), ENDS.crier, { address: '192.168.1.8' }, 9000)).toBe(true);
  expect(allows(s3('http://minio.lan:9000'), ENDS.job, { address: '192.168.1.8' }, 9000)).toBe(false);
});

test('metrics that are pushed have their way, from the components that push them', () => {
  const all = policies({}, { pushGateway: { endpoint: 'http://pushgateway.monitoring:9091' } });
  const rule = {
    to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } }, podSelector: {} }], ports: [{ port: 9091, protocol: 'TCP' }],
  };
  const pushing = PROW.filter((name) => JSON.stringify(named(all, name)?.egress ?? []).includes(JSON.stringify(9091)));
  expect(pushing).toEqual(['hook', 'deck', 'tide', 'crier', 'horologium', 'sinker', 'prow-controller-manager']);
  expect(named(all, 'horologium').egress).toContainEqual(rule);
});

const CILIUM = policies({ dialect: PolicyDialect.cilium() });

test('Cilium: only POST /hook reaches hook, and GitHub is reached by its names', () => {
  const ports = (port: number, http?: object[]) => [{ ports: [{ port: String(port), protocol: 'TCP' }], ...(http ? { rules: { http } } : {}) }];
  const ofProw = (app: string) => ({ matchLabels: { 'k8s:io.kubernetes.pod.namespace': 'prow', app } });
  expect(named(CILIUM, 'hook')).toEqual({
    endpointSelector: { matchLabels: { app: 'hook' } },
    ingress: [
      { fromEntities: ['all'], toPorts: ports(8888, [{ method: 'POST', path: '/hook' }]) },
      { fromEndpoints: [ofProw('deck')], toPorts: ports(8888, [{ method: 'GET', path: '/plugin-help' }]) },
    ],
    egress: [
      {
        toEndpoints: [{ matchLabels: { 'k8s:io.kubernetes.pod.namespace': 'kube-system', 'k8s-app': 'kube-dns' } }],
        toPorts: [{ ports: [{ port: '53', protocol: 'UDP' }, { port: '53', protocol: 'TCP' }], rules: { dns: [{ matchPattern: '*' }] } }],
      },
      { toEntities: ['kube-apiserver'], toPorts: ports(6443) },
      { toCIDRSet: [{ cidr: '203.0.113.5/32' }], toPorts: ports(6443) },
      { toEndpoints: [ofProw('ghproxy')], toPorts: ports(8888) },
      {
        toFQDNs: [{ matchName: 'github.com' }, { matchPattern: '*.github.com' }, { matchPattern: '*.githubusercontent.com' },
          { matchPattern: '*.githubassets.com' }],
        toPorts: ports(443),
      },
    ],
  });
  expect(named(CILIUM, 'deny-all')).toEqual({ endpointSelector: {}, ingress: [{}], egress: [{}] });
});

test('Calico: an order, and what is denied in the log', () => {
  const calico = policies({ dialect: PolicyDialect.calico({ order: 500, logsDenied: true }) });
  expect(named(calico, 'deny-all')).toEqual({
    order: 501, selector: 'all()', types: ['Ingress', 'Egress'], ingress: [{ action: 'Log' }, { action: 'Deny' }],
    egress: [{ action: 'Log' }, { action: 'Deny' }],
  });
  expect(named(calico, 'horologium')).toEqual({
    order: 500,
    selector: 'app == \'horologium\'',
    types: ['Ingress', 'Egress'],
    ingress: [],
    egress: [
      ...['UDP', 'TCP'].map((protocol) => ({
        action: 'Allow', protocol,
        destination: { namespaceSelector: 'projectcalico.org/name == \'kube-system\'', selector: 'k8s-app == \'kube-dns\'', ports: [53] },
      })),
      { action: 'Allow', protocol: 'TCP', destination: { nets: ['203.0.113.5/32'], ports: [6443] } },
    ],
  });
  expect(named(calico, 'hook').ingress[0]).toEqual({ action: 'Allow', protocol: 'TCP', destination: { ports: [8888] } });
  expect(named(calico, 'jobs').egress.at(-1)).toEqual({ action: 'Allow', destination: { nets: ['::/0'], notNets: [
    '::1/128', '64:ff9b::a00:0/104', '64:ff9b::6440:0/106', '64:ff9b::7f00:0/104', '64:ff9b::a83f:8110/128', '64:ff9b::a9fe:0/112', '64:ff9b::ac10:0/108',
    '64:ff9b::c0a8:0/112', 'fc00::/7', 'fe80::/10', '64:ff9b::cb00:7105/128',
  ] } });
});

test('Calico: pods, networks and names that were said', () => {
  const traffic = [
    said(ProwPods.jobs(), [TrafficPeer.pods({ namespace: 'registry', labels: { app: 'zot', tier: 'a' } }), TrafficPeer.cidrs(['169.254.0.0/16'])], 5000),
    said(ProwPods.labelled({ app: 'bot' }), [TrafficPeer.hosts(['bot.acme.dev'])], 443),
  ];
  const calico = policies({ dialect: PolicyDialect.calico(), traffic });
  expect(named(calico, 'jobs').egress.slice(-2)).toEqual([
    { action: 'Allow', protocol: 'TCP', destination: {
      namespaceSelector: 'projectcalico.org/name == \'registry\'', selector: 'app == \'zot\' && tier == \'a\'', ports: [5000],
    } },
    {
      action: 'Allow', protocol: 'TCP', destination: {
        nets: ['169.254.0.0/16'], notNets: ['169.254.169.252/32', '169.254.169.254/32', '169.254.170.2/32', '169.254.170.23/32'], ports: [5000],
      },
    },
  ]);
  const { selector, ingress, egress } = named(calico, 'pods-app-bot-of-prow');
  expect({ selector, ingress, egress: egress.slice(2) }).toEqual({
    selector: 'app == \'bot\'', ingress: [],
    egress: ['0.0.0.0/0', '::/0'].map((net) => ({ action: 'Allow', protocol: 'TCP', destination: { nets: [net], ports: [443] } })),
  });
});

test('policies of pods whose labels differ in what names cannot hold have names of their own', () => {
  const traffic = ['a.b', 'a-b', 'A_b', 'x'.repeat(63)].map((app) =>
    said(ProwPods.labelled({ app, ['k'.repeat(63)]: 'v'.repeat(63), ['l'.repeat(63)]: '' }), [TrafficPeer.pods({ namespace: 'x' })], 443));
  const names = policies({ traffic }).map(({ metadata: { name } }) => name).filter((name) => name.startsWith('pods-'));
  const rest = `-${'k'.repeat(63)}-${'v'.repeat(63)}-${'l'.repeat(63)}-of-prow`;
  expect(names).toEqual([`pods-app-a-b${rest}`, `pods-app-a-b${rest}-2`, `pods-app-a-b${rest}-3`,
    `pods-app-${'x'.repeat(63)}${rest}`].map((name) => name.replace(/(?<=^.{240}).*?(?=(-\d)?$)/, '')));
  expect(new Set(names).size).toBe(4);
});

test.each<[unknown, string]>([
  [{ order: -1 }, '({ order }): -1 is outside 0-1000000; pick a number in that range (NumberOutOfRange)'],
  [{ logDenied: true }, '(): "logDenied" is not a property; did you mean "logsDenied"? (UnknownProp)'],
])('PolicyDialect.calico(%j)', (options, message) => expect(() => PolicyDialect.calico(loose(options))).toThrow(new Error(`PolicyDialect.calico${message}`)));

const APP = { github: GitHub.cloud({ repositories: ['org/repo'] }) };
const enforcing = Cni.preinstalled({ enforcesNetworkPolicy: true });
const clusterNetwork = { apiServerCidrs: ['10.0.0.5/32'] };
const isolation = { apiServerPort: 6443 };

test.each<[string, object, string]>([
  ['unknown', { isolate: true, clusterNetwork },
    '({ isolate }): nobody said whether the preinstalled CNI enforces NetworkPolicy; '
      + 'say so with enforcesNetworkPolicy: true, or leave isolate out (CniCannotIsolate)'],
  ['Flannel', { isolate: true, clusterNetwork, cni: Cni.flannel() },
    '({ isolate }): Flannel does not enforce NetworkPolicy, so nothing would be isolated; '
      + 'use Cni.calico(), Cni.cilium() or say who enforces them (CniCannotIsolate)'],
  ['no address', { cni: enforcing },
    '({ clusterNetwork }): apiServerCidrs is missing, and without it an isolated Prow cannot reach the API server; '
      + 'give what "kubectl get endpointslices kubernetes" shows, like ["10.0.0.5/32"], and the port beside it in isolation.apiServerPort, or say isolate: '
      + 'false (ApiServerUnknown)'],
  ['no port', { cni: enforcing, clusterNetwork },
    '({ isolation }): apiServerPort is missing, and nobody knows at which port the API server listens behind its Service on a cluster of the preinstalled CNI; '
      + 'give the port that "kubectl get endpointslices kubernetes" shows: 6443 on most nodes, 443 on most clusters of a cloud (ApiServerUnknown)'],
  ['another dialect', { cni: Cni.preinstalled({ of: PreinstalledCni.k3s() }), clusterNetwork, isolation: { policies: PolicyDialect.cilium() } },
    '({ isolation }): the Flannel of k3s does not read policies of cilium.io, so nothing would be isolated; '
      + 'use PolicyDialect.kubernetes(), which every CNI reads that enforces any (PolicyIgnored)'],
  ['not isolated', { isolation: { jobsInternet: false } },
    '({ isolation }): nothing is isolated on the preinstalled CNI; say isolate: true, or leave it out (PropWithoutEffect)'],
  ['a network', { cni: enforcing, clusterNetwork, isolation: { jobsCidrs: ['10.1.2.3/8'] } },
    '({ isolation.jobsCidrs[0] }): "10.1.2.3/8" has host bits set; did you mean "10.0.0.0/8"? (CidrNotMasked)'],
])('isolation on %s', (_, props, message) => expect(() => new ProwApp(loose({ ...APP, ...props }))).toThrow(new Error(`new ProwApp${message}`)));

test.each<[string, object, readonly string[]]>([
  ['an IPv4 cluster', { cni: Cni.flannel({ enforcedBy: FlannelPolicyEnforcer.other('kube-router') }), clusterNetwork }, ['0.0.0.0/0']],
  ['a dual-stack cluster', { cni: Cni.flannel({ ipv6Network: 'fd00:10:244::/56', enforcedBy: FlannelPolicyEnforcer.other('kube-router') }), clusterNetwork },
    ['0.0.0.0/0', '::/0']],
  ['an IPv6 cluster', { cni: enforcing, isolation, clusterNetwork: { apiServerCidrs: ['fd00::5/128'], podCidrs: ['fd00:10:244::/56'] } }, ['::/0']],
  ['a cluster of which nobody said', { cni: enforcing, clusterNetwork, isolation }, ['0.0.0.0/0', '::/0']],
])('policies of %s speak of the families that its pods have', (_, props, everywhere) => {
  const app = new ProwApp({ ...APP, ...props });
  const all = app.node.tryFindChild('40-prow')!.node.findAll().filter(ApiObject.isApiObject).map((object) => object.toJson());
  const jobs = all.find(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === 'jobs')!;
  expect(jobs.spec.egress.flatMap(({ to = [] }: any) => to).flatMap(({ ipBlock }: any) => ipBlock?.cidr ?? [])).toEqual(everywhere);
});

test.each<[string, Exposure, boolean, readonly string[]]>([
  ['node ports', Exposure.nodePort({ deckPort: 30080 }), true, [
    'Policies let anybody call hook through the node port 30001 and deck through the node port 30080, on every node: who may is for the nodes\' own '
      + 'firewall to say, or for policies about nodes where the CNI has them.',
  ]],
  ['node ports of a Prow that is open', Exposure.nodePort(), false, []],
  ['a tunnel', Exposure.tunnel(Tunnel.cloudflared({ domain: 'acme.dev' })), true, []],
])('what policies cannot say of %s is in the notes', (_, exposure, isolate, expected) => {
  const { cni } = resolvePlatform(Where.call('new ProwApp'), { ...APP, cni: enforcing, clusterNetwork, isolate, ...(isolate && { isolation }), exposure });
  expect(cni.notes.filter((note) => note.startsWith('Policies'))).toEqual(expected);
});

test('where the CNI enforces policies, an app has them without a word, and before its pods', () => {
  const app = new ProwApp({ ...APP, cni: enforcing, clusterNetwork, isolation });
  const kinds = app.node.tryFindChild('40-prow')!.node.findAll().filter(ApiObject.isApiObject).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'NetworkPolicy')).toHaveLength(13);
  expect(kinds.lastIndexOf('NetworkPolicy')).toBeLessThan(kinds.indexOf('Deployment'));
});
