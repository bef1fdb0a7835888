import { BuildCluster, DeckAccess, Exposure, GitHub, IngressController, Monitoring, ObjectStorage, PodSecurityLevel, ProwAppProps, ProwJobs, ReportedJobType, RepositoryVisibility, TideMergeMethod } from '../../src';
import { app, Mistake } from './mistake';

const POD = { containers: [{ image: 'golang:1.26', command: ['make'] }] };
const jobs = (...presubmits: readonly object[]) => ProwJobs.of({ presubmits: { 'acme/app': presubmits.map((one) => ({ spec: POD, ...one })) } } as never);
const TOKEN = { oauth_token_secret: { name: 'git-token', key: 'token' } };
const lint = (more: object = {}) => jobs({ name: 'lint', always_run: true, ...more });

const reading = (key: string) => ({ containers: [{ ...POD.containers[0], env: [{ name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'reg', key } } }] }] });
const BUILD = BuildCluster.kubeconfig('build', { apiServer: 'https://203.0.113.50:6443' });
const TRUSTED = BuildCluster.kubeconfig('trusted', { apiServer: 'https://203.0.113.60:6443', trusted: true });
const BOTH = GitHub.cloud({ repositories: ['acme/app', 'acme/lib'] });
const S3 = ObjectStorage.s3({ bucket: 'acme-logs', endpoint: 'https://s3.acme.dev', region: 'eu-central-1' });

const HELD = ['do-not-merge/hold', 'do-not-merge/invalid-owners-file', 'do-not-merge/work-in-progress'];

const REVIEWS = { protect: true, requiredPullRequestReviews: { requiredApprovingReviewCount: 1 } };
const reviewed = (more: Partial<ProwAppProps>) => app({ branchprotector: {}, branchProtection: { orgs: { acme: { repos: { app: REVIEWS } } } }, ...more });

/** What operators of a Prow for many said, and its programs would not have taken. */
export const OPERATORS: readonly Mistake[] = [
  {
    id: 'O-01', says: 'a decoration of a job that is not decorated',
    input: () => app({ jobs: lint({ decorate: false, decoration_config: { timeout: '1h' } }) }),
    becomes: { refused: ['[40-prow/prow] jobs.presubmits.acme/app[0].decoration_config: is given, and the job is not decorated, so that Prow would not start; leave out one of '
      + 'decorate: false and decoration_config (MutuallyExclusive)'] },
    corrected: () => app({ jobs: lint({ decorate: false }) }),
  },
  {
    id: 'O-02', says: 'the same, where no job is decorated',
    input: () => app({ jobs: lint({ decoration_config: { timeout: '1h' } }), configOverrides: { decorate_all_jobs: false } }),
    becomes: { refused: ['[40-prow/prow] jobs.presubmits.acme/app[0].decoration_config: is given, and decorate_all_jobs is not true, so that Prow would not start; add '
      + 'decorate: true, or leave it out (MutuallyExclusive)'] },
    corrected: () => app({ jobs: lint({ decoration_config: { timeout: '1h' }, decorate: true }), configOverrides: { decorate_all_jobs: false } }),
  },
  {
    id: 'O-03', says: 'a token of a job, beside keys for all of its repository',
    input: () => app({
      decoration: [{ repository: 'acme/app', sshKeySecrets: ['git-keys'] }],
      jobs: jobs({ name: 'lint', decoration_config: TOKEN }, { name: 'unit' }),
    }),
    becomes: { refused: ['[40-prow/prow] jobs.presubmits.acme/app[0].decoration_config: clones by both oauth_token_secret and ssh_key_secrets, beside the defaults of decoration, '
      + 'so that Prow would not start; keep one of them for its repository and cluster (MutuallyExclusive)'] },
  },
  {
    id: 'O-04', says: 'a token for one repository, beside keys for all',
    input: () => app({
      decoration: [{ sshKeySecrets: ['git-keys'] }, { repository: 'acme', oauthTokenSecret: { name: 'git-token', key: 'token' } }], jobs: jobs({ name: 'unit' }),
    }),
    becomes: { refused: ['[40-prow/prow] decoration: clones by both oauth_token_secret and ssh_key_secrets where "acme" meets every repository, and a job there would keep Prow '
      + 'from starting; keep one of them (MutuallyExclusive)'] },
  },
  {
    id: 'O-05', says: 'contexts that tide takes for something else than their jobs',
    input: () => app({
      jobs: jobs({ name: 'lint', optional: true, always_run: true }, { name: 'docs', run_if_changed: '^docs/' }, { name: 'unit', always_run: true, branches: ['^main$'] }),
      tide: { contextOptions: {
        requiredContexts: ['lint'], orgs: { acme: { requiredContexts: ['docs'], repos: { app: { branches: { main: { optionalRegexContexts: ['^un'] }, next: { optionalContexts: ['unit'] } } } } } },
      } },
    }),
    becomes: { refused: [
      '[40-prow/prow] tide.contextOptions.requiredContexts: has "lint", which the job at jobs.presubmits.acme/app[0] makes optional, so that tide would merge nothing in acme/app; '
        + 'take it out there, or change the job: always_run: true, and no optional: true (MutuallyExclusive)',
      '[40-prow/prow] tide.contextOptions.orgs.acme.requiredContexts: has "docs", which the job at jobs.presubmits.acme/app[1] makes required where it runs, so that tide would '
        + 'merge nothing in acme/app; take it out there, or change the job: always_run: true, and no optional: true (MutuallyExclusive)',
      '[40-prow/prow] tide.contextOptions.orgs.acme.repos.app.branches.main.optionalRegexContexts: has "unit", which the job at jobs.presubmits.acme/app[2] makes required, so '
        + 'that tide would merge nothing in acme/app; take it out there, or change the job: optional: true (MutuallyExclusive)',
    ] },
  },
  {
    id: 'O-06', says: 'plugins that ask a service whose address nobody says',
    input: () => app({ plugins: { enabled: { 'acme/app': { add: ['jira', 'bugzilla'] } } } }),
    becomes: { refused: [
      '[40-prow/prow] hook.extraArgs: has no --bugzilla-endpoint, without which hook ends at once where the plugin bugzilla runs, as in acme/app; add "--bugzilla-endpoint=https://…" '
        + '(PropMissing)',
      '[40-prow/prow] hook.extraArgs: has no --jira-endpoint, without which hook ends at once where the plugin jira runs, as in acme/app; add "--jira-endpoint=https://…" (PropMissing)',
    ] },
    corrected: () => app({
      plugins: { enabled: { 'acme/app': { add: ['jira', 'bugzilla'] } } },
      hook: { extraArgs: ['--jira-endpoint=https://jira.acme.dev', '-bugzilla-endpoint=https://bugzilla.acme.dev'] },
    }),
  },
  {
    id: 'O-07', says: 'plugins of an organisation of which repositories are served',
    input: () => app({ plugins: { enabled: { acme: { add: ['cat'], excludedRepos: ['acme/lib'] } } } }),
    becomes: { refused: ['[40-prow/prow] plugins.enabled.acme: "acme" is served in acme/app alone; write "acme/app" in its place (RepositoryNotServed)'] },
    corrected: () => app({ plugins: { enabled: { 'acme/app': { add: ['cat'] } } } }),
  },
  {
    id: 'O-08', says: 'a repository that is left out by its whole name',
    input: () => app({ github: GitHub.cloud({ repositories: ['acme'] }), configRepository: 'acme/infra', plugins: { enabled: { acme: { add: ['cat'], excludedRepos: ['acme/lib'] } } } }),
    becomes: { refused: ['[40-prow/prow] plugins.enabled.acme.excludedRepos[0]: "acme/lib" has a slash; write "lib" (RepositoryInvalid)'] },
    corrected: () => app({ github: GitHub.cloud({ repositories: ['acme'] }), configRepository: 'acme/infra', plugins: { enabled: { acme: { add: ['cat'], excludedRepos: ['lib'] } } } }),
  },
  {
    id: 'O-20', says: 'a part of an App by which jobs clone',
    input: () => app({
      decoration: [
        { githubAppId: '12' }, { repository: 'acme', githubAppPrivateKeySecret: { name: 'clones', key: 'pem' } },
        { repository: 'acme/app', githubApiEndpoints: ['https://api.github.com'] },
      ],
      jobs: lint({ decoration_config: { skip_cloning: true } }),
    }),
    becomes: { refused: [
      '[40-prow/prow] decoration: of every repository has github_app_id and no github_app_private_key_secret, so that every clone fails; name the Secret of its private key (PropMissing)',
      '[40-prow/prow] decoration: of "acme" has github_app_id and no github_api_endpoints, so that every clone fails; add "https://api.github.com", or that of a server of yours (PropMissing)',
    ] },
    corrected: () => app({ decoration: [{ githubAppId: '12', githubAppPrivateKeySecret: { name: 'clones', key: 'pem' }, githubApiEndpoints: ['https://api.github.com'] }] }),
  },
  {
    id: 'O-21', says: 'the same of one job',
    input: () => app({
      decoration: [{ cluster: 'default', githubApiEndpoints: ['https://api.github.com'] }],
      jobs: jobs({ name: 'lint', decoration_config: { github_app_private_key_secret: { name: 'clones', key: 'pem' } } }),
    }),
    becomes: { refused: ['[40-prow/prow] jobs.presubmits.acme/app[0].decoration_config: has github_app_private_key_secret and no github_app_id, so that every clone fails; add the '
      + 'number of the App (PropMissing)'] },
  },
  {
    id: 'O-22', says: 'a token of a job and for all, where an App clones',
    input: () => app({
      github: GitHub.cloud({ repositories: ['acme/app'], trust: [{ visibility: RepositoryVisibility.PRIVATE }], cloneApp: { appId: 12 } }),
      decoration: [{ oauthTokenSecret: { name: 'git-token', key: 'token' } }],
    }),
    becomes: { refused: ['[40-prow/prow] decoration: clones by both oauth_token_secret and github_app_id where every repository meets "acme/app", and no job there clones anything; keep one '
      + 'of them (MutuallyExclusive)'] },
  },
  {
    id: 'O-23', says: 'a token of a job of a repository that an App clones',
    input: () => app({
      github: GitHub.cloud({ repositories: ['acme/app'], trust: [{ visibility: RepositoryVisibility.PRIVATE }], cloneApp: { appId: 12 } }),
      jobs: jobs({ name: 'lint', decoration_config: TOKEN }),
    }),
    becomes: { refused: ['[40-prow/prow] jobs.presubmits.acme/app[0].decoration_config: clones by both oauth_token_secret and github_app_id, beside the defaults of decoration, so that '
      + 'nothing is cloned; keep one of them for its repository and cluster (MutuallyExclusive)'] },
  },
  {
    id: 'O-40', says: 'Secrets of jobs whose options of secrets.sh are for something else',
    input: () => app({
      buildClusters: [BUILD], slack: { reporterConfigs: [{ channel: 'ci' }] }, storage: S3,
      jobSecrets: [{ name: 'slack', keys: ['token'] }, { name: 's3-access', keys: ['key'] }, { name: 'kubeconfig', keys: ['build'] }, { name: 'reg', keys: ['token'] }],
    }),
    becomes: { refused: [['token', '--slack-token-file'], ['key', '--s3-access-key-file'], ['build', '--kubeconfig-build-file']].map(([key, option], i) => (
      `new ProwApp({ jobSecrets[${i}].keys[0] }): "${key}" has the option ${option}, which secrets.sh has for something else; give it or its Secret another name (ElementTwice)`)) },
  },
  {
    id: 'O-41', says: 'Secrets and accounts that are in another cluster than their jobs',
    input: () => app({
      buildClusters: [BUILD, TRUSTED], jobs: ProwJobs.of({ postsubmits: { 'acme/app': [
        { name: 'release', cluster: 'trusted', spec: { ...reading('token'), serviceAccountName: 'rel' } },
        { name: 'else', cluster: 'build', spec: { ...POD, serviceAccountName: 'nobodys' } },
      ] } } as never),
      decoration: [{ cluster: 'build', sshKeySecrets: ['deploy'] }, { repository: 'acme', oauthTokenSecret: { name: 'git', key: 'token' }, cluster: 'trusted' }],
      jobSecrets: [{ name: 'reg', keys: ['token'] }, { name: 'deploy', keys: ['id'] }, { name: 'git', keys: ['token'] }], jobServiceAccounts: [{ name: 'rel' }],
    }),
    becomes: { warned: [
      'Jobs of the build cluster "build" name a Secret that is not known there, and their pods do not start without: `deploy` (decoration[0]). '
        + '`jobSecrets[1]` is for other clusters: add it there, `clusters: ["default", "build"]`.',
      'Jobs of the build cluster "build" name a ServiceAccount that is not known there, and their pods do not start without: `nobodys` '
        + '(jobs.postsubmits.acme/app[1]). `jobServiceAccounts: [{ name: "nobodys", clusters: ["build"] }]` has it made there; what somebody else makes '
        + 'there say with existing: { serviceAccounts: [{ name: "nobodys", namespace: "test-pods" }] }.',
      'Jobs of the build cluster "trusted" name 2 Secrets that are not known there, and their pods do not start without: `git` (decoration[1]), '
        + '`reg` (jobs.postsubmits.acme/app[0]). `jobSecrets[2]` is for other clusters: add it there, `clusters: ["default", "trusted"]`.',
      'Jobs of the build cluster "trusted" name a ServiceAccount that is not known there, and their pods do not start without: `rel` '
        + '(jobs.postsubmits.acme/app[0]). `jobServiceAccounts[0]` is for other clusters: add it there, `clusters: ["default", "trusted"]`.',
    ] },
    corrected: () => app({
      buildClusters: [BUILD, TRUSTED], jobs: ProwJobs.of({ postsubmits: { 'acme/app': [{ name: 'release', cluster: 'trusted', spec: { ...reading('token'), serviceAccountName: 'rel' } }] } } as never),
      jobSecrets: [{ name: 'reg', keys: ['token'], clusters: ['trusted'] }], jobServiceAccounts: [{ name: 'rel', clusters: ['trusted'] }],
    }),
  },
  {
    id: 'O-42', says: 'an account that is missing where jobs are sent',
    input: () => app({
      buildClusters: [BUILD, TRUSTED], scheduler: { failover: { trusted: 'build' } }, jobServiceAccounts: [{ name: 'rel', clusters: ['trusted'] }],
      jobs: ProwJobs.of({ postsubmits: { 'acme/app': [{ name: 'release', cluster: 'trusted', spec: { ...POD, serviceAccountName: 'rel' } }] } } as never),
    }),
    becomes: { warned: [
      'Jobs of the build cluster "build" name a ServiceAccount that is not known there, and their pods do not start without: `rel` '
        + '(jobs.postsubmits.acme/app[0]). `jobServiceAccounts[0]` is for other clusters: add it there, `clusters: ["trusted", "build"]`.',
    ] },
  },
  {
    id: 'O-43', says: 'a key that a Secret of jobs will not have',
    input: () => app({
      jobs: ProwJobs.of({ postsubmits: { 'acme/app': [{ name: 'release', spec: { ...reading('tokn'), volumes: [{ name: 'v', secret: { secretName: 'reg', items: [{ key: 'ca.crt', path: 'ca' }] } }] } }] } } as never),
      decoration: [{ oauthTokenSecret: { name: 'git', key: 'tok' } }], jobSecrets: [{ name: 'reg', keys: ['token'] }, { name: 'git', keys: ['token'] }],
    }),
    becomes: { warned: [
      'jobs.postsubmits.acme/app[0].spec.volumes[0].secret.items[0].key: `jobSecrets[0]` makes the Secret `reg` without the key `ca.crt`, and the '
        + 'pod does not start without it; add it to keys.',
      'jobs.postsubmits.acme/app[0].spec.containers[0].env[0].valueFrom.secretKeyRef.key: `jobSecrets[0]` makes the Secret `reg` without the key '
        + '`tokn`, and the pod does not start without it; did you mean `token`?',
      'decoration[0].oauthTokenSecret.key: `jobSecrets[1]` makes the Secret `git` without the key `tok`, and the pod does not start without it; add '
        + 'it to keys.',
    ] },
    corrected: () => app({ jobs: ProwJobs.of({ postsubmits: { 'acme/app': [{ name: 'release', spec: reading('token') }] } } as never), jobSecrets: [{ name: 'reg', keys: ['token'] }] }),
  },
  {
    id: 'O-24', says: 'an account that decoration gives all jobs of a repository, presubmits too',
    input: () => app({
      decoration: [{ repository: 'acme/app', defaultServiceAccountName: 'release' }], jobServiceAccounts: [{ name: 'release' }],
      jobs: jobs({ name: 'lint' }, { name: 'unit' }, { name: 'own', decoration_config: { default_service_account_name: 'prow-job' } }),
    }),
    becomes: { refused: ['new ProwApp({ decoration[0].defaultServiceAccountName }): "release" is a ServiceAccount, and the presubmits "lint" and 1 more run what somebody else wrote; leave it '
      + 'out, or name it in jobsAdmission.presubmitServiceAccounts with the reason (PresubmitReachesSecret)'] },
    corrected: () => app({
      jobServiceAccounts: [{ name: 'release' }],
      jobs: ProwJobs.of({ presubmits: { 'acme/app': [{ name: 'lint', spec: POD }] }, postsubmits: { 'acme/app': [{ name: 'push', spec: { serviceAccountName: 'release', ...POD } }] } }),
    }),
  },
  {
    id: 'O-25', says: 'the same of one presubmit',
    input: () => app({ jobServiceAccounts: [{ name: 'release' }], jobs: lint({ decoration_config: { default_service_account_name: 'release' } }) }),
    becomes: { refused: ['new ProwApp({ jobs.presubmits.acme/app[0].decoration_config.default_service_account_name }): "release" is a ServiceAccount, and the presubmit "lint" runs what somebody '
      + 'else wrote; leave it out, or name it in jobsAdmission.presubmitServiceAccounts with the reason (PresubmitReachesSecret)'] },
  },
  {
    id: 'O-26', says: 'the same where no presubmit is in code',
    input: () => app({ decoration: [{ defaultServiceAccountName: 'release' }], jobServiceAccounts: [{ name: 'release' }], jobs: ProwJobs.of({ periodics: [{ name: 'nightly', interval: '1h', spec: POD }] }) }),
    becomes: { warned: ['`decoration[0].defaultServiceAccountName`: presubmits may not be the ServiceAccount `release`, and those in files of repositories end in error where they name no '
      + 'other. Give it to jobs that need it by `spec.serviceAccountName`, or name it in `jobsAdmission.presubmitServiceAccounts` with the reason.'] },
  },
  {
    id: 'O-27', says: 'events for Slack, without a token of it',
    input: () => app({ plugins: { enabled: { 'acme/app': { add: ['slackevents'] } } }, pluginOverrides: { slack: { mentionchannels: ['ci'] } } }),
    becomes: { warned: ['The plugin slackevents runs in `acme/app` and tells nobody: hook.extraArgs has no --slack-token-file, a file with a bot token of Slack that its pod mounts.'] },
  },
  {
    id: 'O-28', says: 'statuses of postsubmits alone',
    input: () => app({ githubReporter: { jobTypesToReport: [ReportedJobType.POSTSUBMIT] }, jobs: lint() }),
    becomes: { warned: ['githubReporter.jobTypesToReport: GitHub hears nothing of presubmits, so that tide and the protection of branches wait for ever for those that must pass; add presubmit.'] },
  },
  {
    id: 'O-44', says: 'jobs that may take longer than their pods may run',
    input: () => app({
      plank: { podRunningTimeout: '3h' }, decoration: [{ repository: 'acme/lib', timeout: '50h' }, { repository: 'acme', podRunningTimeout: '30m' }],
      jobs: jobs({ name: 'long', decoration_config: { timeout: '72h' } }, { name: 'own', decoration_config: { timeout: '4h', pod_running_timeout: '2h' } },
        { name: 'fits', decoration_config: { timeout: '29m' } }),
    }),
    becomes: { warned: [
      'decoration[0].repository: `acme/lib` is not among the repositories of github, so the entry does nothing for it.',
      'Jobs of "acme/lib" may take 50h (timeout), and 30m after its start a pod is deleted (podRunningTimeout), so that the job is aborted first: '
        + 'give podRunningTimeout more than 50h, or timeout less.',
      'Jobs of "acme" may take 2h (timeout), and 30m after its start a pod is deleted (podRunningTimeout), so that the job is aborted first: give '
        + 'podRunningTimeout more than 2h, or timeout less.',
      'jobs.presubmits.acme/app[0].decoration_config: the job may take 72h (timeout), and 30m after its start a pod is deleted (podRunningTimeout), '
        + 'so that the job is aborted first: give podRunningTimeout more than 72h, or timeout less.',
      'jobs.presubmits.acme/app[1].decoration_config: the job may take 4h (timeout), and 2h after its start a pod is deleted (podRunningTimeout), '
        + 'so that the job is aborted first: give podRunningTimeout more than 4h, or timeout less.',
    ] },
    corrected: () => app({ jobs: jobs({ name: 'long', decoration_config: { timeout: '72h', pod_running_timeout: '73h' } }) }),
  },
  {
    id: 'O-45', says: 'a context that is required of repositories whose jobs do not report it',
    input: () => app({ github: BOTH, configRepository: 'acme/app', jobs: lint(), tide: { contextOptions: { requiredContexts: ['lint'], orgs: { acme: { requiredContexts: ['lint'] } } } } }),
    becomes: { warned: [
      'tide.contextOptions.requiredContexts: no job of acme/lib here reports `lint`, and tide merges nothing there until it is green. Say it below '
        + 'orgs for the repositories whose jobs report it; what an App or a job of a repository reports say in tide.otherContexts.',
      'tide.contextOptions.orgs.acme.requiredContexts: no job of acme/lib here reports `lint`, and tide merges nothing there until it is green. Say '
        + 'it below orgs for the repositories whose jobs report it; what an App or a job of a repository reports say in tide.otherContexts.',
    ] },
    corrected: () => app({ github: BOTH, configRepository: 'acme/app', jobs: lint(), tide: { contextOptions: { orgs: { acme: { repos: { app: { requiredContexts: ['lint'] } } } } } } }),
  },
  {
    id: 'O-46', says: 'a context that GitHub waits for, of a job that does not always run',
    input: () => app({
      jobs: jobs({ name: 'docs', run_if_changed: '^docs/' }, { name: 'unit', always_run: true }),
      branchProtection: { orgs: { acme: { repos: { app: { protect: true, requiredStatusChecks: { contexts: ['docs', 'unit'] } } } } } },
    }),
    becomes: { warned: [
      'branchProtection.orgs.acme.repos.app.requiredStatusChecks.contexts: the job that reports `docs` does not run for every pull request, and '
        + 'GitHub waits for it where it did not. Give the job always_run: true, or leave it out here: tide waits for it where it runs.',
    ] },
  },
  {
    id: 'O-47', says: 'expressions where names of branches are',
    input: () => app({ tide: { queries: [
      { repos: ['acme/app'], labels: ['lgtm'], includedBranches: ['release-.*'] }, { repos: ['acme/app'], labels: ['lgtm'], excludedBranches: ['release-*', '^dev$', 'v1.x'] },
    ] } }),
    becomes: { refused: [
      'new ProwApp({ tide.queries[0].includedBranches[0] }): "release-.*" is no name of a branch, and expressions are not read here; write whole '
        + 'names, each by itself (PatternMismatch)',
      'new ProwApp({ tide.queries[1].excludedBranches[0] }): "release-*" is no name of a branch, and expressions are not read here; write whole '
        + 'names, each by itself (PatternMismatch)',
      'new ProwApp({ tide.queries[1].excludedBranches[1] }): "^dev$" is no name of a branch, and expressions are not read here; write whole names, '
        + 'each by itself (PatternMismatch)',
    ] },
    corrected: () => app({ tide: { queries: [{ repos: ['acme/app'], labels: ['lgtm'], includedBranches: ['release-1.0', 'main'] }] } }),
  },
  {
    id: 'O-48', says: 'the same, where policies are said of branches',
    input: () => app({
      tide: { contextOptions: { orgs: { acme: { repos: { app: { branches: { 'release-.*': { optionalContexts: ['x'] } } } } } } } },
      branchProtection: { orgs: { acme: { repos: { app: { branches: { 'release-.*': { protect: true }, 'main': { protect: true } } } } } } },
    }),
    becomes: { refused: [
      'new ProwApp({ tide.contextOptions.orgs.acme.repos.app.branches }): "release-.*" is no name of a branch, and expressions are not read here; '
        + 'write whole names, each by itself (PatternMismatch)',
      'new ProwApp({ branchProtection.orgs.acme.repos.app.branches }): "release-.*" is no name of a branch, and expressions are not read here; '
        + 'write whole names, each by itself (PatternMismatch)',
    ] },
  },
  {
    id: 'O-49', says: 'the same in overrides',
    input: () => app({ configOverrides: {
      'tide': { context_options: { orgs: { acme: { repos: { app: { branches: { 'release-*': { 'optional-contexts': ['x'] } } } } } } } },
      'branch-protection': { orgs: { acme: { repos: { app: { branches: { 'release-*': { protect: true } } } } } } },
    } }),
    becomes: { refused: [
      '[40-prow/prow] configOverrides.tide.context_options.orgs.acme.repos.app.branches: "release-*" is no name of a branch, and expressions are '
        + 'not read here; write whole names, each by itself (PatternMismatch)',
      '[40-prow/prow] configOverrides.branch-protection.orgs.acme.repos.app.branches: "release-*" is no name of a branch, and expressions are not '
        + 'read here; write whole names, each by itself (PatternMismatch)',
    ] },
  },
  {
    id: 'O-50', says: 'files of jobs with one key',
    input: () => app({ configRepository: 'acme/app', configUpdater: { maps: [{ files: 'ci/prow-jobs.yaml', jobs: true, name: 'more' }] } }),
    becomes: { refused: [
      'new ProwApp({ configUpdater.maps[0].key }): "prow-jobs.yaml" is the key of "prow-jobs.yaml" of configRepository too, of which Prow would '
        + 'read one; give it another key (KeyUsedTwice)',
    ] },
    corrected: () => app({ configRepository: 'acme/app', configUpdater: { maps: [{ files: 'ci/prow-jobs.yaml', jobs: true, name: 'more', key: 'ci.yaml' }] } }),
  },
  {
    id: 'O-51', says: 'one key for many files',
    input: () => app({ configRepository: 'acme/app', configUpdater: { maps: [{ files: 'ci/*.yaml', name: 'y', key: 'k.yaml' }] } }),
    becomes: { refused: [
      'new ProwApp({ configUpdater.maps[0].key }): "k.yaml" is the key of one file, and each of "ci/*.yaml" would be written over the others; leave '
        + 'it out (MutuallyExclusive)',
    ] },
    corrected: () => app({ configRepository: 'acme/app', configUpdater: { maps: [{ files: 'ci/*.yaml', name: 'y' }] } }),
  },
  {
    id: 'O-52', says: 'a cluster that is disabled, and what is sent there',
    input: () => app({
      buildClusters: [BuildCluster.kubeconfig('build', { apiServer: 'https://203.0.113.50:6443', disabled: true }), TRUSTED], configRepository: 'acme/app',
      configUpdater: { maps: [{ files: 'ci/x.yaml', name: 'x', clusters: { build: ['test-pods'] } }] }, scheduler: { failover: { default: 'build' } }, jobs: lint(),
    }),
    becomes: { warned: [
      'scheduler.failover sends jobs of "default" to "build", which is disabled: they would end in error. Send them elsewhere.',
      'configUpdater.maps[0].clusters: "build" is disabled, and hook writes nothing there and tells of an error: leave it out meanwhile.',
    ] },
  },
  {
    id: 'O-53', says: 'a trusted cluster and one for strangers that are one',
    input: () => app({ buildClusters: [TRUSTED, BuildCluster.kubeconfig('strangers', { apiServer: 'https://203.0.113.60:6443' })] }),
    becomes: { warned: [
      'The build cluster "trusted" is trusted, and "strangers", at the same apiServer, is not: presubmits run in one namespace with the Secrets of '
        + 'trusted jobs. Give trusted jobs a cluster of their own.',
    ] },
  },
  {
    id: 'O-54', says: 'plugins that do nothing without their section',
    input: () => app({ plugins: { enabled: { 'acme/app': { add: ['cherry-pick-approved', 'slackevents', 'heart'] } } } }),
    becomes: { refused: [
      '[40-prow/prow] plugins.enabled.acme/app.add[0]: "cherry-pick-approved" does nothing without plugins.cherryPickApproved; say that too, or leave it out (PropMissing)',
      '[40-prow/prow] plugins.enabled.acme/app.add[1]: "slackevents" does nothing without pluginOverrides.slack; say that too, or leave it out (PropMissing)',
    ] },
    corrected: () => app({ plugins: { enabled: { 'acme/app': { add: ['heart'] } } } }),
  },
  {
    id: 'O-29', says: 'maps of config-updater that nobody may write, or from where it does not run',
    input: () => app({
      configRepository: 'acme/app', plugins: { enabled: { 'acme/app': { remove: ['config-updater'] } } },
      configUpdater: { maps: [{ files: 'a.yaml', name: 'a', deniedRepositories: ['acme/app'] }, { files: 'b.yaml', name: 'b' }] },
    }),
    becomes: { refused: [
      'new ProwApp({ configUpdater.maps[0].deniedRepositories }): names all that may write it, so that nobody could; take out the one that shall (MutuallyExclusive)',
      'new ProwApp({ configUpdater.maps[1] }): is written by nobody, because config-updater does not run in acme/app; let it run there by plugins.enabled, or leave the map out '
        + '(PropWithoutEffect)',
    ] },
    corrected: () => app({ configRepository: 'acme/app', configUpdater: { maps: [{ files: 'a.yaml', name: 'a' }, { files: 'b.yaml', name: 'b' }] } }),
  },
  {
    id: 'O-30', says: 'a job that checks jobs where none can',
    input: () => app({ checkconfig: true, configUpdater: { prowJobsFile: false } }),
    becomes: { refused: ['new ProwApp({ checkconfig }): asks for a job that nothing could do: config-updater makes job config of no file of a repository, or of its top alone; leave it out '
      + '(PropWithoutEffect)'] },
  },
  {
    id: 'O-31', says: 'the same where no job is decorated',
    input: () => app({ checkconfig: true, jobsPodSecurity: PodSecurityLevel.RESTRICTED }),
    becomes: { refused: ['new ProwApp({ checkconfig }): asks for a job that nothing could do: no job is decorated under jobsPodSecurity RESTRICTED; leave it out (PropWithoutEffect)'] },
  },
  {
    id: 'O-55', says: 'a probe of a deck that asks strangers who they are',
    input: () => app({
      exposure: Exposure.ingress({ domain: 'acme.dev', controller: IngressController.traefik() }), deckAccess: DeckAccess.oauth2Proxy({ org: 'acme' }),
      monitoring: Monitoring.prometheusOperator({ probes: { prober: 'http://blackbox-exporter.monitoring:9115' } }),
    }),
    becomes: { warned: [
      'monitoring.probes: deck is asked by the module http_2xx, and what stands before it answers 403 to strangers, so that ProwUnreachable would '
        + 'never end. Write deckModule: \'prow_door\', which docs/monitoring.md has, or the module of yours that takes 403.',
    ] },
    corrected: () => app({
      exposure: Exposure.ingress({ domain: 'acme.dev', controller: IngressController.traefik() }), deckAccess: DeckAccess.oauth2Proxy({ org: 'acme' }),
      monitoring: Monitoring.prometheusOperator({ probes: { prober: 'http://blackbox-exporter.monitoring:9115', deckModule: 'prow_door' } }),
    }),
  },
  {
    id: 'O-56', says: 'clones by SSH without a key, and two folders to start in',
    input: () => app({ jobs: jobs({ name: 'unit', clone_uri: 'git@github.com:acme/app.git', extra_refs: [
      { org: 'acme', repo: 'lib', base_ref: 'main', workdir: true }, { org: 'acme', repo: 'x', base_ref: 'main', workdir: true, clone_uri: 'ssh://git@github.com/acme/x' },
    ] }) }),
    becomes: { warned: [
      'jobs.presubmits.acme/app[0].extra_refs[1]: the job starts in extra_refs[0], the first with workdir, so that this one does nothing.',
      'jobs.presubmits.acme/app[0].clone_uri: `git@github.com:acme/app.git` is cloned by SSH, and the job has no key: name one in sshKeySecrets, or '
        + 'write an address of https.',
      'jobs.presubmits.acme/app[0].extra_refs[1].clone_uri: `ssh://git@github.com/acme/x` is cloned by SSH, and the job has no key: name one in '
        + 'sshKeySecrets, or write an address of https.',
    ] },
    corrected: () => app({ decoration: [{ repository: 'acme', sshKeySecrets: ['deploy'] }], jobs: jobs({ name: 'unit', clone_uri: 'git@github.com:acme/app.git' }) }),
  },
  {
    id: 'O-57', says: 'a link of the status of tide for one organisation of two',
    input: () => app({ github: GitHub.cloud({ repositories: ['acme/app', 'umbrella'] }), configRepository: 'acme/app', tide: { targetUrls: { acme: 'https://x.acme.dev/tide' } } }),
    becomes: { warned: [
      'tide.targetUrls: the status of tide has no link in umbrella; give "*" one, such as `http://prow.acme.dev:30002/tide`.',
    ] },
    corrected: () => app({
      github: GitHub.cloud({ repositories: ['acme/app', 'umbrella'] }), configRepository: 'acme/app',
      tide: { targetUrls: { 'acme': 'https://x.acme.dev/tide', '*': 'https://y.acme.dev/tide' } },
    }),
  },
  {
    id: 'O-58', says: 'ConfigMaps that apply.sh or jobs from code will have, and one twice',
    input: () => app({ configRepository: 'acme/app', configUpdater: { maps: [
      { files: 'a.yaml', name: 'cdk8s-prow-inventory' }, { files: 'b.yaml', name: 'job-config-from-code-2' }, { files: 'c/*.yaml', partitionedNames: ['a', 'b', 'a'] },
    ] } }),
    becomes: { refused: [
      'new ProwApp({ configUpdater.maps[0].name }): "cdk8s-prow-inventory" is where apply.sh keeps what it applied; take another name '
        + '(ConfigMapWrittenTwice)',
      'new ProwApp({ configUpdater.maps[1].name }): "job-config-from-code-2" is kept for jobs from code; take another name (ConfigMapWrittenTwice)',
      'new ProwApp({ configUpdater.maps[2].partitionedNames[2] }): "a" is given twice; remove one of them (ElementTwice)',
    ] },
  },
  {
    id: 'O-59', says: 'an App that has to be an admin',
    input: () => app({ peribolos: { configMapName: 'acme-org', fixes: { members: true }, requireSelf: true } }),
    becomes: { refused: [
      'new ProwApp({ peribolos.requireSelf }): is true, and an App is no user who could be an admin, so that peribolos would end in error; leave it '
        + 'out (MutuallyExclusive)',
    ] },
    corrected: () => app({ peribolos: { configMapName: 'acme-org', fixes: { members: true } } }),
  },
  {
    id: 'O-60', says: 'a comment once all is done where none comes',
    input: () => app({ githubReporter: { noCommentRepos: ['acme'], summaryCommentRepos: ['acme/app'] } }),
    becomes: { refused: [
      'new ProwApp({ githubReporter.summaryCommentRepos[0] }): "acme/app" gets no comment by noCommentRepos; keep it in one of the two '
        + '(PropWithoutEffect)',
    ] },
    corrected: () => app({ githubReporter: { summaryCommentRepos: ['acme/app'] } }),
  },
  {
    id: 'O-61', says: 'sections of plugins for repositories that nobody serves',
    input: () => app({ plugins: {
      enabled: { 'acme/app': { add: ['branchcleaner', 'override'] } }, owners: { skipCollaborators: ['umbrella/a'], mdYamlRepos: ['umbrella/b'] },
      override: { allowedGithubTeams: { 'umbrella/c': ['leads'] } }, branchCleaner: { preservedBranches: { 'umbrella/d': ['main'] } },
      label: { restrictedLabels: { 'umbrella/e': [{ label: 'approved', allowedUsers: ['ann'] }] } },
    } }),
    becomes: { warned: [
      'plugins.owners.skipCollaborators: `umbrella/a` is not among the repositories of github, so the entry does nothing for it. The same is so of '
        + '4 more: plugins.owners.mdYamlRepos, plugins.override.allowedGithubTeams, plugins.branchCleaner.preservedBranches and others.',
    ] },
  },
  {
    id: 'O-62', says: 'a repository in which no plugin gives a label that tide could wait for',
    input: () => app({ github: BOTH, configRepository: 'acme/app', plugins: { enabled: { 'acme/lib': { remove: ['lgtm', 'approve'] } } } }),
    becomes: { warned: [
      'tide merges nothing in acme/lib: neither lgtm nor approve runs there, and without a label that people give everything would be merged. Have '
        + 'one of them run there, or say in tide.queries what is merged.',
    ] },
    corrected: () => app({ github: BOTH, configRepository: 'acme/app', plugins: { enabled: { 'acme/lib': { remove: ['lgtm'] } } } }),
  },
  {
    id: 'O-32', says: 'names in another case than they are served in',
    input: () => app({ jobs: ProwJobs.of({ presubmits: { 'Acme/App': [{ name: 'lint', spec: POD }] } }) }),
    becomes: { refused: ['[40-prow/prow] jobs.presubmits.Acme/App: is not served, so nothing would start these jobs; did you mean "acme/app"? (RepositoryNotServed)'] },
    corrected: () => app({ jobs: lint() }),
  },
  {
    id: 'O-33', says: 'the same of the one with configuration, in an organisation',
    input: () => app({ github: GitHub.cloud({ repositories: ['acme'] }), configRepository: 'Acme/infra' }),
    becomes: { refused: ['new ProwApp({ configRepository }): "Acme/infra" is none of the repositories acme; did you mean "acme/infra"? (ConfigRepositoryUnknown)'] },
  },
  {
    id: 'O-34', says: 'a plugin for an organisation, which a repository below it has already',
    input: () => app({ github: GitHub.cloud({ repositories: ['acme'] }), configRepository: 'acme/infra', plugins: { enabled: { acme: { add: ['config-updater'] } } } }),
    becomes: { refused: ['[40-prow/prow] plugins.enabled.acme: "config-updater" is enabled for "acme/infra" by default, and Prow takes no plugin twice; take it out here, or add "infra" to its '
      + 'excludedRepos (PluginTwice)'] },
    corrected: () => app({ github: GitHub.cloud({ repositories: ['acme'] }), configRepository: 'acme/infra' }),
  },
  {
    id: 'O-35', says: 'a map of one of several repositories, and none of them has prow-jobs.yaml',
    input: () => app({
      github: GitHub.cloud({ repositories: ['acme/app', 'acme/lib'], trust: [{ visibility: RepositoryVisibility.PRIVATE }] }),
      configUpdater: { maps: [{ files: 'a.yaml', name: 'a', allowedRepositories: ['acme/app'] }] },
    }),
    becomes: { warned: ['No `prow-jobs.yaml` is read, because nobody said which of the repositories has it: name one by `configRepository`, or say that there is none by '
      + '`configUpdater: { prowJobsFile: false }`. Until then jobs come from the `.prow.yaml` of each repository alone.'] },
  },
  {
    id: 'O-36', says: 'a decorated job on a build cluster where none starts',
    input: () => app({
      storage: ObjectStorage.s3({ endpoint: 'https://s3.acme.dev', region: 'eu', bucket: 'prow' }),
      buildClusters: [BuildCluster.kubeconfig('build', { apiServer: 'https://203.0.113.7:6443', jobsPodSecurity: PodSecurityLevel.RESTRICTED })],
      jobs: lint({ cluster: 'build', spec: { securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
        containers: [{ ...POD.containers[0], securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } } }] } }),
    }),
    becomes: { refused: ['[40-prow/prow] jobs.presubmits.acme/app[0]: is decorated, and the containers that Prow adds to its pod lack what Pod Security "restricted", the level of namespace '
      + '"test-pods", wants of each; write decorate: false, or set jobsPodSecurity of the build cluster "build" to PodSecurityLevel.BASELINE (PodSecurityRefused)'] },
  },
  {
    id: 'O-37', says: 'how branches of a repository are merged that is not served',
    input: () => app({ tide: { branchMergeMethods: [{ repo: 'else/site', branches: '^release-', method: TideMergeMethod.REBASE }] } }),
    becomes: { warned: ['tide.branchMergeMethods[0].repo: `else/site` is not among the repositories of github, so the entry does nothing for it.'] },
  },
  {
    id: 'O-80', says: 'branches that a job skips all, tags by their whole name, and files from a root that nobody has',
    input: () => ProwJobs.of({
      presubmits: { 'acme/app': [
        { name: 'unit', always_run: true, branches: ['^main$'], skip_branches: ['^main$', '^old$'], spec: POD }, { name: 'lint', run_if_changed: '^/src/', spec: POD },
        { name: 'old', always_run: true, branches: ['^release-1\\.0$', '^v1$'], skip_branches: ['^release-.*', '^v'], spec: POD },
      ] },
      postsubmits: { 'acme/app': [
        { name: 'release', branches: ['^refs/tags/v'], spec: POD }, { name: 'docs', skip_if_only_changed: '^\\./docs/', spec: POD },
      ] },
    }),
    becomes: { refused: [
      'ProwJobs.of({ presubmits.acme/app[0].skip_branches }): takes out all of branches, so that the job never runs; leave one of them out (MutuallyExclusive)',
      'ProwJobs.of({ presubmits.acme/app[1].run_if_changed }): "^/src/" matches no file: GitHub tells paths from the top of the repository, without "/" or "./" in front; write '
        + '"^src/" (PatternMismatch)',
      'ProwJobs.of({ presubmits.acme/app[2].skip_branches }): takes out all of branches, so that the job never runs; leave one of them out (MutuallyExclusive)',
      'ProwJobs.of({ postsubmits.acme/app[0].branches[0] }): "^refs/tags/v" matches no tag: Prow asks by its name, without "refs/tags/"; write "^v" (PatternMismatch)',
      'ProwJobs.of({ postsubmits.acme/app[1].skip_if_only_changed }): "^\\\\./docs/" matches no file: GitHub tells paths from the top of the repository, without "/" or "./" in '
        + 'front; write "^docs/" (PatternMismatch)',
    ] },
    corrected: () => ProwJobs.of({
      presubmits: { 'acme/app': [{ name: 'lint', run_if_changed: '^src/', branches: ['^main$', '^release-1.0$'], skip_branches: ['^release-1\\.0$'], spec: POD }] },
      postsubmits: { 'acme/app': [{ name: 'release', branches: ['^v'], spec: POD }] },
    }),
  },
  {
    id: 'O-81', says: 'patterns of files as a shell has them',
    input: () => app({ jobs: jobs({ name: 'unit', run_if_changed: '^src/*.go' }) }),
    becomes: { warned: ['jobs.presubmits.acme/app[0].run_if_changed: `^src/*.go` is a regular expression, in which `*` repeats the `/` before it; for all files that end so write '
      + '`^src/.*\\.go$`.'] },
  },
  {
    id: 'O-82', says: 'what Prow writes over in pods of jobs',
    input: () => app({ jobs: ProwJobs.of({
      presets: [{ labels: { 'preset-go': 'true' }, env: [{ name: 'GOPATH', value: '/go' }] }],
      presubmits: { 'acme/app': [{
        name: 'unit', always_run: true, spec: { restartPolicy: 'OnFailure', containers: [{ ...POD.containers[0], env: [{ name: 'ARTIFACTS', value: '/tmp/out' }] }] },
      }] },
    }) }),
    becomes: { warned: [
      'jobs.presubmits.acme/app[0].spec.restartPolicy: `OnFailure` does nothing, because Prow writes `Never` into every pod; leave it out.',
      'jobs.presubmits.acme/app[0].spec.containers[0].env[0]: what it says of `ARTIFACTS` does nothing, because Prow writes the folder that is kept behind it in decorated jobs; '
        + 'set it in the command.',
      'jobs.presets[0].env[0]: what it says of `GOPATH` does nothing, because Prow writes the folder of the clones behind it in decorated jobs; set it in the command.',
    ] },
  },
  {
    id: 'O-83', says: 'a queue in which nothing starts, and more at once than there may be',
    input: () => app({
      plank: { jobQueueCapacities: { paused: 0, few: 2 }, maxConcurrency: 5 },
      jobs: jobs({ name: 'a', job_queue_name: 'paused' }, { name: 'b', job_queue_name: 'few', max_concurrency: 4 }, { name: 'c', max_concurrency: 6 }),
    }),
    becomes: { warned: [
      'jobs.presubmits.acme/app[0].job_queue_name: no job of the queue `paused` ever starts, because its capacity is 0; -1 is without a limit.',
      'jobs.presubmits.acme/app[1].max_concurrency: 4 of it never run at once, because the queue `few` takes 2.',
      'jobs.presubmits.acme/app[2].max_concurrency: 6 of it never run at once, because plank.maxConcurrency, for all jobs together, is 5.',
    ] },
  },
  {
    id: 'O-84', says: 'a cluster whose jobs go to one whose jobs go elsewhere',
    input: () => app({ buildClusters: [BUILD, TRUSTED], storage: S3, scheduler: { failover: { default: 'build', build: 'default', trusted: 'trusted' } } }),
    becomes: { refused: [
      'new ProwApp({ scheduler.failover.default }): "build" is sent to "default" itself, and jobs of "default" would stay there; name one that takes jobs (MutuallyExclusive)',
      'new ProwApp({ scheduler.failover.build }): "default" is sent to "build" itself, and jobs of "build" would stay there; name one that takes jobs (MutuallyExclusive)',
      'new ProwApp({ scheduler.failover.trusted }): "trusted" is the cluster itself; name another one (MutuallyExclusive)',
    ] },
    corrected: () => app({ buildClusters: [BUILD], storage: S3, scheduler: { failover: { build: 'default' } } }),
  },
  {
    id: 'O-85', says: 'pods that are kept longer than pods become',
    input: () => app({ sinker: { terminatedPodTtl: '30h' } }),
    becomes: { refused: ['new ProwApp({ sinker.terminatedPodTtl }): "30h" is more than maxPodAge, "24h", by which a pod that has ended is deleted before; lower it, or raise '
      + 'maxPodAge (MutuallyExclusive)'] },
    corrected: () => app({ sinker: { terminatedPodTtl: '30h', maxPodAge: '48h' } }),
  },
  {
    id: 'O-86', says: 'a section of a plugin for an organisation of which one repository is served',
    input: () => app({ plugins: { requireMatchingLabel: [{ org: 'acme', regexp: '^kind/', missingLabel: 'needs-kind', prs: true }] } }),
    becomes: { refused: ['[40-prow/prow] plugins.requireMatchingLabel[0]: does nothing, because the plugin require-matching-label does not run in "acme"; add it to '
      + 'plugins.enabled["acme/app"] (PropWithoutEffect)'] },
    corrected: () => app({ plugins: {
      enabled: { 'acme/app': { add: ['require-matching-label'] } }, requireMatchingLabel: [{ org: 'acme', regexp: '^kind/', missingLabel: 'needs-kind', prs: true }],
    } }),
  },
  {
    id: 'O-87', says: 'a job under the status of tide',
    input: () => ProwJobs.of({ presubmits: { 'acme/app': [{ name: 'tide', always_run: true, spec: POD }] } }),
    becomes: { refused: ['ProwJobs.of({ presubmits.acme/app[0].context }): "tide" is the status of tide itself, which would not wait for the job; give it another one (JobContextTaken)'] },
    corrected: () => ProwJobs.of({ presubmits: { 'acme/app': [{ name: 'tide', context: 'tide-test', always_run: true, spec: POD }] } }),
  },
  {
    id: 'O-88', says: 'a trigger that fits every comment',
    input: () => app({ jobs: jobs({ name: 'unit', trigger: '.*', rerun_command: '/test unit' }) }),
    becomes: { warned: ['jobs.presubmits.acme/app[0].trigger: `.*` fits every comment, so that each starts the job; write one like `(?m)^/test unit,?(\\s+|$)`.'] },
    corrected: () => app({ jobs: jobs({ name: 'unit', trigger: '(?m)^/test unit,?(\\s+|$)', rerun_command: '/test unit' }) }),
  },
  {
    id: 'O-89', says: 'times of a pod that end before those of its job',
    input: () => app({ jobs: jobs(
      { name: 'unit', decoration_config: { timeout: '1h' }, spec: { ...POD, activeDeadlineSeconds: 600 } },
      { name: 'lint', decoration_config: { grace_period: '10m' }, spec: { ...POD, terminationGracePeriodSeconds: 30 } },
      { name: 'fine', spec: { ...POD, activeDeadlineSeconds: 86_400, terminationGracePeriodSeconds: 3600 } },
    ) }),
    becomes: { warned: [
      'jobs.presubmits.acme/app[0].spec.activeDeadlineSeconds: 600 seconds after its start the pod is killed, before the job\'s timeout of 1h, and its log is lost; say it with '
        + 'timeout of decoration_config.',
      'jobs.presubmits.acme/app[1].spec.terminationGracePeriodSeconds: the pod is killed 30 seconds after it was told to end, before the job\'s grace_period of 10m, and its log is '
        + 'lost; leave it out, and Prow takes a quarter more than that.',
    ] },
  },
  {
    id: 'O-90', says: 'two queries of one repository, as if both had to fit',
    input: () => app({ tide: { queries: [{ repos: ['acme/app'], labels: ['lgtm', 'approved'], missingLabels: HELD }, { repos: ['acme/app'], labels: ['lgtm'], missingLabels: HELD }] } }),
    becomes: { warned: [
      'tide.queries[0]: it does nothing, because tide.queries[1] asks for less of the same repositories, and tide merges what fits either; take out one of them, or say all in one.',
    ] },
    corrected: () => app({ tide: { queries: [{ repos: ['acme/app'], labels: ['lgtm', 'approved'], missingLabels: HELD }] } }),
  },
  {
    id: 'O-91', says: 'reviews that GitHub wants, and tide does not wait for',
    input: () => reviewed({}),
    becomes: { warned: ['branchProtection.orgs.acme.repos.app: GitHub merges nothing without approving reviews, and tide tries it in acme/app as soon as labels and jobs fit, in vain '
      + 'each time: write reviewApprovedRequired: true in tide.queries.'] },
    corrected: () => reviewed({ tide: { queries: [{ repos: ['acme/app'], labels: ['lgtm', 'approved'], missingLabels: HELD, reviewApprovedRequired: true }] } }),
  },
  {
    id: 'O-92', says: 'who may merge, without Prow',
    input: () => app({ branchprotector: {}, branchProtection: { orgs: { acme: { protect: true, restrictions: { teams: ['maintainers'] } } } } }),
    becomes: { warned: ['branchProtection.orgs.acme.restrictions: GitHub lets nobody else push or merge, and Prow\'s GitHub App is not among them, so that tide merges nothing in '
      + 'acme/app: add the slug of the App to apps.'] },
    corrected: () => app({ branchprotector: {}, branchProtection: { orgs: { acme: { protect: true, restrictions: { teams: ['maintainers'], apps: ['acme-prow'] } } } } }),
  },
];
