import { ApiObject, type ApiObjectProps, Chart, JsonPatch } from 'cdk8s';
import { DeckAccess, ExtraVolume } from '../../src';
import { app, changed, Mistake, own } from './mistake';

type Written = ApiObjectProps & Record<string, any>;

const metadata = { name: 'x', namespace: 'default' };
const all = (...objects: readonly Written[]) => own((made) => {
  const chart = new Chart(made, 'c');
  objects.forEach((object, i) => new ApiObject(chart, `o${i}`, object));
});
const role = (...rules: readonly object[]) => all({ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata, rules });
const service = (name: string) => all({
  apiVersion: 'v1', kind: 'Service', metadata: { name, namespace: 'default' }, spec: { clusterIP: 'None', selector: undefined, ports: [{ port: 80 }] },
});
const gateway = (listener: object) => all({
  apiVersion: 'gateway.networking.k8s.io/v1', kind: 'Gateway', metadata,
  spec: { gatewayClassName: 'eg', listeners: [{ name: 'https', port: 443, protocol: 'HTTPS', ...listener }] },
});
const ingress = (annotations: Record<string, string>, path = '/') => all({
  apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: { ...metadata, annotations },
  spec: {
    ingressClassName: 'nginx',
    rules: [{ host: 'a.dev', http: { paths: [{ path, pathType: 'ImplementationSpecific', backend: { service: { name: 'x', port: { number: 80 } } } }] } }],
  },
});
const certificate = (solver: object, ...dnsNames: readonly string[]) => all(
  {
    apiVersion: 'cert-manager.io/v1', kind: 'Issuer', metadata,
    spec: { acme: { server: 'https://acme.dev/directory', privateKeySecretRef: { name: 'account' }, solvers: [solver] } },
  },
  { apiVersion: 'cert-manager.io/v1', kind: 'Certificate', metadata, spec: { secretName: 'tls', dnsNames, issuerRef: { name: 'x', kind: 'Issuer' } } },
);
const HTTP = { http01: { ingress: { ingressClassName: 'nginx' } } };
const DNS = { dns01: { cloudflare: { apiTokenSecretRef: { name: 'cloudflare', key: 'token' } } } };
const store = (provider: object) => all({ apiVersion: 'external-secrets.io/v1', kind: 'SecretStore', metadata, spec: { provider } });

const oauth2Proxy = (argument: string) => changed({ deckAccess: DeckAccess.oauth2Proxy({ org: 'acme' }) }, (made) => {
  const proxy = made.node.findAll().find((one) => ApiObject.isApiObject(one) && one.kind === 'Deployment' && one.name === 'oauth2-proxy');
  (proxy as ApiObject).addJsonPatch(JsonPatch.add('/spec/template/spec/containers/0/args/-', argument));
});

/** What is taken, and means something else than it looks like. */
export const SILENT_MEANINGS: readonly Mistake[] = [
  {
    id: 'S-80', says: 'rights in a group that does not have the resource',
    input: () => role(
      { apiGroups: [''], resources: ['pods', 'deployments'], verbs: ['get'] }, { apiGroups: ['extensions'], resources: ['ingresses/status'], verbs: ['get'] },
    ),
    becomes: { warned: [
      '[c/o0] rules[0]: `deployments` are of the group "apps", and the rule is for "", so it gives no right to them.',
      '[c/o0] rules[1]: `ingresses/status` are of the group "networking.k8s.io", and the rule is for "extensions", so it '
        + 'gives no right to them.',
    ] },
    corrected: () => role(
      { apiGroups: ['', 'apps'], resources: ['pods', 'pods/log', 'deployments', 'endpoints', 'events'], verbs: ['get'] },
      { apiGroups: ['*'], resources: ['deployments'], verbs: ['get'] }, { apiGroups: ['metrics.k8s.io'], resources: ['pods'], verbs: ['get'] },
      { apiGroups: ['networking.k8s.io'], resources: ['networkpolicies', 'ingresses'], verbs: ['get'] },
    ),
  },
  { id: 'S-81', says: 'a Service that begins with a digit', input: () => service('2048'), becomes: { warned: [
      '[c/o0] metadata.name: `2048` begins with a digit, and API servers up to Kubernetes 1.35 refuse a Service of that name.',
    ] }, corrected: () => service('game-2048') },
  {
    id: 'S-82', says: 'a listener of https without a certificate', input: () => gateway({}), becomes: { warned: [
      '[c/o0] spec.listeners[0]: it is for HTTPS and has no tls, without which controllers leave it out that do not take '
        + 'certificates from elsewhere.',
    ] },
    corrected: () => gateway({ tls: { certificateRefs: [{ name: 'tls' }] } }),
  },
  {
    id: 'S-83', says: 'an annotation of nginx with a letter too few',
    input: () => ingress({ 'nginx.ingress.kubernetes.io/proxy-body-sise': '26m' }), becomes: { warned: [
      '[c/o0] metadata.annotations: `nginx.ingress.kubernetes.io/proxy-body-sise` is no annotation of ingress-nginx, which '
        + 'leaves it out without a word; did you mean `nginx.ingress.kubernetes.io/proxy-body-size`?',
    ] },
    corrected: () => ingress({ 'nginx.ingress.kubernetes.io/proxy-body-size': '26m', 'nginx.ingress.kubernetes.io/enable-opentracing': 'true' }),
  },
  {
    id: 'S-84', says: 'an expression that nobody takes for one', input: () => ingress({}, '/api(/|$)(.*)'), becomes: { warned: [
      '[c/o0] spec.rules[0].http.paths[0].path: ingress-nginx takes `/api(/|$)(.*)` as it stands; add the annotation '
        + '`nginx.ingress.kubernetes.io/use-regex: "true"` where it is meant as an expression.',
    ] },
    corrected: () => ingress({ 'nginx.ingress.kubernetes.io/use-regex': 'true' }, '/api(/|$)(.*)'),
  },
  {
    id: 'S-85', says: 'a wildcard that is to be shown by HTTP', input: () => certificate(HTTP, 'a.dev', '*.a.dev'), becomes: { refused: [
      '[c/o1] spec.dnsNames[1]: "*.a.dev" is a wildcard, and the issuer "x" has only solvers of HTTP-01, by which ACME shows '
        + 'none; name the hosts, or give the issuer a solver of DNS-01 (SolverMissing)',
    ] },
    corrected: () => certificate(DNS, 'a.dev', '*.a.dev'),
  },
  {
    id: 'S-86', says: 'secrets of two providers',
    input: () => store({ fake: { data: [] }, kubernetes: { server: {} } }), becomes: { refused: [
      '[c/o0] spec.provider: has fake and kubernetes; give exactly one of them (NotExactlyOne)',
    ] }, corrected: () => store({ fake: { data: [] } }),
  },
  {
    id: 'S-87', says: 'a flag twice, with another value each time',
    input: () => app({ hook: { extraArgs: ['--grace-period=1m', '--grace-period=2m', '--github-enabled-org=a', '--github-enabled-org=b'] } }), becomes: { refused: [
      'new ProwApp({ hook.extraArgs[0] }): "--grace-period=1m" does nothing, because hook takes "--grace-period=2m" behind '
        + 'it; keep one of them (ArgumentsContradict)',
    ] },
    corrected: () => app({ hook: { extraArgs: ['--grace-period=2m', '--github-enabled-org=a', '--github-enabled-org=b'] } }),
  },
  {
    id: 'S-88', says: 'a file that no volume brings', input: () => app({ hook: { extraArgs: ['--slack-token-file=/etc/slack/token'] } }), becomes: { warned: [
      '[40-prow/prow/hook/Resource] spec.template.spec.containers[0].args[10]: `--slack-token-file=/etc/slack/token` names a '
        + 'path that no volume here brings, and without the file the program does not start.',
    ] },
    corrected: () => app({
      hook: { extraArgs: ['--slack-token-file=/etc/slack/token'], extraVolumes: [ExtraVolume.secret({ name: 'slack', secretName: 'slack', mountPath: '/etc/slack' })] },
    }),
  },
  {
    id: 'S-89', says: 'a patched flag of oauth2-proxy that it does not have',
    input: () => oauth2Proxy('--cookie-expires=1h'), becomes: { refused: [
      '[40-prow/prow/oauth2-proxy/Resource] spec.template.spec.containers[0].args[11]: a patch brings it: "--cookie-expires" '
        + 'is not a flag of oauth2-proxy, which would not start; did you mean "--cookie-expire"? (ArgumentUnknown)',
    ] }, corrected: () => oauth2Proxy('--cookie-expire=1h'),
  },
];
