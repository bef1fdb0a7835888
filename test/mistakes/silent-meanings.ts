import { ApiObject, type ApiObjectProps, Chart } from 'cdk8s';
import { Mistake, own } from './mistake';

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
];
