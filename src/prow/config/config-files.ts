import { Where } from '../../core/problem';
import { Note, readValue, walk } from '../../core/props';
import { yamlText } from '../../core/yaml-text';
import { ProwModel } from '../prow-model';
import { checkConfigUpdater } from './config-updater-rules';
import { checkConfigOverrides, checkStoragePaths } from './config-overrides';
import { generatedConfig, withConfigOverrides } from './config-yaml';
import { jobConfig } from './job-config';
import { checkJobPods } from './job-pod-security';
import { checkJobs } from './job-surroundings';
import { checkPluginOverrides, checkPlugins } from './plugin-overrides';
import { finishedPlugins, generatedPlugins } from './plugins-yaml';

/** The texts that Prow's components read. */
export interface ConfigFiles {
  readonly config: string;
  readonly plugins: string;
  readonly jobs: string;
}

const LARGEST_CONFIG_MAP = 1_048_576;

/** Makes and checks the three files. Overrides are checked first: what they break would show in the result as errors of ours. */
export function configFiles(where: Where, model: ProwModel): ConfigFiles {
  const generated = generatedPlugins(model);
  const pluginsYaml = finishedPlugins(model);
  look(where, (note) => {
    checkPluginOverrides(generated, model.pluginOverrides, note.at('pluginOverrides'));
    checkConfigOverrides(generatedConfig(model, generated), model, note.at('configOverrides'));
  });
  const configYaml = withConfigOverrides(generatedConfig(model, pluginsYaml), model);
  const files = { config: yamlText(configYaml), plugins: yamlText(pluginsYaml), jobs: yamlText(jobConfig(model.jobs)) };
  look(where, (note) => {
    checkPlugins(pluginsYaml, note.at('pluginOverrides'));
    checkConfigUpdater(pluginsYaml.config_updater ?? {}, model.namespace, note.at('pluginOverrides.config_updater'));
    checkStoragePaths(configYaml, note.at('configOverrides'));
    checkJobs(model, configYaml, pluginsYaml, note.at('jobs'));
    checkJobPods(model, configYaml, note);
    checkSize(files.config, 'shorten the overrides', note.at('configOverrides'));
    checkSize(files.plugins, 'shorten the overrides', note.at('pluginOverrides'));
    checkSize(files.jobs, 'move jobs into the .prow.yaml of their repositories', note.at('jobs'));
  });
  return files;
}

function look(where: Where, at: (note: Note) => void): void {
  readValue(where, '', undefined, (_, report) => walk(report, at));
}

function checkSize(text: string, instead: string, note: Note): void {
  const bytes = Buffer.byteLength(text);
  if (bytes > LARGEST_CONFIG_MAP) {
    note({ what: `has ${bytes} bytes as YAML, and a ConfigMap holds at most ${LARGEST_CONFIG_MAP}`, instead, code: 'ConfigMapTooLarge' });
  }
}
