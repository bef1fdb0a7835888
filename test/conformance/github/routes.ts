import type { Authentication } from './caller';
import { graphqlRoutes } from './graphql/graphql';
import { type RateLimits, rateLimitRoutes } from './rate-limit';
import { appRoutes } from './rest/apps';
import { branchRoutes } from './rest/branches';
import { checkRoutes } from './rest/checks';
import { commentRoutes } from './rest/comments';
import { commitRoutes } from './rest/commits';
import { contentRoutes } from './rest/contents';
import { hookRoutes } from './rest/hooks';
import { issueRoutes } from './rest/issues';
import { labelRoutes } from './rest/labels';
import { organizationRoutes } from './rest/organizations';
import { pullRequestRoutes } from './rest/pull-requests';
import { repositoryRoutes } from './rest/repositories';
import { reviewRoutes } from './rest/reviews';
import { searchRoutes } from './rest/search';
import { userRoutes } from './rest/users';
import type { Route } from './router';
import type { GitHub } from './state/github';

/** The first that fits a call answers it. */
export function routes(github: GitHub, authentication: Authentication, limits: RateLimits, onUnknown: (field: string) => void): Route[] {
  return [
    ...appRoutes(github, authentication),
    ...userRoutes(github),
    ...rateLimitRoutes(limits),
    ...organizationRoutes(github),
    ...repositoryRoutes(github),
    ...labelRoutes(github),
    // Below issues there are comments by their own number, so these come first.
    ...commentRoutes(github),
    ...issueRoutes(github),
    ...pullRequestRoutes(github),
    ...reviewRoutes(github),
    // Of the routes below commits, those that end in something more come first: a ref may hold slashes.
    ...checkRoutes(github),
    ...commitRoutes(github),
    ...branchRoutes(github),
    ...contentRoutes(github),
    ...hookRoutes(github),
    ...searchRoutes(github),
    ...graphqlRoutes(github, limits, onUnknown),
  ];
}
