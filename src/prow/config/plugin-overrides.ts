import { httpUrl } from '../../core/net';
import { repository } from '../../core/names';
import { isPlainObject, Report } from '../../core/props';
import { oldShape } from '../../core/props-reader';
import { quote } from '../../core/quote';
import { text } from '../../core/safe-text';
import { list, record } from '../../core/values';
import { CONFIG_UPDATER } from './default-plugins';
import { enabledPlugins } from './enabled-plugins';
import { Json } from './json';
import { PLUGIN_KEYS, PLUGINS } from './known-keys';
import { checkShape, checkSpelling } from './override-shape';

const pluginEntry = oldShape<Record<string, any>, void>((p) => {
  p.optional('plugins', list(text));
  p.optional('excluded_repos', list(text));
});

const externalPlugin = oldShape<Record<string, any>, void>((p) => {
  p.required('name', text);
  p.optional('endpoint', httpUrl);
  p.optional('events', list(text));
});

/** What can be seen of an override alone, given what it is laid over. */
export function checkPluginOverrides(base: Json, over: Json, report: Report): void {
  checkSpelling(Object.keys(over), PLUGIN_KEYS, 'a key of plugins.yaml', report);
  checkShape({ ...base, plugins: {} }, over, report);
  if (isPlainObject(over.plugins)) record(pluginEntry, repository)(over.plugins, report.at('plugins'));
  if (over.external_plugins !== undefined) record(list(externalPlugin), repository)(over.external_plugins, report.at('external_plugins'));
}

/** What Prow's loader and checkconfig find in the result. Source: prow pkg/plugins/config.go, Validate, at a61940897. */
export function checkPlugins(pluginsYaml: Json, report: Report): void {
  const { plugins = {}, external_plugins: external = {}, config_updater: updater = {} } = pluginsYaml;
  for (const name of new Set([...Object.keys(plugins), ...Object.keys(external)])) {
    checkSpelling(plugins[name]?.plugins ?? [], PLUGINS, 'a plugin', report.at(`plugins.${name}`));
    const enabled = enabledPlugins(pluginsYaml, name);
    for (const twice of new Set(enabled.filter((plugin, i) => enabled.indexOf(plugin) < i))) {
      report.at(`plugins.${name}`)({ what: `${quote(twice)} is enabled for the organisation too, or twice`, instead: 'remove it here, or add the repository to excluded_repos of the organisation', code: 'PluginTwice' });
    }
    if (enabled.includes(CONFIG_UPDATER) && Object.keys(updater.maps ?? {}).length === 0) {
      report.at('config_updater.maps')({ what: `is missing, and ${CONFIG_UPDATER} is enabled for ${quote(name)}`, instead: 'set configRepository in the place of the override', code: 'PropMissing' });
    }
  }
}
