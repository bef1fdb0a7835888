import { commitTree, mergedTree, rebased } from '../git/merges';
import type { MergeMethod, User } from '../world';
import { latestChecks } from './checks';
import { now } from './github';
import { changed, record } from './issue-changes';
import { defaultMergeMethods, type PullRequest } from './issue';
import { refOf } from './branch';
import type { LiveRepository } from './live-repository';
import { changesOf, webFlow } from './pull-requests';
import { branchMoved } from './pushes';
import { Refusal } from './refusal';

export interface MergeOptions {
  readonly method?: MergeMethod;
  readonly title?: string;
  readonly message?: string;
  /** The head must still be this. */
  readonly sha?: string;
}

const FORBIDDEN: Readonly<Record<MergeMethod, string>> = {
  merge: 'Merge commits are not allowed on this repository.',
  squash: 'Squash merges are not allowed on this repository.',
  rebase: 'Rebase merges are not allowed on this repository.',
};

const PASSING = ['success', 'neutral', 'skipped'];

/** Merges in the repository itself; returns the base branch's new commit. */
export async function merge(repository: LiveRepository, pullRequest: PullRequest, sender: User, options: MergeOptions = {}): Promise<string> {
  const git = await repository.git();
  return git.exclusively(async () => {
    const { pull, number } = pullRequest;
    const { method = 'merge' } = options;
    refuse(repository, pullRequest, method, options.sha);
    const baseSha = await git.branchTip(pull.baseRef);
    const tree = baseSha && await mergedTree(git, baseSha, pull.headSha);
    if (!tree) throw new Refusal(405, 'Pull Request is not mergeable');

    // GitHub squashes in the name of who wrote it.
    const author = repository.signature(method === 'squash' ? repository.github.user(pullRequest.author) : sender);
    const message = messageOf(pullRequest, method, options);
    const parents = method === 'merge' ? [baseSha, pull.headSha] : [baseSha];
    const sha = method === 'rebase'
      ? await rebased(git, baseSha, pull.headSha, webFlow)
      : await commitTree(git, { tree, parents, message, author, committer: webFlow });
    await git.setRef(`refs/heads/${pull.baseRef}`, sha);

    pull.merge = { sha, baseSha, by: sender.login, at: now() };
    Object.assign(pullRequest, { state: 'closed', closedAt: pull.merge.at });
    record(repository, pullRequest, sender, { event: 'merged', commit: sha });
    record(repository, pullRequest, sender, { event: 'closed' });
    changed(repository, pullRequest, sender, 'closed', { number });
    await branchMoved(repository, sender, { owner: repository.organization.login, name: pull.baseRef }, baseSha, sha);
    return sha;
  });
}

/** Merges the base branch into the pull request's own. */
export async function updateBranch(repository: LiveRepository, { pull }: PullRequest, sender: User, expectedSha?: string): Promise<void> {
  const git = await repository.git();
  await git.exclusively(async () => {
    const { headSha, baseRef, headOwner, headRef } = pull;
    if (expectedSha && expectedSha !== headSha) throw new Refusal(422, 'expected head sha didn’t match current head ref.');
    const base = await git.branchTip(baseRef);
    const tree = base && await mergedTree(git, headSha, base);
    if (!tree) throw new Refusal(422, 'merge conflict between base and head');
    const message = `Merge branch '${baseRef}' into ${headRef}`;
    const sha = await commitTree(git, { tree, parents: [headSha, base], message, author: repository.signature(sender), committer: webFlow });
    const branch = { owner: headOwner, name: headRef };
    await git.setRef(refOf(repository, branch), sha);
    await branchMoved(repository, sender, branch, headSha, sha);
  });
}

/** Whether merging it needs the App's permission `workflows`. */
export async function changesWorkflows(repository: LiveRepository, pullRequest: PullRequest): Promise<boolean> {
  return (await changesOf(repository, pullRequest)).some(({ filename }) => filename.startsWith('.github/workflows/'));
}

function refuse(repository: LiveRepository, { state, pull }: PullRequest, method: MergeMethod, sha: string | undefined): void {
  if (state === 'closed') throw new Refusal(405, 'Pull Request is not mergeable');
  if (pull.draft) throw new Refusal(405, 'Pull Request is still a draft');
  if (sha && sha !== pull.headSha) throw new Refusal(409, 'Head branch was modified. Review and try the merge again.');
  if (!(repository.seed.mergeMethods ?? defaultMergeMethods).includes(method)) throw new Refusal(405, FORBIDDEN[method]);
  const required = repository.protections.get(pull.baseRef)?.required_status_checks?.contexts ?? [];
  const checks = latestChecks(repository, pull.headSha);
  const missing = required.find((context) => !PASSING.includes(checks.get(context) ?? ''));
  if (missing !== undefined) throw new Refusal(405, `Required status check "${missing}" is ${checks.get(missing) ?? 'expected'}.`);
}

function messageOf({ number, title, pull }: PullRequest, method: MergeMethod, options: MergeOptions): string {
  const usual = method === 'merge' ? `Merge pull request #${number} from ${pull.headOwner}/${pull.headRef}` : `${title} (#${number})`;
  const body = options.message || (method === 'merge' ? title : '');
  return [options.title || usual, body].filter((part) => part !== '').join('\n\n');
}
