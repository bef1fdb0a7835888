import { isPlainObject } from '../../core/props';
import { pluginEntries } from '../plugins/resolve-plugins';
import { withEnabled } from '../plugins/enabled-sets';
import { HELP_URL, saidOfPlugins } from '../plugins/plugins-section';
import { ProwModel } from '../prow-model';
import { configUpdaterYaml, updaterRepositories } from './config-updater-section';
import { CONFIG_UPDATER, DEFAULT_PLUGINS } from './default-plugins';
import { deepMerge } from './deep-merge';
import { Json } from './json';
import { inNewerForm } from './plugins-form';
import { triggers } from './triggers';

/** `plugins.yaml`: which plugins hook runs for which repository, and how. Source: prow pkg/plugins/config.go at a61940897. */
export function generatedPlugins(model: ProwModel): Json {
  const { repositories } = model.github;
  return {
    plugins: withUpdater(withEnabled(ownPlugins(model), model.plugins.enabled), model),
    approve: [{ repos: repositories, ...(model.deckUrl ? { commandHelpLink: `${model.deckUrl}/command-help` } : {}) }],
    lgtm: [{ repos: repositories, review_acts_as_lgtm: true }],
    triggers: triggers(model.github),
    // Prow's default is a page of the Kubernetes community
    help: { help_guidelines_url: HELP_URL },
    ...configUpdaterYaml(model),
    ...model.externalPlugins.length === 0 ? {} : { external_plugins: pluginEntries(model.externalPlugins) },
    ...saidOfPlugins(model.plugins, { repositories, deckUrl: model.deckUrl }),
  };
}

/** The same with the user's overrides. */
export function finishedPlugins(model: ProwModel): Json {
  const generated = generatedPlugins(model);
  return deepMerge(generated, withOurs(inNewerForm(model.pluginOverrides), generated.external_plugins ?? {}));
}

/**
 * A list takes the place of ours, and plugins that run here would get no events: those of both are called. A name of both is told where `externalPlugins`
 * is read.
 */
function withOurs(over: Json, ours: Json): Json {
  if (!isPlainObject(over.external_plugins)) return over;
  const beside = (key: string, list: readonly Json[]): readonly Json[] => (
    (ours[key] ?? []).filter((one: Json) => list.every((other) => other?.name !== one.name)));
  const both = Object.entries(over.external_plugins).map(([key, list]) => [key, Array.isArray(list) ? [...beside(key, list), ...list] : list]);
  return { ...over, external_plugins: Object.fromEntries(both) };
}

/** Who says which plugins run there, and not that this one does not, wants its files read all the same. */
function withUpdater(entries: Json, model: ProwModel): Json {
  const { enabled } = model.plugins;
  const wanted = updaterRepositories(model).filter((name) => !(enabled[name]?.remove ?? []).includes(CONFIG_UPDATER));
  return wanted.reduce(withUpdaterOf, entries);
}

/** An organisation that stands there by its repositories has it in each of them. */
function withUpdaterOf(entries: Json, name: string): Json {
  const places = name.includes('/') || entries[name] !== undefined ? [name] : Object.keys(entries).filter((one) => one.startsWith(`${name}/`));
  return places.reduce<Json>((all, place) => {
    const own: Json = all[place] ?? {};
    const names: readonly string[] = own.plugins ?? [];
    return names.includes(CONFIG_UPDATER) ? all : { ...all, [place]: { ...own, plugins: [...names, CONFIG_UPDATER].sort() } };
  }, entries);
}

/** The plugins that run where nothing was said of them. */
export function ownPlugins(model: ProwModel): Json {
  const entries: Record<string, { plugins: readonly string[] }> = {};
  for (const repository of model.github.repositories) entries[repository] = { plugins: DEFAULT_PLUGINS };
  return updaterRepositories(model).reduce(withUpdaterOf, entries as Json);
}
