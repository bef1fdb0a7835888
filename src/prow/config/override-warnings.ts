import { CONFIG_MAP, PLUGINS_MAP } from '../object-names';
import { ProwModel } from '../prow-model';
import { Where } from '../../core/problem';
import { readValue, Refusals, walk } from '../../core/props';
import { DEFAULT_PROW_VERSION } from '../images';
import { unknownTo } from '../schema/unknown-fields';
import { cloneOverrideWarnings } from './clone-overrides';
import { checkConfigOverrides, decodeConfigOverrides } from './config-overrides';
import { updatedMaps } from './config-updater';
import { generatedConfig, withConfigOverrides } from './config-yaml';
import { jobWarnings } from './job-warnings';
import { Json } from './json';
import { checkPluginOverrides, decodePluginOverrides, unknownPlugins } from './plugin-overrides';
import { finishedPlugins } from './plugins-yaml';
import { sectionWarnings } from './section-warnings';
import { updaterWarnings } from './updater-warnings';

/** What its user should know of the overrides, and is not wrong for sure. */
export function overrideWarnings(model: ProwModel): readonly string[] {
  // what cannot be read is an error, which is said where the files are made
  if (!isReadable(model)) return [];
  const { deckLogin, configOverrides: { deck } } = model;
  const pluginsYaml = finishedPlugins(model);
  const configYaml = withConfigOverrides(generatedConfig(model, pluginsYaml), model);
  return [
    ...jobWarnings(model), ...sectionWarnings(model, configYaml, pluginsYaml), ...unknownWarnings(model, pluginsYaml),
    ...twoHands(model), ...updaterWarnings(model, pluginsYaml),
    ...globWarnings(model, pluginsYaml), ...cloneOverrideWarnings(model),
    ...otherClusters(model),
    ...(deckLogin !== undefined && deck?.rerun_auth_configs
      ? ['configOverrides.deck.rerun_auth_configs takes the place of the people of deckLogin: only those whom it names may rerun and abort jobs.'] : []),
  ];
}

function isReadable(model: ProwModel): boolean {
  return new Refusals().of(() => readValue(Where.validation, '', true, (value, report) => walk(report, (note) => {
    checkConfigOverrides(model, note);
    checkPluginOverrides(model, note);
    return value;
  }))) !== undefined;
}

/** Another version may know more, and have other plugins. */
function unknownWarnings(model: ProwModel, pluginsYaml: Json): readonly string[] {
  const { prowVersion } = model;
  if (prowVersion === DEFAULT_PROW_VERSION) return [];
  const known = { ...model, prowVersion: DEFAULT_PROW_VERSION };
  const plugins = Object.values<Json>(pluginsYaml.plugins ?? {}).flatMap((entry) => entry?.plugins ?? []);
  return [
    ...unknownTo(prowVersion, (note) => {
      decodeConfigOverrides(known, note.at('configOverrides'));
      decodePluginOverrides(known, note.at('pluginOverrides'));
    }),
    ...[...new Set(plugins)].filter((name) => unknownPlugins([name]).length > 0)
      .map((name) => `${isSaidTyped(model, name) ? 'plugins.enabled' : 'pluginOverrides.plugins'}: \`${name}\` is not a plugin of Prow at a61940897, and whether ${prowVersion} has it is not known here.`),
  ];
}

function isSaidTyped({ plugins: { enabled } }: ProwModel, plugin: string): boolean {
  return Object.values(enabled).some(({ only = [], add }) => only.includes(plugin) || add.includes(plugin));
}

/** A map of config-updater whose ConfigMap stands in the YAML with data. */
function twoHands(model: ProwModel): readonly string[] {
  const ours: readonly string[] = [CONFIG_MAP, PLUGINS_MAP, ...model.jobFiles.map(({ map }) => map)];
  return updatedMaps(model)
    .filter(({ cluster, namespace, name }) => cluster === 'default' && namespace === model.namespace && ours.includes(name))
    .map(({ file, name }) => `config-updater writes \`${file}\` into the ConfigMap \`${name}\`, which stands in the YAML with data of its own: `
      + 'what a pull request brings there lasts until the YAML is applied again. Say it in code and leave the map out of config_updater, '
      + 'or let the repository have it and apply that ConfigMap no more.');
}

/** Patterns that are others than they look. Source: github.com/mattn/go-zglob v0.0.2, New. */
function globWarnings({ configUpdater: { maps } }: ProwModel, { config_updater: updater }: Json): readonly string[] {
  return Object.keys(updater?.maps ?? {}).flatMap((file) => {
    const said = maps.findIndex(({ files }) => files === file);
    const place = `${said < 0 ? 'pluginOverrides.config_updater.maps' : `configUpdater.maps[${said}].files`}: \`${file}\``;
    if (/(^|\/)\*\*$/.test(file)) return [`${place} takes the files right in that folder alone; for those below it too write \`${file}/*\`.`];
    return /[?[]|\{[^}]*\}/.test(file) && (/[?[]/.test(file) || !file.includes('*'))
      ? [`${place} is taken as it stands, because config-updater knows no pattern but \`*\` and \`**\`, and \`{a,b}\` beside them.`] : [];
  });
}

/** hook has no rights in a cluster that it has no kubeconfig for. */
function otherClusters(model: ProwModel): readonly string[] {
  const clusters = [...new Set(updatedMaps(model).map(({ cluster }) => cluster))].filter((cluster) => (
    cluster !== 'default' && model.buildClusters.every(({ name }) => name !== cluster))).sort();
  const isReached = model.components.hook.extraArgs.some((arg) => /^--?kubeconfig(-dir)?=/.test(arg));
  return clusters.map((cluster) => {
    const names = updatedMaps(model).filter((one) => one.cluster === cluster).map(({ namespace, name }) => `\`${namespace}/${name}\``);
    const kubeconfig = isReached
      ? '' : ` hook needs a kubeconfig with a context of that name: give it by hook.extraVolumes and by --kubeconfig in hook.extraArgs.`;
    return `config-updater writes ConfigMaps in the cluster \`${cluster}\`, where nothing is installed from here.${kubeconfig} `
      + `The user of that context must be allowed to get, create and update ${[...new Set(names)].join(', ')} there.`;
  });
}
