import type { LiveRepository } from './live-repository';

/** A branch of the repository, or of somebody's fork of it. */
export interface Branch {
  readonly owner: string;
  readonly name: string;
}

/** A fork's branches are a namespace of git beside ours, and not shown with ours, much as GitHub keeps all of a network's objects in one place. */
export function refOf({ organization }: LiveRepository, { owner, name }: Branch): string {
  return owner === organization.login ? `refs/heads/${name}` : `${forkRefs(owner)}heads/${name}`;
}

/** Where the refs of somebody's fork are kept. */
export function forkRefs(owner: string): string {
  return `refs/namespaces/${owner}/refs/`;
}
