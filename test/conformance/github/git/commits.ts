import type { GitRepository, Signature } from './git-repository';

export interface CommitInfo {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Signature & { readonly date: string };
  readonly committer: Signature & { readonly date: string };
  readonly message: string;
}

const FIELDS = ['%H', '%T', '%P', '%an', '%ae', '%aI', '%cn', '%ce', '%cI', '%B'];

/** The newest first. */
export async function commits(repository: GitRepository, args: readonly string[]): Promise<CommitInfo[]> {
  const text = await repository.git(['log', '-z', `--format=${FIELDS.join('%x1f')}`, ...args]);
  return text.split('\0').filter((one) => one !== '').map((one) => {
    const [sha, tree, parents, authorName, authorEmail, authorDate, committerName, committerEmail, committerDate, message] = one.split('\x1f');
    return {
      sha,
      tree,
      parents: parents === '' ? [] : parents.split(' '),
      author: { name: authorName, email: authorEmail, date: inUtc(authorDate) },
      committer: { name: committerName, email: committerEmail, date: inUtc(committerDate) },
      message: message.trimEnd(),
    };
  });
}

export async function commit(repository: GitRepository, sha: string): Promise<CommitInfo> {
  return (await commits(repository, ['--max-count=1', sha]))[0];
}

/** What the second has and the first has not, the oldest first. */
export async function commitsBetween(repository: GitRepository, base: string, head: string): Promise<CommitInfo[]> {
  return commits(repository, ['--reverse', '--topo-order', `${base}..${head}`]);
}

function inUtc(date: string): string {
  return `${new Date(date).toISOString().slice(0, 19)}Z`;
}
