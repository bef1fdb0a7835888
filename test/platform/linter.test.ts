import { Chart, Testing } from 'cdk8s';
import { ExtraVolume, GitHub, Linter, LinterSeverity, Prow } from '../../src';
import { object } from '../writer/varied-app';

const POD = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec: { containers: [{ name: 'c', image: 'a/b:v1', envFrom: [{ secretRef: { name: 'tokens' } }] }] } };

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
      text: '[Service/shop/web] spec.selector: {"app":"web"} matches no pod of the namespace; select by labels that a pod template has (SelectorMatchesNothing)' },
    { severity: LinterSeverity.WARNING, text: '[Service/shop/web] spec.ports[0].nodePort: 80 is outside 30000-32767. '
      + 'API servers refuse it unless their --service-node-port-range holds it.' },
    { severity: LinterSeverity.WARNING, text: 'A reference leads to what this app does not emit, and nobody looks whether it is there: Secret "tokens" in namespace "shop", '
      + 'at [Pod/shop/web] spec.containers[0].envFrom[0].secretRef.name. '
      + 'Say in existing what the cluster has, or existing: { everything: true } to hear no more of it.' },
  ]);
});

test('what the cluster has is said', () => {
  const texts = (existing: NonNullable<Parameters<typeof Linter.check>[1]>['existing']) => Linter.check([POD], { existing }).map(({ text }) => text);
  expect(texts({})).toEqual(['[Pod/web] spec.containers[0].envFrom[0].secretRef.name: there is no Secret "tokens"; say it in existing.secrets (SecretMissing)']);
  expect(texts({ secrets: [{ name: 'tokens' }] })).toEqual([]);
  expect(texts({ secrets: [{ name: 'tokens', namespace: 'default' }] })).toEqual([]);
  expect(texts({ everything: true })).toEqual([]);
});

test.each([
  ['in a chart', () => {
    const chart = new Chart(Testing.app(), 'c');
    new Prow(chart, 'prow', { github: GitHub.enterprise({ host: 'ghe.acme.dev', caConfigMapName: 'ghe-ca', repositories: ['acme/app'] }),
      hook: { extraVolumes: [ExtraVolume.claim({ name: 'traces', mountPath: '/traces', claimName: 'traces' })], imagePullSecrets: ['registry'] } });
    return chart;
  }],
])('a whole Prow %s: who makes its Secrets is known', (_, made) => {
  const objects = Testing.synth(made());
  expect(Linter.check(objects, { existing: { namespaces: ['prow', 'test-pods'] } })).toEqual([]);
  expect(Linter.check([...objects, { ...POD, metadata: { name: 'web', namespace: 'prow' } }], { existing: { namespaces: ['prow', 'test-pods'] } })).toEqual([
    { severity: LinterSeverity.ERROR, code: 'SecretMissing',
      text: '[Pod/prow/web] spec.containers[0].envFrom[0].secretRef.name: there is no Secret "tokens" in namespace "prow"; say it in existing.secrets (SecretMissing)' },
  ]);
});

test('objects that say too little, and null', () => {
  const empty = (name: string) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data: null });
  expect(Linter.check([{ kind: 'Pod' }, { apiVersion: 'v1', kind: 'List', items: [POD, empty('two')] }, empty('three')],
    { existing: { everything: true } }).map(({ text }) => text)).toEqual([
    '[objects[0]] apiVersion: is missing; give it a value (PropMissing)',
    '[objects[0]] metadata.name: is missing; give it a value (PropMissing)',
  ]);
});

test('arguments that are none', () => {
  expect(() => Linter.check([5] as any)).toThrow('Linter.check({ objects[0] }): 5 is not an object; write { apiVersion, kind, metadata, … } (WrongType)');
  expect(() => Linter.check([], { existing: { secret: [] } } as any)).toThrow(
    'Linter.check({ existing }): "secret" is not a property; did you mean "secrets"? (UnknownProp)');
});
