import { GitHub, ProwJobs, UpdatedConfigMapOptions } from '../../src';
import { app, Mistake } from './mistake';

const TWO = GitHub.cloud({ repositories: ['acme/app', 'acme/infra'] });
const maps = (...all: UpdatedConfigMapOptions[]) => () => app({ configUpdater: { maps: all } });
const UNIT = ProwJobs.of({
  presubmits: { 'acme/app': [{ name: 'unit', always_run: true, spec: { containers: [{ image: 'golang:1.26', command: ['make'] }] } }] },
});
const peribolos = (map: UpdatedConfigMapOptions) => () => app({ peribolos: { configMapName: 'acme-org', fixes: { members: true } }, configUpdater: { maps: [map] } });
const COPY = 'holds the copy of Prow\'s configuration by which the job checkconfig checks changes, and stands in the YAML; take another name (ConfigMapWrittenTwice)';
const READS = 'new ProwApp({ peribolos.configMapKey }): "org.yaml" of ConfigMap "acme-org" is what peribolos reads, and config-updater';
const TO_INFRA = { github: TWO, configRepository: 'acme/infra' } as const;
const two = (...all: UpdatedConfigMapOptions[]) => () => app({ ...TO_INFRA, configUpdater: { maps: all } });
const overridden = (...all: readonly object[]) => () => app({ ...TO_INFRA, pluginOverrides: { config_updater: Object.assign({}, ...all) } });
const never = (file: string, repository: string, way: string) => (
  `A merged change of \`${file}\` in \`${repository}\` never reaches the cluster, because config-updater does not run there: ${way}.`);
const alike = (one: string, other: string, way: string) => (
  `[40-prow/prow] configUpdater.maps[1].files: ends in "${one}" as "${other}" does, and Prow would not start with two such maps of one ConfigMap; ${way} (KeyUsedTwice)`);
const off = 'No `prow-jobs.yaml` is read, and config-updater is off, because nobody said which of the repositories has it: name one by `configRepository`, or say that '
  + 'there is none by `configUpdater: { prowJobsFile: false }`.';

/** Maps of config-updater that would write over something, or do nothing. */
export const CONFIG_UPDATER: readonly Mistake[] = [
  {
    id: 'Updater01', says: 'a second repository, which turns the jobs of the first off',
    input: () => app({ github: TWO, jobs: UNIT }),
    becomes: { warned: [off] },
    corrected: () => app({ github: TWO, jobs: UNIT, configRepository: 'acme/app' }),
  },
  {
    id: 'Updater02', says: 'a second repository, and nobody wants prow-jobs.yaml',
    input: () => app({ github: TWO, jobs: UNIT, configUpdater: { prowJobsFile: false } }),
    becomes: { accepted: 'it was said that there is none' },
  },
  {
    id: 'Updater03', says: 'ConfigMaps that the YAML, secrets.sh or the cluster writes',
    input: () => app({
      github: GitHub.enterprise({ host: 'github.acme.dev', repositories: ['acme/app'], caConfigMapName: 'acme-ca', clonerefsImage: 'ghcr.io/acme/clonerefs:v1' }),
      configUpdater: { maps: [
        { files: 'prow/config.yaml', name: 'config' }, { files: 'ca.crt', name: 'acme-ca' }, { files: 'root.crt', name: 'kube-root-ca.crt' },
      ] },
    }),
    becomes: { refused: [
      'new ProwApp({ configUpdater.maps[0].name }): "config" stands in the YAML with data of its own, and applying that again would undo what a pull request brought; '
        + 'say it in code, or take another name, like "job-config" for jobs (ConfigMapWrittenTwice)',
      'new ProwApp({ configUpdater.maps[1].name }): "acme-ca" holds the certificates of github, which secrets.sh makes; take another name (ConfigMapWrittenTwice)',
      'new ProwApp({ configUpdater.maps[2].name }): "prow/kube-root-ca.crt" is the cluster\'s own; take another one (ConfigMapWrittenTwice)',
    ] },
    corrected: maps({ files: 'labels.yaml', name: 'labels' }),
  },
  {
    id: 'Updater03b', says: 'the copies of Prow\'s configuration that the job checkconfig reads',
    input: maps({ files: 'prow/config.yaml', name: 'checkconfig-config', namespaces: ['test-pods'] }, {
      files: 'prow/plugins.yaml', partitionedNames: ['checkconfig-plugins', 'other'], namespaces: ['prow', 'test-pods'],
    }),
    becomes: { refused: [`maps[0].name }): "checkconfig-config" ${COPY}`, `maps[1].partitionedNames }): "checkconfig-plugins" ${COPY}`].map((one) => `new ProwApp({ configUpdater.${one}`) },
    corrected: maps({ files: 'prow/config.yaml', name: 'checkconfig-config' }),
  },
  {
    id: 'Updater03c', says: 'the same by an override',
    input: () => app({ pluginOverrides: { config_updater: { maps: { 'prow/config.yaml': {
      name: 'checkconfig-config', clusters: { default: ['test-pods'] }, allowed_repos: ['acme/app'],
    } } } } }),
    becomes: { refused: [`[40-prow/prow] pluginOverrides.config_updater.maps["prow/config.yaml"]: "checkconfig-config" ${COPY}`] },
  },
  {
    id: 'Updater04', says: 'files that fit two maps',
    input: maps({ files: '**/*.yaml', name: 'all' }, { files: 'labels.yaml', name: 'labels' }),
    becomes: { refused: [
      'new ProwApp({ configUpdater.maps[0].files }): "**/*.yaml" and "prow-jobs.yaml" fit the same files, of which Prow takes one by chance; narrow one of them '
        + '(ConfigFileTakenTwice)',
      'new ProwApp({ configUpdater.maps[1].files }): "labels.yaml" and "**/*.yaml" fit the same files, of which Prow takes one by chance; narrow one of them '
        + '(ConfigFileTakenTwice)',
    ] },
    corrected: maps({ files: 'config/**/*.yaml', name: 'all' }, { files: 'labels.yaml', name: 'labels' }),
  },
  {
    id: 'Updater04b', says: 'a file that is there twice',
    input: maps({ files: 'labels.yaml', name: 'labels' }, { files: 'labels.yaml', name: 'more' }, { files: 'prow-jobs.yaml' }),
    becomes: { refused: [
      'new ProwApp({ configUpdater.maps[1].files }): "labels.yaml" is in another map already; join the two: clusters takes several (ElementTwice)',
      'new ProwApp({ configUpdater.maps[2].files }): "prow-jobs.yaml" is in another map already; leave it out, or write prowJobsFile: false (ElementTwice)',
    ] },
  },
  {
    id: 'Updater05', says: 'a map that nobody may write, and one of a repository that is not served',
    input: () => app({ github: TWO, configUpdater: { prowJobsFile: false, maps: [
      { files: 'labels.yaml', name: 'labels' }, { files: 'teams.yaml', name: 'teams', allowedRepositories: ['acme/infr'] },
    ] } }),
    becomes: { refused: [
      'new ProwApp({ configUpdater.maps[0].allowedRepositories }): is missing, and so is configRepository: nobody could write it; name the repository that may (PropMissing)',
      'new ProwApp({ configUpdater.maps[1].allowedRepositories }): "acme/infr" is not served, so that no pull request of it would be seen; did you mean "acme/infra"? '
        + '(RepositoryNotServed)',
    ] },
  },
  {
    id: 'Updater06', says: 'jobs where no component reads them, in a cluster that nobody has, and under the key of jobs from code',
    input: maps(
      { files: 'a/**/*.yaml', name: 'more-jobs', jobs: true, namespaces: ['test-pods'] }, { files: 'b.yaml', name: 'b', clusters: { biuld: ['test-pods'], default: ['prow'] } },
      { files: 'c/jobs.yaml' },
    ),
    becomes: { refused: [
      'new ProwApp({ configUpdater.maps[0].jobs }): is for ConfigMaps in "prow", where the components read them, and this one is written elsewhere alone; '
        + 'add "prow" to namespaces, or write jobs: false (PropWithoutEffect)',
      'new ProwApp({ configUpdater.maps[1].clusters.biuld }): "biuld" is none of the clusters default; add it to buildClusters, or leave it out (BuildClusterUnknown)',
      'new ProwApp({ configUpdater.maps[1].clusters.default }): is Prow\'s own cluster; write its namespaces into namespaces (NotAllowedValue)',
      'new ProwApp({ configUpdater.maps[2].key }): "jobs.yaml" is the key of the file of jobs from code too, of which Prow would read one; give it another key (KeyUsedTwice)',
    ] },
    corrected: maps({ files: 'a/**/*.yaml', name: 'more-jobs', jobs: true }, { files: 'c/jobs.yaml', key: 'c.yaml' }),
  },
  {
    id: 'Updater06b', says: 'a ConfigMap of peribolos that gets its file under another key, packed, or in another part',
    input: peribolos({ files: 'org/teams.yaml', name: 'acme-org' }),
    becomes: { refused: [
      `${READS} writes "org/teams.yaml" there under "teams.yaml"; write configMapKey: "teams.yaml", or key: "org.yaml" of that map (KeyMissing)`,
    ] },
    corrected: peribolos({ files: 'org/teams.yaml', name: 'acme-org', key: 'org.yaml' }),
  },
  {
    id: 'Updater06c', says: 'a ConfigMap of peribolos whose files all have other names', input: peribolos({ files: 'org/teams-*.yaml', name: 'acme-org' }),
    becomes: { refused: [`${READS} writes "org/teams-*.yaml" there under other keys; add the file to the map, with key: "org.yaml" (KeyMissing)`] },
    corrected: peribolos({ files: '**/{org,teams}.yaml', name: 'acme-org' }),
  },
  {
    id: 'Updater06d', says: 'a file of peribolos that is packed', input: peribolos({ files: 'org.yaml', name: 'acme-org', gzip: true }),
    becomes: { refused: [`${READS} packs it by gzip, which peribolos does not unpack; write gzip: false of that map (MutuallyExclusive)`] },
    corrected: () => app({
      peribolos: { configMapName: 'acme-org', fixes: { members: true } },
      configUpdater: { gzip: true, maps: [{ files: 'org.yaml', name: 'acme-org', gzip: false }] },
    }),
  },
  {
    id: 'Updater06e', says: 'a file of peribolos that goes into another part', input: peribolos({ files: 'org/*.yaml', partitionedNames: ['acme-org', 'acme-org-2'] }),
    becomes: { refused: [`${READS} writes it into one of 2 ConfigMaps of partitionedNames, which a sum of the key says; write name in the place of partitionedNames (KeyMissing)`] },
    corrected: peribolos({ files: 'org/*.yaml', partitionedNames: ['acme-org'] }),
  },
  {
    id: 'Updater06f', says: 'a ConfigMap of peribolos by an override, under another key',
    input: () => app({
      peribolos: { configMapName: 'acme-org', fixes: { members: true } },
      pluginOverrides: { config_updater: { maps: { 'org/teams.yaml': { name: 'acme-org', allowed_repos: ['acme/app'] } } } },
    }),
    becomes: { refused: [
      `${READS} writes "org/teams.yaml" there under "teams.yaml"; write configMapKey: "teams.yaml", or key: "org.yaml" of that map (KeyMissing)`,
    ] },
  },
  {
    id: 'Updater06g', says: 'a ConfigMap of ours for peribolos', input: () => app({ peribolos: { configMapName: 'plugins', fixes: { members: true } } }),
    becomes: { refused: [
      'new ProwApp({ peribolos.configMapKey }): "org.yaml" is no key of ConfigMap "plugins", which stands in the YAML with what Prow reads; name in configMapName the one '
        + 'that holds your organisations (KeyMissing)',
    ] },
  },
  {
    id: 'Updater07', says: 'maps in an override too, and two words for one thing',
    input: () => app({ configUpdater: { maps: [{ files: 'a.yaml', name: 'a' }] }, pluginOverrides: { config_updater: { gzip: true } } }),
    becomes: { refused: [
      'new ProwApp({ configUpdater.maps }): are given, and so is pluginOverrides.config_updater; say all of it here (MutuallyExclusive)',
    ] },
  },
  {
    id: 'Updater08', says: 'a name beside several, and a key beside the path',
    input: maps({ files: 'a/x.yaml', name: 'a', partitionedNames: ['b', 'c'], key: 'a.yaml', useFullPathAsKey: true }),
    becomes: { refused: [
      'new ProwApp({ configUpdater.maps[0].partitionedNames }): is given together with name; keep one of them (MutuallyExclusive)',
      'new ProwApp({ configUpdater.maps[0].useFullPathAsKey }): is given together with key; keep one of them (MutuallyExclusive)',
    ] },
  },
  {
    id: 'Updater09', says: 'the plugin taken away from the one repository that has prow-jobs.yaml',
    input: () => app({ plugins: { enabled: { 'acme/app': { remove: ['config-updater'] } } } }),
    becomes: { warned: [
      'There are no jobs, and none can come: `prow-jobs.yaml` is read from no repository, because config-updater may not write it from there, and `.prow.yaml` from none, '
        + 'because nobody said that they are private. Let it, say the other in `trust` of `GitHub`, or give `jobs`.',
      never('prow-jobs.yaml', 'acme/app', 'take it out of plugins.enabled["acme/app"].remove, or write configUpdater: { prowJobsFile: false } in its place'),
    ] },
    corrected: () => app({ configUpdater: { prowJobsFile: false }, jobs: UNIT }),
  },
  {
    id: 'Updater09b', says: 'the same by an override',
    input: () => app({ jobs: UNIT, pluginOverrides: { plugins: { 'acme/app': { plugins: ['approve', 'lgtm', 'trigger', 'verify-owners'] } } } }),
    becomes: { warned: [
      never('prow-jobs.yaml', 'acme/app', 'add it to pluginOverrides.plugins["acme/app"], or write configUpdater: { prowJobsFile: false } in its place'),
    ] },
  },
  {
    id: 'Updater09c', says: 'the same, told where the first file would have gone',
    input: () => app({ jobs: UNIT, plugins: { enabled: { 'acme/app': { remove: ['config-updater'] } } } }),
    becomes: { noted: ['`prow-jobs.yaml` is read from no repository, because config-updater may not write it from there'] },
  },
  {
    id: 'Updater09d', says: 'a map of an override for a repository without the plugin',
    input: overridden({ maps: { 'labels.yaml': { name: 'labels', allowed_repos: ['acme/app'] } } }),
    becomes: { warned: [never('labels.yaml', 'acme/app', 'add it to plugins.enabled["acme/app"]')] },
  },
  {
    id: 'Updater09e', says: 'the plugin where no map may be written from',
    input: () => app({ ...TO_INFRA, plugins: { enabled: { 'acme/app': { add: ['config-updater'] } } } }),
    becomes: { warned: [
      'plugins.enabled.acme/app: config-updater does nothing there, because it may write none of the maps, `prow-jobs.yaml`; take it out, or name `acme/app` in '
        + 'allowedRepositories of a map.',
    ] },
  },
  {
    id: 'Updater10', says: 'one file of two repositories',
    input: two({ files: 'labels.yaml', name: 'labels', allowedRepositories: ['acme/app', 'acme/infra'] }),
    becomes: { refused: [
      'new ProwApp({ configUpdater.maps[0].allowedRepositories }): has "acme/app" and "acme/infra", and "labels.yaml" of both is one key of one ConfigMap, so that each '
        + 'writes over the other; name the one whose file it is (KeyUsedTwice)',
    ] },
    corrected: two({ files: 'labels.yaml', name: 'labels', allowedRepositories: ['acme/app', 'acme/infra'], deniedRepositories: ['acme/infra'] }),
  },
  {
    id: 'Updater10a', says: 'one file of all repositories of an organisation',
    input: two({ files: 'labels.yaml', name: 'labels', allowedRepositories: ['acme'] }),
    becomes: { refused: [
      'new ProwApp({ configUpdater.maps[0].allowedRepositories }): has all repositories of "acme", and "labels.yaml" of each is one key of one ConfigMap, so that each '
        + 'writes over the others; name the one whose file it is (KeyUsedTwice)',
    ] },
    corrected: two({ files: 'labels.yaml', name: 'labels', allowedRepositories: ['acme'], deniedRepositories: ['acme/app'] }),
  },
  {
    id: 'Updater10b', says: 'the same by an override',
    input: overridden({ maps: { 'labels.yaml': { name: 'labels', allowed_repos: ['acme/app', 'acme/infra'] } } }),
    becomes: { refused: [
      '[40-prow/prow] pluginOverrides.config_updater.maps["labels.yaml"].allowed_repos: has "acme/app" and "acme/infra", and "labels.yaml" of both is one key of one '
        + 'ConfigMap, so that each writes over the other; name the one whose file it is (KeyUsedTwice)',
    ] },
  },
  {
    id: 'Updater11', says: 'two folders of one ConfigMap, of which Prow\'s loader takes one',
    input: two({ files: 'a/**/*.yaml', name: 'more' }, { files: 'b/**/*.yaml', name: 'more' }),
    becomes: { refused: [alike('*.yaml', 'a/**/*.yaml', 'join them by a pattern like "{a,b}/*.yaml", or give one of them another ConfigMap')] },
    corrected: two({ files: '{a,b}/**/*.yaml', name: 'more' }),
  },
  {
    id: 'Updater11b', says: 'the same of two files, whose keys are whole paths',
    input: two({ files: 'a/x.yaml', name: 'more', useFullPathAsKey: true }, { files: 'b/x.yaml', name: 'more', useFullPathAsKey: true }),
    becomes: { refused: [alike('x.yaml', 'a/x.yaml', 'give one of them a key')] },
    corrected: two({ files: 'a/x.yaml', name: 'more', key: 'a-x.yaml' }, { files: 'b/x.yaml', name: 'more', key: 'b-x.yaml' }),
  },
  {
    id: 'Updater11d', says: 'files whose names no ConfigMap takes for a key',
    input: maps(
      { files: 'jobs/my job.yaml', name: 'a' }, { files: 'jobs/~old/*.yaml', name: 'b', useFullPathAsKey: true }, { files: 'jobs/~new/*.yaml', name: 'c' },
      { files: 'my labels.yaml', name: 'd', key: 'labels.yaml' },
    ),
    becomes: { refused: [
      '[40-prow/prow] configUpdater.maps[0].files: "my job.yaml" would be a key of the ConfigMap, which Kubernetes refuses; give it a key of letters, digits, "-", "_" and "." '
        + '(DataKeyInvalid)',
      '[40-prow/prow] configUpdater.maps[1].files: "jobs-~old-*.yaml" would be a key of the ConfigMap, which Kubernetes refuses; take other files, whose names are of letters, '
        + 'digits, "-", "_" and "." (DataKeyInvalid)',
    ] },
  },
  {
    id: 'Updater11e', says: 'the same by an override',
    input: overridden({ maps: { 'my job.yaml': { name: 'a' }, 'b.yaml': { name: 'b', key: 'b~' } } }),
    becomes: { refused: [
      '[40-prow/prow] pluginOverrides.config_updater.maps["my job.yaml"]: "my job.yaml" would be a key of the ConfigMap, which Kubernetes refuses; give it a key of letters, '
        + 'digits, "-", "_" and "." (DataKeyInvalid)',
      '[40-prow/prow] pluginOverrides.config_updater.maps["b.yaml"].key: "b~" would be a key of the ConfigMap, which Kubernetes refuses; give it a key of letters, digits, "-", '
        + '"_" and "." (DataKeyInvalid)',
    ] },
  },
  {
    id: 'Updater11f', says: 'patterns that config-updater does not know',
    input: maps({ files: 'a/**', name: 'a' }, { files: 'b/[a.yaml', name: 'b' }),
    becomes: { warned: [
      'configUpdater.maps[0].files: `a/**` takes the files right in that folder alone; for those below it too write `a/**/*`.',
      'configUpdater.maps[1].files: `b/[a.yaml` is taken as it stands, because config-updater knows no pattern but `*` and `**`, and `{a,b}` beside them.',
    ] },
    corrected: maps({ files: 'a/**/*', name: 'a' }, { files: 'b/a.yaml', name: 'b' }),
  },
  {
    id: 'Updater11c', says: 'one key of one ConfigMap by two repositories, in two words for one namespace',
    input: overridden({
      maps: {
        'a/x.yaml': { name: 'more', allowed_repos: ['acme/infra'] }, 'b/x.yaml': { name: 'more', clusters: { default: ['prow'] }, allowed_repos: ['acme/infra'] },
        'c/x.yaml': { name: 'more', cluster_groups: ['own'] },
      }, cluster_groups: { own: { clusters: ['default'], namespaces: ['prow'] } },
    }),
    becomes: { refused: ['b/x.yaml', 'c/x.yaml'].map((file) => (
      `[40-prow/prow] pluginOverrides.config_updater.maps["${file}"]: would write the same key of the same ConfigMap as "a/x.yaml"; give one of them another key (KeyUsedTwice)`)) },
  },
];
