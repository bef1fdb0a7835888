/** Flags that somebody must not say again, each with what answers it instead. */
export type Remedies = Readonly<Record<string, string>>;

/** Where configuration lies. */
export const CONFIG: Remedies = {
  'config-path': 'change what stands there with configOverrides',
  'job-config-path': 'give jobs with jobs: ProwJobs.of({ … }), or a further folder with --supplemental-prow-config-dir',
};

export const GITHUB_SERVER = 'say it with github: GitHub.enterprise({ host, apiUrl, repositories })';
const GITHUB_AUTH = 'say it with auth: GitHubAuth.app() or GitHubAuth.token() in github';

/** Which GitHub is asked, and as whom. */
export const GITHUB: Remedies = {
  'github-host': GITHUB_SERVER,
  'github-endpoint': GITHUB_SERVER,
  'github-graphql-endpoint': GITHUB_SERVER,
  'github-token-path': GITHUB_AUTH,
  'github-app-id': GITHUB_AUTH,
  'github-app-private-key-path': GITHUB_AUTH,
};
