import { BuildCluster, GitHub, ObjectStorage, ProwJobs, ReportedJobType, RepositoryVisibility } from '../../src';
import { app, Mistake } from './mistake';

const POD = { containers: [{ image: 'golang:1.26', command: ['make'] }] };
const jobs = (...presubmits: readonly object[]) => ProwJobs.of({ presubmits: { 'acme/app': presubmits.map((one) => ({ spec: POD, ...one })) } } as never);
const TOKEN = { oauth_token_secret: { name: 'git-token', key: 'token' } };
const lint = (more: object = {}) => jobs({ name: 'lint', always_run: true, ...more });

const reading = (key: string) => ({ containers: [{ ...POD.containers[0], env: [{ name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'reg', key } } }] }] });
const BUILD = BuildCluster.kubeconfig('build', { apiServer: 'https://203.0.113.50:6443' });
const TRUSTED = BuildCluster.kubeconfig('trusted', { apiServer: 'https://203.0.113.60:6443', trusted: true });
const S3 = ObjectStorage.s3({ bucket: 'acme-logs', endpoint: 'https://s3.acme.dev', region: 'eu-central-1' });

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
    becomes: { refused: [
      'new ProwApp({ jobSecrets[0].keys[0] }): "token" has the option --slack-token-file, which secrets.sh has for something else; give it or its '
        + 'Secret another name (ElementTwice)',
      'new ProwApp({ jobSecrets[1].keys[0] }): "key" has the option --s3-access-key-file, which secrets.sh has for something else; give it or its '
        + 'Secret another name (ElementTwice)',
      'new ProwApp({ jobSecrets[2].keys[0] }): "build" has the option --kubeconfig-build-file, which secrets.sh has for something else; give it or '
        + 'its Secret another name (ElementTwice)',
    ] },
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
    input: () => app({ plugins: { enabled: { 'acme/app': { add: ['slackevents'] } } } }),
    becomes: { warned: ['The plugin slackevents runs in `acme/app` and tells nobody: hook.extraArgs has no --slack-token-file, a file with a bot token of Slack that its pod mounts.'] },
  },
  {
    id: 'O-28', says: 'statuses of postsubmits alone',
    input: () => app({ githubReporter: { jobTypesToReport: [ReportedJobType.POSTSUBMIT] }, jobs: lint() }),
    becomes: { warned: ['githubReporter.jobTypesToReport: GitHub hears nothing of presubmits, so that tide and the protection of branches wait for ever for those that must pass; add presubmit.'] },
  },
];
