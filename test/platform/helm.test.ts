import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, Chart } from 'cdk8s';
import { parse } from 'yaml';
import {
  AcmeSolver, Cluster, Cni, DeckLogin, Exposure, GitHub, GitOps, IngressController, ObjectStorage, ProwApp, ProwAppProps, Tls, UpstreamManifest,
} from '../../src';
import { WRITTEN } from '../conformance/helm/written-charts';
import { thrown } from '../support/findings';

const folder = mkdtempSync(join(tmpdir(), 'helm-'));
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => jest.spyOn(console, 'warn').mockReturnValue());
afterEach(() => jest.restoreAllMocks());

function written(props: Partial<ProwAppProps> = {}, change: (app: ProwApp) => unknown = () => undefined) {
  const outdir = join(mkdtempSync(join(folder, 'app-')), 'dist');
  const app = new ProwApp({
    github: GitHub.cloud({ repositories: ['acme/app'] }), exposure: Exposure.nodePort({ address: 'prow.acme.dev' }), gitOps: GitOps.helm(), ...props, outdir });
  change(app);
  app.synth();
  const chart = `${outdir}-chart`;
  const read = (name: string, from = chart): string => readFileSync(join(from, name), 'utf8');
  return { app, outdir, chart, read, values: () => names(parse(read('values.yaml'))) };
}

/** Of all values, with their groups. */
function names(values: Readonly<Record<string, any>>): readonly string[] {
  return Object.entries(values).flatMap(([group, inner]) => (typeof inner === 'object' ? Object.keys(inner).map((key) => `${group}.${key}`) : [group]));
}

const filesOf = (of: string): readonly string[] => readdirSync(of, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => join(parentPath, name).slice(of.length + 1)).sort();

/** As Helm renders the few actions that there are; conformance does it by Helm. */
function rendered(template: string, values: Readonly<Record<string, any>>): string {
  const value = (name: string): string => String(name.split('.').reduce((at: any, step) => at[step], values));
  return template
    .replace(/\{\{ with \.Values\.([\w.]+) \}\}((?:(?!\{\{ (?:else|end) \}\})[^])*)(?:\{\{ else \}\}([^{]*))?\{\{ end \}\}/g,
      (_, name, some: string, none = '') => (value(name) === '' ? none : some.replaceAll('{{ . }}', value(name))))
    .replace(/\{\{ \.Values\.([\w.]+) \}\}/g, (_, name) => value(name))
    .replace(/\{\{ "(\{+)" \}\}/g, '$1');
}

describe('the chart', () => {
  test('is beside the output folder, and holds nothing but what it is made of', () => {
    const { outdir, chart, read } = written();
    expect(filesOf(chart)).toEqual([
      '.cdk8s-prow.sha256', 'Chart.yaml', 'crds/00-crds.yaml', 'templates/05-namespaces.yaml', 'templates/40-prow.yaml', 'templates/NOTES.txt',
      'templates/values.yaml', 'values.schema.json', 'values.yaml',
    ]);
    expect(filesOf(outdir).filter((name) => name.includes('/'))).toEqual(['github-app/create.mjs', 'github-app/manifest', 'github-app/settings', 'store/alerts']);
    expect(parse(read('Chart.yaml'))).toEqual({
      apiVersion: 'v2', name: 'prow', description: 'A Prow, as cdk8s-prow has written and checked it.', type: 'application', version: '0.1.0',
      appVersion: 'v20260821-a61940897', kubeVersion: '>=1.33.0-0',
    });
    expect(read('templates/NOTES.txt')).toBe('Prow is in the namespace prow. Its pods wait for the Secrets that secrets.sh makes, beside the output of the app that '
      + 'wrote this chart;\nNEXT-STEPS.md there says what else is left to do.\n');
  });

  test.each(WRITTEN.map((one) => [one.name, one] as const))('has the values of %s, and is the output with them', (_, { values: expected, props }) => {
    const { outdir, chart, read, values } = written(props(expected));
    expect([...values()].sort()).toEqual(Object.keys(expected).sort());
    expect(values().length).toBeLessThanOrEqual(10);
    const own = parse(read('values.yaml'));
    const templates = readdirSync(join(chart, 'templates')).filter((name) => /^\d.*\.yaml$/.test(name)).sort();
    expect(templates.map((name) => name.replace('.yaml', '.k8s.yaml'))).toEqual(readdirSync(outdir).filter((name) => /^[1-9]|^05/.test(name)).sort());
    for (const name of templates) expect(rendered(read(`templates/${name}`), own)).toBe(read(name.replace('.yaml', '.k8s.yaml'), outdir));
    expect(read('crds/00-crds.yaml')).toBe(read('00-crds.k8s.yaml', outdir));
    expect(read('templates/40-prow.yaml').replace(/\{\{ [^}]* \}\}/g, '')).not.toContain('{{');
  });

  test('says by an annotation what stays, on objects of the output too', () => {
    const { outdir, read } = written();
    const kept = ['00-crds', '05-namespaces', '40-prow'].flatMap((stage) => read(`${stage}.k8s.yaml`, outdir).split('---\n').map((text) => parse(text)))
      .filter(({ metadata }) => metadata.annotations?.['helm.sh/resource-policy'] === 'keep').map(({ kind }) => kind);
    expect(kept).toEqual(['CustomResourceDefinition', 'Namespace', 'Namespace', 'PersistentVolumeClaim']);
  });

  test('goes with the app: what is gone there is gone here, and braces of one\'s own are texts', () => {
    const data = { a: '{{ .Values.host }} {{{', b: 'x{', 'c.yaml': '{{- range }}\n{{ end }}\n' };
    const { read, outdir } = written({}, (app) => (
      new ApiObject(new Chart(app, '60-own'), 'own', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'own', namespace: 'prow' }, data })));
    expect(parse(rendered(read('templates/60-own.yaml'), { host: 'prow.acme.dev' })).data).toEqual(data);
    expect(read('templates/60-own.yaml')).toContain('{{ "{{" }} .Values.host }} {{ "{{" }}{');
    expect(read('60-own.k8s.yaml', outdir)).toContain('{{ .Values.host }} {{{');
  });

  test('pulls what decorations name from its registry too', () => {
    const { read, outdir } = written({ decoration: [{ utilityImages: { clonerefs: 'ghcr.io/x/clonerefs:v1', sidecar: 'ghcr.io/x/clonerefs:v1-2' } }] });
    const [template, own] = [read('templates/40-prow.yaml'), parse(read('values.yaml'))];
    expect(rendered(template, own)).toBe(read('40-prow.k8s.yaml', outdir));
    const moved = rendered(template, { ...own, image: { registry: 'r.acme.dev' } });
    expect(moved).toContain(' clonerefs: r.acme.dev/x/clonerefs:v1\n');
    expect(moved).toContain(' sidecar: r.acme.dev/x/clonerefs:v1-2\n');
    expect(moved).not.toContain('ghcr.io');
  });

  test('tells its user what it leaves to others', () => {
    const { app, read, outdir } = written({ upstreamManifests: [UpstreamManifest.certManager()] });
    expect(app.warnings.filter((warning) => warning.includes('chart'))).toEqual([
      'The chart does not hold what other projects publish (cert-manager v1.21.1): install it before, because Helm refuses objects of kinds that the cluster does '
        + 'not have.']);
    expect(read('NEXT-STEPS.md', outdir)).toContain('* The Helm chart `prow` 0.1.0 holds what is in this folder. `helm install prow CHART --namespace default` with '
      + 'its folder for CHART is instead of step 3, and comes before the Secrets, because it makes the namespaces. `helm upgrade` leaves CRDs as they are: `kubectl '
      + 'apply --server-side -f CHART/crds` changes them. `apply.sh` and Helm do not go together: `DAY-TWO.md` has the commands of Helm.\n');
  });
});

const own = (spec: object) => (app: ProwApp) => new ApiObject(new Chart(app, '60-own'), 'own', spec as never);
const ingress = (more = {}) => Exposure.ingress({ controller: IngressController.traefik(), domain: 'prow.acme.dev', ...more });

describe('a value is left out', () => {
  test.each<[string, Partial<ProwAppProps>, (app: ProwApp) => unknown, readonly string[]]>([
    ['deck\'s name, where its login has a Secret with the address', { exposure: ingress({ tls: Tls.secret('prow-tls') }), deckLogin: DeckLogin.github({ orgs: ['acme'] }) },
      () => undefined, ['hook.host', 'hook.replicas', 'deck.replicas', 'image.registry', 'storage.size', 'storage.className']],
    ['names, where a solver is for some of them alone', {
      exposure: ingress({
        tls: Tls.acme({ email: 'ci@acme.dev', solvers: [AcmeSolver.http01Ingress({ ingressClassName: 'traefik', dnsZones: ['acme.dev'] })] }) }) },
    () => undefined, ['hook.replicas', 'deck.replicas', 'image.registry', 'storage.size', 'storage.className', 'acme.email']],
    ['names, where an address is none', { exposure: Exposure.nodePort({ address: '203.0.113.7' }) }, () => undefined,
      ['hook.nodePort', 'deck.nodePort', 'hook.replicas', 'deck.replicas', 'image.registry', 'storage.size', 'storage.className']],
    ['the size of a volume that is made for the store', { storage: ObjectStorage.inCluster({ localPath: { node: 'one', path: '/srv/prow' } }) },
      () => undefined, ['host', 'hook.nodePort', 'deck.nodePort', 'hook.replicas', 'deck.replicas', 'image.registry']],
    ['replicas, where nodes are known', { exposure: Exposure.nodePort(), cluster: Cluster.kind() }, () => undefined,
      ['hook.nodePort', 'deck.nodePort', 'image.registry', 'storage.size', 'storage.className']],
    ['replicas of what an autoscaler looks after', {}, own({
      apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', metadata: { name: 'hook', namespace: 'prow' },
      spec: { maxReplicas: 5, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'hook' } } }),
    ['host', 'hook.nodePort', 'deck.nodePort', 'deck.replicas', 'image.registry', 'storage.size', 'storage.className']],
  ])('%s', (_, props, change, expected) => {
    expect([...written(props, change).values()].sort()).toEqual([...expected].sort());
  });

  test('and a node port that somebody else has is none', () => {
    const { read } = written({}, own({
      apiVersion: 'v1', kind: 'Service', metadata: { name: 'own', namespace: 'prow' },
      spec: { type: 'NodePort', selector: { app: 'deck' }, ports: [{ port: 81, targetPort: 8080, nodePort: 30500 }] } }));
    expect(JSON.parse(read('values.schema.json')).properties.hook.properties.nodePort).toEqual({
      description: 'The port of every node that leads to hook.', type: 'integer', minimum: 30000, maximum: 32767, not: { enum: [30500] } });
  });

  test('and a name for the inside may be changed to another one', () => {
    const { read } = written({ exposure: Exposure.nodePort({ address: 'prow.acme.internal' }), github: GitHub.enterprise({ host: 'git.acme.dev', repositories: ['acme/app'] }) });
    expect(JSON.parse(read('values.schema.json')).properties.host).not.toHaveProperty('not');
  });
});

test.each<[string, () => unknown, readonly string[]]>([
  ['a name', () => GitOps.helm({ name: 'My_Prow' }), ['GitOps.helm({ name }): "My_Prow" is not a DNS label; write "my-prow" (NameNotDnsLabel)']],
  ['a version', () => GitOps.helm({ version: 'v1' }), ['GitOps.helm({ version }): "v1" is not a version of semver; write one like "0.1.0" (PatternMismatch)']],
  ['no folder', () => GitOps.helm({ folder: '' }), ['GitOps.helm({ folder }): is empty; name a folder like "charts/prow", or leave it out (PropMissing)']],
  ['a network', () => written({ cni: Cni.flannel() }), [
    'new ProwApp({ gitOps }): a network has to be there before the pods that use it, and Helm applies everything at once; install the network by an app of its own, and '
      + 'write Cni.preinstalled() here (MutuallyExclusive)']],
])('%s that does not fit is refused', (_, act, messages) => {
  expect(thrown(act)).toEqual(messages);
});

test.each([['dist'], ['dist/chart'], ['.'], ['dist/../dist/chart']])('a folder %s, in the output folder or around it, is refused, and nothing is written', (name) => {
  const root = mkdtempSync(join(folder, 'app-'));
  const chart = join(root, name);
  const app = new ProwApp({
    github: GitHub.cloud({ repositories: ['acme/app'] }), exposure: Exposure.nodePort(), gitOps: GitOps.helm({ folder: chart }), outdir: join(root, 'dist') });
  expect(thrown(() => app.synth())).toEqual([
    `new ProwApp(): the chart would be in ${JSON.stringify(chart)}, and the output is in ${JSON.stringify(join(root, 'dist'))}; give the chart a folder beside it (ChartInOutput)`]);
  expect(readdirSync(root)).toEqual([]);
});

test('the output of another app is no place for a chart, and stays as it is', () => {
  const root = mkdtempSync(join(folder, 'app-'));
  const props = { github: GitHub.cloud({ repositories: ['acme/app'] }), exposure: Exposure.nodePort() };
  new ProwApp({ ...props, outdir: join(root, 'other') }).synth();
  const before = readdirSync(join(root, 'other'));
  const app = new ProwApp({ ...props, outdir: join(root, 'dist'), gitOps: GitOps.helm({ folder: join(root, 'other') }) });
  expect(thrown(() => app.synth())).toEqual([
    `new ProwApp({ outdir }): ${JSON.stringify(join(root, 'other'))} holds what another app of this program has written, which would be lost; `
      + 'give each app a folder of its own (OutputTaken)']);
  expect(readdirSync(join(root, 'other'))).toEqual(before);
  expect(readdirSync(join(root, 'dist'))).toEqual([]);
});

test('another folder, name and version', () => {
  const root = mkdtempSync(join(folder, 'app-'));
  new ProwApp({
    github: GitHub.cloud({ repositories: ['acme/app'] }), exposure: Exposure.nodePort(), outdir: join(root, 'dist'),
    gitOps: GitOps.helm({ folder: join(root, 'charts', 'ci'), name: 'ci', version: '1.2.3-rc.1+build.5' }),
  }).synth();
  expect(parse(readFileSync(join(root, 'charts', 'ci', 'Chart.yaml'), 'utf8'))).toMatchObject({ name: 'ci', version: '1.2.3-rc.1+build.5' });
});
