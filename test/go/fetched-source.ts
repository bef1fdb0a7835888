import { execFile } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { cached } from './cache';

const exec = promisify(execFile);

/** Folders of a repository whose module no proxy serves; `go.mod` and `go.sum` of ours lie beside them. */
export interface FetchedSource {
  readonly repository: string;
  /** All forty digits. */
  readonly commit: string;
  readonly folders: readonly string[];
}

/** The folder with both, fetched once by git, which whoever has a mirror tells of it: `git config url.<mirror>.insteadOf <repository>`. */
export async function fetchedSource(ours: string, { repository, commit, folders }: FetchedSource): Promise<string> {
  const { folder } = await cached(`${basename(ours)}-source`, [repository, commit, ...folders], async (unfinished) => {
    const git = (...args: readonly string[]) => exec('git', ['-C', unfinished, ...args]);
    try {
      await git('init', '--quiet');
      await git('remote', 'add', 'origin', repository);
      // the repository is large, and only these folders are wanted
      await git('fetch', '--quiet', '--depth=1', '--filter=blob:none', 'origin', commit);
      await git('checkout', '--quiet', commit, '--', ...folders);
    } catch (error) {
      const said = ((error as { stderr?: string }).stderr || (error as Error).message).trimEnd().split('\n').at(-1);
      throw new Error(`git did not bring ${repository} at ${commit.slice(0, 10)}: ${said}`, { cause: error });
    }
  });
  for (const file of ['go.mod', 'go.sum']) copyFileSync(join(ours, file), join(folder, file));
  return folder;
}
