import { enabledPlugins } from '../../prow/config/enabled-plugins';
import { Json } from '../../prow/config/json';
import { finishedPlugins } from '../../prow/config/plugins-yaml';
import { closedRepositories } from '../../prow/github/trust-plan';
import { ProwModel } from '../../prow/prow-model';
import { permissionsOfEvents } from './event-permissions';

/** What hook handles itself. Source: prow pkg/hook/server.go at a61940897. */
const EVENTS = ['issues', 'issue_comment', 'pull_request', 'pull_request_review', 'pull_request_review_comment', 'push', 'status'];

/** Events that GitHub sends to every App, and takes from no manifest. Source: docs.github.com/webhooks/webhook-events-and-payloads. */
const SENT_ALWAYS = new Set(['github_app_authorization', 'installation', 'installation_repositories', 'installation_target', 'meta', 'ping', 'security_advisory']);

/** What Prow asks of GitHub with the plugins that every platform has. Source: prow site/content/en/docs/getting-started-deploy.md at a61940897. */
const PERMISSIONS = {
  actions: 'read', administration: 'read', checks: 'read', contents: 'write', issues: 'write', members: 'read', metadata: 'read', pull_requests: 'write',
  statuses: 'write', workflows: 'write',
};

/** What one of a plugin's calls needs more. Source: prow pkg/plugins, override.go, project.go and projectmanager.go, at a61940897. */
const OF_PLUGINS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'override': { checks: 'write' },
  'project': { organization_projects: 'admin', repository_projects: 'admin' },
  'project-manager': { organization_projects: 'admin', repository_projects: 'admin' },
};

/** What a GitHub App is made of, as GitHub reads it. */
export interface AppManifest {
  readonly name: string;
  readonly url: string;
  /** Without it the App comes without a webhook. */
  readonly hook_attributes?: { readonly url: string; readonly active: boolean };
  /** Only such an App can be installed on the accounts of others. */
  readonly public: boolean;
  readonly default_permissions: Readonly<Record<string, string>>;
  readonly default_events: readonly string[];
}

/** The App of one Prow. Source: docs.github.com, Registering a GitHub App from a manifest. */
export function appManifest(prow: ProwModel, hookUrl: string | undefined): AppManifest {
  const owners = appOwners(prow);
  return {
    // GitHub takes 34 characters
    name: `${owners[0].slice(0, 29)}-prow`,
    url: prow.deckUrl ?? `https://${prow.github.host}/${owners[0]}`,
    ...hookUrl === undefined ? {} : { hook_attributes: { url: hookUrl, active: true } },
    public: owners.length > 1,
    default_permissions: appPermissions(prow),
    default_events: [...appEvents(prow)].sort(),
  };
}

/** The App by which jobs clone what is not public: it reads, and is told nothing. Undefined where all is public, as far as anybody said. */
export function cloneManifest({ github: { host, trust } }: ProwModel): AppManifest | undefined {
  const owners = [...new Set(closedRepositories(trust).map((name) => name.split('/')[0]))];
  if (owners.length === 0) return undefined;
  return {
    name: `${owners[0].slice(0, 23)}-prow-clone`,
    url: `https://${host}/${owners[0]}`,
    public: owners.length > 1,
    default_permissions: { contents: 'read', metadata: 'read' },
    default_events: [],
  };
}

/** Events that it is sent: those of hook first. */
export function appEvents(prow: ProwModel): readonly string[] {
  return [...new Set([...EVENTS, ...externalEvents(finishedPlugins(prow))])].filter((event) => !SENT_ALWAYS.has(event));
}

/** Accounts whose repositories are served. */
export function appOwners({ github: { repositories } }: ProwModel): readonly string[] {
  return [...new Set(repositories.map((name) => name.split('/')[0]))];
}

/** What it may do: names of permissions in order, with their levels. */
export function appPermissions(prow: ProwModel): Readonly<Record<string, string>> {
  const plugins = finishedPlugins(prow);
  const { repositories } = prow.github;
  const used = repositories.flatMap((repository) => enabledPlugins(plugins, repository));
  const triggers: readonly Json[] = plugins.triggers ?? [];
  const all = {
    ...permissionsOfEvents(appEvents(prow)),
    ...PERMISSIONS,
    ...Object.assign({}, ...used.map((plugin) => (Object.hasOwn(OF_PLUGINS, plugin) ? OF_PLUGINS[plugin] : {}))) as Readonly<Record<string, string>>,
    // it runs workflows again. Source: prow pkg/plugins/trigger/generic-comment.go at a61940897
    ...triggers.some(({ trigger_github_workflows: isOn }) => isOn === true) ? { actions: 'write' } : {},
  };
  return Object.fromEntries(Object.entries({ ...all, ...programPermissions(prow) }).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What programs beside the nine need more. Source: docs.github.com/rest/authentication/permissions-required-for-github-apps. */
function programPermissions({ programs: { branchprotector, peribolos } }: ProwModel): Readonly<Record<string, string>> {
  const { org, members, teams, repos, teamRepos } = peribolos?.fixes ?? {};
  return {
    ...org ? { organization_administration: 'write' } : {},
    ...members || teams ? { members: 'write' } : {},
    ...repos || teamRepos || branchprotector !== undefined ? { administration: 'write' } : {},
  };
}

function externalEvents(plugins: Json): readonly string[] {
  const external: readonly Json[] = Object.values<readonly Json[]>(plugins.external_plugins ?? {}).flat();
  return external.flatMap(({ events }) => (events ?? []).map(String));
}
