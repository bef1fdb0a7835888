import { teamBody, userBody } from '../bodies/accounts';
import { repositoryBody } from '../bodies/repository';
import type { Caller } from '../caller';
import { list, noContent, notFound, ok, type Route } from '../router';
import type { GitHub } from '../state/github';
import type { LiveRepository, Role } from '../state/live-repository';
import { hasName, userOf, usersNamed } from '../world';
import { inRepository } from './in-repository';

const METADATA = { app: ['metadata:read'] } as const;
const ADMINISTRATION = { app: ['administration:read'] } as const;

/** https://docs.github.com/rest/repos and https://docs.github.com/rest/collaborators */
export function repositoryRoutes(github: GitHub): Route[] {
  const { world } = github;
  const at = inRepository(github);

  return [
    at('GET', '', METADATA, (repository, { caller }) => ok(repositoryBody(repository, roleOf(repository, caller)))),
    at('GET', '/collaborators', METADATA, (repository) => list(usersNamed(world, repository.collaborators).map((user) => {
      const role = repository.role(user.login);
      const canPush = role !== 'read';
      return { ...userBody(user), permissions: { admin: role === 'admin', maintain: role === 'admin', push: canPush, triage: canPush, pull: true },
        role_name: role };
    }))),
    at('GET', '/collaborators/{login}', METADATA, (repository, { params }) =>
      hasName(repository.collaborators, params.login) ? noContent() : notFound()),
    at('GET', '/collaborators/{login}/permission', METADATA, (repository, { params }) => {
      const user = userOf(world, params.login);
      if (!user) return notFound();
      const permission = repository.role(user.login);
      return ok({ permission, role_name: permission, user: userBody(user) });
    }),
    at('GET', '/teams', ADMINISTRATION, ({ organization }) => list(organization.teams.map(teamBody))),
  ];
}

function roleOf(repository: LiveRepository, caller: Caller): Role {
  if (caller.kind === 'user') return repository.role(caller.login);
  return caller.kind === 'installation' && caller.organization === repository.organization ? 'write' : 'read';
}
