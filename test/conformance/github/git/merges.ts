import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { git } from './git';
import type { GitRepository, Signature } from './git-repository';

/** The tree that a merge gives, or undefined when the two conflict. */
export async function mergedTree(repository: GitRepository, base: string, head: string): Promise<string | undefined> {
  const { code, stdout, stderr } = await repository.tryGit(['merge-tree', '--write-tree', base, head]);
  if (code > 1 || code < 0) throw new Error(`git merge-tree ${base} ${head}: ${stderr.trim()}`);
  return code === 0 ? stdout.toString().trim() : undefined;
}

export interface TreeCommit {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly message: string;
  readonly author: Signature;
  readonly committer: Signature;
}

export async function commitTree(repository: GitRepository, { tree, parents, message, author, committer }: TreeCommit): Promise<string> {
  const sha = await git(repository.folder, ['commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent])], message, identity(author, committer));
  return sha.trim();
}

/** The commits of head again on top of base; fails where one of them conflicts. */
export async function rebased(repository: GitRepository, base: string, head: string, committer: Signature): Promise<string> {
  const workTree = mkdtempSync(join(tmpdir(), 'github-rebase-'));
  await repository.git(['worktree', 'add', '--quiet', '--detach', workTree, base]);
  try {
    await git(workTree, ['cherry-pick', '--keep-redundant-commits', `${base}..${head}`], undefined, identity(committer, committer));
    return (await git(workTree, ['rev-parse', 'HEAD'])).trim();
  } finally {
    await repository.git(['worktree', 'remove', '--force', workTree]);
  }
}

function identity(author: Signature, committer: Signature): Record<string, string> {
  return {
    GIT_AUTHOR_NAME: author.name,
    GIT_AUTHOR_EMAIL: author.email,
    GIT_COMMITTER_NAME: committer.name,
    GIT_COMMITTER_EMAIL: committer.email,
  };
}
