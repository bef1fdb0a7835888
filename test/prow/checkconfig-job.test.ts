import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { LARGEST_ANNOTATIONS } from '../../src/core/applied-size';
import { PodSecurityLevel } from '../../src/core/pod-security/pod-security-level';
import { JobPodPolicy } from '../../src/prow/admission/job-pod-policy';
import { BuildCluster } from '../../src/prow/clusters/build-cluster';
import { ProwConfig } from '../../src/prow/config/prow-config';
import { GitHub } from '../../src/prow/github/github';
import { ProwJobs } from '../../src/prow/jobs/prow-jobs';
import { ProwApp } from '../../src/platform/prow-app';
import { ProwPlan, ProwPlanOptions } from '../../src/prow/prow-plan';
import { ObjectStorage } from '../../src/prow/storage/object-storage';
import { thrown } from '../support/findings';
import { objectsIn } from '../support/objects';

type Json = Record<string, any>;

const CONTAINER = { image: 'golang:1.26', command: ['make'] };
const SPEC = { containers: [CONTAINER] };
const model = (options: Partial<ProwPlanOptions>) => ProwPlan.of({ github: GitHub.cloud({ repositories: ['acme/app'] }), ...options })._model;

function objects(options: Partial<ProwPlanOptions> = {}): Json[] {
  return objectsIn((chart) => new ProwConfig(chart, 'config', model(options)), '40-prow');
}

function data(name: string, key: string, options: Partial<ProwPlanOptions> = {}): Json | undefined {
  const text = objects(options).find((object) => object.metadata.name === name)?.data[key];
  return text === undefined ? undefined : parse(text);
}

const jobsOf = (options: Partial<ProwPlanOptions> = {}): Json => data('job-config-from-code', 'jobs.yaml', options)!;
const job = (options: Partial<ProwPlanOptions> = {}): Json | undefined => Object.values<Json[]>(jobsOf(options).presubmits ?? {}).flat()
  .find(({ name }) => name === 'checkconfig');
/** The files and folders that a job looks at. */
function pathsIn({ spec: { containers: [{ command, args }] } }: Json): string[] {
  return command[0] === 'sh' ? [...args[0].matchAll(/^(?:take|find) '\.\/([^']*)'/gm)].map(([, path]) => path) : [args.at(-1).replace('--job-config-path=', '')];
}
const maps = (files: readonly string[], name = 'job-config'): Partial<ProwPlanOptions> => ({
  pluginOverrides: { config_updater: { maps: { 'prow-jobs.yaml': null, ...Object.fromEntries(files.map((file) => [file, { name }])) } } },
});

test('a presubmit of the repository that holds configuration', () => {
  expect(jobsOf()).toEqual({ presubmits: { 'acme/app': [{
    name: 'checkconfig', run_if_changed: '^prow-jobs\\.yaml$', decorate: true, decoration_config: { timeout: '10m', skip_cloning: false },
    spec: {
      automountServiceAccountToken: false,
      containers: [{
        name: 'checkconfig', image: 'us-docker.pkg.dev/k8s-infra-prow/images/checkconfig:v20260821-a61940897', command: ['/ko-app/checkconfig'],
        args: [
          '--strict', '--warnings=duplicate-job-refs', '--warnings=missing-trigger', '--warnings=unknown-fields-all', '--warnings=validate-urls',
          '--warnings=validate-cluster-field',
          '--config-path=/etc/checkconfig/config.yaml', '--plugin-config=/etc/checkconfig/plugins.yaml', '--job-config-path=prow-jobs.yaml',
        ],
        resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '1Gi' } },
        securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
        volumeMounts: [{ name: 'checkconfig', mountPath: '/etc/checkconfig', readOnly: true }],
      }],
      volumes: [{ name: 'checkconfig', projected: { sources: [{ configMap: { name: 'checkconfig-config' } }, { configMap: { name: 'checkconfig-plugins' } }] } }],
    },
  }] } });
});

describe('what it reads beside the repository', () => {
  const both = (options: Partial<ProwPlanOptions>): Json => {
    const { plank: { build_cluster_status_file: file, ...plank }, ...checked } = data('checkconfig-config', 'config.yaml', options)!;
    return { config: data('config', 'config.yaml', options), checked: { ...checked, plank }, file };
  };
  const jobs = ProwJobs.of({
    presubmits: { 'acme/app': [{ name: 'unit', spec: SPEC }] }, postsubmits: { 'acme/app': [{ name: 'push', spec: SPEC }] },
    periodics: [{ name: 'nightly', interval: '1h', spec: SPEC }], presets: [{ env: [{ name: 'A', value: 'b' }] }],
  });

  test('is Prow\'s own configuration, in the namespace of jobs, with the jobs from code and those of overrides', () => {
    const configOverrides = { presubmits: { 'acme/app': [{ name: 'lint', spec: SPEC }] } };
    const { config, checked } = both({ jobs, configOverrides });
    const { presubmits, postsubmits, periodics, presets, ...others } = checked;
    const { presubmits: said, ...own } = config;
    expect(others).toEqual(own);
    expect(Object.entries(presubmits).map(([name, list]) => [name, (list as Json[]).map((one) => one.name)])).toEqual([['acme/app', ['lint', 'unit', 'checkconfig']]]);
    expect([said['acme/app'].length, postsubmits['acme/app'][0].name, periodics[0].name, presets.length]).toEqual([1, 'push', 'nightly', 1]);
    const [copy, original] = ['checkconfig-plugins', 'plugins'].map((name) => data(name, 'plugins.yaml', { jobs }));
    expect(copy).toEqual(original);
    expect(objects().filter(({ metadata }) => metadata.name.startsWith('checkconfig')).map(({ kind, metadata }) => [kind, metadata.namespace])).toEqual(
      [['ConfigMap', 'test-pods'], ['ConfigMap', 'test-pods']]);
  });

  const storage = ObjectStorage.s3({ endpoint: 'https://s3.acme.dev', region: 'eu-central-1', bucket: 'acme' });
  const buildClusters = [BuildCluster.kubeconfig('build', { apiServer: 'https://203.0.113.50:6443' })];
  test.each<[string, Partial<ProwPlanOptions>, readonly string[]]>([
    ['Prow\'s own alone', {}, ['default']],
    ['build clusters too', { storage, buildClusters }, ['build', 'default']],
    ['the same where prow-controller-manager writes them elsewhere', { storage, buildClusters, buildClusterStatus: true }, ['build', 'default']],
    ['those that are not used now', { storage, buildClusters: [BuildCluster.kubeconfig('old', { apiServer: 'https://203.0.113.50:6443', disabled: true })] }, ['default', 'old']],
  ])('is the list of clusters that a job may name: %s', (_, options, names) => {
    expect(both(options).file).toBe('/etc/checkconfig/build-clusters.json');
    expect(data('checkconfig-config', 'build-clusters.json', options)).toEqual(Object.fromEntries(names.map((name) => [name, 'Reachable'])));
    expect(job(options)!.spec.containers[0].args).toContain('--warnings=validate-cluster-field');
  });

  test('is no such list where nobody here knows it', () => {
    const options = { prowControllerManager: { extraArgs: ['--kubeconfig-dir=/etc/kubeconfigs'] } };
    expect([both(options).file, data('checkconfig-config', 'build-clusters.json', options)]).toEqual([undefined, undefined]);
    expect(job(options)!.spec.containers[0].args).not.toContain('--warnings=validate-cluster-field');
  });

  test.each<[string, ProwJobs]>([
    ['there are too many', ProwJobs.of({ periodics: Array.from({ length: 20 }, (_, i) => (
      { name: `job-${i}`, interval: '1h', spec: { containers: [{ ...CONTAINER, args: ['x'.repeat(LARGEST_ANNOTATIONS / 15)] }] } })) })],
    ['a preset is for a file of jobs only', ProwJobs.of({ presets: [{ env: [{ name: 'A', value: 5 }] }] as never })],
  ])('has no jobs from code where %s', (_, many) => {
    const { config, checked } = both({ jobs: many });
    expect(checked).toEqual(config);
  });
});

describe('it fits what config-updater takes', () => {
  test.each<[string, Partial<ProwPlanOptions>, string, readonly string[]]>([
    ['a file', maps(['ci/all.yaml']), '^ci/all\\.yaml$', ['ci/all.yaml']],
    ['a folder', maps(['config/jobs/**/*.yaml']), '^config/jobs/', ['config/jobs']],
    ['files by their names', maps(['config/jobs/app-*.yaml', 'config/jobs/more/a.yaml']), '^config/jobs/', ['config/jobs']],
    ['several', maps(['a.yaml', 'jobs/*.yaml']), '^(a\\.yaml$|jobs/)', ['a.yaml', 'jobs']],
  ])('%s', (_, options, changed, paths) => {
    const found = job(options)!;
    expect([found.run_if_changed, pathsIn(found)]).toEqual([changed, paths]);
    expect(found.spec.containers.map(({ name }: Json) => name)).toEqual(['checkconfig']);
  });

  const github = GitHub.cloud({ repositories: ['acme/app', 'acme/infra', 'else'] });
  const updated = (...said: readonly object[]): Partial<ProwPlanOptions> => (
    { github, configRepository: 'acme/infra', configUpdater: { maps: said.map((one) => ({ jobs: true, ...one })) } } as Partial<ProwPlanOptions>);
  test.each<[string, Partial<ProwPlanOptions>, Readonly<Record<string, readonly string[]>>]>([
    ['in ConfigMaps of another name', updated({ files: 'config/jobs/**/*.yaml', partitionedNames: ['jobs-a', 'jobs-b'] }, { files: 'ci/x.yaml', name: 'more' }),
      { 'acme/infra': ['ci/x.yaml', 'config/jobs', 'prow-jobs.yaml'] }],
    ['alone', { ...updated({ files: 'ci/x.yaml', name: 'more' }), configUpdater: { prowJobsFile: false, maps: [{ files: 'ci/x.yaml', name: 'more', jobs: true }] } },
      { 'acme/infra': ['ci/x.yaml'] }],
    ['where the files are', updated({ files: 'ci/*.yaml', name: 'ci', allowedRepositories: ['acme/app'] }, { files: 'all/*.yaml', name: 'all', allowedRepositories: ['else'] }),
      { 'acme/app': ['ci'], 'acme/infra': ['prow-jobs.yaml'] }],
    ['and nothing that is no jobs', updated({ files: 'a/*.yaml', name: 'other', jobs: false }), { 'acme/infra': ['prow-jobs.yaml'] }],
  ])('%s', (_, options, paths) => {
    const { presubmits } = jobsOf(options);
    expect(Object.fromEntries(Object.entries<Json[]>(presubmits).map(([repository, [one]]) => [repository, pathsIn(one)]))).toEqual(paths);
  });

  const FILES = ['prow-jobs.yaml', 'ci/x.yaml', 'it\'s/x.yaml', 'jobs/a/x.yaml', 'jobs/b/x.yaml', 'else/x.yaml'];
  test.each<[string, readonly object[], readonly string[], readonly string[]]>([
    ['side by side', [{ files: 'jobs/**/*.yaml', name: 'j', useFullPathAsKey: false }], FILES, ['jobs/a/x.yaml', 'jobs/b/x.yaml', 'prow-jobs.yaml']],
    ['by the keys that they get', [{ files: 'ci/x.yaml', name: 'c', key: 'c.yaml' }, { files: 'it\'s/x.yaml', name: 'i', key: 'i.yaml' }], FILES,
      ['ci/c.yaml', 'it\'s/i.yaml', 'prow-jobs.yaml']],
    ['by whole paths', [{ files: 'jobs/**/*.yaml', name: 'j' }], FILES, ['jobs-a-x.yaml', 'jobs-b-x.yaml', 'prow-jobs.yaml']],
    ['without what is deleted', [{ files: 'jobs/*/*.yaml', name: 'j', useFullPathAsKey: false }, { files: 'ci/x.yaml', name: 'c' }], ['jobs/a/x.yaml'], ['jobs/a/x.yaml']],
  ])('and checks all together, %s', (_, said, files, gathered) => {
    const repository = mkdtempSync(join(tmpdir(), 'checkconfig-'));
    try {
      for (const file of files) {
        mkdirSync(join(repository, dirname(file)), { recursive: true });
        writeFileSync(join(repository, file), '');
      }
      const [{ command, args: [script] }] = job(updated(...said))!.spec.containers as Json[];
      const shows = 'echo "$@"; for last in "$@"; do :; done; cd "$(echo "$last" | cut -d= -f2)"; find . -type f';
      writeFileSync(join(repository, 'shows'), shows);
      const { stdout, stderr, status } = spawnSync(command[0], [command[1], script.replace('/ko-app/checkconfig', 'sh ./shows')], { cwd: repository, encoding: 'utf8' });
      const [given, ...found] = stdout.trim().split('\n');
      rmSync(given.split('=').at(-1)!, { recursive: true });
      expect([stderr, status, found.map((one) => one.slice(2)).sort()]).toEqual(['', 0, gathered]);
      expect(given).toMatch(/^--strict --warnings=\S+ .*--config-path=\/etc\/checkconfig\/config\.yaml --plugin-config=\S+ --job-config-path=\/\S+$/);
    } finally {
      rmSync(repository, { recursive: true });
    }
  });
});

describe('it is not there', () => {
  test.each<[string, Partial<ProwPlanOptions>]>([
    ['where somebody said so', { checkconfig: false }],
    ['where nobody said which repository', { github: GitHub.cloud({ repositories: ['acme/app', 'acme/site'] }) }],
    ['where jobs cannot be decorated', { jobsPodSecurity: PodSecurityLevel.RESTRICTED }],
    ['where a build cluster takes the jobs that name none, and has no copy of the configuration', {
      storage: ObjectStorage.s3({ endpoint: 'https://s3.acme.dev', region: 'eu-central-1', bucket: 'acme' }),
      buildClusters: [BuildCluster.kubeconfig('default', { apiServer: 'https://203.0.113.50:6443', jobsPodSecurity: PodSecurityLevel.RESTRICTED })],
    }],
    ['where config-updater does not run', { plugins: { enabled: { 'acme/app': { remove: ['config-updater'] } } } }],
    ['where nothing starts jobs', { plugins: { enabled: { 'acme/app': { remove: ['trigger'] } } } }],
    ['where jobs are files at the top by a pattern', maps(['*.yaml'])],
    ['where config-updater writes something else', maps(['prow-jobs.yaml'], 'others')],
    ['beside a job of that name in overrides', { configOverrides: { presubmits: { 'acme/app': [{ name: 'checkconfig', spec: SPEC }] } } }],
  ])('%s', (_, options) => {
    expect(job(options)).toBeUndefined();
    expect(data('checkconfig-config', 'config.yaml', options)).toBeUndefined();
  });

  test('beside a job of that name, or with its status', () => {
    const own = [{ name: 'checkconfig', spec: SPEC }];
    expect(jobsOf({ jobs: ProwJobs.of({ presubmits: { 'acme/app': own } }) })).toEqual({ presubmits: { 'acme/app': own } });
    expect(job({ jobs: ProwJobs.of({ presubmits: { 'acme/app': [{ name: 'check', context: 'checkconfig', spec: SPEC }] } }) })).toBeUndefined();
  });

  test('where a preset of all jobs brings a Secret, which no presubmit asked for', () => {
    const jobs = ProwJobs.of({
      postsubmits: { 'acme/app': [{ name: 'push', spec: SPEC }] }, presets: [{ env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } }] }],
    });
    expect([job({ jobs }), jobsOf({ jobs }).postsubmits['acme/app'].length]).toEqual([undefined, 1]);
  });
});

test('a job of its name in another repository is looked at as all others are', () => {
  const jobs = ProwJobs.of({ presubmits: { 'acme/site': [{
    name: 'checkconfig', spec: { containers: [{ ...CONTAINER, resources: { limits: { cpu: '4' } } }] },
  }] } });
  const options = { github: GitHub.cloud({ repositories: ['acme/app', 'acme/site'] }), configRepository: 'acme/app', jobs };
  expect(job({ ...options })?.run_if_changed).toBe('^prow-jobs\\.yaml$');
  expect(thrown(() => new ProwApp({ outdir: 'unwritten', ...options, jobsLimitRange: { max: { cpu: '2' } } }))).toEqual([
    expect.stringContaining('new ProwApp({ jobs.presubmits.acme/site[0].spec.containers[0].resources.limits.cpu }): "4" is more than'),
  ]);
});

test('the policy lets its image in, and it gets what other jobs get', () => {
  const options: Partial<ProwPlanOptions> = {
    jobsAdmission: { imageRegistries: ['ghcr.io/acme'] }, jobNodes: { nodeSelector: { pool: 'jobs' } }, imageRegistry: 'registry.acme.dev',
  };
  const image = 'registry.acme.dev/k8s-infra-prow/images/checkconfig:v20260821-a61940897';
  const policy = JSON.stringify(objectsIn((chart) => new JobPodPolicy(chart, 'policy', model(options)), '40-prow'));
  expect([job(options)!.spec.containers[0].image, job(options)!.spec.nodeSelector, policy.includes(image)]).toEqual([image, { pool: 'jobs' }, true]);
  expect(JSON.stringify(objectsIn((chart) => new JobPodPolicy(chart, 'policy', model({ ...options, checkconfig: false })), '40-prow'))).not.toContain(image);
});
