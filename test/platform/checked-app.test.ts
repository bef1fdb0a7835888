import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { App, AppProps, Chart, JsonPatch, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import {
  DeckService, Exposure, GitHub, HookService, InClusterStore, Issuance, Issuer, Prow, ProwIngress, ProwNamespaces, Tls,
} from '../../src';
import { Problem, Where } from '../../src/core/problem';
import { CheckedApp, CheckedAppProps } from '../../src/platform/checked-app';
import { ExternalObjects } from '../../src/platform/checks/external-objects';
import { OutputFile } from '../../src/writer/output-file';
import { filesIn, newFolder, removeFolders } from '../writer/folder';
import { build, object, SCENES } from '../writer/varied-app';

// what a Prow in a chart says is asserted elsewhere
beforeEach(() => void jest.spyOn(console, 'warn').mockImplementation());
afterEach(() => jest.restoreAllMocks());

afterAll(removeFolders);

const INDEX = '.cdk8s-prow.sha256';

function thrown(act: () => void): readonly string[] {
  try {
    act();
  } catch (error) {
    return (error as Error).message.split('\n');
  }
  return [];
}

describe('in a strange environment', () => {
  const { 'generated names': _, ...scenes } = SCENES;
  const reference = newFolder();

  function child(env: NodeJS.ProcessEnv, cwd: string): Record<string, string> {
    const outdir = newFolder();
    // its transpiler, not ours, so that nothing of this process is shared
    const tsNode = require.resolve('ts-node/register/transpile-only');
    const script = resolve(__dirname, '../writer/synth-scenes.ts');
    execFileSync(process.execPath, ['-r', tsNode, script],
      { cwd, env: { PATH: process.env.PATH, TS_NODE_PROJECT: resolve(__dirname, '../../tsconfig.json'), CDK8S_OUTDIR: outdir, ...env } });
    const { [INDEX]: index, ...files } = filesIn(outdir);
    expect(index.split('\n')).toHaveLength(Object.keys(files).length + 1);
    return files;
  }

  beforeAll(() => build(App, reference, Object.values(scenes)).synth());

  test.each<[string, NodeJS.ProcessEnv, string]>([
    ['a clean one', {}, resolve(__dirname, '../..')],
    ['variables of cdk8s, Turkish, the other end of the world', {
      CDK8S_DISABLE_SORT: '1', CDK8S_LEGACY_HASH: '1', CDK8S_RECORD_CONSTRUCT_METADATA: 'true', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8',
      TZ: 'Pacific/Kiritimati',
    }, newFolder()],
  ])('the bytes are those of App.synth(): %s', (_name, env, cwd) => expect(child(env, cwd)).toEqual(filesIn(reference)));
});

test('a relative folder is one of the working directory', () => {
  const [cwd, before] = [newFolder(), process.cwd()];
  process.chdir(cwd);
  try {
    const app = new CheckedApp({ outdir: 'out/put' });
    object(new Chart(app, 'c'), 'o');
    app.synth();
  } finally {
    process.chdir(before);
  }
  expect(Object.keys(filesIn(join(cwd, 'out/put')))).toEqual([INDEX, 'c.k8s.yaml']);
});

/** An app that uses everything a subclass may add. */
class Extended extends CheckedApp {
  script = '#!/bin/sh\n';

  constructor(props: CheckedAppProps, private readonly wrong: readonly Problem[] = []) {
    super(props);
  }

  protected override _extraFiles(): readonly OutputFile[] {
    return [{ name: 'secrets.sh', content: this.script }];
  }

  protected override _externalObjects(): ExternalObjects {
    return {};
  }

  protected override _problems(): readonly Problem[] {
    return this.wrong;
  }
}

test('everything that is wrong is told at once, once, and nothing is written', () => {
  const outdir = join(newFolder(), 'dist');
  const overlap = Where.call('new ProwApp').problem('clusterNetwork', { what: 'overlaps', instead: 'use others', code: 'CidrOverlap' });
  const app = new Extended({ outdir }, [overlap]);
  const chart = new Chart(app, 'c');
  new Construct(chart, 'hook').node.addValidation({ validate: () => ['nodePort: 80 is outside 30000-32767; pick another (NodePortOutOfRange)'] });
  object(chart, 'label', { metadata: { name: 'label', labels: { app: 'a\u2028b' } } });
  object(chart, 'pod', { kind: 'Pod', spec: { containers: [{ name: 'a', image: 'a:1' }], serviceAccountName: 'hook' } });
  expect(thrown(() => app.synth())).toEqual([
    '[c/hook] nodePort: 80 is outside 30000-32767; pick another (NodePortOutOfRange)',
    '[c/label] metadata.labels.app: "a\\u2028b" contains U+2028; remove that character (ForbiddenCharacter)',
    '[c/pod] spec.serviceAccountName: there is no ServiceAccount "hook"; emit it, or say it in existing.serviceAccounts (ServiceAccountMissing)',
    'new ProwApp({ clusterNetwork }): overlaps; use others (CidrOverlap)',
  ]);
  expect(existsSync(outdir)).toBe(false);
});

test('null in lists is told once, whoever made it', () => {
  const app = new Extended({ outdir: newFolder() });
  const chart = new Chart(app, 'c');
  object(chart, 'null', { kind: 'Pod', spec: { containers: [null, { name: 'c', image: 'a/b:v1', args: [null, undefined] }] } });
  object(chart, 'patched', { kind: 'Pod', spec: { containers: [{ name: 'c', image: 'a/b:v1' }] } })
    .addJsonPatch(JsonPatch.add('/spec/containers/-', null), JsonPatch.add('/spec/containers/0/args', [null]));
  expect(thrown(() => app.synth())).toEqual([
    '[c/null] spec.containers[0]: null is not a value; remove it from the list (NullValue)',
    '[c/null] spec.containers[1].args[0]: null is not a value; remove it from the list (NullValue)',
    '[c/null] spec.containers[1].args[1]: null is not a value; remove it from the list (NullValue)',
    '[c/patched] spec.containers[0].args[0]: null is not a value; remove it from the list (NullValue)',
    '[c/patched] spec.containers[1]: null is not a value; remove it from the list (NullValue)',
  ]);
});

test('an error in the last chart leaves the output of the last good run', () => {
  const outdir = newFolder();
  const synth = (broken: boolean): void => {
    const app = new Extended({ outdir });
    object(new Chart(app, 'a'), 'a', { data: { broken: String(broken) } });
    object(new Chart(app, 'b'), 'b', broken ? { data: new Map() } : {});
    app.synth();
  };
  synth(false);
  const before = filesIn(outdir);
  expect(Object.keys(before)).toEqual([INDEX, 'a.k8s.yaml', 'b.k8s.yaml', 'secrets.sh']);
  expect(thrown(() => synth(true))).toEqual(
    ['[b/b] data: an instance of Map is not plain data; use strings, numbers, booleans, lists and objects (ObjectNotRendered)']);
  expect(filesIn(outdir)).toEqual(before);
});

test('two apps on one folder', () => {
  const outdir = newFolder();
  const [first, second] = [new CheckedApp({ outdir }), new Extended({ outdir })];
  object(new Chart(first, 'a'), 'a');
  object(new Chart(second, 'b'), 'b');
  first.synth();
  first.synth();
  expect(thrown(() => second.synth())).toEqual([
    `new Extended({ outdir }): ${JSON.stringify(
      outdir)} holds what another app of this program has written, which would be lost; give each app a folder of its own (OutputTaken)`,
  ]);
  expect(Object.keys(filesIn(outdir))).toEqual([INDEX, 'a.k8s.yaml']);
});

test('a file beside the charts that holds what a reader would lose', () => {
  const outdir = join(newFolder(), 'dist');
  const app = new Extended({ outdir });
  app.script = 'echo \u0007\n';
  expect(thrown(() => app.synth())).toEqual(['new Extended(): the file "secrets.sh" contains U+0007; remove that character (ForbiddenCharacter)']);
  expect(existsSync(outdir)).toBe(false);
});

test('a folder in the place of a file', () => {
  const outdir = newFolder();
  mkdirSync(join(outdir, 'secrets.sh'));
  expect(thrown(() => new Extended({ outdir }).synth())).toEqual([
    `new Extended({ outdir }): ${JSON.stringify(outdir)} has a folder "secrets.sh" where a file belongs; remove it, or name another folder (OutputNotWritable)`,
  ]);
});

test.each<[AppProps, readonly string[]]>([
  [{ outdir: 7 as never }, ['new CheckedApp({ outdir }): 7 is not a string; put it in quotes (WrongType)']],
  [{ outdir: null as never }, ['new CheckedApp({ outdir }): null is not a value; leave it out to get the default (NullValue)']],
  [{ yamlOutputType: 0, outputDir: 'x' } as AppProps, [
    'new CheckedApp(): "yamlOutputType" is not a property; known are existing, kubernetesVersion, outdir (UnknownProp)',
    'new CheckedApp(): "outputDir" is not a property; known are existing, kubernetesVersion, outdir (UnknownProp)',
  ]],
])('%j', (props, texts) => expect(thrown(() => new CheckedApp(props))).toEqual(texts));

describe('a Prow in a chart of somebody\'s own', () => {
  const props = { github: GitHub.cloud({ repositories: ['acme/app'] }), exposure: Exposure.nodePort({ address: '192.168.1.100' }) };
  const unreachable = 'GitHub cannot reach 192.168.1.100, because it is not a public address, and no job starts without its webhooks: bring them by '
    + '`exposure: Exposure.tunnel(Tunnel.relay())`, with a channel of https://smee.io/new or of a gosmee server of yours, '
    + 'or forward a port of a public address to it, and say that address.';
  const kinds: readonly [string, (outdir: string) => App][] = [
    ['CheckedApp', (outdir) => new CheckedApp({ outdir, existing: { everything: true } })], ['App', (outdir) => new App({ outdir })],
  ];

  test.each(kinds)('says its warnings once when an %s is synthesized', (_, make) => {
    const app = make(newFolder());
    const prow = new Prow(new Chart(app, 'c'), 'prow', props);
    const warn = jest.spyOn(console, 'warn').mockImplementation();
    app.synth();
    const lines = warn.mock.calls.map(([line]) => String(line));
    warn.mockRestore();
    expect(lines).toEqual([`warning: [c/prow] ${unreachable}`]);
    expect(prow.warnings).toEqual([unreachable]);
    expect(prow.notes.join('\n')).toContain('The firewall of the nodes must let TCP ports 30001 and 30002 in.');
  });

  const OF_THE_CLUSTER = /^(Namespace|PersistentVolume|CustomResourceDefinition|Cluster.*|Validating.*|Mutating.*)$/;

  test.each<[string, string | undefined, (scope: Construct) => unknown, string]>([
    ['Prow', 'ci', (scope) => new Prow(scope, 'p', props), 'ci'],
    ['Prow that names one', 'ci', (scope) => new Prow(scope, 'p', { ...props, namespace: 'own' }), 'own'],
    ['HookService', 'ci', (scope) => new HookService(scope, 'p'), 'ci'],
    ['DeckService', 'ci', (scope) => new DeckService(scope, 'p', { namespace: undefined }), 'ci'],
    ['DeckService that names one', 'ci', (scope) => new DeckService(scope, 'p', { namespace: 'own' }), 'own'],
    ['HookService without any', undefined, (scope) => new HookService(scope, 'p'), 'prow'],
    ['ProwIngress', 'ci', (scope) => new ProwIngress(scope, 'p', { domain: 'acme.dev', tls: Tls.secret('prow-tls') }), 'ci'],
    ['InClusterStore', 'ci', (scope) => new InClusterStore(scope, 'p'), 'ci'],
    ['Issuer', 'ci', (scope) => new Issuer(scope, 'p', { issuer: Issuance.selfSigned() }), 'ci'],
    ['ProwNamespaces', 'ci', (scope) => new ProwNamespaces(scope, 'p'), 'ci'],
  ])('%s takes the namespace %s of its chart', (_, namespace, make, expected) => {
    const chart = new Chart(Testing.app(), 'c', { namespace });
    make(chart);
    const objects: readonly any[] = Testing.synth(chart);
    expect(objects.filter(({ kind, metadata }) => OF_THE_CLUSTER.test(kind) && metadata.namespace !== undefined)).toEqual([]);
    const named = objects.flatMap(({ kind, metadata }) => (kind === 'Namespace' ? metadata.name : metadata.namespace ?? []) as string);
    expect(new Set(named.filter((name) => name !== 'test-pods'))).toEqual(new Set([expected]));
  });
});

describe('what the cluster has without the app', () => {
  /** Warnings of an app with a Prow in a chart of its own. */
  function warned(existing?: CheckedAppProps['existing']): readonly string[] {
    const app = new CheckedApp({ outdir: newFolder(), existing });
    new Prow(new Chart(app, 'c'), 'prow', { github: GitHub.cloud({ repositories: ['acme/app'] }) });
    const warn = jest.spyOn(console, 'warn').mockImplementation();
    app.synth();
    const lines = warn.mock.calls.map(([line]) => String(line));
    warn.mockRestore();
    return lines;
  }

  test('nobody said: it is told once', () => {
    expect(warned()).toEqual(['warning: 2 references lead to what this app does not emit, and nobody looks whether it is there: the first is Namespace "prow", '
      + 'at [c/prow/config/config] metadata.namespace. Say in existing what the cluster has, or existing: { everything: true } to hear no more of it.']);
  });

  test.each([{ namespaces: ['prow', 'test-pods'] }, { everything: true }])('nothing is left to say: %j', (existing) => expect(warned(existing)).toEqual([]));

  test('something is missing', () => expect(thrown(() => warned({ namespaces: ['prow'] }))).toEqual([
    expect.stringMatching(/there is no Namespace "test-pods"; emit it, or say it in existing\.namespaces, .*\(NamespaceMissing\)$/),
  ]));

  test('what is said is read', () => {
    const wrong = { secrets: [{ name: 'A', key: [] }], issuers: [{ name: 'ca', kind: 'Isuer' }], classes: { ingres: [] } } as any;
    expect(thrown(() => new CheckedApp({ existing: wrong }))).toMatchInlineSnapshot(`
[
  "new CheckedApp({ existing.secrets[0].name }): what was given (not shown) is not the name of a Secret; give the name of a Secret in the cluster, never its content (SecretNameInvalid)",
  "new CheckedApp({ existing.secrets[0] }): "key" is not a property; did you mean "keys"? (UnknownProp)",
  "new CheckedApp({ existing.issuers[0].kind }): "Isuer" is not one of ClusterIssuer, Issuer; did you mean "Issuer"? (NotAllowedValue)",
  "new CheckedApp({ existing.classes }): "ingres" is not a property; did you mean "ingress"? (UnknownProp)",
]
`);
  });
});

describe('the oldest Kubernetes that objects are for', () => {
  const late = (scope: Construct, id: string) => object(scope, id, { apiVersion: 'resource.k8s.io/v1', kind: 'DeviceClass', spec: {} });
  const refused = (path: string, name: string, minor: number) => (
    `[${path}] kind: DeviceClass of "resource.k8s.io/v1" came with Kubernetes 1.34, and kubernetesVersion is "1.${minor}"; leave it out, `
    + 'or raise kubernetesVersion to "1.34" where no cluster is older (KubernetesTooOld)').replace('DeviceClass of', `${name} of`);
  const github = GitHub.cloud({ repositories: ['acme/app'] });
  const everything = { everything: true };

  test.each<[string, CheckedAppProps, (app: CheckedApp) => void, readonly string[]]>([
    ['is the oldest supported one', {}, (app) => late(new Chart(app, 'c'), 'o'), [refused('c/o', 'DeviceClass', 33)]],
    ['is said', { kubernetesVersion: 'v1.34.2+k3s1' }, (app) => late(new Chart(app, 'c'), 'o'), []],
    ['holds for items of lists too', {}, (app) => object(new Chart(app, 'c'), 'o', { kind: 'List', metadata: undefined, items: [
      { apiVersion: 'resource.k8s.io/v1', kind: 'DeviceClass', metadata: { name: 'a' }, spec: {} }] }), [refused('c/o] items[0].', 'DeviceClass', 33)
      .replace('.] kind', '.kind')]],
    ['is that of the app for a Prow', { kubernetesVersion: '1.34' }, (app) => late(new Prow(new Chart(app, 'c'), 'prow', { github }), 'o'), []],
    ['is that of a Prow for what is in it alone', {}, (app) => {
      const chart = new Chart(app, 'c');
      late(new Prow(chart, 'prow', { github, kubernetesVersion: '1.34' }), 'o');
      late(chart, 'o2');
    }, [refused('c/o2', 'DeviceClass', 33)]],
    ['may be lower for a Prow', { kubernetesVersion: '1.34' }, (app) => late(new Prow(new Chart(app, 'c'), 'prow', { github, kubernetesVersion: '1.33' }), 'o'),
      [refused('c/prow/o', 'DeviceClass', 33)]],
    ['decides what Pod Security refuses', { kubernetesVersion: '1.34' }, secured, [
      '[c/pod] spec.containers[0].securityContext: without runAsNonRoot: true is refused by Pod Security "restricted", the level of namespace "shop"; add it, '
        + 'or label the namespace pod-security.kubernetes.io/enforce: baseline (PodSecurityRefused)']],
    ['decides what Pod Security refuses no more', { kubernetesVersion: '1.35' }, secured, []],
  ])('%s', (_, props, make, expected) => {
    const app = new CheckedApp({ existing: everything, ...props, outdir: newFolder() });
    make(app);
    expect(thrown(() => app.synth())).toEqual(expected);
  });

  function secured(app: CheckedApp): void {
    const chart = new Chart(app, 'c', { namespace: 'shop' });
    object(chart, 'namespace', { kind: 'Namespace', metadata: { name: 'shop', labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } } });
    object(chart, 'pod', { kind: 'Pod', metadata: { name: 'pod' }, spec: {
      hostUsers: false, securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
      containers: [{ name: 'a', image: 'a/b:v1', securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } } }],
    } });
  }
});
