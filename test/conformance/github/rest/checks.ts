import { checkRunBody, statusBody } from '../bodies/check';
import { repositoryBody } from '../bodies/repository';
import { created, list, notFound, ok, refusal, type Route } from '../router';
import { checkRunsOf, combinedStatus, createCheckRun, createStatus, type NewCheckRun, type NewStatus, statusesOf, updateCheckRun } from '../state/checks';
import type { GitHub } from '../state/github';
import { type Answer, fieldsOf, inRepository } from './in-repository';

const READ_STATUSES = { app: ['statuses:read'] } as const;
const READ_CHECKS = { app: ['checks:read'] } as const;
const WRITE_CHECKS = { app: ['checks:write'] } as const;

/** https://docs.github.com/rest/commits/statuses and https://docs.github.com/rest/checks/runs */
export function checkRoutes(github: GitHub): Route[] {
  const at = inRepository(github);
  const atCommit = (answer: (sha: string, ...rest: Parameters<Answer>) => ReturnType<Answer>): Answer => async (repository, request, sender) => {
    const sha = await (await repository.git()).sha(request.params.ref.replace(/^heads\//, 'refs/heads/'));
    return sha ? answer(sha, repository, request, sender) : refusal(422, `No commit found for SHA: ${request.params.ref}`);
  };

  return [
    at('POST', '/statuses/{sha}', { app: ['statuses:write'] }, async (repository, request, sender) => {
      const fields = fieldsOf<NewStatus>(request);
      return created(statusBody(repository, await createStatus(repository, sender, request.params.sha, { ...fields, state: fields.state ?? '' })));
    }),
    at('GET', '/commits/{+ref}/statuses', READ_STATUSES, atCommit((sha, repository) =>
      list(statusesOf(repository, sha).map((status) => statusBody(repository, status))))),
    at('GET', '/statuses/{+ref}', READ_STATUSES, atCommit((sha, repository) =>
      list(statusesOf(repository, sha).map((status) => statusBody(repository, status))))),
    at('GET', '/commits/{+ref}/status', READ_STATUSES, atCommit((sha, repository) => {
      const { state, statuses } = combinedStatus(repository, sha);
      return list(statuses, (page) => ({ state, sha, total_count: statuses.length, statuses: page, repository: repositoryBody(repository, 'read') }));
    })),
    at('GET', '/commits/{+ref}/check-runs', READ_CHECKS, atCommit((sha, repository) => {
      const checkRuns = checkRunsOf(repository, sha).map((one) => checkRunBody(repository, one));
      return list(checkRuns, (page) => ({ total_count: checkRuns.length, check_runs: page }));
    })),
    at('POST', '/check-runs', WRITE_CHECKS, async (repository, request, sender) => {
      // Only Apps make check runs.
      if (request.caller.kind !== 'installation') return refusal(403, 'You must authenticate via a GitHub App.');
      return created(checkRunBody(repository, await createCheckRun(repository, sender, fieldsOf<NewCheckRun>(request))));
    }),
    at('PATCH', '/check-runs/{check_run_id}', WRITE_CHECKS, (repository, request, sender) => {
      const checkRun = repository.checkRuns.find(({ id }) => String(id) === request.params.check_run_id);
      if (!checkRun) return notFound();
      updateCheckRun(repository, sender, checkRun, fieldsOf<NewCheckRun>(request));
      return ok(checkRunBody(repository, checkRun));
    }),
  ];
}
