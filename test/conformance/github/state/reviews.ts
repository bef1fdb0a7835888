import { userBody } from '../bodies/accounts';
import { pullRequestBody, reviewBody, reviewCommentBody } from '../bodies/pull-request';
import { hasName, sameName, type User } from '../world';
import { now } from './github';
import { changed, record } from './issue-changes';
import type { PullRequest, Review, ReviewComment, ReviewState } from './issue';
import type { LiveRepository } from './live-repository';
import { Refusal } from './refusal';

const STATES = { APPROVE: 'APPROVED', REQUEST_CHANGES: 'CHANGES_REQUESTED', COMMENT: 'COMMENTED' } satisfies Record<string, ReviewState>;
export type ReviewEvent = keyof typeof STATES;

export interface NewReview {
  /** Left out, the review waits to be submitted, which nothing here does. */
  readonly event?: ReviewEvent;
  readonly body?: string;
  readonly comments?: readonly NewReviewComment[];
}

export interface NewReviewComment {
  readonly path: string;
  readonly body: string;
  readonly line?: number;
  readonly position?: number;
}

export function createReview(repository: LiveRepository, pullRequest: PullRequest, author: User, { event, body = '', comments = [] }: NewReview): Review {
  const { pull } = pullRequest;
  if (event === 'APPROVE' && sameName(author.login, pullRequest.author)) throw new Refusal(422, 'Can not approve your own pull request');
  const review: Review = {
    id: repository.github.newId(),
    author: author.login,
    body,
    state: event ? STATES[event] : 'PENDING',
    commit: pull.headSha,
    submittedAt: now(),
  };
  pull.reviews.push(review);
  for (const comment of comments) addComment(repository, pullRequest, author, review.id, comment);
  if (review.state === 'PENDING') return review;
  pull.requestedReviewers = pull.requestedReviewers.filter((login) => !sameName(login, author.login));
  pullRequest.updatedAt = now();
  repository.github.webhooks.emit(repository, 'pull_request_review', author, {
    action: 'submitted',
    // Small letters here and capitals in answers: so it is.
    review: { ...reviewBody(repository, pullRequest, review), state: review.state.toLowerCase() },
    pull_request: pullRequestBody(repository, pullRequest),
  });
  return review;
}

/** A comment on a line, outside of a review: GitHub makes a review for it. */
export function createReviewComment(repository: LiveRepository, pullRequest: PullRequest, author: User, comment: NewReviewComment): ReviewComment {
  const review = createReview(repository, pullRequest, author, { event: 'COMMENT' });
  return addComment(repository, pullRequest, author, review.id, comment);
}

function addComment(repository: LiveRepository, pullRequest: PullRequest, author: User, reviewId: number, comment: NewReviewComment): ReviewComment {
  const createdAt = now();
  const { path, body, line, position } = comment;
  const { headSha: commit } = pullRequest.pull;
  const made = { id: repository.github.newId(), reviewId, author: author.login, body, path, line, position, commit, createdAt, updatedAt: createdAt };
  pullRequest.pull.reviewComments.push(made);
  repository.github.webhooks.emit(repository, 'pull_request_review_comment', author, {
    action: 'created',
    comment: reviewCommentBody(repository, pullRequest, made),
    pull_request: pullRequestBody(repository, pullRequest),
  });
  return made;
}

export interface Reviewers {
  readonly logins: readonly string[];
  readonly teams: readonly string[];
}

/** All of them or none. */
export function requestReviewers(repository: LiveRepository, pullRequest: PullRequest, sender: User, { logins, teams }: Reviewers): void {
  const { pull, author } = pullRequest;
  if (hasName(logins, author)) throw new Refusal(422, 'Review cannot be requested from pull request author.');
  const isKnown = (login: string) => hasName(repository.collaborators, login);
  const isTeam = (team: string) => repository.organization.teams.some(({ slug }) => sameName(slug, team));
  if (!logins.every(isKnown) || !teams.every(isTeam)) {
    const why = `One or more of the users or teams you specified is not a collaborator of the ${repository.fullName} repository.`;
    throw new Refusal(422, `Reviews may only be requested from collaborators. ${why}`);
  }
  for (const login of logins.filter((one) => !hasName(pull.requestedReviewers, one))) {
    pull.requestedReviewers.push(login);
    tell(repository, pullRequest, sender, 'review_requested', login);
  }
  pull.requestedTeams = [...new Set([...pull.requestedTeams, ...teams])];
}

/** Who was not asked for is passed over. */
export function removeReviewers(repository: LiveRepository, pullRequest: PullRequest, sender: User, { logins, teams }: Reviewers): void {
  const { pull } = pullRequest;
  for (const login of pull.requestedReviewers.filter((one) => hasName(logins, one))) {
    pull.requestedReviewers = pull.requestedReviewers.filter((one) => one !== login);
    tell(repository, pullRequest, sender, 'review_request_removed', login);
  }
  pull.requestedTeams = pull.requestedTeams.filter((slug) => !hasName(teams, slug));
}

/** What the reviewers who may push say now: of each of them, only the last approval or objection counts. */
export function reviewDecision(repository: LiveRepository, { pull }: PullRequest): 'APPROVED' | 'CHANGES_REQUESTED' | null {
  const counts = pull.reviews.filter(
    ({ author, state }) => ['admin', 'write'].includes(repository.role(author)) && state !== 'COMMENTED' && state !== 'PENDING');
  const last = new Map(counts.map(({ author, state }) => [author, state]));
  if ([...last.values()].includes('CHANGES_REQUESTED')) return 'CHANGES_REQUESTED';
  return last.size > 0 ? 'APPROVED' : null;
}

function tell(repository: LiveRepository, pullRequest: PullRequest, sender: User, event: 'review_requested' | 'review_request_removed', login: string): void {
  record(repository, pullRequest, sender, { event, person: login });
  changed(repository, pullRequest, sender, event, { requested_reviewer: userBody(repository.github.user(login)) });
}
