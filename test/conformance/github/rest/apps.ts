import { organizationAccount } from '../bodies/accounts';
import { repositoryBody } from '../bodies/repository';
import type { Authentication } from '../caller';
import { created, type Handler, list, notFound, ok, refusal, type Route, route } from '../router';
import type { GitHub } from '../state/github';
import { type Organization, organizationOf } from '../world';

/** https://docs.github.com/rest/apps */
export function appRoutes(github: GitHub, authentication: Authentication): Route[] {
  const { world } = github;
  const { app } = world;

  const installation = (organization: Organization) => ({
    id: organization.installationId,
    account: organizationAccount(organization),
    target_type: 'Organization',
    target_id: organization.id,
    app_id: app.id,
    app_slug: app.slug,
    repository_selection: 'all',
    permissions: app.permissions,
    events: app.events,
    suspended_at: null,
    access_tokens_url: `${github.addresses.api}/app/installations/${organization.installationId}/access_tokens`,
  });
  const installed = world.organizations.filter(({ installationId }) => installationId !== undefined);
  const installationWithId = (id: string) => installed.find(({ installationId }) => String(installationId) === id);
  const installationOf = (organization: Organization | undefined) =>
    organization?.installationId === undefined ? notFound() : ok(installation(organization));

  return [
    route('GET', '/app', asApp(() => ok({
      id: app.id,
      slug: app.slug,
      name: app.slug,
      permissions: app.permissions,
      events: app.events,
      installations_count: installed.length,
    }))),
    route('GET', '/app/installations', asApp(() => list(installed.map(installation)))),
    route('GET', '/app/installations/{id}', asApp(({ params }) => installationOf(installationWithId(params.id)))),
    route('POST', '/app/installations/{id}/access_tokens', asApp(({ params }) => {
      const organization = installationWithId(params.id);
      if (!organization) return notFound();
      const { token, expires } = authentication.issueInstallationToken(organization);
      // GitHub gives whole seconds.
      const expiresAt = `${expires.toISOString().slice(0, 19)}Z`;
      return created({ token, expires_at: expiresAt, permissions: app.permissions, repository_selection: 'all' });
    })),
    route('GET', '/orgs/{org}/installation', asApp(({ params }) => installationOf(organizationOf(world, params.org)))),
    route('GET', '/repos/{owner}/{repo}/installation', asApp(({ params }) =>
      installationOf(github.repository(params.owner, params.repo)?.organization))),
    route('GET', '/installation/repositories', ({ caller }) => {
      if (caller.kind !== 'installation') return refusal(403, 'Resource not accessible without an installation access token');
      const repositories = github.repositories.filter(({ organization }) => organization === caller.organization).map((one) => repositoryBody(one));
      return list(repositories, (page) => ({ total_count: repositories.length, repository_selection: 'all', repositories: page }));
    }),
  ];
}

function asApp(handler: Handler): Handler {
  return (request) => request.caller.kind === 'app' ? handler(request) : refusal(401, 'A JSON web token could not be decoded');
}
