import { generatedConfig, withConfigOverrides } from '../../prow/config/config-yaml';
import { Json } from '../../prow/config/json';
import { finishedPlugins } from '../../prow/config/plugins-yaml';
import { isServed } from '../../prow/config/served';
import { ComponentSettings } from '../../prow/components/component-options';
import { ExternalPluginModel } from '../../prow/plugins/resolve-plugins';
import { ProwModel } from '../../prow/prow-model';
import { permissionsOfEvents } from './event-permissions';
import { AppNeed, EVENTS, joined, Permissions, pluginNeed, WHOLE } from './plugin-needs';

/** Who asks who is trusted: members, and collaborators, of whom prow's own page says that they need Administration. */
const TRUST: Permissions = { administration: 'read', members: 'read', metadata: 'read' };

/** What crier and refresh report with. */
const REPORTS: Permissions = { issues: 'write', metadata: 'read', pull_requests: 'write', statuses: 'write' };

/** Of Prow's own programs beside hook, as long as they are the App. Source: prow cmd/external-plugins at a61940897. */
const OF_UPSTREAM: Readonly<Record<string, Permissions>> = {
  'cherrypicker': { contents: 'write', issues: 'write', members: 'read', metadata: 'read', pull_requests: 'write', workflows: 'write' },
  'needs-rebase': { contents: 'read', issues: 'write', metadata: 'read', pull_requests: 'write' },
  'refresh': REPORTS,
};

/**
 * All that run and ask GitHub as this App, each with what it needs; once where two ask for one name.
 *
 * Source: prow cmd and pkg at a61940897, what each program calls; docs.github.com/rest/authentication/permissions-required-for-github-apps.
 */
export function appNeeds(prow: ProwModel): readonly AppNeed[] {
  const needs = [...ofComponents(prow), ...ofPrograms(prow), ...ofPlugins(prow)];
  return needs.map((need) => ({ ...need, permissions: joined([need.permissions, permissionsOfEvents(need.events)]) }));
}

function ofComponents(prow: ProwModel): readonly AppNeed[] {
  const { hook, tide } = prow.components;
  const { queries = [] } = withConfigOverrides(generatedConfig(prow, finishedPlugins(prow)), prow).tide ?? {};
  const readsMore = reads(hook, 'supplemental-plugin-config-dir');
  const merges = (queries ?? []).length > 0 || reads(tide, 'supplemental-prow-config-dir');
  return [
    need('crier', REPORTS),
    { ...need('hook', readsMore ? WHOLE : { contents: 'read', ...TRUST }), events: readsMore ? EVENTS : [] },
    need('status-reconciler', { ...TRUST, contents: 'read', pull_requests: 'read', statuses: 'write' }),
    ...prow.deckLogin === undefined ? [] : [need('deck', { ...TRUST, contents: 'read', pull_requests: 'read' })],
    // it merges what changes .github/workflows too
    ...merges ? [need('tide', {
      actions: 'read', checks: 'read', contents: 'write', issues: 'write', metadata: 'read', pull_requests: 'write', statuses: 'write', workflows: 'write',
    })] : [],
  ];
}

function ofPrograms({ programs: { branchprotector, labelSync, peribolos } }: ProwModel): readonly AppNeed[] {
  const { org, members, teams, repos, teamRepos } = peribolos?.fixes ?? {};
  return [
    ...branchprotector === undefined ? [] : [need('branchprotector', {
      administration: 'write', contents: 'read', ...branchprotector.verifyRestrictions ? { members: 'read', organization_administration: 'read' } : {},
    })],
    ...labelSync === undefined ? [] : [need('label_sync', { issues: 'write', pull_requests: 'write' })],
    ...peribolos === undefined ? [] : [need('peribolos', {
      administration: repos || teamRepos ? 'write' : 'read', members: members || teams ? 'write' : 'read', ...org ? { organization_administration: 'write' } : {},
    })],
  ];
}

function ofPlugins(prow: ProwModel): readonly AppNeed[] {
  const plugins = finishedPlugins(prow);
  const served = (section: Json | undefined): readonly Json[] => Object.entries<Json>(section ?? {})
    .filter(([name]) => isServed(name, prow.github.repositories)).map(([, value]) => value);
  const triggers: readonly Json[] = plugins.triggers ?? [];
  const rerunsWorkflows = triggers.some(({ trigger_github_workflows: isOn }) => isOn === true);
  const inside = new Set<string>(served(plugins.plugins).flatMap(({ plugins: names }) => names ?? []));
  const beside = new Map<string, readonly string[]>();
  for (const { name, events } of served(plugins.external_plugins).flat()) {
    // hook hands on everything where none is named. Source: prow pkg/hook/server.go, needDemux, at a61940897
    const handedOn: readonly unknown[] = (events ?? []).length === 0 ? EVENTS : events;
    beside.set(name, [...new Set([...beside.get(name) ?? [], ...handedOn.map(String)])]);
  }
  return [
    ...[...inside].sort().map((plugin) => pluginNeed(plugin, rerunsWorkflows)),
    ...[...beside].map(([name, events]) => ({ who: name, permissions: ofExternal(prow.externalPlugins.find((one) => one.name === name)), events })),
  ];
}

/** Nobody knows what a program of others calls, as long as it may be the App. */
function ofExternal(plugin: ExternalPluginModel | undefined): Permissions {
  if (plugin?.placed === undefined) return WHOLE;
  const { upstream, github, auth } = plugin.placed.program;
  if (!github || auth !== undefined) return {};
  return upstream === undefined ? WHOLE : OF_UPSTREAM[upstream];
}

function need(who: string, permissions: Permissions): AppNeed {
  return { who, permissions, events: [] };
}

/** Whether a program has more configuration than is known here. */
function reads({ extraArgs }: ComponentSettings, flag: string): boolean {
  return extraArgs.some((argument) => argument.replace(/^-+/, '').startsWith(`${flag}=`));
}
