import { LARGEST_ANNOTATIONS } from '../../core/applied-size';
import { Where } from '../../core/problem';
import { Note, readValue, walk } from '../../core/props';
import { yamlText } from '../../core/yaml-text';
import { checkFinishedProtection } from '../branch-protection/finished-protection';
import { seenFromEach } from '../clusters/known-clusters';
import { CONFIG_MAP, PLUGINS_MAP } from '../object-names';
import { DEFAULT_PROW_VERSION } from '../images';
import { ProwModel } from '../prow-model';
import { checkLenses } from '../spyglass/lenses';
import { checkedFiles } from './checkconfig-job';
import { checkConfigUpdater } from './config-updater-rules';
import { checkConfigOverrides, checkStoragePaths } from './config-overrides';
import { checkConfig } from './config-rules';
import { decorationPlaces, generatedConfig, withConfigOverrides } from './config-yaml';
import { configMapBytes } from './job-files';
import { checkJobPods } from './job-pod-security';
import { checkJobVersions } from './job-pod-version';
import { checkDefaultClones } from './decorated-jobs';
import { checkJobContexts } from './job-contexts';
import { checkJobs } from './job-surroundings';
import { Json } from './json';
import { checkJobsOfBoth } from './override-jobs';
import { checkNeeds } from './plugin-needs';
import { checkEndpoints, checkPluginProps } from './plugin-props';
import { checkPluginOverrides, checkPlugins } from './plugin-overrides';
import { finishedPlugins } from './plugins-yaml';
import { checkSaidTwice } from './said-twice';
import { checkSlackTokens, checkSlackWorkers } from './slack-reporting';
import { checkTrustOverrides } from './trust-overrides';

/** The texts that Prow's components read. */
export interface ConfigFiles {
  readonly config: string;
  readonly plugins: string;
  /** What the job `checkconfig` reads, by the ConfigMaps in the namespace of jobs. */
  readonly checked: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Makes and checks the two files. Overrides are checked first: what they break would show in the result as errors of ours. */
export function configFiles(where: Where, model: ProwModel): ConfigFiles {
  const pluginsYaml = finishedPlugins(model);
  look(where, (note) => {
    checkPluginOverrides(model, note.at('pluginOverrides'));
    checkConfigOverrides(model, note.at('configOverrides'));
    checkTrustOverrides(model, note);
    checkSaidTwice(model, note);
    checkPluginProps(model, pluginsYaml, note.at('plugins'));
  });
  const configYaml = withConfigOverrides(generatedConfig(model, pluginsYaml), model);
  const plugins = yamlText(pluginsYaml);
  const files = { config: yamlText(configYaml), plugins, checked: model.checkconfig === undefined ? {} : checkedFiles(model, configYaml, plugins) };
  look(where, (note) => {
    checkPlugins(pluginsYaml, model, note);
    checkEndpoints(model, pluginsYaml, note);
    checkNeeds(model, pluginsYaml, note.at('plugins'));
    checkConfigUpdater(pluginsYaml.config_updater ?? {}, model, note);
    checkStoragePaths(configYaml, note.at('configOverrides'));
    checkConfig(withoutSaidQueries(configYaml, model), model.configOverrides.plank === undefined ? [] : decorationPlaces(model.configOverrides, configYaml), note.at('configOverrides'));
    // another version may have more lenses
    if (saysLenses(model.configOverrides) && model.prowVersion === DEFAULT_PROW_VERSION) {
      checkLenses(configYaml.deck.spyglass, note.at('configOverrides.deck.spyglass'));
    }
    checkJobsOfBoth(model.configOverrides, model, note.at('jobs'));
    checkJobs(model, configYaml, pluginsYaml, note);
    checkDefaultClones(configYaml, note.at(model.configOverrides.plank === undefined ? 'decoration' : 'configOverrides.plank'));
    checkJobContexts(model, configYaml, note);
    for (const seen of seenFromEach(model)) checkJobPods(seen, configYaml, note);
    checkJobVersions(model, note);
    checkSlackWorkers(model, configYaml, note);
    checkSlackTokens(model, configYaml, note);
    checkFinishedProtection(model, configYaml, note);
    checkSize(configMapBytes(model, CONFIG_MAP, { 'config.yaml': files.config }), shorterConfig(model.configOverrides), note.at('configOverrides'));
    checkSize(configMapBytes(model, PLUGINS_MAP, { 'plugins.yaml': files.plugins }), 'shorten the overrides', note.at('pluginOverrides'));
  });
  return files;
}

/** Queries of the property were looked at where they were said. */
function withoutSaidQueries(configYaml: Json, { tide: { queries } }: ProwModel): Json {
  return queries === undefined ? configYaml : { ...configYaml, tide: { ...configYaml.tide, queries: [] } };
}

function saysLenses({ deck }: Json): boolean {
  return Boolean(deck?.spyglass?.lenses ?? deck?.spyglass?.viewers);
}

function look(where: Where, at: (note: Note) => void): void {
  readValue(where, '', undefined, (_, report) => walk(report, at));
}

/** Jobs are what makes configuration long, and those from code are spread. */
function shorterConfig(over: Json): string {
  const moved = ['presets', 'presubmits', 'postsubmits', 'periodics'].filter((key) => over[key]);
  return moved.length === 0 ? 'shorten the overrides' : `move ${moved.join(', ')} into jobs, which are spread over several ConfigMaps`;
}

function checkSize(bytes: number, instead: string, note: Note): void {
  if (bytes > LARGEST_ANNOTATIONS) {
    note({
      what: `makes a ConfigMap of which "kubectl apply" would keep ${bytes} bytes in annotations, and at most ${LARGEST_ANNOTATIONS} may be there`,
      instead, code: 'ConfigMapTooLarge',
    });
  }
}
