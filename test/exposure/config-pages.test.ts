import { parse } from 'yaml';
import { CONFIG_PAGES } from '../../src/exposure/config-pages';
import { DeckAccess } from '../../src/exposure/deck-access/deck-access';
import { Exposure } from '../../src/exposure/exposure';
import { FrontProxy } from '../../src/exposure/front/front-proxy';
import { GatewayController } from '../../src/exposure/gateway/gateway-controller';
import { IngressController } from '../../src/exposure/ingress/ingress-controller';
import { LoadBalancedService } from '../../src/exposure/load-balancer/load-balancer-exposure-options';
import { Tls } from '../../src/exposure/tls/tls';
import { Tunnel } from '../../src/exposure/tunnel/tunnel';
import { Prow } from '../../src/platform/prow';
import { GitHub } from '../../src/prow/github/github';
import { CONTROLLERS, INGRESS_VARIANTS } from './ingress-variants';
import { GATEWAY_VARIANTS } from './gateway-variants';
import { planOf } from './plan-of';
import { loose } from '../support/findings';
import { objectsIn } from '../support/objects';

type Json = Record<string, any>;

const NAMESPACE = 'prow';
const INSIDE = {
  namespace: NAMESPACE, hook: { serviceName: 'hook', namespace: NAMESPACE, port: 8888 }, deck: { serviceName: 'deck', namespace: NAMESPACE, port: 80 },
};
const closing = (exposure: Exposure, pages = CONFIG_PAGES): Json[] => objectsIn((chart) => planOf(exposure, NAMESPACE, pages).objects.prow?.(chart, INSIDE));
const SHOWN = '/config and /plugin-config of deck show all of Prow\'s configuration, with the jobs of repositories that its lists leave out';
const OPENS = 'deckAccess: DeckAccess.open({ configPages: true }) leaves them open.';
const EMPTY = 'from outside they lead to hook, which answers with an empty page';
const PROXY = 'webhook-proxy answers 404 for them, and Service deck-proxy leads to it in the place of deck';
const AS_IT_COMES = 'cilium compares a path as it comes: who asks for /%63onfig, which deck takes for /config, still reads it.';
const unknown = (name: string): string => `Whether ${name} compares a path without its escapes is not known here: ask it for /%63onfig, which deck takes for /config.`;

/** What the notes say of the pages beyond what they say where none is closed. */
function added(exposure: Exposure): readonly string[] {
  const before = planOf(exposure).notes;
  return planOf(exposure, NAMESPACE, CONFIG_PAGES).notes.filter((note) => !before.includes(note) && !note.includes('belong together'));
}

const DOMAIN = 'prow.example.com';
const ingress = (controller: IngressController): Exposure => Exposure.ingress({ domain: DOMAIN, controller, tls: Tls.secret('prow-tls') });
const gateway = (controller: GatewayController): Exposure => Exposure.gateway({ domain: DOMAIN, controller, tls: Tls.secret('prow-tls') });

test.each<[string, Exposure, string]>([
  ...Object.entries({
    nginx: EMPTY, f5Nginx: EMPTY, traefik: EMPTY, contour: EMPTY,
    haproxy: 'haproxy-kubernetes-ingress answers 404 for them, unless it was started with --disable-config-snippets',
    haproxyIngress: 'haproxy-ingress answers 404 for them, unless it was started with --disable-config-keywords for config-backend',
  }).map(([name, how]): [string, Exposure, string] => [name, ingress(CONTROLLERS[name]()), `${SHOWN}: ${how}. ${OPENS}`]),
  ['cilium', ingress(IngressController.cilium()), `${SHOWN}: ${EMPTY}. ${AS_IT_COMES} ${OPENS}`],
  ['other', ingress(CONTROLLERS.other()), `${SHOWN}: ${EMPTY}. ${unknown('kong')} ${OPENS}`],
  ['Envoy Gateway', gateway(GatewayController.envoyGateway()), `${SHOWN}: ${EMPTY}. ${OPENS}`],
  ['Cilium\'s Gateway', gateway(GatewayController.cilium()), `${SHOWN}: ${EMPTY}. ${AS_IT_COMES} ${OPENS}`],
  ['another Gateway', gateway(GatewayController.other({ gatewayClassName: 'kong' })), `${SHOWN}: ${EMPTY}. ${unknown('kong')} ${OPENS}`],
  ['a Gateway of nobody knows whom', Exposure.gateway({ domain: DOMAIN, parentRef: { name: 'shared' } }),
    `${SHOWN}: ${EMPTY}. ${unknown('what serves the Gateway')} ${OPENS}`],
  ['a proxy at node ports', Exposure.nodePort({ frontProxy: FrontProxy.envoy() }), `${SHOWN}: ${PROXY}. ${OPENS}`],
  ['clusterIp', Exposure.clusterIp(), `${SHOWN}: whatever lets others in to deck should answer 404 for both, also where a letter of them is written as its `
    + `escape (/%63onfig). ${OPENS}`],
  ...([
    ['nodePort', Exposure.nodePort(), 'a node port'],
    ['loadBalancer', Exposure.loadBalancer(), 'this load balancer'],
  ] as const).map(([name, exposure, door]): [string, Exposure, string] => [name, exposure, `${SHOWN}, to everybody who reaches it: ${door} closes no path. `
    + 'Exposure.ingress(), Exposure.gateway(), Tunnel.cloudflared() and frontProxy: FrontProxy.envoy() close them, DeckAccess.oauth2Proxy(…) all of deck, and deckAccess: '
    + 'DeckAccess.open({ configPages: true }) says that they are meant for everybody.']),
])('the notes of %s say how they are closed, or that they are not', (_, exposure, note) => {
  expect(added(exposure)).toEqual([note]);
});

test('a relay, and load balancers without one for deck, have nothing to say', () => {
  expect([added(Exposure.tunnel(Tunnel.relay())), added(Exposure.loadBalancer({ inFrontOf: LoadBalancedService.HOOK }))]).toEqual([[], []]);
});

describe.each(INGRESS_VARIANTS)('ingress: $name', ({ exposure }) => {
  const closed = closing(exposure());
  const open = closing(exposure(), []);
  const serving = (all: readonly Json[]): readonly Json[] => all.filter(({ kind, metadata }) => kind === 'Ingress' && metadata.name !== 'prow-redirect');
  const paths = (all: readonly Json[]): readonly Json[] => serving(all).flatMap(({ metadata, spec }) => (
    spec.rules.flatMap(({ host, http }: Json) => http.paths.map((path: Json) => ({ in: metadata.name, host, ...path })))));

  test('the pages lead to hook at deck\'s host, or a rule refuses them, and nothing else changes', () => {
    const [{ host }] = paths(open).filter(({ path }) => path === '/');
    const pages = paths(closed).filter(({ path }) => CONFIG_PAGES.includes(path));
    const rules = closed.flatMap(({ metadata: { name, annotations = {} } }) => Object.values<string>(annotations)
      .flatMap((value) => value.split('\n')).filter((line) => line.includes('url_dec')).map((rule) => `${name}: ${rule}`));
    const deckIn = paths(closed).find(({ path }) => path === '/')!.in;
    if (rules.length > 0) {
      expect([rules, pages]).toEqual([[`${deckIn}: http-request deny deny_status 404 if { path,url_dec -m str /config /plugin-config }`], []]);
    } else {
      const itself = serving(closed).some(({ spec }) => spec.ingressClassName === 'traefik') ? 'prow-deck-closed' : deckIn;
      const backend = { service: { name: 'hook', port: { number: 8888 } } };
      expect(pages).toEqual(CONFIG_PAGES.map((path) => ({ in: itself, host, path, pathType: 'Exact', backend })));
    }
    expect(paths(closed).filter(({ path }) => !CONFIG_PAGES.includes(path))).toEqual(paths(open));
  });
});

test('Traefik, which prefers the rule with more letters, gets an Ingress with a priority for them', () => {
  const all = closing(Exposure.ingress({
    domain: DOMAIN, controller: IngressController.traefik(), tls: Tls.secret('prow-tls'), deckSources: ['10.0.0.0/8'],
  })).filter(({ metadata }) => metadata.name.startsWith('prow-deck-closed'));
  const labels = { 'app.kubernetes.io/managed-by': 'cdk8s-prow', 'app.kubernetes.io/part-of': 'prow' };
  const backend = { service: { name: 'hook', port: { number: 8888 } } };
  const router = 'traefik.ingress.kubernetes.io/router';
  expect(all).toEqual([
    {
      apiVersion: 'traefik.io/v1alpha1', kind: 'Middleware', metadata: { name: 'prow-deck-closed-sources', namespace: NAMESPACE, labels },
      spec: { ipAllowList: { sourceRange: ['10.0.0.0/8'] } },
    },
    {
      apiVersion: 'networking.k8s.io/v1', kind: 'Ingress',
      metadata: {
        name: 'prow-deck-closed', namespace: NAMESPACE, labels,
        annotations: { [`${router}.tls`]: 'true', [`${router}.priority`]: '1000', [`${router}.middlewares`]: 'prow-prow-deck-closed-sources@kubernetescrd' },
      },
      spec: {
        ingressClassName: 'traefik',
        tls: [{ hosts: [`deck.${DOMAIN}`], secretName: 'prow-tls' }],
        rules: [{ host: `deck.${DOMAIN}`, http: { paths: CONFIG_PAGES.map((path) => ({ path, pathType: 'Exact', backend })) } }],
      },
    },
  ]);
});

test('an annotation that contradicts the rule of haproxy-ingress is refused when Prow is made', () => {
  const annotations = { 'haproxy-ingress.github.io/config-backend': 'timeout queue 5s' };
  const make = (deckAccess?: DeckAccess): Json[] => objectsIn((chart) => new Prow(chart, 'prow', {
    github: GitHub.cloud({ repositories: ['acme/app'] }), deckAccess,
    exposure: Exposure.ingress({ domain: DOMAIN, controller: IngressController.haproxyIngress(), tls: Tls.secret('prow-tls'), annotations }),
  }));
  expect(() => make()).toThrow('exposure: "haproxy-ingress.github.io/config-backend" is "timeout queue 5s" in Exposure.ingress({ annotations }), and '
    + '"http-request deny deny_status 404 if { path,url_dec -m str /config /plugin-config }" in Ingress prow-ingress by what else was said; leave it out, or '
    + 'change the object itself by addJsonPatch (AnnotationTaken)');
  for (const access of [DeckAccess.open({ configPages: true }), DeckAccess.oauth2Proxy({ org: 'acme' })]) {
    expect(make(access).find(({ kind }) => kind === 'Ingress')!.metadata.annotations).toMatchObject(annotations);
  }
});

test.each(GATEWAY_VARIANTS)('gateway: $name: the route of deck has a rule for them before the one for all', ({ exposure }) => {
  const rules = (pages: readonly string[]): Json[] => closing(exposure(), pages).find(({ kind, metadata }) => kind === 'HTTPRoute' && metadata.name === 'deck')!.spec.rules;
  const [all, ...others] = rules([]);
  expect(others).toEqual([]);
  expect(rules(CONFIG_PAGES)).toEqual([
    {
      matches: [{ path: { type: 'Exact', value: '/config' } }, { path: { type: 'Exact', value: '/plugin-config' } }],
      ...(all.filters && { filters: all.filters }), backendRefs: [{ kind: 'Service', name: 'hook', port: 8888 }],
    },
    all,
  ]);
});

test.each<[string, string, string]>([['two hosts', 'hook.acme.dev', 'deck.acme.dev'], ['one host', 'prow.acme.dev', 'prow.acme.dev']])(
  'cloudflared, %s: 404 before all else of deck', (_, hookHost, deckHost) => {
    const all = closing(Exposure.tunnel(Tunnel.cloudflared({ hookHost, deckHost })));
    expect(parse(all.find(({ kind }) => kind === 'ConfigMap')!.data['config.yaml']).ingress).toEqual([
      { hostname: hookHost, path: '^/hook$', service: 'http://hook.prow:8888' },
      { hostname: deckHost, path: '^(/config|/plugin-config)$', service: 'http_status:404' },
      { hostname: deckHost, service: 'http://deck.prow' },
      { service: 'http_status:404' },
    ]);
    expect(added(Exposure.tunnel(Tunnel.cloudflared({ hookHost, deckHost })))).toEqual([
      'One that was made in Cloudflare\'s dashboard ignores that ConfigMap. Give it these public hostnames and no other, in this order, and 404 for the rest: '
        + `${hookHost} with the path ^/hook$ to http://hook:8888, ${deckHost} with the path ^(/config|/plugin-config)$ to http_status:404, and ${deckHost} to `
        + 'http://deck (to http://oauth2-proxy where that stands before deck).',
      `${SHOWN}: cloudflared answers 404 for them. ${OPENS}`,
    ]);
  });

test('they are closed by default, open where somebody says so, and nobody\'s concern behind a login', () => {
  const pages = [undefined, {}, { configPages: false }, { configPages: true }].map((options) => DeckAccess.open(options)._closedPages);
  expect([...pages, DeckAccess.oauth2Proxy({ org: 'acme' })._closedPages]).toEqual([CONFIG_PAGES, CONFIG_PAGES, CONFIG_PAGES, [], []]);
  expect(() => DeckAccess.open(loose({ configPages: 'yes' }))).toThrow('DeckAccess.open({ configPages }): "yes" is not a boolean; write true or false (WrongType)');
});
