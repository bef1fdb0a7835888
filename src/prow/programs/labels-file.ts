import { Finding } from '../../core/problem';
import { quote } from '../../core/quote';
import { yamlText } from '../../core/yaml-text';
import { enabledPlugins } from '../config/enabled-plugins';
import { Json } from '../config/json';
import { finishedPlugins } from '../config/plugins-yaml';
import { ProwModel } from '../prow-model';
import { LABELS_OF_PLUGINS, methodLabel, missingLabel } from './plugin-labels';
import { LabelSettings, ScopedLabels } from './repository-labels';

/** What label_sync reads, and what is wrong with what somebody said beside what the plugins need. */
export interface LabelsFile {
  readonly text: string;
  readonly problems: readonly Finding[];
  /** How many labels of plugins there are. */
  readonly derived: number;
}

/** `labels.yaml`: labels of somebody's, and those of the plugins that they do not say. Source: test-infra label_sync/main.go, Configuration. */
export function labelsFile(prow: ProwModel, said: ScopedLabels, pluginLabels: boolean): LabelsFile {
  const scopes = new Map([...said].map(([scope, labels]) => [scope, [...labels]]));
  const problems: Finding[] = [...undone(prow, said)];
  const needed = pluginLabels ? neededLabels(prow) : [];
  const keys = prow.github.repositories;
  for (const { label, where } of needed) {
    const own = [...said].filter(([, labels]) => labels.some((one) => namesOf(one).includes(label.name.toLowerCase()))).map(([scope]) => scope);
    if (own.includes('')) continue;
    const open = where.filter((key) => !own.includes(key) && !own.includes(key.split('/')[0]));
    const below = own.find((scope) => open.includes(scope.split('/')[0]));
    if (below !== undefined) {
      problems.push({
        what: `${quote(label.name)} is said of ${below} alone, and plugins of all of ${below.split('/')[0]} need it: label_sync refuses it twice`,
        instead: 'say it of the organisation, or leave it out', code: 'LabelTwice',
      });
    }
    const isEverywhere = own.length === 0 && keys.every((key) => open.includes(key));
    for (const scope of isEverywhere ? [''] : open) scopes.set(scope, [...scopes.get(scope) ?? [], label]);
  }
  const sections = (test: (scope: string) => boolean): Json | undefined => {
    const found = [...scopes].filter(([scope]) => scope !== '' && test(scope)).map(([scope, labels]) => [scope, { labels: labels.map(entry) }]);
    return found.length === 0 ? undefined : Object.fromEntries(found);
  };
  const text = yamlText({
    default: { labels: (scopes.get('') ?? []).map(entry) }, orgs: sections((scope) => !scope.includes('/')), repos: sections((scope) => scope.includes('/')),
  });
  return { text, problems, derived: needed.length };
}

/** Labels of plugins that label_sync would rename or delete as often as they come. Source: test-infra label_sync/main.go, classifyLabels and syncLabels. */
function undone(prow: ProwModel, said: ScopedLabels): readonly Finding[] {
  return neededLabels(prow).flatMap(({ label, where }) => {
    const isIt = (name: string): boolean => name.toLowerCase() === label.name.toLowerCase();
    const meets = (scope: string, key: string): boolean => ['', key, key.split('/')[0]].includes(scope) || scope.split('/')[0] === key;
    return [...said].flatMap(([scope, labels]) => (where.some((key) => meets(scope, key)) ? labels : [])).flatMap((one): readonly Finding[] => {
      const [former] = one.previously.filter(({ name }) => isIt(name));
      const becomes = former !== undefined ? `is renamed to ${quote(one.name)} (previously)` : isIt(one.name) && one.deleteAfter !== undefined
        ? `is deleted after ${one.deleteAfter}` : undefined;
      return becomes === undefined ? [] : [{
        what: `${quote(label.name)} ${becomes}, and plugins of ${where.join(', ')} give it and go by it`,
        instead: former === undefined ? 'leave deleteAfter out' : 'leave that out of previously', code: 'MutuallyExclusive',
      }];
    });
  });
}

interface Needed {
  readonly label: LabelSettings;
  /** What is served and needs it. */
  readonly where: readonly string[];
}

function neededLabels(prow: ProwModel): readonly Needed[] {
  const pluginsYaml = finishedPlugins(prow);
  const served = prow.github.repositories;
  const single = Object.keys(pluginsYaml.plugins ?? {}).filter((key) => key.includes('/') && served.includes(key.split('/')[0]));
  const needed = new Map<string, { readonly label: LabelSettings; readonly where: string[] }>();
  const need = (label: LabelSettings, key: string): void => {
    const where: string[] = needed.get(label.name.toLowerCase())?.where ?? [];
    if (!where.includes(key) && !where.includes(key.split('/')[0])) where.push(key);
    needed.set(label.name.toLowerCase(), { label, where });
  };
  for (const key of [...served, ...single]) {
    const plugins = enabledPlugins(pluginsYaml, key);
    for (const plugin of plugins) if (Object.hasOwn(LABELS_OF_PLUGINS, plugin)) for (const label of LABELS_OF_PLUGINS[plugin]) need(label, key);
    if (plugins.includes('require-matching-label')) {
      for (const { org, repo, missing_label: name } of (pluginsYaml.require_matching_label ?? []) as readonly Json[]) {
        if (typeof name === 'string' && [org, `${org}/${repo}`].includes(repo === undefined ? key.split('/')[0] : key)) need(missingLabel(name), key);
      }
    }
    for (const [name, method] of methods(prow)) need(methodLabel(name, method), key);
  }
  return [...needed.values()].sort((a, b) => (a.label.name < b.label.name ? -1 : 1));
}

function methods({ tide, configOverrides }: ProwModel): readonly (readonly [string, string])[] {
  const over: Json = configOverrides.tide ?? {};
  const all: readonly (readonly [unknown, string])[] = [
    [over.squash_label ?? tide.squashLabel, 'squash'], [over.rebase_label ?? tide.rebaseLabel, 'rebase'], [over.merge_label ?? tide.mergeLabel, 'merge'],
  ];
  return all.flatMap(([name, method]) => (typeof name === 'string' ? [[name, method] as const] : []));
}

function namesOf({ name, previously }: LabelSettings): readonly string[] {
  return [name, ...previously.map((old) => old.name)].map((one) => one.toLowerCase());
}

function entry({ name, color, description, target, addedBy, previously, deleteAfter }: LabelSettings): Json {
  return {
    name, color, description, target, addedBy, deleteAfter,
    previously: previously.length === 0 ? undefined : previously.map((old) => ({ name: old.name, deleteAfter: old.deleteAfter })),
  };
}
