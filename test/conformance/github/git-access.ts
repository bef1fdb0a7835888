import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Caller } from './caller';
import { type GitPath, serveGit } from './git/smart-http';
import { holds, maySee } from './permissions';
import { pushToFork } from './state/forks';
import type { GitHub } from './state/github';
import { sameName } from './world';

/** Lets clients of git read what they may see, and write to forks of their own; returns the status. */
export async function answerGit(github: GitHub, caller: Caller, path: GitPath, request: IncomingMessage, response: ServerResponse): Promise<number> {
  const refuse = (status: number, message: string) => {
    response.writeHead(status, { 'content-type': 'text/plain', ...(status === 401 && { 'www-authenticate': 'Basic realm="GitHub"' }) });
    response.end(`${message}\n`);
    return status;
  };
  if (caller.kind === 'refused' || caller.kind === 'app') return refuse(401, 'Invalid username or token.');
  const fork = github.fork(path.owner, path.repo);
  const repository = fork?.parent ?? github.repository(path.owner, path.repo);
  const mayRead = repository && maySee(caller, repository)
    && (!repository.seed.private || caller.kind !== 'installation' || holds(github.world.app, ['contents:read']));
  if (!mayRead) return caller.kind === 'anonymous' ? refuse(401, 'Authentication required.') : refuse(404, 'Repository not found.');
  const wants = new URL(request.url ?? '/', 'http://git').searchParams.get('service') ?? path.service.slice(1);
  const { folder } = await repository.git();
  if (wants !== 'git-receive-pack') return serveGit(request, response, { folder, namespace: fork?.owner.login }, path);
  if (caller.kind === 'anonymous') return refuse(401, 'Authentication required.');
  // People push to anything else by the actor's methods, and of Prow's components none does.
  const isTheirs = fork !== undefined && caller.kind === 'user' && sameName(caller.login, fork.owner.login);
  if (!isTheirs) return refuse(403, `Permission to ${path.owner}/${path.repo}.git denied.`);
  return pushToFork(fork, () => serveGit(request, response, { folder, namespace: fork.owner.login }, path));
}
