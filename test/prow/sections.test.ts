import { parse } from 'yaml';
import {
  BuildCluster, GcsPathStrategy, DeckLogin, Exposure, GitHub, ObjectStorage, ProwApp, ProwAppProps, ProwJobs, ProwPlan, ProwPlanOptions, ReportedJobType,
  RerunTeam,
} from '../../src';
import { overrideWarnings } from '../../src/prow/config/override-warnings';
import { ProwConfig } from '../../src/prow/config/prow-config';
import { prowNotes } from '../../src/prow/prow-notes';
import { thrown } from '../support/findings';
import { objectsIn } from '../support/objects';

type Json = Record<string, any>;

const github = GitHub.cloud({ repositories: ['acme/app', 'umbrella'] });
const S3 = ObjectStorage.s3({ bucket: 'acme', region: 'eu-central-1' });
const plan = (props: Partial<ProwPlanOptions>): ProwPlan => ProwPlan.of({ github, ...props });
const config = (props: Partial<ProwPlanOptions>): Json => {
  const objects = objectsIn((chart) => new ProwConfig(chart, 'config', plan(props)._model), '40-prow');
  return parse(objects.find(({ metadata }) => metadata.name === 'config').data['config.yaml']);
};

describe('decoration', () => {
  test('of a cluster that nobody named is refused', () => expect(thrown(() => plan({ decoration: [{ cluster: 'biuld', timeout: '1h' }] }))).toEqual([
    'ProwPlan.of({ decoration[0].cluster }): "biuld" is none of the clusters default; add BuildCluster.kubeconfig("biuld", { … }) to buildClusters, or leave it out '
      + '(BuildClusterUnknown)',
  ]));

  test('becomes entries behind ours, in the words of Prow', () => {
    const [, ...entries] = config({ buildClusters: [BuildCluster.kubeconfig('build', { apiServer: 'https://203.0.113.50:6443' })], storage: S3, decoration: [
      { repository: 'acme/app', timeout: '4h', gracePeriod: '30s', podPendingTimeout: '1h', sshKeySecrets: ['deploy-key'], sshHostFingerprints: ['github.com ssh-ed25519 AAAA'] },
      {
        repository: 'umbrella', cluster: 'build', utilityImages: { sidecar: 'ghcr.io/acme/sidecar:v1' }, resources: { placeEntrypoint: { requests: { cpu: '10m' } } },
        gcsConfiguration: {
          bucket: 's3://umbrella-logs', pathPrefix: 'ci', pathStrategy: GcsPathStrategy.LEGACY, defaultOrg: 'umbrella', defaultRepo: 'site',
          mediaTypes: { log: 'text/plain' }, compressFileTypes: ['txt'], jobUrlPrefix: 'https://prow.umbrella.dev/view/',
        },
        s3CredentialsSecret: 'umbrella-store', oauthTokenSecret: { name: 'clone', key: 'token' }, cookiefileSecret: 'cookies',
      },
      {
        skipCloning: true, bloblessFetch: true, sparseCheckoutFiles: ['docs/'], censorSecrets: false, uploadIgnoresInterrupts: true, defaultMemoryRequest: '1Gi',
        setLimitEqualsMemoryRequest: true, runAsUser: 1000, runAsGroup: 1000, fsGroup: 1000, defaultServiceAccountName: 'jobs', podRunningTimeout: '3h',
        podUnscheduledTimeout: '20m', gcsCredentialsSecret: 'google', censoringOptions: { minimumSecretLength: 8, excludeDirectories: ['big'] },
        schedulingOptions: { tolerations: [{ key: 'ci', operator: 'Exists', effect: 'NoSchedule' }] },
      },
    ] }).plank.default_decoration_config_entries;
    expect(entries).toEqual([
      { repo: 'acme/app', config: {
        timeout: '4h', grace_period: '30s', pod_pending_timeout: '1h', ssh_key_secrets: ['deploy-key'], ssh_host_fingerprints: ['github.com ssh-ed25519 AAAA'],
      } },
      { repo: 'umbrella', cluster: 'build', config: {
        utility_images: { sidecar: 'ghcr.io/acme/sidecar:v1' }, resources: { place_entrypoint: { requests: { cpu: '10m' } } },
        gcs_configuration: {
          bucket: 's3://umbrella-logs', path_prefix: 'ci', path_strategy: 'legacy', default_org: 'umbrella', default_repo: 'site',
          mediaTypes: { log: 'text/plain' }, compress_file_types: ['txt'], job_url_prefix: 'https://prow.umbrella.dev/view/',
        },
        s3_credentials_secret: 'umbrella-store', oauth_token_secret: { name: 'clone', key: 'token' }, cookiefile_secret: 'cookies',
      } },
      { config: {
        skip_cloning: true, blobless_fetch: true, sparse_checkout_files: ['docs/'], censor_secrets: false, upload_ignores_interrupts: true,
        default_memory_request: '1Gi', set_limit_equals_memory_request: true, run_as_user: 1000, run_as_group: 1000, fs_group: 1000,
        default_service_account_name: 'jobs', pod_running_timeout: '3h', pod_unscheduled_timeout: '20m', gcs_credentials_secret: 'google',
        censoring_options: { minimum_secret_length: 8, exclude_directories: ['big'] },
        scheduling_options: { tolerations: [{ key: 'ci', operator: 'Exists', effect: 'NoSchedule' }] },
      } },
    ]);
  });

  test('what overrides say lies over it', () => {
    const { plank } = config({
      decoration: [{ timeout: '4h' }], configOverrides: { plank: { default_decoration_config_entries: [{ repo: 'acme/app', config: { timeout: '5h' } }] } },
    });
    expect(plank.default_decoration_config_entries.slice(1)).toEqual([{ config: { timeout: '4h' } }, { repo: 'acme/app', config: { timeout: '5h' } }]);
  });

  test('a key by which jobs clone takes the note away that they have none', () => {
    const notes = (props: Partial<ProwPlanOptions>): readonly string[] => prowNotes(plan(props)._model).filter((text) => text.startsWith('Jobs clone without'));
    expect([notes({}), notes({ decoration: [{ sshKeySecrets: ['deploy-key'] }] })]).toEqual([[expect.any(String)], []]);
  });
});

test('plank, sinker, deck, what is pushed and what is reported are said in typed words', () => {
  const deckUrl = 'https://prow.acme.dev';
  expect(config({
    deckUrl, deckLogin: DeckLogin.github({ orgs: ['acme'] }),
    plank: {
      maxConcurrency: 5, maxGoroutines: 40, podPendingTimeout: '20m', podRunningTimeout: '6h', podUnscheduledTimeout: '10m', maxRevivals: 0,
      jobQueueCapacities: { gpu: 2 }, reportTemplates: { 'acme/app': 'Ask {{.Spec.Job}}.' },
    },
    sinker: { replicas: 2, resyncPeriod: '30m', maxProwjobAge: '48h', maxPodAge: '12h', terminatedPodTtl: '2h', excludeClusters: ['default'] },
    deck: {
      branding: { logo: '/static/acme.png', backgroundColor: 'navy', headerColor: '#123456' }, googleAnalytics: 'G-1', tideUpdatePeriod: '30s', additionalAllowedBuckets: ['gs://old-logs'],
      defaultRerunAuthConfigs: [
        { repository: 'acme/app', githubUsers: ['octocat'], githubTeamSlugs: [{ org: 'acme', slug: 'release' }], githubTeamIds: [7] }, { cluster: 'build', allowAnyone: true },
      ],
      spyglass: { sizeLimit: 500, gcsBrowserPrefixes: { '*': 'https://gcsweb.acme.dev/gcs/' }, announcement: 'Moved: {{.ArtifactPath}}', testgridRoot: 'https://testgrid.acme.dev/' },
    },
    pushGateway: { endpoint: 'http://pushgateway.monitoring:9091', interval: '2m' },
    githubReporter: { jobTypesToReport: [ReportedJobType.PRESUBMIT], noCommentRepos: ['umbrella'], summaryCommentRepos: ['acme/app'] },
  })).toMatchObject({
    plank: {
      max_concurrency: 5, max_goroutines: 40, pod_pending_timeout: '20m', pod_running_timeout: '6h', pod_unscheduled_timeout: '10m', max_revivals: 0,
      job_queue_capacities: { gpu: 2 }, report_templates: { '*': expect.stringContaining('pr-history'), 'acme/app': 'Ask {{.Spec.Job}}.' },
    },
    sinker: { resync_period: '30m', max_prowjob_age: '48h', max_pod_age: '12h', terminated_pod_ttl: '2h', exclude_clusters: ['default'] },
    deck: {
      branding: { logo: '/static/acme.png', background_color: 'navy', header_color: '#123456' }, google_analytics: 'G-1', tide_update_period: '30s', additional_allowed_buckets: ['gs://old-logs'],
      default_rerun_auth_configs: [
        { rerun_auth_configs: { github_orgs: ['acme'] } },
        { repo: 'acme/app', rerun_auth_configs: { github_users: ['octocat'], github_team_slugs: [{ org: 'acme', slug: 'release' }], github_team_ids: [7] } },
        { cluster: 'build', rerun_auth_configs: { allow_anyone: true } },
      ],
      spyglass: {
        lenses: expect.any(Array), size_limit: 500, gcs_browser_prefixes: { '*': 'https://gcsweb.acme.dev/gcs/' }, announcement: 'Moved: {{.ArtifactPath}}',
        testgrid_root: 'https://testgrid.acme.dev/',
      },
    },
    push_gateway: { endpoint: 'http://pushgateway.monitoring:9091', interval: '2m', serve_metrics: true },
    github_reporter: { job_types_to_report: ['presubmit'], no_comment_repos: ['umbrella'], summary_comment_repos: ['acme/app'] },
  });
});

const at = (path: string, rest: string): string => `ProwPlan.of({ ${path} }): ${rest}`;

test.each<[string, Partial<ProwPlanOptions>, readonly string[]]>([
  ['durations', { plank: { podPendingTimeout: '1d', podRunningTimeout: '500ms' }, sinker: { resyncPeriod: '0s' }, decoration: [{ timeout: '2 h' }] }, [
    at('sinker.resyncPeriod', '"0s" leaves no pause; give more than zero (DurationInvalid)'),
    at('decoration[0].timeout', '"2 h" is not a Go duration; write one like "90s" or "1h30m" (DurationInvalid)'),
    at('plank.podPendingTimeout', '"1d" is not a Go duration; write "24h" (DurationInvalid)'),
    at('plank.podRunningTimeout', '"500ms" is less than a second; give at least "1s" (AmountImplausible)'),
  ]],
  ['decoration', { decoration: [
    { repository: 'acme/app' }, { sshKeySecrets: ['a'], oauthTokenSecret: { name: 'b', key: 'c' } },
    { gcsConfiguration: { bucket: 'logs' } }, { gcsConfiguration: { pathStrategy: GcsPathStrategy.SINGLE, defaultOrg: 'acme' } },
  ] }, [
    at('decoration[0]', 'says nothing but whom it is for; say what is otherwise there, or leave it out (PropWithoutEffect)'),
    at('decoration[1]', 'has both oauthTokenSecret and sshKeySecrets; keep one of them (MutuallyExclusive)'),
    at('decoration[2].gcsConfiguration.bucket', '"logs" is no bucket with its scheme; write one like "s3://acme-logs" or "gs://acme-logs" (PatternMismatch)'),
    at('decoration[3].gcsConfiguration.defaultRepo', 'is missing, and pathStrategy is "single"; give it a value, or write GcsPathStrategy.EXPLICIT (PropMissing)'),
  ]],
  ['decoration said twice', { decoration: [
    { timeout: '1h' }, { repository: 'acme/app', timeout: '2h' }, { repository: 'acme', timeout: '3h' }, { cluster: '*', gracePeriod: '5m' },
    { repository: 'acme/app', gracePeriod: '1m' }, { repository: 'acme/app', cluster: 'default', timeout: '2h' },
    { repository: 'acme/app', cluster: 'default', gracePeriod: '2m' },
  ] }, [
    at('decoration[3]', 'is for all repositories, as [0] is; say all of it in one entry (ElementTwice)'),
    at('decoration[4]', 'is for "acme/app", as [1] is; say all of it in one entry (ElementTwice)'),
    at('decoration[6]', 'is for "acme/app" in the cluster "default", as [5] is; say all of it in one entry (ElementTwice)'),
  ]],
  ['templates and kinds of jobs', { plank: { reportTemplates: { '*': '{{.Spec.Jobb}}' } }, githubReporter: { jobTypesToReport: [ReportedJobType.PERIODIC] } }, [
    at('plank.reportTemplates["*"]', '"{{.Spec.Jobb}}" is a template that fails: ProwJobSpec has no field "Jobb"; did you mean {{.Spec.Job}}? (UnknownProp)'),
    at('githubReporter.jobTypesToReport[0]', '"periodic" is a kind of job that has no commit of its own to report to; leave it out (NotAllowedValue)'),
  ]],
  ['a pod that is older than its ProwJob', { sinker: { maxPodAge: '200h' } },
    [at('sinker.maxPodAge', '"200h" is more than maxProwjobAge, "168h", and a pod goes with its ProwJob; lower it, or raise maxProwjobAge (MutuallyExclusive)')]],
  ['who reruns', { deck: { defaultRerunAuthConfigs: [{ repository: 'acme', allowAnyone: true, githubUsers: ['a'] }, { repository: 'acme' }] } }, [
    at('deck.defaultRerunAuthConfigs[0].allowAnyone', 'is true, and people are listed as well; remove allowAnyone, or the lists (MutuallyExclusive)'),
    at('deck.defaultRerunAuthConfigs[1]', 'lets nobody do anything; name githubUsers, githubOrgs or githubTeamSlugs (PropMissing)'),
    at('deck.defaultRerunAuthConfigs[1]', 'is for the jobs of [0] too, "acme"; join the two (ElementTwice)'),
  ]],
  ['colours that deck does not show', { deck: { branding: { backgroundColor: 'rgb(26, 115, 232)', headerColor: '1a73e8' } } }, [
    at('deck.branding.backgroundColor', '"rgb(26, 115, 232)" is no colour that deck shows; write one like "#1a73e8", or its name (PatternMismatch)'),
    at('deck.branding.headerColor', '"1a73e8" is no colour that deck shows; write "#1a73e8" (PatternMismatch)'),
  ]],
  ['a team in one word', { deckUrl: 'https://x.dev', deckLogin: DeckLogin.github({ users: ['a'] }), deck: { defaultRerunAuthConfigs: [
    { repository: 'acme', githubTeamSlugs: ['acme/release' as unknown as RerunTeam, { org: 'acme', slug: 'Release Managers' }], githubTeamIds: [0] }] } }, [
    at('deck.defaultRerunAuthConfigs[0].githubTeamIds[0]', '0 is outside 1-9007199254740991; pick a number in that range (NumberOutOfRange)'),
    at('deck.defaultRerunAuthConfigs[0].githubTeamSlugs[0]', '"acme/release" is not an object of properties; write { … } (WrongType)'),
    at('deck.defaultRerunAuthConfigs[0].githubTeamSlugs[1].slug', '"Release Managers" is not the slug of a team; write "release-managers" (GithubNameInvalid)'),
  ]],
  ['people who cannot sign in', { deck: { defaultRerunAuthConfigs: [{ repository: 'acme', githubUsers: ['a'] }] } },
    [at('deck.defaultRerunAuthConfigs', 'lets people rerun jobs, and nobody can sign in at deck; set deckLogin (PropWithoutEffect)')]],
  ['people for all jobs beside those of deckLogin', { deckUrl: 'https://x.dev', deckLogin: DeckLogin.github({ users: ['a'] }), deck: { defaultRerunAuthConfigs: [{ githubUsers: ['b'] }] } },
    [at('deck.defaultRerunAuthConfigs[0]', 'is for all jobs, and so is deckLogin; name its people in deckLogin (ElementTwice)')]],
])('%s', (_, props, texts) => expect(thrown(() => plan(props))).toEqual(texts));

const over = (path: string, property: string): string => (
  `[40-prow] configOverrides.${path}: takes the place of ${property}; say it in one of the two (MutuallyExclusive)`);

test('an override that says the same is an error', () => expect(thrown(() => config({
  deckUrl: 'https://x.dev', deckLogin: DeckLogin.github({ users: ['a'] }),
  plank: { maxConcurrency: 5, podPendingTimeout: '1h', reportTemplates: { '*': 'x' } }, sinker: { maxPodAge: '1h' },
  deck: { branding: { logo: '/x' }, defaultRerunAuthConfigs: [{ repository: 'acme', githubUsers: ['b'] }], spyglass: { sizeLimit: 5 } },
  pushGateway: { endpoint: 'http://a.b' }, githubReporter: { noCommentRepos: ['acme'] },
  configOverrides: {
    plank: { max_concurrency: 6, report_template: 'y', pod_running_timeout: '1h' }, sinker: { max_pod_age: '2h', resync_period: '2h' },
    deck: { branding: { logo: '/y' }, rerun_auth_configs: { '*': { allow_anyone: true } }, spyglass: { size_limit: 6 } },
    push_gateway: { endpoint: 'http://c.d', serve_metrics: true }, github_reporter: { no_comment_repos: ['x'] },
  },
}))).toEqual([
  over('plank.max_concurrency', 'plank.maxConcurrency'), over('plank.report_template', 'plank.reportTemplates'), over('sinker.max_pod_age', 'sinker.maxPodAge'),
  over('deck.branding', 'deck.branding'), over('deck.rerun_auth_configs', 'deck.defaultRerunAuthConfigs'), over('deck.spyglass.size_limit', 'deck.spyglass.sizeLimit'),
  over('push_gateway.endpoint', 'pushGateway.endpoint'), over('github_reporter.no_comment_repos', 'githubReporter.noCommentRepos'),
]));

test.each<[string, Partial<ProwPlanOptions>, readonly string[]]>([
  ['decoration of the same jobs, word by word', {
    decoration: [
      { timeout: '1h' },
      { repository: 'acme/app', timeout: '1h', gracePeriod: '1m', gcsConfiguration: { pathPrefix: 'a', mediaTypes: { log: 'text/plain' } }, sshKeySecrets: ['a'] },
      { repository: 'acme/app', cluster: 'default', timeout: '2h' },
    ],
    configOverrides: { plank: { default_decoration_config_entries: [
      { repo: '*', cluster: '', config: { timeout: '5h', grace_period: '2m' } },
      { repo: 'acme/app', config: { timeout: '3h', gcs_configuration: { path_prefix: 'b', mediaTypes: { txt: 'text/plain' } }, ssh_key_secrets: ['b'] } },
      { repo: 'acme', config: { timeout: '3h' } }, { repo: 'acme/app', cluster: 'other', config: { timeout: '3h' } },
    ] } },
  }, [
    over('plank.default_decoration_config_entries[0].config.timeout', 'decoration[0].timeout'),
    over('plank.default_decoration_config_entries[1].config.timeout', 'decoration[1].timeout'),
    over('plank.default_decoration_config_entries[1].config.gcs_configuration.path_prefix', 'decoration[1].gcsConfiguration.pathPrefix'),
    over('plank.default_decoration_config_entries[1].config.ssh_key_secrets', 'decoration[1].sshKeySecrets'),
  ]],
  ['decoration in the older form', {
    decoration: [{ repository: 'acme', timeout: '1h' }], configOverrides: { plank: { default_decoration_configs: { acme: { timeout: '2h' } } } },
  }, [over('plank.default_decoration_configs.acme.timeout', 'decoration[0].timeout')]],
  ['decoration beside all of it in the older form', {
    decoration: [{ timeout: '1h' }], configOverrides: { plank: { default_decoration_configs: { '*': { timeout: '2h' } }, default_decoration_config_entries: null } },
  }, [over('plank.default_decoration_config_entries', 'decoration')]],
  ['where artifacts are browsed', {
    deck: { spyglass: { gcsBrowserPrefixes: { '*': 'https://a.acme.dev/' } } }, configOverrides: { deck: { spyglass: { gcs_browser_prefix: 'https://b.acme.dev/' } } },
  }, [over('deck.spyglass.gcs_browser_prefix', 'deck.spyglass.gcsBrowserPrefixes["*"]')]],
  ['where artifacts are browsed, beside gcsweb', { gcsweb: { url: 'https://files.acme.dev' }, deck: { spyglass: { gcsBrowserPrefixes: { '*': 'https://a.acme.dev/' } } } }, [
    '[40-prow] deck.spyglass.gcsBrowserPrefixes["*"]: is another browser than gcsweb, to which deck links at "https://files.acme.dev/s3/"; leave it out, or gcsweb '
      + '(MutuallyExclusive)',
  ]],
])('%s is said twice', (_, props, texts) => expect(thrown(() => config(props))).toEqual(texts));

test('a browser of one repository lies beside that of the others', () => expect(config({
  deck: { spyglass: { gcsBrowserPrefixes: { acme: 'https://a.acme.dev/' } } }, configOverrides: { deck: { spyglass: { gcs_browser_prefix: 'https://b.acme.dev/' } } },
}).deck.spyglass).toMatchObject({ gcs_browser_prefix: 'https://b.acme.dev/', gcs_browser_prefixes: { acme: 'https://a.acme.dev/' } }));

test('a push gateway that takes metrics from the probes is refused', () => expect(thrown(() => config({ configOverrides: { push_gateway: { endpoint: 'http://a.b' } } })))
  .toEqual([
    '[40-prow] configOverrides.push_gateway.serve_metrics: is not true, so that no component serves its metrics, and kubelet restarts for ever those whose probes ask '
      + 'for them; write serve_metrics: true, or say it with pushGateway (PropMissing)',
  ]));

test('repositories that nobody serves are warned of, but for those that periodics clone', () => {
  const periodics = [{
    name: 'a', interval: '1h', extra_refs: [{ org: 'other', repo: 'lib', base_ref: 'main' }], spec: { containers: [{ image: 'golang:1.26', command: ['make'] }] },
  }];
  const warned = overrideWarnings(plan({
    jobs: ProwJobs.of({ periodics }), decoration: [{ repository: 'other/lib', timeout: '1h' }, { repository: 'acme/ap', timeout: '1h' }],
    plank: { reportTemplates: { '*': 'x', 'other': 'y' } }, githubReporter: { noCommentRepos: ['other/lib'] },
  })._model);
  const text = (place: string, name: string, end = '.'): string => (
    `${place}: \`${name}\` is not among the repositories of github, so the entry does nothing for it${end}`);
  expect(warned).toEqual([
    text('decoration[1].repository', 'acme/ap', '; did you mean `acme/app`?'), text('plank.reportTemplates', 'other'), text('githubReporter.noCommentRepos', 'other/lib'),
  ]);
});

test('the quota goes by how many jobs run at once', () => {
  const app = (props: Partial<ProwAppProps>): ProwApp => new ProwApp({ github, exposure: Exposure.nodePort(), ...props });
  expect(thrown(() => app({ plank: { maxConcurrency: 30 }, jobsResourceQuota: { pods: '10' } }))).toEqual([
    'new ProwApp({ jobsResourceQuota.pods }): "10" is less than the 30 of plank.maxConcurrency, and Prow ends a job in error whose pod is refused; give "38", or lower '
      + 'maxConcurrency (QuotaTooSmall)',
  ]);
  const quota = app({ plank: { maxConcurrency: 40 } }).node.findAll().map((one: any) => one.toJson?.()).find((one) => one?.kind === 'ResourceQuota');
  expect(quota.spec.hard.pods).toBe('50');
});
