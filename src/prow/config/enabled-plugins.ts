import { Json } from './json';

/** The plugins that run for a repository or organisation, inside Prow and beside it, by a finished `plugins.yaml`. */
export function enabledPlugins(pluginsYaml: Json, repository: string): readonly string[] {
  const [org, name] = repository.split('/');
  const { plugins = {}, external_plugins: external = {} } = pluginsYaml;
  const inherited = name !== undefined && !(plugins[org]?.excluded_repos ?? []).includes(name) ? plugins[org]?.plugins ?? [] : [];
  const beside = [...(external[repository] ?? []), ...(name === undefined ? [] : external[org] ?? [])].map((plugin: Json) => plugin.name);
  return [...(plugins[repository]?.plugins ?? []), ...inherited, ...beside];
}
