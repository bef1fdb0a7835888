import { httpUrl } from '../../core/net';
import { repository } from '../../core/names';
import { Finding } from '../../core/problem';
import { isPlainObject, Note, optional, required, shape } from '../../core/props';
import { didYouMean, quote } from '../../core/quote';
import { text } from '../../core/safe-text';
import { list, record } from '../../core/values';
import { withoutNull } from './deep-merge';
import { DEFAULT_PROW_VERSION } from '../images';
import { ProwModel } from '../prow-model';
import { decodesLooselyAs } from '../schema/decoding';
import { asKnownBy } from '../schema/unknown-fields';
import { CONFIG_UPDATER } from './default-plugins';
import { enabledPlugins } from './enabled-plugins';
import { githubEvent } from './github-events';
import { Json } from './json';
import { PLUGINS } from './known-plugins';
import { checkPluginSettings } from './plugin-rules';
import { checkPluginsForm } from './plugins-form';

const externalPlugin = shape({ name: required(text), endpoint: optional(httpUrl), events: optional(list(githubEvent)) });

/** What Prow would stumble over in the override, or drop without a word. */
export function decodePluginOverrides({ pluginOverrides, prowVersion }: Pick<ProwModel, 'pluginOverrides' | 'prowVersion'>, note: Note): void {
  const { plugins: _, external_plugins: __, ...settings } = withoutNull(pluginOverrides);
  // the table is not opened for nothing
  if (Object.keys(settings).length > 0) decodesLooselyAs('Configuration', settings, asKnownBy(prowVersion, note));
}

/** What can be seen of an override alone. */
export function checkPluginOverrides(model: ProwModel, note: Note): void {
  const over = withoutNull(model.pluginOverrides);
  decodePluginOverrides(model, note);
  if (over.plugins !== undefined) checkPluginsForm(over.plugins, note.at('plugins'));
  if (over.external_plugins !== undefined) note.at('external_plugins').read(record(list(externalPlugin), repository), over.external_plugins);
}

/** What Prow's loader and checkconfig find in the result. Source: prow pkg/plugins/config.go, Validate, at a61940897. */
export function checkPlugins(
  pluginsYaml: Json,
  { prowVersion, pluginOverrides, externalPlugins, plugins: { enabled } }: Pick<ProwModel, 'plugins' | 'prowVersion' | 'pluginOverrides' | 'externalPlugins'>,
  root: Note,
): void {
  const note = root.at('pluginOverrides');
  const written: Json = isPlainObject(pluginOverrides.plugins) ? pluginOverrides.plugins : {};
  const entryOf = (name: string): Note => (enabled[name] === undefined ? note.at('plugins') : root.at('plugins.enabled'));
  checkPluginSettings({ ...pluginsYaml, external_plugins: withoutTyped(pluginsYaml.external_plugins, externalPlugins.map(({ name }) => name)) }, note, entryOf);
  const { plugins = {}, external_plugins: external = {}, config_updater: updater = {} } = pluginsYaml;
  for (const name of new Set([...Object.keys(plugins), ...Object.keys(external)])) {
    if (prowVersion === DEFAULT_PROW_VERSION) for (const finding of unknownPlugins(plugins[name]?.plugins ?? [])) note.at(`plugins.${name}`)(finding);
    // those beside hook are looked at where they stand
    const inside = enabledPlugins({ plugins }, name);
    noteTwice(name, [...new Set(inside.filter((plugin, i) => inside.indexOf(plugin) < i))], { written, enabled }, entryOf);
    if (inside.includes(CONFIG_UPDATER) && Object.keys(updater.maps ?? {}).length === 0) {
      note.at('config_updater.maps')({ what: `is missing, and ${CONFIG_UPDATER} is enabled for `
        + `${quote(name)}`, instead: 'set configRepository in the place of the override', code: 'PropMissing' });
    }
  }
}

/** Those of which it was told where they were read whether one is there twice. */
function withoutTyped(external: Json = {}, names: readonly string[]): Json {
  return Object.fromEntries(Object.entries<readonly Json[] | null>(external).map(([place, list]) => (
    [place, (list ?? []).filter((one) => !names.includes(one?.name))])));
}

/** At what somebody wrote: a repository has the plugins of ours where nothing was said of it. */
function noteTwice(name: string, twice: readonly string[], { written, enabled }: Json, entryOf: (name: string) => Note): void {
  const [org, repo] = name.split('/');
  const isSaid = (one: string): boolean => written[one] !== undefined || enabled[one] !== undefined;
  const [isTyped, excluded] = [enabled[org] !== undefined, enabled[org] === undefined ? 'excluded_repos' : 'excludedRepos'];
  if (twice.length > 0 && !isSaid(name) && isSaid(org)) {
    const instead = isTyped ? `take ${twice.length === 1 ? 'it' : 'them'} out here, or add ${quote(repo)} to its excludedRepos`
      : `write ${quote(name)}: null beside it to take these away, or add ${quote(repo)} to its excluded_repos`;
    return entryOf(org).at(org)({
      what: `${twice.map(quote).join(', ')} ${twice.length === 1 ? 'is' : 'are'} enabled for ${quote(name)} by default, and Prow takes no plugin twice`,
      instead, code: 'PluginTwice',
    });
  }
  for (const one of twice) {
    entryOf(name).at(name)({
      what: `${quote(one)} is enabled for the organisation too, or twice`,
      instead: `remove it here, or add the repository to ${excluded} of the organisation`, code: 'PluginTwice',
    });
  }
}

/** Names that were plugins of hook once, or never were. Source: prow pkg/plugins and cmd/external-plugins at a61940897. */
const MOVED: Readonly<Record<string, string>> = { 'transfer-issue': 'write "issue-management", of which it is a part' };
const BESIDE_HOOK = ['cherrypicker', 'needs-rebase', 'refresh'];

/** Plugins that hook does not have, and so leaves out without a word. */
export function unknownPlugins(names: readonly string[]): readonly Finding[] {
  return names.filter((name) => !PLUGINS.includes(name)).map((name) => {
    const meant = didYouMean(name, PLUGINS);
    const elsewhere = BESIDE_HOOK.includes(name) ? 'write it into external_plugins: it is a program of its own' : MOVED[name];
    return {
      what: `${quote(name)} is not a plugin`, instead: elsewhere ?? (meant === undefined ? 'remove it' : `did you mean ${quote(meant)}?`),
      code: 'UnknownProp',
    };
  });
}
