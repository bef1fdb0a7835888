import { userBody } from '../bodies/accounts';
import { notFound, ok, refusal, type Route, route } from '../router';
import type { GitHub } from '../state/github';
import { userOf } from '../world';

/** https://docs.github.com/rest/users */
export function userRoutes({ world }: GitHub): Route[] {
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
  ];
}
