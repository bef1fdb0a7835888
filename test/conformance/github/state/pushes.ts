import { organizationAccount, userBody } from '../bodies/accounts';
import { pushedCommitBody } from '../bodies/commit';
import { repositoryBody } from '../bodies/repository';
import { changesBetween, EMPTY_TREE } from '../git/changes';
import { commitsBetween } from '../git/commits';
import type { FileContents } from '../git/git-repository';
import type { User } from '../world';
import { type Branch, refOf } from './branch';
import type { LiveRepository } from './live-repository';
import { headMoved, refresh } from './pull-requests';
import { Refusal } from './refusal';

const NOTHING = '0'.repeat(40);

export interface Push {
  readonly files: FileContents;
  readonly message: string;
  /** The commit that a new branch begins at; left out, the tip of the default branch. */
  readonly from?: string;
}

/** Adds a commit to a branch, and makes the branch where there is none. */
export async function push(repository: LiveRepository, author: User, branch: Branch, { files, message, from }: Push): Promise<string> {
  const git = await repository.git();
  return git.exclusively(async () => {
    const ref = refOf(repository, branch);
    const before = await git.sha(ref);
    const parent = before ?? from ?? await git.branchTip(repository.seed.defaultBranch);
    const sha = await git.commit({ ref, parent, files, message, author: repository.signature(author) });
    await branchMoved(repository, author, branch, before, sha);
    return sha;
  });
}

/** Tells of a branch that somebody moved, and lets pull requests from it and into it follow. */
export async function branchMoved(repository: LiveRepository, sender: User, branch: Branch, before: string | undefined, after: string): Promise<void> {
  const isOurs = branch.owner === repository.organization.login;
  if (isOurs) await tellOfPush(repository, sender, branch.name, before, after);
  const open = repository.pullRequests.filter(({ state }) => state === 'open');
  for (const one of open) {
    if (one.pull.headOwner === branch.owner && one.pull.headRef === branch.name) await headMoved(repository, one, sender, after);
    else if (isOurs && one.pull.baseRef === branch.name) await refresh(repository, one);
  }
}

export async function deleteBranch(repository: LiveRepository, sender: User, name: string): Promise<void> {
  const git = await repository.git();
  const before = await git.branchTip(name);
  if (before === undefined) throw new Refusal(422, 'Reference does not exist');
  await git.deleteRef(`refs/heads/${name}`);
  emitPush(repository, sender, name, { before, after: NOTHING, created: false, deleted: true, forced: false, commits: [], head_commit: null });
}

async function tellOfPush(repository: LiveRepository, sender: User, name: string, before: string | undefined, after: string): Promise<void> {
  const git = await repository.git();
  const created = before === undefined;
  const base = before ?? await git.branchTip(repository.seed.defaultBranch) ?? after;
  const pushed = await Promise.all((await commitsBetween(git, base, after)).map(async (commit) =>
    pushedCommitBody(repository, commit, await changesBetween(git, commit.parents[0] ?? EMPTY_TREE, commit.sha))));
  const forced = !created && (await git.tryGit(['merge-base', '--is-ancestor', before, after])).code !== 0;
  const head = pushed.at(-1) ?? null;
  emitPush(repository, sender, name, { before: before ?? NOTHING, after, created, deleted: false, forced, commits: pushed, head_commit: head });
}

interface PushDetails {
  readonly before: string;
  readonly after: string;
  readonly created: boolean;
  readonly deleted: boolean;
  readonly forced: boolean;
  readonly commits: readonly object[];
  readonly head_commit: object | null;
}

function emitPush(repository: LiveRepository, sender: User, name: string, details: PushDetails): void {
  const { name: pusherName, email } = repository.signature(sender);
  const compare = `${repository.htmlUrl}/compare/${details.before.slice(0, 12)}...${details.after.slice(0, 12)}`;
  const pusher = { ...userBody(sender), name: pusherName, email };
  // In this event alone the owner has a name beside the login, and Prow goes by it.
  const owner = { ...organizationAccount(repository.organization), name: repository.organization.login };
  const pushed = { ...repositoryBody(repository), owner };
  repository.github.webhooks.emit(repository, 'push', sender, { ref: `refs/heads/${name}`, base_ref: null, compare, pusher, repository: pushed, ...details });
}
