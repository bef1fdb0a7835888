import { App, ApiObject, Chart, JsonPatch } from 'cdk8s';
import { ExternalObjects } from '../../src/platform/checks/external-objects';
import { ReferenceChecks } from '../../src/platform/checks/reference-checks';
import { render } from '../../src/writer/render';

type Json = Record<string, any>;

const OURS = { 'app.kubernetes.io/part-of': 'prow', 'app.kubernetes.io/managed-by': 'cdk8s-prow' };
const named = (name: string, labels?: Json) => ({ name, namespace: 'prow', ...labels && { labels } });
const ports = (...numbers: number[]) => numbers.map((containerPort) => ({ name: `p${containerPort}`, containerPort }));

interface More { readonly ours?: boolean; readonly spec?: Json; readonly container?: Json; readonly pod?: Json }

function workload(name: string, labels: Json, more: More = {}): Json {
  return {
    apiVersion: 'apps/v1', kind: 'Deployment', metadata: named(name, more.ours ? OURS : undefined),
    spec: { selector: { matchLabels: labels }, ...more.spec,
      template: { metadata: { labels }, spec: { containers: [{ name: 'c', image: 'a/b:v1', ports: ports(8080), ...more.container }], ...more.pod } } },
  };
}
const service = (name: string, selector: Json, labels?: Json, spec: Json = {}): Json =>
  ({ apiVersion: 'v1', kind: 'Service', metadata: named(name, labels), spec: { selector, ports: [{ name: 'http', port: 80, targetPort: 8080 }], ...spec } });
const ingress = (backend: Json, more: Json = {}): Json => ({
  apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: { ...named('i'), ...more.metadata },
  spec: { defaultBackend: { service: backend }, ...more.spec },
});
const gateway = (kind: string, spec: Json): Json => ({ apiVersion: 'gateway.networking.k8s.io/v1', kind, metadata: named(kind.toLowerCase()), spec });
const shared = gateway('Gateway', { gatewayClassName: 'envoy', listeners: [{ name: 'https' }] });
const certificate = (name: string, secretName: string, issuerRef: Json = { name: 'ca' }): Json =>
  ({ apiVersion: 'cert-manager.io/v1', kind: 'Certificate', metadata: named(name), spec: { secretName, issuerRef } });
const issuer = { apiVersion: 'cert-manager.io/v1', kind: 'Issuer', metadata: named('ca'), spec: { selfSigned: {} } };
const scaler = (kind: string, target: Json, most: Json): Json =>
  ({ apiVersion: kind === 'ScaledObject' ? 'keda.sh/v1alpha1' : 'autoscaling/v2', kind, metadata: named('s'), spec: { scaleTargetRef: target, ...most } });
const binding = (subject: Json, role = 'cluster-admin'): Json => ({
  apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRoleBinding', metadata: { name: 'b' }, roleRef: { kind: 'ClusterRole', name: role },
  subjects: [subject],
});
const account = (name: string, labels?: Json): Json => ({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: named(name, labels) });
const calls = (...args: string[]) => ({ args, env: [{ name: 'E', value: 'http://plain.prow/' }] });

const WEB = [workload('web', { app: 'web' }), service('web', { app: 'web' })];
const CRIER = workload('crier', { app: 'crier' }, { ours: true, spec: { replicas: 1, strategy: { type: 'Recreate' } } });

/** What is found, errors before warnings, in a closed world with the namespace `prow`. */
function found(objects: readonly Json[], external: ExternalObjects = {}): readonly string[] {
  const chart = new Chart(new App({ outdir: 'nowhere' }), 'c');
  objects.forEach((json, i) => new ApiObject(chart, `o${i}`, json as any));
  const checks = new ReferenceChecks({ ...external, namespaces: ['prow', ...external.namespaces ?? []] });
  // they hold no more than what they say of each other; what a server would miss in them is for other tests
  render(App.of(chart), [], (object) => checks.see(object));
  return [...checks.problems().map(({ text }) => text), ...checks.warnings()];
}

const FITTING: readonly [string, readonly Json[], ExternalObjects?][] = [
  ['two versions of one thing behind a Service', [...WEB, workload('canary', { app: 'web', track: 'canary' })]],
  ['two workloads of Prow behind a Service of Prow',
    [workload('a', { app: 'x' }, { ours: true }), workload('b', { app: 'x' }, { ours: true }), service('x', { app: 'x' }, OURS)]],
  ['backends by number and name', [...WEB, ingress({ name: 'web', port: { number: 80 } }, { spec: { rules: [{}, { http: { paths: [{ backend: { resource: {} } },
    { backend: { service: { name: 'web', port: { name: 'http' } } } }] } }] } })]],
  ['a backend that was said', [ingress({ name: 'other', port: { number: 1 } })], { services: [{ namespace: 'prow', name: 'other' }] }],
  ['routes', [...WEB, shared, gateway('HTTPRoute',
    { parentRefs: [{ name: 'gateway', sectionName: 'https' }, { kind: 'Service', name: 'mesh' }, { name: 'far', namespace: 'x' }],
    rules: [{ backendRefs: [{ name: 'web', port: 80 }, { group: 'acme.dev', kind: 'Bucket', name: 'b' }] }] })]],
  ['a headless Service and one elsewhere', [workload('web', { app: 'web' }), service('web', { app: 'web' }, undefined, { clusterIP: 'None' }),
    service('far', {}, undefined, { type: 'ExternalName' }), ingress({ name: 'web', port: { number: 9 } }),
    gateway('HTTPRoute', { rules: [{ backendRefs: [{ name: 'far', port: 9 }] }] })]],
  ['autoscalers', [...WEB, CRIER, scaler('HorizontalPodAutoscaler', { kind: 'Deployment', name: 'web' }, { maxReplicas: 5 }),
    { ...scaler('ScaledObject', { name: 'crier' }, { maxReplicaCount: 1 }) },
    { ...scaler('HorizontalPodAutoscaler', { kind: 'Rollout', name: 'x' }, { maxReplicas: 2 }),
      metadata: named('rollout') }]],
  ['a binding of somebody else\'s for a policy that the cluster has', [{
    apiVersion: 'admissionregistration.k8s.io/v1', kind: 'ValidatingAdmissionPolicyBinding', metadata: { name: 'b' },
    spec: { policyName: 'elsewhere', validationActions: ['Deny'] },
  }]],
  ['a binding of ours for a policy of another name that is there', [
    { apiVersion: 'admissionregistration.k8s.io/v1', kind: 'MutatingAdmissionPolicyBinding', metadata: { name: 'b', labels: OURS }, spec: { policyName: 'p' } },
    { apiVersion: 'admissionregistration.k8s.io/v1', kind: 'MutatingAdmissionPolicy', metadata: { name: 'p' }, spec: {} },
  ]],
  ['rights for accounts that are not all jobs’',
    [account('prow-job', OURS), account('release'), binding({ kind: 'ServiceAccount', name: 'release', namespace: 'prow' })]],
  ['rights for jobs that do not make them administrators',
    [account('prow-job', OURS), binding({ kind: 'ServiceAccount', name: 'prow-job', namespace: 'prow' }, 'view')]],
  ['an account of that name that is not ours', [account('prow-job'), binding({ kind: 'ServiceAccount', name: 'prow-job', namespace: 'prow' })]],
  ['Secrets that controllers make', [issuer, certificate('a', 'tls'),
    { apiVersion: 'external-secrets.io/v1', kind: 'ExternalSecret', metadata: named('ext'), spec: {} },
    { apiVersion: 'bitnami.com/v1alpha1', kind: 'SealedSecret', metadata: named('sealed'), spec: {} },
    { apiVersion: 'trust.cert-manager.io/v1alpha1', kind: 'Bundle', metadata: { name: 'roots' }, spec: { target: { configMap: { key: 'ca.crt' } } } },
    workload('web', { app: 'web' }, { pod: { volumes: [...['tls', 'ext', 'sealed'].map((secretName) => ({ name: secretName, secret: { secretName } })),
      ...['roots', 'kube-root-ca.crt'].map((name, i) => ({ name: `c${i}`, configMap: { name, items: [{ key: 'ca.crt', path: 'x' }] } }))] } })]],
  ['a Certificate by its own name and by an Ingress', [issuer, certificate('tls', 'tls'), ...WEB, ingress({ name: 'web', port: { number: 80 } },
    { metadata: { annotations: { 'cert-manager.io/issuer': 'ca' } }, spec: { tls: [{ secretName: 'tls' }] } })]],
  ['issuers of another group', [certificate('a', 'a', { group: 'awspca.cert-manager.io', kind: 'AWSPCAIssuer', name: 'x' }),
    ingress({}, { metadata: { annotations: {
    'cert-manager.io/issuer': 'x', 'cert-manager.io/issuer-group': 'acme.dev' } } })]],
  ['classes of which nothing is known', [ingress({}, { spec: { ingressClassName: 'nginx' } }), shared]],
  ['classes that were said, and those of every cluster', [ingress({}, { spec: { ingressClassName: 'nginx' } }),
    workload('web', { app: 'web' }, { pod: { priorityClassName: 'system-cluster-critical' } }),
    { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: named('p'),
      spec: { storageClassName: '' } }], { classes: { ingress: ['nginx'], priority: [], storage: [] } }],
  ['calls to Services and elsewhere', [...WEB,
    workload('a', { app: 'a' }, { ours: true, container: calls('--x=http://web.prow', '--y=http://web.prow/z', '--z=https://ghe.prow',
    '--u=http://web.prow.svc.cluster.local:80/', '--v=http://api.web.prow', '--w=https://acme.dev', '--m=http://minio.minio.svc:9000',
    '--n=http://plain.prow@x') }),
  service('plain', { app: 'web' })]],
  ['a foreign pod may call a host outside', [...WEB, workload('a', { app: 'a' }, { container: calls('--x=http://acme.prow') })]],
];

test.each(FITTING.map(([says, objects, external = {}]) => [says, objects, external] as const))('nothing: %s',
  (_, objects, external) => expect(found(objects, external)).toEqual([]));

const WRONG: readonly [string, readonly Json[], readonly string[], ExternalObjects?][] = [
  ['pods behind a Service of Prow', [workload('hook', { app: 'x' }, { ours: true }), workload('b', { app: 'x' }), service('x', { app: 'x' }, OURS)], [
    '[c/o1] spec.template.metadata.labels: these pods would get a part of the traffic of Service "x" of [c/o2], which selects {"app":"x"}; give them '
      + 'other labels (TrafficCaught)']],
  ['pods behind a Service that cannot answer', [...WEB, workload('job', { app: 'web' }, { container: { ports: [] } })], [
    '[c/o1] Service "web" selects pods of [c/o2] beside those of [c/o0], and they do not have its ports. A part of the traffic gets lost there.']],
  ['a default backend', [...WEB, ingress({ name: 'wep', port: { number: 80 } })],
    ['[c/o2] spec.defaultBackend.service.name: there is no Service "wep" in namespace "prow"; did you mean "web"? (ServiceMissing)']],
  ['a port by name', [...WEB, ingress({ name: 'web', port: { name: 'htpp' } })],
    ['[c/o2] spec.defaultBackend.service.port.name: Service "web" in namespace "prow" has no port "htpp"; did you mean "http"? (ServicePortMissing)']],
  ['a mirror in another namespace', [gateway('GRPCRoute',
    { rules: [{ filters: [{ requestMirror: { backendRef: { name: 'web', namespace: 'shop', port: 80 } } }] }] })],
    ['[c/o0] spec.rules[0].filters[0].requestMirror.backendRef.name: there is no Service "web" in namespace "shop"; '
      + 'emit it, or say it in existing.services (ServiceMissing)']],
  ['a listener', [shared, gateway('TLSRoute', { parentRefs: [{ name: 'gateway', sectionName: 'tls' }] })],
    ['[c/o1] spec.parentRefs[0].sectionName: there is no listener "tls" in Gateway "gateway" in namespace "prow"; name "https" (ListenerMissing)']],
  ['a Gateway, where somebody said which there are', [gateway('TLSRoute', { parentRefs: [{ name: 'gatewey' }] })],
    ['[c/o0] spec.parentRefs[0].name: there is no Gateway "gatewey" in namespace "prow"; emit it, or say it in existing.gateways (GatewayMissing)'],
    { gateways: [] }],
  ['a ScaledObject of what may not run twice', [CRIER, scaler('ScaledObject', { name: 'crier' }, {})],
    ['[c/o1] spec.maxReplicaCount: 100 pods of Deployment "crier" in namespace "prow" could run, and of [c/o0] only one may run; '
      + 'leave the autoscaler out (ReplicasNotAllowed)']],
  ['a target of another kind', [...WEB, scaler('HorizontalPodAutoscaler', { kind: 'StatefulSet', name: 'web' }, { maxReplicas: 2 })],
    ['[c/o2] spec.scaleTargetRef.name: there is no StatefulSet "web" in namespace "prow"; emit it in the namespace of the autoscaler, '
      + 'or say it in existing.workloads (ScaleTargetMissing)']],
  ['all accounts of the jobs’ namespace', [account('prow-job', OURS), binding({ kind: 'Group', name: 'system:serviceaccounts:prow' })],
    ['[c/o1] subjects[0]: Group "system:serviceaccounts:prow" makes every job cluster-admin that runs as [c/o0], those of a stranger’s pull request too; '
      + 'bind a ServiceAccount of its own, and name it as serviceAccountName in jobs whose code you trust (JobsAreAdmin)']],
  ['two Certificates', [issuer, certificate('a', 'tls'), certificate('b', 'tls')],
    ['[c/o2] spec.secretName: Certificate "b" would write Secret "tls", which is written by Certificate "a" of [c/o1] already; '
      + 'give each a Secret of its own (SecretWrittenTwice)']],
  ['a Certificate for a Secret of the script', [issuer, certificate('a', 'hmac-token')],
    ['[c/o1] spec.secretName: Certificate "a" would write Secret "hmac-token", which is written by secrets.sh already; give each a Secret of its own '
      + '(SecretWrittenTwice)'],
    { secrets: [{ namespace: 'prow', name: 'hmac-token', writer: 'secrets.sh' }] }],
  ['an Ingress for the Secret of a Certificate', [issuer, certificate('a', 'tls'), ingress({}, { metadata: { annotations: { 'cert-manager.io/issuer': 'cb' } },
    spec: { tls: [{ secretName: 'tls' }] } })], [
    '[c/o2] metadata.annotations.cert-manager.io/issuer: there is no Issuer "cb" in namespace "prow"; did you mean "ca"? (IssuerMissing)',
    '[c/o2] spec.tls: Certificate "tls" would write Secret "tls", which is written by Certificate "a" of [c/o1] already; give each a Secret of its own '
      + '(SecretWrittenTwice)']],
  ['classes', [ingress({}, { spec: { ingressClassName: 'ngnix' } }), workload('web', { app: 'web' }, { pod: { runtimeClassName: 'gvisor' } }),
    { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: named('set'), spec: { volumeClaimTemplates: [{ spec: { storageClassName: 'fast' } }] } }], [
    '[c/o0] spec.ingressClassName: there is no IngressClass "ngnix"; did you mean "nginx"? (ClassMissing)',
    '[c/o1] spec.template.spec.runtimeClassName: there is no RuntimeClass "gvisor"; emit it, or say it in existing.classes.runtime (ClassMissing)',
    '[c/o2] spec.volumeClaimTemplates[0].spec.storageClassName: there is no StorageClass "fast"; emit it, or say it in existing.classes.storage (ClassMissing)',
  ], { classes: { ingress: ['nginx'], runtime: [], storage: [] } }],
  ['calls of our own pods', [...WEB, workload('a', { app: 'a' }, { ours: true, container: { args: ['--x=http://wep.prow', '--y=http://web.prow:81/'] } })], [
    '[c/o2] spec.template.spec.containers[0].args[0]: there is no Service "wep" in namespace "prow"; did you mean "web"? (ServiceMissing)',
    '[c/o2] spec.template.spec.containers[0].args[1]: Service "web" in namespace "prow" has no port 81; did you mean "80"? (ServicePortMissing)']],
  ['calls of others that can be no host outside',
    [...WEB, workload('a', { app: 'a' }, { container: { env: [{ name: 'URL', value: 'https://web.prow.svc/x' }] } })], [
    '[c/o2] spec.template.spec.containers[0].env[0].value: Service "web" in namespace "prow" has no port 443; add it to the Service, or name "80" '
      + '(ServicePortMissing)']],
  ['images of ours', [workload('a', { app: 'a' }, { ours: true, container: { image: 'localhost:5000/a' } })], [
    '[c/o0] spec.template.spec.containers[0].image: localhost:5000/a has no tag, or the tag latest. What runs changes by itself then, and pods of one '
      + 'Prow differ.']],
];

test.each(WRONG.map(([says, objects, texts, external = {}]) => [says, objects, texts, external] as const))('%s',
  (_, objects, texts, external) => expect(found(objects, external)).toEqual(texts));

test('a name that a patch took', () => {
  const chart = new Chart(new App({ outdir: 'nowhere' }), 'c', { namespace: 'prow' });
  const [moved] = WEB.slice(1).map((json) => new ApiObject(chart, 'web', json as any));
  moved.addJsonPatch(JsonPatch.replace('/metadata/name', 'site'));
  new ApiObject(chart, 'i', ingress({ name: 'web' }) as any);
  const checks = new ReferenceChecks();
  render(App.of(chart), [], (object) => checks.see(object));
  expect(checks.problems().map(({ text }) => text)).toEqual([
    '[c/web] metadata.name: a patch makes it "site", and [c/i] spec.defaultBackend.service.name still names "web"; '
      + 'leave the name alone, or patch those too (NameStillUsed)',
  ]);
});
