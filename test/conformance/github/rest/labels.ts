import { labelBodies, labelBody } from '../bodies/issue';
import { created, list, noContent, notFound, ok, type Route } from '../router';
import type { GitHub } from '../state/github';
import type { Label } from '../state/issue';
import { addLabels, createLabel, deleteLabel, removeLabel, setLabels, updateLabel } from '../state/labels';
import { type Answer, fieldsOf, inRepository, onIssue } from './in-repository';

const READ = { app: ['issues:read', 'pull_requests:read'] } as const;
const WRITE = { app: ['issues:write', 'pull_requests:write'] } as const;

/** https://docs.github.com/rest/issues/labels */
export function labelRoutes(github: GitHub): Route[] {
  const at = inRepository(github);
  const onLabel = (answer: (label: Label, ...rest: Parameters<Answer>) => ReturnType<Answer>): Answer => (repository, request, sender) => {
    const label = repository.label(request.params.name);
    return label ? answer(label, repository, request, sender) : notFound();
  };

  return [
    at('GET', '/labels', READ, (repository) => list(repository.labels.map((label) => labelBody(repository, label)))),
    at('POST', '/labels', WRITE, (repository, request) => {
      const { name = '', color, description } = fieldsOf<Label>(request);
      return created(labelBody(repository, createLabel(repository, name, color, description)));
    }),
    at('GET', '/labels/{+name}', READ, onLabel((label, repository) => ok(labelBody(repository, label)))),
    at('PATCH', '/labels/{+name}', WRITE, onLabel((label, repository, request) => {
      // GitHub's reference calls it new_name, Prow name, and GitHub takes both.
      const { new_name: newName, name = label.name, color = label.color, description = label.description } = fieldsOf<Label & { new_name: string }>(request);
      updateLabel(repository, label, newName ?? name, color, description);
      return ok(labelBody(repository, label));
    })),
    at('DELETE', '/labels/{+name}', WRITE, onLabel((label, repository) => {
      deleteLabel(repository, label);
      return noContent();
    })),
    at('GET', '/issues/{issue_number}/labels', READ, onIssue((issue, repository) => list(labelBodies(repository, issue.labels)))),
    at('POST', '/issues/{issue_number}/labels', WRITE, onIssue((issue, repository, request, sender) => {
      addLabels(repository, issue, sender, namesIn(request.body));
      return ok(labelBodies(repository, issue.labels));
    })),
    at('PUT', '/issues/{issue_number}/labels', WRITE, onIssue((issue, repository, request, sender) => {
      setLabels(repository, issue, sender, namesIn(request.body));
      return ok(labelBodies(repository, issue.labels));
    })),
    at('DELETE', '/issues/{issue_number}/labels', WRITE, onIssue((issue, repository, _, sender) => {
      setLabels(repository, issue, sender, []);
      return noContent();
    })),
    at('DELETE', '/issues/{issue_number}/labels/{+name}', WRITE, onIssue((issue, repository, { params }, sender) => {
      removeLabel(repository, issue, sender, params.name);
      return ok(labelBodies(repository, issue.labels));
    })),
  ];
}

/** `["bug"]`, as Prow has it, or `{"labels": ["bug"]}`. */
function namesIn(body: unknown): string[] {
  return Array.isArray(body) ? body : (body as { labels?: string[] } | undefined)?.labels ?? [];
}
