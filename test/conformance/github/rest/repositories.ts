import { teamBody, userBody } from '../bodies/accounts';
import { forkBody, repositoryBody } from '../bodies/repository';
import type { Caller } from '../caller';
import { maySee } from '../permissions';
import { list, noContent, notFound, ok, refusal, type Route, route } from '../router';
import { createFork } from '../state/forks';
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

  const ours = at('GET', '', METADATA, (repository, { caller }) => ok(repositoryBody(repository, roleOf(repository, caller))));
  return [
    route('GET', ours.pattern, (request) => {
      const fork = github.fork(request.params.owner, request.params.repo);
      if (!fork) return ours.handler(request);
      const parent = repositoryBody(fork.parent, roleOf(fork.parent, request.caller));
      return maySee(request.caller, fork.parent) ? ok({ ...forkBody(fork.parent, fork.owner.login), parent, source: parent }) : notFound();
    }),
    at('POST', '/forks', { ...METADATA, people: 'everybody' }, async (repository, { caller }, sender) => {
      // an App is nobody who could own one
      if (caller.kind === 'installation') return refusal(403, 'Resource not accessible by integration');
      if (caller.kind !== 'user') return refusal(401, 'Requires authentication');
      const { owner, parent } = await createFork(repository, sender);
      return { status: 202, body: forkBody(parent, owner.login) };
    }),
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
