import type { Caller } from './caller';
import { notFound, refusal, type Reply } from './router';
import type { LiveRepository } from './state/live-repository';
import type { App, Organization, PermissionLevel } from './world';

/** `statuses:write`, as GitHub's reference names a permission of Apps and its least level. */
export type Permission = `${string}:${PermissionLevel}`;

export interface Needs {
  /** One of them is enough for an App's installation. */
  readonly app: readonly Permission[];
  /** Which people may, those without a role too when it is public; left out: all of them may read, and who may push may write. */
  readonly people?: 'everybody' | 'writers' | 'admins';
}

const INTEGRATION = 'Resource not accessible by integration';

// Everything else that is public may be read without a permission.
const NEVER_PUBLIC = /^(administration|members|organization_hooks|repository_hooks):/;
const ORDER: readonly PermissionLevel[] = ['read', 'write', 'admin'];

export function maySee(caller: Caller, repository: LiveRepository): boolean {
  if (!repository.seed.private) return true;
  if (caller.kind === 'installation') return caller.organization === repository.organization;
  return caller.kind === 'user' && repository.role(caller.login) !== 'none';
}

/** GitHub's answer to whoever may not do this in a repository. */
export function refusalIn(repository: LiveRepository, app: App, caller: Caller, needs: Needs): Reply | undefined {
  if (!maySee(caller, repository)) return notFound();
  const isRead = needs.app.every((one) => one.endsWith(':read'));
  const isPublic = !repository.seed.private && isRead && !needs.app.some((one) => NEVER_PUBLIC.test(one));
  if (isPublic) return undefined;
  switch (caller.kind) {
    case 'anonymous': return refusal(401, 'Requires authentication');
    case 'installation': return caller.organization === repository.organization && holds(app, needs.app) ? undefined : refusal(403, INTEGRATION);
    case 'user': return refusalOfPerson(repository, caller.login, needs.people ?? (isRead ? 'everybody' : 'writers'));
    default: return refusal(403, INTEGRATION);
  }
}

/** The same for an organization, where people may do as before: this GitHub keeps no roles of theirs. */
export function refusalInOrganization(organization: Organization, app: App, caller: Caller, needs: Needs): Reply | undefined {
  if (caller.kind !== 'installation') return undefined;
  return caller.organization === organization && holds(app, needs.app) ? undefined : refusal(403, INTEGRATION);
}

export function holds({ permissions }: App, wanted: readonly Permission[]): boolean {
  return wanted.some((permission) => {
    const [name, level] = permission.split(':') as [string, PermissionLevel];
    const held = permissions[name];
    // Whoever may do anything may read what describes a repository.
    return name === 'metadata' || (held !== undefined && ORDER.indexOf(held) >= ORDER.indexOf(level));
  });
}

function refusalOfPerson(repository: LiveRepository, login: string, people: NonNullable<Needs['people']>): Reply | undefined {
  const role = repository.role(login);
  if (people === 'everybody' || role === 'admin') return undefined;
  if (people === 'admins') return notFound();
  return role === 'write' ? undefined : refusal(403, 'Must have write access to the repository.');
}
