import { issueBody } from '../bodies/issue';
import { fullPullRequestBody } from '../bodies/pull-request';
import type { User } from '../world';
import { now } from './github';
import { type Issue, type IssueEvent, isPullRequest } from './issue';
import type { LiveRepository } from './live-repository';

/** Notes what somebody did to an issue. */
export function record(repository: LiveRepository, issue: Issue, actor: User, event: Pick<IssueEvent, 'event' | 'label' | 'person' | 'commit'>): void {
  issue.events.push({ id: repository.github.newId(), actor: actor.login, createdAt: now(), ...event });
}

/** Tells of it. Webhooks hear of pull requests and of other issues by different events. */
export function changed(repository: LiveRepository, issue: Issue, sender: User, action: string, details: object = {}): void {
  issue.updatedAt = now();
  const { webhooks } = repository.github;
  if (isPullRequest(issue)) {
    const body = fullPullRequestBody(repository, issue, true);
    webhooks.emit(repository, 'pull_request', sender, { action, number: issue.number, pull_request: body, ...details });
  } else {
    webhooks.emit(repository, 'issues', sender, { action, issue: issueBody(repository, issue), ...details });
  }
}
