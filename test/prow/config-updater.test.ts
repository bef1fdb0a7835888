import { parse } from 'yaml';
import { BuildCluster, ConfigUpdaterOptions, GitHub, ObjectStorage, Prow, ProwProps } from '../../src';
import { buildClusterFiles } from '../../src/platform/clusters/build-cluster-files';
import { fitsBoth } from '../../src/prow/config/config-globs';
import { objectsIn } from '../support/objects';

// what a Prow in a chart says is asserted elsewhere
beforeEach(() => void jest.spyOn(console, 'warn').mockImplementation());
afterEach(() => jest.restoreAllMocks());

type Json = any;

const TWO = GitHub.cloud({ repositories: ['acme/app', 'acme/infra'] });
const storage = ObjectStorage.s3({ endpoint: 'https://s3.acme.dev', region: 'eu', bucket: 'prow' });
const build = BuildCluster.kubeconfig('build', { apiServer: 'https://203.0.113.7:6443' });
const objects = (configUpdater: ConfigUpdaterOptions, props: Partial<ProwProps> = {}): Json[] => objectsIn((chart) => (
  new Prow(chart, 'prow', { github: TWO, storage, configRepository: 'acme/infra', configUpdater, ...props })));
const pluginsYaml = (all: Json[]): Json => parse(all.find(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === 'plugins').data['plugins.yaml']);
const rightsOfHook = (all: Json[]): Json => all.filter(({ kind, metadata }) => kind === 'Role' && /hook/.test(metadata.name))
  .flatMap(({ metadata, rules }) => rules.filter(({ resources }: Json) => resources.includes('configmaps')).map((rule: Json) => [metadata.namespace, rule.verbs, rule.resourceNames]));

const MANY: ConfigUpdaterOptions = {
  gzip: true,
  maps: [
    { files: 'config/jobs/**/*.yaml', partitionedNames: ['jobs-a', 'jobs-b'], jobs: true },
    { files: 'labels.yaml', name: 'labels', key: 'all.yaml', gzip: false, namespaces: ['prow', 'test-pods'] },
    { files: 'kind/*.yaml', name: 'kind', namespaces: ['test-pods'], clusters: { build: ['test-pods'] }, allowedRepositories: ['acme'], deniedRepositories: ['acme/app'] },
  ],
};

describe('several maps', () => {
  const all = objects(MANY, { buildClusters: [build] });

  test('are written in Prow\'s words', () => expect(pluginsYaml(all).config_updater).toEqual({
    gzip: true,
    maps: {
      'prow-jobs.yaml': { name: 'job-config', clusters: { default: ['prow'] }, allowed_repos: ['acme/infra'] },
      'config/jobs/**/*.yaml': { partitioned_names: ['jobs-a', 'jobs-b'], clusters: { default: ['prow'] }, use_full_path_as_key: true, allowed_repos: ['acme/infra'] },
      'labels.yaml': { name: 'labels', key: 'all.yaml', gzip: false, clusters: { default: ['prow', 'test-pods'] }, allowed_repos: ['acme/infra'] },
      'kind/*.yaml': { name: 'kind', clusters: { default: ['test-pods'], build: ['test-pods'] }, allowed_repos: ['acme'], denied_repos: ['acme/app'] },
    },
  }));

  test('run where somebody may write one', () => {
    const { plugins } = pluginsYaml(all);
    expect(Object.keys(plugins).filter((name) => plugins[name].plugins.includes('config-updater'))).toEqual(['acme/app', 'acme/infra']);
  });

  test('give hook rights to these and to no others', () => expect(rightsOfHook(all)).toEqual([
    ['prow', ['get', 'update'], ['job-config', 'jobs-a', 'jobs-b', 'labels']], ['test-pods', ['get', 'update'], ['kind', 'labels']],
  ]));

  test('are there without data', () => {
    const made = all.filter(({ kind, data }) => kind === 'ConfigMap' && data === undefined).map(({ metadata }) => `${metadata.namespace}/${metadata.name}`).sort();
    expect(made).toEqual(['prow/job-config', 'prow/jobs-a', 'prow/jobs-b', 'prow/labels', 'test-pods/kind', 'test-pods/labels']);
  });

  test('of jobs are read by all components', () => {
    const { volumes } = all.find(({ kind, metadata }) => kind === 'Deployment' && metadata.name === 'horologium').spec.template.spec;
    expect(volumes.find(({ name }: Json) => name === 'job-config').projected.sources.map(({ configMap }: Json) => configMap.name))
      .toEqual(['job-config', 'jobs-a', 'jobs-b', 'job-config-from-code']);
  });

  test('in a build cluster stand in its folder, with the right to them', () => {
    let plan: Prow | undefined;
    objectsIn((chart) => (plan = new Prow(chart, 'prow', { github: TWO, storage, configRepository: 'acme/infra', configUpdater: MANY, buildClusters: [build] })));
    const { _model: model } = plan!.plan;
    const yaml = buildClusterFiles(model, model.buildClusters[0]).find(({ name }) => name === 'clusters/build/40-build-cluster.k8s.yaml')!.content;
    const parts = yaml.split('---\n').map((text) => parse(text));
    expect(parts.filter(({ kind }) => kind === 'ConfigMap').map(({ metadata }) => `${metadata.namespace}/${metadata.name}`)).toEqual(['test-pods/kind']);
    expect(parts.find(({ kind, metadata }) => kind === 'Role' && metadata.name === 'prow-config-updater').rules).toEqual([
      { apiGroups: [''], resources: ['configmaps'], resourceNames: ['kind'], verbs: ['get', 'update'] },
    ]);
  });
});

test('a folder of jobs beside prow-jobs.yaml becomes job-config too', () => {
  const all = objects({ maps: [{ files: 'jobs/*.yaml' }] });
  expect(pluginsYaml(all).config_updater.maps['jobs/*.yaml']).toEqual({ name: 'job-config', clusters: { default: ['prow'] }, allowed_repos: ['acme/infra'] });
  expect(rightsOfHook(all)).toEqual([['prow', ['get', 'update'], ['job-config']]]);
});

test('without prow-jobs.yaml and maps it does not run', () => {
  const all = objects({ prowJobsFile: false });
  expect(pluginsYaml(all)).not.toHaveProperty('config_updater');
  expect(JSON.stringify(pluginsYaml(all))).not.toContain('config-updater');
  expect(rightsOfHook(all)).toEqual([]);
});

describe('whether the central jobs are off', () => {
  const warnings = (props: Partial<ProwProps>): readonly string[] => {
    let made: Prow | undefined;
    objectsIn((chart) => (made = new Prow(chart, 'prow', { github: TWO, storage, ...props })));
    return made!.warnings.filter((warning) => warning.includes('prow-jobs.yaml'));
  };
  const jobs = { configOverrides: { periodics: [{ name: 'a', interval: '1h', spec: { containers: [{ image: 'a:1', command: ['a'] }] } }] } };
  test.each<[string, Partial<ProwProps>, number]>([
    ['two repositories', jobs, 1],
    ['an organisation', { ...jobs, github: GitHub.cloud({ repositories: ['acme'] }) }, 1],
    ['two repositories without any jobs, which is said another way', {}, 1],
    ['one repository', { ...jobs, github: GitHub.cloud({ repositories: ['acme/app'] }) }, 0],
    ['two, of which one was named', { ...jobs, configRepository: 'acme/infra' }, 0],
    ['two, of which none has it', { ...jobs, configUpdater: { prowJobsFile: false } }, 0],
    ['two, with a map of jobs', { ...jobs, configUpdater: { maps: [{ files: 'jobs/*.yaml', allowedRepositories: ['acme/infra'] }] } }, 0],
  ])('%s', (_, props, count) => expect(warnings(props)).toHaveLength(count));
});

test.each([
  ['prow-jobs.yaml', '*.yaml', true], ['jobs/**/*.yaml', 'jobs/a.yaml', true], ['jobs/**/*.yaml', 'jobs/a/b/c.yaml', true], ['jobs/*.yaml', 'jobs/a/b.yaml', false],
  ['jobs/**/*.yaml', '**/*.yaml', true], ['a/*.yaml', 'b/*.yaml', false], ['jobs/*.{yaml,yml}', 'jobs/a.yml', true], ['jobs/*.yaml', 'jobs/*.json', false],
  ['a.yaml', 'a.yaml', true], ['a+b/*.yaml', 'aab/c.yaml', false],
])('%s and %s fit one file: %s', (one, other, both) => expect([fitsBoth(one, other), fitsBoth(other, one)]).toEqual([both, both]));
