import { isPlainObject } from '../../core/props';
import { Json } from './json';

/**
 * The plugins that run for a repository or organisation, inside Prow and beside it, by a finished `plugins.yaml`. What is no list in an override is
 * told where it is read, and others ask before.
 */
export function enabledPlugins({ plugins, external_plugins: external }: Json, repository: string): readonly string[] {
  const [org, name] = repository.split('/');
  const whole = at(plugins, org);
  const inherited = name !== undefined && !listOf(whole, 'excluded_repos').includes(name) ? listOf(whole, 'plugins') : [];
  const beside = [...listOf(external, repository), ...(name === undefined ? [] : listOf(external, org))].map((plugin) => at(plugin, 'name'));
  return [...listOf(at(plugins, repository), 'plugins'), ...inherited, ...beside].filter((one) => typeof one === 'string');
}

function at(value: unknown, key: string): unknown {
  return isPlainObject(value) ? value[key] : undefined;
}

function listOf(value: unknown, key: string): readonly unknown[] {
  const list = at(value, key);
  return Array.isArray(list) ? list : [];
}
