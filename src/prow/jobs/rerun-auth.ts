import { isPlainObject, optional, Rule, shape } from '../../core/props';
import { quote } from '../../core/quote';
import { text } from '../../core/safe-text';
import { boolean, integer, list } from '../../core/values';

const teamSlug: Rule<object> = (value, report) => (isPlainObject(value) ? value
  : report({ what: `${quote(value)} is not an object`, instead: 'write { org, slug }', code: 'WrongType' }));

/** Who may start a job again. Source: prow pkg/apis/prowjobs/v1/types.go, RerunAuthConfig, at a61940897. */
export const rerunAuth = shape({
  allow_anyone: optional(boolean),
  github_users: optional(list(text), []),
  github_orgs: optional(list(text), []),
  github_team_ids: optional(list(integer(0, Number.MAX_SAFE_INTEGER)), []),
  github_team_slugs: optional(list(teamSlug), []),
}, ({ allow_anyone: anyone, ...some }, p) => {
  if (anyone === true && Object.values(some).some((people) => people.length > 0)) {
    p.problem('allow_anyone', { what: 'is true, and people are listed as well', instead: 'remove allow_anyone, or the lists', code: 'MutuallyExclusive' });
  }
});
