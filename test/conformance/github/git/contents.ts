import type { GitRepository } from './git-repository';

export interface TreeEntry {
  readonly type: 'file' | 'dir';
  readonly path: string;
  readonly sha: string;
  readonly size: number;
}

/** The file or folder at a path of a commit, or undefined; the root is the empty path. */
export async function entryAt(repository: GitRepository, commit: string, path: string): Promise<TreeEntry | undefined> {
  if (path === '') return { type: 'dir', path, sha: commit, size: 0 };
  return (await entries(repository, commit, path))[0];
}

export function entriesBelow(repository: GitRepository, commit: string, path: string): Promise<TreeEntry[]> {
  return entries(repository, commit, path === '' ? '' : `${path}/`);
}

export async function blob(repository: GitRepository, sha: string): Promise<Buffer> {
  const { code, stdout, stderr } = await repository.tryGit(['cat-file', 'blob', sha]);
  if (code !== 0) throw new Error(`git cat-file blob ${sha}: ${stderr.trim()}`);
  return stdout;
}

async function entries(repository: GitRepository, commit: string, path: string): Promise<TreeEntry[]> {
  const text = await repository.git(['ls-tree', '-z', '--long', '--full-tree', commit, ...(path === '' ? [] : [path])]);
  return text.split('\0').filter((line) => line !== '').map((line) => {
    const [what, entryPath] = line.split('\t');
    const [, type, sha, size] = what.split(/ +/);
    return { type: type === 'tree' ? 'dir' : 'file', path: entryPath, sha, size: Number(size) || 0 };
  });
}
