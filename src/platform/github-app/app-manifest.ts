import { closedRepositories } from '../../prow/github/trust-plan';
import { ProwModel } from '../../prow/prow-model';
import { appNeeds } from './app-needs';
import { EVENTS, joined, Permissions } from './plugin-needs';

/** Events that GitHub sends to every App, and takes from no manifest. Source: docs.github.com/webhooks/webhook-events-and-payloads. */
const SENT_ALWAYS = new Set(['github_app_authorization', 'installation', 'installation_repositories', 'installation_target', 'meta', 'ping', 'security_advisory']);

/** What a GitHub App is made of, as GitHub reads it. */
export interface AppManifest {
  readonly name: string;
  readonly url: string;
  /** Without it the App comes without a webhook. */
  readonly hook_attributes?: { readonly url: string; readonly active: boolean };
  /** Only such an App can be installed on the accounts of others. */
  readonly public: boolean;
  readonly default_permissions: Permissions;
  readonly default_events: readonly string[];
}

/** Names of programs and plugins, by what they need. */
export interface NeedsOfApp {
  readonly permissions: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly events: Readonly<Record<string, readonly string[]>>;
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
  const wanted = new Set(appNeeds(prow).flatMap(({ events }) => events));
  return [...EVENTS.filter((event) => wanted.has(event)), ...[...wanted].filter((event) => !EVENTS.includes(event))].filter((event) => !SENT_ALWAYS.has(event));
}

/** Accounts whose repositories are served. */
export function appOwners({ github: { repositories } }: ProwModel): readonly string[] {
  return [...new Set(repositories.map((name) => name.split('/')[0]))];
}

/** What it may do: names of permissions in order, with their levels. */
export function appPermissions(prow: ProwModel): Permissions {
  return joined(appNeeds(prow).map(({ permissions }) => permissions));
}

/** Who would miss each permission, by its levels, and each event. */
export function whoNeeds(prow: ProwModel): NeedsOfApp {
  const permissions: Record<string, Record<string, string[]>> = {};
  const events: Record<string, string[]> = {};
  for (const need of appNeeds(prow)) {
    for (const [name, level] of Object.entries(need.permissions)) ((permissions[name] ??= {})[level] ??= []).push(need.who);
    for (const event of need.events) (events[event] ??= []).push(need.who);
  }
  return { permissions, events };
}
