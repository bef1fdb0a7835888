import { ApiObject, App, AppProps, Chart, JsonPatch, Lazy } from 'cdk8s';
import { KubeDeployment, IntOrString } from 'cdk8s-plus-28/lib/imports/k8s';
import { Construct } from 'constructs';

/** Builds the same constructs in any kind of app. */
export type Scene = (app: App) => void;

/** A kind of nobody, whose fields nobody knows. */
export const CUSTOM = { apiVersion: 'a.b/v1', kind: 'Thing' };

export function object(scope: Construct, id: string, rest: Readonly<Record<string, unknown>> = {}): ApiObject {
  return new ApiObject(scope, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: id }, ...rest });
}

const TEXTS = {
  'zebra': 'last', 'apple': 'first', '10': 'ten', '9': 'nine', 'true': 'yes', 'on': 'off', '1.5': '012', 'date': '2026-01-01', 'sexagesimal': '12:30:45',
  'nothing': '',
  'colon': 'a: b', 'hash': 'a #b', 'quote': 'it\'s "both"', 'dash': '- x', 'marker': '--- x', 'percent': '%TAG', 'lines': 'a\n  b\n\nc\n', 'trailing': 'a\n\n',
  'keep': 'a ', 'ümlaut': 'grün 🌿',
  'long': 'word '.repeat(60), 'exponent': '1e3', 'binary': '0b11', 'underscore': '1_000', 'octal': '0644', 'tilde': '~', 'null': 'null', 'star': '*a',
  'brace': '{a}',
};

/** What an app can hold, by the name of the oddity. */
export const SCENES: Readonly<Record<string, Scene>> = {
  'no chart at all': () => undefined,
  'an empty chart': (app) => void new Chart(app, 'empty'),
  'keys in any order, and texts of every sort': (app) => {
    object(new Chart(app, 'texts'), 'texts',
      { ...CUSTOM, data: TEXTS, zeta: { b: [{ d: 1, c: [] }, {}], a: { '---': '---', '%x': { '---y': '...' } } }, alpha: [1.5, -0, 1e21, true, 'x'],
        gone: null });
  },
  'a namespace and labels of the chart': (app) => {
    const chart = new Chart(app, 'labelled', { namespace: 'prow', labels: { 'part': 'of-chart', 'own': 'chart' } });
    object(chart, 'a', { metadata: { name: 'a', labels: { own: 'object' }, annotations: { z: '1', a: '2' } } });
    object(chart, 'b', { metadata: { name: 'b', namespace: 'other', finalizers: [], ownerReferences: [] } });
  },
  'generated names': (app) => {
    const chart = new Chart(app, 'Generated_Chart');
    const plain = new Chart(app, 'plain', { disableResourceNameHashes: true });
    for (const id of ['Resource', 'hook', `${'long'.repeat(20)}`]) {
      object(new Construct(chart, `Inner.${id}`), id, { metadata: {} });
      object(new Construct(plain, `inner-${id.toLowerCase()}`), id, { ...CUSTOM, metadata: {} });
    }
  },
  'patches that break the order of keys': (app) => {
    const patched = object(new Chart(app, 'patched'), 'patched', { ...CUSTOM, data: { b: '1', c: '2' }, spec: { list: [{ z: 1, a: 2 }] } });
    patched.addJsonPatch(JsonPatch.add('/data/a', '0'), JsonPatch.add('/data/nested', { z: '1', a: '2' }), JsonPatch.add('/aaa', { y: 1, x: 2 }),
      JsonPatch.remove('/spec/list/0/a'));
  },
  'values that are computed late': (app) => {
    const chart = new Chart(app, 'lazy');
    object(chart, 'lazy',
      { ...CUSTOM, data: Lazy.any({ produce: () => ({ z: '1', a: Lazy.any({ produce: () => 'inner' }) }) }), token: { resolve: () => ({ y: 1, b: 2 }) } });
  },
  'an L1 construct of cdk8s-plus, which has an order of its own': (app) => {
    const chart = new Chart(app, 'l1');
    const labels = { z: 'z', app: 'hook' };
    const container = { name: 'hook', image: 'hook:1', livenessProbe: { httpGet: { port: IntOrString.fromString('http'), path: '/' } },
      ports: [{ containerPort: 8888, name: 'http' }] };
    const deployment = new KubeDeployment(chart, 'deployment',
      { metadata: { name: 'hook', labels },
        spec: { selector: { matchLabels: labels }, template: { spec: { containers: [container] }, metadata: { labels } } } });
    deployment.addJsonPatch(JsonPatch.replace('/spec/template/spec/containers/0/image', 'hook:2'));
  },
  'an object that shares a part': (app) => {
    const shared = { b: 1, a: 2 };
    class Sharing extends ApiObject {
      override toJson(): any {
        return { ...super.toJson(), first: shared, second: shared };
      }
    }
    const chart = new Chart(app, 'sharing');
    for (const id of ['one', 'two']) new Sharing(chart, id, { ...CUSTOM, metadata: { name: id } });
  },
  'dependencies in a chart': (app) => {
    const chart = new Chart(app, 'ordered');
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => object(chart, id));
    const group = new Construct(chart, 'group');
    object(group, 'e');
    object(group, 'f');
    a.addDependency(c, b);
    b.addDependency(d);
    c.node.addDependency(group);
  },
  'dependencies between charts': (app) => {
    const [prow, crds, namespaces] = ['prow', 'crds', 'namespaces'].map((id) => new Chart(app, id));
    object(prow, 'hook').addDependency(object(crds, 'crd'));
    object(namespaces, 'namespace');
    prow.addDependency(namespaces);
  },
  'charts in charts': (app) => {
    const outer = new Chart(app, 'outer');
    object(outer, 'first');
    const inner = new Chart(outer, 'inner', { namespace: 'inner' });
    object(inner, 'second');
    object(new Chart(new Construct(outer, 'between'), 'deeper'), 'third');
    object(outer, 'fourth');
  },
  'charts below constructs': (app) => {
    const group = new Construct(app, 'Ingress');
    for (const id of ['b', 'a', '10', '9']) object(new Chart(group, id), `in-${id}`);
    for (const id of ['z', '2', '1']) object(new Chart(app, id), `in-top-${id}`);
  },
  'an object below an object': (app) => {
    const parent = object(new Chart(app, 'family'), 'parent');
    object(parent, 'child').addDependency(object(parent, 'sibling'));
  },
};

/** Everything in one app. */
export function build<T extends App>(make: new (props: AppProps) => T, outdir: string, scenes: readonly Scene[]): T {
  const app = new make({ outdir });
  for (const scene of scenes) scene(app);
  return app;
}
