import { Note } from '../../core/props';
import { jsonObject } from '../../core/values';
import { decodesAs } from '../schema/decoding';
import { inOrder, Job } from './job';

/** Who may start a job again. */
export const rerunAuth = inOrder(jsonObject, (value, note) => {
  if (decodesAs('RerunAuthConfig', value, note)) checkRerunAuth(value, note);
});

/** Everybody, or some. Source: prow pkg/apis/prowjobs/v1/types.go, RerunAuthConfig.Validate, at a61940897. */
export function checkRerunAuth(auth: Job, note: Note): void {
  (auth.github_team_slugs ?? []).forEach((team: Job, i: number) => {
    for (const key of ['org', 'slug']) {
      if (!team[key]) note.at(`github_team_slugs[${i}].${key}`)({ what: 'is missing', instead: 'give it a value', code: 'PropMissing' });
    }
  });
  const people = [auth.github_users, auth.github_orgs, auth.github_team_ids, auth.github_team_slugs];
  if (auth.allow_anyone === true && people.some((some) => some?.length > 0)) {
    note.at('allow_anyone')({ what: 'is true, and people are listed as well', instead: 'remove allow_anyone, or the lists', code: 'MutuallyExclusive' });
  }
}
