import type { FileChange } from '../git/changes';
import type { CommitInfo } from '../git/commits';
import type { LiveRepository } from '../state/live-repository';
import { userBody } from './accounts';

/** Of whoever signed it with the address that GitHub gives its users. */
function accountOf({ github }: LiveRepository, email: string): object | null {
  const login = /^\d+\+(.+)@users\.noreply\.github\.com$/.exec(email)?.[1];
  return login === undefined ? null : userBody(github.user(login));
}

export function commitBody(repository: LiveRepository, { sha, tree, parents, author, committer, message }: CommitInfo): object {
  const urls = (one: string) => ({ url: `${repository.apiUrl}/commits/${one}`, html_url: `${repository.htmlUrl}/commit/${one}` });
  return {
    sha,
    node_id: `C_${sha}`,
    ...urls(sha),
    commit: { author, committer, message, tree: { sha: tree }, comment_count: 0, verification: { verified: false, reason: 'unsigned' } },
    author: accountOf(repository, author.email),
    committer: accountOf(repository, committer.email),
    parents: parents.map((parent) => ({ sha: parent, ...urls(parent) })),
  };
}

export function fileBody(repository: LiveRepository, commit: string, change: FileChange): object {
  const { sha, filename, previousFilename, status, additions, deletions, patch } = change;
  const path = filename.split('/').map(encodeURIComponent).join('/');
  return {
    sha,
    filename,
    status,
    additions,
    deletions,
    changes: additions + deletions,
    blob_url: `${repository.htmlUrl}/blob/${commit}/${path}`,
    contents_url: `${repository.apiUrl}/contents/${path}?ref=${commit}`,
    ...(previousFilename !== undefined && { previous_filename: previousFilename }),
    ...(patch !== undefined && { patch }),
  };
}

/** A commit in a push event. */
export function pushedCommitBody(repository: LiveRepository, commit: CommitInfo, changes: readonly FileChange[]): object {
  const named = (...statuses: string[]) => changes.filter(({ status }) => statuses.includes(status)).map(({ filename }) => filename);
  const renamedFrom = changes.map(({ previousFilename }) => previousFilename).filter((name) => name !== undefined);
  return {
    id: commit.sha,
    tree_id: commit.tree,
    distinct: true,
    message: commit.message,
    timestamp: commit.committer.date,
    url: `${repository.htmlUrl}/commit/${commit.sha}`,
    author: commit.author,
    committer: commit.committer,
    added: named('added', 'renamed'),
    removed: [...named('removed'), ...renamedFrom],
    modified: named('modified'),
  };
}
