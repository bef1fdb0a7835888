import { maySee } from '../permissions';
import type { RateLimits } from '../rate-limit';
import { ok, refusal, type Route, route } from '../router';
import { search } from '../search/search';
import type { GitHub } from '../state/github';
import { answerTo, type Values } from './answer';
import { connection, node } from './nodes';
import { selectionOf } from './selection';

interface GraphqlRequest {
  readonly query?: string;
  readonly variables?: Values;
}

/** https://docs.github.com/graphql; what a query asks for and nothing here knows is an error, and counts as an unknown route. */
export function graphqlRoutes(github: GitHub, limits: RateLimits, onUnknown: (field: string) => void): Route[] {
  return [
    route('POST', '/graphql', async ({ body, caller }) => {
      if (caller.kind === 'anonymous') return refusal(401, 'This endpoint requires you to be authenticated.');
      const { query = '', variables } = (body ?? {}) as GraphqlRequest;
      const { limit, remaining, reset } = limits.of(caller, 'graphql');
      const root = {
        __typename: 'Query',
        rateLimit: { __typename: 'RateLimit', cost: 1, limit, remaining, resetAt: new Date(reset * 1000).toISOString() },
        search: (values: Values) => {
          const found = search(github, String(values.query ?? ''), (repository) => maySee(caller, repository)).map(node);
          const page = connection('SearchResultItemConnection', found)(values);
          return { ...page, issueCount: found.length, edges: (page.nodes as Values[]).map((one) => ({ __typename: 'SearchResultItemEdge', node: one })) };
        },
      };
      const unknown: string[] = [];
      const data = await answerTo(root, selectionOf(query, variables), (field) => unknown.push(field));
      if (unknown.length === 0) return ok({ data });
      unknown.forEach(onUnknown);
      return ok({ errors: unknown.map((field) => ({ type: 'undefinedField', message: `Field '${field}' doesn't exist` })) });
    }),
  ];
}
