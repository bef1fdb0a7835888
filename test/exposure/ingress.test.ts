import { ApiObject, App, Chart } from 'cdk8s';
import { stringify } from 'yaml';
import { Exposure } from '../../src/exposure/exposure';
import { ExposurePlan } from '../../src/exposure/exposure-plan';
import { IngressController } from '../../src/exposure/ingress/ingress-controller';
import { IngressExposureOptions } from '../../src/exposure/ingress/ingress-exposure';
import { ProwIngress, ProwIngressProps } from '../../src/exposure/ingress/prow-ingress';
import { PrivateKeyAlgorithm, PrivateKeyRotationPolicy } from '../../src/exposure/tls/certificate';
import { Tls } from '../../src/exposure/tls/tls';
import { TlsFront, TlsPlan } from '../../src/exposure/tls-plan';
import { CONTROLLERS, INGRESS_VARIANTS } from './ingress-variants';
import { planOf } from './plan-of';
import { ProwApp } from '../../src/platform/prow-app';
import { GitHub } from '../../src/prow/github/github';
import { loose } from '../support/findings';

const SECRET = Tls.secret('prow-tls');
const NO_TLS: TlsPlan = { solvesOnPort80: false, certificate: {}, requirements: [], secrets: [], notes: [], warnings: [], findings: [] };

/** A choice of TLS that comes down to what a row says. */
function tlsOf(plan: Partial<TlsPlan>, seen: TlsFront[] = []): Tls {
  return Object.assign(Object.create(Tls.prototype), {
    _resolve: (front: TlsFront) => {
      seen.push(front);
      return { ...NO_TLS, ...plan };
    },
  });
}

const ISSUED = tlsOf({ secretName: 'prow-tls', issuerRef: { kind: 'ClusterIssuer', name: 'letsencrypt-prod' } });

function chart(): Chart {
  return new Chart(new App({ outdir: 'unused' }), '40-prow');
}

function objectsOf({ objects }: ExposurePlan, namespace = 'prow'): any[] {
  const scope = chart();
  objects.prow?.(scope, { namespace, hook: { serviceName: 'hook', namespace, port: 8888 }, deck: { serviceName: 'deck', namespace, port: 80 } });
  return scope.toJson();
}

const emitted = (options: IngressExposureOptions): any[] => objectsOf(planOf(Exposure.ingress(options)));
const text = (objects: readonly object[]): string => objects.map((object) => stringify(object)).join('---\n');
const outline = (objects: readonly any[]): readonly string[] => objects.map(({ kind, metadata: { namespace, name } }) => `${kind} ${namespace}/${name}`);

function alone(props: ProwIngressProps): any {
  const scope = chart();
  new ProwIngress(scope, 'ingress', props);
  const [object, ...others] = scope.toJson();
  expect(others).toEqual([]);
  return object;
}

test('the named construct renders one Ingress', () => {
  expect(text([alone({ domain: 'example.com', tls: ISSUED })])).toBe(`\
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  annotations:
    cert-manager.io/cluster-issuer: letsencrypt-prod
    nginx.ingress.kubernetes.io/proxy-body-size: 25m
    nginx.ingress.kubernetes.io/proxy-read-timeout: "300"
    nginx.ingress.kubernetes.io/ssl-redirect: "true"
  labels:
    app.kubernetes.io/managed-by: cdk8s-prow
    app.kubernetes.io/part-of: prow
  name: prow-ingress
  namespace: prow
spec:
  ingressClassName: nginx
  rules:
    - host: hook.example.com
      http:
        paths:
          - backend:
              service:
                name: hook
                port:
                  number: 8888
            path: /hook
            pathType: Exact
    - host: deck.example.com
      http:
        paths:
          - backend:
              service:
                name: hook
                port:
                  number: 8888
            path: /config
            pathType: Exact
          - backend:
              service:
                name: hook
                port:
                  number: 8888
            path: /plugin-config
            pathType: Exact
          - backend:
              service:
                name: deck
                port:
                  number: 80
            path: /
            pathType: Prefix
  tls:
    - hosts:
        - hook.example.com
        - deck.example.com
      secretName: prow-tls
`);
});

test.each<[string, Partial<ProwIngressProps>, string[], string | undefined]>([
  ['ingress-nginx', { controller: IngressController.nginx() }, ['/hook hook', '/config hook', '/plugin-config hook', '/ deck'], undefined],
  ['a controller that is not known', { controller: IngressController.other({ ingressClassName: 'kong' }) },
    ['/hook hook', '/config hook', '/plugin-config hook', '/ deck'], undefined],
  ['HAProxy', { controller: IngressController.haproxy() }, ['/hook hook', '/ deck'],
    'http-request deny deny_status 404 if { path,url_dec -m str /config /plugin-config }'],
  ['open pages', { configPages: true }, ['/hook hook', '/ deck'], undefined],
  ['open pages with HAProxy', { configPages: true, controller: IngressController.haproxy() }, ['/hook hook', '/ deck'], undefined],
  ['open pages with Traefik', { configPages: true, controller: IngressController.traefik() }, ['/hook hook', '/ deck'], undefined],
])('the named construct closes pages of deck: %s', (_, props, paths, snippet) => {
  const { metadata: { annotations = {} }, spec } = alone({ domain: 'example.com', ...props });
  expect(spec.rules.flatMap(({ http }: any) => http.paths).map(({ path, backend: { service } }: any) => `${path} ${service.name}`)).toEqual(paths);
  expect(annotations['haproxy.org/backend-config-snippet']).toBe(snippet);
});

test('one host for both is one rule and one name of the certificate', () => {
  const { spec } = alone({
    hookHost: 'prow.example.com', deckHost: 'prow.example.com', tls: SECRET, namespace: 'ci', ingressClassName: 'internal',
    hook: { serviceName: 'hook-2', namespace: 'ci', port: 80 }, deck: { serviceName: 'oauth2-proxy', namespace: 'ci', port: 4180 }, configPages: true,
  });
  expect(spec).toEqual({
    ingressClassName: 'internal',
    rules: [{
      host: 'prow.example.com',
      http: {
        paths: [
          { path: '/hook', pathType: 'Exact', backend: { service: { name: 'hook-2', port: { number: 80 } } } },
          { path: '/', pathType: 'Prefix', backend: { service: { name: 'oauth2-proxy', port: { number: 4180 } } } },
        ],
      },
    }],
    tls: [{ hosts: ['prow.example.com'], secretName: 'prow-tls' }],
  });
});

const N = 'nginx.ingress.kubernetes.io';
const R = 'traefik.ingress.kubernetes.io/router';

/** Annotations of `prow-ingress` without TLS; what TLS adds; what TLS without a redirection has instead. */
const ANNOTATIONS: Readonly<Record<string, readonly [object | undefined, object, object]>> = {
  nginx: [{ [`${N}/proxy-body-size`]: '25m', [`${N}/proxy-read-timeout`]: '300' }, { [`${N}/ssl-redirect`]: 'true' }, { [`${N}/ssl-redirect`]: 'false' }],
  traefik: [{ [`${R}.middlewares`]: 'prow-prow-ingress-body@kubernetescrd' }, { [`${R}.tls`]: 'true' }, { [`${R}.tls`]: 'true' }],
  haproxy: [
    {
      'haproxy.org/timeout-server': '5m',
      'haproxy.org/backend-config-snippet': 'http-request deny deny_status 413 if { path /hook } { req.body_size gt 26214400 }\n'
        + 'http-request deny deny_status 400 if { path /hook } METH_POST !{ req.hdr(content-length) -m found }',
    },
    { 'haproxy.org/ssl-redirect': 'true', 'haproxy.org/ssl-redirect-port': '443', 'haproxy.org/ssl-redirect-code': '301' },
    { 'haproxy.org/ssl-redirect': 'false' },
  ],
  haproxyIngress: [
    { 'haproxy-ingress.github.io/timeout-server': '5m', 'haproxy-ingress.github.io/proxy-body-size': '25m' },
    { 'haproxy-ingress.github.io/ssl-redirect': 'true' },
    { 'haproxy-ingress.github.io/ssl-redirect': 'false' },
  ],
  contour: [
    { 'projectcontour.io/response-timeout': 'infinity' },
    { 'ingress.kubernetes.io/force-ssl-redirect': 'true' },
    { 'ingress.kubernetes.io/force-ssl-redirect': 'false' },
  ],
  cilium: [{ 'ingress.cilium.io/request-timeout': '1h' }, { 'ingress.cilium.io/force-https': 'enabled' }, { 'ingress.cilium.io/force-https': 'disabled' }],
  f5Nginx: [
    { 'nginx.org/client-max-body-size': '25m', 'nginx.org/proxy-read-timeout': '300s' },
    { 'ingress.kubernetes.io/ssl-redirect': 'true' },
    { 'ingress.kubernetes.io/ssl-redirect': 'false' },
  ],
  other: [{ 'konghq.com/protocols': 'https' }, {}, {}],
};

test.each(Object.keys(CONTROLLERS))('%s gets its own annotations, and its class', (name) => {
  const [always, withTls, withoutRedirect] = ANNOTATIONS[name];
  const classes: Record<string, string> = { nginx: 'nginx', f5Nginx: 'nginx', haproxyIngress: 'haproxy', other: 'kong' };
  const first = (options: Partial<IngressExposureOptions>): any => (
    emitted({ domain: 'example.com', controller: CONTROLLERS[name](), ...options }).find(({ kind }) => kind === 'Ingress')
  );
  const byName = (objects: any): object => objects.metadata.annotations ?? {};
  expect(first({}).spec.ingressClassName).toBe(classes[name] ?? name);
  expect(byName(first({}))).toEqual(always);
  const secured = emitted({ domain: 'example.com', controller: CONTROLLERS[name](), tls: SECRET }).find(({ metadata }) => metadata.name === 'prow-ingress');
  expect(byName(secured)).toEqual({ ...always, ...withTls });
  if (name !== 'other') expect(byName(first({ tls: SECRET, redirect: false }))).toEqual({ ...always, ...withoutRedirect });
});

test('Traefik gets Middlewares, an Ingress that sends port 80 to https, and a priority where one host serves both', () => {
  const options = { hookHost: 'prow.example.com', deckHost: 'prow.example.com', controller: IngressController.traefik({ httpEntryPoint: 'http' }), tls: ISSUED };
  const objects = emitted({ ...options, webhookSources: ['140.82.112.0/20'], hstsSeconds: 3600 });
  expect(outline(objects)).toEqual([
    'Middleware prow/prow-ingress-sources',
    'Middleware prow/prow-ingress-hsts',
    'Middleware prow/prow-ingress-body',
    'Ingress prow/prow-ingress',
    'Middleware prow/prow-deck-hsts',
    'Ingress prow/prow-deck',
    'Middleware prow/prow-redirect',
    'Ingress prow/prow-redirect',
  ]);
  expect(objects.map(({ spec, metadata: { annotations } }) => annotations ?? spec)).toEqual([
    { ipAllowList: { sourceRange: ['140.82.112.0/20'] } },
    { headers: { stsSeconds: 3600 } },
    { buffering: { maxRequestBodyBytes: 26214400 } },
    {
      [`${R}.tls`]: 'true',
      [`${R}.priority`]: '1000',
      [`${R}.middlewares`]: 'prow-prow-ingress-sources@kubernetescrd,prow-prow-ingress-hsts@kubernetescrd,prow-prow-ingress-body@kubernetescrd',
      'cert-manager.io/cluster-issuer': 'letsencrypt-prod',
    },
    { headers: { stsSeconds: 3600 } },
    { [`${R}.tls`]: 'true', [`${R}.middlewares`]: 'prow-prow-deck-hsts@kubernetescrd' },
    { redirectScheme: { scheme: 'https', permanent: true } },
    { [`${R}.entrypoints`]: 'http', [`${R}.middlewares`]: 'prow-prow-redirect@kubernetescrd' },
  ]);
  expect(text([objects[7]])).toBe(`\
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  annotations:
    ${R}.entrypoints: http
    ${R}.middlewares: prow-prow-redirect@kubernetescrd
  labels:
    app.kubernetes.io/managed-by: cdk8s-prow
    app.kubernetes.io/part-of: prow
  name: prow-redirect
  namespace: prow
spec:
  ingressClassName: traefik
  rules:
    - host: prow.example.com
      http:
        paths:
          - backend:
              service:
                name: hook
                port:
                  number: 8888
            path: /hook
            pathType: Exact
          - backend:
              service:
                name: deck
                port:
                  number: 80
            path: /
            pathType: Prefix
`);
});

test('what Traefik is told by names follows the namespace', () => {
  const [middleware, , ingress] = objectsOf(
    planOf(Exposure.ingress({ domain: 'example.com', ingressClassName: 'traefik', webhookSources: ['10.0.0.0/8'], deckSources: ['10.0.0.0/8'] })), 'ci');
  expect(middleware.metadata).toEqual({ name: 'prow-ingress-sources', namespace: 'ci', labels: ingress.metadata.labels });
  expect(ingress.metadata.annotations).toEqual({ [`${R}.middlewares`]: 'ci-prow-ingress-sources@kubernetescrd,ci-prow-ingress-body@kubernetescrd' });
});

const NETWORKS = ['140.82.112.0/20'];
const named = (middlewares: string): Partial<IngressExposureOptions> => ({ annotations: { [`${R}.middlewares`]: middlewares } });
const TAKEN = 'by what else was said; leave it out, or change the object itself by addJsonPatch (AnnotationTaken)';

test.each<[string, Partial<IngressExposureOptions>, string | undefined]>([
  ['one of a file, before the limit of webhooks', named('a@file'), undefined],
  ['the same beside a redirection', { tls: SECRET, ...named('a@file, ci-prow-ingress-body@kubernetescrd') }, undefined],
  [
    'that of hook, which deck has another of', { webhookSources: NETWORKS, deckSources: NETWORKS, ...named('ci-prow-ingress-sources@kubernetescrd') },
    `"ci-prow-ingress-sources@kubernetescrd" in Exposure.ingress({ annotations }), and "ci-prow-deck-sources@kubernetescrd" in Ingress prow-deck ${TAKEN}`,
  ],
  [
    'that of another namespace', { webhookSources: NETWORKS, deckSources: NETWORKS, ...named('prow-prow-ingress-sources@kubernetescrd') },
    `"prow-prow-ingress-sources@kubernetescrd" in Exposure.ingress({ annotations }), and "ci-prow-ingress-sources@kubernetescrd" in Ingress `
      + `prow-ingress ${TAKEN}`,
  ],
  ['one of a file', { deckSources: NETWORKS, ...named('a@file') },
    `"a@file" in Exposure.ingress({ annotations }), and "ci-prow-deck-sources@kubernetescrd" in Ingress prow-deck ${TAKEN}`],
])('a Middleware that a user names is compared with what Prow\'s namespace makes of ours: %s', (_, options, refusal) => {
  const exposure = Exposure.ingress({ domain: 'example.com', ingressClassName: 'traefik', ...options });
  const app = (): ProwApp => new ProwApp({ github: GitHub.cloud({ repositories: ['acme/app'] }), namespace: 'ci', exposure });
  if (refusal !== undefined) return expect(app).toThrow(new Error(`new ProwApp({ exposure }): "${R}.middlewares" is ${refusal}`));
  const [ingress] = app().prow.node.findAll().filter((one) => ApiObject.isApiObject(one) && one.kind === 'Ingress') as ApiObject[];
  return expect(ingress.toJson().metadata.annotations[`${R}.middlewares`]).toBe('a@file,ci-prow-ingress-body@kubernetescrd');
});

test('the named construct knows its namespace, and compares at once', () => {
  const props = { domain: 'a.dev', namespace: 'ci', ingressClassName: 'traefik', tls: SECRET, configPages: true };
  expect(
    alone({ ...props, ...named('ci-log@kubernetescrd') }).metadata.annotations).toEqual({ [`${R}.middlewares`]: 'ci-log@kubernetescrd', [`${R}.tls`]: 'true' });
});

const NGINX_BODIES = 'ingress-nginx answers 413 to webhooks of more than 25 MB, hands hook whole ones only, and cuts off who sends nothing for 60 seconds '
  + '(client-body-timeout in its ConfigMap).';
const TRAEFIK_BODIES = 'traefik answers 413 to webhooks of more than 25 MB, hands hook whole ones only, and gives each 60 seconds to come '
  + '(respondingTimeouts.readTimeout of its entry points, from Traefik 2.11.2 on).';
const UNLIMITED = 'hook reads whatever comes to its end, and into its memory, before it looks at the signature. Who sends without end makes it end; '
  + 'Kubernetes starts it again.';

/** What limits webhooks alone is not said of deck. */
const forDeck = (all: object = {}): object => (
  Object.fromEntries(Object.entries(all).filter(([name]) => !/^haproxy.*(snippet|proxy-body-size)$/.test(name)))
);

test.each<[string, object, object, object]>([
  ['nginx', { [`${N}/whitelist-source-range`]: '10.0.0.0/8,fd00::/8' }, {}, { 'cert-manager.io/cluster-issuer': 'letsencrypt-prod' }],
  ['haproxy', { 'haproxy.org/whitelist': '10.0.0.0/8,fd00::/8' }, { 'haproxy.org/response-set-header': 'Strict-Transport-Security "max-age=60"' },
    { 'cert-manager.io/cluster-issuer': 'letsencrypt-prod' }],
  ['haproxyIngress', { 'haproxy-ingress.github.io/allowlist-source-range': '10.0.0.0/8,fd00::/8' },
    { 'haproxy-ingress.github.io/hsts': 'true', 'haproxy-ingress.github.io/hsts-max-age': '60' }, { 'cert-manager.io/cluster-issuer': 'letsencrypt-prod' }],
])('%s filters and sets headers by annotations, with an Ingress for deck where they differ', (name, filter, hsts, certificate) => {
  const [always, withTls] = ANNOTATIONS[name];
  const objects = emitted({
    domain: 'example.com', controller: CONTROLLERS[name](), tls: ISSUED, webhookSources: ['10.0.0.0/8', 'fd00::/8'], annotations: { 'example.com/owner': 'ci' },
    ...(Object.keys(hsts).length > 0 && { hstsSeconds: 60 }),
  });
  expect(outline(objects)).toEqual(['Ingress prow/prow-ingress', 'Ingress prow/prow-deck']);
  expect(objects.map(({ metadata }) => metadata.annotations)).toEqual([
    { 'example.com/owner': 'ci', ...always, ...withTls, ...filter, ...hsts, ...certificate },
    { 'example.com/owner': 'ci', ...forDeck(always), ...withTls, ...hsts },
  ]);
  expect(objects.map(({ spec }) => [spec.rules.map(({ host }: any) => host), spec.tls])).toEqual([
    [['hook.example.com'], [{ hosts: ['hook.example.com', 'deck.example.com'], secretName: 'prow-tls' }]],
    [['deck.example.com'], [{ hosts: ['deck.example.com'], secretName: 'prow-tls' }]],
  ]);
});

test.each<[string, number, object]>([
  ['nginx', 1048576, { [`${N}/proxy-body-size`]: '1m' }],
  ['f5Nginx', 65536, { 'nginx.org/client-max-body-size': '64k' }],
  ['haproxyIngress', 26214401, { 'haproxy-ingress.github.io/proxy-body-size': '26214401' }],
  ['traefik', 65536, { buffering: { maxRequestBodyBytes: 65536 } }],
])('%s limits webhooks to %s bytes', (name, webhookBodyLimit, expected) => {
  const exposure = Exposure.ingress({ domain: 'example.com', controller: CONTROLLERS[name](), webhookBodyLimit });
  const [{ kind, spec, metadata }] = objectsOf(planOf(exposure));
  expect(kind === 'Ingress' ? metadata.annotations : spec).toMatchObject(expected);
  const refused = `GitHub sends webhooks of up to 26214400 bytes: those of more than ${webhookBodyLimit} are refused, and GitHub shows them with 413.`;
  expect(planOf(exposure).notes.includes(refused)).toBe(webhookBodyLimit < 26214400);
});

test.each<[string, string]>([
  ['nginx', NGINX_BODIES],
  ['traefik', TRAEFIK_BODIES],
  ['f5Nginx', 'nginx-ingress answers 413 to webhooks of more than 25 MB, hands hook whole ones only, and cuts off who sends nothing for 60 seconds '
    + '(client_body_timeout).'],
  ['haproxy', 'haproxy-kubernetes-ingress answers 413 to webhooks that are announced with more than 25 MB, 400 to those without a length, and cuts off who '
    + 'sends nothing for 50 seconds (timeout-client in its ConfigMap); hook gets a webhook while it comes. Where the controller was started with '
    + '--disable-config-snippets, it has no limit.'],
  ['haproxyIngress', 'haproxy-ingress answers 413 to webhooks that are announced with more than 25 MB, and cuts off who sends nothing for 50 seconds '
    + '(timeout-client in its ConfigMap); hook gets a webhook while it comes.'],
  ['contour', `contour has no limit of webhooks at an Ingress (its own configuration ends slow ones by timeouts.request-timeout): ${UNLIMITED}`],
  ['cilium', `cilium has no limit of webhooks: ${UNLIMITED}`],
])('the notes of %s say what becomes of webhooks that are too long, or too slow', (name, note) => {
  expect(planOf(Exposure.ingress({ domain: 'example.com', controller: CONTROLLERS[name]() })).notes).toContain(note);
});

test('networks in another order are the same networks', () => {
  expect(
    outline(
      emitted(
        { domain: 'example.com', webhookSources: ['10.0.0.0/8', 'fd00::/8'], deckSources: ['fd00::/8', '10.0.0.0/8'] }))).toEqual(['Ingress prow/prow-ingress']);
});

test('F5 sets HSTS by annotations', () => {
  const [{ metadata }] = emitted({ domain: 'example.com', controller: IngressController.f5Nginx(), tls: SECRET, hstsSeconds: 60 });
  expect(metadata.annotations).toMatchObject({ 'nginx.org/hsts': 'true', 'nginx.org/hsts-max-age': '60' });
});

test.each<[string, Partial<TlsPlan>, string, object]>([
  ['an Issuer', { issuerRef: { kind: 'Issuer', name: 'ca' } }, 'contour', { 'cert-manager.io/issuer': 'ca' }],
  ['a challenge in place', { issuerRef: { kind: 'Issuer', name: 'ca' } }, 'cilium',
    { 'cert-manager.io/issuer': 'ca', 'acme.cert-manager.io/http01-edit-in-place': 'true' }],
  ['what is said of the certificate', {
    issuerRef: { kind: 'ClusterIssuer', name: 'ca' },
    certificate: { duration: '2160h', renewBefore: '360h',
      privateKey: { algorithm: PrivateKeyAlgorithm.ECDSA, size: 256, rotationPolicy: PrivateKeyRotationPolicy.ALWAYS } },
  }, 'contour', {
    'cert-manager.io/cluster-issuer': 'ca',
    'cert-manager.io/duration': '2160h',
    'cert-manager.io/renew-before': '360h',
    'cert-manager.io/private-key-algorithm': 'ECDSA',
    'cert-manager.io/private-key-size': '256',
    'cert-manager.io/private-key-rotation-policy': 'Always',
  }],
  ['somebody else’s certificate', { certificate: { duration: '2160h' } }, 'contour', {}],
])('%s', (_, plan, name, annotations) => {
  const [always, withTls] = ANNOTATIONS[name];
  const [{ metadata }] = emitted({ domain: 'example.com', controller: CONTROLLERS[name](), tls: tlsOf({ secretName: 'prow-tls', ...plan }) });
  expect(metadata.annotations).toEqual({ ...always, ...withTls, ...annotations });
});

test('an issuer is asked once for the hosts, told where challenges come, and placed for the namespace that Prow is in', () => {
  const seen: TlsFront[] = [];
  const made: string[] = [];
  const tls = tlsOf({ secretName: 'prow-tls', issuer: (scope, namespace) => void made.push(`${scope.node.id} ${namespace}`) }, seen);
  const { objects } = planOf(Exposure.ingress({ domain: 'example.com', tls }));
  const inside = { namespace: 'ci', hook: { serviceName: 'hook', namespace: 'ci', port: 8888 }, deck: { serviceName: 'deck', namespace: 'ci', port: 80 } };
  objects.issuer?.(chart(), inside);
  objects.prow?.(chart(), inside);
  expect(made).toEqual(['40-prow ci']);
  expect(seen).toEqual([{ hosts: ['hook.example.com', 'deck.example.com'], http01: { ingressClassName: 'nginx' } }]);
  Exposure.ingress({ hookHost: 'example.com', deckHost: 'example.com', ingressClassName: 'traefik', tls, http: false });
  expect(seen.slice(1)).toEqual([{ hosts: ['example.com'], http01: undefined }]);
});

const DNS = 'must be in the DNS with the address of';
const OPEN = (ports: string, name: string): string => `${ports} of that address must lead to ${name} from everywhere that GitHub or people come from.`;
const PENDING = (className: string, name: string): string => 'An Ingress without an ADDRESS in kubectl get ingress --all-namespaces is served by '
  + 'nobody, or its '
  + `controller waits for an address: kubectl get ingressclass must show ${className}, the pods of ${name} must run, and EXTERNAL-IP of its Service `
  + 'must not be '
  + 'pending. Behind node ports some controllers write no ADDRESS, and serve it.';
const RANDOM_PORTS = 'Where ingress-nginx was installed for bare nodes, its Service has random node ports, which are neither 80 nor 443: forward those two '
  + 'to them, or give the Service an address.';
const RETIRED = 'ingress-nginx is retired since March 2026 and gets no more security fixes; '
  + 'use Exposure.gateway() with UpstreamManifest.envoyGateway(), Exposure.ingress() with a controller that is looked after, such as Traefik, HAProxy or '
    + 'Contour, or Exposure.tunnel() instead (https://github.com/kubernetes/ingress-nginx).';
const UNENCRYPTED = (name: string): string => `Nothing is encrypted on the way to ${name}: anybody on it can read webhooks and what people do in `
  + `deck; say tls.`;

test('the plan of an Ingress', () => {
  const { objects, hook, deck, ...plan } = planOf(Exposure.ingress({ domain: 'example.com' }));
  expect(Object.keys(objects)).toEqual(['prow']);
  expect([hook._plan, deck._plan]).toEqual([{ type: 'ClusterIP' }, { type: 'ClusterIP' }]);
  expect(plan).toEqual({
    leadsPagesToHook: false,
    hookUrl: 'http://hook.example.com/hook',
    deckUrl: 'http://deck.example.com',
    notes: [
      `hook.example.com and deck.example.com ${DNS} ingress-nginx before this is applied.`,
      OPEN('Port 80', 'ingress-nginx'), PENDING('nginx', 'ingress-nginx'), NGINX_BODIES,
      RANDOM_PORTS,
    ],
    warnings: [RETIRED, UNENCRYPTED('ingress-nginx')],
    requirements: [{ name: 'ingress-nginx', crds: [], stage: 'prow' }],
    secrets: [],
    addresses: [],
    findings: [],
    callers: [{ name: 'ingress-nginx', pods: { namespace: 'ingress-nginx', labels: {} } }],
    controllerAsInstalled: 'ingress-nginx',
    ingressClassName: 'nginx',
    solvesOnPort80: false,
  });
});

test('the plan of a Traefik that filters, with a certificate', () => {
  const tls = tlsOf({
    secretName: 'prow-tls', issuerRef: { kind: 'ClusterIssuer', name: 'ca' }, solvesOnPort80: true, notes: ['note of TLS'], warnings: ['warning of TLS'],
    requirements: [{ name: 'cert-manager', crds: ['certificates.cert-manager.io'], stage: 'issuer' }], secrets: [{ name: 'account', keys: [] }],
  });
  const controller = IngressController.traefik({ namespace: 'kube-system', podLabels: { 'app.kubernetes.io/name': 'traefik' } });
  const annotations = { [`${R}.middlewares`]: 'prow-log@kubernetescrd' };
  const { objects, hook, deck, ...plan } = planOf(
    Exposure.ingress({ hookHost: 'prow.lan', deckHost: 'prow.lan', controller, tls, webhookSources: ['10.0.0.0/8'], deckSources: ['10.0.0.0/8'] }));
  expect([Object.keys(objects), hook, deck].length).toBe(3);
  expect(plan).toEqual({
    leadsPagesToHook: false,
    hookUrl: 'https://prow.lan/hook',
    deckUrl: 'https://prow.lan',
    notes: [
      `prow.lan ${DNS} traefik before this is applied: what asks for the certificate looks them up at once.`,
      OPEN('Ports 80 and 443', 'traefik'), PENDING('traefik', 'traefik'),
      'traefik must see the addresses of callers: its Service needs externalTrafficPolicy Local, or what stands before it the PROXY protocol. Networks of '
        + 'GitHub change: compare them with hooks of https://api.github.com/meta.',
      'Challenges by http01 come to port 80: a redirection of that whole port in traefik\'s own configuration would catch them too.',
      'Ingress prow-ingress, Ingress prow-deck, Ingress prow-redirect belong together: a change of hosts or of the certificate concerns all of them.',
      TRAEFIK_BODIES,
      'note of TLS',
    ],
    ingressClassName: 'traefik',
    webhookSources: { prop: 'webhookSources', networks: ['10.0.0.0/8'] },
    solvesOnPort80: true,
    warnings: ['warning of TLS'],
    requirements: [
      { name: 'traefik', crds: [], stage: 'prow' },
      { name: 'traefik-crds', crds: ['middlewares.traefik.io'], stage: 'prow' },
      { name: 'cert-manager', crds: ['certificates.cert-manager.io'], stage: 'issuer' },
    ],
    secrets: [{ name: 'account', keys: [] }],
    addresses: [],
    findings: [],
    callers: [{ name: 'traefik', pods: { namespace: 'kube-system', labels: { 'app.kubernetes.io/name': 'traefik' } } }],
  });
  expect(planOf(Exposure.ingress({ domain: 'example.com', ingressClassName: 'traefik', annotations })).notes)
    .toContain('The Middlewares prow-log@kubernetescrd must leave the path /hook as it is, and let GitHub in.');
});

test('a controller that is not known says so', () => {
  const { notes, warnings, callers } = planOf(Exposure.ingress({ domain: 'example.com', ingressClassName: 'kong', tls: SECRET, http: false }));
  expect({ notes, warnings, callers }).toEqual({
    notes: [
      `hook.example.com and deck.example.com ${DNS} kong before this is applied.`,
      OPEN('Port 443', 'kong'), PENDING('kong', 'kong'),
      'Whether http is sent to https is up to kong.',
      'Whether kong ends webhooks that are too long, or too slow, is not known here: hook itself reads whatever comes to its end, and into its memory, '
        + 'before it looks at the signature.',
      'What kong needs by its own annotations is not known here: it must take bodies of 25 MB, wait 5 minutes for deck\'s logs, prefer the exact path '
        + '/hook to /, and leave paths as they are.',
    ],
    warnings: [],
    callers: undefined,
  });
  expect(
    planOf(
      Exposure.ingress(
        { domain: 'localhost', controller: IngressController.other({ ingressClassName: 'k', name: 'kong', namespace: 'kong' }) }))).toMatchObject({
    notes: expect.arrayContaining([OPEN('Port 80', 'kong'), PENDING('k', 'kong')]),
    callers: [{ name: 'kong', pods: { namespace: 'kong', labels: {} } }],
  });
});

/** What lies between a caller and hook, whoever serves it. */
describe.each(INGRESS_VARIANTS)('$name', ({ exposure, options }) => {
  const plan = planOf(exposure());
  const objects = objectsOf(plan);
  const ingresses = objects.filter(({ kind }) => kind === 'Ingress');
  const serving = ingresses.filter(({ metadata }) => metadata.name !== 'prow-redirect');
  const paths = (some: readonly any[]): readonly any[] => some.flatMap(({ metadata, spec }) =>
    spec.rules.flatMap(({ host, http }: any) => http.paths.map((path: any) => ({ in: metadata.name, host, ...path }))));
  const annotations = (object: any): Record<string, string> => object.metadata.annotations ?? {};
  const secured = options.tls !== undefined;

  test('hook is reached at exactly /hook of one host, by one Ingress, and nothing else of it', () => {
    const toHook = paths(serving).filter(({ backend }) => backend.service.name === 'hook');
    expect(toHook).toEqual(
      [expect.objectContaining({ in: 'prow-ingress', path: '/hook', pathType: 'Exact', backend: { service: { name: 'hook', port: { number: 8888 } } } })]);
    expect(plan.hookUrl).toBe(`http${secured ? 's' : ''}://${toHook[0].host}/hook`);
    expect(paths(ingresses).filter(({ path, backend }) => (backend.service.name === 'hook') !== (path === '/hook'))).toEqual([]);
  });

  test('deck is reached at all paths of its host', () => {
    const toDeck = paths(serving).filter(({ backend }) => backend.service.name === 'deck');
    expect(toDeck).toEqual([expect.objectContaining({ path: '/', pathType: 'Prefix', backend: { service: { name: 'deck', port: { number: 80 } } } })]);
    expect(plan.deckUrl).toBe(`http${secured ? 's' : ''}://${toDeck[0].host}`);
  });

  test('no host is without rule, default backend or class of nobody', () => {
    expect(ingresses.filter(({ spec }) => spec.defaultBackend || !spec.ingressClassName || spec.rules.some(({ host }: any) => !host))).toEqual([]);
  });

  test('the certificate is for the hosts of the rules, and is asked for once', () => {
    const certified = serving.flatMap(({ spec }) => spec.tls ?? []).flatMap(({ hosts }: any) => hosts);
    const hosts = serving.flatMap(({ spec }) => spec.rules.map(({ host }: any) => host));
    expect([...new Set(certified)].sort()).toEqual(secured ? [...new Set(hosts)].sort() : []);
    expect(serving.filter(({ spec }) => spec.rules.some(({ host }: any) => secured && !spec.tls[0].hosts.includes(host)))).toEqual([]);
    const asking = ingresses.filter((one) => 'cert-manager.io/cluster-issuer' in annotations(one) || 'cert-manager.io/issuer' in annotations(one));
    expect(asking.map(({ metadata }) => metadata.name)).toEqual(plan.requirements.some(({ name }) => name === 'cert-manager') ? ['prow-ingress'] : []);
  });

  test('nothing rewrites a path', () => {
    const names = ingresses.flatMap((one) => Object.keys(annotations(one)));
    expect(names.filter((name) => /rewrite|regex|strip|replace|snippet/.test(name) && name !== 'haproxy.org/backend-config-snippet')).toEqual([]);
    expect(objects.filter(({ kind, spec }) => kind === 'Middleware' && !/^(ipAllowList|redirectScheme|headers|buffering)$/.test(Object.keys(spec).join()))).toEqual([]);
  });

  test('bodies of 25 MB pass where there is a limit', () => {
    const sizes: Record<string, string> = {
      'ingress-nginx': `${N}/proxy-body-size`, 'nginx-ingress': 'nginx.org/client-max-body-size',
    };
    const limit = sizes[options.controller?._plan.name ?? ''];
    if (limit !== undefined) expect(serving.filter((one) => !(parseInt(annotations(one)[limit], 10) * 1024 * 1024 >= 25 * 1000 * 1000))).toEqual([]);
  });

  test('who comes to port 80 is sent to https, where there is one', () => {
    const sent = serving.every(
      (one) => Object.entries(annotations(one)).some(([name, value]) => /ssl-redirect$|force-https$/.test(name) && /^(true|enabled)$/.test(value)));
    const redirect = ingresses.filter(({ metadata }) => metadata.name === 'prow-redirect');
    const byObject = options.controller?._plan.redirecting !== undefined;
    const expected = secured && options.redirect !== false && options.controller?._plan.cannot.redirect === undefined;
    expect([sent, redirect.length]).toEqual([expected && !byObject, expected && byObject && options.http !== false ? 1 : 0]);
    expect(redirect.flatMap(({ spec }) => spec.tls ?? [])).toEqual([]);
  });

  test('what an annotation names is there, in the same namespace', () => {
    const named = ingresses.flatMap((one) => annotations(one)[`${R}.middlewares`]?.split(',') ?? []);
    const there = objects.filter(({ kind }) => kind === 'Middleware').map(({ metadata }) => `${metadata.namespace}-${metadata.name}@kubernetescrd`);
    expect([...new Set(named)].sort()).toEqual(there.sort());
  });

  test('all is in the namespace of Prow', () => {
    expect(objects.filter(({ metadata }) => metadata.namespace !== 'prow')).toEqual([]);
  });
});

const REWRITES = 'would change the path of webhooks, and hook answers 200 to any other path than /hook and throws the event away; '
  + 'leave it out: hook and deck want every path as it came (AnnotationRewrites)';

test.each<[string, string]>([
  [`${N}/rewrite-target`, '/'],
  [`${N}/use-regex`, 'true'],
  [`${N}/permanent-redirect`, 'https://example.com'],
  [`${N}/temporal-redirect`, 'https://example.com'],
  [`${N}/configuration-snippet`, 'rewrite ^/hook$ / break;'],
  [`${N}/server-snippet`, 'location /hook { return 200; }'],
  ['nginx.org/rewrites', 'serviceName=hook rewrite=/'],
  ['nginx.org/rewrite-target', '/'],
  ['nginx.org/path-regex', 'case_sensitive'],
  ['nginx.org/location-snippets', 'proxy_pass http://hook/;'],
  ['haproxy.org/path-rewrite', '/hook /'],
  ['haproxy.com/path-rewrite', '/'],
  ['haproxy.org/request-redirect', 'example.com'],
  ['haproxy.org/backend-config-snippet', 'http-request set-path /'],
  ['haproxy-ingress.github.io/rewrite-target', '/'],
  ['haproxy-ingress.github.io/redirect-to', 'https://example.com'],
  ['haproxy-ingress.github.io/config-backend', 'http-request replace-path /hook /'],
  ['ingress.kubernetes.io/rewrite-target', '/'],
  ['traefik.ingress.kubernetes.io/rewrite-target', '/'],
  ['traefik.ingress.kubernetes.io/rule-type', 'PathPrefixStrip'],
  [`${R}.middlewares`, 'prow-strip-hook@kubernetescrd'],
  ['konghq.com/strip-path', 'true'],
  ['konghq.com/rewrite', '/'],
  ['konghq.com/path', '/'],
  ['k8s.apisix.apache.org/rewrite-target-regex', '/hook'],
  ['appgw.ingress.kubernetes.io/backend-path-prefix', '/'],
])('%s is refused', (key, value) => {
  expect(() => Exposure.ingress({ domain: 'example.com', ingressClassName: 'kong', annotations: { [key]: value } }))
    .toThrow(new Error(`Exposure.ingress({ annotations.${key} }): ${JSON.stringify(value)} ${REWRITES}`));
});

test.each([
  ['external-dns.alpha.kubernetes.io/ttl', '60'],
  [`${N}/enable-rewrite-log`, 'true'],
  [`${N}/app-root`, '/tide'],
  [`${N}/configuration-snippet`, 'more_set_headers "X-Frame-Options: DENY";'],
  [`${N}/proxy-body-size`, '25m'],
  [`${R}.middlewares`, 'prow-log@kubernetescrd'],
])('%s: %s is taken', (key, value) => {
  const ingressClassName = key.startsWith(R) ? 'traefik' : 'nginx';
  expect(alone({ domain: 'example.com', ingressClassName, annotations: { [key]: value }, configPages: true }).metadata.annotations)
    .toMatchObject({ [key]: value });
});

const LONG = `${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.example`;

test.each<[unknown, string]>([
  [{},
    '({ domain }): is missing; write domain: "prow.example.com" for hook.prow.example.com and deck.prow.example.com, or give hookHost and deckHost '
      + '(PropMissing)'],
  [{ domain: 'https://prow.acme.dev/' }, '({ domain }): "https://prow.acme.dev/" is not a DNS name; write "prow.acme.dev" (HostNotDnsName)'],
  [{ domain: '*.acme.dev' }, '({ domain }): "*.acme.dev" is not a DNS name; write a name like "prow.example.com" (HostNotDnsName)'],
  [{ domain: '192.168.1.100' }, '({ domain }): "192.168.1.100" is not a DNS name; write a name like "prow.example.com" (HostNotDnsName)'],
  [{ domain: 'Prow.Acme.dev' }, '({ domain }): "Prow.Acme.dev" is not a DNS name; write "prow.acme.dev" (HostNotDnsName)'],
  [{ domain: LONG }, `({ domain }): "${LONG.slice(0, 118)}… has 251 characters, and hook. comes before it; shorten it to 248 (NameTooLong)`],
  [{ domain: 'acme.dev', hookHost: 'hook.acme.dev' }, '({ domain }): cannot stand beside hookHost; give the domain, or both hosts (MutuallyExclusive)'],
  [{ hookHost: 'hook.acme.dev' }, '({ deckHost }): is missing beside hookHost; give both; one name may stand for both (PropMissing)'],
  [{ deckHost: 'deck.acme.dev' }, '({ hookHost }): is missing beside deckHost; give both; one name may stand for both (PropMissing)'],
  [{ hookHost: 'hook.acme.dev/hook', deckHost: 'deck.acme.dev' },
    '({ hookHost }): "hook.acme.dev/hook" is not a DNS name; write "hook.acme.dev" (HostNotDnsName)'],
  [{ domain: 'acme.dev', ingressClassName: '' },
    '({ ingressClassName }): "" is not a DNS subdomain; use lower-case letters, digits and hyphens (NameNotDnsSubdomain)'],
  [{ domain: 'acme.dev', ingressClassName: null }, '({ ingressClassName }): null is not a value; leave it out to get the default (NullValue)'],
  [{ domain: 'acme.dev', controller: 'traefik' },
    '({ controller }): "traefik" is not made by IngressController.traefik(); write IngressController.traefik() (WrongType)'],
  [{ domain: 'acme.dev', tls: 'prow-tls' }, '({ tls }): "prow-tls" is not made by Tls.secret("prow-tls"); write Tls.secret("prow-tls") (WrongType)'],
  [{ domain: 'acme.dev', tls: tlsOf({ findings: [{ what: 'does not fit', instead: 'take another one', code: 'PropWithoutEffect' }] }) },
    '({ tls }): does not fit; take another one (PropWithoutEffect)'],
  [{ domain: 'acme.dev', annotations: { [`${N}/proxy-body-size`]: '1m' } },
    `({ annotations }): "${N}/proxy-body-size" is "1m" here, and "25m" in Ingress prow-ingress by what else was said; `
      + `leave it out, or change the object itself by addJsonPatch (AnnotationTaken)`],
  [{ domain: 'acme.dev', annotations: { 'kubernetes.io/ingress.class': 'nginx' } },
    '({ annotations.kubernetes.io/ingress.class }): "nginx" stands where a property belongs; '
      + 'write ingressClassName, beside which the API server refuses it (AnnotationTaken)'],
  [{ domain: 'acme.dev', annotations: { 'cert-manager.io/cluster-issuer': 'le' } },
    '({ annotations.cert-manager.io/cluster-issuer }): "le" stands where a property belongs; write tls: Tls.issuer(…) (AnnotationTaken)'],
  [{ domain: 'acme.dev', annotations: { 'not a key': 'x' } },
    '({ annotations }): "not a key" is not a label or annotation key; write "name" or "example.com/name" (QualifiedNameInvalid)'],
  [{ domain: 'acme.dev', annotations: { a: true } }, '({ annotations.a }): true is not a string; put it in quotes (WrongType)'],
  [{ domain: 'acme.dev', webhookSources: ['140.82.112.1/20'] },
    '({ webhookSources[0] }): "140.82.112.1/20" has host bits set; did you mean "140.82.112.0/20"? (CidrNotMasked)'],
  [{ domain: 'acme.dev', webhookSources: ['140.82.112.1'] },
    '({ webhookSources[0] }): "140.82.112.1" is not a CIDR; did you mean "140.82.112.1/32"? (CidrInvalid)'],
  [{ domain: 'acme.dev', deckSources: [] }, '({ deckSources }): is empty; give at least 1 (EmptyList)'],
  [{ domain: 'acme.dev', tls: SECRET, hstsSeconds: -1, ingressClassName: 'traefik' },
    '({ hstsSeconds }): -1 is outside 0-315360000; pick a number in that range (NumberOutOfRange)'],
  [{ domain: 'acme.dev', hstsSeconds: 60, ingressClassName: 'traefik' },
    '({ hstsSeconds }): browsers read it over https only; leave it out, or give tls (PropWithoutEffect)'],
  [{ domain: 'acme.dev', redirect: true }, '({ redirect }): there is no https to send anybody to; leave it out, or give tls (PropWithoutEffect)'],
  [{ domain: 'acme.dev', http: false }, '({ http }): false leaves no port at all, because there is no TLS; give tls, or leave it out (MutuallyExclusive)'],
  [{ domain: 'acme.dev', tls: SECRET, http: false, redirect: true },
    '({ redirect }): nobody comes to port 80, because http is false; leave one of them out (PropWithoutEffect)'],
  [{ domain: 'acme.dev', tls: SECRET, hstsSeconds: 60 },
    '({ hstsSeconds }): ingress-nginx has HSTS for all of its hosts, on by default and for a year; '
      + 'leave it out, and set hsts-max-age in the ConfigMap of ingress-nginx (ControllerCannot)'],
  [{ domain: 'acme.dev', ingressClassName: 'contour', webhookSources: ['10.0.0.0/8'] },
    '({ webhookSources }): contour filters callers by HTTPProxy objects only; leave it out and filter before contour, by loadBalancerSourceRanges of the '
      + 'Service envoy, or take IngressController.traefik() (ControllerCannot)'],
  [{ domain: 'acme.dev', ingressClassName: 'contour', tls: SECRET, hstsSeconds: 60 },
    '({ hstsSeconds }): contour sets headers by HTTPProxy objects only; leave it out, or take IngressController.traefik() (ControllerCannot)'],
  [{ domain: 'acme.dev', ingressClassName: 'cilium', deckSources: ['10.0.0.0/8'] },
    '({ deckSources }): cilium filters callers of an Ingress by policies only; leave it out and filter by a CiliumClusterwideNetworkPolicy for the entity '
      + 'ingress, or take IngressController.traefik() (ControllerCannot)'],
  [{ domain: 'acme.dev', ingressClassName: 'cilium', tls: SECRET, hstsSeconds: 60 },
    '({ hstsSeconds }): cilium has no annotation for HSTS; leave it out, or take IngressController.traefik() (ControllerCannot)'],
  [{ domain: 'acme.dev', controller: IngressController.f5Nginx(), deckSources: ['10.0.0.0/8'] },
    '({ deckSources }): nginx-ingress filters callers by Policy objects, which older versions do not read for an Ingress; '
      + 'leave it out, apply a Policy with accessControl and name it in annotations: { "nginx.org/policies": … } (ControllerCannot)'],
  [{ domain: 'acme.dev', ingressClassName: 'kong', tls: SECRET, redirect: true },
    '({ redirect }): how kong does that is not known here; leave it out, and say it in its own words by IngressController.other({ annotations }) '
      + '(ControllerCannot)'],
  [{ domain: 'acme.dev', webhookBodyLimit: 1000 },
    '({ webhookBodyLimit }): 1000 is outside 65536-104857600; pick a number in that range (NumberOutOfRange)'],
  [{ domain: 'acme.dev', webhookBodyLimit: '25m' }, '({ webhookBodyLimit }): "25m" is not a number; write an integer from 65536 to 104857600 (WrongType)'],
  [{ domain: 'acme.dev', ingressClassName: 'contour', webhookBodyLimit: 26214400 },
    '({ webhookBodyLimit }): contour has no word for it at an Ingress; leave it out, or take IngressController.traefik() (ControllerCannot)'],
  [{ domain: 'acme.dev', ingressClassName: 'cilium', webhookBodyLimit: 26214400 },
    '({ webhookBodyLimit }): cilium has no annotation for it; leave it out, or take IngressController.traefik() (ControllerCannot)'],
  [{ domain: 'acme.dev', ingressClassName: 'kong', webhookBodyLimit: 26214400 },
    '({ webhookBodyLimit }): how kong does that is not known here; leave it out, and say it in its own words by IngressController.other({ annotations }) '
      + '(ControllerCannot)'],
  [{ domain: 'acme.dev', hsts: 60 },
    '(): "hsts" is not a property; did you mean "hstsSeconds"? (UnknownProp)'],
])('Exposure.ingress(%j)', (options, message) => expect(() => Exposure.ingress(loose(options))).toThrow(new Error(`Exposure.ingress${message}`)));

test.each<[unknown, string]>([
  [{ hookHost: 'a.dev', deckHost: 'a.dev', ingressClassName: 'traefik' },
    ' deckHost: traefik would send "a.dev/hook" to deck, because it prefers the rule with more letters; '
      + 'give hook and deck a host each, or use Exposure.ingress(), which makes two Ingresses (PathShadowed)'],
  [{ domain: 'a.dev', ingressClassName: 'traefik' },
    ' configPages: traefik prefers the rule with more letters, so that one Ingress cannot keep "/config" from deck, where everybody would read all of Prow\'s '
      + 'configuration; write true, or use Exposure.ingress(), which makes an Ingress of its own for it (ControllerCannot)'],
  [{ domain: 'a.dev', deck: { serviceName: 'deck', namespace: 'ci', port: 80 } },
    ' deck.namespace: "ci" is not the namespace of the Ingress; write "prow", and make a Service there (BackendElsewhere)'],
  [{ domain: 'a.dev', hook: { serviceName: 'hook', namespace: 'prow', port: 0 } },
    ' hook.port: 0 is outside 1-65535; pick a number in that range (NumberOutOfRange)'],
  [{ domain: 'a.dev', namespace: 'Prow' }, ' namespace: "Prow" is not a DNS label; write "prow" (NameNotDnsLabel)'],
  [{ domain: 'a.dev', annotations: { 'cert-manager.io/issuer': 'le' } },
    ' annotations.cert-manager.io/issuer: "le" stands where a property belongs; write tls: Tls.issuer(…) (AnnotationTaken)'],
  [{ domain: 'a.dev', webhookSources: [] },
    ' "webhookSources" is not a property; known are annotations, configPages, controller, deck, deckHost, domain, hook, hookHost, ingressClassName, namespace, tls '
      + '(UnknownProp)'],
])('ProwIngress with %j', (props, message) => expect(() => alone(loose(props))).toThrow(new Error(`[40-prow/ingress]${message}`)));

test.each<[() => unknown, string]>([
  [() => IngressController.nginx({ namespace: '' }),
    'IngressController.nginx({ namespace }): "" is not a DNS label; use lower-case letters, digits and hyphens (NameNotDnsLabel)'],
  [() => IngressController.traefik({ httpEntryPoint: 'Web' }),
    'IngressController.traefik({ httpEntryPoint }): "Web" is not a DNS label; write "web" (NameNotDnsLabel)'],
  [() => IngressController.haproxy({ podLabels: { app: 'ö' } }),
    'IngressController.haproxy({ podLabels.app }): "ö" is not a label value; use letters, digits, "-", "_" and "." (LabelValueInvalid)'],
  [() => IngressController.other(loose({})), 'IngressController.other({ ingressClassName }): is missing; give it a value (PropMissing)'],
  [() => IngressController.other({ ingressClassName: 'x', annotations: { 'konghq.com/strip-path': 'true' } }),
    `IngressController.other({ annotations.konghq.com/strip-path }): "true" ${REWRITES}`],
  [() => IngressController.other({ ingressClassName: 'x', podLabels: { app: 'x' } }),
    'IngressController.other({ podLabels }): labels alone do not say where the pods are; give namespace as well (PropWithoutEffect)'],
])('a controller that is said wrongly', (make, message) => expect(make).toThrow(new Error(message)));

test('several mistakes are reported together', () => {
  expect(
    () => Exposure.ingress(loose({ domain: 'https://acme.dev', webhookSources: ['10.0.0.1/8'], ingressClassName: 'contour', ingres: 1 }))).toThrow(new Error([
    'Exposure.ingress({ domain }): "https://acme.dev" is not a DNS name; write "acme.dev" (HostNotDnsName)',
    'Exposure.ingress({ webhookSources[0] }): "10.0.0.1/8" has host bits set; did you mean "10.0.0.0/8"? (CidrNotMasked)',
    'Exposure.ingress(): "ingres" is not a property; known are annotations, controller, deckHost, deckSources, domain, hookHost, hstsSeconds, http, '
      + 'ingressClassName, redirect, tls, webhookBodyLimit, webhookSources (UnknownProp)',
  ].join('\n')));
});
