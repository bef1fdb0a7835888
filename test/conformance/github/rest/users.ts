import { userBody } from '../bodies/accounts';
import { forkBody } from '../bodies/repository';
import { maySee } from '../permissions';
import { list, notFound, ok, refusal, type Route, route } from '../router';
import type { GitHub } from '../state/github';
import { userOf } from '../world';

/** https://docs.github.com/rest/users */
export function userRoutes(github: GitHub): Route[] {
  const { world } = github;
  return [
    route('GET', '/user', ({ caller }) => {
      if (caller.kind === 'anonymous') return refusal(401, 'Requires authentication');
      if (caller.kind !== 'user') return refusal(403, 'Resource not accessible by integration');
      const user = userOf(world, caller.login);
      return user ? ok(userBody(user)) : notFound();
    }),
    route('GET', '/users/{login}', ({ params }) => {
      const user = userOf(world, params.login);
      return user ? ok(userBody(user)) : notFound();
    }),
    // a list does not tell what a fork was made of
    route('GET', '/users/{login}/repos', ({ params, caller }) => {
      const user = userOf(world, params.login);
      if (!user) return notFound();
      const theirs = github.forks.filter(({ owner, parent }) => owner.id === user.id && maySee(caller, parent));
      return list(theirs.map(({ owner, parent }) => forkBody(parent, owner.login)));
    }),
  ];
}
