import { ScalableEdgePodOptions } from '../edge/scalable-edge-pod-options';

/** Whom oauth2-proxy lets through to deck. At least one of `org`, `users`, `repository` and `emailDomains` (`PeopleUnnamed`). */
export interface Oauth2ProxyOptions extends ScalableEdgePodOptions {
  /**
   * GitHub organisation whose members may see deck, or those of its `teams`. Flag `--github-org`. Error: `GithubNameInvalid`.
   * @default - membership does not matter
   */
  readonly org?: string;

  /**
   * Slugs of teams of `org`: members of one of them may see deck. Flag `--github-team`. Without `org` it raises `PropMissing`;
   * other errors: `GithubNameInvalid`, `EmptyList`.
   * @default - every member of `org`
   */
  readonly teams?: string[];

  /**
   * GitHub users who may see deck, whether `org` and `repository` let them or not. Case matters. Flag `--github-user`.
   * Errors: `GithubNameInvalid`, `EmptyList`.
   * @default - nobody besides
   */
  readonly users?: string[];

  /**
   * `org/repo`: who may push to it, or read it where it is private, may see deck. Flag `--github-repo`. oauth2-proxy ignores it beside an
   * organisation, so that `org` and `repository` together raise `MutuallyExclusive`; other error: `RepositoryInvalid`. A private one needs
   * the scope `repo` too.
   * @default - access to a repository does not matter
   */
  readonly repository?: string;

  /**
   * Domains of e-mail addresses: everybody must have a primary, verified address in one of them, also those in `users`.
   * Flag `--email-domain`. Errors: `HostNotDnsName`, `EmptyList`.
   * @default - any address
   */
  readonly emailDomains?: string[];

  /**
   * Paths of deck that everybody may read (GET), like `/badge.svg`; one that ends in a slash stands for everything below it.
   * Flag `--skip-auth-route`. Names of jobs and repositories are in most of them. Errors: `PublicPathInvalid`, `EverythingPublic`.
   * @default - none
   */
  readonly publicPaths?: string[];

  /**
   * Secret in Prow's namespace with the keys `client-id` and `client-secret` of an OAuth App, and `cookie-secret`; `secrets.sh` makes it
   * when it is missing. Error: `SecretNameInvalid`.
   * @default oauth2-proxy
   */
  readonly secretName?: string;

  /**
   * What the OAuth App may see of those who sign in, as GitHub's scopes separated by spaces. Flag `--scope`. Error: `ScopeInvalid`.
   * @default - user:email read:org, by oauth2-proxy
   */
  readonly scope?: string;

  /**
   * Whether browsers send the cookie of who signed in over https only. Flag `--cookie-secure`. True with an address of deck that begins with
   * `http://` raises `DeckUrlNotHttps`: nobody could sign in.
   * @default - true where the address of deck begins with https://
   */
  readonly cookieSecure?: boolean;
}
