import { ProwModel } from '../prow-model';
import { runsUpdater } from './config-updater';
import { JOBS_FILE, jobsRepository } from './config-updater-section';
import { CONFIG_UPDATER } from './default-plugins';
import { Json } from './json';

/** Files whose merged changes reach no ConfigMap, and repositories whose plugin has none. Source: prow pkg/plugins/config.go, IsAllowed, at a61940897. */
export function updaterWarnings(model: ProwModel, { plugins = {}, config_updater: updater }: Json): readonly string[] {
  const maps = Object.entries<Json>(updater?.maps ?? {});
  const entries = plugins as Json;
  const wanted = Object.keys(entries).filter((name) => entries[name]?.plugins?.includes(CONFIG_UPDATER) && isAsked(model, name));
  const { github: { repositories } } = model;
  return [
    ...maps.flatMap(([file, { allowed_repos: allowed, denied_repos: denied = [] }]) => {
      const writers = ((allowed ?? repositories) as readonly string[]).filter((name) => !isAmong(name, denied));
      const without = writers.filter((name) => !runsUpdater({ plugins }, name));
      // where anybody may, it is enough that somebody can
      if (without.length === 0 || (allowed === undefined && without.length < writers.length)) return [];
      return [`A merged change of \`${file}\` in ${without.map((name) => `\`${name}\``).join(', ')} never reaches the cluster, because ${CONFIG_UPDATER} does not run there: `
        + `${wayOut(model, file, without[0])}.`];
    }),
    // without any map it is an error
    ...maps.length === 0 ? [] : wanted.filter((name) => maps.every(([, spec]) => !mayWrite(name, spec)))
      .map((name) => `${placeOf(model, name)}.${name}: ${CONFIG_UPDATER} does nothing there, because it may write none of the maps, ${
        maps.map(([file]) => `\`${file}\``).join(', ')}; take it out, or name \`${name}\` in allowedRepositories of a map.`),
  ];
}

function isAmong(name: string, list: readonly string[]): boolean {
  return list.includes(name) || list.includes(name.split('/')[0]);
}

/** Some repository of an organisation may, where one of its is named. */
function mayWrite(name: string, { allowed_repos: allowed = [], denied_repos: denied = [] }: Json): boolean {
  return !isAmong(name, denied) && (allowed.length === 0 || isAmong(name, allowed) || allowed.some((one: string) => one.startsWith(`${name}/`)));
}

/** Where our own entries have it, somebody may write a map. */
function isAsked({ plugins: { enabled }, pluginOverrides }: ProwModel, name: string): boolean {
  const { only = [], add = [] } = enabled[name] ?? {};
  return [...only, ...add].includes(CONFIG_UPDATER) || pluginOverrides.plugins?.[name] !== undefined;
}

function placeOf({ pluginOverrides }: ProwModel, name: string): string {
  return pluginOverrides.plugins?.[name] === undefined ? 'plugins.enabled' : 'pluginOverrides.plugins';
}

function wayOut(model: ProwModel, file: string, name: string): string {
  const { plugins: { enabled }, pluginOverrides } = model;
  const way = pluginOverrides.plugins !== undefined ? `add it to pluginOverrides.plugins["${name}"]`
    : (enabled[name]?.remove ?? []).includes(CONFIG_UPDATER) ? `take it out of plugins.enabled["${name}"].remove` : `add it to plugins.enabled["${name}"]`;
  return file === JOBS_FILE && jobsRepository(model) !== undefined ? `${way}, or write configUpdater: { prowJobsFile: false } in its place` : way;
}
