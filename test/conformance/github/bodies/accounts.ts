import type { Organization, Team, User } from '../world';

export function userBody({ id, login, type }: User): object {
  return { id, login, type, name: login, email: `${id}+${login}@users.noreply.github.com`, site_admin: false };
}

/** An organization where an account stands: the owner of a repository, the target of an installation. */
export function organizationAccount({ id, login }: Organization): object {
  return { id, login, type: 'Organization' };
}

export function teamBody({ id, slug }: Team): object {
  return { id, slug, name: slug, privacy: 'closed', permission: 'pull', parent: null };
}
