import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { parse } from 'yaml';
import {
  Cluster, Cni, DeckAccess, Exposure, FrontProxy, GatewayController, GitHub, LoadBalancedService, LoadBalancerPool, Monitoring, ObjectStorage, PodOptions,
  PolicyDialect, PreinstalledCni, PrivateDeck, type PrivateDeckOptions, type PrivateDeckPlanOptions, Prow, ProwApp, type ProwAppProps, ProwJobs, ProwPlan,
  type ProwPlanOptions, ProwPolicies,
  RepositoryVisibility, StorageIdentity, Tls, Tunnel,
} from '../../src';
import { Where } from '../../src/core/problem';
import { configFiles } from '../../src/prow/config/config-files';
import { newFolder, removeFolders } from '../writer/folder';

beforeEach(() => void jest.spyOn(console, 'warn').mockImplementation(() => undefined));
afterEach(() => jest.restoreAllMocks());
afterAll(removeFolders);

type Json = Record<string, any>;

const trust = [{ repositories: ['acme/secret'], visibility: RepositoryVisibility.PRIVATE }];
const github = GitHub.cloud({ repositories: ['acme/site', 'acme/secret'], trust });
const access = DeckAccess.oauth2Proxy({ org: 'acme' });
const tls = Tls.secret('prow-tls');
const ingress = Exposure.ingress({ domain: 'acme.dev', tls });
const calico = Cni.preinstalled({ of: PreinstalledCni.calico() });
const clusterNetwork = { apiServerCidrs: ['10.0.0.5/32'] };
const isolation = { apiServerPort: 6443 };
const URL = 'https://private.acme.dev';

interface Built {
  readonly objects: readonly Json[];
  readonly folder: string;
  readonly made: ProwApp;
}

function built(props: Partial<ProwAppProps> = {}, own: Partial<PrivateDeckOptions> = {}): Built {
  const folder = newFolder();
  const made = new ProwApp({ github, exposure: ingress, privateDeck: { url: URL, access, ...own }, outdir: folder, ...props });
  return { objects: made.node.children.filter(Chart.isChart).flatMap((chart) => chart.toJson()), folder, made };
}

const named = (objects: readonly Json[], kind: string, name: string): Json => {
  const found = objects.find((one) => one.kind === kind && one.metadata.name === name);
  if (found === undefined) throw new Error(`no ${kind} ${name}`);
  return found;
};
const container = (objects: readonly Json[], name: string): Json => named(objects, 'Deployment', name).spec.template.spec.containers[0];
const configOf = (objects: readonly Json[]): Json => parse(named(objects, 'ConfigMap', 'config').data['config.yaml']);

test('its objects are those of deck under a name of their own, and what stands before it', () => {
  const { objects } = built();
  const of = (app: string): string[] => objects.filter(({ metadata: { labels = {} } }) => labels.app === app).map(({ kind, metadata: { namespace, name } }) => `${kind} ${namespace}/${name}`);
  const deckRoles = (name: string): string[] => objects.filter(({ kind, metadata }) => kind === 'Role' && metadata.name === name).map(({ metadata, rules }) => JSON.stringify([metadata.namespace, rules]));
  expect(of('private-deck')).toEqual(of('deck').map((one) => one.replace('/deck', '/private-deck')));
  expect(named(objects, 'Service', 'private-deck').spec).toEqual({ ...named(objects, 'Service', 'deck').spec, selector: { app: 'private-deck' } });
  expect(of('private-deck')).toContain('Deployment prow/private-deck');
  expect(of('private-oauth2-proxy')).toEqual(['ServiceAccount', 'PodDisruptionBudget', 'Deployment', 'Service'].map((kind) => `${kind} prow/private-oauth2-proxy`));
  expect(deckRoles('private-deck')).toEqual(deckRoles('deck'));
  expect(deckRoles('private-deck')).toHaveLength(2);
});

test('it runs as deck does, but for what it shows', () => {
  const { objects } = built();
  const [deck, own] = ['deck', 'private-deck'].map((name) => container(objects, name));
  expect({ ...own, name: 'deck', args: own.args.filter((arg: string) => arg !== '--hidden-only=true') }).toEqual(deck);
  expect(named(objects, 'Deployment', 'private-deck').spec.template.spec.volumes).toEqual(named(objects, 'Deployment', 'deck').spec.template.spec.volumes);
});

test.each<[string, Partial<PrivateDeckOptions>, (deck: Json, spec: Json) => unknown, unknown]>([
  ['what is hidden, and nothing else', {}, ({ args }) => args.slice(0, 2), ['--spyglass=true', '--hidden-only=true']],
  ['everything', { hiddenOnly: false }, ({ args }) => args.slice(0, 2), ['--spyglass=true', '--show-hidden=true']],
  ['an argument of its own', { extraArgs: ['--github-throttle-org=acme:100:10'] }, ({ args }) => args.slice(-1), ['--github-throttle-org=acme:100:10']],
  ['an image of its own', { image: 'registry.acme.dev/deck:v1' }, ({ image }) => image, 'registry.acme.dev/deck:v1'],
  ['replicas of its own', { replicas: 1 }, (_, { replicas }) => replicas, 1],
  ['replicas as deck has by default', {}, (_, { replicas }) => replicas, 2],
  ['a priority above jobs', {}, (_, { template }) => template.spec.priorityClassName, 'prow-components'],
])('%s', (_, own, look, expected) => {
  const { objects } = built({}, own);
  expect(look(container(objects, 'private-deck'), named(objects, 'Deployment', 'private-deck').spec)).toEqual(expected);
});

test('what is said of all pods is said of it too', () => {
  const components: PodOptions = { nodeSelector: { pool: 'prow' }, imagePullSecrets: ['registry'] };
  const { spec } = named(built({ components }).objects, 'Deployment', 'private-deck').spec.template;
  expect([spec.nodeSelector.pool, spec.imagePullSecrets]).toEqual(['prow', [{ name: 'registry' }]]);
});

test('nobody reruns jobs there, where people sign in at the first one', () => {
  const { objects } = built({ deckLogin: undefined });
  const rules = objects.filter(({ kind, metadata }) => kind === 'Role' && metadata.name === 'private-deck').flatMap((role) => role.rules);
  expect(rules.flatMap(({ verbs }: Json) => verbs).sort()).toEqual(['get', 'get', 'list', 'watch']);
});

describe('what stands before it', () => {
  const args = (objects: readonly Json[], name: string): string[] => container(objects, name).args;
  test('is oauth2-proxy with an address, a Secret and a cookie of its own', () => {
    const { objects } = built({ deckAccess: access });
    const differing = args(objects, 'private-oauth2-proxy').filter((arg) => !args(objects, 'oauth2-proxy').includes(arg));
    expect(differing).toEqual(['--upstream=http://private-deck.prow', `--redirect-url=${URL}/oauth2/callback`, '--cookie-name=_private_oauth2_proxy']);
    expect(container(objects, 'private-oauth2-proxy').env.map(({ valueFrom: { secretKeyRef } }: Json) => secretKeyRef.name)).toEqual(Array(3).fill('private-oauth2-proxy'));
    expect(container(objects, 'oauth2-proxy').env.map(({ valueFrom: { secretKeyRef } }: Json) => secretKeyRef.name)).toEqual(Array(3).fill('oauth2-proxy'));
  });
  test('has a Secret that was said', () => {
    const { objects } = built({}, { access: DeckAccess.oauth2Proxy({ org: 'acme', secretName: 'private-app' }) });
    expect(container(objects, 'private-oauth2-proxy').env[0].valueFrom.secretKeyRef).toEqual({ name: 'private-app', key: 'client-id' });
  });
});

describe('links of hidden repositories lead to it', () => {
  const history = (url: string): string => `[Full PR test history](${url}/pr-history?org={{.Spec.Refs.Org}}&repo={{.Spec.Refs.Repo}}&pr={{with index .Spec.Refs.Pulls 0}}{{.Number}}{{end}}).`;
  const PUBLIC = 'https://deck.acme.dev';
  test('of those that trust names', () => {
    const { deck, plank, tide } = configOf(built().objects);
    expect(deck.hidden_repos).toEqual(['acme/secret']);
    expect(plank.job_url_prefix_config).toEqual({ '*': `${PUBLIC}/view/`, 'acme/secret': `${URL}/view/` });
    expect(plank.report_templates).toEqual({ '*': history(PUBLIC), 'acme/secret': history(URL) });
    expect([tide.target_url, tide.target_urls]).toEqual([undefined, { '*': `${PUBLIC}/tide`, 'acme/secret': `${URL}/tide` }]);
  });
  test.each<[string, Partial<ProwAppProps>, (config: Json) => unknown, unknown]>([
    ['an organisation as a whole', { github: GitHub.cloud({ repositories: ['acme'], trust: [{ visibility: RepositoryVisibility.INTERNAL }] }) },
      ({ plank }) => plank.job_url_prefix_config, { '*': `${PUBLIC}/view/`, 'acme': `${URL}/view/` }],
    ['what an override hides in their place', { configOverrides: { deck: { hidden_repos: ['acme/site'] } } },
      ({ plank }) => plank.job_url_prefix_config, { '*': `${PUBLIC}/view/`, 'acme/site': `${URL}/view/` }],
    ['also where something asks people at the first one', { deckAccess: access }, ({ deck }) => deck.hidden_repos, ['acme/secret']],
    ['where nobody knows the address of the first one', { exposure: Exposure.clusterIp() },
      ({ plank, tide }) => [plank.job_url_prefix_config, tide.target_urls], [{ 'acme/secret': `${URL}/view/` }, { 'acme/secret': `${URL}/tide` }]],
    ['not tide\'s, where they were said', { tide: { targetUrls: { '*': 'https://tide.acme.dev' } } }, ({ tide }) => tide.target_urls, { '*': 'https://tide.acme.dev' }],
    ['none but those of the first, without it', { privateDeck: undefined },
      ({ plank, tide }) => [plank.job_url_prefix_config, tide.target_url], [{ '*': `${PUBLIC}/view/` }, `${PUBLIC}/tide`]],
  ])('%s', (_, props, look, expected) => expect(look(configOf(built(props).objects))).toEqual(expected));
});

describe('how people reach it', () => {
  const service = (objects: readonly Json[]): unknown => {
    const { type, ports: [{ port, nodePort }], externalTrafficPolicy } = named(objects, 'Service', 'private-oauth2-proxy').spec;
    return [type, port, nodePort, externalTrafficPolicy];
  };
  const gateway = Exposure.gateway({ domain: 'acme.dev', tls, controller: GatewayController.envoyGateway() });
  const pool = LoadBalancerPool.metalLb({ addresses: ['192.0.2.0/28'] });
  test.each<[string, Exposure, string, unknown]>([
    ['by the host, at an Ingress', ingress, URL, ['ClusterIP', 80, undefined, undefined]],
    ['by the host, at a Gateway', gateway, URL, ['ClusterIP', 80, undefined, undefined]],
    ['by the host, through a tunnel', Exposure.tunnel(Tunnel.cloudflared({ domain: 'acme.dev' })), URL, ['ClusterIP', 80, undefined, undefined]],
    ['by whatever leads there, beside a relay', Exposure.tunnel(Tunnel.relay()), URL, ['ClusterIP', 80, undefined, undefined]],
    ['by whatever leads there', Exposure.clusterIp(), URL, ['ClusterIP', 80, undefined, undefined]],
    ['by a port of nodes', Exposure.nodePort(), 'http://198.51.100.7:30003', ['NodePort', 80, 30003, undefined]],
    ['by a port of nodes, past the proxy before the others', Exposure.nodePort({ frontProxy: FrontProxy.envoy() }), 'http://198.51.100.7:30003/',
      ['NodePort', 80, 30003, undefined]],
    ['by a load balancer', Exposure.loadBalancer({}), 'http://private.acme.dev', ['LoadBalancer', 80, undefined, undefined]],
    ['by a load balancer at another port', Exposure.loadBalancer({}), 'http://private.acme.dev:8080', ['LoadBalancer', 8080, undefined, undefined]],
    ['by pods alone, where deck has no load balancer', Exposure.loadBalancer({ inFrontOf: LoadBalancedService.HOOK }), 'https://private.acme.dev',
      ['ClusterIP', 80, undefined, undefined]],
  ])('%s', (_, exposure, url, expected) => expect(service(built({ exposure }, { url }).objects)).toEqual(expected));

  test('an address of the pool is asked for', () => {
    const { objects } = built({ exposure: Exposure.loadBalancer({ pool }) }, { url: 'http://192.0.2.9' });
    expect(named(objects, 'Service', 'private-oauth2-proxy').metadata.annotations).toEqual({ 'metallb.io/address-pool': 'prow', 'metallb.io/loadBalancerIPs': '192.0.2.9' });
  });
  test('an Ingress of its own has its host, and the certificate is for it too', () => {
    const { objects } = built({ exposure: Exposure.ingress({ domain: 'acme.dev', tls: Tls.acme({ email: 'ops@acme.dev' }), deckSources: ['192.0.2.0/24'] }) });
    const hosts = ['hook.acme.dev', 'deck.acme.dev', 'private.acme.dev'];
    expect(named(objects, 'Ingress', 'prow-ingress').spec.tls).toEqual([{ hosts, secretName: 'prow-tls' }]);
    const { metadata: { annotations }, spec } = named(objects, 'Ingress', 'prow-private-deck');
    expect(spec).toEqual({
      ingressClassName: 'nginx', tls: [{ hosts: ['private.acme.dev'], secretName: 'prow-tls' }],
      rules: [{ host: 'private.acme.dev', http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'private-oauth2-proxy', port: { number: 80 } } } }] } }],
    });
    expect(annotations['nginx.ingress.kubernetes.io/whitelist-source-range']).toBe('192.0.2.0/24');
    expect(Object.keys(annotations).filter((key) => key.startsWith('cert-manager.io'))).toEqual([]);
  });
  test('a Gateway has a listener and a route for it', () => {
    const { objects } = built({ exposure: gateway });
    expect(named(objects, 'Gateway', 'prow').spec.listeners.map(({ name, hostname }: Json) => [name, hostname])).toEqual([
      ['https-hook', 'hook.acme.dev'], ['https-deck', 'deck.acme.dev'], ['https-private-deck', 'private.acme.dev'], ['http', undefined],
    ]);
    const { parentRefs, hostnames, rules } = named(objects, 'HTTPRoute', 'private-deck').spec;
    expect([parentRefs, hostnames]).toEqual([[{ name: 'prow', sectionName: 'https-private-deck' }], ['private.acme.dev']]);
    expect(rules.flatMap(({ backendRefs }: Json) => backendRefs)).toEqual([{ kind: 'Service', name: 'private-oauth2-proxy', port: 80 }]);
    expect(named(objects, 'HTTPRoute', 'prow-redirect').spec.hostnames).toContain('private.acme.dev');
  });
  test('a Certificate of cert-manager holds its name', () => {
    const { objects } = built({ exposure: Exposure.gateway({ domain: 'acme.dev', tls: Tls.acme({ email: 'ops@acme.dev' }), controller: GatewayController.envoyGateway() }) });
    expect(named(objects, 'Certificate', 'prow-tls').spec.dnsNames).toEqual(['hook.acme.dev', 'deck.acme.dev', 'private.acme.dev']);
  });
  test('a tunnel has a rule for it, and all its pages', () => {
    const { objects } = built({ exposure: Exposure.tunnel(Tunnel.cloudflared({ domain: 'acme.dev' })) });
    expect(parse(named(objects, 'ConfigMap', 'cloudflared').data['config.yaml']).ingress).toEqual([
      { hostname: 'hook.acme.dev', path: '^/hook$', service: 'http://hook.prow:8888' },
      { hostname: 'deck.acme.dev', path: '^(/config|/plugin-config)$', service: 'http_status:404' },
      { hostname: 'deck.acme.dev', service: 'http://deck.prow' },
      { hostname: 'private.acme.dev', service: 'http://private-oauth2-proxy.prow' },
      { service: 'http_status:404' },
    ]);
  });
  test('a cluster of one\'s own says where it is', () => {
    const { folder, made } = built({ exposure: Exposure.nodePort(), cluster: Cluster.kubeadm(), cni: Cni.calico() }, { url: 'http://198.51.100.7:30003' });
    made.synth();
    expect(readFileSync(join(folder, 'NEXT-STEPS.md'), 'utf8')).toContain('The firewall of the nodes must let TCP port 30003 in too, where the private deck answers.');
  });
});

describe('policies', () => {
  const of = (props: Partial<ProwAppProps>, kind: string, name: string): Json => (
    named(built({ cni: calico, clusterNetwork, isolation, ...props }).objects, kind, name).spec);
  const callers = (spec: Json): unknown => spec.ingress.flatMap(({ from, ports }: Json) => (
    from.map(({ podSelector: { matchLabels } }: Json) => [matchLabels.app, ports.map(({ port }: Json) => port)])));

  test('its pages are for what stands before it alone', () => expect(callers(of({}, 'NetworkPolicy', 'private-deck'))).toEqual([['private-oauth2-proxy', [8080]]]));
  test('deck lets no more in than before', () => {
    expect(of({}, 'NetworkPolicy', 'deck').ingress).toEqual(of({ privateDeck: undefined }, 'NetworkPolicy', 'deck').ingress);
  });
  test('it may send what deck may', () => {
    expect(of({}, 'NetworkPolicy', 'private-deck').egress).toEqual(of({}, 'NetworkPolicy', 'deck').egress);
  });
  test.each(['hook', 'tide', 'ghproxy', 'object-store'])('%s lets it in', (app) => {
    expect(JSON.stringify(of({}, 'NetworkPolicy', app).ingress)).toContain('{"app":"private-deck"}');
  });
  test.each<[string, PolicyDialect, Cni, string]>([
    ['Calico', PolicyDialect.calico(), calico, 'NetworkPolicy'],
    ['Cilium', PolicyDialect.cilium(), Cni.preinstalled({ of: PreinstalledCni.cilium() }), 'CiliumNetworkPolicy'],
  ])('in the words of %s', (_, dialect, cni, kind) => {
    const { objects } = built({ cni, clusterNetwork, isolation: { ...isolation, policies: dialect } });
    expect(JSON.stringify(named(objects, kind, 'private-deck').spec.ingress)).toContain('private-oauth2-proxy');
    expect(JSON.stringify(named(objects, kind, 'private-oauth2-proxy').spec.egress)).toContain('private-deck');
  });
  test.each<[string, Exposure, string, unknown]>([
    ['a Gateway\'s pods call it', Exposure.gateway({ domain: 'acme.dev', tls, controller: GatewayController.nginxGatewayFabric() }), URL, 'gateway.networking.k8s.io'],
    ['a tunnel\'s pods call it', Exposure.tunnel(Tunnel.cloudflared({ domain: 'acme.dev' })), URL, '"app":"cloudflared"'],
    ['anybody calls it at a node port', Exposure.nodePort({ frontProxy: FrontProxy.envoy() }), 'http://198.51.100.7:30003', '[{"ports":[{"port":8080,"protocol":"TCP"}]}]'],
  ])('%s', (_, exposure, url, expected) => {
    const { objects } = built({ cni: calico, clusterNetwork, isolation, exposure }, { url });
    expect(JSON.stringify(named(objects, 'NetworkPolicy', 'private-oauth2-proxy').spec.ingress)).toContain(expected);
  });

  const alone = (objects: readonly Json[]): string[] => objects.filter(({ kind }) => kind === 'NetworkPolicy').map(({ metadata, spec }) => `${metadata.name} ${JSON.stringify(spec.podSelector)} ${JSON.stringify(spec.ingress[0].from)}`);
  test('without isolation, each deck behind a login is alone with it', () => {
    expect(alone(built({ deckAccess: access }).objects)).toEqual([
      'deck {"matchLabels":{"app":"deck"}} [{"podSelector":{"matchLabels":{"app":"oauth2-proxy"}}}]',
      'private-deck {"matchLabels":{"app":"private-deck"}} [{"podSelector":{"matchLabels":{"app":"private-oauth2-proxy"}}}]',
    ]);
    expect(alone(built().objects)).toHaveLength(1);
  });
  test('in a chart of one\'s own too, until ProwPolicies take their place', () => {
    const chart = new Chart(new App(), 'c');
    const prow = new Prow(chart, 'prow', { github, exposure: ingress, deckAccess: access, privateDeck: { url: URL, access } });
    expect(alone(chart.toJson())).toHaveLength(2);
    new ProwPolicies(chart, 'policies', { prow, cni: calico, clusterNetwork, isolation });
    const ofDecks = chart.toJson().filter(({ kind, spec }: Json) => kind === 'NetworkPolicy' && /^(private-)?deck$/.test(spec.podSelector.matchLabels?.app));
    expect(ofDecks.map(({ spec }: Json) => spec.policyTypes)).toEqual([['Ingress', 'Egress'], ['Ingress', 'Egress']]);
  });
  test('a CNI that enforces none is warned of', () => {
    expect(built({ cni: Cni.flannel() }).made.warnings).toContain('privateDeck.access keeps out who comes from outside; pods in the cluster, those of jobs among them, reach '
      + 'private-deck past private-oauth2-proxy and see what is hidden. With isolate: true, and a CNI that enforces policies, they do not.');
  });
});

test('its metrics are read, and their end is told', () => {
  const { objects } = built({ monitoring: Monitoring.prometheusOperator() });
  const { values } = named(objects, 'PodMonitor', 'prow').spec.selector.matchExpressions[0];
  expect(values.slice(-1)).toEqual(['private-deck']);
  expect(JSON.stringify(named(objects, 'PrometheusRule', 'prow').spec)).toContain('absent(up{job=\\"prow/prow\\",component=\\"private-deck\\"} == 1)');
});

test('it is deck for a store that knows pods by ServiceAccounts', () => {
  const role = (name: string): string => `arn:aws:iam::123456789012:role/${name}`;
  const identity = StorageIdentity.eksRoles({ jobs: role('jobs'), prow: role('prow'), deck: role('deck') });
  const { objects, made, folder } = built({ storage: ObjectStorage.s3({ bucket: 'logs', region: 'eu-central-1', identity }) });
  expect(named(objects, 'ServiceAccount', 'private-deck').metadata.annotations).toEqual({ 'eks.amazonaws.com/role-arn': role('deck') });
  made.synth();
  expect(readFileSync(join(folder, 'store', 'deck-trust'), 'utf8')).toContain('system:serviceaccount:prow:private-deck');
});

describe('gcsweb, which shows files of hidden repositories too', () => {
  const upstreams = (objects: readonly Json[], name: string): string[] => (
    container(objects, name).args.filter((arg: string) => arg.startsWith('--upstream=')).map((arg: string) => arg.slice('--upstream='.length)));
  test.each<[string, Partial<ProwAppProps>]>([['an open deck', {}], ['a deck behind a login of its own', { deckAccess: access }]])('is for the private login alone, beside %s', (_, props) => {
    const { objects, made, folder } = built({ gcsweb: {}, ...props });
    const pages = ['http://gcsweb.prow/s3/', 'http://gcsweb.prow/icons/', 'http://gcsweb.prow/styles/'];
    expect(upstreams(objects, 'private-oauth2-proxy')).toEqual(['http://private-deck.prow', ...pages]);
    if (props.deckAccess !== undefined) expect(upstreams(objects, 'oauth2-proxy')).toEqual(['http://deck.prow']);
    expect(named(objects, 'NetworkPolicy', 'gcsweb').spec.ingress[0].from).toEqual([{ podSelector: { matchLabels: { app: 'private-oauth2-proxy' } } }]);
    expect(configOf(objects).deck.spyglass.gcs_browser_prefix).toBe(`${URL}/s3/`);
    made.synth();
    expect(readFileSync(join(folder, 'NEXT-STEPS.md'), 'utf8')).toContain(`* deck and private-deck link each job to its files, at ${URL}/s3/. The bucket holds files of hidden `
      + 'repositories too, so that they stand behind the login of private-deck: who is let in to deck alone does not open them. gcsweb shows everything');
  });
  test('takes nobody else in, where all is isolated', () => {
    const { spec } = named(built({ gcsweb: {}, deckAccess: access, cni: calico, clusterNetwork, isolation }).objects, 'NetworkPolicy', 'gcsweb');
    expect(spec.ingress.map(({ from }: Json) => from.map(({ podSelector }: Json) => podSelector.matchLabels.app))).toEqual([['private-oauth2-proxy']]);
  });
  const leavesOut = (what: string): string[] => [`gcsweb shows files of ${what} to everybody who is let in to deck, whose lists leave them out: it shows all of the bucket. `
    + 'With `privateDeck: { url, access }` it stands behind the login of that one.'];
  test.each<[string, Partial<ProwAppProps>, string[]]>([
    ['a repository that an override hides', { configOverrides: { deck: { hidden_repos: ['acme/secret'] } } }, leavesOut('acme/secret')],
    ['a hidden job', { jobs: ProwJobs.of({ periodics: [{ name: 'nightly', interval: '24h', hidden: true, spec: { containers: [{ image: 'busybox:1.37.0', command: ['true'] }] } }] }) },
      leavesOut('jobs with `hidden: true`')],
    ['nothing that is hidden', {}, []],
  ])('one deck behind a login, and %s', (_, props, warned) => {
    const { made } = built({ privateDeck: undefined, deckAccess: access, gcsweb: {}, ...props });
    expect(made.warnings.filter((one) => one.startsWith('gcsweb'))).toEqual(warned);
  });
});

test('what is left to do says how it is opened', () => {
  const { made, folder } = built();
  made.synth();
  const text = readFileSync(join(folder, 'NEXT-STEPS.md'), 'utf8');
  for (const line of [
    'private-oauth2-proxy-client-id-file FILE`: file with the client ID of the OAuth App for the private deck',
    '## 7. Open the private deck\n\n<https://private.acme.dev>, as somebody whom it lets in.',
    'hook.acme.dev and deck.acme.dev and private.acme.dev must be in the DNS',
    `* private-deck at ${URL} shows what deck leaves out of its lists, and nothing else. Links in pull requests of acme/secret lead there. Nobody reruns or aborts jobs `
      + 'there: comments on pull requests do.',
  ]) expect(text).toContain(line);
  // where its files are asked for
  expect(text.slice(text.indexOf('## 2.'), text.indexOf('## 3.'))).toContain('For people to see the private deck, make another OAuth App (not a GitHub App) at '
    + '<https://github.com/settings/applications/new>, or in the developer settings of the organisation, with the callback URL '
    + '`https://private.acme.dev/oauth2/callback`. Put its client ID into one file and a client secret of it into another.');
  expect(text.slice(0, text.indexOf('## 2.'))).toContain('`--help` lists what it takes. Have its files before: step 2 says how to come by them.');
  expect(readFileSync(join(folder, 'DIAGRAMS.md'), 'utf8')).toMatch(/hidden pages/);
});

test('single components: it needs a Prow that was told of it', () => {
  const { made } = built();
  expect(made.prow.privateDeck?.deployment.name).toBe('private-deck');
  const chart = new Chart(new App(), 'c');
  expect(() => new PrivateDeck(chart, 'private-deck', { plan: ProwPlan.of({ github }) }))
    .toThrow(new Error('[c/private-deck] plan: is of a Prow without privateDeck; give it privateDeck: { url, access } (PropMissing)'));
});

describe('a plan of one\'s own', () => {
  const planned = (own: Partial<PrivateDeckPlanOptions> = {}, more: Partial<ProwPlanOptions> = {}) => (
    ProwPlan.of({ github, deckUrl: 'https://deck.acme.dev', privateDeck: { url: `${URL}/`, ...own }, ...more }));
  const objects = (plan: ProwPlan): readonly Json[] => {
    const chart = new Chart(new App(), 'c');
    new PrivateDeck(chart, 'private-deck', { plan });
    return chart.toJson();
  };

  test('makes the same deck and the same links as an app', () => {
    const whole = built().objects;
    const mine = objects(planned());
    expect(mine.map(({ kind, metadata }) => `${kind} ${metadata.namespace}/${metadata.name}`)).toContain('Deployment prow/private-deck');
    for (const { kind, metadata, spec, rules } of mine.filter((one) => one.kind !== 'Deployment')) {
      const theirs = whole.find((one) => one.kind === kind && one.metadata.name === metadata.name && one.metadata.namespace === metadata.namespace);
      expect([theirs?.spec, theirs?.rules]).toEqual([spec, rules]);
    }
    expect(container(mine, 'private-deck')).toEqual(container(whole, 'private-deck'));
    const { plank, tide } = parse(configFiles(Where.call('a test'), planned()._model).config);
    expect([plank.job_url_prefix_config, tide.target_urls]).toEqual([configOf(whole).plank.job_url_prefix_config, configOf(whole).tide.target_urls]);
  });
  test('with words of its own', () => {
    const { spec } = named(objects(planned({ hiddenOnly: false, replicas: 1 })), 'Deployment', 'private-deck');
    expect([spec.replicas, spec.template.spec.containers[0].args[1]]).toEqual([1, '--show-hidden=true']);
  });
  test.each<[string, Partial<PrivateDeckPlanOptions>, Partial<ProwPlanOptions>, string]>([
    ['that would show nothing', {}, { github: GitHub.cloud({ repositories: ['acme/site'] }) }, ' }): would show nothing, because no repository is hidden; say visibility: '
      + 'RepositoryVisibility.PRIVATE of one in trust of github, or configOverrides: { deck: { hidden_repos: ["org/repo"] } }, or leave it out (PrivateDeckEmpty)'],
    ['without a scheme', { url: 'private.acme.dev' }, {}, '.url }): "private.acme.dev" has no scheme; write "https://private.acme.dev" or "http://…" (UrlWithoutScheme)'],
  ])('refuses one %s', (_, own, more, text) => expect(() => planned(own, more)).toThrow(new Error(`ProwPlan.of({ privateDeck${text}`)));
});

test('policies of a chart of one\'s own are those of an app, with gcsweb too', () => {
  const props = { github, exposure: ingress, deckAccess: access, privateDeck: { url: URL, access }, gcsweb: {} };
  const chart = new Chart(new App(), 'c');
  const prow = new Prow(chart, 'prow', props);
  const policies = (all: readonly Json[]): readonly Json[] => all.filter(({ kind }) => kind === 'NetworkPolicy');
  expect(policies(chart.toJson()).map(({ metadata }) => metadata.name).sort()).toEqual(['deck', 'gcsweb', 'private-deck']);
  new ProwPolicies(chart, 'policies', { prow, cni: calico, clusterNetwork, isolation });
  expect(policies(chart.toJson())).toEqual(policies(built({ ...props, cni: calico, clusterNetwork, isolation }).objects));
});
