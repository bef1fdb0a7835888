import { ExternalTrafficPolicy } from '../../src/core/service-exposure';
import { CONFIG_PAGES } from '../../src/exposure/config-pages';
import { DeckAccess } from '../../src/exposure/deck-access/deck-access';
import { Exposure } from '../../src/exposure/exposure';
import { FrontProxy } from '../../src/exposure/front/front-proxy';
import { LoadBalancedService } from '../../src/exposure/load-balancer/load-balancer-exposure-options';
import { LoadBalancerPool } from '../../src/exposure/load-balancer/load-balancer-pool';
import { GitHubHooks } from '../../src/exposure/github-hooks';
import { Cni } from '../../src/network/cni';
import { ProwAppProps } from '../../src/platform/platform-props';
import { ProwApp } from '../../src/platform/prow-app';
import { GitHub } from '../../src/prow/github/github';
import { End, enters } from '../platform/network-policy-evaluator';
import { loose } from '../support/findings';
import { namedEnds } from './named-ends';
import { NODE_PORT_VARIANTS } from './node-port-variants';
import { planOf } from './plan-of';

type Json = Record<string, any>;

const [PLAIN, FILTERED] = NODE_PORT_VARIANTS.map(({ exposure }) => exposure);

function objects(exposure: Exposure, props: Partial<ProwAppProps> = {}): Json[] {
  const made = new ProwApp({ github: GitHub.cloud({ repositories: ['acme/app'] }), exposure, ...props });
  return made.charts.flatMap((chart) => chart.toJson() as Json[]);
}

const find = (all: readonly Json[], kind: string, name: string): Json => (
  all.find((object) => object.kind === kind && object.metadata.name === name) as Json
);
const configOf = (all: readonly Json[]): Json => JSON.parse(find(all, 'ConfigMap', 'webhook-proxy').data['envoy.json']);
const filtersOf = (listener: Json): readonly Json[] => listener.filter_chains[0].filters;

test('the proxy has hook\'s port of every node, and hook is reached from inside', () => {
  const all = objects(PLAIN());
  expect(find(all, 'Service', 'hook').spec).toMatchObject({ type: 'ClusterIP', ports: [{ port: 8888 }] });
  expect(find(all, 'Service', 'webhook-proxy').spec).toEqual({
    type: 'NodePort', selector: { app: 'webhook-proxy' },
    ports: [{ name: 'http', port: 8888, targetPort: 'webhooks', protocol: 'TCP', nodePort: 30001 }],
  });
  expect(find(all, 'Service', 'deck').spec).toMatchObject({ type: 'ClusterIP', ports: [{ port: 80 }] });
  expect(find(all, 'Service', 'deck-proxy').spec).toEqual({
    type: 'NodePort', selector: { app: 'webhook-proxy' },
    ports: [{ name: 'http', port: 80, targetPort: 'pages', protocol: 'TCP', nodePort: 30002 }],
  });
  expect(all.filter(({ metadata }) => metadata.name === 'webhook-proxy').map(({ kind }) => kind)).toEqual(
    ['ConfigMap', 'ServiceAccount', 'PodDisruptionBudget', 'Deployment', 'Service']);
});

test.each<[string, DeckAccess, string]>([
  ['where they are open', DeckAccess.open({ configPages: true }), 'deck'], ['where people sign in', DeckAccess.oauth2Proxy({ org: 'acme' }), 'oauth2-proxy'],
])('deck is not behind it, %s', (_, deckAccess, name) => {
  const all = objects(Exposure.nodePort({ address: 'prow.acme.dev', frontProxy: FrontProxy.envoy() }), { deckAccess });
  expect(find(all, 'Service', name).spec).toMatchObject({ type: 'NodePort', ports: [{ nodePort: 30002 }] });
  expect(find(all, 'Service', 'deck-proxy')).toBeUndefined();
  const { static_resources: { listeners, clusters } } = configOf(all);
  expect([listeners.map((one: Json) => one.name), clusters.map((one: Json) => one.name)]).toEqual([['webhooks', 'health'], ['hook']]);
  expect(find(all, 'Deployment', 'webhook-proxy').spec.template.spec.containers[0].ports).toHaveLength(2);
});

test('deck is behind it but for its closed pages, and leaves webhooks half of the connections', () => {
  const { static_resources: { listeners: [, , pages], clusters: [, deck] } } = configOf(objects(PLAIN()));
  const [limit, { typed_config: manager }] = filtersOf(pages);
  expect([pages.name, pages.address.socket_address.port_value, limit.name, limit.typed_config.max_connections]).toEqual(
    ['pages', 8082, 'envoy.filters.network.connection_limit', 256]);
  expect(manager).toMatchObject({ normalize_path: true, path_with_escaped_slashes_action: 'KEEP_UNCHANGED', stream_idle_timeout: '300s' });
  expect(manager.http_filters.map(({ name }: Json) => name)).toEqual(['envoy.filters.http.router']);
  expect(manager.route_config.virtual_hosts[0].routes).toEqual([
    { match: { path: '/config' }, direct_response: { status: 404 } }, { match: { path: '/plugin-config' }, direct_response: { status: 404 } },
    { match: { prefix: '/' }, route: { cluster: 'deck', timeout: '0s' } },
  ]);
  expect(deck.load_assignment.endpoints[0].lb_endpoints[0].endpoint.address.socket_address).toEqual({ address: 'deck.prow.svc', port_value: 80 });
});

test('its pod meets Pod Security restricted, and starts again with other limits', () => {
  const { template } = find(objects(PLAIN()), 'Deployment', 'webhook-proxy').spec;
  const [container] = template.spec.containers;
  expect(container).toMatchObject({
    image: 'docker.io/envoyproxy/envoy:distroless-v1.40.0',
    args: ['--config-path', '/etc/envoy/envoy.json', '--disable-hot-restart', '--concurrency', '2'],
    ports: [{ name: 'http', containerPort: 8081 }, { name: 'webhooks', containerPort: 8080 }, { name: 'pages', containerPort: 8082 }],
    readinessProbe: { httpGet: { path: '/ready', port: 'http' } },
    resources: { requests: { cpu: '10m', memory: '64Mi' }, limits: { memory: '512Mi' } },
    securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
  });
  expect(template.metadata.annotations).toEqual({ 'webhook-proxy-limits': '26214400 /config /plugin-config' });
  expect(template.spec).toMatchObject({ automountServiceAccountToken: false, securityContext: { runAsNonRoot: true, runAsUser: 65532 } });
});

test('one path, whole bodies, and an end to time, connections and memory', () => {
  const { static_resources: { listeners: [webhooks, health], clusters }, overload_manager: overload } = configOf(objects(PLAIN()));
  const [{ typed_config: manager }] = filtersOf(webhooks);
  expect(manager).toMatchObject({ request_timeout: '15s', request_headers_timeout: '5s', common_http_protocol_options: { idle_timeout: '15s' } });
  expect(manager.http_filters.map(({ name, typed_config: { max_request_bytes: bytes } }: Json) => [name, bytes])).toEqual(
    [['envoy.filters.http.buffer', 26214400], ['envoy.filters.http.router', undefined]]);
  expect(manager.route_config.virtual_hosts).toEqual([{ name: 'webhooks', domains: ['*'], routes: [{
    match: { path: '/hook', headers: [{ name: ':method', string_match: { exact: 'POST' } }] }, route: { cluster: 'hook', timeout: '30s' },
  }] }]);
  expect(clusters[0].load_assignment.endpoints[0].lb_endpoints[0].endpoint.address.socket_address).toEqual({ address: 'hook.prow.svc', port_value: 8888 });
  expect(overload.resource_monitors.map(({ typed_config: { '@type': _, ...limit } }: Json) => limit)).toEqual(
    [{ max_active_downstream_connections: 512 }, { max_heap_size_bytes: 402653184 }]);
  // kubelet asks while strangers have taken every connection, and from an address that is not GitHub's
  expect([health.ignore_global_conn_limit, health.bypass_overload_manager, filtersOf(health).length]).toEqual([true, true, 1]);
});

test('networks of callers are asked first, and their addresses are kept', () => {
  const all = objects(FILTERED());
  expect(find(all, 'Service', 'webhook-proxy').spec.externalTrafficPolicy).toBe('Local');
  expect(find(all, 'Service', 'deck-proxy').spec.externalTrafficPolicy).toBeUndefined();
  const [sources, { typed_config: { http_filters: [buffer] } }] = filtersOf(configOf(all).static_resources.listeners[0]);
  expect(buffer.typed_config.max_request_bytes).toBe(1048576);
  expect([sources.name, sources.typed_config.rules.policies.sources.principals]).toEqual(['envoy.filters.network.rbac', [
    ['192.30.252.0', 22], ['185.199.108.0', 22], ['140.82.112.0', 20], ['143.55.64.0', 20], ['2a0a:a440::', 29], ['2606:50c0::', 32],
  ].map(([address, length]) => ({ remote_ip: { address_prefix: address, prefix_len: length } }))]);
  expect(find(all, 'Deployment', 'webhook-proxy').spec.template.metadata.annotations['webhook-proxy-limits']).toBe(
    `1048576 ${GitHubHooks.networks().join(' ')} /config /plugin-config`);
});

test('what its user has to know', () => {
  expect(planOf(FILTERED()).notes.slice(-3)).toEqual([
    'webhook-proxy takes POST to /hook alone: it answers 413 to webhooks of more than 1048576 bytes, 408 to those that are not whole after 15 seconds, and hands '
      + 'hook whole ones only.',
    'GitHub sends webhooks of up to 26214400 bytes: those of more than 1048576 are refused, and GitHub shows them with 413.',
    'Only nodes that run a pod of webhook-proxy take webhooks, because its Service has externalTrafficPolicy Local: others would hide the addresses of callers. '
      + 'Networks of GitHub change: compare webhookSources with hooks of https://api.github.com/meta. Those of GitHubHooks are of 2026-03-12.',
  ]);
  expect(planOf(FILTERED()).webhookSources).toEqual({ prop: 'webhookSources', networks: GitHubHooks.networks() });
  expect(planOf(PLAIN()).traffic?.(namedEnds('prow')).map(({ from, to, purpose }) => `${from.name} -> ${to.name}: ${purpose}`)).toEqual([
    'anybody -> webhook-proxy: webhooks before they are whole',
    'webhook-proxy -> hook: webhooks',
    'webhook-proxy -> dns: names',
    'anybody -> deck: pages of deck',
  ]);
});

test('a load balancer leads to it too', () => {
  const all = objects(Exposure.loadBalancer({
    hookHost: 'hook.acme.dev', hookPort: 80, loadBalancerClass: 'example.com/outside', allocateLoadBalancerNodePorts: false,
    annotations: { 'example.com/scheme': 'outside' }, frontProxy: FrontProxy.envoy({ webhookSources: ['140.82.112.0/20'] }),
  }));
  const { metadata, spec } = find(all, 'Service', 'webhook-proxy');
  expect([metadata.annotations, spec]).toEqual([{ 'example.com/scheme': 'outside' }, {
    type: 'LoadBalancer', loadBalancerClass: 'example.com/outside', allocateLoadBalancerNodePorts: false, externalTrafficPolicy: 'Local',
    selector: { app: 'webhook-proxy' }, ports: [{ name: 'http', port: 80, targetPort: 'webhooks', protocol: 'TCP' }],
  }]);
  expect(find(all, 'Service', 'hook').spec).toEqual(
    { type: 'ClusterIP', selector: { app: 'hook' }, ports: [{ name: 'http', port: 8888, targetPort: 8888, protocol: 'TCP' }] });
  expect(find(all, 'Service', 'deck').spec).toMatchObject({ type: 'ClusterIP' });
  expect(find(all, 'Service', 'deck-proxy').spec).toEqual({
    type: 'LoadBalancer', loadBalancerClass: 'example.com/outside', allocateLoadBalancerNodePorts: false,
    selector: { app: 'webhook-proxy' }, ports: [{ name: 'http', port: 80, targetPort: 'pages', protocol: 'TCP' }],
  });
  expect(configOf(all).static_resources.clusters[0].load_assignment.endpoints[0].lb_endpoints[0].endpoint.address.socket_address.port_value).toBe(8888);
});

test('who has to look for its address is told its Service, and no more that hook has no limits', () => {
  const { notes, before } = planOf(Exposure.loadBalancer({ frontProxy: FrontProxy.envoy() }));
  expect([before, ...notes]).toEqual([
    { hook: 'webhook-proxy' },
    'The address of hook is in the column EXTERNAL-IP of kubectl get service webhook-proxy; the webhook URL for GitHub is http://ADDRESS:8888/hook with it for '
      + 'ADDRESS.',
    'The address of deck is in the column EXTERNAL-IP of kubectl get service deck; deck is at http://ADDRESS:80 with it for ADDRESS.',
    'webhook-proxy takes POST to /hook alone: it answers 413 to webhooks of more than 25 MB, 408 to those that are not whole after 15 seconds, and hands hook '
      + 'whole ones only.',
  ]);
});

test('the Service of deck is that of the proxy, where a load balancer leads to it, and nothing is said of one that leads to hook alone', () => {
  const notes = (inFrontOf: LoadBalancedService): readonly string[] => (
    planOf(Exposure.loadBalancer({ inFrontOf, frontProxy: FrontProxy.envoy() }), 'prow', CONFIG_PAGES).notes);
  expect(notes(LoadBalancedService.BOTH)[1]).toBe(
    'The address of deck is in the column EXTERNAL-IP of kubectl get service deck-proxy; deck is at http://ADDRESS:80 with it for ADDRESS.');
  expect(notes(LoadBalancedService.HOOK).filter((note) => note.includes('deck'))).toEqual([]);
});

describe('where Prow is isolated', () => {
  const policies = objects(PLAIN(), { cni: Cni.calico(), clusterNetwork: { apiServerCidrs: ['10.0.0.5/32'] } }).filter(({ kind }) => kind === 'NetworkPolicy');
  const pod = (app: string): End => ({ namespace: 'prow', labels: { app }, address: '10.244.0.9' });
  const stranger: End = { address: '198.51.100.7' };

  test.each<[string, End, string, number, boolean]>([
    ['a stranger reaches the proxy', stranger, 'webhook-proxy', 8080, true],
    ['a stranger does not reach hook', stranger, 'hook', 8888, false],
    ['the proxy reaches hook', pod('webhook-proxy'), 'hook', 8888, true],
    ['a stranger reaches the proxy before deck', stranger, 'webhook-proxy', 8082, true],
    ['the proxy reaches deck', pod('webhook-proxy'), 'deck', 8080, true],
    ['a stranger does not reach deck', stranger, 'deck', 8080, false],
    ['a stranger does not reach what kubelet asks', stranger, 'webhook-proxy', 8081, false],
  ])('%s', (_, from, to, port, reaches) => expect(enters(policies, from, pod(to), port)).toBe(reaches));
});

test.each<[() => unknown, string]>([
  [() => FrontProxy.envoy(loose({ webhookBodyLimit: 25 })),
    'FrontProxy.envoy({ webhookBodyLimit }): 25 is outside 65536-104857600; pick a number in that range (NumberOutOfRange)'],
  [() => FrontProxy.envoy({ webhookSources: [] }), 'FrontProxy.envoy({ webhookSources }): is empty; give at least 1 (EmptyList)'],
  [() => FrontProxy.envoy({ webhookSources: ['140.82.112.1/20'] }),
    'FrontProxy.envoy({ webhookSources[0] }): "140.82.112.1/20" has host bits set; did you mean "140.82.112.0/20"? (CidrNotMasked)'],
  [() => Exposure.nodePort(loose({ frontProxy: true })),
    'Exposure.nodePort({ frontProxy }): true is not made by FrontProxy.envoy(); write FrontProxy.envoy() (WrongType)'],
  [() => Exposure.nodePort({ frontProxy: FrontProxy.envoy({ webhookSources: ['10.0.0.0/8'] }), externalTrafficPolicy: ExternalTrafficPolicy.CLUSTER }),
    'Exposure.nodePort({ externalTrafficPolicy }): "Cluster" hides the addresses of callers, and frontProxy has webhookSources; leave one of them out '
      + '(MutuallyExclusive)'],
  [() => Exposure.loadBalancer({ frontProxy: FrontProxy.envoy(), inFrontOf: LoadBalancedService.DECK }),
    'Exposure.loadBalancer({ frontProxy }): hook has no load balancer; leave it out, or write inFrontOf: "both" (PropWithoutEffect)'],
  [() => Exposure.loadBalancer({ frontProxy: FrontProxy.envoy({ webhookSources: ['10.0.0.0/8'] }), webhookSources: ['10.0.0.0/8'] }),
    'Exposure.loadBalancer({ webhookSources }): frontProxy has its own; leave one of them out (MutuallyExclusive)'],
  [() => Exposure.loadBalancer({ frontProxy: FrontProxy.envoy({ webhookSources: ['10.0.0.0/8'] }), externalTrafficPolicy: ExternalTrafficPolicy.CLUSTER }),
    'Exposure.loadBalancer({ externalTrafficPolicy }): "Cluster" hides the addresses of callers, and frontProxy has webhookSources; leave one of them out '
      + '(MutuallyExclusive)'],
  [() => Exposure.loadBalancer({
    pool: LoadBalancerPool.metalLb({ addresses: ['192.0.2.240/29'] }), hookAddress: '192.0.2.241', deckAddress: '192.0.2.241',
    frontProxy: FrontProxy.envoy({ webhookSources: ['10.0.0.0/8'] }),
  }), 'Exposure.loadBalancer({ frontProxy }): webhookSources of it need externalTrafficPolicy "Local": MetalLB lets Services with externalTrafficPolicy Local '
    + 'share an address only where they select the same pods; leave webhookSources out there (PoolCannot)'],
  [() => objects(Exposure.nodePort({ address: 'prow.acme.dev', frontProxy: FrontProxy.envoy({ webhookSources: ['10.0.0.0/8'] }) })),
    'new ProwApp({ exposure }): webhookSources lets in "10.0.0.0/8" alone, and github.com calls from public addresses; add hooks of '
      + 'https://api.github.com/meta, or leave it out (WebhookSourcesPrivate)'],
])('row %#', (make, message) => expect(make).toThrow(new Error(message)));
