import type { PullRequest, Review, ReviewComment } from '../state/issue';
import { isFromFork } from '../state/issue';
import type { LiveRepository } from '../state/live-repository';
import { organizationAccount, userBody } from './accounts';
import { issueHtmlUrl, sharedBody } from './issue';
import { forkBody, repositoryBody } from './repository';

/** As it stands in a list. */
export function pullRequestBody(repository: LiveRepository, pullRequest: PullRequest): object {
  const { github, organization, apiUrl } = repository;
  const { number, pull } = pullRequest;
  const htmlUrl = issueHtmlUrl(repository, pullRequest);
  const fromFork = isFromFork(pullRequest, organization.login);
  const teams = organization.teams.filter(({ slug }) => pull.requestedTeams.includes(slug));
  return {
    ...sharedBody(repository, pullRequest),
    node_id: `PR_${pullRequest.id}`,
    url: `${apiUrl}/pulls/${number}`,
    html_url: htmlUrl,
    diff_url: `${htmlUrl}.diff`,
    patch_url: `${htmlUrl}.patch`,
    issue_url: `${apiUrl}/issues/${number}`,
    statuses_url: `${apiUrl}/statuses/${pull.headSha}`,
    draft: pull.draft,
    merged_at: pull.merge?.at ?? null,
    merge_commit_sha: pull.merge?.sha ?? pull.testMerge,
    requested_reviewers: pull.requestedReviewers.map((login) => userBody(github.user(login))),
    requested_teams: teams.map(({ id, slug }) => ({ id, slug, name: slug })),
    head: {
      label: `${pull.headOwner}:${pull.headRef}`,
      ref: pull.headRef,
      sha: pull.headSha,
      user: fromFork ? userBody(github.user(pull.headOwner)) : organizationAccount(organization),
      repo: fromFork ? forkBody(repository, pull.headOwner) : repositoryBody(repository),
    },
    base: {
      label: `${organization.login}:${pull.baseRef}`,
      ref: pull.baseRef,
      sha: pull.baseSha,
      user: organizationAccount(organization),
      repo: repositoryBody(repository),
    },
    auto_merge: null,
    maintainer_can_modify: fromFork,
    _links: { self: { href: `${apiUrl}/pulls/${number}` }, html: { href: htmlUrl } },
  };
}

/** As it stands alone. An event is sent before GitHub knows whether it merges. */
export function fullPullRequestBody(repository: LiveRepository, pullRequest: PullRequest, isEvent = false): object {
  const { pull, state } = pullRequest;
  const mergeable = isEvent || state === 'closed' ? null : pull.testMerge !== null;
  return {
    ...pullRequestBody(repository, pullRequest),
    merged: pull.merge !== undefined,
    merged_by: pull.merge ? userBody(repository.github.user(pull.merge.by)) : null,
    mergeable,
    rebaseable: mergeable,
    mergeable_state: mergeable === null ? 'unknown' : mergeable ? 'clean' : 'dirty',
    comments: pullRequest.comments.length,
    review_comments: pull.reviewComments.length,
    commits: pull.size.commits,
    additions: pull.size.additions,
    deletions: pull.size.deletions,
    changed_files: pull.size.changedFiles,
  };
}

export function reviewBody(repository: LiveRepository, pullRequest: PullRequest, review: Review): object {
  const { id, author, body, state, commit, submittedAt } = review;
  return {
    id,
    node_id: `PRR_${id}`,
    user: userBody(repository.github.user(author)),
    body,
    state,
    html_url: `${issueHtmlUrl(repository, pullRequest)}#pullrequestreview-${id}`,
    author_association: repository.association(author),
    submitted_at: submittedAt,
    commit_id: commit,
  };
}

export function reviewCommentBody(repository: LiveRepository, pullRequest: PullRequest, comment: ReviewComment): object {
  const { id, reviewId, author, body, path, commit, line, position, createdAt, updatedAt } = comment;
  return {
    id,
    node_id: `PRRC_${id}`,
    pull_request_review_id: reviewId,
    user: userBody(repository.github.user(author)),
    body,
    path,
    commit_id: commit,
    original_commit_id: commit,
    line: line ?? null,
    position: position ?? null,
    side: 'RIGHT',
    url: `${repository.apiUrl}/pulls/comments/${id}`,
    html_url: `${issueHtmlUrl(repository, pullRequest)}#discussion_r${id}`,
    author_association: repository.association(author),
    created_at: createdAt,
    updated_at: updatedAt,
  };
}
