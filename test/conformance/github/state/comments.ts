import { commentBody, issueBody } from '../bodies/issue';
import type { User } from '../world';
import { now } from './github';
import type { Comment, Issue } from './issue';
import type { LiveRepository } from './live-repository';
import { invalid } from './refusal';

const LONGEST_BODY = 65_536;

export function createComment(repository: LiveRepository, issue: Issue, author: User, body: string): Comment {
  check(body);
  const createdAt = now();
  const comment = { id: repository.github.newId(), author: author.login, body, createdAt, updatedAt: createdAt };
  issue.comments.push(comment);
  tell(repository, issue, comment, author, 'created');
  return comment;
}

export function editComment(repository: LiveRepository, issue: Issue, comment: Comment, sender: User, body: string): void {
  check(body);
  const changes = { body: { from: comment.body } };
  Object.assign(comment, { body, updatedAt: now() });
  tell(repository, issue, comment, sender, 'edited', { changes });
}

export function deleteComment(repository: LiveRepository, issue: Issue, comment: Comment, sender: User): void {
  issue.comments.splice(issue.comments.indexOf(comment), 1);
  tell(repository, issue, comment, sender, 'deleted');
}

function check(body: string): void {
  if (typeof body !== 'string' || body.trim() === '') throw invalid('IssueComment', 'body', 'body cannot be blank');
  if (body.length > LONGEST_BODY) throw invalid('IssueComment', 'body', `body is too long (maximum is ${LONGEST_BODY} characters)`);
}

function tell(repository: LiveRepository, issue: Issue, comment: Comment, sender: User, action: string, details: object = {}): void {
  issue.updatedAt = now();
  const bodies = { issue: issueBody(repository, issue), comment: commentBody(repository, issue, comment) };
  repository.github.webhooks.emit(repository, 'issue_comment', sender, { action, ...bodies, ...details });
}
