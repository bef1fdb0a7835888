import { Chart } from 'cdk8s';
import { DeckLogin, GitHub, GitHubAuth, HookService, ObjectStorage, ProwJobs, UpstreamManifest } from '../../src';
import { app, Mistake, own } from './mistake';

const POD = { containers: [{ image: 'golang:1.26', command: ['make'] }] };

/** One of each kind of error about Prow and its jobs. */
export const PROW_CODES: readonly Mistake[] = [
  {
    id: 'ArgumentInvalid', says: 'a word for a flag',
    input: () => app({ hook: { extraArgs: ['debug'] } }),
    becomes: {
      refused: ['new ProwApp({ hook.extraArgs[0] }): "debug" is not a flag; write it as "--flag=value" (ArgumentInvalid)'],
    },
    corrected: () => app({ hook: { extraArgs: ['--grace-period=30s'] } }),
  },
  {
    id: 'BucketFolderInvalid', says: 'a folder with slashes',
    input: () => ObjectStorage.s3({ bucket: 'acme-logs', stateFolder: '/state/', endpoint: 'https://minio.acme.dev', region: 'us-east-1' } as never),
    becomes: {
      refused: ['ObjectStorage.s3({ stateFolder }): "/state/" is not a folder in a bucket; write it without a slash at either end, like '
        + '"prow-state" (BucketFolderInvalid)'],
    },
  },
  {
    id: 'BucketNameInvalid', says: 'a URL for a bucket',
    input: () => ObjectStorage.gcs({ bucket: 'gs://acme-logs' }),
    becomes: {
      refused: ['ObjectStorage.gcs({ bucket }): "gs://acme-logs" is not the name of a bucket of GCS; write "acme-logs" '
        + '(BucketNameInvalid)'],
    },
    corrected: () => ObjectStorage.gcs({ bucket: 'acme-logs' }),
  },
  {
    id: 'CloneElsewhere', says: 'a repository of another server',
    input: () => app({ github: GitHub.enterprise({ host: 'github.acme.dev', repositories: ['acme/app'] }),
    jobs: ProwJobs.of({ periodics: [{ name: 'a', interval: '1h', extra_refs: [{ org: 'acme', repo: 'lib', base_ref: 'main' }], spec: POD }] }) }),
    becomes: {
      refused: ['[40-prow/prow] jobs.periodics[0].extra_refs[0]: "acme/lib" would be cloned from github.com; add repo_link: '
        + '"https://github.acme.dev/acme/lib" (CloneElsewhere)'],
    },
  },
  {
    id: 'CommandMissing', says: 'a job without a command',
    input: () => ProwJobs.of({ periodics: [{ name: 'a', interval: '1h', spec: { containers: [{ image: 'golang:1.26' }] } }] }),
    becomes: {
      refused: ['ProwJobs.of({ periodics[0].spec.containers[0] }): has neither command nor args, which Prow needs to know to watch over '
        + 'it; write the image\'s entrypoint into command, or set decorate to false (CommandMissing)'],
    },
    corrected: () => ProwJobs.of({ periodics: [{ name: 'a', interval: '1h', spec: { containers: [{ image: 'golang:1.26', command: ['make'] }] } }] }),
  },
  {
    id: 'ConfigRepositoryUnknown', says: 'a configuration that nobody reads',
    input: () => app({ configRepository: 'acme/other' }),
    becomes: {
      refused: ['new ProwApp({ configRepository }): "acme/other" is none of the repositories acme/app; add it to them '
        + '(ConfigRepositoryUnknown)'],
    },
    corrected: () => app({ configRepository: 'acme/app' }),
  },
  {
    id: 'ContainerNameTaken', says: 'a name twice',
    input: () => ProwJobs.of({
      periodics: [{
        name: 'a', interval: '1h',
        spec: { containers: [{ name: 'x', image: 'a:1', command: ['a'] }, { name: 'x', image: 'b:1', command: ['b'] }] },
      }],
    }),
    becomes: {
      refused: ['ProwJobs.of({ periodics[0].spec.containers[1].name }): "x" is given twice; use another one (ContainerNameTaken)'],
    },
  },
  {
    id: 'CronInvalid', says: 'a time zone',
    input: () => ProwJobs.of({ periodics: [{ name: 'a', cron: 'TZ=Europe/Berlin 0 6 * * *', spec: POD }] }),
    becomes: {
      refused: ['ProwJobs.of({ periodics[0].cron }): "TZ=Europe/Berlin 0 6 * * *" names a time zone; write "0 6 * * *" with the hours of '
        + 'UTC (CronInvalid)'],
    },
    corrected: () => ProwJobs.of({ periodics: [{ name: 'a', cron: '0 5 * * *', spec: POD }] }),
  },
  {
    id: 'ScalingContradicts', says: 'one pod at most, where two are the least',
    input: () => app({ hook: { horizontalScaling: { maxReplicas: 1 } } }),
    becomes: {
      refused: ['new ProwApp({ hook.horizontalScaling.maxReplicas }): between 2 and 1 pods there is no number; give maxReplicas more, or minReplicas less '
        + '(ScalingContradicts)'],
    },
    corrected: () => app({ hook: { horizontalScaling: { maxReplicas: 6 } } }),
  },
  {
    id: 'DurationInvalid', says: 'days',
    input: () => ProwJobs.of({ periodics: [{ name: 'a', interval: '7d', spec: POD }] }),
    becomes: {
      refused: ['ProwJobs.of({ periodics[0].interval }): "7d" is not a Go duration; write "168h" (DurationInvalid)'],
    },
    corrected: () => ProwJobs.of({ periodics: [{ name: 'a', interval: '168h', spec: POD }] }),
  },
  {
    id: 'EmptyList', says: 'a Prow for nothing',
    input: () => GitHub.cloud({ repositories: [] }),
    becomes: {
      refused: ['GitHub.cloud({ repositories }): is empty; give at least 1 (EmptyList)'],
    },
    corrected: () => GitHub.cloud({ repositories: ['acme/app'] }),
  },
  {
    id: 'EnvironmentNameInvalid', says: 'a name with a hyphen',
    input: () => app({ hook: { env: [{ name: '1-A', value: 'x' }] } } as never),
    becomes: {
      refused: ['new ProwApp({ hook.env[0].name }): "1-A" is not the name of an environment variable; use letters, digits and "_" '
        + '(EnvironmentNameInvalid)'],
    },
  },
  {
    id: 'EnvironmentNameTaken', says: 'a variable twice',
    input: () => ProwJobs.of({
      periodics: [{
        name: 'a', interval: '1h',
        spec: { containers: [{ image: 'a:1', command: ['a'], env: [{ name: 'A', value: '1' }, { name: 'A', value: '2' }] }] },
      }],
    }),
    becomes: {
      refused: ['ProwJobs.of({ periodics[0].spec.containers[0].env[1] }): "A" is given twice; remove one of them (EnvironmentNameTaken)'],
    },
  },
  {
    id: 'GithubNameInvalid', says: 'a name with an @',
    input: () => DeckLogin.github({ users: ['@ann'] }),
    becomes: {
      refused: ['DeckLogin.github({ users[0] }): "@ann" is not a user of GitHub; write "ann" (GithubNameInvalid)'],
    },
    corrected: () => DeckLogin.github({ users: ['ann'] }),
  },
  {
    id: 'ImageInvalid', says: 'a URL for a registry',
    input: () => app({ imageRegistry: 'https://registry.acme.dev' }),
    becomes: {
      refused: ['new ProwApp({ imageRegistry }): "https://registry.acme.dev" is not a registry; write "registry.example.com" or '
        + '"registry.example.com/mirror" (ImageInvalid)'],
    },
    corrected: () => app({ imageRegistry: 'registry.acme.dev' }),
  },
  {
    id: 'ImageNotPinned', says: 'whatever is newest',
    input: () => app({ hook: { image: 'acme/hook:latest' } } as never),
    becomes: {
      refused: ['new ProwApp({ hook.image }): "acme/hook:latest" has no fixed tag; name a tag other than "latest", or a digest '
        + '(ImageNotPinned)'],
    },
  },
  {
    id: 'InitContainerRefused', says: 'an init container that ends',
    input: () => ProwJobs.of({ periodics: [{ name: 'a', interval: '1h', spec: { ...POD, initContainers: [{ name: 'i', image: 'a:1' }] } }] }),
    becomes: {
      refused: ['ProwJobs.of({ periodics[0].spec.initContainers[0] }): is an init container that ends, which Prow refuses; do its work '
        + 'in the job\'s own container, or give it restartPolicy: "Always" (InitContainerRefused)'],
    },
  },
  {
    id: 'JobContextTaken', says: 'one status for two jobs',
    input: () => ProwJobs.of({
      presubmits: { 'acme/app': [{ name: 'a', context: 'unit', always_run: true, spec: POD }, { name: 'b', context: 'unit', always_run: true, spec: POD }] },
    }),
    becomes: {
      refused: ['ProwJobs.of({ presubmits.acme/app[1].context }): "unit" is the status of job [0] for the same branches too; give one of '
        + 'them another context (JobContextTaken)'],
    },
  },
  {
    id: 'JobLabelReserved', says: 'a label of Prow',
    input: () => ProwJobs.of({ periodics: [{ name: 'a', interval: '1h', labels: { 'prow.k8s.io/type': 'x' }, spec: POD }] }),
    becomes: {
      refused: ['ProwJobs.of({ periodics[0].labels }): "prow.k8s.io/type" is set by Prow; remove it (JobLabelReserved)'],
    },
  },
  {
    id: 'JobNameInvalid', says: 'a name with a blank',
    input: () => ProwJobs.of({ periodics: [{ name: 'a b', interval: '1h', spec: POD }] }),
    becomes: {
      refused: ['ProwJobs.of({ periodics[0].name }): "a b" is not the name of a job; write "a-b" (JobNameInvalid)'],
    },
    corrected: () => ProwJobs.of({ periodics: [{ name: 'a-b', interval: '1h', spec: POD }] }),
  },
  {
    id: 'JobNameTaken', says: 'a name twice',
    input: () => ProwJobs.of({ periodics: [{ name: 'a', interval: '1h', spec: POD }, { name: 'a', interval: '2h', spec: POD }] }),
    becomes: {
      refused: ['ProwJobs.of({ periodics[1].name }): "a" is the name of periodic [0] too; use another name (JobNameTaken)'],
    },
  },
  {
    id: 'JobNotDecorated', says: 'two containers without decoration',
    input: () => ProwJobs.of({
      periodics: [{ name: 'a', interval: '1h', decorate: false, spec: { containers: [{ name: 'x', image: 'a:1' }, { name: 'y', image: 'b:1' }] } }],
    }),
    becomes: {
      refused: ['ProwJobs.of({ periodics[0].spec.containers }): are 2, and the job is not decorated; remove decorate: false, or all '
        + 'containers but one (JobNotDecorated)'],
    },
  },
  {
    id: 'JobQueueUnknown', says: 'a queue that nobody made',
    input: () => app({ jobs: ProwJobs.of({ periodics: [{ name: 'a', interval: '1h', job_queue_name: 'gpu', spec: POD }] }) }),
    becomes: {
      refused: ['[40-prow/prow] jobs.periodics[0].job_queue_name: "gpu" is not a queue; add it to '
        + 'plank.jobQueueCapacities (JobQueueUnknown)'],
    },
    corrected: () => app({
      jobs: ProwJobs.of({ periodics: [{ name: 'a', interval: '1h', job_queue_name: 'gpu', spec: POD }] }),
      configOverrides: { plank: { job_queue_capacities: { gpu: 1 } } },
    }),
  },
  {
    id: 'KeyUsedTwice', says: 'one key for two',
    input: () => GitHubAuth.app({ appIdKey: 'x', privateKeyKey: 'x' } as never),
    becomes: {
      refused: ['GitHubAuth.app({ appIdKey }): "x" is the key of the private key too; give each its own key (KeyUsedTwice)'],
    },
  },
  {
    id: 'MutuallyExclusive', says: 'everybody and somebody',
    input: () => ProwJobs.of({ periodics: [{ name: 'a', interval: '1h', rerun_auth_config: { allow_anyone: true, github_users: ['ann'] }, spec: POD }] }),
    becomes: {
      refused: ['ProwJobs.of({ periodics[0].rerun_auth_config.allow_anyone }): is true, and people are listed as well; remove '
        + 'allow_anyone, or the lists (MutuallyExclusive)'],
    },
    corrected: () => ProwJobs.of({ periodics: [{ name: 'a', interval: '1h', rerun_auth_config: { github_users: ['ann'] }, spec: POD }] }),
  },
  {
    id: 'NamespaceOverridden', says: 'another namespace in the configuration',
    input: () => app({ configOverrides: { pod_namespace: 'ci' } }),
    becomes: {
      refused: ['[40-prow/prow] configOverrides.pod_namespace: "ci" is another namespace than "test-pods", for which rights and Secrets '
        + 'are made; set jobsNamespace in its place (NamespaceOverridden)'],
    },
    corrected: () => app({ jobsNamespace: 'ci' }),
  },
  {
    id: 'NamespacesEqual', says: 'jobs beside Prow',
    input: () => app({ jobsNamespace: 'prow' }),
    becomes: {
      refused: ['new ProwApp({ jobsNamespace }): "prow" is Prow\'s own namespace, whose Secrets jobs could read; use another one '
        + '(NamespacesEqual)'],
    },
    corrected: () => app({ jobsNamespace: 'test-pods' }),
  },
  {
    id: 'PathHoldsSystem', says: 'a node\'s own folder',
    input: () => ObjectStorage.inCluster({ localPath: { node: 'node-1', path: '/var/lib' } }),
    becomes: {
      refused: ['ObjectStorage.inCluster({ localPath.path }): "/var/lib" holds more than the store, and all of it would be handed to the '
        + 'store\'s group; give a folder of its own, like "/srv/prow" (PathHoldsSystem)'],
    },
    corrected: () => ObjectStorage.inCluster({ localPath: { node: 'node-1', path: '/srv/prow' } }),
  },
  {
    id: 'PeopleUnnamed', says: 'a login for nobody',
    input: () => DeckLogin.github({}),
    becomes: {
      refused: ['DeckLogin.github(): names no people, so that nobody could rerun what is not of a pull request; give users, orgs or '
        + 'teams (PeopleUnnamed)'],
    },
    corrected: () => DeckLogin.github({ users: ['ann'] }),
  },
  {
    id: 'PluginTwice', says: 'a plugin twice',
    input: () => app({ pluginOverrides: { plugins: { acme: { plugins: ['size'] } } } }),
    becomes: {
      refused: ['[40-prow/prow] pluginOverrides.plugins.acme: "size" is enabled for "acme/app" by default, and Prow takes no plugin twice; '
        + 'write "acme/app": null beside it to take these away, or add "app" to its excluded_repos (PluginTwice)'],
    },
    corrected: () => app({ pluginOverrides: { plugins: { 'acme': { plugins: ['size', 'trigger'] }, 'acme/app': null } } }),
  },
  {
    id: 'PresetLabelTaken', says: 'two presets for one label',
    input: () => ProwJobs.of({ presets: [{ labels: { a: 'b' } }, { labels: { a: 'b' } }] }),
    becomes: {
      refused: ['ProwJobs.of({ presets[1].labels }): "a: b" is a label of presets[0] too; join the two presets, or use another label '
        + '(PresetLabelTaken)'],
    },
  },
  {
    id: 'RefTwice', says: 'a repository twice',
    input: () => ProwJobs.of({
      periodics: [{ name: 'a', interval: '1h', extra_refs: [{ org: 'a', repo: 'b', base_ref: 'main' }, { org: 'a', repo: 'b', base_ref: 'main' }], spec: POD }],
    }),
    becomes: {
      refused: ['ProwJobs.of({ periodics[0].extra_refs[1] }): "a/b" is cloned already; remove it, or give it a path_alias of its own '
        + '(RefTwice)'],
    },
  },
  {
    id: 'RegexpInvalid', says: 'a look ahead',
    input: () => ProwJobs.of({ presubmits: { 'acme/app': [{ name: 'a', run_if_changed: '^(?!docs/)', spec: POD }] } }),
    becomes: {
      refused: ['ProwJobs.of({ presubmits.acme/app[0].run_if_changed }): "^(?!docs/)" uses "(?!", which Go\'s regular expressions do not '
        + 'have; write it without lookaround, back references and foreign escapes (RegexpInvalid)'],
    },
    corrected: () => ProwJobs.of({ presubmits: { 'acme/app': [{ name: 'a', skip_if_only_changed: '^docs/', spec: POD }] } }),
  },
  {
    id: 'RepositoryCovered', says: 'an organisation and its repository',
    input: () => GitHub.cloud({ repositories: ['acme', 'acme/app'] }),
    becomes: {
      refused: ['GitHub.cloud({ repositories }): "acme/app" is covered by "acme" already, and Prow refuses a plugin that is enabled '
        + 'twice; remove "acme/app" (RepositoryCovered)'],
    },
    corrected: () => GitHub.cloud({ repositories: ['acme'] }),
  },
  {
    id: 'RepositoryInvalid', says: 'a URL for a repository',
    input: () => GitHub.cloud({ repositories: ['https://github.com/acme/app'] }),
    becomes: {
      refused: ['GitHub.cloud({ repositories[0] }): "https://github.com/acme/app" is not a repository; write "acme/app" '
        + '(RepositoryInvalid)'],
    },
    corrected: () => GitHub.cloud({ repositories: ['acme/app'] }),
  },
  {
    id: 'RepositoryNotServed', says: 'jobs of a repository that nobody serves',
    input: () => app({ jobs: ProwJobs.of({ presubmits: { 'acme/lib': [{ name: 'a', always_run: true, spec: POD }] } }) }),
    becomes: {
      refused: ['[40-prow/prow] jobs.presubmits.acme/lib: is not served, so nothing would start these jobs; add "acme/lib" to the '
        + 'repositories of github (RepositoryNotServed)'],
    },
    corrected: () => app({
      github: GitHub.cloud({ repositories: ['acme/app', 'acme/lib'] }),
      jobs: ProwJobs.of({ presubmits: { 'acme/lib': [{ name: 'a', always_run: true, spec: POD }] } }),
    }),
  },
  {
    id: 'RerunCommandMismatch', says: 'a command that starts nothing',
    input: () => ProwJobs.of({ presubmits: { 'acme/app': [{ name: 'a', always_run: true, trigger: '(?m)^/run$', rerun_command: '/test a', spec: POD }] } }),
    becomes: {
      refused: ['ProwJobs.of({ presubmits.acme/app[0].rerun_command }): "/test a" does not match the trigger "(?m)^/run$"; write a '
        + 'command that it matches (RerunCommandMismatch)'],
    },
  },
  {
    id: 'RequestAboveLimit', says: 'more than the most',
    input: () => app({ hook: { resources: { requests: { memory: '2Gi' }, limits: { memory: '1Gi' } } } }),
    becomes: {
      refused: ['new ProwApp({ hook.resources.requests }): memory asks for "2Gi", above the limit of "1Gi"; lower the request or raise '
        + 'the limit (RequestAboveLimit)'],
    },
    corrected: () => app({ hook: { resources: { requests: { memory: '1Gi' }, limits: { memory: '1Gi' } } } }),
  },
  {
    id: 'QuantityInvalid', says: 'bytes with a B',
    input: () => app({ hook: { resources: { limits: { memory: '512MB' } } } }),
    becomes: {
      refused: ['new ProwApp({ hook.resources.limits.memory }): "512MB" is not a quantity; write one like "100m", "256Mi" or "10Gi" '
        + '(QuantityInvalid)'],
    },
    corrected: () => app({ hook: { resources: { limits: { memory: '512Mi' } } } }),
  },
  {
    id: 'ScopeInvalid', says: 'two scopes in one',
    input: () => DeckLogin.github({ users: ['ann'], scopes: ['read:org, repo'] }),
    becomes: {
      refused: ['DeckLogin.github({ scopes[0] }): "read:org, repo" is not a scope; write it as GitHub does, like "repo" or "read:org" '
        + '(ScopeInvalid)'],
    },
    corrected: () => DeckLogin.github({ users: ['ann'], scopes: ['read:org', 'repo'] }),
  },
  {
    id: 'UrlWithoutScheme', says: 'a store without a scheme',
    input: () => ObjectStorage.s3({ bucket: 'acme-logs', endpoint: 'minio:9000' } as never),
    becomes: {
      refused: ['ObjectStorage.s3({ endpoint }): "minio:9000" has no scheme; write "https://minio:9000" or "http://…" (UrlWithoutScheme)'],
    },
  },
  {
    id: 'UrlWithCredentials', says: 'a password in a URL',
    input: () => ObjectStorage.s3({ bucket: 'acme-logs', endpoint: 'https://a:b@minio.acme.dev' } as never),
    becomes: {
      refused: ['ObjectStorage.s3({ endpoint }): the URL contains a user or a password; keep credentials in a Secret (UrlWithCredentials)'],
    },
  },
  {
    id: 'UrlInvalid', says: 'a URL with a query',
    input: () => ObjectStorage.s3({ bucket: 'acme-logs', endpoint: 'https://minio.acme.dev?x=1' } as never),
    becomes: {
      refused: ['ObjectStorage.s3({ endpoint }): "https://minio.acme.dev?x=1" has a query or a fragment; end it after the path '
        + '(UrlInvalid)'],
    },
  },
  {
    id: 'VolumeTaken', says: 'a volume twice',
    input: () => ProwJobs.of({
      periodics: [{ name: 'a', interval: '1h', spec: { ...POD, volumes: [{ name: 'v', emptyDir: {} }, { name: 'v', emptyDir: {} }] } }],
    }),
    becomes: {
      refused: ['ProwJobs.of({ periodics[0].spec.volumes[1] }): "v" is given twice; use another name (VolumeTaken)'],
    },
  },
  {
    id: 'VolumeUndeclared', says: 'a mount of nothing',
    input: () => ProwJobs.of({
      periodics: [{ name: 'a', interval: '1h', spec: { containers: [{ image: 'a:1', command: ['a'], volumeMounts: [{ name: 'v', mountPath: '/v' }] }] } }],
    }),
    becomes: {
      refused: ['ProwJobs.of({ periodics[0].spec.containers[0].volumeMounts[0] }): "v" is not a volume of the pod; add it to '
        + 'spec.volumes (VolumeUndeclared)'],
    },
  },
  {
    id: 'NullValue', says: 'nothing for something',
    input: () => GitHub.cloud({ repositories: null } as never),
    becomes: {
      refused: ['GitHub.cloud({ repositories }): null is not a value; give it a value (NullValue)'],
    },
    corrected: () => GitHub.cloud({ repositories: ['acme/app'] }),
  },
  {
    id: 'NotAllowedValue', says: 'another word',
    input: () => ProwJobs.of({ periodics: [{ name: 'a', interval: '1h', agent: 'jenkins', spec: POD }] }),
    becomes: {
      refused: ['ProwJobs.of({ periodics[0].agent }): "jenkins" is not one of kubernetes; pick one of them (NotAllowedValue)'],
    },
    corrected: () => ProwJobs.of({ periodics: [{ name: 'a', interval: '1h', spec: POD }] }),
  },
  {
    id: 'NotInteger', says: 'half a replica',
    input: () => app({ hook: { replicas: 1.5 } }),
    becomes: {
      refused: ['new ProwApp({ hook.replicas }): 1.5 is not an integer; write an integer from 0 to 100 (NotInteger)'],
    },
    corrected: () => app({ hook: { replicas: 2 } }),
  },
  {
    id: 'NumberOutOfRange', says: 'fewer than none',
    input: () => app({ hook: { replicas: -1 } }),
    becomes: {
      refused: ['new ProwApp({ hook.replicas }): -1 is outside 0-100; pick a number in that range (NumberOutOfRange)'],
    },
    corrected: () => app({ hook: { replicas: 1 } }),
  },
  {
    id: 'PropMissing', says: 'nothing said',
    input: () => GitHub.cloud({} as never),
    becomes: {
      refused: ['GitHub.cloud({ repositories }): is missing; give it a value (PropMissing)'],
    },
    corrected: () => GitHub.cloud({ repositories: ['acme/app'] }),
  },
  {
    id: 'PropWithoutEffect', says: 'a clone of nothing',
    input: () => ProwJobs.of({ periodics: [{ name: 'a', interval: '1h', clone_depth: 1, spec: POD }] }),
    becomes: {
      refused: ['ProwJobs.of({ periodics[0].clone_depth }): has no effect, because a periodic has no repository of its own; move it into '
        + 'an entry of extra_refs (PropWithoutEffect)'],
    },
    corrected: () => ProwJobs.of({
      periodics: [{ name: 'a', interval: '1h', extra_refs: [{ org: 'acme', repo: 'app', base_ref: 'main', clone_depth: 1 }], spec: POD }],
    }),
  },
  {
    id: 'ReservedKey', says: 'a key with a meaning of its own',
    input: () => app({ configOverrides: { tide: { '<<': 'x' } } }),
    becomes: {
      refused: ['new ProwApp({ configOverrides.tide }): "<<" is not a key; remove it (ReservedKey)'],
    },
  },
  {
    id: 'RetypedScalar', says: 'a text that YAML takes for a number',
    input: () => app({ hook: { podAnnotations: { a: '-_1' } } } as never),
    becomes: {
      refused: ['new ProwApp({ hook.podAnnotations.a }): "-_1" would be read as a number; write the text in another way (RetypedScalar)'],
    },
  },
  {
    id: 'ForbiddenCharacter', says: 'a character that nobody sees',
    input: () => app({ hook: { podAnnotations: { a: 'a\u0007' } } } as never),
    becomes: {
      refused: ['new ProwApp({ hook.podAnnotations.a }): "a\\u0007" contains U+0007; remove that character (ForbiddenCharacter)'],
    },
  },
  {
    id: 'UnknownProp', says: 'a misspelt property',
    input: () => app({ isolat: true } as never),
    becomes: {
      refused: ['new ProwApp(): "isolat" is not a property; did you mean "isolate"? (UnknownProp)'],
    },
    corrected: () => app({ isolate: false }),
  },
  {
    id: 'WrongType', says: 'a text for a number',
    input: () => app({ hook: { replicas: '2' } } as never),
    becomes: {
      refused: ['new ProwApp({ hook.replicas }): "2" is not a number; write an integer from 0 to 100 (WrongType)'],
    },
    corrected: () => app({ hook: { replicas: 2 } }),
  },
  {
    id: 'NameNotDnsLabel', says: 'a name with a capital',
    input: () => app({ namespace: 'CI' }),
    becomes: {
      refused: ['new ProwApp({ namespace }): "CI" is not a DNS label; write "ci" (NameNotDnsLabel)'],
    },
    corrected: () => app({ namespace: 'ci' }),
  },
  {
    id: 'NameNotDnsSubdomain', says: 'a node with an underscore',
    input: () => ObjectStorage.inCluster({ localPath: { node: 'node_1', path: '/srv/prow' } }),
    becomes: {
      refused: ['ObjectStorage.inCluster({ localPath.node }): "node_1" is not a DNS subdomain; write "node-1" (NameNotDnsSubdomain)'],
    },
    corrected: () => ObjectStorage.inCluster({ localPath: { node: 'node-1', path: '/srv/prow' } }),
  },
  {
    id: 'NameTooLong', says: 'a namespace of 64 letters',
    input: () => app({ namespace: 'abcdefgh-'.repeat(7) + 'z' }),
    becomes: {
      refused: ['new ProwApp({ namespace }): "abcdefgh-abcdefgh-abcdefgh-abcdefgh-abcdefgh-abcdefgh-abcdefgh-z" has 64 characters; '
        + 'shorten it to 63 (NameTooLong)'],
    },
  },
  {
    id: 'LabelValueInvalid', says: 'a label that begins with a hyphen',
    input: () => app({ commonMetadata: { labels: { team: '-ci' } } } as never),
    becomes: {
      refused: ['new ProwApp({ commonMetadata.labels.team }): "-ci" is not a label value; write "ci" (LabelValueInvalid)'],
    },
  },
  {
    id: 'QualifiedNameInvalid', says: 'a label with a blank',
    input: () => app({ commonMetadata: { labels: { 'my team': 'ci' } } } as never),
    becomes: {
      refused: ['new ProwApp({ commonMetadata.labels }): "my team" is not a label or annotation key; write "name" or "example.com/name" '
        + '(QualifiedNameInvalid)'],
    },
  },
  {
    id: 'DataKeyInvalid', says: 'a key with a slash',
    input: () => GitHubAuth.token({ tokenKey: 'a/b' }),
    becomes: {
      refused: ['GitHubAuth.token({ tokenKey }): "a/b" is not a key of a Secret or ConfigMap; use letters, digits, "-", "_" and "." '
        + '(DataKeyInvalid)'],
    },
    corrected: () => GitHubAuth.token({ tokenKey: 'token' }),
  },
  {
    id: 'TooDeep', says: 'what contains itself',
    input: () => {
    const loop: Record<string, unknown> = {};
    loop.again = loop;
    return app({ configOverrides: { tide: loop } });
  },
    becomes: {
      refused: ['new ProwApp({ '
        + 'configOverrides.tide.again.again.again.again.again.again.again.again.again.again.again.again.again.again.again.again.again.again.again.again.again.again.again.again.again.again.again.again.again.again.again.again.again.again.again.again.again.again.again.again.again.again.again.again.again.again.again.again.again.again.again.again.again.again.again.again.again.again.again.again.again.again.again.again '
        + '}): is nested deeper than 64 levels, or contains itself; make it flatter (TooDeep)'],
    },
  },
  {
    id: 'LabelTaken', says: 'a label that selectors need',
    input: () => app({ hook: { podLabels: { app: 'x' } } }),
    becomes: {
      refused: ['new ProwApp({ hook.podLabels }): "app" is ours, and selectors depend on it; use another label (LabelTaken)'],
    },
    corrected: () => app({ hook: { podLabels: { team: 'x' } } }),
  },
  {
    id: 'ServiceNameInvalid', says: 'a Service that begins with a digit',
    input: () => own((made) => void new HookService(new Chart(made, 'c'), 'hook', { serviceName: '1hook' })),
    becomes: {
      refused: ['[c/hook] serviceName: "1hook" is not the name of a Service; begin with a letter, and use lower-case letters, digits and '
        + 'hyphens (ServiceNameInvalid)'],
    },
  },
  {
    id: 'Sha256Invalid', says: 'half a sum',
    input: () => UpstreamManifest.of({ name: 'x', version: 'v1.0.0', url: 'https://acme.dev/x.yaml', sha256: 'abc' } as never),
    becomes: {
      refused: ['UpstreamManifest.of({ sha256 }): "abc" is not a SHA-256; write 64 hexadecimal digits, as sha256sum prints them '
        + '(Sha256Invalid)'],
    },
  },
  {
    id: 'UpstreamManifestTwice', says: 'one manifest twice',
    input: () => app({ upstreamManifests: [UpstreamManifest.certManager(), UpstreamManifest.certManager()] }),
    becomes: {
      refused: ['new ProwApp({ upstreamManifests[1] }): cert-manager v1.21.1 is there already, as v1.21.1; keep one of them '
        + '(UpstreamManifestTwice)'],
    },
    corrected: () => app({ upstreamManifests: [UpstreamManifest.certManager()] }),
  },
  {
    id: 'UpstreamNotPinned', says: 'whatever is newest',
    input: () => UpstreamManifest.certManager({ version: 'latest' }),
    becomes: {
      refused: ['UpstreamManifest.certManager({ version }): "latest" means another version tomorrow; name one that stays, like "v1.21.1" '
        + '(UpstreamNotPinned)'],
    },
    corrected: () => UpstreamManifest.certManager({ version: 'v1.21.1' }),
  },
  {
    id: 'UpstreamUrlInsecure', says: 'a manifest over http',
    input: () => UpstreamManifest.of({ name: 'x', version: 'v1.0.0', url: 'http://mirror/x.yaml' } as never),
    becomes: {
      refused: ['UpstreamManifest.of({ url }): "http://mirror/x.yaml" is not encrypted, and there is no sha256 to compare with; write '
        + '"https://mirror/x.yaml", or give sha256 (UpstreamUrlInsecure)'],
    },
  },
  {
    id: 'UpstreamVersionInvalid', says: 'a path for a version',
    input: () => UpstreamManifest.metalLb({ version: '../../evil' }),
    becomes: {
      refused: ['UpstreamManifest.metalLb({ version }): "../../evil" is not a version; write one like "v1.21.1" (UpstreamVersionInvalid)'],
    },
  },
  {
    id: 'WorkloadInvalid', says: 'a workload without a namespace',
    input: () => UpstreamManifest.of({ name: 'x', version: 'v1.0.0', url: 'https://acme.dev/x.yaml', waitFor: { workloads: ['deployment/x'] } } as never),
    becomes: {
      refused: ['UpstreamManifest.of({ waitFor.workloads[0] }): "deployment/x" is not a workload; write "deployment/NAMESPACE/NAME", '
        + '"daemonset/…" or "statefulset/…" (WorkloadInvalid)'],
    },
  },
  {
    id: 'YamlInvalid', says: 'a file of jobs with a key twice, of which Prow would take the last',
    input: () => ProwJobs.fromYaml('periodics: []\npostsubmits: {}\nperiodics: []\n', 'ci/jobs.yaml'),
    becomes: {
      refused: ['[ci/jobs.yaml:3:1] is no YAML that Prow reads: Map keys must be unique; write what a reader of YAML 1.1 takes (YamlInvalid)'],
    },
    corrected: () => ProwJobs.fromYaml('periodics: []\npostsubmits: {}\n', 'ci/jobs.yaml'),
  },
];
