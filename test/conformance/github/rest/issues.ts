import { issueBody, issueEventBody } from '../bodies/issue';
import { created, list, ok, type Route } from '../router';
import type { GitHub } from '../state/github';
import { assign, editIssue, type IssueEdit, type NewIssue, openIssue, unassign } from '../state/issues';
import { setLabels } from '../state/labels';
import { fieldsOf, inRepository, onIssue } from './in-repository';

const READ = { app: ['issues:read', 'pull_requests:read'] } as const;
const WRITE = { app: ['issues:write', 'pull_requests:write'] } as const;

/** https://docs.github.com/rest/issues */
export function issueRoutes(github: GitHub): Route[] {
  const at = inRepository(github);
  return [
    at('GET', '/issues', READ, (repository, { query }) => {
      const [state, labels] = [query.get('state') ?? 'open', query.get('labels')?.split(',') ?? []];
      const found = repository.issues.filter((one) => (state === 'all' || one.state === state) && labels.every((label) => one.labels.includes(label)));
      return list(found.reverse().map((one) => issueBody(repository, one)));
    }),
    at('POST', '/issues', { app: ['issues:write'], people: 'everybody' }, (repository, request, sender) =>
      created(issueBody(repository, openIssue(repository, sender, fieldsOf<NewIssue>(request) as NewIssue)))),
    at('GET', '/issues/{issue_number}', READ, onIssue((issue, repository) => ok(issueBody(repository, issue)))),
    at('PATCH', '/issues/{issue_number}', WRITE, onIssue((issue, repository, request, sender) => {
      const edit = fieldsOf<IssueEdit & { labels: string[] }>(request);
      editIssue(repository, issue, sender, edit);
      if (edit.labels) setLabels(repository, issue, sender, edit.labels);
      return ok(issueBody(repository, issue));
    })),
    at('GET', '/issues/{issue_number}/events', READ, onIssue((issue, repository) =>
      list(issue.events.map((event) => issueEventBody(repository, event))))),
    at('POST', '/issues/{issue_number}/assignees', WRITE, onIssue((issue, repository, request, sender) => {
      assign(repository, issue, sender, fieldsOf<{ assignees: string[] }>(request).assignees ?? []);
      return created(issueBody(repository, issue));
    })),
    at('DELETE', '/issues/{issue_number}/assignees', WRITE, onIssue((issue, repository, request, sender) => {
      unassign(repository, issue, sender, fieldsOf<{ assignees: string[] }>(request).assignees ?? []);
      return ok(issueBody(repository, issue));
    })),
  ];
}
