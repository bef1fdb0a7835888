import { atKey, Note } from '../../core/props';
import { didYouMean, quote } from '../../core/quote';
import { hasArgument } from '../components/given-argument';
import { EnabledPluginsSettings, PluginsSettings } from '../plugins/plugins-options';
import { othersThan } from '../plugins/plugins-section';
import { DEFAULT_PROW_VERSION } from '../images';
import { ProwModel } from '../prow-model';
import { enabledPlugins } from './enabled-plugins';
import { Json } from './json';
import { unknownPlugins } from './plugin-overrides';
import { ownPlugins } from './plugins-yaml';
import { isServed } from './served';

/** The plugins that read a section: one of them has to run where it is for. */
const READERS: Readonly<Record<Exclude<keyof PluginsSettings, 'enabled'>, readonly string[]>> = {
  approve: ['approve'],
  lgtm: ['lgtm'],
  welcome: ['welcome'],
  label: ['label'],
  override: ['override'],
  blunderbuss: ['blunderbuss'],
  owners: ['approve', 'blunderbuss', 'lgtm', 'override', 'owners-label', 'verify-owners'],
  repoMilestone: ['milestone', 'milestonestatus'],
  milestoneApplier: ['milestoneapplier'],
  requireMatchingLabel: ['require-matching-label'],
  size: ['size'],
  blockades: ['blockade'],
  dco: ['dco'],
  heart: ['heart'],
  releaseNoteGuidelinesUrl: ['release-note'],
  cherryPickApproved: ['cherry-pick-approved'],
  cherryPickUnapproved: ['cherry-pick-unapproved'],
  branchCleaner: ['branchcleaner'],
  help: ['help'],
  retitle: ['retitle'],
};

/** What of the properties of plugins can be seen only beside what runs where. */
export function checkPluginProps(model: ProwModel, pluginsYaml: Json, note: Note): void {
  const { plugins } = model;
  for (const [name, said] of Object.entries(plugins.enabled)) checkEnabled(name, said, model, atKey(note.at('enabled'), name));
  for (const section of ['approve', 'lgtm', 'welcome'] as const) checkOthers(plugins[section] ?? [], model, note.at(section));
  for (const [section, readers] of Object.entries(READERS)) {
    const said = plugins[section as keyof typeof READERS];
    if (said !== undefined) for (const [path, name] of targets(section, said)) checkRead(name, readers, model, pluginsYaml, note.at(section + path));
  }
}

function checkEnabled(name: string, { only, add, remove, excludedRepos }: EnabledPluginsSettings, model: ProwModel, note: Note): void {
  const { github: { repositories }, prowVersion } = model;
  if (!isServed(name, repositories)) {
    const meant = didYouMean(name, repositories);
    note({
      what: `${quote(name)} is none of the repositories ${repositories.join(', ')}`,
      instead: meant === undefined ? 'add it to them, or remove it here' : `did you mean ${quote(meant)}?`, code: 'RepositoryNotServed',
    });
  }
  const ours = ownPlugins(model);
  const [org, repo] = name.split('/');
  if (repo === undefined && isServed(name, repositories) && !repositories.includes(name)) {
    const those = repositories.filter((one) => one.startsWith(`${name}/`));
    return note({
      what: `${quote(name)} is served in ${those.join(', ')} alone`, instead: `write ${those.length === 1 ? quote(those[0]) : 'each of them'} in its place`, code: 'RepositoryNotServed',
    });
  }
  (excludedRepos ?? []).forEach((one, i) => {
    if (!one.includes('/')) return;
    note.at(`excludedRepos[${i}]`)({ what: `${quote(one)} has a slash`, instead: `write ${quote(one.split('/')[1])}`, code: 'RepositoryInvalid' });
  });
  const inherited = repo === undefined || model.plugins.enabled[org]?.excludedRepos?.includes(repo) ? [] : enabledPlugins({ plugins: ours }, org);
  const base: readonly string[] = only ?? ours[name]?.plugins ?? [];
  for (const [prop, names] of [['only', only ?? []], ['add', add]] as const) {
    names.forEach((plugin, i) => {
      const at = note.at(`${prop}[${i}]`);
      if (prowVersion === DEFAULT_PROW_VERSION) for (const finding of unknownPlugins([plugin])) at(finding);
      const isThere = prop === 'add' && (base.includes(plugin) || inherited.includes(plugin));
      if (isThere || names.indexOf(plugin) < i) at({ what: `${quote(plugin)} runs there already`, instead: 'leave it out', code: 'PluginTwice' });
    });
  }
  remove.forEach((plugin, i) => {
    if (base.includes(plugin)) return;
    const instead = inherited.includes(plugin) ? `add ${quote(repo)} to excludedRepos of ${quote(org)}, and say here which plugins run` : 'leave it out';
    note.at(`remove[${i}]`)({ what: `${quote(plugin)} is none of its own plugins`, instead, code: 'PropWithoutEffect' });
  });
  if (repo !== undefined && excludedRepos !== undefined) {
    note.at('excludedRepos')({ what: `is given for a repository, ${quote(name)}`, instead: `write it at ${quote(org)}`, code: 'PropWithoutEffect' });
  }
}

/** Entries that name no repository are for those that are left. */
function checkOthers(entries: readonly { readonly repos?: readonly string[] }[], { github: { repositories } }: ProwModel, note: Note): void {
  const without = entries.flatMap(({ repos }, i) => (repos === undefined ? [i] : []));
  for (const i of without.slice(1)) {
    note.at(`[${i}]`)({ what: `names no repository, and neither does [${without[0]}]`, instead: 'name the repositories of one of them', code: 'ElementTwice' });
  }
  if (without.length > 0 && othersThan(entries.flatMap(({ repos = [] }) => repos), repositories).length === 0) {
    note.at(`[${without[0]}]`)({ what: 'is for the repositories that no other entry names, and there are none', instead: 'remove it', code: 'PropWithoutEffect' });
  }
}

/** The repositories or organisations that a section is for, each with its place; undefined where it is for all. */
function targets(section: string, said: any): readonly (readonly [string, string | undefined])[] {
  if (Array.isArray(said)) {
    return (said as readonly Json[]).flatMap((entry, i) => {
      if (entry.org !== undefined) return [[`[${i}]`, entry.repo === undefined ? entry.org : `${entry.org}/${entry.repo}`] as const];
      return entry.repos === undefined ? [[`[${i}]`, undefined] as const] : entry.repos.map((name: string, j: number) => [`[${i}].repos[${j}]`, name] as const);
    });
  }
  if (!['dco', 'milestoneApplier', 'repoMilestone'].includes(section)) return [['', undefined]];
  return Object.keys(said).map((name) => (name === '*' ? ['["*"]', undefined] : [`.${name}`, name]));
}

function checkRead(name: string | undefined, readers: readonly string[], { github: { repositories } }: ProwModel, pluginsYaml: Json, note: Note): void {
  const places = [...new Set([...repositories, ...Object.keys(pluginsYaml.plugins ?? {}), ...Object.keys(pluginsYaml.external_plugins ?? {})])];
  if (name !== undefined && !isServed(name, places)) {
    return note({ what: `${quote(name)} is not served`, instead: 'add it to the repositories of github, or remove it here', code: 'RepositoryNotServed' });
  }
  const among = name === undefined ? places : [name, ...places.filter((one) => one.startsWith(`${name}/`))];
  if (among.some((one) => readers.some((reader) => enabledPlugins(pluginsYaml, one).includes(reader)))) return;
  const place = name === undefined ? '' : ` in ${quote(name)}`;
  const which = readers.length > 1 ? `none of the plugins ${readers.join(', ')} runs${place}`
    : `the plugin ${readers[0]} ${name === undefined ? 'runs nowhere' : `does not run${place}`}`;
  note({ what: `does nothing, because ${which}`, instead: `add it to plugins.enabled[${quote(whereToAdd(name, repositories))}]`, code: 'PropWithoutEffect' });
}

/** An organisation of which repositories are served stands there by these. */
function whereToAdd(name: string | undefined, repositories: readonly string[]): string {
  if (name === undefined) return repositories[0];
  return name.includes('/') || repositories.includes(name) ? name : repositories.find((one) => one.startsWith(`${name}/`)) ?? name;
}

/** Plugins for which hook asks another service, and ends at once where it does not know the address. Source: prow cmd/hook/main.go, main, at a61940897. */
const ENDPOINTS: Readonly<Record<string, string>> = { bugzilla: '--bugzilla-endpoint', jira: '--jira-endpoint' };

export function checkEndpoints({ components: { hook: { extraArgs } } }: ProwModel, { plugins = {} }: Json, note: Note): void {
  for (const [plugin, flag] of Object.entries(ENDPOINTS)) {
    const places = Object.keys(plugins).filter((name) => (plugins[name]?.plugins ?? []).includes(plugin));
    if (places.length === 0 || hasArgument(extraArgs, flag)) continue;
    note.at('hook.extraArgs')({
      what: `has no ${flag}, without which hook ends at once where the plugin ${plugin} runs, as in ${places.join(', ')}`, instead: `add "${flag}=https://…"`, code: 'PropMissing',
    });
  }
}
