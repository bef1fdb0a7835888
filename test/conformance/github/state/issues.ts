import { userBody } from '../bodies/accounts';
import { hasName, sameName, type User } from '../world';
import { now } from './github';
import { changed, record } from './issue-changes';
import type { Issue } from './issue';
import { addLabels } from './labels';
import type { LiveRepository } from './live-repository';
import { Refusal } from './refusal';

export interface NewIssue {
  readonly title: string;
  readonly body?: string;
  readonly labels?: readonly string[];
  readonly assignees?: readonly string[];
}

/** What an issue and a pull request begin with. */
export function newIssue(repository: LiveRepository, author: User, { title, body }: NewIssue): Issue {
  if (title === undefined || title === '') throw new Refusal(422, 'Validation Failed', [{ resource: 'Issue', field: 'title', code: 'missing_field' }]);
  const createdAt = now();
  return {
    id: repository.github.newId(),
    number: repository.nextNumber,
    author: author.login,
    title,
    body: body ?? '',
    state: 'open',
    stateReason: null,
    labels: [],
    assignees: [],
    comments: [],
    events: [],
    createdAt,
    updatedAt: createdAt,
    closedAt: null,
  };
}

export function openIssue(repository: LiveRepository, author: User, options: NewIssue): Issue {
  const issue = newIssue(repository, author, options);
  repository.issues.push(issue);
  changed(repository, issue, author, 'opened');
  addLabels(repository, issue, author, options.labels ?? []);
  assign(repository, issue, author, options.assignees ?? []);
  return issue;
}

export interface IssueEdit {
  readonly title?: string;
  readonly body?: string;
  readonly state?: 'open' | 'closed';
  readonly state_reason?: string;
}

export function editIssue(repository: LiveRepository, issue: Issue, sender: User, edit: IssueEdit): void {
  const changes: Record<string, { from: string }> = {};
  for (const field of ['title', 'body'] as const) {
    const value = edit[field];
    if (value === undefined || value === null || value === issue[field]) continue;
    changes[field] = { from: issue[field] };
    issue[field] = value;
  }
  if (changes.title) record(repository, issue, sender, { event: 'renamed' });
  if (Object.keys(changes).length > 0) changed(repository, issue, sender, 'edited', { changes });
  if (edit.state !== undefined && edit.state !== issue.state) setState(repository, issue, sender, edit.state, edit.state_reason);
}

function setState(repository: LiveRepository, issue: Issue, sender: User, state: Issue['state'], reason: string | undefined): void {
  if (issue.pull?.merge) throw new Refusal(422, 'Validation Failed', [{ resource: 'PullRequest', field: 'state', code: 'invalid' }]);
  issue.state = state;
  issue.closedAt = state === 'closed' ? now() : null;
  issue.stateReason = issue.pull ? null : state === 'closed' ? reason ?? 'completed' : 'reopened';
  record(repository, issue, sender, { event: state === 'closed' ? 'closed' : 'reopened' });
  changed(repository, issue, sender, state === 'closed' ? 'closed' : 'reopened');
}

/** Who has no access is left out without a word. */
export function assign(repository: LiveRepository, issue: Issue, sender: User, logins: readonly string[]): void {
  for (const login of repository.collaborators.filter((one) => hasName(logins, one) && !issue.assignees.includes(one))) {
    issue.assignees.push(login);
    record(repository, issue, sender, { event: 'assigned', person: login });
    changed(repository, issue, sender, 'assigned', { assignee: userBody(repository.github.user(login)) });
  }
}

export function unassign(repository: LiveRepository, issue: Issue, sender: User, logins: readonly string[]): void {
  for (const login of issue.assignees.filter((one) => hasName(logins, one))) {
    issue.assignees = issue.assignees.filter((one) => !sameName(one, login));
    record(repository, issue, sender, { event: 'unassigned', person: login });
    changed(repository, issue, sender, 'unassigned', { assignee: userBody(repository.github.user(login)) });
  }
}
