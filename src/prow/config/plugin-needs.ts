import { atKey, Note } from '../../core/props';
import { quote } from '../../core/quote';
import { hasArgument } from '../components/given-argument';
import { ProwModel } from '../prow-model';
import { Json } from './json';

/** A section without which a plugin does nothing. */
interface Need {
  readonly section: string;
  readonly property: string;
  /** The repositories and organisations that it is for, and `*` for all; left out where it is for all at once. */
  readonly targets?: (said: any) => readonly string[];
}

/** An organisation stands for its repositories. */
const blockades: Need = {
  section: 'blockades', property: 'plugins.blockades', targets: (said: readonly Json[]) => said.flatMap(({ repos = [] }): readonly string[] => repos),
};
const matching: Need = {
  section: 'require_matching_label', property: 'plugins.requireMatchingLabel', targets: (said: readonly Json[]) => said.map(placeOf),
};
/** Here it does not. */
const milestones: Need = {
  section: 'repo_milestone', property: 'plugins.repoMilestone', targets: (said: Json) => Object.keys(said).map((name) => (name === '' ? '*' : name)).filter(isNoOrg),
};
const applied: Need = { section: 'milestone_applier', property: 'plugins.milestoneApplier', targets: (said: Json) => Object.keys(said).filter(isNoOrg) };
const picks: Need = {
  section: 'cherry_pick_approved', property: 'plugins.cherryPickApproved', targets: (said: readonly Json[]) => said.map(placeOf).filter(isNoOrg),
};

/** Source: prow pkg/plugins at a61940897. */
const NEEDS: Readonly<Record<string, Need>> = {
  'blockade': blockades,
  'require-matching-label': matching,
  'milestone': milestones,
  'milestonestatus': milestones,
  'milestoneapplier': applied,
  'cherry-pick-approved': picks,
  'slackevents': { section: 'slack', property: 'pluginOverrides.slack' },
  'project-manager': { section: 'project_manager', property: 'pluginOverrides.project_manager' },
};

function placeOf({ org, repo = '' }: Json): string {
  return repo === '' ? org : `${org}/${repo}`;
}

function isNoOrg(name: string): boolean {
  return name === '*' || name.includes('/');
}

/** Plugins that somebody wants here, and that do nothing there. */
export function checkNeeds({ plugins: { enabled } }: ProwModel, pluginsYaml: Json, note: Note): void {
  for (const [name, { only = [], add }] of Object.entries(enabled)) {
    for (const [prop, plugins] of Object.entries({ only, add })) {
      plugins.forEach((plugin, i) => {
        const lack = lackOf(plugin, name, pluginsYaml);
        if (lack === undefined) return;
        const { property, isThere } = lack;
        atKey(note.at('enabled'), name).at(`${prop}[${i}]`)(isThere
          ? { what: `${quote(plugin)} does nothing, because ${property} says nothing of ${quote(name)}`, instead: 'say it there too, or leave it out', code: 'PropMissing' }
          : { what: `${quote(plugin)} does nothing without ${property}`, instead: 'say that too, or leave it out', code: 'PropMissing' });
      });
    }
  }
}

/** Plugins of overrides that run without what they need. */
export function idleWarnings({ components: { hook: { extraArgs } } }: ProwModel, pluginsYaml: Json): readonly string[] {
  const { plugins = {} } = pluginsYaml;
  // without one hook takes a client that sends nothing. Source: prow cmd/hook/main.go at a61940897
  const told = hasArgument(extraArgs, '--slack-token-file');
  const silent = Object.keys(plugins).filter((name) => !told && (plugins[name]?.plugins ?? []).includes('slackevents'));
  return [...idlePlugins(pluginsYaml), ...silent.length === 0 ? [] : [
    `The plugin slackevents runs in ${named(silent)} and tells nobody: hook.extraArgs has no --slack-token-file, a file with a bot `
      + 'token of Slack that its pod mounts.',
  ]];
}

function idlePlugins(pluginsYaml: Json): readonly string[] {
  return Object.entries(NEEDS).flatMap(([plugin, { property }]) => {
    const idle = Object.keys(pluginsYaml.plugins ?? {}).filter((name) => (pluginsYaml.plugins[name]?.plugins ?? []).includes(plugin))
      .flatMap((name) => ({ name, lack: lackOf(plugin, name, pluginsYaml) })).filter(({ lack }) => lack !== undefined);
    if (idle.length === 0) return [];
    const names = named(idle.map(({ name }) => name));
    return [idle[0].lack?.isThere === true ? `The plugin ${plugin} runs in ${names} and does nothing there, because ${property} does not name it.`
      : `The plugin ${plugin} runs in ${names} and does nothing without ${property}.`];
  });
}

function named(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

/** What a plugin lacks somewhere. In an organisation it is enough that one of its repositories is named. */
function lackOf(plugin: string, name: string, pluginsYaml: Json): { readonly property: string; readonly isThere: boolean } | undefined {
  if (!Object.hasOwn(NEEDS, plugin)) return undefined;
  const { section, property, targets } = NEEDS[plugin];
  const said = pluginsYaml[section] ?? {};
  if (Object.keys(said).length === 0) return { property, isThere: false };
  const isFor = (one: string): boolean => one === '*' || one === name || one === name.split('/')[0] || one.startsWith(`${name}/`);
  return targets === undefined || targets(said).some(isFor) ? undefined : { property, isThere: true };
}
