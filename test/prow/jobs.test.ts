import * as fc from 'fast-check';
import { stringify } from 'yaml';
import { ConfigurationError } from '../../src/core/problem';
import { ProwJobs, ProwJobsOptions } from '../../src/prow/jobs/prow-jobs';
import { throwing } from '../support/findings';

type Json = Record<string, any>;

const CONTAINER = { image: 'golang:1.26', command: ['go', 'test', './...'] };
const SPEC = { containers: [CONTAINER] };
const AT = 'ProwJobs.of({ presubmits.acme/app[0]';

const job = (over: Json = {}): Json => ({ name: 'unit', spec: SPEC, ...over });
const presubmit = (over: Json): ProwJobsOptions => ({ presubmits: { 'acme/app': [job(over)] } });
const postsubmit = (over: Json): ProwJobsOptions => ({ postsubmits: { 'acme/app': [job(over)] } });
const periodic = (over: Json): ProwJobsOptions => ({ periodics: [job({ minimum_interval: '1h', ...over })] });
const container = (over: Json): ProwJobsOptions => presubmit({ spec: { containers: [{ ...CONTAINER, ...over }] } });
const pod = (over: Json): ProwJobsOptions => presubmit({ spec: { ...SPEC, ...over } });
const pair = (first: Json, second: Json): ProwJobsOptions => ({ presubmits: { 'acme/app': [job(first), job(second)] } });

function message(options: unknown): string {
  try {
    ProwJobs.of(options as ProwJobsOptions);
  } catch (error) {
    return (error as Error).message;
  }
  return 'no error';
}

describe('what is accepted', () => {
  test.each<[string, ProwJobsOptions]>([
    ['nothing', {}],
    ['the tutorial\'s jobs',
      { presubmits: { 'org/repo': [{ name: 'test-job', decorate: true, spec: { containers: [{ image: 'golang:1.18', command: ['go', 'test'] }] } }] } }],
    ['every property of a presubmit', presubmit({
      agent: 'kubernetes', always_run: false, annotations: { 'testgrid-dashboards': 'a\nb' }, branches: ['^main$'], cluster: 'build', clone_depth: 1,
      clone_uri: 'git@github.com:acme/app.git',
      context: 'ci/unit', decorate: true, decoration_config: { timeout: '1h', utility_images: {} }, error_on_eviction: true,
      extra_refs: [{ org: 'acme', repo: 'lib', base_ref: 'main', workdir: true }],
      hidden: false, job_queue_name: 'q', labels: { 'preset-x': 'true' }, max_concurrency: 0, namespace: 'test-pods', optional: true, path_alias: 'k8s.io/app',
      prowjob_defaults: {}, reporter_config: { slack: { channel: 'ci' } },
      rerun_auth_config: { github_users: ['ann'], github_team_slugs: [{ org: 'acme', slug: 'ci' }] }, rerun_command: '/test all', run_before_merge: true,
      run_if_changed: '\\.go$', skip_branches: ['^old-'], skip_fetch_head: true,
      skip_report: false, skip_submodules: true, trigger: '(?m)^/test( | .* )all,?($|\\s.*)',
    })],
    ['what Go reads as absent',
      {
        presubmits: { 'acme/app': [job({ labels: null, spec: { ...SPEC, nodeSelector: { disk: null }, volumes: null } })], 'acme/lib': null },
        presets: null,
      } as never],
    ['a name that is longer than a label', presubmit({ name: 'u'.repeat(64) })],
    ['quantities as numbers', container({ resources: { limits: { cpu: 2, memory: '1Gi' } } })],
    ['a timeout in nanoseconds', presubmit({ decoration_config: { timeout: 3600000000000 } })],
    ['numbers and booleans for texts in presets',
      { ...presubmit({ labels: { preset: 'true' } }), presets: [{
        labels: { preset: true }, env: [{ name: 'A', value: true }, { name: 'B', value: 5 }],
      }] } as never],
    ['a volume that a preset elsewhere may bring',
      presubmit({ labels: { preset: 'x' }, spec: { containers: [{ ...CONTAINER, volumeMounts: [{ name: 'cache', mountPath: '/c' }] }] } })],
    ['a postsubmit', postsubmit({ always_run: true, branches: ['^main$'], max_concurrency: 1 })],
    ['retries of a periodic without interval', periodic({ retry: { run_all: true, attempts: 3, interval: '1m' }, tags: ['nightly'] })],
    ['an undecorated job without a command', presubmit({ decorate: false, spec: { containers: [{ image: 'registry.acme.dev/lint:1' }] } })],
    ['several named containers, and a sidecar that stays',
      pod(
        { containers: [{ ...CONTAINER, name: 'a' }, { ...CONTAINER, name: 'b' }],
          initContainers: [{ name: 'docker', image: 'docker:28-dind', restartPolicy: 'Always' }] })],
    ['jobs of one name on branches apart', pair({ branches: ['^main$'] }, { branches: ['^release-'] })],
    ['jobs of one name, one of them skipping the other\'s branch', pair({ branches: ['main'] }, { skip_branches: ['^main$'] })],
    ['jobs of one name in two repositories', { presubmits: { 'acme/app': [job()], 'acme/lib': [job()] } }],
    ['a regular expression that only Go knows', presubmit({ branches: ['(?P<name>x)\\z', 'foo\\(?=bar'] })],
    ['a volume and a mount of a preset', {
      ...presubmit({ labels: { preset: 'x' }, spec: { containers: [{ ...CONTAINER, volumeMounts: [{ name: 'cache', mountPath: '/more', subPath: 'a' }] }] } }),
      presets: [{ labels: { preset: 'x' }, volumes: [{ name: 'cache', emptyDir: {} }] },
        { labels: { preset: 'y' }, volumes: [{ name: 'cache', emptyDir: {} }] }],
    }],
    ['a mount of the storage credentials, which Prow allows', container({ volumeMounts: [{ name: 's3-credentials', mountPath: '/s3' }] })],
    ['one repository at two branches, in two folders',
      periodic({ extra_refs: [{ org: 'a', repo: 'b', base_ref: 'main' }, { org: 'a', repo: 'b', base_ref: 'old', path_alias: 'old' }] })],
  ])('%s', (_, options) => expect(message(options)).toBe('no error'));

  test.each(
    ['0 3 * * *', '*/5 0-6/2 1,15 JAN-mar mon-fri', '0 0 3 * * ?', '5/15 * * * *', '0 0 29 2 *', '0 0 31 2 *', '0 0 31 2 MON', '@daily',
      '@every 1h30m'])('cron %s', (cron) => {
    expect(message(periodic({ minimum_interval: undefined, cron }))).toBe('no error');
  });
});

describe('errors of any data', () => {
  test.each<[unknown, string]>([
    [null, 'ProwJobs.of(): null is not an object of properties; write { … } (WrongType)'],
    [5, 'ProwJobs.of(): 5 is not an object of properties; write { … } (WrongType)'],
    [{ presubmit: {} }, 'ProwJobs.of(): "presubmit" is not a property; did you mean "presubmits"? (UnknownProp)'],
    [{ presubmits: [] }, 'ProwJobs.of({ presubmits }): [] is not an object; write { name: value } (WrongType)'],
    [{ presubmits: { 'acme/app': {} } }, 'ProwJobs.of({ presubmits.acme/app }): {} is not a list; write [ … ] (WrongType)'],
    [{ presubmits: { acme: [job()] } },
      'ProwJobs.of({ presubmits }): "acme" is an organisation, and Prow looks jobs up by repository; write "acme/repo" (RepositoryInvalid)'],
    [{ presubmits: { 'https://github.com/acme/app': [] } },
      'ProwJobs.of({ presubmits }): "https://github.com/acme/app" is not a repository; write "acme/app" (RepositoryInvalid)'],
    [{ presubmits: JSON.parse('{"__proto__": []}') }, 'ProwJobs.of({ presubmits }): "__proto__" is not a key; remove it (ReservedKey)'],
    [{ presubmits: { 'acme/app': [null] } }, `${AT} }): null is not a value; remove it from the list (NullValue)`],
    [{ presubmits: { 'acme/app': ['unit'] } }, `${AT} }): "unit" is not a plain object; write { … } (WrongType)`],
    [presubmit(JSON.parse('{"spec": {"__proto__": {}}}')), `${AT}.spec }): "__proto__" is not a key; remove it (ReservedKey)`],
    [pod({ priority: NaN }), `${AT}.spec.priority }): NaN is not a number that YAML and JSON share; write a finite number (WrongType)`],
    [pod({ hostname: 'a\u0085b' }), `${AT}.spec.hostname }): "a\\u0085b" contains U+0085; remove that character (ForbiddenCharacter)`],
    [pod({ start: new Date(0) }), `${AT}.spec.start }): an instance of Date is not plain data; use strings, numbers, booleans, lists and objects (WrongType)`],
    [presubmit({ always_runs: true }), `${AT} }): "always_runs" is not a property; did you mean "always_run"? (UnknownProp)`],
    [presubmit({ always_run: 'true' }), `${AT}.always_run }): "true" is not a boolean; write true or false (WrongType)`],
    [presubmit({ branches: 'main' }), `${AT}.branches }): "main" is not a list; write [ … ] (WrongType)`],
  ])('%j', (options, error) => expect(message(options)).toBe(error));

  test('what throws, contains itself or is null', () => {
    expect(message({ periodics: [throwing()] } as any))
      .toBe('ProwJobs.of({ periodics[0].trap }): throws "boom" when it is read; write plain data (ValueUnreadable)');
    expect(message(new Proxy({}, { ownKeys: () => { throw new Error('no'); } })))
      .toBe('ProwJobs.of(): throws "no" when it is read; write plain data (ValueUnreadable)');
    expect(message(pod({ containers: [null, { image: 'a/b:v1', command: ['make', null] }] }))).toBe([
      `${AT}.spec.containers[0] }): null is not a value; remove it from the list (NullValue)`,
      `${AT}.spec.containers[1].command[1] }): null is not a value; remove it from the list (NullValue)`,
    ].join('\n'));
  });

  test('several jobs\' errors come together', () => {
    expect(message({ presubmits: { 'acme/app': [job({ name: 'a b' })] }, periodics: [job()] })).toBe([
      'ProwJobs.of({ presubmits.acme/app[0].name }): "a b" is not the name of a job; write "a-b" (JobNameInvalid)',
      'ProwJobs.of({ periodics[0] }): 0 of cron, interval and minimum_interval are given; give exactly one (NotExactlyOne)',
    ].join('\n'));
  });
});

describe('whatever comes', () => {
  const KEYS = ['name', 'spec', 'containers', 'env', 'volumes', 'volumeMounts', 'command', 'labels', 'branches', 'skip_branches', 'extra_refs', 'cron', 'retry',
    'trigger', 'rerun_command', 'acme/app', 'x'];
  const value = fc.letrec((tie) => ({
    any: fc.oneof({ depthSize: 'medium' }, fc.constantFrom(null, undefined, NaN, 1, true, '', 'x', '(', '* * * * *'), fc.array(tie('any'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...KEYS), tie('any'), { maxKeys: 6 })),
  })).any;

  test('is accepted or refused in our own words', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('presubmits', 'postsubmits'), fc.dictionary(fc.constant('acme/app'), fc.oneof(value, fc.array(value)))), value,
        value, (repositories, periodics, presets) => {
      try {
        ProwJobs.of({ ...repositories, periodics, presets } as ProwJobsOptions);
      } catch (error) {
        expect(error).toBeInstanceOf(ConfigurationError);
      }
    }), { numRuns: 100 });
  });
});

describe('errors of every job', () => {
  test.each<[Json, string]>([
    [{ name: undefined }, `${AT}.name }): is missing; give it a value (PropMissing)`],
    [{ name: '' }, `${AT}.name }): "" is not the name of a job; use letters, digits, "-", "." and "_" (JobNameInvalid)`],
    [{ name: 'unit/race' }, `${AT}.name }): "unit/race" is not the name of a job; write "unit-race" (JobNameInvalid)`],
    [{ max_concurrency: -1 }, `${AT}.max_concurrency }): -1 is outside 0-9007199254740991; pick a number in that range (NumberOutOfRange)`],
    [{ labels: { 'prow.k8s.io/type': 'x' } }, `${AT}.labels }): "prow.k8s.io/type" is set by Prow; remove it (JobLabelReserved)`],
    [{ labels: { 'a b': 'x' } }, `${AT}.labels }): "a b" is not a label or annotation key; write "name" or "example.com/name" (QualifiedNameInvalid)`],
    [{ labels: { a: 'x y' } }, `${AT}.labels.a }): "x y" is not a label value; write "x-y" (LabelValueInvalid)`],
    [{ labels: { a: true } }, `${AT}.labels.a }): true is not a string; put it in quotes (WrongType)`],
    [{ annotations: { 'a b': 'x' } }, `${AT}.annotations }): "a b" is not a label or annotation key; `
      + `write "name" or "example.com/name" (QualifiedNameInvalid)`],
    [{ agent: 'jenkins' }, `${AT}.agent }): "jenkins" is not one of kubernetes; pick one of them (NotAllowedValue)`],
    [{ spec: undefined }, `${AT}.spec }): is missing; give it a value (PropMissing)`],
    [{ spec: [] }, `${AT}.spec }): [] is not a pod's spec; write { containers: [ … ] } (WrongType)`],
    [{ decoration_config: { timeout: '1d' } }, `${AT}.decoration_config.timeout }): "1d" is not a Go duration; write "24h" (DurationInvalid)`],
    [{ decoration_config: { oauth_token_secret: { name: 'clone' } } },
      `${AT}.decoration_config.oauth_token_secret.key }): is missing, and without it no job can clone; give it a value (PropMissing)`],
    [{ decoration_config: { timeout: 60 } }, `${AT}.decoration_config.timeout }): 60 is 60 nanoseconds; did you mean "60s"? (AmountImplausible)`],
    [{ decoration_config: { timeout: '1ms' } }, `${AT}.decoration_config.timeout }): "1ms" is less than a second; give at least "1s" (AmountImplausible)`],
    [{ decoration_config: { grace_period: '0.5s' } },
      `${AT}.decoration_config.grace_period }): "0.5s" is less than a second; give at least "1s" (AmountImplausible)`],
    [{ decoration_config: { oauth_token_secret: { name: 'clone', key: 'token' }, ssh_key_secrets: ['key'] } },
      `${AT}.decoration_config }): has both oauth_token_secret and ssh_key_secrets; keep one of them (MutuallyExclusive)`],
    [{ rerun_auth_config: { allow_anyone: true, github_orgs: ['acme'] } },
      `${AT}.rerun_auth_config.allow_anyone }): is true, and people are listed as well; remove allow_anyone, or the lists (MutuallyExclusive)`],
    [{ rerun_auth_config: { github_team_slugs: ['ci'] } },
      `${AT}.rerun_auth_config.github_team_slugs[0] }): "ci" is not an object of fields; write { … } (WrongType)`],
    [{ extra_refs: [{ org: 'acme', repo: 'lib' }] }, `${AT}.extra_refs[0].base_ref }): is missing; give it a value (PropMissing)`],
    [{ extra_refs: [{ org: 'acme', repo: 'lib', base_ref: 'main', branch: 'x' }] },
      `${AT}.extra_refs[0] }): "branch" is not a property; known are auxiliary, base_link, base_ref, base_sha, blobless_fetch, clone_depth, clone_uri, `
        + `org, path_alias, pulls, repo, repo_link, skip_fetch_head, skip_submodules, sparse_checkout_files, workdir (UnknownProp)`],
    [{ extra_refs: [{ org: 'acme', repo: 'app', base_ref: 'main', path_alias: 'x' }] },
      `${AT}.extra_refs[0] }): "acme/app" is cloned already; remove it (RefTwice)`],
    [{ extra_refs: [{ org: 'acme', repo: 'b', base_ref: 'main', path_alias: 'k8s.io/x' }, { org: 'acme', repo: 'c', base_ref: 'main', path_alias: 'k8s.io/x' }] },
      `${AT}.extra_refs[1].path_alias }): "k8s.io/x" is the folder of another repository already; write another one (RefTwice)`],
    [{ extra_refs: [{ org: 'a', repo: 'b', base_ref: 'main' }, { org: 'a', repo: 'b', base_ref: 'old' }] },
      `${AT}.extra_refs[1] }): "a/b" is cloned already; remove it, or give it a path_alias of its own (RefTwice)`],
  ])('%j', (over, error) => expect(message(presubmit(over))).toBe(error));
});

describe('errors of a pod', () => {
  const FIRST = `${AT}.spec.containers[0]`;
  test.each<[ProwJobsOptions, string]>([
    [presubmit({ spec: {} }), `${AT}.spec.containers }): is empty; give at least 1 (EmptyList)`],
    [pod({ containers: [] }), `${AT}.spec.containers }): is empty; give at least 1 (EmptyList)`],
    [pod({ containers: {} }), `${AT}.spec.containers }): {} is not a list; write [ … ] (WrongType)`],
    [pod({ containers: ['golang'] }), `${FIRST} }): "golang" is not an object of fields; write { … } (WrongType)`],
    [pod({ initContainers: [{ name: 'setup', image: 'x' }] }),
      `${AT}.spec.initContainers[0] }): is an init container that ends, which Prow refuses; `
        + `do its work in the job's own container, or give it restartPolicy: "Always" (InitContainerRefused)`],
    [pod({ serviceAccount: 'release' }), `${AT}.spec.serviceAccount }): "release" is said by an old word, which Prow does not read; `
      + 'write serviceAccountName: "release" (PropWithoutEffect)'],
    [pod({ serviceAccount: 'release', serviceAccountName: 'builder' }), `${AT}.spec.serviceAccount }): "release" is said by an old word, which Prow does not read; `
      + 'remove it: serviceAccountName says "builder" (PropWithoutEffect)'],
    [pod({ serviceAccount: 'release', serviceAccountName: 'release' }), 'no error'],
    [container({ image: undefined }), `${FIRST}.image }): is missing; give it a value (PropMissing)`],
    [container({ command: 'go test' }), `${FIRST}.command }): "go test" is not a list; write [ … ] (WrongType)`],
    [container({ args: [1] }), `${FIRST}.args[0] }): 1 is not a string; put it in quotes: "1" (WrongType)`],
    [container({ command: undefined }),
      `${FIRST} }): has neither command nor args, which Prow needs to know to watch over it; `
        + `write the image's entrypoint into command, or set decorate to false (CommandMissing)`],
    [container({ command: [], args: [''] }),
      `${FIRST} }): has neither command nor args, which Prow needs to know to watch over it; `
        + `write the image's entrypoint into command, or set decorate to false (CommandMissing)`],
    [presubmit({ decorate: false, spec: { containers: [{ ...CONTAINER, name: 'a' }, { ...CONTAINER, name: 'b' }] } }),
      `${AT}.spec.containers }): are 2, and the job is not decorated; remove decorate: false, or all containers but one (JobNotDecorated)`],
    [pod({ containers: [{ ...CONTAINER, name: 'a' }, CONTAINER] }),
      `${AT}.spec.containers[1].name }): is missing; name each container when there are several (PropMissing)`],
    [pod({ containers: [{ ...CONTAINER, name: 'a' }, { ...CONTAINER, name: 'a' }] }),
      `${AT}.spec.containers[1].name }): "a" is given twice; use another one (ContainerNameTaken)`],
    [pod({ containers: [{ ...CONTAINER, name: 'a' }, { ...CONTAINER, name: 'sidecar' }] }),
      `${AT}.spec.containers[1].name }): "sidecar" is the name of a container that Prow adds; use another one (ContainerNameTaken)`],
    [pod({ containers: [{ ...CONTAINER, name: 'a' }, { ...CONTAINER, name: 'B' }] }),
      `${AT}.spec.containers[1].name }): "B" is not a DNS label; write "b" (NameNotDnsLabel)`],
    [container({ env: [{ name: 'A', value: '1' }, { name: 'A', value: '2' }] }),
      `${FIRST}.env[1] }): "A" is given twice; remove one of them (EnvironmentNameTaken)`],
    [container({ env: [{ name: 'PULL_NUMBER', value: '1' }] }), `${FIRST}.env[0] }): "PULL_NUMBER" is set by Prow; use another name (EnvironmentNameTaken)`],
    [container({ env: [{ name: 'A', value: 1 }] }), `${FIRST}.env[0].value }): 1 is not a string; put it in quotes: "1" (WrongType)`],
    [container({ env: [{ name: '1A', value: 'x' }] }),
      `${FIRST}.env[0] }): "1A" is not the name of an environment variable; use letters, digits and "_" (EnvironmentNameInvalid)`],
    [container({ env: { A: 'x' } }), `${FIRST}.env }): {"A":"x"} is not a list; write [ … ] (WrongType)`],
    [pod({ volumes: [{ name: 'a' }, { name: 'a' }] }), `${AT}.spec.volumes[1] }): "a" is given twice; use another name (VolumeTaken)`],
    [pod({ volumes: [{ name: 'logs' }] }), `${AT}.spec.volumes[0] }): "logs" is the name of a volume that Prow adds; use another one (VolumeTaken)`],
    [pod({ volumes: [{ emptyDir: {} }] }), `${AT}.spec.volumes[0] }): undefined is not a string; put it in quotes (WrongType)`],
    [container({ volumeMounts: [{ name: 'x', mountPath: '/x' }] }),
      `${FIRST}.volumeMounts[0] }): "x" is not a volume of the pod; add it to spec.volumes (VolumeUndeclared)`],
    [container({ volumeMounts: [{ name: 'tools', mountPath: '/x' }] }), `${FIRST}.volumeMounts[0] }): "tools" is mounted by Prow; remove it (VolumeTaken)`],
    [pod({ volumes: [{ name: 'x' }], containers: [{ ...CONTAINER, volumeMounts: [{ name: 'x', mountPath: '/home/prow/go/' }] }] }),
      `${FIRST}.volumeMounts[0] }): "/home/prow/go/" is where Prow mounts its own; use another path (VolumeTaken)`],
    [pod({ volumes: [{ name: 'x' }], containers: [{ ...CONTAINER, volumeMounts: [{ name: 'x', mountPath: 'x' }] }] }),
      `${FIRST}.volumeMounts[0] }): "x" is not an absolute path; begin with "/" and leave out ".." and ":" (PathNotAbsolute)`],
  ])('%#', (options, error) => expect(message(options)).toBe(error));

  test('which variables are Prow\'s own depends on the kind of job', () => {
    const spec = {
      containers: [{ ...CONTAINER, env: [{ name: 'PULL_NUMBER', value: '1' }, { name: 'REPO_NAME', value: 'x' }, { name: 'JOB_NAME', value: 'x' }] }] };
    const names = (options: ProwJobsOptions): string[] => [...message(options).matchAll(/"(\w+)" is set by Prow/g)].map((match) => match[1]);
    expect(names(presubmit({ spec }))).toEqual(['PULL_NUMBER', 'REPO_NAME', 'JOB_NAME']);
    expect(names(postsubmit({ spec }))).toEqual(['REPO_NAME', 'JOB_NAME']);
    expect(names(periodic({ spec }))).toEqual(['JOB_NAME']);
  });
});

describe('errors of presets', () => {
  const preset = { labels: { preset: 'x' }, env: [{ name: 'A', value: '1' }], volumes: [{ name: 'v', emptyDir: {} }],
    volumeMounts: [{ name: 'v', mountPath: '/v' }] };
  const used = (over: Json): ProwJobsOptions => ({ ...presubmit({ labels: { preset: 'x' }, spec: { containers: [{ ...CONTAINER, ...over }] } }),
    presets: [preset] });
  test.each<[unknown, string]>([
    [{ presets: {} }, 'ProwJobs.of({ presets }): {} is not a list; write [ … ] (WrongType)'],
    [{ presets: [{ label: {} }] }, 'ProwJobs.of({ presets[0] }): "label" is not a property; did you mean "labels"? (UnknownProp)'],
    [{ presets: [{ env: ['A'] }] }, 'ProwJobs.of({ presets[0].env[0] }): "A" is not an object of fields; write { … } (WrongType)'],
    [{ presets: [preset, preset] },
      'ProwJobs.of({ presets[1].labels }): "preset: x" is a label of presets[0] too; join the two presets, or use another label (PresetLabelTaken)'],
    [used({ env: [{ name: 'A', value: '2' }] }), `${AT}.spec.containers[0].env }): "A" of presets[0] is given twice; `
      + `remove one of them (EnvironmentNameTaken)`],
    [used({ volumeMounts: [{ name: 'v', mountPath: '/w' }] }),
      `${AT}.spec.containers[0].volumeMounts }): "v" of presets[0] is mounted by the container already; `
        + `remove the mount, or the label of the preset (VolumeTaken)`],
    [{ ...pod({ volumes: [{ name: 'v', emptyDir: {} }] }), presets: [{ volumes: [{ name: 'v', emptyDir: {} }] }] },
      `${AT}.spec.volumes }): "v" of presets[0] is given twice; use another name (VolumeTaken)`],
    [{ ...presubmit({}), presets: [{ env: [{ name: 'CI', value: 'x' }] }] },
      `${AT}.spec.containers[0].env }): "CI" of presets[0] is set by Prow; use another name (EnvironmentNameTaken)`],
  ])('%j', (options, error) => expect(message(options)).toBe(error));
});

describe('errors of jobs of a repository', () => {
  test.each<[ProwJobsOptions, string]>([
    [presubmit({ always_run: true, run_if_changed: 'x' }), `${AT}.run_if_changed }): is given, and always_run is true; remove one of them (MutuallyExclusive)`],
    [presubmit({ always_run: true, skip_if_only_changed: 'x' }),
      `${AT}.skip_if_only_changed }): is given, and always_run is true; remove one of them (MutuallyExclusive)`],
    [postsubmit({ run_if_changed: 'x', skip_if_only_changed: 'y' }),
      'ProwJobs.of({ postsubmits.acme/app[0].skip_if_only_changed }): is given together with run_if_changed; remove one of them (MutuallyExclusive)'],
    [presubmit({ trigger: '/test x' }),
      `${AT}.rerun_command }): is missing; give it together with trigger, or leave out both to get "/test NAME" (PropMissing)`],
    [presubmit({ rerun_command: '/test x' }),
      `${AT}.trigger }): is missing; give it together with rerun_command, or leave out both to get "/test NAME" (PropMissing)`],
    [presubmit({ trigger: '(?m)^/run$', rerun_command: '/test x' }),
      `${AT}.rerun_command }): "/test x" does not match the trigger "(?m)^/run$"; write a command that it matches (RerunCommandMismatch)`],
    [presubmit({ branches: ['release-('] }),
      `${AT}.branches[0] }): "release-(" is not a regular expression; write one that Go can read, with special characters behind a backslash (RegexpInvalid)`],
    [presubmit({ skip_branches: ['^(?!main)'] }),
      `${AT}.skip_branches[0] }): "^(?!main)" uses "(?!", which Go's regular expressions do not have; `
        + `write it without lookaround, back references and foreign escapes (RegexpInvalid)`],
    [presubmit({ run_if_changed: '(a)\\1' }),
      `${AT}.run_if_changed }): "(a)\\\\1" uses "\\\\1", which Go's regular expressions do not have; `
        + `write it without lookaround, back references and foreign escapes (RegexpInvalid)`],
    [postsubmit({ optional: true }),
      'ProwJobs.of({ postsubmits.acme/app[0] }): "optional" is not a property; known are agent, always_run, annotations, branches, clone_depth, clone_uri, '
        + 'cluster, context, decorate, decoration_config, error_on_eviction, extra_refs, hidden, job_queue_name, labels, max_concurrency, name, namespace, '
          + 'path_alias, prowjob_defaults, reporter_config, rerun_auth_config, run_if_changed, skip_branches, skip_fetch_head, skip_if_only_changed, '
            + 'skip_report, skip_submodules, spec (UnknownProp)'],
    [pair({}, {}),
      'ProwJobs.of({ presubmits.acme/app[1].name }): "unit" is the name of job [0] for the same branches too; '
        + 'use another name, or other branches (JobNameTaken)'],
    [pair({ branches: ['main', 'old'] }, { branches: ['main'] }),
      'ProwJobs.of({ presubmits.acme/app[1].name }): "unit" is the name of job [0] for the same branches too; '
        + 'use another name, or other branches (JobNameTaken)'],
    [pair({ branches: ['main'] }, { skip_branches: ['^old$'] }),
      'ProwJobs.of({ presubmits.acme/app[1].name }): "unit" is the name of job [0] for the same branches too; '
        + 'use another name, or other branches (JobNameTaken)'],
    [pair({ skip_branches: ['x'] }, { skip_branches: ['y'] }),
      'ProwJobs.of({ presubmits.acme/app[1].name }): "unit" is the name of job [0] for the same branches too; '
        + 'use another name, or other branches (JobNameTaken)'],
    [pair({}, { name: 'race', context: 'unit' }),
      'ProwJobs.of({ presubmits.acme/app[1].context }): "unit" is the status of job [0] for the same branches too; '
        + 'give one of them another context (JobContextTaken)'],
  ])('%j', (options, error) => expect(message(options)).toBe(error));
});

describe('errors of periodics', () => {
  const AT_FIRST = 'ProwJobs.of({ periodics[0]';
  const cron = (schedule: string): Json => ({ minimum_interval: undefined, cron: schedule });
  test.each<[Json, string]>([
    [{ cron: '@daily' }, `${AT_FIRST} }): 2 of cron, interval and minimum_interval are given; give exactly one (NotExactlyOne)`],
    [{ minimum_interval: '1 day' }, `${AT_FIRST}.minimum_interval }): "1 day" is not a Go duration; write one like "90s" or "1h30m" (DurationInvalid)`],
    [{ minimum_interval: undefined, interval: 'PT1H' },
      `${AT_FIRST}.interval }): "PT1H" is not a Go duration; write one like "90s" or "1h30m" (DurationInvalid)`],
    [{ minimum_interval: undefined, interval: '24h', retry: { interval: '1m' } },
      `${AT_FIRST}.retry }): is given with interval, and Prow would start the job every retry.interval then; `
        + `write minimum_interval or cron in the place of interval (MutuallyExclusive)`],
    [{ retry: { attempts: 0 } },
      `${AT_FIRST}.retry.attempts }): 0 is outside 1-9007199254740991; pick a number in that range (NumberOutOfRange)\n${AT_FIRST}.retry.interval }): is `
        + `missing; give it a value (PropMissing)`],
    [{ clone_uri: 'https://x' },
      `${AT_FIRST}.clone_uri }): has no effect, because a periodic has no repository of its own; move it into an entry of extra_refs (PropWithoutEffect)`],
    [cron('* * * *'), `${AT_FIRST}.cron }): "* * * *" has 4 fields; write five, like "0 3 * * *": minute, hour, day of month, month, day of week `
      + `(CronInvalid)`],
    [cron('60 3 * * *'), `${AT_FIRST}.cron }): "60" is not a minute of a cron schedule; write "*", or numbers from 0 to 59, like "0-59/2" (CronInvalid)`],
    [cron('0 3 * * 7'), `${AT_FIRST}.cron }): "7" is not a day of week of a cron schedule; write "*", or numbers from 0 to 6, like "0-6/2" (CronInvalid)`],
    [cron('0 3 L * *'), `${AT_FIRST}.cron }): "L" is not a day of month of a cron schedule; write "*", or numbers from 1 to 31, like "1-31/2" (CronInvalid)`],
    [cron('TZ=Asia/Tokyo 0 3 * * *'), `${AT_FIRST}.cron }): "TZ=Asia/Tokyo 0 3 * * *" names a time zone; `
      + `write "0 3 * * *" with the hours of UTC (CronInvalid)`],
    [cron('@reboot'),
      `${AT_FIRST}.cron }): "@reboot" is not one of @yearly, @annually, @monthly, @weekly, @daily, @midnight, @hourly; `
        + `pick one of them, or write "@every 2h" (CronInvalid)`],
    [cron('@every day'), `${AT_FIRST}.cron }): "day" is not a Go duration; write one like "90s" or "1h30m" (DurationInvalid)`],
  ])('%j', (over, error) => expect(message(periodic(over))).toBe(error));

  test('names are unique', () => {
    const one = job({ cron: '@daily' });
    expect(message({ periodics: [one, one] })).toBe(
      'ProwJobs.of({ periodics[1].name }): "unit" is the name of periodic [0] too; use another name (JobNameTaken)');
  });
});

describe('what comes out', () => {
  test('a copy of what was given, without what was left undefined', () => {
    const given = job({ optional: undefined, labels: { a: 'b' } });
    const jobs = ProwJobs.of({ presubmits: { 'acme/app': [given] } });
    given.labels.a = 'changed';
    expect(jobs._plan).toEqual({ presubmits: { 'acme/app': [{ name: 'unit', labels: { a: 'b' }, spec: SPEC }] }, postsubmits: {}, periodics: [], presets: [] });
    expect(Object.keys(jobs._plan.presubmits['acme/app'][0])).not.toContain('optional');
  });
});

describe('files of jobs', () => {
  const made = (read: () => ProwJobs): unknown => {
    try {
      return read()._plan;
    } catch (error) {
      return (error as Error).message;
    }
  };
  const fromYaml = (lines: readonly string[], fileName?: string): unknown => made(() => ProwJobs.fromYaml(lines.join('\n'), fileName));
  const nightly = ['periodics:', '- name: nightly', '  interval: 1h', '  spec: { containers: [{ image: golang:1.26, command: [make] }] }'];

  test('are read as Prow reads them: anchors, merge keys, and the words of YAML 1.1', () => {
    expect(fromYaml([
      'presets:', '- labels: { preset-go: yes }', 'presubmits:', '  acme/app:', '  - &unit', '    name: unit', '    always_run: on', '    spec: &make',
      '      containers:', '      - image: golang:1.26', '        command: [make]', '        env: [{ name: AT, value: 1:30 }, { name: DAY, value: 2026-11-29 }]',
      '        resources: { requests: { cpu: 010 } }', '  - { <<: *unit, name: lint, optional: true }', 'postsubmits: ~',
    ])).toEqual({
      presubmits: { 'acme/app': [['unit', {}], ['lint', { optional: true }]].map(([name, over]) => ({
        name, always_run: true, ...over as Json, spec: { containers: [{
          image: 'golang:1.26', command: ['make'], env: [{ name: 'AT', value: '1:30' }, { name: 'DAY', value: '2026-11-29' }], resources: { requests: { cpu: 8 } },
        }] },
      })) },
      postsubmits: {}, periodics: [], presets: [{ labels: { 'preset-go': true } }],
    });
  });

  test.each<[string, readonly string[]]>([['an empty one', []], ['one that only has a comment', ['# none yet']]])('%s has no jobs', (_, lines) => {
    expect(fromYaml(lines)).toEqual({ presubmits: {}, postsubmits: {}, periodics: [], presets: [] });
  });

  test.each<[string, readonly string[], string]>([
    ['a field', ['periodics:', '- name: a', '  interval: 1x', '  spec: { containers: [{ image: a:1, command: [a] }] }'],
      '[jobs.yaml:3:13] periodics[0].interval: "1x" is not a Go duration; write one like "90s" or "1h30m" (DurationInvalid)'],
    ['what is not there', ['periodics:', '', '- name: a', '  interval: 1h'], '[jobs.yaml:3:3] periodics[0].spec: is missing; give it a value (PropMissing)'],
    ['a field deep inside', [...nightly.slice(0, 3), '  spec:', '    containers:', '    - image: golang:1.26', '      command: [make]', '      comand: [x]'],
      '[jobs.yaml:6:7] periodics[0].spec.containers[0]: "comand" is not a field; did you mean "command"? (UnknownProp)'],
    ['what stands behind an alias', [...nightly.slice(0, 3), '  spec: &pod', '    containers: [{ image: golang:1.26 }]', '- name: b', '  interval: 1h', '  spec: *pod'],
      ['[jobs.yaml:5:18] periodics[0].spec.containers[0]: has neither command nor args, which Prow needs to know to watch over it; write the image\'s '
        + 'entrypoint into command, or set decorate to false (CommandMissing)',
      '[jobs.yaml:8:3] periodics[1].spec.containers[0]: has neither command nor args, which Prow needs to know to watch over it; write the image\'s '
        + 'entrypoint into command, or set decorate to false (CommandMissing)'].join('\n')],
    ['a key that begins like another', [...nightly, '  annotations:', '    a: x', '    a.b: 5'],
      '[jobs.yaml:7:10] periodics[0].annotations.a.b: 5 is not a string; put it in quotes (WrongType)'],
    ['the name of a repository', ['presubmits:', '  acme: []'],
      '[jobs.yaml:2:3] presubmits: "acme" is an organisation, and Prow looks jobs up by repository; write "acme/repo" (RepositoryInvalid)'],
    ['the whole', ['- name: a'], '[jobs.yaml:1:1] [{"name":"a"}] is not an object of properties; write { … } (WrongType)'],
    ['a kind of jobs', ['periodics:', '  a: {}'], '[jobs.yaml:2:3] periodics: {"a":{}} is not a list; write [ … ] (WrongType)'],
    ['a key twice', ['periodics: []', 'periodics: []'],
      '[jobs.yaml:2:1] is no YAML that Prow reads: Map keys must be unique; write what a reader of YAML 1.1 takes (YamlInvalid)'],
    ['a slip', ['periodics: ['],
      '[jobs.yaml:1:13] is no YAML that Prow reads: Flow sequence in block collection must be sufficiently indented and end with a ]; write what a reader of '
        + 'YAML 1.1 takes (YamlInvalid)'],
    ['a tag', ['periodics: !jobs []'], '[jobs.yaml:1:12] is no YAML that Prow reads: Unresolved tag: !jobs; write what a reader of YAML 1.1 takes (YamlInvalid)'],
    ['a second document', [...nightly, '---', ...nightly],
      '[jobs.yaml:6:1] begins a second document, which Prow would not read; write it into a file of its own (YamlInvalid)'],
  ])('%s that is wrong is told with its line and column', (_, lines, text) => expect(fromYaml(lines)).toBe(text));

  test.each<[string, () => ProwJobs, string]>([
    ['no text', () => ProwJobs.fromYaml(5 as never), 'ProwJobs.fromYaml({ text }): 5 is not a text; give what the file holds (WrongType)'],
    ['no name', () => ProwJobs.fromYaml('', 5 as never), 'ProwJobs.fromYaml({ fileName }): 5 is not a string; put it in quotes (WrongType)'],
    ['no texts', () => ProwJobs.fromYamlFiles({ a: 5 } as never), 'ProwJobs.fromYamlFiles({ a }): 5 is not a text; give what the file holds (WrongType)'],
    ['no files', () => ProwJobs.fromYamlFiles('a' as never), 'ProwJobs.fromYamlFiles(): "a" is not an object; write { name: value } (WrongType)'],
    ['what are no jobs, to be joined', () => ProwJobs.joined({ periodics: [] } as never),
      'ProwJobs.joined({ sources[0] }): {"periodics":[]} is not made by ProwJobs.of({ … }); write ProwJobs.of({ … }) (WrongType)'],
  ])('%s is refused', (_, read, text) => expect(made(read)).toBe(text));

  test('of several, the lists are joined in their order', () => {
    const weekly = nightly.map((line) => line.replace('nightly', 'weekly'));
    const names = ProwJobs.fromYamlFiles({ 'a.yaml': weekly.join('\n'), 'b.yaml': '', 'c.yaml': nightly.join('\n') })._plan.periodics.map(({ name }) => name);
    expect(names).toEqual(['weekly', 'nightly']);
  });

  test('of several, each slip is told with its file, and all of them together', () => {
    const repository = ['presubmits:', '  acme/app:', '  - name: a b', '    spec: { containers: [{ image: a:1, command: [a] }] }'];
    expect(made(() => ProwJobs.fromYamlFiles({ 'a.yaml': nightly.join('\n'), 'b.yaml': [...repository, ...nightly].join('\n') }))).toBe([
      '[b.yaml:3:11] presubmits.acme/app[0].name: "a b" is not the name of a job; write "a-b" (JobNameInvalid)',
      '[b.yaml:6:9] periodics[0].name: "nightly" is the name of periodic [0] too; use another name (JobNameTaken)',
    ].join('\n'));
    expect(made(() => ProwJobs.fromYamlFiles({ 'a.yaml': 'periodics: 1', 'b.yaml': '- a' }))).toBe([
      '[a.yaml:1:12] periodics: 1 is not a list; write [ … ] (WrongType)', '[b.yaml:1:1] ["a"] is not an object of properties; write { … } (WrongType)',
    ].join('\n'));
  });

  const spec = SPEC;
  const typed = (name = 'nightly'): ProwJobs => ProwJobs.typed({ periodics: [{ name, interval: '1h', spec }] });
  const file = (lines: readonly string[] = nightly, name = 'ci/jobs.yaml'): ProwJobs => ProwJobs.fromYaml(lines.join('\n'), name);
  const presubmits = (...jobs: readonly Json[]): ProwJobs => ProwJobs.of({ presubmits: { 'acme/app': jobs.map((one) => ({ spec, ...one })) } });

  test('joined with typed and plain ones, all keep their order, and presets are for all of them', () => {
    const own = ProwJobs.of({ presets: [{ labels: { 'preset-a': 'true' }, env: [{ name: 'A', value: '1' }] }], postsubmits: { 'acme/app': [{ name: 'push', spec }] } });
    expect(ProwJobs.joined(typed('weekly'), file(), own, presubmits({ name: 'unit' }), presubmits({ name: 'lint' }))._plan).toEqual({
      presubmits: { 'acme/app': [{ name: 'unit', spec }, { name: 'lint', spec }] }, postsubmits: { 'acme/app': [{ name: 'push', spec }] },
      periodics: [{ name: 'weekly', interval: '1h', spec }, { name: 'nightly', interval: '1h', spec: { containers: [{ image: 'golang:1.26', command: ['make'] }] } }],
      presets: [{ labels: { 'preset-a': 'true' }, env: [{ name: 'A', value: '1' }] }],
    });
    expect(ProwJobs.joined()._plan).toEqual({ presubmits: {}, postsubmits: {}, periodics: [], presets: [] });
  });

  test.each<[string, () => ProwJobs, string | readonly string[]]>([
    ['a periodic in a file and in code', () => ProwJobs.joined(typed(), file()),
      '[ci/jobs.yaml:2:9] periodics[0].name: "nightly" is the name of ProwJobs.typed({ periodics[0] }) too; use another name (JobNameTaken)'],
    ['the same in another order', () => ProwJobs.joined(file(), typed()),
      'ProwJobs.typed({ periodics[0].name }): "nightly" is the name of [ci/jobs.yaml:2:3] periodics[0] too; use another name (JobNameTaken)'],
    ['a job in two files of one folder', () => ProwJobs.joined(file(), file(nightly, 'ci/more.yaml')),
      '[ci/more.yaml:2:9] periodics[0].name: "nightly" is the name of [ci/jobs.yaml:2:3] periodics[0] too; use another name (JobNameTaken)'],
    ['jobs of a repository, all of them together', () => ProwJobs.joined(
      presubmits({ name: 'unit' }, { name: 'lint' }), typed('weekly'), presubmits({ name: 'docs' }, { name: 'unit' }, { name: 'style', context: 'lint' }),
    ), [
      'ProwJobs.of({ presubmits.acme/app[1].name }): "unit" is the name of ProwJobs.of({ presubmits.acme/app[0] }) for the same branches too; '
        + 'use another name, or other branches (JobNameTaken)',
      'ProwJobs.of({ presubmits.acme/app[2].context }): "lint" is the status of ProwJobs.of({ presubmits.acme/app[1] }) for the same branches too; '
        + 'give one of them another context (JobContextTaken)',
    ]],
    ['jobs that were joined before', () => ProwJobs.joined(ProwJobs.joined(typed(), file(['periodics: []'])), file()),
      '[ci/jobs.yaml:2:9] periodics[0].name: "nightly" is the name of ProwJobs.typed({ periodics[0] }) too; use another name (JobNameTaken)'],
    ['a preset of one label', () => ProwJobs.joined(ProwJobs.of({ presets: [{ labels: { 'preset-a': 'true' } }] }), file(['presets:', '- labels: { preset-a: yes }'])),
      '[ci/jobs.yaml:2:11] presets[0].labels: "preset-a: true" is a label of ProwJobs.of({ presets[0] }) too; join the two presets, or use another label '
        + '(PresetLabelTaken)'],
  ])('%s, in two sources, is told with both places', (_, join, text) => expect(made(join)).toBe([text].flat().join('\n')));

  test('what is read is what stands there: any jobs, written by another program, come back', () => {
    const word = fc.stringMatching(/^[a-z]([-a-z0-9]{0,20}[a-z0-9])?$/);
    const value = fc.oneof(fc.string({ maxLength: 20 }).filter((text) => !/[^\x20-\x7e]/.test(text)), fc.constantFrom('yes', 'on', '1:30', '010', '1e3', '2026-11-29', '~', '- a', '#'));
    fc.assert(fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 4 }), fc.array(fc.tuple(word, value), { maxLength: 3 }), (names, annotations) => {
      const jobs = { periodics: names.map((name) => ({ name, interval: '1h', annotations: Object.fromEntries(annotations), spec: SPEC })) };
      expect(ProwJobs.fromYaml(stringify(jobs, { version: '1.1' }))._plan).toEqual(ProwJobs.of(jobs)._plan);
      expect(ProwJobs.fromYaml(JSON.stringify(jobs))._plan).toEqual(ProwJobs.of(jobs)._plan);
    }), { numRuns: 100 });
  });
});
