import { DeckLoginPlan } from '../deck-login/deck-login-plan';
import { Json } from './json';

/** Who may rerun and abort every job, and who some. Source: prow pkg/config/config.go, DefaultRerunAuthConfigEntry, at a61940897. */
export function rerunAuthConfigs(login: DeckLoginPlan | undefined, entries: readonly Json[]): Json {
  if (login === undefined) return {};
  const { users, orgs, teams } = login;
  const people = Object.entries({ github_users: users, github_orgs: orgs, github_team_slugs: teams }).filter(([, names]) => names.length > 0);
  return { default_rerun_auth_configs: [{ rerun_auth_configs: Object.fromEntries(people) }, ...entries] };
}
