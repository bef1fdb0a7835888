import type { User } from '../world';
import { forkRefs } from './branch';
import type { LiveRepository } from './live-repository';
import { branchMoved } from './pushes';

/** A repository of somebody's own that was made of another one. */
export interface Fork {
  readonly owner: User;
  readonly parent: LiveRepository;
}

/** The one that there is already, or a new one with every branch of now. */
export async function createFork(parent: LiveRepository, owner: User): Promise<Fork> {
  const { github, seed } = parent;
  const existing = github.fork(owner.login, seed.name);
  if (existing) return existing;
  const git = await parent.git();
  const refs = forkRefs(owner.login);
  for (const { name, sha } of await git.refs('refs/heads/')) await git.setRef(name.replace(/^refs\//, refs), sha);
  await git.git(['symbolic-ref', refs.replace(/refs\/$/, 'HEAD'), `${refs}heads/${seed.defaultBranch}`]);
  const fork = { owner, parent };
  github.forks.push(fork);
  return fork;
}

/** Lets pull requests follow whatever is pushed meanwhile. */
export async function pushToFork<T>({ owner, parent }: Fork, receive: () => Promise<T>): Promise<T> {
  const git = await parent.git();
  const heads = `${forkRefs(owner.login)}heads/`;
  const before = new Map((await git.refs(heads)).map(({ name, sha }) => [name, sha]));
  const received = await receive();
  for (const { name, sha } of await git.refs(heads)) {
    const branch = { owner: owner.login, name: name.slice(heads.length) };
    if (before.get(name) !== sha) await branchMoved(parent, owner, branch, before.get(name), sha);
  }
  return received;
}
