import { ApiObject, App, Chart, JsonPatch, Yaml, YamlOutputType } from 'cdk8s';
import { Construct } from 'constructs';
import * as fc from 'fast-check';
import { Problem } from '../../src/core/problem';
import { Exposure, GitHub, ProwApp } from '../../src/index';
import { SecretSigns } from '../../src/core/secret-values';
import { objectReport } from '../../src/writer/object-report';
import { render } from '../../src/writer/render';
import { SortedKeys } from '../../src/writer/sorted-keys';
import { checkText } from '../../src/writer/text-gate';
import { validateTree } from '../../src/writer/validate-tree';
import { ManifestYaml } from '../../src/writer/manifest-yaml';
import { throwing } from '../support/findings';
import { filesIn, newFolder, removeFolders } from './folder';
import { build, CUSTOM, object, Scene, SCENES } from './varied-app';

afterAll(removeFolders);

/** An app that renders as CheckedApp does. */
class SortingApp extends App {
  constructor({ outdir }: { readonly outdir?: string }) {
    super({ outdir, resolvers: [new SortedKeys()] });
  }
}

function rendered(scenes: readonly Scene[]): Record<string, string> {
  return Object.fromEntries(render(build(SortingApp, 'nowhere', scenes), [], () => undefined).map(({ name, bytes }) => [name, bytes.toString()]));
}

function synthesized(scenes: readonly Scene[]): Record<string, string> {
  const outdir = newFolder();
  build(App, outdir, scenes).synth();
  return filesIn(outdir);
}

describe('the files of App.synth()', () => {
  const ALONE = Object.entries(SCENES);
  const TOGETHER = [...ALONE.map(([name, scene]): [string, Scene[]] => [name, [scene]]), ['all of them', Object.values(SCENES)] as [string, Scene[]]];

  test.each(TOGETHER)('%s', (_, scenes) => expect(rendered(scenes)).toEqual(synthesized(scenes)));

  const word = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom(...'-:#?/{}[]\'"%&*!|>@`, ~.^0123456789eExob_nyinfamGM\n\t') }),
    fc.constantFrom('---', '...', '--- a', '%x', '<<', 'null', 'Yes', 'y', 'oN', '0o17', '.inf', 'a: b', 'a:b', 'a #b', 'a#b', 'a:', 'a ', 'x'.repeat(1030),
      ' lead\n', 'a\n\n', 'a\nb', 'a\n b\n\nc\n', 'a\n---\nb', '---\na', '# a\nb', 'a\n ', 'a\n \n', 'a\nb\n\n', '.Inf', '-.inf', '.nan', '-e5', '5m', '05m',
      '1Gi', '1E', '20e5Gi', 'a\n \nb', '\n', 'toString', 'e7', 'E-10', 'e_7', 'inf', 'NaN', 'a\u00e4',
      '0', '08', '-1', '{"a": "b #c"}', '!a "b"', 'a: "b"', 'a: \'b\'', '"a": \'b\'', 'a: "\\"', 'a: \u00e4', `${'a: b '.repeat(30)}"`, ' a: b ', '% #', '-: a', '(a) ? b : c', '(a)'),
  );
  const { json } = fc.letrec((tie) => ({
    json: fc.oneof({ weight: 4, arbitrary: word }, fc.double(), fc.integer(), fc.boolean(), fc.constantFrom(undefined, null, 0, -0, 1e21),
      fc.array(tie('json'), { maxLength: 4 }), fc.dictionary(word, tie('json'), { maxKeys: 4 })),
  }));

  test('any data: ManifestYaml writes what Yaml.stringify writes', () => {
    const yaml = new ManifestYaml();
    const same = (data: Record<string, unknown>): void => expect(yaml.of(data).text).toBe(Yaml.stringify(data));
    fc.assert(fc.property(fc.dictionary(word, json, { minKeys: 1 }), same), { seed: 20, numRuns: 1_000 });
  });

  test('the default app asks it for no text', () => {
    const stringify = jest.spyOn(Yaml, 'stringify');
    new ProwApp({
      github: GitHub.cloud({ repositories: ['acme/app'] }), exposure: Exposure.nodePort({ hookPort: 30001, deckPort: 30002 }), outdir: newFolder(),
    }).synth();
    expect(stringify).not.toHaveBeenCalled();
    stringify.mockRestore();
  });

  test('a part that speaks for itself', () => {
    const data = { first: { a: 1, toJSON: () => ({ b: 2 }) }, second: 'x' };
    expect(new ManifestYaml().of(data)).toEqual({ text: Yaml.stringify(data), harmless: false, signs: SecretSigns.ALL });
  });

  test('more texts than are remembered', () => {
    const yaml = new ManifestYaml();
    const data = { list: Array.from({ length: 24_000 }, (_, i) => `${i % 12_000}`),
      ...Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`${i}`, 'x'])) };
    expect(yaml.of(data).text).toBe(Yaml.stringify(data));
  });
});

describe('what is wrong with an object', () => {
  /** Texts of what is found in a chart "c" with the object "o". */
  function found(json: Readonly<Record<string, unknown>>, more: Scene = () => undefined): readonly string[] {
    const app = new App({ outdir: 'nowhere' });
    object(new Chart(app, 'c'), 'o', json);
    more(app);
    const problems: Problem[] = [];
    render(app, problems, () => undefined);
    return problems.map(({ text }) => text);
  }

  const meta = (metadata: Readonly<Record<string, unknown>>) => ({ metadata: { name: 'o', ...metadata } });
  const rbac = (name: string) => ({ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name } });

  test.each<[string, Readonly<Record<string, unknown>>]>([
    ['a ConfigMap', { data: { 'config.yaml': 'a: 1\nb: "x\\d"\n', 'empty': '' }, binaryData: { bin: 'AAAA' } }],
    ['text outside ASCII', meta({ annotations: { note: 'grüße 🌿, null and 0o17 in a sentence' } })],
    ['names that RBAC takes', rbac('system:prow:Hook')],
    ['a Secret without values', {
      kind: 'Secret', type: 'kubernetes.io/service-account-token', data: {}, stringData: {},
      ...meta({ annotations: { 'kubernetes.io/service-account.name': 'hook' } }),
    }],
    ['262144 bytes of annotations', { ...CUSTOM, spec: 'x'.repeat(262_144 - 160) }],
    ['a custom resource with a field of a later version', { apiVersion: 'cert-manager.io/v1', kind: 'Issuer', spec: { quantum: {} } }],
    ['a kind of a beta version', { apiVersion: 'resource.k8s.io/v1beta1', kind: 'DeviceClass', spec: { later: 1 } }],
    ['a list, which kubectl takes apart', { kind: 'List', items: [] }],
    ['a namespace on what has none', { kind: 'Namespace', metadata: { name: 'o', namespace: 'Chart' } }],
    ['the same name in another namespace', { metadata: { name: 'twin', namespace: 'a' } }],
  ])('nothing: %s',
    (_, json) => expect(found(json, (app) => void object(new Chart(app, 'd'), 'twin', { metadata: { name: 'twin', namespace: 'b' } }))).toEqual([]));

  test.each<[string, Readonly<Record<string, unknown>>, readonly string[]]>([
    ['forbidden characters', { ...CUSTOM, data: { a: 'x\u2028y', b: '\u0000' }, spec: ['\u0085'] }, [
      '[c/o] data.a: "x\\u2028y" contains U+2028; remove that character (ForbiddenCharacter)',
      '[c/o] data.b: "\\u0000" contains U+0000; remove that character (ForbiddenCharacter)',
      '[c/o] spec[0]: "\\u0085" contains U+0085; remove that character (ForbiddenCharacter)',
    ]],
    ['half a character', { ...CUSTOM, spec: '\ud800' }, ['[c/o] spec: "\\ud800" contains U+D800; remove that character (ForbiddenCharacter)']],
    ['a scalar that is retyped', { data: { mode: '0o17' } },
      ['[c/o] data.mode: "0o17" would be read as a number; write the text in another way (RetypedScalar)']],
    ['numbers that are none', { ...CUSTOM, spec: { a: NaN, b: -Infinity } }, [
      '[c/o] spec.a: NaN is not a number that YAML and JSON share; write a finite number (WrongType)',
      '[c/o] spec.b: -Infinity is not a number that YAML and JSON share; write a finite number (WrongType)',
    ]],
    ['an apiVersion that is gone', { apiVersion: 'extensions/v1beta1', kind: 'Ingress' },
      ['[c/o] apiVersion: no supported Kubernetes has Ingress of "extensions/v1beta1"; did you mean "networking.k8s.io/v1"? (ApiVersionUnknown)']],
    ['an apiVersion that never was', { apiVersion: 'app/v1', kind: 'Web' },
      ['[c/o] apiVersion: no supported Kubernetes has "app/v1"; write one that it has (ApiVersionUnknown)']],
    ['a kind that never was', { apiVersion: 'apps/v1', kind: 'Deploymnet' },
      ['[c/o] kind: "apps/v1" has no kind "Deploymnet"; did you mean "Deployment"? (KindUnknown)']],
    ['binary data that is none', { binaryData: { logo: 'not base64' } },
      ['[c/o] binaryData.logo: what was given (not shown) is not base64; encode it (WrongType)']],
    ['a CronJob whose Jobs would have no name', { apiVersion: 'batch/v1', kind: 'CronJob', metadata: { name: 'n'.repeat(53) },
      spec: { schedule: '@daily', jobTemplate: { spec: { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'a', image: 'a:1' }] } } } } } },
    [`[c/o] metadata.name: "${'n'.repeat(53)}" has 53 characters; shorten it to 52 (NameTooLong)`]],
    ['a custom resource with a misspelt field', { apiVersion: 'cert-manager.io/v1', kind: 'Issuer', spec: { selfSigne: {} } },
      ['[c/o] spec: "selfSigne" is not a field; did you mean "selfSigned"? (UnknownProp)']],
    ['no kind', { kind: '' }, ['[c/o] kind: is missing; give it a value (PropMissing)']],
    ['upper case in the name', meta({ name: 'Prow' }), ['[c/o] metadata.name: "Prow" is not a DNS subdomain; write "prow" (NameNotDnsSubdomain)']],
    ['a dot in the name of a Service', { kind: 'Service', spec: { clusterIP: 'None' }, metadata: { name: 'prow.hook' } },
      ['[c/o] metadata.name: "prow.hook" is not a DNS label; write "prow-hook" (NameNotDnsLabel)']],
    ['a slash in the name of a ClusterRole', rbac('a/b'),
      ['[c/o] metadata.name: "a/b" is not the name of an RBAC object; leave out "/", "%" and spaces (NameNotDnsSubdomain)']],
    ['a long name', meta({ name: 'n'.repeat(254) }), [`[c/o] metadata.name: "${'n'.repeat(118)}… has 254 characters; shorten it to 253 (NameTooLong)`]],
    ['a namespace that is none', meta({ namespace: 'my_ns' }), ['[c/o] metadata.namespace: "my_ns" is not a DNS label; write "my-ns" (NameNotDnsLabel)']],
    ['a label that is none', meta({ labels: { 'a b': 'x', 'app': 'x y', 'on': true } }), [
      '[c/o] metadata.labels: "a b" is not a label or annotation key; write "name" or "example.com/name" (QualifiedNameInvalid)',
      '[c/o] metadata.labels.app: "x y" is not a label value; write "x-y" (LabelValueInvalid)',
      '[c/o] metadata.labels.on: true is not a string; put it in quotes (WrongType)',
    ]],
    ['an annotation that is no text', meta({ annotations: { 'sync-wave': 5, '/x': 'y' } }), [
      '[c/o] metadata.annotations: "/x" is not a label or annotation key; write "name" or "example.com/name" (QualifiedNameInvalid)',
      '[c/o] metadata.annotations.sync-wave: 5 is not a string; put it in quotes (WrongType)',
    ]],
    ['data that is a list', { data: ['app'] }, ['[c/o] data: ["app"] is not an object; write { name: value } (WrongType)']],
    ['data that is no text', { data: { 'a/b': 'x', 'port': 80 } }, [
      '[c/o] data: "a/b" is not a key of a Secret or ConfigMap; use letters, digits, "-", "_" and "." (DataKeyInvalid)',
      '[c/o] data.port: 80 is not a string; put it in quotes (WrongType)',
    ]],
    ['a Secret with values', { kind: 'Secret', data: { hmac: 'c2VjcmV0', cert: 'eA==' }, stringData: { token: 'ghp_1' } }, [
      '[c/o] data: holds values for "cert", "hmac", which would stand in the YAML; '
        + 'make the Secret in the cluster, and refer to it by name (SecretValueInOutput)',
      '[c/o] stringData: holds a value for "token", which would stand in the YAML; '
        + 'make the Secret in the cluster, and refer to it by name (SecretValueInOutput)',
    ]],
    ['a Secret that empties keys', { kind: 'Secret', stringData: { hmac: '' } }, [
      '[c/o] stringData: is empty for "hmac", which would overwrite what the cluster has there; '
        + 'make the Secret in the cluster, and refer to it by name (SecretOverwritten)',
    ]],
    // Go writes six bytes for "<"
    ['one byte more than kubectl apply takes', { ...CUSTOM, spec: 'ä'.repeat(130_989) + '<x' },
      ['[c/o] would have 262145 bytes of annotations with the copy that "kubectl apply" keeps there, and at most 262144 are taken; '
        + 'split it, or shorten it (ObjectTooLarge)']],
    ['annotations of its own beside the copy', { ...CUSTOM, metadata: { name: 'o', annotations: { notes: 'x'.repeat(131_072) } } },
      ['[c/o] would have 262326 bytes of annotations with the copy that "kubectl apply" keeps there, and at most 262144 are taken; '
        + 'split it, or shorten it (ObjectTooLarge)']],
    ['a ConfigMap that is too large', { data: { a: 'x'.repeat(1_000_001) }, binaryData: { b: 'A'.repeat(48_576) } }, [
      '[c/o] would have 1048765 bytes of annotations with the copy that "kubectl apply" keeps there, and at most 262144 are taken; '
        + 'spread its data over several ConfigMaps (ConfigMapTooLarge)',
    ]],
    ['a key that cdk8s loses', { data: JSON.parse('{"__proto__": "x"}') }, ['[c/o] data: "__proto__" is not a key; remove it (ReservedKey)']],
    ['such a key in a list', { ...CUSTOM, spec: [{}, JSON.parse('{"a": {"__proto__": {}}}')] },
      ['[c/o] spec[1].a: "__proto__" is not a key; remove it (ReservedKey)']],
    ['a function', { spec: { run: () => 1 } },
      ['[c/o] spec.run: a function is not plain data; use strings, numbers, booleans, lists and objects (ObjectNotRendered)']],
    ['what is no plain data', { spec: { when: new Date(0) } }, [
      '[c/o] spec.when: an instance of Date is not plain data; use strings, numbers, booleans, lists and objects (ObjectNotRendered)',
    ]],
  ])('%s', (_, json, texts) => expect(found(json)).toEqual(texts));

  const V = 'correct-horse';
  const NS = 'what was given (not shown)';
  const LOOKS = 'a value that looks like a secret (not shown)';
  const pod = (container: Readonly<Record<string, unknown>>) => ({ kind: 'Pod', spec: { containers: [{ name: 'a', image: 'a:1', ...container }] } });
  const basicAuth = { apiVersion: 'monitoring.coreos.com/v1', kind: 'ServiceMonitor', spec: { selector: {}, endpoints: [{ port: 'a', basicAuth: { password: V } }] } };

  test.each<[string, Readonly<Record<string, unknown>>, readonly string[]]>([
    ['data of a Secret as a text', { kind: 'Secret', data: V }, [
      `[c/o] data: ${NS} is not an object; write { name: value } (WrongType)`,
    ]],
    ['data of a Secret as a list', { kind: 'Secret', stringData: [V] }, [
      `[c/o] stringData: ${NS} is not an object; write { name: value } (WrongType)`,
    ]],
    ['data of a Secret that is no text', { kind: 'Secret', stringData: { pin: 4711 } }, [
      '[c/o] stringData: holds a value for "pin", which would stand in the YAML; make the Secret in the cluster, and refer to it by name (SecretValueInOutput)',
    ]],
    ['the type of a Secret as a list', { kind: 'Secret', type: [V] }, [
      `[c/o] type: ${NS} is not a string; write a text (WrongType)`,
    ]],
    ['a Secret inside of something else', { ...CUSTOM, spec: { template: { apiVersion: 'v1', kind: 'Secret', data: V } } }, [
      '[c/o] spec.template.data: holds what would stand in the YAML (not shown); make the Secret in the cluster, and refer to it by name (SecretValueInOutput)',
    ]],
    ['an object as a password', { data: { password: { v: V } } }, [
      `[c/o] data.password: ${NS} is not a string; put it in quotes (WrongType)`,
    ]],
    ['a list as a password', { data: { password: [V] } }, [
      `[c/o] data.password: ${NS} is not a string; put it in quotes (WrongType)`,
    ]],
    ['a number as a password', { data: { password: 4711 } }, [
      `[c/o] data.password: ${NS} is not a string; put it in quotes (WrongType)`,
    ]],
    ['a variable as a list', pod({ env: [{ name: 'DB_PASSWORD', value: [V] }] }), [
      `[c/o] spec.containers[0].env[0].value: ${NS} is not a string; write a text (WrongType)`,
    ]],
    ['a variable as a number', pod({ env: [{ name: 'DB_PASSWORD', value: 4711 }] }), [
      `[c/o] spec.containers[0].env[0].value: ${NS} is not a string; write what is taken there (WrongType)`,
    ]],
    ['variables as an object', pod({ env: { DB_PASSWORD: V } }), [
      `[c/o] spec.containers[0].env: {"DB_PASSWORD":"${LOOKS}"} is not a list; write [ … ] (WrongType)`,
    ]],
    ['variables as texts', pod({ env: [`DB_PASSWORD=${V}`] }), [
      `[c/o] spec.containers[0].env[0]: ${LOOKS} is not an object of fields; write { … } (WrongType)`,
    ]],
    ['arguments as a text', pod({ args: `--password=${V}` }), [
      `[c/o] spec.containers[0].args: ${LOOKS} is not a list; write [ … ] (WrongType)`,
    ]],
    ['arguments as objects', pod({ args: [{ password: V }] }), [
      `[c/o] spec.containers[0].args[0]: {"password":"${LOOKS}"} is not a string; write a text (WrongType)`,
    ]],
    ['data as a text', { data: `password=${V}` }, [
      `[c/o] data: ${LOOKS} is not an object; write { name: value } (WrongType)`,
    ]],
    ['data as a list', { data: [{ password: V }] }, [
      `[c/o] data: [{"password":"${LOOKS}"}] is not an object; write { name: value } (WrongType)`,
    ]],
    ['a password of a ServiceMonitor', basicAuth, [
      `[c/o] spec.endpoints[0].basicAuth.password: ${NS} is not an object of fields; write { … } (WrongType)`,
    ]],
    ['a path to a secret, which is none', pod({ args: '--token=/etc/all/token' }), [
      '[c/o] spec.containers[0].args: "--token=/etc/all/token" is not a list; write [ … ] (WrongType)',
    ]],
  ])('without showing what is secret: %s', (_, json, texts) => expect(found(json)).toEqual(texts));

  test('what is encrypted is no secret', () => {
    const sealed = 'AgBy3i4OJSWK9PiTySYZZA' + 'x7Qk2Pz9'.repeat(84);
    const json = { apiVersion: 'bitnami.com/v1alpha1', kind: 'SealedSecret', spec: { encryptedData: { 'password': sealed, 'token': sealed, 'api-key': sealed } } };
    expect(found(json)).toEqual([]);
  });

  test('a patch that does not fit', () => {
    const patched: Scene = (app) => object(new Chart(app, 'd'), 'o').addJsonPatch(JsonPatch.remove('/spec/replicas'));
    expect(found({}, patched)).toEqual([
      '[d/o] cannot be rendered, because the patch of "/spec/replicas" does not fit; patch what is there (ObjectNotRendered)',
    ]);
  });

  test('an object that contains itself', () => {
    const loop: Record<string, unknown> = {};
    loop.again = loop;
    expect(found({ spec: loop })).toEqual(['[c/o] spec.again: contains itself; write plain data (TooDeep)']);
  });

  test('what throws when it is read', () => {
    expect(found({ ...CUSTOM, spec: [{}, { 'a b': throwing() }] })).toEqual([
      '[c/o] spec[1]["a b"].trap: throws "boom" when it is read; write plain data (ValueUnreadable)',
    ]);
    expect(found({ data: { toJSON: () => { throw new Error('no'); } } })).toEqual([
      '[c/o] data: throws "no" when it is read; write plain data (ValueUnreadable)',
    ]);
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(found({ data: proxy })).toEqual(
      ['[c/o] data: throws "Cannot perform \'getPrototypeOf\' on a proxy that has been revoked" when it is read; write plain data (ValueUnreadable)']);
  });

  test('a twin', () => {
    const twins: Scene = (app) => {
      const chart = new Chart(app, 'd');
      object(chart, 'twin', { metadata: { name: 'o' } });
      for (const namespace of ['a', 'b']) {object(chart, namespace,
        { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: 'role', namespace } });}
      for (const version of ['v1', 'v1beta1']) object(chart, version, { apiVersion: `acme.dev/${version}`, metadata: { name: 'o', namespace: 'prow' } });
    };
    expect(found({}, twins)).toEqual([
      '[d/twin] metadata.name: ConfigMap "o" is emitted by [c/o] already; rename or remove one of them (DuplicateObject)',
      '[d/b] metadata.name: ClusterRole "role" is emitted by [d/a] already; rename or remove one of them (DuplicateObject)',
      '[d/v1beta1] metadata.name: ConfigMap "o" in namespace "prow" is emitted by [d/v1] already; rename or remove one of them (DuplicateObject)',
    ]);
  });
});

describe('objects in a list, which kubectl takes apart', () => {
  const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 's' }, data: { token: 'eA==' } };
  const nested = {
    apiVersion: 'v1', kind: 'List', metadata: { name: 'inner' },
    items: [{ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'P' }, spec: { containers: [{ name: 'c', image: 'a/b:v1' }] } }],
  };
  const small = (name: string) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data: { a: 'x'.repeat(200_000) } });

  function seen(kind: string, items: readonly unknown[], apiVersion = 'v1'): readonly string[] {
    const app = new App({ outdir: 'nowhere' });
    object(new Chart(app, 'c'), 'l', { apiVersion, kind, items });
    const problems: Problem[] = [];
    const objects: string[] = [];
    render(app, problems, ({ kind: of, name, path }) => objects.push(`${of} ${name} ${path}`));
    return [...objects, ...problems.map(({ text }) => text)];
  }

  test('each is looked at, at its place', () => {
    expect(seen('List', [secret, nested, { kind: 'Pod', metadata: {} }, 5, secret])).toEqual([
      'Secret s c/l items[0]',
      'Pod P c/l items[1].items[0]',
      'Secret s c/l items[4]',
      '[c/l] items[2].apiVersion: is missing; give it a value (PropMissing)',
      '[c/l] items[2].metadata.name: is missing; give it a value (PropMissing)',
      '[c/l] items[3]: 5 is not an object; write { apiVersion, kind, metadata, … } (WrongType)',
      '[c/l] items[0].data: holds a value for "token", which would stand in the YAML; '
        + 'make the Secret in the cluster, and refer to it by name (SecretValueInOutput)',
      '[c/l] items[1].items[0].metadata.name: "P" is not a DNS subdomain; write "p" (NameNotDnsSubdomain)',
      '[c/l] items[4].metadata.name: Secret "s" is emitted by [c/l items[0]] already; rename or remove one of them (DuplicateObject)',
      '[c/l] items[4].data: holds a value for "token", which would stand in the YAML; '
        + 'make the Secret in the cluster, and refer to it by name (SecretValueInOutput)',
    ]);
  });

  test('each may be as large as any object', () => {
    expect(seen('ConfigMapList', [small('a'), small('b')])).toEqual(['ConfigMap a c/l items[0]', 'ConfigMap b c/l items[1]']);
  });

  test('a kind that only sounds like a list', () => expect(seen('AllowList', [])).toEqual([]));
  test('a kind with items that are no objects', () => expect(seen('Shop', ['a'], 'acme.dev/v1')).toEqual(['Shop l c/l']));
});

describe('what is wrong with an app', () => {
  function found(app: App): readonly string[] {
    const problems = validateTree(app);
    render(app, problems, () => undefined);
    return problems.map(({ text }) => text);
  }

  test.each<[string, Scene, readonly string[]]>([
    ['objects in a circle', (app) => {
      const [a, b, c] = ['a', 'b', 'c'].map((id) => object(app.node.tryFindChild('c') as Chart ?? new Chart(app, 'c'), id));
      a.addDependency(b);
      b.addDependency(c);
      c.addDependency(a);
    }, ['[c/a] depends on itself: c/a => c/b => c/c => c/a; remove one of these dependencies (DependencyCycle)']],
    ['charts in a circle', (app) => {
      const [a, b] = ['a', 'b'].map((id) => new Chart(app, id));
      a.addDependency(b);
      b.addDependency(a);
    }, ['[a] depends on itself: a => b => a; remove one of these dependencies (DependencyCycle)']],
    ['an order outside of charts', (app) => {
      new Construct(app, 'loose').node.addDependency(new Chart(app, 'c'));
    }, ['[loose] has a dependency, but stands in no chart; put it into a chart, or remove the dependency (DependencyOutsideChart)']],
    ['validations, ours and others\', before the rest', (app) => {
      const chart = new Chart(app, 'c');
      object(chart, 'o', { kind: '' });
      const say = (id: string, ...messages: string[]): void => new Construct(chart, id).node.addValidation({ validate: () => messages });
      say('ours', 'hookPort: 80 is outside 30000-32767; pick a port; or none (NodePortOutOfRange)');
      say('others', 'Something\n  is wrong', 'not; ours (Foo)');
    }, [
      '[c/ours] hookPort: 80 is outside 30000-32767; pick a port; or none (NodePortOutOfRange)',
      '[c/others] Something is wrong; see the construct, whose own rule this is (ValidationFailed)',
      '[c/others] not; ours (Foo); see the construct, whose own rule this is (ValidationFailed)',
      '[c/o] kind: is missing; give it a value (PropMissing)',
    ]],
    ['more objects than one app may have', (app) => {
      // as many real ones take seconds to make
      jest.spyOn(app.node, 'findAll').mockReturnValue(Array(100_001).fill(object(new Chart(app, 'c'), 'o')));
    }, ['[c/o] is one object more than the 100000 of one app; make several apps (TooManyObjects)']],
  ])('%s', (_, scene, texts) => expect(found(build(App, 'nowhere', [scene]))).toEqual(texts));

  test.each([
    [{ outputFileExtension: '/../../evil.yaml' }, 'new App(): the output is FILE_PER_CHART with the ending "/../../evil.yaml"'],
    [{ yamlOutputType: YamlOutputType.FILE_PER_RESOURCE }, 'new App(): the output is FILE_PER_RESOURCE with the ending ".k8s.yaml"'],
  ])('%j', (props, what) => expect(found(new App({ outdir: 'nowhere', ...props }))).toEqual([
    `${what}; leave out yamlOutputType and outputFileExtension, only FILE_PER_CHART with ".k8s.yaml" keeps every object and its order (OutputTypeUnsupported)`,
  ]));

  test('a name that was generated elsewhere', () => {
    const app = new App({ outdir: 'nowhere' });
    process.env.CDK8S_LEGACY_HASH = '1';
    new ApiObject(new Chart(app, 'c'), 'o', { apiVersion: 'v1', kind: 'ConfigMap' });
    delete process.env.CDK8S_LEGACY_HASH;
    expect(found(app)).toEqual([
      '[c/o] metadata.name: "c-o-6e9dccd2" was generated by the rules of CDK8S_LEGACY_HASH or of the locale, and would be another name elsewhere; '
        + 'name the object, or unset them (NameFromEnvironment)',
    ]);
  });
});

test('an object that would be two documents', () => {
  const problems: Problem[] = [];
  const json = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'o' } };
  checkText({
    path: 'c/o', group: '', kind: 'ConfigMap', name: 'o', namespace: '', clusterScoped: false, json,
  }, { text: 'a: 1\n---\nb: 2\n', harmless: false, signs: 0 },
    objectReport(problems, () => 'c/o'));
  expect(problems.map(({ text }) => text)).toEqual([
    '[c/o] would be read as more than one document; remove the line that begins with "---" or "..." (DocumentSplit)',
  ]);
});
