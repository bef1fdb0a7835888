import type { Comment, Issue, IssueEvent, Label } from '../state/issue';
import type { LiveRepository } from '../state/live-repository';
import { userBody } from './accounts';

export function labelBody({ apiUrl }: LiveRepository, { id, name, color, description }: Label): object {
  return { id, url: `${apiUrl}/labels/${encodeURIComponent(name)}`, name, color, description, default: false };
}

export function labelBodies(repository: LiveRepository, names: readonly string[]): object[] {
  return names.map((name) => labelBody(repository, repository.label(name)!));
}

/** What an issue and a pull request say alike. */
export function sharedBody(repository: LiveRepository, issue: Issue): object {
  const people = (logins: readonly string[]) => logins.map((login) => userBody(repository.github.user(login)));
  return {
    id: issue.id,
    node_id: `I_${issue.id}`,
    number: issue.number,
    state: issue.state,
    locked: false,
    title: issue.title,
    body: issue.body,
    user: userBody(repository.github.user(issue.author)),
    labels: labelBodies(repository, issue.labels),
    assignee: people(issue.assignees)[0] ?? null,
    assignees: people(issue.assignees),
    milestone: null,
    author_association: repository.association(issue.author),
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    closed_at: issue.closedAt,
  };
}

export function issueHtmlUrl({ htmlUrl }: LiveRepository, { pull, number }: Issue): string {
  return `${htmlUrl}/${pull ? 'pull' : 'issues'}/${number}`;
}

/** A pull request is an issue too, and then says where it is one. */
export function issueBody(repository: LiveRepository, issue: Issue): object {
  const htmlUrl = issueHtmlUrl(repository, issue);
  return {
    ...sharedBody(repository, issue),
    url: `${repository.apiUrl}/issues/${issue.number}`,
    html_url: htmlUrl,
    comments: issue.comments.length,
    state_reason: issue.stateReason,
    ...(issue.pull && {
      draft: issue.pull.draft,
      pull_request: { url: `${repository.apiUrl}/pulls/${issue.number}`, html_url: htmlUrl, merged_at: issue.pull.merge?.at ?? null },
    }),
  };
}

export function commentBody(repository: LiveRepository, issue: Issue, { id, author, body, createdAt, updatedAt }: Comment): object {
  return {
    id,
    url: `${repository.apiUrl}/issues/comments/${id}`,
    html_url: `${issueHtmlUrl(repository, issue)}#issuecomment-${id}`,
    issue_url: `${repository.apiUrl}/issues/${issue.number}`,
    body,
    user: userBody(repository.github.user(author)),
    author_association: repository.association(author),
    created_at: createdAt,
    updated_at: updatedAt,
  };
}

export function issueEventBody({ github }: LiveRepository, { id, event, actor, createdAt, label, person, commit }: IssueEvent): object {
  const isReview = event.startsWith('review_request');
  return {
    id,
    event,
    actor: userBody(github.user(actor)),
    created_at: createdAt,
    commit_id: commit ?? null,
    ...(label !== undefined && { label: { name: label, color: 'ededed' } }),
    ...(person !== undefined && { [isReview ? 'requested_reviewer' : 'assignee']: userBody(github.user(person)) }),
  };
}
