import { gitHubOrg, gitHubTeamPath, gitHubUser } from '../../core/github-names';
import { dataKey, secretName } from '../../core/names';
import { Where } from '../../core/problem';
import { also, Fields, optional, Props, readProps, ValuesOf } from '../../core/props';
import { quote } from '../../core/quote';
import { text } from '../../core/safe-text';
import { list } from '../../core/values';
import { DeckLoginPlan, GitHubTeamSlug } from './deck-login-plan';

/** Who may rerun and abort jobs in deck, and the Secrets that signing in needs. At least one of `users`, `orgs` and `teams` (`PeopleUnnamed`). */
export interface DeckLoginOptions {
  /**
   * GitHub users who may. `deck.default_rerun_auth_configs[].rerun_auth_configs.github_users` in `config.yaml`.
   * Errors: `GithubNameInvalid`, `EmptyList`.
   * @default - nobody by name
   */
  readonly users?: string[];

  /**
   * GitHub organisations whose members may. `github_orgs` in the same place. Errors: `GithubNameInvalid`, `EmptyList`.
   * @default - nobody by membership
   */
  readonly orgs?: string[];

  /**
   * GitHub teams whose members may, as `org/slug`. `github_team_slugs` in the same place. Errors: `GithubNameInvalid`, `EmptyList`.
   * @default - nobody by team
   */
  readonly teams?: string[];

  /**
   * What the OAuth App may see of those who sign in, as GitHub's scopes. None is needed to rerun and abort; the page of one's own pull
   * requests shows those of private repositories with `repo` only. It stands in the OAuth Secret, which `secrets.sh` writes.
   * Errors: `ScopeInvalid`, `EmptyList`.
   * @default - public information only
   */
  readonly scopes?: string[];

  /**
   * Secret in Prow's namespace with the OAuth App's ID and secret, in the JSON that deck reads; `secrets.sh` makes it when it is missing.
   * Flag `--github-oauth-config-file`. Error: `SecretNameInvalid`.
   * @default github-oauth-config
   */
  readonly secretName?: string;

  /**
   * Key of the JSON in that Secret. Error: `DataKeyInvalid`.
   * @default secret
   */
  readonly secretKey?: string;

  /**
   * Secret in Prow's namespace with the key that deck signs cookies with: 32 bytes in base64; `secrets.sh` makes it when it is missing.
   * Flag `--cookie-secret`. Error: `SecretNameInvalid`.
   * @default cookie
   */
  readonly cookieSecretName?: string;

  /**
   * Key of the cookies' key in that Secret. Errors: `DataKeyInvalid`, `KeyUsedTwice`.
   * @default secret
   */
  readonly cookieSecretKey?: string;
}

const scope = also(text, (value) => (/^[a-z_]+(:[a-z_]+)?$/.test(value) ? undefined
  : { what: `${quote(value)} is not a scope`, instead: 'write it as GitHub does, like "repo" or "read:org"', code: 'ScopeInvalid' }));

const FIELDS = {
  users: optional(list(gitHubUser, 1)),
  orgs: optional(list(gitHubOrg, 1)),
  teams: optional(list(gitHubTeamPath, 1)),
  scopes: optional(list(scope, 1), []),
  secretName: optional(secretName, 'github-oauth-config'),
  secretKey: optional(dataKey, 'secret'),
  cookieSecretName: optional(secretName, 'cookie'),
  cookieSecretKey: optional(dataKey, 'secret'),
} satisfies Fields<DeckLoginOptions>;

/** How people sign in at deck, to rerun and abort jobs. */
export class DeckLogin {
  /**
   * By an OAuth App of GitHub. Ends up as `--oauth-url`, `--github-oauth-config-file`, `--cookie-secret` and `--rerun-creates-job` of deck, as
   * rights of deck to make and change ProwJobs, and as `deck.default_rerun_auth_configs` in `config.yaml`.
   *
   * Presubmits may also be rerun and aborted by whoever may write `/test` in their pull request, and every job by those whom its own
   * `rerun_auth_config` names. Errors: those of the options, all together.
   */
  static github(options: DeckLoginOptions): DeckLogin {
    return new DeckLogin(readProps(Where.call('DeckLogin.github'), options, FIELDS, deckLoginPlan));
  }

  private constructor(
    /** @internal */
    readonly _plan: DeckLoginPlan,
  ) {}
}

function deckLoginPlan(said: ValuesOf<typeof FIELDS>, p: Props<keyof typeof FIELDS>): DeckLoginPlan {
  const { users = [], orgs = [], teams = [], scopes } = said;
  if ([users, orgs, teams].every((people) => people.length === 0)) {
    p.problem('', { what: 'names no people, so that nobody could rerun what is not of a pull request', instead: 'give users, orgs or teams', code: 'PeopleUnnamed' });
  }
  const oauth = { secretName: said.secretName, key: said.secretKey };
  const cookie = { secretName: said.cookieSecretName, key: said.cookieSecretKey };
  if (oauth.secretName === cookie.secretName && oauth.key === cookie.key) {
    p.problem('cookieSecretKey', { what: `"${cookie.key}" is the key of the OAuth App in the same Secret`, instead: 'give each its own key', code: 'KeyUsedTwice' });
  }
  return { users, orgs, teams: teams.map(slugOf), scopes, oauth, cookie };
}

function slugOf(path: string): GitHubTeamSlug {
  const [org, slug] = path.split('/');
  return { org, slug };
}
