import { userBody } from '../bodies/accounts';
import { pullRequestBody, reviewBody, reviewCommentBody } from '../bodies/pull-request';
import { created, type GitHubRequest, list, ok, type Route } from '../router';
import type { GitHub } from '../state/github';
import { createReview, createReviewComment, type NewReview, type NewReviewComment, removeReviewers, requestReviewers, type Reviewers } from '../state/reviews';
import { invalid } from '../state/refusal';
import { usersNamed } from '../world';
import { fieldsOf, inRepository, onPullRequest } from './in-repository';

const READ = { app: ['pull_requests:read'] } as const;
const WRITE = { app: ['pull_requests:write'] } as const;
const EVERYBODY = { ...WRITE, people: 'everybody' } as const;

/** https://docs.github.com/rest/pulls/reviews, /comments and /review-requests */
export function reviewRoutes(github: GitHub): Route[] {
  const at = inRepository(github);
  return [
    at('GET', '/pulls/{pull_number}/reviews', READ, onPullRequest((pullRequest, repository) =>
      list(pullRequest.pull.reviews.map((review) => reviewBody(repository, pullRequest, review))))),
    at('POST', '/pulls/{pull_number}/reviews', EVERYBODY, onPullRequest((pullRequest, repository, request, sender) =>
      ok(reviewBody(repository, pullRequest, createReview(repository, pullRequest, sender, fieldsOf<NewReview>(request)))))),
    at('GET', '/pulls/{pull_number}/comments', READ, onPullRequest((pullRequest, repository) =>
      list(pullRequest.pull.reviewComments.map((comment) => reviewCommentBody(repository, pullRequest, comment))))),
    at('POST', '/pulls/{pull_number}/comments', EVERYBODY, onPullRequest((pullRequest, repository, request, sender) => {
      const { path, body, line, position } = fieldsOf<NewReviewComment>(request);
      if (!path || !body) throw invalid('PullRequestReviewComment', path ? 'body' : 'path', 'is missing');
      return created(reviewCommentBody(repository, pullRequest, createReviewComment(repository, pullRequest, sender, { path, body, line, position })));
    })),
    at('GET', '/pulls/{pull_number}/requested_reviewers', READ, onPullRequest(({ pull }, { organization }) => ok({
      users: usersNamed(github.world, pull.requestedReviewers).map(userBody),
      teams: organization.teams.filter(({ slug }) => pull.requestedTeams.includes(slug)),
    }))),
    at('POST', '/pulls/{pull_number}/requested_reviewers', WRITE, onPullRequest((pullRequest, repository, request, sender) => {
      requestReviewers(repository, pullRequest, sender, asked(request));
      return created(pullRequestBody(repository, pullRequest));
    })),
    at('DELETE', '/pulls/{pull_number}/requested_reviewers', WRITE, onPullRequest((pullRequest, repository, request, sender) => {
      removeReviewers(repository, pullRequest, sender, asked(request));
      return ok(pullRequestBody(repository, pullRequest));
    })),
  ];
}

function asked(request: GitHubRequest): Reviewers {
  const { reviewers: logins = [], team_reviewers: teams = [] } = fieldsOf<{ reviewers: string[]; team_reviewers: string[] }>(request);
  return { logins, teams };
}
