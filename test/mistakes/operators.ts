import { GitHub, ProwJobs, RepositoryVisibility } from '../../src';
import { app, Mistake } from './mistake';

const POD = { containers: [{ image: 'golang:1.26', command: ['make'] }] };
const jobs = (...presubmits: readonly object[]) => ProwJobs.of({ presubmits: { 'acme/app': presubmits.map((one) => ({ spec: POD, ...one })) } } as never);
const TOKEN = { oauth_token_secret: { name: 'git-token', key: 'token' } };
const lint = (more: object = {}) => jobs({ name: 'lint', always_run: true, ...more });

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
];
