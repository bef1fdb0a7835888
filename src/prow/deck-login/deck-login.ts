import { gitHubOrg, gitHubTeamPath, gitHubUser } from '../../core/github-names';
import { dataKey, secretName } from '../../core/names';
import { Where } from '../../core/problem';
import { Rule } from '../../core/props';
import { passes, PropsReader, readOldProps } from '../../core/props-reader';
import { quote } from '../../core/quote';
import { text } from '../../core/safe-text';
import { list } from '../../core/values';
import { DeckLoginOptions } from './deck-login-options';
import { DeckLoginPlan, GitHubTeamSlug } from './deck-login-plan';

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
    return new DeckLogin(readOldProps<DeckLoginOptions, DeckLoginPlan>(Where.call('DeckLogin.github'), options, readDeckLogin));
  }

  private constructor(
    /** @internal */
    readonly _plan: DeckLoginPlan,
  ) {}
}

function readDeckLogin(p: PropsReader<DeckLoginOptions>): DeckLoginPlan {
  if (!(['users', 'orgs', 'teams'] as const).some((prop) => p.given(prop))) {
    p.problem('', { what: 'names no people, so that nobody could rerun what is not of a pull request', instead: 'give users, orgs or teams', code: 'PeopleUnnamed' });
  }
  const oauth = { secretName: p.optional('secretName', secretName, 'github-oauth-config'), key: p.optional('secretKey', dataKey, 'secret') };
  const cookie = { secretName: p.optional('cookieSecretName', secretName, 'cookie'), key: p.optional('cookieSecretKey', dataKey, 'secret') };
  if (oauth.secretName === cookie.secretName && oauth.key === cookie.key) {
    p.problem('cookieSecretKey', { what: `"${cookie.key}" is the key of the OAuth App in the same Secret`, instead: 'give each its own key', code: 'KeyUsedTwice' });
  }
  return {
    users: p.optional('users', list(gitHubUser, 1), []),
    orgs: p.optional('orgs', list(gitHubOrg, 1), []),
    teams: p.optional('teams', list(gitHubTeamPath, 1), []).map(slugOf),
    scopes: p.optional('scopes', list(scope, 1), []),
    oauth,
    cookie,
  };
}

function slugOf(path: string): GitHubTeamSlug {
  const [org, slug] = path.split('/');
  return { org, slug };
}

const scope: Rule<string> = (value, report) => {
  if (passes(text, value, report) && !/^[a-z_]+(:[a-z_]+)?$/.test(value)) {
    report({ what: `${quote(value)} is not a scope`, instead: 'write it as GitHub does, like "repo" or "read:org"', code: 'ScopeInvalid' });
  }
  return value as string;
};
