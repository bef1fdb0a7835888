import { organizationAccount, teamBody, userBody } from '../bodies/accounts';
import { repositoryBody } from '../bodies/repository';
import { maySee, type Needs, refusalInOrganization } from '../permissions';
import { type GitHubRequest, list, noContent, notFound, ok, type Reply, type Route, route } from '../router';
import type { GitHub } from '../state/github';
import { everybodyIn, hasName, type Organization, organizationOf, sameName, type Team, usersNamed } from '../world';

const METADATA: Needs = { app: ['metadata:read'] };
const MEMBERS: Needs = { app: ['members:read'] };

/** https://docs.github.com/rest/orgs and https://docs.github.com/rest/teams */
export function organizationRoutes(github: GitHub): Route[] {
  const { world } = github;
  const at = (pattern: string, needs: Needs, answer: (organization: Organization, request: GitHubRequest) => Reply) =>
    route('GET', `/orgs/{org}${pattern}`, (request) => {
      const organization = organizationOf(world, request.params.org);
      if (!organization) return notFound();
      return refusalInOrganization(organization, world.app, request.caller, needs) ?? answer(organization, request);
    });
  const atTeam = (pattern: string, answer: (team: Team, organization: Organization, request: GitHubRequest) => Reply) =>
    at(`/teams/{team_slug}${pattern}`, MEMBERS, (organization, request) => {
      const team = organization.teams.find(({ slug }) => sameName(slug, request.params.team_slug));
      return team ? answer(team, organization, request) : notFound();
    });
  const accounts = (logins: readonly string[]) => list(usersNamed(world, logins).map(userBody));

  return [
    at('', METADATA, (organization) => ok({ ...organizationAccount(organization), name: organization.login })),
    at('/repos', METADATA, (organization, { caller }) =>
      list(github.repositories.filter((one) => one.organization === organization && maySee(caller, one)).map((one) => repositoryBody(one)))),
    at('/members', MEMBERS, (organization, { query }) => {
      const logins = { admin: organization.admins, member: organization.members }[query.get('role') ?? 'all'];
      return accounts(logins ?? everybodyIn(organization));
    }),
    at('/members/{login}', MEMBERS, (organization, { params }) => hasName(everybodyIn(organization), params.login) ? noContent() : notFound()),
    at('/memberships/{login}', MEMBERS, (organization, { params }) => {
      if (!hasName(everybodyIn(organization), params.login)) return notFound();
      return ok({ state: 'active', role: hasName(organization.admins, params.login) ? 'admin' : 'member' });
    }),
    at('/teams', MEMBERS, ({ teams }) => list(teams.map(teamBody))),
    atTeam('', (team) => ok(teamBody(team))),
    atTeam('/members', ({ members }) => accounts(members)),
    atTeam('/memberships/{login}', ({ members }, _, { params }) =>
      hasName(members, params.login) ? ok({ state: 'active', role: 'member' }) : notFound()),
  ];
}
