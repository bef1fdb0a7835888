import { gitHubOrg, gitHubTeam, gitHubUser } from '../../core/github-names';
import { repository, secretName } from '../../core/names';
import { hostName } from '../../core/net';
import { also, Fields, optional, Props, ValuesOf } from '../../core/props';
import { quote } from '../../core/quote';
import { text } from '../../core/safe-text';
import { argumentFindings } from '../../schema/program-flags';
import { boolean, list } from '../../core/values';
import { ScalableEdgePodOptions, scalableEdgePodFields } from '../edge/edge-pod-options';
import { flagFinding } from './oauth2-proxy-flags';

/**
 * Whom oauth2-proxy lets through to deck. At least one of `org`, `users`, `repository` and `emailDomains` (`PeopleUnnamed`). `extraArgs` cannot
 * let everybody through (`EverythingPublic`), say what a property says (`TypedSettingOverridden`), or hold a secret (`SecretValueInOutput`).
 */
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
   * @default - oauth2-proxy; of a `privateDeck`, private-oauth2-proxy
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

const wholeRepository = also(repository, (value) => (value.includes('/') ? undefined
  : { what: `${quote(value)} is an organisation`, instead: 'write "org/repo", or give it as org', code: 'RepositoryInvalid' }));

/** Characters that mean themselves, also in a list that is read as comma-separated values. */
const publicPath = also(text, (value) => {
  if (value === '/') {
    return { what: '"/" would let everybody see all of deck', instead: 'name single paths, or write DeckAccess.open()', code: 'EverythingPublic' };
  }
  return /^\/[A-Za-z0-9._~/-]+$/.test(value) && !value.includes('//') ? undefined
    : { what: `${quote(value)} is not a path of deck`, instead: 'write one like "/badge.svg", without a query', code: 'PublicPathInvalid' };
});

const scope = also(text, (value) => (/^[a-z_]+(:[a-z_]+)?( [a-z_]+(:[a-z_]+)?)*$/.test(value) ? undefined
  : { what: `${quote(value)} is not a list of scopes`, instead: 'write them as GitHub does, like "user:email read:org"', code: 'ScopeInvalid' }));

/** Newest release of July 2026; published for amd64 and arm64, runs as user 65532. Source: oauth2-proxy v7.15.3, Makefile and CHANGELOG.md. */
export const OAUTH2_PROXY_IMAGE = 'quay.io/oauth2-proxy/oauth2-proxy:v7.15.3';

export const OAUTH2_PROXY_FIELDS = {
  ...scalableEdgePodFields({ image: OAUTH2_PROXY_IMAGE, memoryLimit: '256Mi' }),
  org: optional(gitHubOrg),
  teams: optional(list(gitHubTeam, 1), []),
  users: optional(list(gitHubUser, 1), []),
  repository: optional(wholeRepository),
  emailDomains: optional(list(hostName, 1), []),
  publicPaths: optional(list(publicPath), []),
  secretName: optional(secretName),
  scope: optional(scope),
  cookieSecure: optional(boolean),
} satisfies Fields<Oauth2ProxyOptions>;

/** oauth2-proxy with every default filled in that does not depend on the way to deck. */
export type Oauth2ProxySettings = ValuesOf<typeof OAUTH2_PROXY_FIELDS>;

const IN_THE_SECRET = 'put it into the Secret of secretName';
const PORT = 'leave it out: the Service, probes and policies go by port 8080';
const PROBES = 'leave it out: probes ask there';

/** Flags that a property stands for, or that would lead it away from what is made here, beside those that `flagFinding` knows. */
export const TAKEN: Readonly<Record<string, string>> = {
  'http-address': PORT,
  'https-address': PORT,
  'tls-cert-file': PORT,
  'tls-key-file': PORT,
  'ping-path': PROBES,
  'ready-path': PROBES,
  'upstream': 'leave it out: it is the address of deck\'s Service',
  'redirect-url': 'leave it out: it follows from the address of deck, which the exposure knows',
  'proxy-prefix': 'leave it out: GitHub sends people back to /oauth2/callback',
  'provider': 'leave it out: people sign in at GitHub',
  'login-url': 'leave it out: it is that of the GitHub of Prow',
  'redeem-url': 'leave it out: it is that of the GitHub of Prow',
  'validate-url': 'leave it out: it is that of the GitHub of Prow',
  'provider-ca-file': 'say it with caConfigMapName of GitHub.enterprise()',
  'use-system-trust-store': 'say it with caConfigMapName of GitHub.enterprise()',
  'client-id': IN_THE_SECRET,
  'client-secret-file': IN_THE_SECRET,
  'cookie-secret-file': IN_THE_SECRET,
  'version': 'leave it out: oauth2-proxy ends after it',
  'config-test': 'leave it out: oauth2-proxy ends after it',
  'convert-config-to-alpha': 'leave it out: oauth2-proxy ends after it',
};

/** Reports people that contradict each other, or are none, and arguments that oauth2-proxy would not understand. */
export function settleOauth2Proxy(settings: Oauth2ProxySettings, p: Props<keyof typeof OAUTH2_PROXY_FIELDS>): Oauth2ProxySettings {
  const findings = settings.extraArgs.map(flagFinding);
  findings.forEach((finding, i) => finding !== undefined && p.problem(`extraArgs[${i}]`, finding));
  for (const { index, finding, byTable } of argumentFindings(settings.extraArgs, { program: 'oauth2-proxy', taken: TAKEN })) {
    if (findings[index] === undefined && (settings.image === OAUTH2_PROXY_IMAGE || !byTable)) p.problem(`extraArgs[${index}]`, finding);
  }
  if (p.given('teams') && !p.given('org')) p.problem('org', { what: 'is missing', instead: 'name the organisation of the teams', code: 'PropMissing' });
  if (p.given('org') && p.given('repository')) {
    p.problem('repository', { what: 'is given together with org, and oauth2-proxy would ignore it', instead: 'keep one of them', code: 'MutuallyExclusive' });
  }
  if (!(['org', 'users', 'repository', 'emailDomains'] as const).some((prop) => p.given(prop))) {
    const what = 'names no people, so that everybody with an account would be let in';
    p.problem('', { what, instead: 'give org, users, repository or emailDomains', code: 'PeopleUnnamed' });
  }
  return settings;
}
