import { Json } from '../config/json';
import { EnabledPluginsSettings } from './plugins-options';

/** `plugins` of `plugins.yaml` with what was said of it. */
export function withEnabled(ours: Json, said: Readonly<Record<string, EnabledPluginsSettings>>): Json {
  const entries = Object.entries(said).map(([name, { only, add, remove, excludedRepos }]) => {
    const base: readonly string[] = only ?? ours[name]?.plugins ?? [];
    const plugins = [...base.filter((plugin) => !remove.includes(plugin)), ...add].sort();
    return [name, { plugins, ...excludedRepos === undefined ? {} : { excluded_repos: excludedRepos } }] as const;
  });
  return { ...ours, ...Object.fromEntries(entries) };
}
