import { changesSinceFork, mergeBase } from '../git/changes';
import { commitsBetween } from '../git/commits';
import { commitTree, mergedTree } from '../git/merges';
import type { User } from '../world';
import { type Branch, refOf } from './branch';
import { changed } from './issue-changes';
import type { PullRequest, PullRequestPart } from './issue';
import { editIssue, type IssueEdit, newIssue } from './issues';
import type { LiveRepository } from './live-repository';
import { invalid } from './refusal';

export const webFlow = { name: 'GitHub', email: 'noreply@github.com' };

export interface NewPullRequest {
  readonly title: string;
  readonly body?: string;
  readonly base: string;
  readonly head: Branch;
  readonly draft?: boolean;
}

export async function openPullRequest(repository: LiveRepository, author: User, options: NewPullRequest): Promise<PullRequest> {
  const git = await repository.git();
  const { head, base } = options;
  const [headSha, baseSha] = await Promise.all([git.sha(refOf(repository, head)), git.branchTip(base)]);
  if (headSha === undefined) throw invalid('PullRequest', 'head', 'Head sha can\'t be blank');
  if (baseSha === undefined) throw invalid('PullRequest', 'base', 'Base ref must be a branch');
  const isOpen = ({ state, pull }: PullRequest) => state === 'open' && pull.headOwner === head.owner && pull.headRef === head.name && pull.baseRef === base;
  if (repository.pullRequests.some(isOpen)) throw invalid('PullRequest', 'head', `A pull request already exists for ${head.owner}:${head.name}.`);
  if (await mergeBase(git, baseSha, headSha) === headSha) throw invalid('PullRequest', 'head', `No commits between ${base} and ${head.name}`);

  const pull: PullRequestPart = {
    headOwner: head.owner,
    headRef: head.name,
    headSha,
    baseRef: base,
    baseSha,
    draft: options.draft ?? false,
    testMerge: null,
    size: { commits: 0, additions: 0, deletions: 0, changedFiles: 0 },
    reviews: [],
    reviewComments: [],
    requestedReviewers: [],
    requestedTeams: [],
  };
  const pullRequest: PullRequest = { ...newIssue(repository, author, options), pull };
  repository.issues.push(pullRequest);
  await git.setRef(`refs/pull/${pullRequest.number}/head`, headSha);
  await refresh(repository, pullRequest);
  changed(repository, pullRequest, author, 'opened');
  return pullRequest;
}

/** Finds anew what its branches make of it, as GitHub does in the background. */
export async function refresh(repository: LiveRepository, { number, pull }: PullRequest): Promise<void> {
  const git = await repository.git();
  const base = await git.branchTip(pull.baseRef);
  if (base === undefined) return;
  const [tree, changes, commits] = await Promise.all([
    mergedTree(git, base, pull.headSha),
    changesSinceFork(git, base, pull.headSha),
    commitsBetween(git, base, pull.headSha),
  ]);
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
  pull.size = {
    commits: commits.length,
    additions: sum(changes.map(({ additions }) => additions)),
    deletions: sum(changes.map(({ deletions }) => deletions)),
    changedFiles: changes.length,
  };
  const message = `Merge ${pull.headSha} into ${base}`;
  const parents = [base, pull.headSha];
  pull.testMerge = tree === undefined ? null : await commitTree(git, { tree, parents, message, author: webFlow, committer: webFlow });
  if (pull.testMerge) await git.setRef(`refs/pull/${number}/merge`, pull.testMerge);
}

export async function headMoved(repository: LiveRepository, pullRequest: PullRequest, sender: User, after: string): Promise<void> {
  const { number, pull } = pullRequest;
  const git = await repository.git();
  const before = pull.headSha;
  pull.headSha = after;
  pull.baseSha = await git.branchTip(pull.baseRef) ?? pull.baseSha;
  await git.setRef(`refs/pull/${number}/head`, after);
  await refresh(repository, pullRequest);
  changed(repository, pullRequest, sender, 'synchronize', { before, after });
}

export interface PullRequestEdit extends IssueEdit {
  readonly base?: string;
}

export async function editPullRequest(repository: LiveRepository, pullRequest: PullRequest, sender: User, edit: PullRequestEdit): Promise<void> {
  const { pull } = pullRequest;
  if (edit.base !== undefined && edit.base !== pull.baseRef) {
    const sha = await (await repository.git()).branchTip(edit.base);
    if (sha === undefined) throw invalid('PullRequest', 'base', `Proposed base branch '${edit.base}' was not found`);
    const changes = { base: { ref: { from: pull.baseRef }, sha: { from: pull.baseSha } } };
    Object.assign(pull, { baseRef: edit.base, baseSha: sha });
    await refresh(repository, pullRequest);
    changed(repository, pullRequest, sender, 'edited', { changes });
  }
  editIssue(repository, pullRequest, sender, edit);
}

export function setDraft(repository: LiveRepository, pullRequest: PullRequest, sender: User, draft: boolean): void {
  if (pullRequest.pull.draft === draft) return;
  pullRequest.pull.draft = draft;
  changed(repository, pullRequest, sender, draft ? 'converted_to_draft' : 'ready_for_review');
}

/** What it changes: since it was merged, always what it changed then. */
export async function changesOf(repository: LiveRepository, { pull }: PullRequest) {
  const git = await repository.git();
  return changesSinceFork(git, pull.merge?.baseSha ?? `refs/heads/${pull.baseRef}`, pull.headSha);
}

export async function commitsOf(repository: LiveRepository, { pull }: PullRequest) {
  const git = await repository.git();
  return commitsBetween(git, pull.merge?.baseSha ?? `refs/heads/${pull.baseRef}`, pull.headSha);
}
