import { ConfigurationError } from '../../src/core/problem';
import { ProwJobs, ProwJobsOptions } from '../../src/prow/jobs/prow-jobs';
import { CENSORING_OPTIONS, GCS_CONFIGURATION, GcsPathStrategy, JOB_SECRET_KEY, SCHEDULING_OPTIONS, UTILITY_IMAGES, UTILITY_RESOURCES } from '../../src/prow/typed-jobs/decoration-parts';
import { DECORATION_CONFIG } from '../../src/prow/typed-jobs/decoration-config';
import { JOB_PRESET } from '../../src/prow/typed-jobs/job-preset';
import { JOB_PULL, JOB_REFS } from '../../src/prow/typed-jobs/job-refs';
import { upstreamWord, WordTable } from '../../src/prow/typed-jobs/job-word';
import { JOB_RETRY, PERIODIC } from '../../src/prow/typed-jobs/periodic';
import { POSTSUBMIT } from '../../src/prow/typed-jobs/postsubmit';
import { PRESUBMIT } from '../../src/prow/typed-jobs/presubmit';
import { PROW_JOB_DEFAULT, RESULT_STORE_CONFIG } from '../../src/prow/typed-jobs/prow-job-default';
import { REPORTER_CONFIG, SLACK_REPORTER_CONFIG } from '../../src/prow/typed-jobs/reporter-config';
import { RERUN_AUTH_CONFIG, RERUN_TEAM } from '../../src/prow/typed-jobs/rerun-auth-config';
import { TypedJobs } from '../../src/prow/typed-jobs/typed-jobs';
import { ReportedJobState } from '../../src/prow/slack/slack-options';
import table from '../../src/schema/prow.json';

const SPEC = { containers: [{ image: 'golang:1.26', command: ['go', 'test', './...'] }] };
const AT = 'ProwJobs.typed({ presubmits.acme/app[0]';

/** What no interface has: jobs of other agents, which nothing here runs. */
const OTHER_AGENTS = ['agent', 'jenkins_spec', 'pipeline_run_spec', 'tekton_pipeline_run_spec'];
/** What of a job is about its own repository, which a periodic has none of. */
const OWN_CLONE = ['clone_depth', 'clone_uri', 'path_alias', 'skip_fetch_head', 'skip_submodules'];

const INTERFACES: readonly [type: string, words: WordTable, leftOut?: readonly string[]][] = [
  ['Presubmit', PRESUBMIT, OTHER_AGENTS],
  ['Postsubmit', POSTSUBMIT, OTHER_AGENTS],
  ['Periodic', PERIODIC, [...OTHER_AGENTS.filter((field) => field !== 'jenkins_spec'), ...OWN_CLONE]],
  ['Retry', JOB_RETRY],
  ['Preset', JOB_PRESET],
  ['DecorationConfig', DECORATION_CONFIG],
  ['GCSConfiguration', GCS_CONFIGURATION],
  ['CensoringOptions', CENSORING_OPTIONS],
  ['UtilityImages', UTILITY_IMAGES],
  ['Resources', UTILITY_RESOURCES],
  ['SchedulingOptions', SCHEDULING_OPTIONS],
  ['OauthTokenSecret', JOB_SECRET_KEY],
  ['GitHubAppPrivateKeySecret', JOB_SECRET_KEY],
  ['Refs', JOB_REFS],
  ['Pull', JOB_PULL],
  ['ReporterConfig', REPORTER_CONFIG],
  ['SlackReporterConfig', SLACK_REPORTER_CONFIG],
  ['RerunAuthConfig', RERUN_AUTH_CONFIG],
  ['GitHubTeamSlug', RERUN_TEAM],
  ['ProwJobDefault', PROW_JOB_DEFAULT],
  ['ResultStoreConfig', RESULT_STORE_CONFIG],
];
/** What stays as Kubernetes has it. */
const OF_KUBERNETES = ['PodSpec', 'ResourceRequirements', 'Affinity', 'Toleration', 'EnvVar', 'Volume', 'VolumeMount'];

const TYPES: Readonly<Record<string, string>> = table.types;

function fieldsOf(type: string): ReadonlyMap<string, string> {
  return new Map(TYPES[type].split(' ').map((field) => [field.slice(0, field.indexOf(':')), field.slice(field.indexOf(':') + 1)]));
}

describe('the interfaces are Prow\'s structs', () => {
  test.each(INTERFACES)('%s', (type, words, leftOut = []) => {
    const said = Object.entries(words).map(([property, word]) => upstreamWord(property, word));
    expect([...said, ...leftOut].sort()).toEqual([...fieldsOf(type).keys()].sort());
  });

  test('each struct that one of them refers to is an interface too, or Kubernetes\'', () => {
    const known = [...INTERFACES.map(([type]) => type), ...OF_KUBERNETES];
    const reached = INTERFACES.flatMap(([type, words, leftOut = []]) => [...fieldsOf(type)].filter(([field]) => !leftOut.includes(field))
      .flatMap(([field, is]) => [...is.matchAll(/([A-Z]\w*)/g)].map(([, name]) => name).filter((name) => Object.hasOwn(TYPES, name)).map((name) => {
        const [, word] = Object.entries(words).find(([property, one]) => upstreamWord(property, one) === field)!;
        // what has words of its own is read by those of its struct
        const read = INTERFACES.find(([other]) => other === name)?.[1];
        return { name, isRead: OF_KUBERNETES.includes(name) ? word.inside === undefined : word.inside === read };
      })));
    expect(reached.filter(({ name, isRead }) => !known.includes(name) || !isRead)).toEqual([]);
    expect(reached.length).toBeGreaterThan(20);
  });
});

test('every property by Prow\'s word', () => {
  const typed: TypedJobs = {
    presubmits: { 'acme/app': [{
      name: 'unit', alwaysRun: true, maxConcurrency: 2, skipBranches: ['^old-'], rerunCommand: '/test all', trigger: '(?m)^/test( | .* )all,?($|\\s.*)',
      runBeforeMerge: true, skipReport: false, cloneDepth: 1, errorOnEviction: true, labels: { 'preset-goCache': 'true' }, spec: SPEC,
      decorationConfig: {
        timeout: '1h', gcsConfiguration: { pathStrategy: GcsPathStrategy.EXPLICIT, mediaTypes: { logTxt: 'text/plain' } }, sshKeySecrets: ['deploy'],
        resources: { placeEntrypoint: { requests: { cpu: '10m' } } }, fsGroup: 1000, s3CredentialsSecret: 'mine',
      },
      extraRefs: [{ org: 'acme', repo: 'lib', baseRef: 'main', sparseCheckoutFiles: ['docs'], pulls: [{ number: 5, headRef: 'fix' }] }],
      rerunAuthConfig: { githubTeamSlugs: [{ org: 'acme', slug: 'ci' }] }, prowjobDefaults: { tenantId: 'a' },
      reporterConfig: { slack: { channel: 'ci', jobStatesToReport: [ReportedJobState.FAILURE] } },
    }] },
    postsubmits: { 'acme/app': [{ name: 'push', runIfChanged: '^images/', spec: SPEC }] },
    periodics: [{ name: 'nightly', cron: '0 3 * * *', retry: { interval: '5m', runAll: true }, spec: SPEC }],
    presets: [{ labels: { 'preset-goCache': 'true' }, volumes: [{ name: 'c', emptyDir: {} }], volumeMounts: [{ name: 'c', mountPath: '/cache' }] }],
  };
  const plain: ProwJobsOptions = {
    presubmits: { 'acme/app': [{
      name: 'unit', always_run: true, max_concurrency: 2, skip_branches: ['^old-'], rerun_command: '/test all', trigger: '(?m)^/test( | .* )all,?($|\\s.*)',
      run_before_merge: true, skip_report: false, clone_depth: 1, error_on_eviction: true, labels: { 'preset-goCache': 'true' }, spec: SPEC,
      decoration_config: {
        timeout: '1h', gcs_configuration: { path_strategy: 'explicit', mediaTypes: { logTxt: 'text/plain' } }, ssh_key_secrets: ['deploy'],
        resources: { place_entrypoint: { requests: { cpu: '10m' } } }, fs_group: 1000, s3_credentials_secret: 'mine',
      },
      extra_refs: [{ org: 'acme', repo: 'lib', base_ref: 'main', sparse_checkout_files: ['docs'], pulls: [{ number: 5, head_ref: 'fix' }] }],
      rerun_auth_config: { github_team_slugs: [{ org: 'acme', slug: 'ci' }] }, prowjob_defaults: { tenant_id: 'a' },
      reporter_config: { slack: { channel: 'ci', job_states_to_report: ['failure'] } },
    }] },
    postsubmits: { 'acme/app': [{ name: 'push', run_if_changed: '^images/', spec: SPEC }] },
    periodics: [{ name: 'nightly', cron: '0 3 * * *', retry: { interval: '5m', run_all: true }, spec: SPEC }],
    presets: [{ labels: { 'preset-goCache': 'true' }, volumes: [{ name: 'c', emptyDir: {} }], volumeMounts: [{ name: 'c', mountPath: '/cache' }] }],
  };
  expect(ProwJobs.typed(typed)._plan).toEqual(ProwJobs.of(plain)._plan);
  expect(ProwJobs.typed({})._plan).toEqual(ProwJobs.of({})._plan);
  expect(ProwJobs.typed({ periodics: null } as never)._plan).toEqual(ProwJobs.of({})._plan);
});

describe('errors are told in the words that were written', () => {
  const presubmit = (over: object): unknown => ({ presubmits: { 'acme/app': [{ name: 'unit', spec: SPEC, ...over }] } });

  test.each<[unknown, ...string[]]>([
    [null, 'ProwJobs.typed(): null is not an object of properties; write { … } (WrongType)'],
    [{ presubmit: {} }, 'ProwJobs.typed(): "presubmit" is not a property; did you mean "presubmits"? (UnknownProp)'],
    [{ presubmits: { 'acme/app': {} } }, 'ProwJobs.typed({ presubmits.acme/app }): {} is not a list; write [ … ] (WrongType)'],
    [{ periodics: [5] }, 'ProwJobs.typed({ periodics[0] }): 5 is not a plain object; write { … } (WrongType)'],
    [presubmit({ always_run: 'true' }),
      `${AT} }): "always_run" is not a property; did you mean "alwaysRun"? (UnknownProp)`,
      `${AT}.alwaysRun }): "true" is not a boolean; write true or false (WrongType)`],
    [presubmit({ alwaysRun: true, runIfChanged: '^a' }),
      `${AT}.runIfChanged }): is given, and alwaysRun is true; remove one of them (MutuallyExclusive)`],
    [presubmit({ runIfChanged: '^a', skipIfOnlyChanged: '^always_run' }),
      `${AT}.skipIfOnlyChanged }): is given together with runIfChanged; remove one of them (MutuallyExclusive)`],
    [presubmit({ branches: ['refs/heads/run_if_changed'] }),
      `${AT}.branches[0] }): "refs/heads/run_if_changed" matches no branch: Prow asks by its name, without "refs/heads/"; write "run_if_changed" (PatternMismatch)`],
    [presubmit({ decorationConfig: { gcsConfiguration: { pathStrategy: 'single' } } }),
      `${AT}.decorationConfig.gcsConfiguration.defaultOrg }): is missing, and pathStrategy is "single"; give it a value, or write `
        + 'pathStrategy: "explicit" (PropMissing)',
      `${AT}.decorationConfig.gcsConfiguration.defaultRepo }): is missing, and pathStrategy is "single"; give it a value, or write `
        + 'pathStrategy: "explicit" (PropMissing)'],
    [presubmit({ decorationConfig: { timeOut: '1h', gracePeriod: '1' } }),
      `${AT}.decorationConfig }): "timeOut" is not a property; did you mean "timeout"? (UnknownProp)`,
      `${AT}.decorationConfig.gracePeriod }): "1" is not a Go duration; write one like "90s" or "1h30m" (DurationInvalid)`],
    [presubmit({ extraRefs: [{ org: 'acme', repo: 'lib' }], reporterConfig: { slack: { jobStatesToReport: ['failed'] } } }),
      `${AT}.reporterConfig.slack.jobStatesToReport[0] }): "failed" is not one of scheduling, triggered, pending, success, failure, aborted, error; pick one of `
        + 'them (NotAllowedValue)',
      `${AT}.extraRefs[0].baseRef }): is missing; give it a value (PropMissing)`],
    [presubmit({ spec: { containers: [{ ...SPEC.containers[0], volumeMounts: [{ name: 'a', mountPath: '/b' }] }] } }),
      `${AT}.spec.containers[0].volumeMounts[0] }): "a" is not a volume of the pod; add it to spec.volumes (VolumeUndeclared)`],
    [{ periodics: [{ name: 'n', spec: SPEC, pathAlias: 'a', cron: '0 3 * * *', minimumInterval: '1h' }] },
      'ProwJobs.typed({ periodics[0] }): "pathAlias" is not a property; known are annotations, cluster, cron, decorate, decorationConfig, errorOnEviction, '
        + 'extraRefs, hidden, interval, jobQueueName, labels, maxConcurrency, minimumInterval, name, namespace, prowjobDefaults, reporterConfig, '
        + 'rerunAuthConfig, retry, spec, tags (UnknownProp)',
      'ProwJobs.typed({ periodics[0] }): 2 of cron, interval and minimumInterval are given; give exactly one (NotExactlyOne)'],
    [{ presets: [{ env: [{ value: 'a' }], volumemounts: [] }] },
      'ProwJobs.typed({ presets[0] }): "volumemounts" is not a property; did you mean "volumeMounts"? (UnknownProp)',
      'ProwJobs.typed({ presets[0].env[0].name }): is missing; give it a value (PropMissing)'],
  ])('%j', (jobs, ...errors) => {
    let said = 'no error';
    try {
      ProwJobs.typed(jobs as TypedJobs);
    } catch (error) {
      if (!(error instanceof ConfigurationError)) throw error;
      said = error.message;
    }
    expect(said.split('\n')).toEqual(errors);
  });
});
