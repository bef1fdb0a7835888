import { httpUrl } from '../../core/net';
import { repository } from '../../core/names';
import { isPlainObject, Note, optional, required, shape } from '../../core/props';
import { quote } from '../../core/quote';
import { text } from '../../core/safe-text';
import { list, record } from '../../core/values';
import { withoutNull } from './deep-merge';
import { CONFIG_UPDATER } from './default-plugins';
import { enabledPlugins } from './enabled-plugins';
import { Json } from './json';
import { PLUGIN_KEYS, PLUGINS } from './known-keys';
import { checkShape, checkSpelling } from './override-shape';

const pluginEntry = shape({ plugins: optional(list(text)), excluded_repos: optional(list(text)) });

const externalPlugin = shape({ name: required(text), endpoint: optional(httpUrl), events: optional(list(text)) });

/** What can be seen of an override alone, given what it is laid over. */
export function checkPluginOverrides(base: Json, written: Json, note: Note): void {
  const over = withoutNull(written);
  checkSpelling(Object.keys(written), PLUGIN_KEYS, 'a key of plugins.yaml', note);
  checkShape({ ...base, plugins: {} }, over, note);
  if (isPlainObject(over.plugins)) note.at('plugins').read(record(pluginEntry, repository), over.plugins);
  if (over.external_plugins !== undefined) note.at('external_plugins').read(record(list(externalPlugin), repository), over.external_plugins);
}

/** What Prow's loader and checkconfig find in the result. Source: prow pkg/plugins/config.go, Validate, at a61940897. */
export function checkPlugins(pluginsYaml: Json, note: Note): void {
  const { plugins = {}, external_plugins: external = {}, config_updater: updater = {} } = pluginsYaml;
  for (const name of new Set([...Object.keys(plugins), ...Object.keys(external)])) {
    checkSpelling(plugins[name]?.plugins ?? [], PLUGINS, 'a plugin', note.at(`plugins.${name}`));
    const enabled = enabledPlugins(pluginsYaml, name);
    for (const twice of new Set(enabled.filter((plugin, i) => enabled.indexOf(plugin) < i))) {
      note.at(`plugins.${name}`)({ what: `${quote(twice)} is enabled for the organisation too, or twice`, instead: 'remove it here, or add the repository to excluded_repos of the organisation', code: 'PluginTwice' });
    }
    if (enabled.includes(CONFIG_UPDATER) && Object.keys(updater.maps ?? {}).length === 0) {
      note.at('config_updater.maps')({ what: `is missing, and ${CONFIG_UPDATER} is enabled for ${quote(name)}`, instead: 'set configRepository in the place of the override', code: 'PropMissing' });
    }
  }
}
