import { Chart, Testing } from 'cdk8s';
import { ExistingObjects, ExtraVolume, GitHub, Linter, LinterSeverity, Prow, WorkloadKind } from '../../src';
import { cyclic, throwing } from '../support/findings';
import { object } from '../writer/varied-app';

const POD = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' },
  spec: { containers: [{ name: 'c', image: 'a/b:v1', envFrom: [{ secretRef: { name: 'tokens' } }] }] } };

test('a chart of anybody’s', () => {
  const chart = new Chart(Testing.app(), 'c', { namespace: 'shop' });
  object(chart, 'web', { kind: 'Service', spec: { type: 'NodePort', selector: { app: 'web' }, ports: [{ port: 80, nodePort: 80 }] } });
  object(chart, 'Web');
  object(chart, 'pod', POD);
  object(chart, 'namespace', { kind: 'Namespace', metadata: { name: 'shop' } });
  expect(Linter.check(Testing.synth(chart))).toEqual([
    { severity: LinterSeverity.ERROR, code: 'NameNotDnsSubdomain',
      text: '[ConfigMap/shop/Web] metadata.name: "Web" is not a DNS subdomain; write "web" (NameNotDnsSubdomain)' },
    { severity: LinterSeverity.ERROR, code: 'SelectorMatchesNothing',
      text: '[Service/shop/web] spec.selector: {"app":"web"} matches no pod of the namespace; select by labels that a pod template has, '
        + 'or say in existing.workloads what makes the pods (SelectorMatchesNothing)' },
    { severity: LinterSeverity.WARNING, text: '[Service/shop/web] spec.ports[0].nodePort: 80 is outside 30000-32767. '
      + 'API servers refuse it unless their --service-node-port-range holds it.' },
    { severity: LinterSeverity.WARNING, text: 'A reference leads to what this app does not emit, and nobody looks whether it is there: Secret "tokens" '
      + 'in namespace "shop", '
      + 'at [Pod/shop/web] spec.containers[0].envFrom[0].secretRef.name. '
      + 'Say in existing what the cluster has, or existing: { everything: true } to hear no more of it.' },
  ]);
});

test('what the cluster has is said', () => {
  const texts = (existing: NonNullable<Parameters<typeof Linter.check>[1]>['existing']) => Linter.check([POD], { existing }).map(({ text }) => text);
  expect(texts(
    {})).toEqual(['[Pod/web] spec.containers[0].envFrom[0].secretRef.name: there is no Secret "tokens"; say it in existing.secrets (SecretMissing)']);
  expect(texts({ secrets: [{ name: 'tokens' }] })).toEqual([]);
  expect(texts({ secrets: [{ name: 'tokens', namespace: 'default' }] })).toEqual([]);
  expect(texts({ everything: true })).toEqual([]);
});

test.each([
  ['in a chart', () => {
    const chart = new Chart(Testing.app(), 'c');
    new Prow(chart, 'prow', { github: GitHub.enterprise({ host: 'ghe.acme.dev', caConfigMapName: 'ghe-ca', clonerefsImage: 'ghe.acme.dev/clonerefs:v1', repositories: ['acme/app'] }),
      hook: { extraVolumes: [ExtraVolume.claim({ name: 'traces', mountPath: '/traces', claimName: 'traces' })], imagePullSecrets: ['registry'] } });
    return chart;
  }],
])('a whole Prow %s: who makes its Secrets is known', (_, made) => {
  const objects = Testing.synth(made());
  expect(Linter.check(objects, { existing: { namespaces: ['prow', 'test-pods'] } })).toEqual([]);
  expect(Linter.check([...objects, { ...POD, metadata: { name: 'web', namespace: 'prow' } }], { existing: { namespaces: ['prow', 'test-pods'] } })).toEqual([
    { severity: LinterSeverity.ERROR, code: 'SecretMissing',
      text: '[Pod/prow/web] spec.containers[0].envFrom[0].secretRef.name: there is no Secret "tokens" in namespace "prow"; say it in existing.secrets '
        + '(SecretMissing)' },
  ]);
});

test('what selects and scales pods of workloads that are elsewhere', () => {
  const budget = { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: { name: 'b', namespace: 'shop' },
    spec: { minAvailable: 1, selector: { matchLabels: { app: 'web' } } } };
  const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 's', namespace: 'shop' }, spec: { selector: { app: 'web' }, ports: [{ port: 80 }] } };
  const scaler = { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', metadata: { name: 'h', namespace: 'shop' },
    spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, maxReplicas: 3 } };
  const other = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'other', namespace: 'shop', labels: { app: 'other' } },
    spec: { containers: [{ name: 'c', image: 'a/b:v1' }] } };
  const texts = (existing: ExistingObjects) => Linter.check([budget, service, scaler, other],
    { existing: { namespaces: ['shop'], ...existing } }).map(({ text }) => text);
  const nothing = 'spec.selector: %s matches no pod of the namespace; select by labels that a pod template has, '
    + 'or say in existing.workloads what makes the pods (SelectorMatchesNothing)';
  const unselected = [`[Service/shop/s] ${nothing.replace('%s', '{"app":"web"}')}`,
    `[PodDisruptionBudget/shop/b] ${nothing.replace('%s', '{"matchLabels":{"app":"web"}}')}`];
  const [unserved, unbudgeted] = unselected;
  const unscaled = '[HorizontalPodAutoscaler/shop/h] spec.scaleTargetRef.name: there is no Deployment "web" in namespace "shop"; '
    + 'emit it in the namespace of the autoscaler, or say it in existing.workloads (ScaleTargetMissing)';
  const web = { name: 'web', namespace: 'shop' };
  expect(texts({})).toEqual([unserved, unscaled, unbudgeted]);
  expect(texts({ workloads: [{ name: 'web' }] })).toEqual([]);
  expect(texts({ workloads: [web] })).toEqual([]);
  expect(texts({ everything: true })).toEqual([]);
  expect(texts({ workloads: [{ ...web, podLabels: { app: 'web', tier: 'front' } }] })).toEqual([]);
  expect(texts({ workloads: [{ ...web, namespace: 'other' }] })).toEqual([unserved, unscaled, unbudgeted]);
  expect(texts({ workloads: [{ ...web, kind: WorkloadKind.STATEFUL_SET }] })).toEqual([unscaled]);
  expect(texts({ workloads: [{ ...web, podLabels: { app: 'wep' } }] })).toEqual([unserved, unbudgeted]);
});

test('objects that say too little, and null', () => {
  const empty = (name: string) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data: null });
  expect(Linter.check([{ kind: 'Pod' }, { apiVersion: 'v1', kind: 'List', items: [POD, empty('two')] }, empty('three')],
    { existing: { everything: true } }).map(({ text }) => text)).toEqual([
    '[objects[0]] apiVersion: is missing; give it a value (PropMissing)',
    '[objects[0]] metadata.name: is missing; give it a value (PropMissing)',
  ]);
});

test('objects that throw, contain themselves or have null in lists', () => {
  const map = (data: unknown) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'm' }, data });
  const trap = { get name() { throw new Error('no'); } };
  expect(Linter.check([map(throwing()), map(cyclic()), { ...map({}), metadata: trap },
    { ...POD, spec: { containers: [null, { name: 'c', image: 'a/b:v1', args: [null] }] } }],
    { existing: { everything: true } }).map(({ text }) => text)).toEqual([
    '[ConfigMap/m] data.trap: throws "boom" when it is read; write plain data (ValueUnreadable)',
    '[ConfigMap/m] data.left: contains itself; write plain data (TooDeep)',
    '[objects[2]] metadata.name: throws "no" when it is read; write plain data (ValueUnreadable)',
    '[Pod/web] spec.containers[0]: null is not a value; remove it from the list (NullValue)',
    '[Pod/web] spec.containers[1].args[0]: null is not a value; remove it from the list (NullValue)',
  ]);
});

test('warnings that differ in names alone are one', () => {
  const services = Array.from({ length: 5 },
    (_, i) => ({ apiVersion: 'v1', kind: 'Service', metadata: { name: `s${i}` }, spec: { type: 'NodePort', ports: [{ port: 80, nodePort: 80 + i }] } }));
  expect(Linter.check(services, { existing: { everything: true } })).toEqual([{ severity: LinterSeverity.WARNING,
    text: '[Service/s0] spec.ports[0].nodePort: 80 is outside 30000-32767. API servers refuse it unless their --service-node-port-range holds it. '
      + 'The same is so of 4 more: [Service/s1], [Service/s2], [Service/s3] and others.' }]);
});

test('arguments that are none', () => {
  expect(() => Linter.check([5] as any)).toThrow('Linter.check({ objects[0] }): 5 is not an object; write { apiVersion, kind, metadata, … } (WrongType)');
  expect(() => Linter.check([], { existing: { secret: [] } } as any)).toThrow(
    'Linter.check({ existing }): "secret" is not a property; did you mean "secrets"? (UnknownProp)');
  expect(() => Linter.check([], { existing: { workloads: [{ name: 'web', kind: 'deployment', podLabels: { 'app ': 'web', 'tier': '-' } }] } } as any)).toThrow([
    'Linter.check({ existing.workloads[0].kind }): "deployment" is not one of Deployment, StatefulSet, DaemonSet, ReplicaSet; did you mean '
      + '"Deployment"? (NotAllowedValue)',
    'Linter.check({ existing.workloads[0].podLabels }): "app " is not a label or annotation key; write "name" or "example.com/name" (QualifiedNameInvalid)',
    'Linter.check({ existing.workloads[0].podLabels.tier }): "-" is not a label value; use letters, digits, "-", "_" and "." (LabelValueInvalid)',
  ].join('\n'));
});

const ROUTE = { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', metadata: { name: 'a', namespace: 'b' } };
const rules = (rule: object): object => ({ parentRefs: [{ name: 'a' }], rules: [{ backendRefs: [{ name: 'deck', port: 80 }], ...rule }] });
const dropped = (at: string, field: string, kind: string): string =>
  `[${at} has "${field}", which is no field of ${kind}: an API server with these CRDs drops it without a word, and a later one may know it.`;

test.each<[string, object[], readonly string[]]>([
  ['fields that are known', [{ ...ROUTE, spec: rules({ timeouts: { request: '1s' } }) }], []],
  ['a field that no version has, in two places', [{ ...ROUTE, spec: { ...rules({ circuitBreaker: { x: 1 } }), zone: 'a' } }], [
    dropped('HTTPRoute/b/a] spec.rules[0]', 'circuitBreaker', 'HTTPRoute of Gateway API v1.6.2'),
    dropped('HTTPRoute/b/a] spec', 'zone', 'HTTPRoute of Gateway API v1.6.2')]],
  ['a field of the whole', [{ ...ROUTE, data: {}, spec: rules({}) }], [dropped('HTTPRoute/b/a]', 'data', 'HTTPRoute of Gateway API v1.6.2')]],
  ['a misspelt field', [{ ...ROUTE, spec: rules({ timeout: { request: '1s' } }) }], [
    'HTTPRoute/b/a] spec.rules[0]: "timeout" is not a field; did you mean "timeouts"? (UnknownProp)',
  ]],
  ['values of a chart, which are anything',
    [{ apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata: { name: 'a', namespace: 'b' }, spec: { project: 'a', destination: { name: 'a', namespace: 'a' },
      source: { repoURL: 'https://acme.dev', chart: 'a', targetRevision: '1.0.0', helm: { valuesObject: { anything: { at: 'all' } } } } } }], []],
  ['a kind that nobody here knows', [{ apiVersion: 'acme.dev/v1', kind: 'Thing', metadata: { name: 'a' }, anything: 1 }], []],
])('%s', (_what, objects, expected) => {
  const texts = Linter.check(objects, { existing: { everything: true } }).map(({ text }) => text);
  expect(texts).toEqual(expected.map((one) => (one.startsWith('[') ? one : `[${one}`)));
});

test.each([['1.35', 1], ['1.36', 0]] as const)('a Service that begins with a digit, from Kubernetes %s on: %d warnings', (kubernetesVersion, count) => {
  const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: '2048' }, spec: { type: 'ExternalName', externalName: 'acme.dev' } };
  expect(Linter.check([service], { existing: { everything: true }, kubernetesVersion })).toHaveLength(count);
});

test.each<[string | undefined, readonly string[]]>([
  [undefined, ['[Pod/web] spec.hostnameOverride: came with Kubernetes 1.34, and kubernetesVersion is "1.33"; leave it out, '
    + 'or raise kubernetesVersion to "1.34" where no cluster is older (KubernetesTooOld)']],
  ['v1.34.4', []],
])('objects for Kubernetes %s', (kubernetesVersion, expected) => {
  const pod = { ...POD, spec: { ...POD.spec, hostnameOverride: 'web' } };
  expect(Linter.check([pod], { existing: { everything: true }, kubernetesVersion }).map(({ text }) => text)).toEqual(expected);
});
