import type { LiveRepository } from './live-repository';

/** A branch of the repository, or of somebody's fork of it. */
export interface Branch {
  readonly owner: string;
  readonly name: string;
}

/** A fork's branches are kept beside ours and shown to nobody, much as GitHub keeps all of a network's objects in one place. */
export function refOf({ organization }: LiveRepository, { owner, name }: Branch): string {
  return owner === organization.login ? `refs/heads/${name}` : `refs/forks/${owner}/${name}`;
}
