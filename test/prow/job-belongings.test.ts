import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { ProwApp } from '../../src/platform/prow-app';
import { ProwAppProps } from '../../src/platform/platform-props';
import { BuildCluster } from '../../src/prow/clusters/build-cluster';
import { GitHub } from '../../src/prow/github/github';
import { RepositoryVisibility } from '../../src/prow/github/repository-trust';
import { ProwJobs } from '../../src/prow/jobs/prow-jobs';
import { thrown } from '../support/findings';

type Json = Record<string, any>;

const github = GitHub.cloud({ repositories: ['acme/app'] });
const release = { name: 'release', spec: {
  serviceAccountName: 'release', containers: [{
    image: 'golang:1.26', command: ['make'], env: [{ name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'registry', key: 'token' } } }],
  }],
} };
const jobs = ProwJobs.of({ postsubmits: { 'acme/app': [release] } });

function written(options: Partial<ProwAppProps>): { readonly objects: readonly Json[]; readonly file: (name: string) => string; readonly warnings: string } {
  const outdir = mkdtempSync(join(tmpdir(), 'belongings-'));
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  try {
    new ProwApp({ outdir, github, jobs, ...options }).synth();
    const files = Object.fromEntries(['secrets.sh', 'secrets.tsv', 'NEXT-STEPS.md', '40-prow.k8s.yaml'].map((name) => [name, readFileSync(join(outdir, name), 'utf8')]));
    return {
      objects: parseAllDocuments(files['40-prow.k8s.yaml']).map((one) => one.toJS()), file: (name) => files[name],
      warnings: warn.mock.calls.map(([text]) => String(text)).join('\n'),
    };
  } finally {
    warn.mockRestore();
    rmSync(outdir, { recursive: true });
  }
}

describe('Secrets and accounts of jobs', () => {
  const made = written({
    jobSecrets: [{ name: 'registry', keys: ['token', 'ca.crt'] }],
    jobServiceAccounts: [
      { name: 'release', annotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::123456789012:role/release' } },
      { name: 'reader', token: true, imagePullSecrets: ['pull'] },
    ],
  });

  test('are listed for secrets.sh, and for whoever makes them in another way', () => {
    expect(made.file('secrets.tsv').split('\n').filter((line) => line.includes('registry'))).toEqual([
      'secret\ttest-pods\tregistry\ttoken\tany text\tfrom --registry-token-file FILE\tsecrets.sh\tpods-of-jobs',
      'secret\ttest-pods\tregistry\tca.crt\tany text\tfrom --registry-ca-crt-file FILE\tsecrets.sh\tpods-of-jobs',
    ]);
    expect(made.file('secrets.sh')).toContain('look secret test-pods registry token ca.crt');
    expect(made.file('NEXT-STEPS.md')).toContain('--registry-token-file FILE --registry-ca-crt-file FILE');
    expect(made.warnings).not.toContain('not known in the namespace');
  });

  test('have the type that kubelet wants of credentials for images', () => {
    const { file } = written({ jobSecrets: [{ name: 'pull', keys: ['.dockerconfigjson'] }] });
    expect(file('secrets.sh')).toContain('create secret test-pods pull "--from-file=.dockerconfigjson=$work/given.pull-dockerconfigjson" --type=kubernetes.io/dockerconfigjson\n');
    expect(made.file('secrets.sh')).not.toContain('--type=kubernetes.io');
  });

  test('are objects in the namespace of jobs', () => {
    const accounts = made.objects.filter(({ kind, metadata }) => kind === 'ServiceAccount' && ['release', 'reader'].includes(metadata.name));
    expect(accounts.map(({ metadata: { name, namespace, annotations }, automountServiceAccountToken, imagePullSecrets }) => (
      [name, namespace, annotations, automountServiceAccountToken, imagePullSecrets]))).toEqual([
      ['release', 'test-pods', { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::123456789012:role/release' }, false, undefined],
      ['reader', 'test-pods', undefined, true, [{ name: 'pull' }]],
    ]);
  });

  test('are let in by the policy for postsubmits and periodics, and not for presubmits', () => {
    const rules = (options: Partial<ProwAppProps>): readonly string[] => written({ jobs: ProwJobs.of({}), ...options }).objects
      .find(({ kind }) => kind === 'ValidatingAdmissionPolicy')!.spec.validations.map(({ message }: Json) => message);
    const both = rules({ jobSecrets: [{ name: 'registry', keys: ['token'] }], jobServiceAccounts: [{ name: 'release' }] });
    expect(both.filter((message) => /registry|release/.test(message))).toEqual([
      'jobs of Prow: pods of postsubmits and periodics may name the Secrets registry and s3-credentials alone',
      'jobs of Prow: images of pods of postsubmits and periodics are pulled with registry or s3-credentials',
      'jobs of Prow: the ServiceAccount of pods of postsubmits and periodics is default, prow-job or release',
    ]);
    expect(rules({}).filter((message) => /registry|release/.test(message))).toEqual([]);
  });

  test('are asked for where nobody makes them', () => {
    expect(written({}).warnings.split('\n').filter((line) => line.includes('not known in the namespace'))).toEqual([
      'warning: Jobs name a Secret that is not known in the namespace `test-pods`, and their pods do not start without: `registry` (jobs.postsubmits.acme/app[0]). '
        + 'Make what is missing there, and say what there is with existing: { secrets: [{ name: "registry", namespace: "test-pods" }] }. '
        + '`jobSecrets: [{ name: "registry", keys: [ … ] }]` lets `secrets.sh` make it.',
      'warning: Jobs name a ServiceAccount that is not known in the namespace `test-pods`, and their pods do not start without: `release` '
        + '(jobs.postsubmits.acme/app[0]). Make what is missing there, and say what there is with existing: { serviceAccounts: [{ name: "release", namespace: '
        + '"test-pods" }] }. `jobServiceAccounts: [{ name: "release" }]` has it made.',
    ]);
  });
});

test('an account that a decoration gives is allowed to postsubmits and periodics alone', () => {
  const { objects } = written({
    jobs: ProwJobs.of({}),
    decoration: [{ repository: 'acme/app', defaultServiceAccountName: 'builder' }, { cluster: 'build', defaultServiceAccountName: 'elsewhere' }],
    buildClusters: [BuildCluster.kubeconfig('build', { apiServer: 'https://203.0.113.50:6443' })],
  });
  const rules = objects.find(({ kind }) => kind === 'ValidatingAdmissionPolicy')!.spec.validations.map(({ expression }: Json) => expression as string);
  expect(rules.filter((rule: string) => rule.includes('serviceAccountName'))).toEqual([
    '!variables.trusted || !has(object.spec.serviceAccountName) || object.spec.serviceAccountName in ["builder","default","prow-job"]',
    'variables.trusted || !has(object.spec.serviceAccountName) || object.spec.serviceAccountName in ["default","prow-job"]',
  ]);
});

describe('Secrets that decorations name', () => {
  const decoration = [
    { repository: 'acme/lib', sshKeySecrets: ['deploy-key', 'other-key'] }, { repository: 'acme/app', gcsCredentialsSecret: 'google', oauthTokenSecret: { name: 'git', key: 'token' } },
    { cluster: 'build', s3CredentialsSecret: 'there' },
  ];
  const options: Partial<ProwAppProps> = {
    jobs: ProwJobs.of({}), decoration, buildClusters: [BuildCluster.kubeconfig('build', { apiServer: 'https://203.0.113.50:6443' })],
    configOverrides: { plank: { default_decoration_config_entries: [{ repo: 'acme/app', config: { cookiefile_secret: 'cookies' } }] } },
  };
  const asked = (more: Partial<ProwAppProps>): readonly string[] => written({ ...options, ...more }).warnings.split('\n').filter((line) => line.includes('not known in the namespace'));

  test('are asked for where nobody makes them', () => {
    expect(asked({})).toEqual([
      'warning: Jobs name 5 Secrets that are not known in the namespace `test-pods`, and their pods do not start without: `cookies` '
        + '(configOverrides.plank.default_decoration_config_entries[0]), `deploy-key` (decoration[0]), `git` (decoration[1]), `google` (decoration[1]), `other-key` '
        + '(decoration[0]). Make what is missing there, and say what there is with existing: { secrets: [{ name: "cookies", namespace: "test-pods" }] }. '
        + '`jobSecrets: [{ name: "cookies", keys: [ … ] }]` lets `secrets.sh` make it.',
    ]);
    const all = [['cookies', 'cookies'], ['deploy-key', 'id'], ['git', 'token'], ['google', 'service-account.json'], ['other-key', 'id']];
    expect(asked({ jobSecrets: all.map(([name, key]) => ({ name, keys: [key] })) })).toEqual([]);
  });

  test('are not asked for where one is that of the App which clones', () => {
    const own = { githubApiEndpoints: ['https://api.github.com'], githubAppId: '7', githubAppPrivateKeySecret: { name: 'github-clone-app', key: 'app_private_key' } };
    const closed = GitHub.cloud({ repositories: ['acme/app'], trust: [{ visibility: RepositoryVisibility.PRIVATE }], cloneApp: { appId: 7 } });
    const isAsked = (by: GitHub): boolean[] => asked({ github: by, decoration: [{ repository: 'acme/app', ...own }] }).map((line) => line.includes('`github-clone-app`'));
    expect(isAsked(closed)).toEqual([false]);
    expect(isAsked(github)).toEqual([true]);
  });

  test('are listed with who makes them', () => {
    const { file } = written({ ...options, jobSecrets: [{ name: 'deploy-key', keys: ['id'] }] });
    expect(file('secrets.tsv').split('\n').filter((line) => /\t(cookies|deploy-key|git|google|other-key|there)\t/.test(line))).toEqual([
      'secret\ttest-pods\tdeploy-key\tid\tany text\tfrom --deploy-key-id-file FILE\tsecrets.sh\tpods-of-jobs',
      'secret\ttest-pods\tcookies\t*\tany text\tfrom you\tyou\tpods-of-jobs',
      'secret\ttest-pods\tgit\ttoken\tone word\tfrom you\tyou\tpods-of-jobs',
      'secret\ttest-pods\tgoogle\tservice-account.json\tJSON key of a service account\tfrom you\tyou\tpods-of-jobs',
      'secret\ttest-pods\tother-key\t*\tany text\tfrom you\tyou\tpods-of-jobs',
    ]);
    expect(file('secrets.sh')).toContain('secret test-pods/git, made by you, read by pods-of-jobs\n  token  one word, from you\n');
  });

  test('and those of jobs', () => expect(written({}).file('secrets.tsv')).toContain('secret\ttest-pods\tregistry\t*\tany text\tfrom you\tyou\tpods-of-jobs\n'));
});

test.each<[Partial<ProwAppProps>, ...string[]]>([
  [{ jobSecrets: [{ name: 'a', keys: [] }] }, 'new ProwApp({ jobSecrets[0].keys }): is empty; give at least 1 (EmptyList)'],
  [{ jobSecrets: [{ name: 'a', keys: ['k'], clusters: [] }], jobServiceAccounts: [{ name: 'r', clusters: [] }] },
    'new ProwApp({ jobSecrets[0].clusters }): is empty; give at least 1 (EmptyList)', 'new ProwApp({ jobServiceAccounts[0].clusters }): is empty; give at least 1 (EmptyList)'],
  [{ jobSecrets: [{ name: 'a', keys: ['k'] }, { name: 'a', keys: ['l'] }, { name: 'a.b', keys: ['c'] }, { name: 'a-b', keys: ['c'] }] },
    'new ProwApp({ jobSecrets[1].name }): "a" is that of [0] already; join the keys of both (ElementTwice)',
    'new ProwApp({ jobSecrets[3].keys[0] }): "c" has the option --a-b-c-file, as "c" of "a.b" has; give one of them another name (ElementTwice)'],
  [{ jobServiceAccounts: [{ name: 'prow-job' }, { name: 'default' }] },
    'new ProwApp({ jobServiceAccounts[0].name }): "prow-job" is an account of all jobs; take another name (NotAllowedValue)',
    'new ProwApp({ jobServiceAccounts[1].name }): "default" is an account of all jobs; take another name (NotAllowedValue)'],
  [{ jobServiceAccounts: [{ name: 'a' }, { name: 'a' }] },
    'new ProwApp({ jobServiceAccounts[1].name }): "a" is that of [0] already; remove one of them (ElementTwice)'],
])('%j', (options, ...errors) => expect(thrown(() => new ProwApp({ github, ...options }))).toEqual(errors));

describe('in build clusters', () => {
  const buildClusters = [BuildCluster.kubeconfig('strangers', { apiServer: 'https://203.0.113.50:6443' }),
    BuildCluster.kubeconfig('deployments', { apiServer: 'https://203.0.113.60:6443', trusted: true })];
  const there = ProwJobs.of({ postsubmits: { 'acme/app': [{ ...release, cluster: 'deployments' }] } });

  test('they are where it was said, and nowhere else', () => {
    const outdir = mkdtempSync(join(tmpdir(), 'belongings-'));
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    try {
      new ProwApp({
        outdir, github, jobs: there, buildClusters, jobSecrets: [{ name: 'registry', keys: ['token'], clusters: ['deployments'] }],
        jobServiceAccounts: [{ name: 'release', clusters: ['deployments'] }],
      }).synth();
      const read = (name: string): string => readFileSync(join(outdir, name), 'utf8');
      const accounts = (name: string): readonly string[] => parseAllDocuments(read(name)).map((one) => one.toJS())
        .filter(({ kind, metadata }: Json) => kind === 'ServiceAccount' && metadata.name === 'release').map(({ metadata }: Json) => metadata.namespace);
      expect(accounts('40-prow.k8s.yaml')).toEqual([]);
      expect(accounts('clusters/deployments/40-build-cluster.k8s.yaml')).toEqual(['test-pods']);
      expect(accounts('clusters/strangers/40-build-cluster.k8s.yaml')).toEqual([]);
      expect(read('clusters/deployments/copy-secrets.sh')).toContain('copy secret test-pods registry\n');
      expect(read('clusters/strangers/copy-secrets.sh')).not.toContain('registry');
      // who writes a pod of theirs there may name it, and nobody else may
      const names = (name: string): boolean => parseAllDocuments(read(name)).some((one) => (one.toJS() as Json).kind === 'ValidatingAdmissionPolicy' && String(one).includes('"release"'));
      expect(['40-prow.k8s.yaml', 'clusters/strangers/40-build-cluster.k8s.yaml', 'clusters/deployments/40-build-cluster.k8s.yaml'].map(names)).toEqual([false, false, true]);
    } finally {
      warn.mockRestore();
      rmSync(outdir, { recursive: true });
    }
  });

  test('a cluster that nobody named is refused', () => {
    expect(thrown(() => written({
      buildClusters, jobs: there, jobSecrets: [{ name: 'registry', keys: ['token'], clusters: ['deployment'] }], jobServiceAccounts: [{ name: 'release', clusters: ['other'] }],
    }))).toEqual([
      'new ProwApp({ jobSecrets[0].clusters[0] }): "deployment" is none of the clusters default, deployments, strangers; did you mean "deployments"? (BuildClusterUnknown)',
      'new ProwApp({ jobServiceAccounts[0].clusters[0] }): "other" is none of the clusters default, deployments, strangers; '
        + 'add BuildCluster.kubeconfig("other", { … }) to buildClusters, or leave it out (BuildClusterUnknown)',
    ]);
  });
});
