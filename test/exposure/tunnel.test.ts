import { TolerationOperator } from '../../src/core/workload-options';
import { parse } from 'yaml';
import { InsideEndpoints } from '../../src/exposure/exposure-plan';
import { Exposure } from '../../src/exposure/exposure';
import { CloudflaredOptions } from '../../src/exposure/tunnel/cloudflared-options';
import { Tunnel } from '../../src/exposure/tunnel/tunnel';
import { TUNNEL_ID, TUNNEL_VARIANTS } from './tunnel-variants';
import { namedEnds } from './named-ends';
import { planOf } from './plan-of';
import { loose } from '../support/findings';
import { objectsIn } from '../support/objects';

type Json = Record<string, any>;

const INSIDE: InsideEndpoints = {
  namespace: 'ci',
  hook: { serviceName: 'hook', namespace: 'ci', port: 8888 },
  deck: { serviceName: 'oauth2-proxy', namespace: 'ci', port: 80 },
};

function objects(exposure: Exposure): Json[] {
  return objectsIn((chart) => planOf(exposure).objects.prow?.(chart, INSIDE));
}

const cloudflared = (options: Partial<CloudflaredOptions> = {}): Exposure => Exposure.tunnel(Tunnel.cloudflared({ domain: 'acme.dev', ...options }));
const one = (all: Json[], kind: string): Json => all.filter((object) => object.kind === kind)[0];
const pod = (all: Json[]): Json => one(all, 'Deployment').spec.template.spec;

const labels = (app: string): Json => ({
  app, 'app.kubernetes.io/name': app, 'app.kubernetes.io/part-of': 'prow', 'app.kubernetes.io/managed-by': 'cdk8s-prow',
});
const NAMED = { name: 'cloudflared', namespace: 'ci', labels: labels('cloudflared') };
const READY = { httpGet: { path: '/ready', port: 'http' }, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6 };
const HARDENED = { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } };
const user = (uid: number): Json => ({
  runAsNonRoot: true, runAsUser: uid, runAsGroup: uid, fsGroup: uid, fsGroupChangePolicy: 'OnRootMismatch', seccompProfile: { type: 'RuntimeDefault' },
});
const RULES = 'hook.acme.dev^/hook$ http://hook.ci:8888, deck.acme.dev http://oauth2-proxy.ci, * http_status:404';

describe('cloudflared, by a token', () => {
  const all = objects(cloudflared());

  test('its objects', () => expect(all).toEqual([
    {
      apiVersion: 'v1', kind: 'ConfigMap', metadata: NAMED,
      data: {
        'config.yaml': [
          'ingress:',
          '  - hostname: "hook.acme.dev"', '    path: "^/hook$"', '    service: "http://hook.ci:8888"',
          '  - hostname: "deck.acme.dev"', '    service: "http://oauth2-proxy.ci"',
          '  - service: "http_status:404"', '',
        ].join('\n'),
      },
    },
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: NAMED, automountServiceAccountToken: false },
    { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: NAMED, spec: { maxUnavailable: 1, selector: { matchLabels: { app: 'cloudflared' } } } },
    {
      apiVersion: 'apps/v1', kind: 'Deployment', metadata: NAMED,
      spec: {
        replicas: 2,
        selector: { matchLabels: { app: 'cloudflared' } },
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
        template: {
          metadata: { labels: labels('cloudflared'), annotations: { 'cloudflared-rules': RULES } },
          spec: {
            serviceAccountName: 'cloudflared', automountServiceAccountToken: false, enableServiceLinks: false, terminationGracePeriodSeconds: 40,
            securityContext: user(65532),
            topologySpreadConstraints: [{
              topologyKey: 'kubernetes.io/hostname', maxSkew: 1, whenUnsatisfiable: 'ScheduleAnyway',
              labelSelector: { matchLabels: { app: 'cloudflared' } }, matchLabelKeys: ['pod-template-hash'],
            }],
            volumes: [{ name: 'config', configMap: { name: 'cloudflared' } }],
            containers: [{
              name: 'cloudflared', image: 'docker.io/cloudflare/cloudflared:2026.8.2', imagePullPolicy: 'IfNotPresent',
              args: ['tunnel', '--no-autoupdate', '--config=/etc/cloudflared/config/config.yaml', '--metrics=:2000', 'run'],
              env: [{ name: 'TUNNEL_TOKEN', valueFrom: { secretKeyRef: { name: 'cloudflared-token', key: 'token' } } }],
              ports: [{ name: 'http', containerPort: 2000 }],
              livenessProbe: READY, readinessProbe: READY,
              resources: { requests: { cpu: '10m', memory: '64Mi' }, limits: { memory: '256Mi' } },
              securityContext: HARDENED,
              volumeMounts: [{ name: 'config', mountPath: '/etc/cloudflared/config', readOnly: true }],
            }],
          },
        },
      },
    },
  ]));

  test('its plan', () => {
    const { objects: _, traffic, ...plan } = planOf(cloudflared());
    expect(plan).toEqual({
      hook: { _plan: { type: 'ClusterIP' } }, deck: { _plan: { type: 'ClusterIP' } },
      hookUrl: 'https://hook.acme.dev/hook', deckUrl: 'https://deck.acme.dev',
      callers: [], requirements: [], addresses: [], warnings: [], findings: [],
      secrets: [{ name: 'cloudflared-token', keys: [{ key: 'token', option: 'tunnel-token', help: 'file with the token of the Cloudflare tunnel' }] }],
      notes: [
        'A token may belong to either kind of tunnel. One that `cloudflared tunnel create` made follows the rules in ConfigMap cloudflared; '
          + 'it needs a DNS record for each host: '
        + '`cloudflared tunnel route dns TUNNEL hook.acme.dev` and `cloudflared tunnel route dns TUNNEL deck.acme.dev`.',
        'One that was made in Cloudflare\'s dashboard ignores that ConfigMap. Give it these public hostnames and no other, in this order, and 404 '
          + 'for the rest: '
        + 'hook.acme.dev with the path ^/hook$ to http://hook:8888, and deck.acme.dev to http://deck (to http://oauth2-proxy where that stands before deck).',
        'Pods of cloudflared must reach Cloudflare at port 7844, by UDP or TCP. Nothing has to reach the nodes.',
        'TLS ends at Cloudflare, which can read webhooks and pages. If its protection against bots is on, let requests for /hook pass: GitHub answers '
          + 'no challenge.',
      ],
    });
  });

  test.each<[string, Partial<CloudflaredOptions>, (spec: Json) => unknown, unknown]>([
    ['another Secret', { tokenSecretName: 'mine', tokenSecretKey: 'the-token' }, (p) => p.containers[0].env,
      [{ name: 'TUNNEL_TOKEN', valueFrom: { secretKeyRef: { name: 'mine', key: 'the-token' } } }]],
    ['flags come before the command', { extraArgs: ['--protocol=http2'] }, (p) => p.containers[0].args.slice(-2), ['--protocol=http2', 'run']],
    ['an image', { image: 'registry.acme.dev/cloudflared:2026.8.2' }, (p) => p.containers[0].image, 'registry.acme.dev/cloudflared:2026.8.2'],
    ['where it runs', { nodeSelector: { zone: 'a' }, tolerations: [{ operator: TolerationOperator.EXISTS }] }, (p) => [p.nodeSelector, p.tolerations],
      [{ zone: 'a' }, [{ operator: 'Exists' }]]],
    ['a registry that asks for a password', { imagePullSecrets: ['registry'] }, (p) => p.imagePullSecrets, [{ name: 'registry' }]],
  ])('%s', (_, options, read, expected) => expect(read(pod(objects(cloudflared(options))))).toEqual(expected));
});

describe('cloudflared, by credentials', () => {
  const all = objects(cloudflared({ tunnelId: TUNNEL_ID, replicas: 3 }));

  test('the rules name the tunnel and its file', () => expect(parse(one(all, 'ConfigMap').data['config.yaml'])).toEqual({
    'tunnel': TUNNEL_ID,
    'credentials-file': '/etc/cloudflared/credentials/credentials.json',
    'ingress': [
      { hostname: 'hook.acme.dev', path: '^/hook$', service: 'http://hook.ci:8888' },
      { hostname: 'deck.acme.dev', service: 'http://oauth2-proxy.ci' },
      { service: 'http_status:404' },
    ],
  }));

  test('the file comes from a Secret, and there is no token', () => {
    const { volumes, containers: [container] } = pod(all);
    expect(container.env).toEqual([]);
    expect(volumes[1]).toEqual({ name: 'credentials', secret: { secretName: 'cloudflared-credentials' } });
    expect(container.volumeMounts[1]).toEqual({ name: 'credentials', mountPath: '/etc/cloudflared/credentials', readOnly: true });
    expect(one(all, 'Deployment').spec.replicas).toBe(3);
  });

  test('what its user gives and does', () => {
    const { secrets, notes } = planOf(cloudflared({ tunnelId: TUNNEL_ID, credentialsSecretName: 'tunnel' }));
    expect(secrets).toEqual(
      [{ name: 'tunnel',
        keys: [{ key: 'credentials.json', option: 'tunnel-credentials', help: `credentials of the Cloudflare tunnel, the file ${TUNNEL_ID}.json` }] }]);
    expect(notes[0]).toBe(
      `Each host needs a DNS record that leads to the tunnel: \`cloudflared tunnel route dns ${TUNNEL_ID} hook.acme.dev\` and \`cloudflared tunnel route `
        + `dns ${TUNNEL_ID} deck.acme.dev\`.`);
  });
});

test('one host for both: webhooks first, then deck', () => {
  const both = cloudflared({ domain: undefined, hookHost: 'prow.acme.dev', deckHost: 'prow.acme.dev' });
  expect(parse(one(objects(both), 'ConfigMap').data['config.yaml']).ingress.map(({ hostname, path }: Json) => [hostname, path])).toEqual([
    ['prow.acme.dev', '^/hook$'], ['prow.acme.dev', undefined], [undefined, undefined],
  ]);
  expect([planOf(both).hookUrl, planOf(both).deckUrl]).toEqual(['https://prow.acme.dev/hook', 'https://prow.acme.dev']);
});

test.each<[string, string | undefined]>([
  ['acme.dev', undefined],
  ['prow.acme.dev',
    'Cloudflare\'s own certificates cover a zone and one name before it: unless the zone is everything behind the first dot, hook.prow.acme.dev and '
      + 'deck.prow.acme.dev would have none.'],
])('certificates of names below %s', (domain, note) => {
  expect(planOf(cloudflared({ domain })).notes.filter((text) => text.startsWith('Cloudflare\'s own'))).toEqual(note === undefined ? [] : [note]);
});

describe('a relay', () => {
  const relay = Exposure.tunnel(Tunnel.relay());
  const all = objects(relay);
  const HEALTH = { httpGet: { path: '/health', port: 'http' }, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6 };
  const metadata = { name: 'webhook-relay', namespace: 'ci', labels: labels('webhook-relay') };

  test('its objects', () => expect(all).toEqual([
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata, automountServiceAccountToken: false },
    {
      apiVersion: 'apps/v1', kind: 'Deployment', metadata,
      spec: {
        replicas: 1,
        selector: { matchLabels: { app: 'webhook-relay' } },
        strategy: { type: 'Recreate' },
        template: {
          metadata: { labels: labels('webhook-relay') },
          spec: {
            serviceAccountName: 'webhook-relay', automountServiceAccountToken: false, enableServiceLinks: false, terminationGracePeriodSeconds: 30,
            securityContext: user(1001),
            containers: [{
              name: 'webhook-relay', image: 'ghcr.io/chmouel/gosmee:v0.32.0', imagePullPolicy: 'IfNotPresent',
              args: ['client', '--output=json', '--health-port=8080', '--target-connection-timeout=30'],
              env: [
                { name: 'GOSMEE_URL', valueFrom: { secretKeyRef: { name: 'webhook-relay', key: 'url' } } },
                { name: 'GOSMEE_TARGET_URL', value: 'http://hook.ci:8888/hook' },
              ],
              ports: [{ name: 'http', containerPort: 8080 }],
              livenessProbe: HEALTH, readinessProbe: HEALTH,
              resources: { requests: { cpu: '10m', memory: '64Mi' }, limits: { memory: '1Gi' } },
              securityContext: HARDENED,
            }],
          },
        },
      },
    },
  ]));

  test('its plan', () => {
    const { objects: _, traffic, ...plan } = planOf(relay);
    expect(plan).toEqual({
      hook: { _plan: { type: 'ClusterIP' } }, deck: { _plan: { type: 'ClusterIP' } },
      hookAddress: 'the URL of the relay\'s channel, as it is',
      callers: [], requirements: [], addresses: [], findings: [],
      secrets: [{ name: 'webhook-relay', keys: [{ key: 'url', option: 'relay-url', help: 'file with the URL of the channel of the webhook relay, which https://smee.io/new makes, or a gosmee server of yours' }] }],
      warnings: [
        'Whoever knows the URL of the relay\'s channel, and whoever runs the relay, reads every webhook: the titles, texts and names of private '
          + 'repositories too.',
        'A webhook relay gives no guarantee: what GitHub sends while the pod is not connected is lost, and GitHub shows it as delivered.',
      ],
      notes: [
        'hook checks the signature of every webhook, byte by byte. A gosmee server hands on the bytes that GitHub sent. smee.io reads the JSON and '
          + 'writes it again: '
        + 'a webhook that comes out otherwise is refused with 403, in the log of the pod webhook-relay and not at GitHub.',
        'gosmee writes the URL of the channel into its log.',
        'The relay brings webhooks only: people see deck by kubectl port-forward, or by a way in of your own.',
      ],
    });
  });

  test('deck, where somebody else shows it', () => {
    const { deckUrl, notes } = planOf(Exposure.tunnel(Tunnel.relay({ deckUrl: 'https://deck.acme.dev/' })));
    expect(deckUrl).toBe('https://deck.acme.dev');
    expect(notes).toHaveLength(2);
  });
});

describe.each(TUNNEL_VARIANTS)('of every tunnel, $name', ({ exposure }) => {
  const plan = planOf(exposure());
  const all = objects(exposure());

  test('no port of the cluster is opened, and no address but https is named', () => {
    expect([plan.hook._plan, plan.deck._plan]).toEqual([{ type: 'ClusterIP' }, { type: 'ClusterIP' }]);
    expect(all.filter(({ kind }) => kind === 'Service')).toEqual([]);
    for (const url of [plan.hookUrl, plan.deckUrl]) if (url !== undefined) expect(url).toMatch(/^https:/);
  });

  test('every Secret that a pod reads is one that it asks for', () => {
    const { volumes = [], containers: [{ env }] } = pod(all);
    const variables = env.flatMap(({ valueFrom }: Json) => valueFrom?.secretKeyRef?.name ?? []);
    const files = volumes.flatMap(({ secret }: Json) => secret?.secretName ?? []);
    expect([...variables, ...files]).toEqual(plan.secrets.map(({ name }) => name));
  });

  test('its pods talk to hook, to deck at most, to DNS, and out', () => {
    const traffic = plan.traffic?.(namedEnds('ci')) ?? [];
    const { app } = one(all, 'Deployment').spec.selector.matchLabels;
    expect(new Set(traffic.map(({ from }) => from.pods))).toEqual(new Set([{ namespace: 'ci', labels: { app } }]));
    expect(traffic.map(({ to, ports }) => `${to.name} ${ports.map(({ port, protocol }) => `${protocol} ${port}`).join(', ')}`)).toEqual(app === 'cloudflared'
      ? ['hook TCP 8888', 'deck TCP 8080', 'dns UDP 53, TCP 53', 'anywhere UDP 7844, TCP 7844']
      : ['hook TCP 8888', 'dns UDP 53, TCP 53', 'anywhere TCP 443']);
  });
});

const TOKEN = 'eyJhIjoiMTIzNDU2Nzg5MGFiY2RlZiIsInQiOiI2ZmY0MmFlMiIsInMiOiJzZWNyZXQifQ==';
const NOT_SHOWN = 'what was given (not shown) is not the name of a Secret; give the name of a Secret in the cluster, never its content (SecretNameInvalid)';

test.each<[unknown, string]>([
  [{},
    '({ domain }): is missing; write domain: "prow.example.com" for hook.prow.example.com and deck.prow.example.com, or give hookHost and deckHost '
      + '(PropMissing)'],
  [{ domain: 'https://acme.dev/' }, '({ domain }): "https://acme.dev/" is not a DNS name; write "acme.dev" (HostNotDnsName)'],
  [{ hookHost: 'https://hook.acme.dev/hook', deckHost: 'deck.acme.dev' },
    '({ hookHost }): "https://hook.acme.dev/hook" is not a DNS name; write "hook.acme.dev" (HostNotDnsName)'],
  [{ hookHost: 'hook.acme.dev' }, '({ deckHost }): is missing beside hookHost; give both; one name may stand for both (PropMissing)'],
  [{ domain: 'acme.dev', deckHost: 'deck.acme.dev' }, '({ domain }): cannot stand beside deckHost; give the domain, or both hosts (MutuallyExclusive)'],
  [{ domain: 'acme.dev', tokenSecretName: TOKEN }, `({ tokenSecretName }): ${NOT_SHOWN}`],
  [{ domain: 'acme.dev', tunnelId: TUNNEL_ID, credentialsSecretName: '{"TunnelSecret":"hush"}' }, `({ credentialsSecretName }): ${NOT_SHOWN}`],
  [{ domain: 'acme.dev', tokenSecretKey: 'my token' },
    '({ tokenSecretKey }): "my token" is not a key of a Secret or ConfigMap; use letters, digits, "-", "_" and "." (DataKeyInvalid)'],
  [{ domain: 'acme.dev', tunnelId: TOKEN },
    '({ tunnelId }): what was given (not shown) is not the ID of a tunnel; '
      + 'write the one that "cloudflared tunnel list" shows, in lower case (TunnelIdInvalid)'],
  [{ domain: 'acme.dev', tunnelId: TUNNEL_ID, tokenSecretName: 'tunnel' },
    '({ tokenSecretName }): is given together with tunnelId, whose credentials are a file; keep one of them (MutuallyExclusive)'],
  [{ domain: 'acme.dev', credentialsSecretName: 'tunnel' },
    '({ tunnelId }): is missing beside credentialsSecretName; give the ID that "cloudflared tunnel list" shows, or tokenSecretName alone (PropMissing)'],
  [{ domain: 'acme.dev', replicas: 0 }, '({ replicas }): 0 is outside 1-100; pick a number in that range (NumberOutOfRange)'],
  [{ domain: 'acme.dev', image: 'cloudflare/cloudflared:latest' },
    '({ image }): "cloudflare/cloudflared:latest" has no fixed tag; name a tag other than "latest", or a digest (ImageNotPinned)'],
  [{ domain: 'acme.dev', extraArgs: ['http2'] }, '({ extraArgs[0] }): "http2" is not a flag; write it as "--flag=value" (ArgumentInvalid)'],
  [{ domain: 'acme.dev', podLabels: { app: 'x' } }, '({ podLabels }): "app" is ours, and selectors depend on it; use another label (LabelTaken)'],
  [{ domain: 'acme.dev', tls: {} }, '({ tls }): TLS ends at Cloudflare, with certificates of its own; leave it out (UnknownProp)'],
  [{ domain: 'acme.dev', token: TOKEN },
    '(): "token" is not a property; known are affinity, credentialsSecretName, deckHost, domain, extraArgs, fixedIds, hookHost, image, imagePullSecrets, '
      + 'nodeSelector, podAnnotations, podLabels, priorityClassName, replicas, resources, tokenSecretKey, tokenSecretName, tolerations, tunnelId '
        + '(UnknownProp)'],
])('Tunnel.cloudflared(%j)', (options, message) => expect(() => Tunnel.cloudflared(loose(options))).toThrow(new Error(`Tunnel.cloudflared${message}`)));

test.each<[unknown, string]>([
  [{ channelSecretName: 'https://smee.io/aBcDeF' }, `({ channelSecretName }): ${NOT_SHOWN}`],
  [{ deckUrl: 'deck.acme.dev' }, '({ deckUrl }): "deck.acme.dev" has no scheme; write "https://deck.acme.dev" or "http://…" (UrlWithoutScheme)'],
  [{ tls: {} }, '({ tls }): TLS ends at the relay, with certificates of its own; leave it out (UnknownProp)'],
  [{ replicas: 2 },
    '(): "replicas" is not a property; known are affinity, channelSecretKey, channelSecretName, deckUrl, extraArgs, fixedIds, image, imagePullSecrets, '
      + 'nodeSelector, podAnnotations, podLabels, priorityClassName, resources, tolerations (UnknownProp)'],
])('Tunnel.relay(%j)', (options, message) => expect(() => Tunnel.relay(loose(options))).toThrow(new Error(`Tunnel.relay${message}`)));

test.each<[unknown, string]>([
  [{ domain: 'acme.dev' },
    '{"domain":"acme.dev"} is not made by Tunnel.cloudflared({ domain }) or Tunnel.relay(); '
      + 'write Tunnel.cloudflared({ domain }) or Tunnel.relay() (WrongType)'],
  [undefined, 'undefined is not made by Tunnel.cloudflared({ domain }) or Tunnel.relay(); write Tunnel.cloudflared({ domain }) or Tunnel.relay() (WrongType)'],
])('Exposure.tunnel(%j)', (tunnel, message) => expect(() => Exposure.tunnel(loose(tunnel))).toThrow(new Error(`Exposure.tunnel(): ${message}`)));
