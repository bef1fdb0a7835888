import { commitBody, fileBody } from '../bodies/commit';
import { changesBetween, EMPTY_TREE } from '../git/changes';
import { commit, commits } from '../git/commits';
import type { Ref } from '../git/git-repository';
import { list, noContent, notFound, ok, refusal, type Reply, type Route } from '../router';
import type { GitHub } from '../state/github';
import type { LiveRepository } from '../state/live-repository';
import { deleteBranch } from '../state/pushes';
import { inRepository } from './in-repository';

const READ = { app: ['contents:read'] } as const;

/** https://docs.github.com/rest/commits/commits and https://docs.github.com/rest/git/refs */
export function commitRoutes(github: GitHub): Route[] {
  const at = inRepository(github);
  return [
    at('GET', '/commits', READ, async (repository, { query }) => {
      const git = await repository.git();
      const sha = await git.sha(query.get('sha') ?? repository.seed.defaultBranch);
      if (sha === undefined) return notFound();
      const path = query.get('path');
      return list((await commits(git, [sha, ...(path ? ['--', path] : [])])).map((one) => commitBody(repository, one)));
    }),
    at('GET', '/commits/{+ref}', READ, async (repository, { params: { ref } }) => {
      const git = await repository.git();
      const sha = await git.sha(ref.replace(/^heads\//, 'refs/heads/'));
      if (sha === undefined) return refusal(422, `No commit found for SHA: ${ref}`);
      const found = await commit(git, sha);
      const changes = await changesBetween(git, found.parents[0] ?? EMPTY_TREE, sha);
      const [additions, deletions] = [changes.reduce((sum, one) => sum + one.additions, 0), changes.reduce((sum, one) => sum + one.deletions, 0)];
      const stats = { additions, deletions, total: additions + deletions };
      return ok({ ...commitBody(repository, found), stats, files: changes.map((one) => fileBody(repository, sha, one)) });
    }),
    at('GET', '/git/ref/{+ref}', READ, (repository, { params }) => exactRef(repository, params.ref)),
    // The older path, which Prow asks: where no ref has the name, it lists those that begin with it.
    at('GET', '/git/refs/{+ref}', READ, async (repository, { params }) => {
      const exact = await exactRef(repository, params.ref);
      if (exact.status === 200) return exact;
      const similar = (await (await repository.git()).refs('refs/')).filter(({ name }) => name.startsWith(`refs/${params.ref}`));
      return similar.length === 0 ? notFound() : list(similar.map((one) => refBody(repository, one)));
    }),
    at('DELETE', '/git/refs/{+ref}', { app: ['contents:write'] }, async (repository, { params: { ref } }, sender) => {
      if (!ref.startsWith('heads/')) return refusal(422, 'Reference does not exist');
      await deleteBranch(repository, sender, ref.slice('heads/'.length));
      return noContent();
    }),
  ];
}

async function exactRef(repository: LiveRepository, ref: string): Promise<Reply> {
  const name = `refs/${ref}`;
  const sha = await (await repository.git()).sha(name);
  return sha === undefined ? notFound() : ok(refBody(repository, { name, sha }));
}

function refBody({ apiUrl }: LiveRepository, { name, sha }: Ref): object {
  return { ref: name, node_id: `REF_${name}`, url: `${apiUrl}/git/${name}`, object: { type: 'commit', sha, url: `${apiUrl}/git/commits/${sha}` } };
}
