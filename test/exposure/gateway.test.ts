import { Construct } from 'constructs';
import { Exposure } from '../../src/exposure/exposure';
import { ExposurePlan } from '../../src/exposure/exposure-plan';
import { GatewayController } from '../../src/exposure/gateway/gateway-controller';
import { ProwGateway } from '../../src/exposure/gateway/prow-gateway';
import { Tls } from '../../src/exposure/tls/tls';
import { TlsFront } from '../../src/exposure/tls-plan';
import { GATEWAY_VARIANTS, ISSUED, tlsOf } from './gateway-variants';
import { namedEnds } from './named-ends';
import { planOf } from './plan-of';
import { loose } from '../support/findings';
import { objectsIn } from '../support/objects';

const NAMESPACE = 'ci';
const inside = { namespace: NAMESPACE, hook: { serviceName: 'hook', namespace: NAMESPACE, port: 8888 },
  deck: { serviceName: 'deck', namespace: NAMESPACE, port: 80 } };
const LABELS = { 'app.kubernetes.io/managed-by': 'cdk8s-prow', 'app.kubernetes.io/part-of': 'prow' };
const HOOK = { matches: [{ path: { type: 'Exact', value: '/hook' }, method: 'POST' }], backendRefs: [{ kind: 'Service', name: 'hook', port: 8888 }] };
const DECK = { matches: [{ path: { type: 'PathPrefix', value: '/' } }], backendRefs: [{ kind: 'Service', name: 'deck', port: 80 }] };
const domain = 'prow.example.com';
const eg = GatewayController.envoyGateway();

function made(fill: (scope: Construct) => void): any[] {
  return objectsIn((chart) => fill(chart));
}

const plan = (name: string): ExposurePlan => planOf(GATEWAY_VARIANTS.find((variant) => variant.name === name)!.exposure());
const objects = ({ objects: { prow } }: ExposurePlan): any[] => made((scope) => prow?.(scope, inside));
const byName = (all: readonly any[]): Record<string, any> => Object.fromEntries(all.map(({ kind, metadata, spec }) => [`${kind}/${metadata.name}`, spec]));
const ALLOWED = { namespaces: { from: 'Same' } };

test('Envoy Gateway: two hosts, a listener for each, a class of its own, callers limited', () => {
  const envoy = plan('Envoy Gateway with callers limited');
  const https = (of: string) => ({
    name: `https-${of}`, hostname: `${of}.${domain}`, port: 443, protocol: 'HTTPS',
    tls: { mode: 'Terminate', certificateRefs: [{ kind: 'Secret', name: 'prow-tls' }] }, allowedRoutes: ALLOWED,
  });
  const restricted = (name: string, clientCIDRs: string[]) => ({
    targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name }],
    authorization: { defaultAction: 'Deny', rules: [{ name: 'sources', action: 'Allow', principal: { clientCIDRs } }] },
  });
  expect(byName(objects(envoy))).toEqual({
    'Gateway/prow': { gatewayClassName: 'eg', listeners: [https('hook'), https('deck'), { name: 'http', port: 80, protocol: 'HTTP', allowedRoutes: ALLOWED }] },
    'ClientTrafficPolicy/prow': {
      targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'prow' }], timeout: { http: { requestReceivedTimeout: '30s' } },
    },
    'BackendTrafficPolicy/hook': {
      targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name: 'hook' }], requestBuffer: { limit: '26214400' },
    },
    'HTTPRoute/hook': { parentRefs: [{ name: 'prow', sectionName: 'https-hook' }], hostnames: [`hook.${domain}`], rules: [HOOK] },
    'HTTPRoute/deck': { parentRefs: [{ name: 'prow', sectionName: 'https-deck' }], hostnames: [`deck.${domain}`],
      rules: [{ ...DECK, timeouts: { request: '0s' } }] },
    'HTTPRoute/prow-redirect': {
      parentRefs: [{ name: 'prow', sectionName: 'http' }], hostnames: [`hook.${domain}`, `deck.${domain}`],
      rules: [{ matches: DECK.matches, filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } }] }],
    },
    'SecurityPolicy/hook': restricted('hook', ['192.30.252.0/22']),
    'SecurityPolicy/deck': restricted('deck', ['198.51.100.0/24']),
  });
  expect(objects(envoy).every(({ metadata }) => metadata.namespace === NAMESPACE)).toBe(true);
  expect(made((scope) => envoy.objects.ingress?.(scope, inside))).toEqual([{
    apiVersion: 'gateway.networking.k8s.io/v1', kind: 'GatewayClass', metadata: { name: 'eg', labels: LABELS },
    spec: { controllerName: 'gateway.envoyproxy.io/gatewayclass-controller' },
  }]);
  const { hookUrl, deckUrl, requirements, callers, warnings, notes } = envoy;
  expect({ hookUrl, deckUrl, requirements, callers, warnings, notes }).toEqual({
    hookUrl: `https://hook.${domain}/hook`,
    deckUrl: `https://deck.${domain}`,
    requirements: [
      { name: 'gateway-api', crds: ['gatewayclasses', 'gateways', 'httproutes'].map((plural) => `${plural}.gateway.networking.k8s.io`), stage: 'ingress' },
      {
        name: 'envoy-gateway', stage: 'ingress',
        crds: ['backendtrafficpolicies', 'clienttrafficpolicies', 'securitypolicies'].map((plural) => `${plural}.gateway.envoyproxy.io`),
      },
    ],
    callers: [
      { name: 'envoy-gateway',
        pods: { namespace: 'envoy-gateway-system', labels: { 'app.kubernetes.io/component': 'proxy', 'app.kubernetes.io/managed-by': 'envoy-gateway' } } }],
    warnings: [],
    notes: [
      `hook.${domain} and deck.${domain} must be in the DNS with the address of Gateway prow, which kubectl get gateway shows once a cloud, `
        + 'or a load balancer in the cluster, has given it one.',
      'envoy-gateway must see the addresses of callers: its Service needs externalTrafficPolicy Local, or what stands before it the PROXY protocol. '
        + 'Networks of GitHub change: compare them with hooks of https://api.github.com/meta.',
      'envoy-gateway answers 413 to webhooks of more than 25 MB, and hands hook whole ones only. Each request has 30 seconds to come in.',
    ],
  });
});

test('Cilium: cert-manager is asked by a Certificate, not by an annotation', () => {
  const cilium = plan('Cilium with a certificate of cert-manager');
  const all = objects(cilium);
  expect(byName(all)['Certificate/prow-tls']).toEqual({
    secretName: 'prow-tls', dnsNames: [`hook.${domain}`, `deck.${domain}`],
    issuerRef: { group: 'cert-manager.io', kind: 'ClusterIssuer', name: 'letsencrypt-prod' },
    renewBefore: '360h', privateKey: { algorithm: 'ECDSA', size: 256 },
  });
  expect(all.find(({ kind }) => kind === 'Gateway').metadata).toEqual({ name: 'prow', namespace: NAMESPACE, labels: LABELS });
  expect([cilium.objects.ingress, cilium.callers, cilium.requirements.map(({ name, stage }) => `${name} ${stage}`), cilium.notes.slice(1)]).toEqual([
    undefined, [{ name: 'cilium', isCniProxy: true }], ['gateway-api prow', 'cilium prow', 'cert-manager prow'],
    [
      'A challenge by http01 comes through the Gateway only where cert-manager runs with enableGatewayAPI: true, and was started after the CRDs of the '
        + 'Gateway API; one by dns01 needs neither.',
      'cilium has no limit of webhooks: hook reads whatever comes to its end, and into its memory, before it looks at the signature. Who sends without end '
        + 'makes it end; Kubernetes starts it again.',
      'Cilium serves Gateways where it was installed with gatewayAPI.enabled=true and kubeProxyReplacement=true, after the CRDs of the Gateway API.',
    ],
  ]);
});

test('Traefik: listeners have the ports of its entry points, and Middlewares limit callers', () => {
  const traefik = plan('Traefik with callers limited');
  const all = byName(objects(traefik));
  expect(all['Gateway/prow'].listeners.map(({ name, port }: any) => [name, port])).toEqual([['https-hook', 8443], ['https-deck', 8443], ['http', 8000]]);
  expect(all['Middleware/hook-sources']).toEqual({ ipAllowList: { sourceRange: ['192.30.252.0/22'] } });
  expect(all['HTTPRoute/hook'].rules).toEqual(
    [{ ...HOOK, filters: ['hook-sources', 'hook-body'].map((name) => ({ type: 'ExtensionRef', extensionRef: { group: 'traefik.io', kind: 'Middleware', name } })) }]);
  expect(all['Middleware/hook-body']).toEqual({ buffering: { maxRequestBodyBytes: 26214400 } });
  expect(all['HTTPRoute/deck'].rules[0].timeouts).toBeUndefined();
  expect([traefik.hookUrl, traefik.requirements.at(-1)]).toEqual(
    [`https://hook.${domain}/hook`, { name: 'traefik-crds', crds: ['middlewares.traefik.io'], stage: 'prow' }]);
  const ports = GatewayController.traefik({ httpPort: 80, httpsPort: 443, namespace: 'kube-system', gatewayClassName: 'edge', classExists: false })._plan;
  expect([ports.ports, ports.pods, ports.gatewayClassName, ports.classExists]).toEqual(
    [{ http: 80, https: 443 }, { namespace: 'kube-system', labels: {} }, 'edge', false]);
});

test('NGINX Gateway Fabric: webhooks of 25 MB pass, and its pods are among Prow\'s', () => {
  const nginx = plan('NGINX Gateway Fabric');
  expect(byName(objects(nginx))['ClientSettingsPolicy/hook']).toEqual(
    { targetRef: { group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name: 'hook' }, body: { maxSize: '25m', timeout: '15s' } });
  const ends = namedEnds(NAMESPACE);
  expect(nginx.callers).toEqual([]);
  expect(nginx.traffic?.(ends).map(({ from, to, purpose }) => `${from.name} -> ${to.name}: ${purpose}`)).toEqual([
    'anybody -> nginx-gateway-fabric: what comes to the Gateway',
    'nginx-gateway-fabric -> hook: webhooks',
    'nginx-gateway-fabric -> deck: pages of deck',
    'nginx-gateway-fabric -> dns: names',
    'nginx-gateway-fabric -> nginx-gateway-fabric\'s control plane: configuration of the Gateway',
  ]);
  expect(nginx.traffic?.(ends)[0].to.pods).toEqual({ namespace: NAMESPACE, labels: { 'gateway.networking.k8s.io/gateway-name': 'prow' } });
  const issued = planOf(Exposure.gateway({ controller: GatewayController.istio(), domain, tls: tlsOf(ISSUED) }));
  expect(issued.traffic?.(ends).at(-1)).toMatchObject({ to: { name: 'acme-solver' }, ports: [{ port: 8089, protocol: 'TCP' }] });
});

test('Istio: one host, one listener, and what is said of the Gateway', () => {
  const istio = plan('Istio on one host');
  const gateway = objects(istio).find(({ kind }) => kind === 'Gateway');
  expect([gateway.metadata.annotations, gateway.spec.addresses, gateway.spec.infrastructure]).toEqual([
    { a: 'b' }, [{ type: 'IPAddress', value: '192.0.2.9' }], { annotations: { 'example.com/kind': 'internal' }, labels: { team: 'ci' } },
  ]);
  expect(gateway.spec.listeners.map(({ name, hostname }: any) => [name, hostname])).toEqual([['https', domain]]);
  expect(Object.keys(byName(objects(istio)))).toEqual(['Gateway/prow', 'HTTPRoute/hook', 'HTTPRoute/deck']);
  expect([istio.hookUrl, istio.deckUrl]).toEqual([`https://${domain}/hook`, `https://${domain}`]);
});

test('Contour without TLS: one listener, no redirection, and a warning', () => {
  const contour = plan('Contour without TLS');
  const all = byName(objects(contour));
  expect(Object.keys(all)).toEqual(['Gateway/prow', 'HTTPRoute/hook', 'HTTPRoute/deck']);
  expect([all['Gateway/prow'].listeners, all['HTTPRoute/hook'].parentRefs]).toEqual([
    [{ name: 'http', port: 80, protocol: 'HTTP', allowedRoutes: ALLOWED }], [{ name: 'prow', sectionName: 'http' }],
  ]);
  expect([contour.hookUrl, contour.warnings]).toEqual([
    `http://hook.${domain}/hook`, ['Nothing is encrypted on the way to the Gateway: anybody on it can read webhooks and what people do in deck; say tls.'],
  ]);
});

test('any other controller: a class by its name, and no redirection where none is wanted', () => {
  const other = plan('another controller with its class');
  expect(made((scope) => other.objects.ingress?.(scope, inside))[0].spec).toEqual({ controllerName: 'example.com/gateway-controller' });
  expect(Object.keys(byName(objects(other)))).toEqual(['Gateway/prow', 'HTTPRoute/hook', 'HTTPRoute/deck']);
  expect(byName(objects(other))['HTTPRoute/deck'].rules[0].timeouts).toEqual({ request: '0s' });
});

test('a Gateway of another namespace gets routes, and leave to read the Secret', () => {
  const shared = plan('a Gateway that exists, in another namespace');
  const all = byName(objects(shared));
  expect(Object.keys(all)).toEqual(['Certificate/prow-tls', 'ReferenceGrant/prow-certificate', 'HTTPRoute/hook', 'HTTPRoute/deck', 'HTTPRoute/prow-redirect']);
  expect(all['ReferenceGrant/prow-certificate']).toEqual({
    from: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', namespace: 'infra' }], to: [{ group: '', kind: 'Secret', name: 'prow-tls' }],
  });
  expect([all['HTTPRoute/hook'].parentRefs, all['HTTPRoute/prow-redirect'].parentRefs]).toEqual([
    [{ name: 'shared', namespace: 'infra', sectionName: 'https' }], [{ name: 'shared', namespace: 'infra', sectionName: 'http' }],
  ]);
  expect([shared.requirements[0], shared.notes.slice(2)]).toEqual([
    { name: 'gateway-api', crds: ['httproutes.gateway.networking.k8s.io', 'referencegrants.gateway.networking.k8s.io'], stage: 'prow' },
    [
      'Listeners of Gateway shared in namespace infra must let in routes of Prow\'s namespace, by allowedRoutes.',
      'A listener of Gateway shared must name the Secret prow-tls of Prow\'s namespace in its certificateRefs.',
      'Whether the Gateway ends webhooks that are too long, or too slow, is not known here, because nobody said what serves it by `controller`: hook itself '
        + 'reads whatever comes to its end, and into its memory, before it looks at the signature.',
    ],
  ]);
});

test('a Gateway that exists ends TLS itself, unless it is said that it does not', () => {
  const existing = plan('a Gateway that exists, with a certificate of its own');
  expect(Object.keys(byName(objects(existing)))).toEqual(['HTTPRoute/hook', 'BackendTrafficPolicy/hook', 'HTTPRoute/deck']);
  expect([existing.hookUrl, existing.objects.ingress, existing.warnings, ...existing.notes.slice(-2)]).toEqual([
    `https://hook.${domain}/hook`, undefined, [], 'Whether http is sent to https is up to the owner of Gateway shared.',
    'envoy-gateway answers 413 to webhooks of more than 25 MB, and hands hook whole ones only. A ClientTrafficPolicy with requestReceivedTimeout, by the '
      + 'owner of the Gateway, ends slow ones.',
  ]);
  expect(planOf(Exposure.gateway({ parentRef: { name: 'shared', https: false }, domain })).hookUrl).toBe(`http://hook.${domain}/hook`);
  const beside = planOf(Exposure.gateway({ parentRef: { name: 'shared', namespace: 'infra' }, controller: GatewayController.istio(), domain }));
  expect(beside.callers).toEqual([{ name: 'istio', pods: { namespace: 'infra', labels: { 'gateway.networking.k8s.io/gateway-name': 'shared' } } }]);
});

test.each<[string, object, TlsFront['http01']]>([
  ['port 80', {}, { gateway: { name: 'prow', sectionName: 'http' } }],
  ['no port 80', { http: false }, undefined],
  ['a Gateway that exists', { controller: undefined, parentRef: { name: 'shared', namespace: 'infra', httpSectionName: 'web' } },
    { gateway: { name: 'shared', namespace: 'infra', sectionName: 'web' } }],
  ['one of which no port 80 is known', { controller: undefined, parentRef: { name: 'shared' } }, undefined],
])('an issuer learns where challenges come in: %s', (_, options, http01) => {
  const seen: TlsFront[] = [];
  Exposure.gateway({ controller: eg, domain, tls: tlsOf(ISSUED, (front) => seen.push(front)), ...options });
  expect(seen).toEqual([{ hosts: [`hook.${domain}`, `deck.${domain}`], http01 }]);
});

test('an issuer is put into its own stage, for the namespace that Prow is in; TLS is resolved once', () => {
  const issuer = jest.fn();
  const seen: TlsFront[] = [];
  const { objects } = planOf(Exposure.gateway({ controller: eg, domain, tls: tlsOf({ ...ISSUED, issuer }, (front) => seen.push(front)) }));
  made((scope) => {
    objects.issuer?.(scope, inside);
    objects.prow?.(scope, inside);
  });
  expect([issuer.mock.calls.map(([, namespace]) => namespace), seen.length]).toEqual([[NAMESPACE], 1]);
});

test('Let\'s Encrypt comes in by the listener of port 80', () => {
  const acme = plan('Envoy Gateway with Let\'s Encrypt');
  const [issuer] = made((scope) => acme.objects.issuer?.(scope, inside));
  expect(issuer.spec.acme.solvers).toMatchObject(
    [{ http01: { gatewayHTTPRoute: { parentRefs: [{ name: 'prow', namespace: NAMESPACE, sectionName: 'http' }] } } }]);
  expect(byName(objects(acme))['Certificate/prow-tls'].issuerRef).toEqual({ group: 'cert-manager.io', kind: 'ClusterIssuer', name: issuer.metadata.name });
});

test('ProwGateway renders the Gateway, and nothing else', () => {
  expect(
    made(
      (scope) => new ProwGateway(scope, 'gateway',
        { controller: eg, domain, tls: Tls.secret('prow-tls'), name: 'edge', namespace: NAMESPACE })).map(({ kind, metadata, spec }) =>
    [kind, metadata.name, metadata.namespace, spec.listeners.length])).toEqual([['Gateway', 'edge', NAMESPACE, 3]]);
});

test.each(GATEWAY_VARIANTS.map(({ name }) => [name]))('rules that hold for all: %s', (name) => {
  const all = objects(plan(name));
  const routes = all.filter(({ kind }) => kind === 'HTTPRoute');
  const toHook = routes.flatMap(({ spec }) => spec.rules).filter(({ backendRefs }) => backendRefs?.some((one: any) => one.name === 'hook'));
  expect(toHook.map(({ matches }) => matches)).toEqual([HOOK.matches]);
  expect(routes.flatMap(({ spec }) => spec.rules.flatMap((rule: any) => rule.filters ?? [])).filter(({ type }) => type === 'URLRewrite')).toEqual([]);
  expect(routes.every(({ spec }) => spec.hostnames.length > 0 && spec.parentRefs.length === 1)).toBe(true);
});

const hosts = { controller: eg, domain };
const OWN = 'belongs to a Gateway of one\'s own, and parentRef names one that exists; leave one of them out (MutuallyExclusive)';

test.each<[unknown, string]>([
  [{ domain },
    '({ controller }): is missing, and with it the class of the Gateway; write controller: GatewayController.envoyGateway() or the like (GatewayWithoutClass)'],
  [{ domain, controller: 'cilium' },
    '({ controller }): "cilium" is not made by GatewayController.envoyGateway(); write GatewayController.cilium() (WrongType)'],
  [{ controller: eg },
    '({ domain }): is missing; write domain: "prow.example.com" for hook.prow.example.com and deck.prow.example.com, or give hookHost and deckHost '
      + '(PropMissing)'],
  [{ controller: eg, domain: 'https://prow.example.com/' },
    '({ domain }): "https://prow.example.com/" is not a DNS name; write "prow.example.com" (HostNotDnsName)'],
  [{ controller: eg, domain: '*.example.com' }, '({ domain }): "*.example.com" is not a DNS name; write a name like "prow.example.com" (HostNotDnsName)'],
  [{ controller: eg, domain: '192.0.2.1' }, '({ domain }): "192.0.2.1" is not a DNS name; write a name like "prow.example.com" (HostNotDnsName)'],
  [{ ...hosts, hookHost: 'a.example.com' }, '({ domain }): cannot stand beside hookHost; give the domain, or both hosts (MutuallyExclusive)'],
  [{ domain, parentRef: { name: 'shared' }, addresses: ['192.0.2.1'] }, `({ addresses }): ${OWN}`],
  [{ domain, parentRef: { name: 'shared' }, http: true }, `({ http }): ${OWN}`],
  [{ domain, parentRef: {} }, '({ parentRef.name }): is missing; give it a value (PropMissing)'],
  [{ domain, parentRef: { name: 'Shared' } }, '({ parentRef.name }): "Shared" is not a DNS subdomain; write "shared" (NameNotDnsSubdomain)'],
  [{ domain, parentRef: { name: 'shared', https: false }, tls: tlsOf(ISSUED) },
    '({ tls }): nobody uses the certificate, because parentRef says https: false; leave one of them out (PropWithoutEffect)'],
  [{ domain, parentRef: { name: 'shared' }, webhookSources: ['192.0.2.0/24'] },
    '({ webhookSources }): the Gateway API has no word for it, and nobody said what serves the Gateway; give controller as well (ControllerCannot)'],
  [
    { domain, controller: GatewayController.istio(), deckSources: ['192.0.2.0/24'] },
    '({ deckSources }): istio cannot limit the callers of a route, and the Gateway API has no word for it; '
      + 'leave it out and filter by an AuthorizationPolicy with remoteIpBlocks, or take GatewayController.envoyGateway() (ControllerCannot)',
  ],
  [{ domain, controller: GatewayController.istio(), webhookBodyLimit: 26214400 },
    '({ webhookBodyLimit }): istio cannot limit the size of webhooks, and the Gateway API has no word for it; '
      + 'leave it out, or take GatewayController.envoyGateway() (ControllerCannot)'],
  [{ domain, parentRef: { name: 'shared' }, webhookBodyLimit: 26214400 },
    '({ webhookBodyLimit }): the Gateway API has no word for it, and nobody said what serves the Gateway; give controller as well (ControllerCannot)'],
  [{ ...hosts, webhookBodyLimit: 0 }, '({ webhookBodyLimit }): 0 is outside 65536-104857600; pick a number in that range (NumberOutOfRange)'],
  [{ ...hosts, webhookSources: ['192.0.2.1/24'] }, '({ webhookSources[0] }): "192.0.2.1/24" has host bits set; did you mean "192.0.2.0/24"? (CidrNotMasked)'],
  [{ ...hosts, http: false }, '({ http }): false leaves no port at all, because there is no TLS; give tls, or leave it out (MutuallyExclusive)'],
  [{ ...hosts, redirect: true }, '({ redirect }): there is no https to send anybody to; leave it out (PropWithoutEffect)'],
  [{ ...hosts, tls: tlsOf(ISSUED), http: false, redirect: true },
    '({ redirect }): nobody comes to port 80, because nothing listens there; leave it out (PropWithoutEffect)'],
  [{ ...hosts, addresses: ['prow.example.com'] },
    '({ addresses[0] }): "prow.example.com" is not an IP address; write one like "192.168.1.240" (IpAddressInvalid)'],
  [{ ...hosts, tls: tlsOf({ findings: [{ what: 'does not fit', instead: 'take another', code: 'WrongType' }] }) },
    '({ tls }): does not fit; take another (WrongType)'],
])('Exposure.gateway: row %#', (options, message) => expect(() => Exposure.gateway(loose(options))).toThrow(new Error(`Exposure.gateway${message}`)));

test.each<[() => unknown, string]>([
  [() => GatewayController.other(loose({})), 'GatewayController.other({ gatewayClassName }): is missing; give it a value (PropMissing)'],
  [() => GatewayController.other({ gatewayClassName: 'My Class' }),
    'GatewayController.other({ gatewayClassName }): "My Class" is not a DNS subdomain; write "my-class" (NameNotDnsSubdomain)'],
  [
    () => GatewayController.other({ gatewayClassName: 'edge', controllerName: 'controller' }),
    'GatewayController.other({ controllerName }): "controller" is not the name of a controller; '
      + 'write it as its project does, like "example.com/gateway-controller" (ControllerNameInvalid)',
  ],
  [() => GatewayController.traefik({ httpPort: 0 }),
    'GatewayController.traefik({ httpPort }): 0 is outside 1-65535; pick a number in that range (NumberOutOfRange)'],
  [() => GatewayController.cilium(loose({ className: 'x' })),
    'GatewayController.cilium(): "className" is not a property; did you mean "gatewayClassName"? (UnknownProp)'],
  [
    () => made((scope) => new ProwGateway(scope, 'a', loose({ domain }))),
    '[c/a] controller: is missing, and with it the class of the Gateway; '
      + 'write controller: GatewayController.envoyGateway() or the like (GatewayWithoutClass)',
  ],
])('controllers and the construct: row %#', (make, message) => expect(make).toThrow(new Error(message)));
