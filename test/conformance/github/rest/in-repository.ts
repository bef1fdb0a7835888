import { senderOf } from '../caller';
import { type Needs, refusalIn } from '../permissions';
import { type GitHubRequest, notFound, type Reply, type Route, route } from '../router';
import type { GitHub } from '../state/github';
import type { Issue, PullRequest } from '../state/issue';
import type { LiveRepository } from '../state/live-repository';
import type { User } from '../world';

export type Answer = (repository: LiveRepository, request: GitHubRequest, sender: User) => Reply | Promise<Reply>;

/** A route below `/repos/{owner}/{repo}`, for whoever has what it needs. */
export type RepositoryRoute = (method: string, pattern: string, needs: Needs, answer: Answer) => Route;

export function inRepository(github: GitHub): RepositoryRoute {
  return (method, pattern, needs, answer) => route(method, `/repos/{owner}/{repo}${pattern}`, (request) => {
    const { owner, repo } = request.params;
    const repository = github.repository(owner, repo);
    if (!repository) return notFound();
    const refusal = refusalIn(repository, github.world.app, request.caller, needs);
    return refusal ?? answer(repository, request, senderOf(github.world, request.caller) ?? github.user(''));
  });
}

export function onIssue(answer: (issue: Issue, ...rest: Parameters<Answer>) => Reply | Promise<Reply>): Answer {
  return (repository, request, sender) => {
    const issue = repository.issue(request.params.issue_number);
    return issue ? answer(issue, repository, request, sender) : notFound();
  };
}

export function onPullRequest(answer: (pullRequest: PullRequest, ...rest: Parameters<Answer>) => Reply | Promise<Reply>): Answer {
  return (repository, request, sender) => {
    const pullRequest = repository.pullRequest(request.params.pull_number);
    return pullRequest ? answer(pullRequest, repository, request, sender) : notFound();
  };
}

/** The fields that a request gives; what is none of them, or of another kind, is refused where it is used. */
export function fieldsOf<T>({ body }: GitHubRequest): Partial<T> {
  return (typeof body === 'object' && body !== null ? body : {}) as Partial<T>;
}
