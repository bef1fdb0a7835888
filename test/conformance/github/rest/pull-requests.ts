import { commitBody, fileBody } from '../bodies/commit';
import { fullPullRequestBody, pullRequestBody } from '../bodies/pull-request';
import { mergeBase } from '../git/changes';
import { holds } from '../permissions';
import { created, type GitHubRequest, list, noContent, notFound, ok, refusal, type Reply, type Route } from '../router';
import type { GitHub } from '../state/github';
import type { PullRequest } from '../state/issue';
import type { LiveRepository } from '../state/live-repository';
import { changesWorkflows, merge, updateBranch } from '../state/merging';
import { changesOf, commitsOf, editPullRequest, openPullRequest, type PullRequestEdit } from '../state/pull-requests';
import type { MergeMethod, User } from '../world';
import { fieldsOf, inRepository, onPullRequest } from './in-repository';

const READ = { app: ['pull_requests:read'] } as const;
const WRITE = { app: ['pull_requests:write'] } as const;

/** https://docs.github.com/rest/pulls/pulls */
export function pullRequestRoutes(github: GitHub): Route[] {
  const at = inRepository(github);
  return [
    at('GET', '/pulls', READ, (repository, { query }) => {
      const [state, head, base] = [query.get('state') ?? 'open', query.get('head'), query.get('base')];
      const found = repository.pullRequests.filter((one) => (state === 'all' || one.state === state)
        && (head === null || head === `${one.pull.headOwner}:${one.pull.headRef}`) && (base === null || base === one.pull.baseRef));
      return list(found.reverse().map((one) => pullRequestBody(repository, one)));
    }),
    at('POST', '/pulls', { ...WRITE, people: 'everybody' }, async (repository, request, sender) => {
      const { title = '', body, head = '', base = '', draft } = fieldsOf<{ title: string; body: string; head: string; base: string; draft: boolean }>(request);
      const [branch, owner = repository.organization.login] = head.split(':').reverse();
      return created(fullPullRequestBody(repository, await openPullRequest(repository, sender, { title, body, base, head: { owner, name: branch }, draft })));
    }),
    at('GET', '/pulls/{pull_number}', READ, onPullRequest((pullRequest, repository, request) => show(repository, pullRequest, request))),
    at('PATCH', '/pulls/{pull_number}', WRITE, onPullRequest(async (pullRequest, repository, request, sender) => {
      await editPullRequest(repository, pullRequest, sender, fieldsOf<PullRequestEdit>(request));
      return ok(fullPullRequestBody(repository, pullRequest));
    })),
    at('GET', '/pulls/{pull_number}/files', READ, onPullRequest(async (pullRequest, repository) =>
      list((await changesOf(repository, pullRequest)).map((change) => fileBody(repository, pullRequest.pull.headSha, change))))),
    at('GET', '/pulls/{pull_number}/commits', READ, onPullRequest(async (pullRequest, repository) =>
      list((await commitsOf(repository, pullRequest)).map((commit) => commitBody(repository, commit))))),
    at('GET', '/pulls/{pull_number}/merge', READ, onPullRequest(({ pull }) => pull.merge ? noContent() : notFound())),
    at('PUT', '/pulls/{pull_number}/merge', { app: ['contents:write'] }, onPullRequest((pullRequest, ...rest) => mergeFor(github, pullRequest, ...rest))),
    at('PUT', '/pulls/{pull_number}/update-branch', WRITE, onPullRequest(async (pullRequest, repository, request, sender) => {
      const { expected_head_sha: expected } = fieldsOf<{ expected_head_sha: string }>(request);
      await updateBranch(repository, pullRequest, sender, expected);
      return { status: 202, body: { message: 'Updating pull request branch.', url: `${repository.htmlUrl}/pull/${pullRequest.number}` } };
    })),
  ];
}

/** As an object, or as what `git` prints of it. */
async function show(repository: LiveRepository, pullRequest: PullRequest, { headers }: GitHubRequest): Promise<Reply> {
  const format = /application\/vnd\.github\.(?:v3\.)?(diff|patch)/.exec(headers.accept ?? '')?.[1];
  if (!format) return ok(fullPullRequestBody(repository, pullRequest));
  const git = await repository.git();
  const { merge: merged, baseRef, headSha } = pullRequest.pull;
  const base = await mergeBase(git, merged?.baseSha ?? `refs/heads/${baseRef}`, headSha);
  return { status: 200, text: await git.git(format === 'diff' ? ['diff', base, headSha] : ['format-patch', '--stdout', `${base}..${headSha}`]) };
}

interface MergeFields {
  readonly commit_title: string;
  readonly commit_message: string;
  readonly sha: string;
  readonly merge_method: MergeMethod;
}

async function mergeFor({ world }: GitHub, pullRequest: PullRequest, repository: LiveRepository, request: GitHubRequest, sender: User): Promise<Reply> {
  const { commit_title: title, commit_message: message, sha, merge_method: method } = fieldsOf<MergeFields>(request);
  const isFree = request.caller.kind !== 'installation' || holds(world.app, ['workflows:write']);
  if (!isFree && await changesWorkflows(repository, pullRequest)) return refusal(403, 'Resource not accessible by integration');
  const merged = await merge(repository, pullRequest, sender, { method, title, message, sha });
  return ok({ sha: merged, merged: true, message: 'Pull Request successfully merged' });
}
