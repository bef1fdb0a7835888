import { list, noContent, ok, refusal, type Route } from '../router';
import type { GitHub } from '../state/github';
import type { LiveRepository, ProtectionRequest } from '../state/live-repository';
import { type Answer, fieldsOf, inRepository } from './in-repository';

const READ = { app: ['contents:read'] } as const;
const READ_PROTECTION = { app: ['administration:read'], people: 'admins' } as const;
const WRITE_PROTECTION = { app: ['administration:write'], people: 'admins' } as const;

/** https://docs.github.com/rest/branches */
export function branchRoutes(github: GitHub): Route[] {
  const at = inRepository(github);
  const onBranch = (answer: (branch: { readonly name: string; readonly sha: string }, ...rest: Parameters<Answer>) => ReturnType<Answer>): Answer =>
    async (repository, request, sender) => {
      const name = request.params.branch;
      const sha = await (await repository.git()).branchTip(name);
      return sha === undefined ? refusal(404, 'Branch not found') : answer({ name, sha }, repository, request, sender);
    };

  return [
    at('GET', '/branches', READ, async (repository, { query }) => {
      const branches = (await (await repository.git()).refs('refs/heads/')).map(
        ({ name, sha }) => branchBody(repository, name.slice('refs/heads/'.length), sha));
      // `protected=false` lists all of them too.
      return list(branches.filter((one) => query.get('protected') !== 'true' || one.protected));
    }),
    at('GET', '/branches/{+branch}/protection', READ_PROTECTION, onBranch(({ name }, repository) => {
      const protection = repository.protections.get(name);
      return protection ? ok(protectionBody(protection)) : refusal(404, 'Branch not protected');
    })),
    at('PUT', '/branches/{+branch}/protection', WRITE_PROTECTION, onBranch(({ name }, repository, request) => {
      const protection: ProtectionRequest = fieldsOf<ProtectionRequest>(request);
      repository.protections.set(name, protection);
      return ok(protectionBody(protection));
    })),
    at('DELETE', '/branches/{+branch}/protection', WRITE_PROTECTION, onBranch(({ name }, repository) =>
      repository.protections.delete(name) ? noContent() : refusal(404, 'Branch not protected'))),
    at('GET', '/branches/{+branch}', READ, onBranch(({ name, sha }, repository) => ok(branchBody(repository, name, sha)))),
  ];
}

function branchBody({ apiUrl, protections }: LiveRepository, name: string, sha: string) {
  return { name, commit: { sha, url: `${apiUrl}/commits/${sha}` }, protected: protections.has(name) };
}

/** Asked for as true or false, and answered as an object. */
function protectionBody(protection: ProtectionRequest): object {
  const switches = ['enforce_admins', 'required_linear_history', 'allow_force_pushes', 'allow_deletions'];
  return { ...protection, ...Object.fromEntries(switches.map((name) => [name, { enabled: protection[name] === true }])) };
}
