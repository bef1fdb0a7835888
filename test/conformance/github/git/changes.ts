import type { GitRepository } from './git-repository';

export interface FileChange {
  readonly sha: string;
  readonly filename: string;
  readonly previousFilename?: string;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed';
  readonly additions: number;
  readonly deletions: number;
  readonly patch?: string;
}

const STATUS: Readonly<Record<string, FileChange['status']>> = { A: 'added', D: 'removed', M: 'modified', R: 'renamed', T: 'modified' };

// git's name of the tree without files: what the first commit of all is compared with.
export const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/** What differs between two commits. */
export async function changesBetween(repository: GitRepository, base: string, head: string): Promise<FileChange[]> {
  const [listing, patches] = await Promise.all([
    repository.git(['diff', '--find-renames', '--no-abbrev', '--raw', '--numstat', '-z', base, head]),
    repository.git(['diff', '--find-renames', '--patch', base, head]),
  ]);
  const patchOf = patches.split(/^diff --git .*\n/m).slice(1).map((text) => /^@@[^]*/m.exec(text)?.[0].trimEnd());
  return parse(listing).map((change, i) => ({ ...change, patch: patchOf[i] }));
}

/** Since the second left the first: what a pull request shows. */
export async function changesSinceFork(repository: GitRepository, base: string, head: string): Promise<FileChange[]> {
  return changesBetween(repository, await mergeBase(repository, base, head), head);
}

export async function mergeBase(repository: GitRepository, base: string, head: string): Promise<string> {
  return (await repository.git(['merge-base', base, head])).trim();
}

/** All the raw lines come first, then all the counts, in the same order. */
function parse(listing: string): FileChange[] {
  const words = listing.split('\0');
  let at = 0;
  const changes: Omit<FileChange, 'additions' | 'deletions'>[] = [];
  while (words[at]?.startsWith(':')) {
    const [, , before, after, letter] = words[at++].split(' ');
    const status = STATUS[letter[0]];
    const previousFilename = status === 'renamed' ? words[at++] : undefined;
    changes.push({ sha: status === 'removed' ? before : after, filename: words[at++], previousFilename, status });
  }
  return changes.map((change) => {
    const [additions, deletions] = words[at].split('\t').map((count) => Number(count) || 0);
    // A renamed file's names follow as words of their own.
    at += change.status === 'renamed' ? 3 : 1;
    return { ...change, additions, deletions };
  });
}
