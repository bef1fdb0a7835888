import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, Chart } from 'cdk8s';
import { parse, parseAllDocuments } from 'yaml';
import {
  CheckedApp, Cni, DeckAccess, DeckLogin, Exposure, ExternalPlugin, FlannelMode, GitHub, GitHubAuth, GitOps, IngressController, ObjectStorage, ProwApp,
  ProwAppProps, RepositoryVisibility, SecretDelivery, SecretStoreKind, SecretStoreProvider, Tls, Tunnel, UpstreamManifest,
} from '../../src';
import { thrown } from '../support/findings';

type Json = any;

const folder = mkdtempSync(join(tmpdir(), 'gitops-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => jest.restoreAllMocks());

const URL = 'https://github.com/acme/prow.git';
const loose = (value: unknown): any => value;

/** Writes a Prow; what lies in its folder, what is in a file, and what was said. */
function written(props: Partial<ProwAppProps>, change: (app: ProwApp) => unknown = () => undefined) {
  const outdir = mkdtempSync(join(folder, 'dist-'));
  jest.spyOn(console, 'warn').mockReturnValue();
  const app = new ProwApp({ github: GitHub.cloud({ repositories: ['acme/app'] }), exposure: Exposure.nodePort(), ...props, outdir });
  change(app);
  app.synth();
  const read = (name: string): string => readFileSync(join(outdir, name), 'utf8');
  return {
    app, read, outdir, objects: (name: string): Json[] => parseAllDocuments(read(name)).map((document) => document.toJS()),
    files: readdirSync(outdir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).slice(outdir.length + 1)).sort(),
  };
}

const STAGES = ['00-crds', '05-namespaces', '40-prow'];

const kustomization = (...resources: readonly string[]): object => (
  { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', resources, sortOptions: { order: 'fifo' } });

describe('Argo CD', () => {
  const made = (props: Partial<ProwAppProps> = {}, options = {}) => written({ gitOps: GitOps.argoCd({ url: URL, ...options }), ...props });

  test('gets one Application over the files of the stages, in a folder where kubectl does not look', () => {
    const { files, objects } = made();
    expect(files.filter((name) => name.startsWith('gitops/'))).toEqual(['gitops/argo-cd.yaml']);
    expect(objects('gitops/argo-cd.yaml')).toEqual([{
      apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata: { name: 'prow', namespace: 'argocd' },
      spec: {
        project: 'default',
        destination: { server: 'https://kubernetes.default.svc', namespace: 'prow' },
        source: { repoURL: URL, targetRevision: 'main', path: 'dist', directory: { include: '*.k8s.yaml' } },
        syncPolicy: {
          automated: { prune: true, selfHeal: true },
          syncOptions: ['ServerSideApply=true', 'SkipDryRunOnMissingResource=true', 'RespectIgnoreDifferences=true', 'PruneLast=true'],
          retry: { limit: -1, backoff: { duration: '10s', factor: 2, maxDuration: '3m' } },
        },
        ignoreDifferences: [{ kind: 'ConfigMap', namespace: 'prow', name: 'job-config', jsonPointers: ['/data', '/binaryData'] }],
      },
    }]);
  });

  test('finds its stage on every object, and what is never removed', () => {
    const { objects, outdir } = made({ cni: Cni.flannel(), storage: ObjectStorage.inCluster() });
    const found = readdirSync(outdir).filter((name) => name.endsWith('.k8s.yaml')).flatMap((name) => objects(name).map((object) => [name, object] as const));
    const waves = new Set(found.map(([name, { metadata: { annotations } }]) => `${name} ${annotations['argocd.argoproj.io/sync-wave']}`));
    expect([...waves].sort()).toEqual(['00-crds.k8s.yaml 0', '05-namespaces.k8s.yaml 5', '10-network.k8s.yaml 10', '40-prow.k8s.yaml 40']);
    const kept = found.filter(([, { metadata }]) => metadata.annotations['argocd.argoproj.io/sync-options'] === 'Prune=false,Delete=false');
    expect([...new Set(kept.map(([name, { kind }]) => (name.startsWith('10-') ? name : kind)))].sort()).toEqual([
      '10-network.k8s.yaml', 'CustomResourceDefinition', 'Namespace', 'PersistentVolumeClaim']);
    expect(found.filter(([name]) => name.startsWith('10-')).every((one) => kept.includes(one))).toBe(true);
  });

  test('an annotation of one\'s own stays, and charts without a number come one after the other', () => {
    const { objects } = written({ gitOps: GitOps.argoCd({ url: URL }) }, (app) => {
      for (const id of ['apart', 'b-part', '60-own']) {
        const annotations = id === '60-own' ? { 'argocd.argoproj.io/sync-wave': '7' } : undefined;
        new ApiObject(new Chart(app, id), 'own', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: id, namespace: 'prow', annotations }, data: { a: 'b' } });
      }
    });
    const wave = (file: string): string => objects(`${file}.k8s.yaml`)[0].metadata.annotations['argocd.argoproj.io/sync-wave'];
    expect(['60-own', 'apart', 'b-part'].map(wave)).toEqual(['7', '61', '62']);
  });

  test('other places, and what other projects publish', () => {
    const { objects } = made({ namespace: 'ci', upstreamManifests: [UpstreamManifest.certManager()] }, {
      url: 'ssh://git@github.com/acme/prow.git', branch: 'release/1', path: 'clusters/prod', upstreamPath: 'upstream', namespace: 'argo', project: 'ci' });
    const [upstream, own] = objects('gitops/argo-cd.yaml');
    expect(upstream).toMatchObject({
      metadata: { name: 'ci-upstream', namespace: 'argo' },
      spec: { project: 'ci', source: { path: 'upstream', directory: { include: '*.yaml' } }, syncPolicy: { automated: { prune: false } } } });
    expect(own).toMatchObject({
      metadata: { name: 'ci' }, spec: { source: { repoURL: 'ssh://git@github.com/acme/prow.git', targetRevision: 'release/1', path: 'clusters/prod' } } });
  });
});

describe('Flux', () => {
  const made = (props: Partial<ProwAppProps> = {}, options = {}) => written({ gitOps: GitOps.flux({ url: URL, ...options }), ...props });

  test('gets a Kustomization for each stage after the one before, and one over them that does not wait for itself', () => {
    const { files, objects } = made();
    expect(files.filter((name) => name.startsWith('gitops/'))).toEqual([
      ...STAGES.map((stage) => `gitops/${stage}/Kustomization`), 'gitops/Kustomization', 'gitops/flux.yaml']);
    const spec = (path: string, more: object): object => ({
      sourceRef: { kind: 'GitRepository', name: 'prow' }, path, interval: '10m', retryInterval: '1m', timeout: '10m', prune: true, ...more });
    const [repository, ...kustomizations] = objects('gitops/flux.yaml');
    expect(repository).toEqual({
      apiVersion: 'source.toolkit.fluxcd.io/v1', kind: 'GitRepository', metadata: { name: 'prow', namespace: 'flux-system' },
      spec: { url: URL, ref: { branch: 'main' }, interval: '10m' },
    });
    expect(kustomizations.map((one) => [one.metadata.name, one.spec])).toEqual([
      ['prow', spec('./dist/gitops', { wait: false })],
      ['prow-00-crds', spec('./dist/gitops/00-crds', { wait: true })],
      ['prow-05-namespaces', spec('./dist/gitops/05-namespaces', { wait: true, dependsOn: [{ name: 'prow-00-crds' }] })],
      ['prow-40-prow', spec('./dist/gitops/40-prow', { wait: true, dependsOn: [{ name: 'prow-05-namespaces' }] })],
    ]);
  });

  test('each folder leads to the file of its stage, by a name that kubectl does not take for a manifest', () => {
    const { read, outdir, files } = made();
    expect(parse(read('gitops/Kustomization'))).toEqual(kustomization('flux.yaml'));
    for (const stage of STAGES) {
      const { resources } = parse(read(`gitops/${stage}/Kustomization`));
      expect(resources).toEqual([`../../${stage}.k8s.yaml`]);
      expect(readFileSync(join(outdir, 'gitops', stage, resources[0]), 'utf8')).toContain('apiVersion');
    }
    expect(read('.cdk8s-prow.sha256')).toMatch(/^[0-9a-f]{64} {2}gitops\/40-prow\/Kustomization$/m);
    expect(files).toContain('gitops/40-prow/Kustomization');
  });

  test('what is never removed is marked, and nothing else', () => {
    const { objects, outdir } = made({ cni: Cni.flannel(), storage: ObjectStorage.inCluster() });
    const marked = readdirSync(outdir).filter((name) => name.endsWith('.k8s.yaml')).flatMap((name) => (
      objects(name).filter(({ metadata }) => metadata.annotations?.['kustomize.toolkit.fluxcd.io/prune'] === 'disabled').map(({ kind }) => (name.startsWith('10-') ? name : kind))));
    expect([...new Set(marked)].sort()).toEqual(['10-network.k8s.yaml', 'CustomResourceDefinition', 'Namespace', 'PersistentVolumeClaim']);
  });

  test('other places, a Secret, and what other projects publish first', () => {
    const { objects } = made({ namespace: 'ci', upstreamManifests: [UpstreamManifest.certManager()] },
      { path: 'clusters/prod', upstreamPath: 'upstream', namespace: 'flux', interval: '1h', secretName: 'deploy-key' });
    const [repository, , upstream, first] = objects('gitops/flux.yaml');
    expect(repository).toMatchObject({ metadata: { name: 'ci', namespace: 'flux' }, spec: { interval: '1h', secretRef: { name: 'deploy-key' } } });
    expect(upstream).toMatchObject({ metadata: { name: 'ci-upstream' }, spec: { path: './upstream', prune: false, wait: true } });
    expect(first).toMatchObject({ spec: { path: './clusters/prod/gitops/00-crds', dependsOn: [{ name: 'ci-upstream' }] } });
  });
});

describe('kustomize', () => {
  const made = (props: Partial<ProwAppProps> = {}) => written({ gitOps: GitOps.kustomize(), ...props });

  test('gets all stages in their order beside them, and each in a folder of its own, by a name that kubectl does not take for a manifest', () => {
    const { read, files } = made();
    expect(files.filter((name) => name.endsWith('Kustomization'))).toEqual(['Kustomization', ...STAGES.map((stage) => `gitops/${stage}/Kustomization`)]);
    expect(files.filter((name) => name.startsWith('gitops/'))).toEqual(STAGES.map((stage) => `gitops/${stage}/Kustomization`));
    expect(parse(read('Kustomization'))).toEqual(kustomization(...STAGES.map((stage) => `${stage}.k8s.yaml`)));
    for (const stage of STAGES) expect(parse(read(`gitops/${stage}/Kustomization`))).toEqual(kustomization(`../../${stage}.k8s.yaml`));
  });

  test('a chart of one\'s own is a stage too', () => {
    const { read } = written({ gitOps: GitOps.kustomize() }, (app) => (
      new ApiObject(new Chart(app, '60-own'), 'own', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'own', namespace: 'prow' }, data: { a: 'b' } })));
    expect(parse(read('Kustomization')).resources).toEqual([...STAGES, '60-own'].map((stage) => `${stage}.k8s.yaml`));
    expect(parse(read('gitops/60-own/Kustomization'))).toEqual(kustomization('../../60-own.k8s.yaml'));
  });

  test('changes no object, and apply.sh stays what it is', () => {
    const [plain, by] = [written({}), made()];
    for (const name of [...STAGES.map((stage) => `${stage}.k8s.yaml`), 'apply.sh']) expect(by.read(name)).toBe(plain.read(name));
  });

  test('says how it is used, and what is not in it', () => {
    const { app, read } = made({ upstreamManifests: [UpstreamManifest.certManager()], cni: Cni.flannel() });
    expect(app.warnings.filter((warning) => warning.includes('kustom'))).toEqual([
      'The kustomizations do not hold what other projects publish (cert-manager v1.21.1): commit what `sh apply.sh --download FOLDER` fetches, and apply it '
        + 'first.']);
    expect(read('NEXT-STEPS.md')).toContain('kustomize builds all stages from this folder, in their order: `kubectl apply -k .` applies them, and a '
      + 'kustomization of yours names this folder among its `resources` and changes them. The stages one by one are in `gitops`, for `kubectl kustomize '
      + '--load-restrictor LoadRestrictionsNone gitops/40-prow`. `apply.sh` knows nothing of what a kustomization of yours changes: keep to one of the two.');
    expect(made().app.warnings).toEqual(written({}).app.warnings);
  });
});

test.each<[string, GitOps]>([
  ['Argo CD', GitOps.argoCd({ url: URL, upstreamPath: 'upstream' })], ['Flux', GitOps.flux({ url: URL, upstreamPath: 'upstream', secretName: 'key' })],
])('%s takes its objects, as far as its CRDs tell', (_, gitOps) => {
  const { files, objects } = written({ gitOps, upstreamManifests: [UpstreamManifest.certManager()] });
  const checked = new CheckedApp({ outdir: mkdtempSync(join(folder, 'checked-')) });
  const chart = new Chart(checked, 'chart');
  const all = files.filter((name) => /^gitops\/.*\.yaml$/.test(name)).flatMap(objects);
  all.forEach((object, i) => new ApiObject(chart, `object-${i}`, object));
  expect(thrown(() => checked.synth())).toEqual([]);
  expect(all.length).toBeGreaterThan(1);
});

describe('External Secrets', () => {
  const made = (options = {}, props: Partial<ProwAppProps> = {}) => written(
    { secretDelivery: SecretDelivery.externalSecrets({ storeName: 'vault', ...options }), ...props });
  const external = (objects: Json[]): Json[] => objects.filter(({ kind }) => kind === 'ExternalSecret');

  test('bring every Secret of Prow, from entries that are named after it', () => {
    const found = external(made().objects('40-prow.k8s.yaml'));
    const entries = ({ spec }: Json): Json => spec.data.map(({ secretKey, remoteRef }: Json) => [secretKey, remoteRef]);
    expect(found.map((one) => [`${one.metadata.namespace}/${one.metadata.name}`, entries(one)])).toEqual([
      ['prow/hmac-token', [['hmac', { key: 'prow/hmac-token/hmac' }]]],
      ['prow/github-token', [
        ['app_id', { key: 'prow/github-token/app_id' }], ['app_private_key', { key: 'prow/github-token/app_private_key' }]]],
      ['prow/object-store-root', [
        ['accessKey', { key: 'prow/object-store-root/accessKey' }], ['secretKey', { key: 'prow/object-store-root/secretKey' }]]],
      ['prow/object-store-accounts', [['users.json', { key: 'prow/object-store-accounts/users.json' }]]],
      ['test-pods/s3-credentials', [['service-account.json', { key: 'prow/s3-credentials/service-account.json' }]]],
      ...['crier', 'deck', 'tide', 'status-reconciler'].map((user) => (
        [`prow/s3-credentials-${user}`, [['service-account.json', { key: `prow/s3-credentials-${user}/service-account.json` }]]])),
    ]);
    expect(found[0]).toMatchObject({
      apiVersion: 'external-secrets.io/v1',
      spec: { refreshInterval: '1h', secretStoreRef: { kind: 'ClusterSecretStore', name: 'vault' }, target: { name: 'hmac-token', creationPolicy: 'Orphan' } } });
  });

  test('with properties, as in Vault, from another store', () => {
    const other = { storeKind: SecretStoreKind.SECRET_STORE, prefix: 'ci/prod', properties: true, refreshInterval: '5m' };
    const found = external(made(other).objects('40-prow.k8s.yaml'));
    expect(found[1].spec).toMatchObject({
      refreshInterval: '5m', secretStoreRef: { kind: 'SecretStore', name: 'vault' },
      data: [{ remoteRef: { key: 'ci/prod/github-token', property: 'app_id' } }, { remoteRef: { key: 'ci/prod/github-token', property: 'app_private_key' } }] });
  });

  test.each<[string, object, readonly string[]]>([
    ['Vault, like most', { provider: SecretStoreProvider.VAULT }, ['prow/github-token/app_id', 'prow/s3-credentials/service-account.json']],
    ['AWS Secrets Manager, with nothing before', { provider: SecretStoreProvider.AWS_SECRETS_MANAGER, prefix: '' },
      ['github-token/app_id', 's3-credentials/service-account.json']],
    ['no provider, with a slash before the first', { prefix: '/ci/prow' }, ['/ci/prow/github-token/app_id', '/ci/prow/s3-credentials/service-account.json']],
    ['the Parameter Store, whose paths begin with one', { provider: SecretStoreProvider.AWS_PARAMETER_STORE },
      ['/prow/github-token/app_id', '/prow/s3-credentials/service-account.json']],
    ['Google, without slashes and dots', { provider: SecretStoreProvider.GCP_SECRET_MANAGER, prefix: 'ci/prod' },
      ['ci-prod-github-token-app_id', 'ci-prod-s3-credentials-service-account-json']],
    ['Azure, without underscores too', { provider: SecretStoreProvider.AZURE_KEY_VAULT },
      ['prow-github-token-app-id', 'prow-s3-credentials-service-account-json']],
    ['Azure, with properties', { provider: SecretStoreProvider.AZURE_KEY_VAULT, properties: true }, ['prow-github-token', 'prow-s3-credentials']],
  ])('are named as the store takes it: %s', (_, options, names) => {
    const { objects, read } = made(options);
    const keys = external(objects('40-prow.k8s.yaml')).flatMap(({ spec }) => spec.data.map(({ remoteRef }: Json) => remoteRef.key));
    for (const name of names) {
      expect(keys).toContain(name);
      expect(read('NEXT-STEPS.md')).toContain(`* \`${name}\``);
    }
  });

  test('two keys that would be one entry, and an entry that is too long, are refused', () => {
    const key = (options: object, auth = {}) => thrown(() => written({
      github: GitHub.cloud({ repositories: ['acme/app'], auth: GitHubAuth.app(auth) }), secretDelivery: SecretDelivery.externalSecrets({ storeName: 'vault', ...options }),
    }));
    const azure = { provider: SecretStoreProvider.AZURE_KEY_VAULT };
    expect(key(azure, { appIdKey: 'app.key', privateKeyKey: 'app-key' })).toEqual([
      'new ProwApp({ secretDelivery }): the entry "prow-github-token-app-key" is to hold "github-token/app.key" and "github-token/app-key", whose '
        + 'names differ in '
        + 'characters that azurekv does not have; rename one of them (KeyUsedTwice)']);
    expect(key({}, { appIdKey: 'app.key', privateKeyKey: 'app-key' })).toEqual([]);
    expect(key({ ...azure, properties: true }, { appIdKey: 'app.key', privateKeyKey: 'app-key' })).toEqual([]);
    expect(key({ ...azure, prefix: 'p'.repeat(115), properties: true })).toEqual([
      'new ProwApp({ secretDelivery }): the names of entries have up to 148 characters, and azurekv takes 127; shorten the prefix (NameTooLong)']);
    expect(key({ ...azure, prefix: 'p'.repeat(94), properties: true })).toEqual([]);
  });

  test('secrets.sh makes nothing that the store brings, asks for nothing of it, and makes what is left', () => {
    const { read, outdir } = made({}, { cni: Cni.flannel({ backend: FlannelMode.wireguard({ pskSecretName: 'flannel-psk' }) }) });
    const script = read('secrets.sh');
    expect(script).toMatch(/^create secret kube-flannel flannel-psk /m);
    expect(script).not.toMatch(/--app-id|s3_credentials|^(look|create) secret prow /m);
    expect(spawnSync('sh', ['-n', 'secrets.sh'], { cwd: outdir, encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
    const nothing = made().read('secrets.sh');
    expect(nothing).not.toMatch(/^(create|look|want) /m);
    expect(spawnSync('sh', ['-n'], { input: nothing, encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
    const github = GitHub.enterprise({ host: 'github.acme.dev', repositories: ['acme/app'], caConfigMapName: 'github-ca' });
    expect(made({}, { kubernetesVersion: '1.36', github }).read('apply.sh'))
      .toContain('sh secrets.sh --ca-file FILE');
  });

  test('apply.sh asks for the operator and no more for Secrets, and the steps say what the store must have', () => {
    const { read } = made();
    expect(read('apply.sh')).not.toContain('lack secret');
    expect(read('apply.sh')).toContain('need external-secrets \'install it\' externalsecrets.external-secrets.io');
    expect(read('NEXT-STEPS.md')).toContain('* `prow/s3-credentials-deck/service-account.json` for `prow/s3-credentials-deck`\n');
    expect(read('NEXT-STEPS.md')).not.toContain('## 2. Make the Secrets');
    expect(made({}, { externalPlugins: [ExternalPlugin.cherrypicker({ githubToken: {} })] }).read('NEXT-STEPS.md'))
      .toContain('where changes of `.github/workflows` are picked, and put it into its entry above. Make the user a member of the organisation');
    const exposure = Exposure.ingress({ domain: 'acme.dev', controller: IngressController.traefik(), tls: Tls.secret('prow-tls') });
    const github = GitHub.cloud({ repositories: ['acme/app'], auth: GitHubAuth.token() });
    const ofUser = made({}, { exposure, github, deckLogin: DeckLogin.github({ users: ['ann'] }) }).read('NEXT-STEPS.md');
    expect(ofUser).toContain('the token once: put it into its entry of the next step');
    expect(ofUser).toContain('Put its client ID and a client secret of it into their entry above.');
    expect(ofUser).not.toMatch(/into (?:a|one) file/);
  });

  test('bring nothing that the network waits for', () => {
    const { objects, read } = made({}, { cni: Cni.flannel({ backend: FlannelMode.wireguard({ pskSecretName: 'flannel-psk' }) }) });
    expect(external(objects('40-prow.k8s.yaml')).map(({ metadata }) => metadata.name)).not.toContain('flannel-psk');
    expect(read('apply.sh')).toContain('lack secret kube-flannel flannel-psk');
  });

  test('the script is what makes them where nothing else is said', () => {
    expect(written({ secretDelivery: SecretDelivery.script() }).read('apply.sh')).toContain('lack secret prow hmac-token');
  });
});

describe('secrets.sh --through', () => {
  const run = (...args: readonly string[]) => {
    const { outdir } = written({ github: GitHub.cloud({ repositories: ['acme/app'], auth: GitHubAuth.token() }) });
    const bin = mkdtempSync(join(folder, 'bin-'));
    // as kubectl writes one, without asking any cluster
    writeFileSync(join(bin, 'kubectl'), '#!/bin/sh\n[ "$1" = create ] || exit 7\nshift\nprintf "kind: %s\\n" "$*" | sed "s| --from-file=[^ ]*/| '
      + 'FILE/|g"\n', { mode: 0o755 });
    writeFileSync(join(outdir, 'token'), 'ghp_none\n');
    const { status, stdout, stderr } = spawnSync('sh', ['secrets.sh', ...args], { cwd: outdir, encoding: 'utf8', env: { ...process.env, PATH: `${bin}:${process.env.PATH}` } });
    return { status, stdout, stderr };
  };

  test('sends every Secret through a command, and nothing else comes out', () => {
    expect(run('--token-file', 'token', '--through', 'sed "s/^kind/sealed/"')).toEqual({
      status: 0, stderr: '', stdout: [
        ['hmac-token', 'FILE/hmac', 'prow'], ['github-token', 'FILE/token', 'prow'], ['object-store-root', 'FILE/root-access-key FILE/root-secret-key', 'prow'],
        ['object-store-accounts', 'FILE/users.json', 'prow'], ['s3-credentials', 'FILE/s3-credentials.jobs.json', 'test-pods'],
        ...['crier', 'deck', 'tide', 'status-reconciler'].map((user) => [`s3-credentials-${user}`, `FILE/s3-credentials.${user}.json`, 'prow']),
      ].map(([name, file, namespace]) => `---\nsealed: secret generic ${name} ${file} --namespace=${namespace} --dry-run=client --output=yaml\n`).join(''),
    });
  });

  test.each<[string, readonly string[], string]>([
    ['fails', ['--token-file=token', '--through=false'], 'the command of --through does not take secret prow/hmac-token'],
    ['says nothing', ['--token-file=token', '--through=cat >/dev/null'], 'the command of --through says nothing of secret prow/hmac-token'],
    ['gets no value', ['--through=cat'], 'secret prow/github-token is missing; give --token-file FILE'],
    ['is for nothing', ['--dry-run', '--through=cat'], '--dry-run and --through exclude each other'],
  ])('a command that %s ends it', (_, args, text) => {
    const { status, stderr, stdout } = run(...args);
    expect([status === 0, stderr, stdout]).toEqual([false, `secrets.sh: ${text}\n`, '']);
  });
});

describe('every command of docs/gitops.md does what it should', () => {
  const text = readFileSync(join(__dirname, '..', '..', 'docs', 'gitops.md'), 'utf8');
  const commands = [...text.matchAll(/^```sh test\n([^]*?)^```$/gm)].flatMap(([, block]) => block.trim().split('\n'));
  const PROGRAMS: Readonly<Record<string, string>> = {
    kubectl: '[ "$1" != --context ] || shift 2; case "$*" in "apply --server-side -f "*) [ -d "$4" ];; "apply -f "*) [ -f "$3" ];; "apply -k '
      + '."|"kustomize "*) for folder; do :; done; [ -f "$folder/Kustomization" ];; *--output=name*) echo it;; create*) echo plain;; esac',
    curl: 'while [ "$1" != --output ]; do shift; done; echo fetched >"$2"',
    kubeseal: 'echo sealed',
    sops: 'echo sealed',
    helm: '[ -f "$3/Chart.yaml" ]',
  };

  const byWord: Readonly<Record<string, () => GitOps>> = {
    'flux': () => GitOps.flux({ url: URL }), 'argo-cd': () => GitOps.argoCd({ url: URL }), 'apply -k': GitOps.kustomize, 'kustomize': GitOps.kustomize,
    'dist-chart': GitOps.helm,
  };

  test.each(commands.map((command) => [command]))('%s', (command) => {
    const root = mkdtempSync(join(folder, 'documented-'));
    const dist = join(root, 'prow', 'dist');
    jest.spyOn(console, 'warn').mockReturnValue();
    new ProwApp({
      github: GitHub.cloud({ repositories: ['acme/app'] }), exposure: Exposure.nodePort(), outdir: dist,
      gitOps: byWord[Object.keys(byWord).find((word) => command.includes(word)) ?? 'argo-cd'](),
      upstreamManifests: [UpstreamManifest.of({
        name: 'one', version: 'v1', url: 'https://a.dev/one.yaml', sha256: createHash('sha256').update('fetched\n').digest('hex') })],
    }).synth();
    writeFileSync(join(dist, 'app.pem'), '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n');
    for (const [name, body] of Object.entries(PROGRAMS)) writeFileSync(join(root, name), `#!/bin/sh\n${body}\n`, { mode: 0o755 });
    const environments = join(__dirname, '..', '..', 'examples', 'environments');
    const cwd = command.includes('prow/dist') ? root : command.includes('--context') ? environments : dist;
    const { status, stderr } = spawnSync('sh', ['-ec', command], { cwd, encoding: 'utf8', env: { ...process.env, PATH: `${root}:${process.env.PATH}` } });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    if (command.includes('--download')) expect(readdirSync(join(root, 'prow', 'upstream'))).toEqual(['one-v1.yaml']);
    if (command.includes('--through')) expect(readFileSync(join(dist, 'sealed.yaml'), 'utf8')).toMatch(/^(---\nsealed\n)+$/);
  });

  test.each<[string, Partial<ProwAppProps>]>([
    ['as it is', {}],
    ['private repositories', { github: GitHub.cloud({ repositories: ['acme/app'], trust: [{ visibility: RepositoryVisibility.PRIVATE }], cloneApp: { appId: 7 } }) }],
    ['a token', { github: GitHub.cloud({ repositories: ['acme/app'], auth: GitHubAuth.token() }) }],
    ['a user of cherrypicker', { externalPlugins: [ExternalPlugin.cherrypicker({ githubToken: {} })] }],
    ['another store', { storage: ObjectStorage.s3({ bucket: 'logs', endpoint: 'https://s3.acme.dev' }) }],
    ['a relay', { exposure: Exposure.tunnel(Tunnel.relay()) }],
    ['cloudflared by a token', { exposure: Exposure.tunnel(Tunnel.cloudflared({ domain: 'acme.dev' })) }],
    ['a door before deck', {
      exposure: Exposure.ingress({ domain: 'acme.dev', controller: IngressController.traefik(), tls: Tls.secret('tls') }),
      deckAccess: DeckAccess.oauth2Proxy({ org: 'acme' }),
    }],
  ])('it has the content of every Secret: %s', (_, props) => {
    const dist = mkdtempSync(join(folder, 'contents-'));
    jest.spyOn(console, 'warn').mockReturnValue();
    new ProwApp({ github: GitHub.cloud({ repositories: ['acme/app'] }), exposure: Exposure.nodePort(), ...props, outdir: dist }).synth();
    const rows = text.split('\n').filter((line) => line.startsWith('| `'));
    const keys = readFileSync(join(dist, 'secrets.tsv'), 'utf8').trim().split('\n').slice(1).map((line) => line.split('\t')).filter(([kind]) => kind === 'secret');
    // one row may have several Secrets: the first whole, the others by their ends
    const has = (cell: string, name: string): boolean => (
      cell.includes(`\`${name}\``) || (cell.includes('`s3-credentials-crier`') && cell.includes(`\`${name.replace('s3-credentials', '')}\``)));
    const cells = rows.map((row) => row.split('|')[1]);
    expect(keys.length).toBeGreaterThan(3);
    expect(keys.filter(([, , name, key]) => !cells.some((cell) => has(cell, name) && cell.includes(`\`${key}\``)))).toEqual([]);
  });

  test('there are some', () => expect(commands.length).toBeGreaterThan(6));
});

test('the output of two environments differs in what the program says, and in nothing else', () => {
  const read = (name: string): ReadonlyMap<string, string> => {
    const root = join(__dirname, '..', '..', 'examples', 'environments', 'dist', name);
    const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name !== '.cdk8s-prow.sha256');
    return new Map(files.map((entry) => join(entry.parentPath, entry.name)).map((file) => [file.slice(root.length + 1), readFileSync(file, 'utf8')]));
  };
  const [staging, production] = ['staging', 'production'].map(read);
  expect(staging.size).toBeGreaterThan(12);
  const said = (text: string): string => text.replaceAll('prow.staging.yourdomain.com', 'prow.yourdomain.com').replaceAll('acme-prow-staging', 'acme-prow')
    .replaceAll('acme/sandbox', 'acme/app').replaceAll('dist/staging', 'dist/production');
  const others = [...staging].flatMap(([name, text]) => said(text).split('\n').flatMap((line, i) => {
    const there = production.get(name)?.split('\n')[i];
    return line === there ? [] : [`${name}: ${line.trim()} / ${there?.trim()}`];
  }));
  expect([...production.keys()].sort()).toEqual([...staging.keys()].sort());
  expect(others).toEqual(['40-prow.k8s.yaml: replicas: 1 / replicas: 3']);
  const [, shown] = /^```ts conformance\n([^]*?)^```$/m.exec(readFileSync(join(__dirname, '..', '..', 'docs', 'gitops.md'), 'utf8'))!;
  expect(readFileSync(join(__dirname, '..', '..', 'examples', 'environments', 'main.ts'), 'utf8')).toContain(shown);
});

test('nothing is there unless it is asked for', () => {
  const { files, read } = written({});
  expect(files.filter((name) => name.startsWith('gitops/'))).toEqual([]);
  expect(read('40-prow.k8s.yaml')).not.toMatch(/argocd|fluxcd/);
});

test.each<[string, Partial<ProwAppProps>, readonly string[]]>([
  ['no folder for what others publish', { upstreamManifests: [UpstreamManifest.certManager({ version: 'v1.20.3' })] }, [
    'Flux does not apply what other projects publish (cert-manager v1.20.3): commit what `sh apply.sh --download FOLDER` fetches, and name that folder as '
      + 'upstreamPath.',
  ]],
  ['a network of the platform\'s own', { cni: Cni.flannel() }, [
    'Flux cannot make the first network of a cluster, because its own pods need one: run `sh apply.sh` once, and it takes over from there.',
  ]],
])('%s is warned of', (_, props, sentences) => {
  const { app, read } = written({ gitOps: GitOps.flux({ url: URL }), ...props });
  for (const sentence of sentences) {
    expect(app.warnings).toContain(sentence);
    expect(read('NEXT-STEPS.md')).toContain(sentence);
  }
});

/** The commands of step 3, what must be there before, and what is seen. */
test.each<[string, Partial<ProwAppProps>, readonly string[]]>([
  ['Flux', { gitOps: GitOps.flux({ url: URL, path: 'prow/dist', secretName: 'deploy-key' }) }, [
    '* Flux: <https://fluxcd.io/flux/installation/>. `kubectl get crd kustomizations.kustomize.toolkit.fluxcd.io` finds its CRD then.\n\n',
    'Flux applies what is in `prow/dist` of https://github.com/acme/prow.git, branch `main`. Commit this folder there, and tell Flux once by '
      + '`gitops/flux.yaml`. '
      + 'It looks after that file by itself then. It signs in by the Secret `deploy-key` of `flux-system`, which must be there before.\n\n',
    '```sh\ngit add --all .\ngit commit --message \'Prow\'\ngit push\nkubectl apply -f gitops/flux.yaml\n'
      + 'kubectl --namespace flux-system get kustomizations.kustomize.toolkit.fluxcd.io\n```\n\nYou should see a line for each stage with `True` under READY',
    '`No resources found` means that Flux has not come to it yet.',
  ]],
  ['Argo CD, with what others publish', {
    gitOps: GitOps.argoCd({ url: URL, upstreamPath: 'upstream' }), upstreamManifests: [UpstreamManifest.certManager()],
    exposure: Exposure.ingress({ domain: 'acme.dev', controller: IngressController.haproxy(), tls: Tls.acme({ email: 'ops@acme.dev' }) }),
  }, [
    '* Argo CD: <https://argo-cd.readthedocs.io/en/stable/getting_started/>. `kubectl get crd applications.argoproj.io` finds its CRD then.\n* haproxy',
    'What other projects publish belongs into `upstream` of the same repository:\n\n```sh\nsh apply.sh --download ../upstream\n```\n',
    '```sh\ngit add --all . ../upstream\ngit commit --message \'Prow\'\ngit push\nkubectl apply -f gitops/argo-cd.yaml\n'
      + 'kubectl --namespace argocd get applications.argoproj.io\n```\n\nYou should see `Synced` and `Healthy` for each, some minutes later.',
  ]],
])('step 3 with %s', (_, props, parts) => {
  const { read } = written(props);
  const [, step] = /^## 3\. Commit, and let it be applied\n([^]*?)^## 5\. /m.exec(read('NEXT-STEPS.md'))!;
  for (const part of parts) expect(step).toContain(part);
  expect(step).not.toMatch(/sh apply\.sh\n|cert-manager: install it/);
});

test.each<[string, () => unknown, readonly string[]]>([
  ['no address', () => GitOps.argoCd(loose({})), ['GitOps.argoCd({ url }): is missing; give it a value (PropMissing)']],
  ['an address with a token', () => GitOps.flux({ url: 'https://user:hunter2@github.com/acme/prow' }),
    ['GitOps.flux({ url }): the URL contains a user or a password; keep credentials in a Secret (UrlWithCredentials)']],
  ['an address of SSH with a password', () => GitOps.flux({ url: 'ssh://git:hunter2@github.com/acme/prow' }),
    ['GitOps.flux({ url }): the URL contains a password; keep credentials in a Secret (UrlWithCredentials)']],
  ['an address as git clone takes it, which Flux does not', () => GitOps.flux({ url: 'git@github.com:acme/prow.git' }),
    ['GitOps.flux({ url }): "git@github.com:acme/prow.git" has no scheme; write "ssh://git@github.com/acme/prow.git" (UrlWithoutScheme)']],
  ['a name instead of an address', () => GitOps.argoCd({ url: 'github.com/acme/prow' }),
    ['GitOps.argoCd({ url }): "github.com/acme/prow" has no scheme; write "https://github.com/acme/prow" or "http://…" (UrlWithoutScheme)']],
  ['half an address of SSH', () => GitOps.argoCd({ url: 'ssh://git@github.com' }),
    ['GitOps.argoCd({ url }): "ssh://git@github.com" is not a URL; write one like "ssh://git@github.com/acme/prow.git" (UrlInvalid)']],
  ...['/dist', './dist', 'dist/'].map((path): [string, () => unknown, readonly string[]] => [`path ${path}`, () => GitOps.flux({ url: URL, path }),
    [`GitOps.flux({ path }): "${path}" is not a folder from the root of a repository; write "dist" (PatternMismatch)`]]),
  ...['../dist', 'a/../b', 'a//b', 'a b'].map((path): [string, () => unknown, readonly string[]] => [`path ${path}`, () => GitOps.flux({ url: URL, upstreamPath: path }),
    [`GitOps.flux({ upstreamPath }): "${path}" is not a folder from the root of a repository; write "clusters/prod/dist" (PatternMismatch)`]]),
  ...['a b', 'refs/heads/main', '-x', 'a..b', 'x.lock', 'a/', '.a'].map((branch): [string, () => unknown, readonly string[]] => [`branch ${branch}`,
    () => GitOps.argoCd({ url: URL, branch }), [`GitOps.argoCd({ branch }): "${branch}" is not the name of a branch; write one like "main" `
      + '(PatternMismatch)']]),
  ['an interval in words', () => GitOps.flux({ url: URL, interval: 'daily' }), [
    'GitOps.flux({ interval }): "daily" is not a Go duration; write one like "90s" or "1h30m" (DurationInvalid)']],
  ['no store', () => SecretDelivery.externalSecrets(loose({})), ['SecretDelivery.externalSecrets({ storeName }): is missing; give it a value (PropMissing)']],
  ['a prefix with a slash behind it', () => SecretDelivery.externalSecrets({ storeName: 'vault', prefix: 'prow/' }), [
    'SecretDelivery.externalSecrets({ prefix }): "prow/" is not written as names joined by slashes; write one like "prow" (PatternMismatch)']],
  ['a provider of another name', () => SecretDelivery.externalSecrets({ storeName: 'vault', provider: loose('azure') }), [
    'SecretDelivery.externalSecrets({ provider }): "azure" is not one of vault, SecretsManager, ParameterStore, gcpsm, azurekv; did you mean "azurekv"? '
      + '(NotAllowedValue)']],
  ['something else for Secrets', () => written({ secretDelivery: loose('vault') }), [
    'new ProwApp({ secretDelivery }): "vault" is not made by SecretDelivery.script(), externalSecrets(), sealedSecrets() or sops(); write '
      + 'SecretDelivery.script(), externalSecrets(), sealedSecrets() or sops() (WrongType)']],
  ['something else', () => written({ gitOps: loose('flux') }), [
    'new ProwApp({ gitOps }): "flux" is not made by GitOps.argoCd(), flux(), kustomize() or helm(); write GitOps.flux(…) (WrongType)']],
  ['a namespace of Prow', () => written({ gitOps: GitOps.argoCd({ url: URL, namespace: 'prow' }) }), [
    'new ProwApp({ gitOps }): Argo CD would be in the namespace "prow" of Prow, whose policies and Pod Security are not made for it; give each a namespace of '
      + 'its own (MutuallyExclusive)']],
  ['a folder for nothing', () => written({ gitOps: GitOps.flux({ url: URL, upstreamPath: 'upstream' }) }), [
    'new ProwApp({ gitOps }): upstreamPath "upstream" is for what other projects publish, and there are no upstreamManifests; leave it out '
      + '(PropWithoutEffect)']],
])('%s is refused', (_, act, messages) => {
  expect(thrown(act)).toEqual(messages);
});

test.each<[string, string, string]>([
  ['as git clone takes it', 'git@github.com:acme/prow.git', 'By SSH it signs in with a key, which a Secret beside it holds: `kubectl --namespace '
    + 'argocd create secret '
    + 'generic prow-repository --from-literal=type=git --from-literal=url=git@github.com:acme/prow.git --from-file=sshPrivateKey=FILE`, then `kubectl '
    + '--namespace argocd label secret prow-repository argocd.argoproj.io/secret-type=repository`.'],
  ['of the web', 'https://github.com/acme/prow.git', 'Where not everybody may read that repository, it signs in by what a Secret beside it holds: `kubectl '
    + '--namespace argocd create secret generic prow-repository --from-literal=type=git --from-literal=url=https://github.com/acme/prow.git '
    + '--from-literal=username=NAME --from-file=password=FILE`, then `kubectl --namespace argocd label secret prow-repository '
    + 'argocd.argoproj.io/secret-type=repository`.'],
])('Argo CD with an address %s is told how to sign in', (_, url, sentence) => {
  expect(GitOps.argoCd({ url })._plan.telling?.words).toContain(sentence);
});

test('the root of a repository is a folder of it', () => expect(() => GitOps.argoCd({ url: URL, path: '.' })).not.toThrow());

test.each([['main'], ['release/1.x'], ['feature_a'], ['v1@stable']])('branch %s is one', (branch) => expect(() => GitOps.flux({ url: URL, branch })).not.toThrow());
test.each([['dist'], ['clusters/prod.eu/dist'], ['a_b-c']])('path %s is one', (path) => expect(() => GitOps.flux({ url: URL, path })).not.toThrow());
