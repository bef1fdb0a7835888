import { isPlainObject, Rule } from '../../core/props';
import { oldShape } from '../../core/props-reader';
import { quote } from '../../core/quote';
import { text } from '../../core/safe-text';
import { boolean, integer, list } from '../../core/values';

/** Who may start a job again. Source: prow pkg/apis/prowjobs/v1/types.go, RerunAuthConfig, at a61940897. */
export const rerunAuth: Rule<unknown> = oldShape<Record<string, any>, unknown>((p) => {
  const anyone = p.optional('allow_anyone', boolean);
  const some = [
    p.optional('github_users', list(text), []),
    p.optional('github_orgs', list(text), []),
    p.optional('github_team_ids', list(integer(0, Number.MAX_SAFE_INTEGER)), []),
    p.optional('github_team_slugs', list(teamSlug), []),
  ];
  if (anyone === true && some.some((people) => people.length > 0)) {
    p.problem('allow_anyone', { what: 'is true, and people are listed as well', instead: 'remove allow_anyone, or the lists', code: 'MutuallyExclusive' });
  }
  return undefined;
});

const teamSlug: Rule<unknown> = (value, report) => {
  if (!isPlainObject(value)) report({ what: `${quote(value)} is not an object`, instead: 'write { org, slug }', code: 'WrongType' });
  return value;
};
