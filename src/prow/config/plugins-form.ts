import { repository } from '../../core/names';
import { isPlainObject, Note, optional, shape } from '../../core/props';
import { quote } from '../../core/quote';
import { text } from '../../core/safe-text';
import { list, record } from '../../core/values';
import { Json } from './json';

const pluginEntry = shape({ plugins: optional(list(text)), excluded_repos: optional(list(text)) });

/**
 * Reads `plugins` of an override in the form that it has: `{ plugins: [ … ] }` for each repository, or the older one, a list for each. Prow tries
 * the older one for the whole map first, and so takes no mixture. Source: prow pkg/plugins/config.go, Plugins.UnmarshalJSON, at a61940897.
 */
export function checkPluginsForm(plugins: unknown, note: Note): void {
  if (isOlderForm(plugins) || !isPlainObject(plugins)) {
    note.read(record(list(text), repository), plugins);
    return;
  }
  const [newer] = Object.entries(plugins).find(([, entry]) => isPlainObject(entry)) ?? [];
  const lists = Object.entries(plugins).filter(([, entry]) => newer !== undefined && Array.isArray(entry));
  for (const [name, entry] of lists) {
    note.at(name)({
      what: `${quote(entry)} is a list, and ${quote(newer)} has an object: Prow takes one form for all of them`,
      instead: `write { plugins: ${quote(entry)} }`, code: 'WrongType',
    });
  }
  note.read(record(pluginEntry, repository), Object.fromEntries(Object.entries(plugins).filter((entry) => !lists.some(([name]) => name === entry[0]))));
}

/** The override with `plugins` in the newer form, which is the one that can be laid over ours. */
export function inNewerForm(pluginOverrides: Json): Json {
  const { plugins } = pluginOverrides;
  if (!isOlderForm(plugins)) return pluginOverrides;
  const newer = Object.entries(plugins).map(([name, entry]) => [name, Array.isArray(entry) ? { plugins: entry } : entry]);
  return { ...pluginOverrides, plugins: Object.fromEntries(newer) };
}

function isOlderForm(plugins: unknown): plugins is Readonly<Record<string, unknown>> {
  if (!isPlainObject(plugins)) return false;
  const entries = Object.values(plugins).filter((entry) => entry !== null && entry !== undefined);
  return entries.length > 0 && entries.every((entry) => Array.isArray(entry));
}
