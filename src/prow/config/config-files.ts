import { Where } from '../../core/problem';
import { readValue, Report } from '../../core/props';
import { yamlText } from '../../core/yaml-text';
import { ProwModel } from '../prow-model';
import { checkConfigOverrides, checkExclusive } from './config-overrides';
import { generatedConfig, withConfigOverrides } from './config-yaml';
import { deepMerge } from './deep-merge';
import { jobConfig } from './job-config';
import { checkJobs } from './job-surroundings';
import { checkPluginOverrides, checkPlugins } from './plugin-overrides';
import { generatedPlugins } from './plugins-yaml';

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
  const pluginsYaml = deepMerge(generated, model.pluginOverrides);
  readValue(where, '', model, (_, report) => {
    checkPluginOverrides(generated, model.pluginOverrides, report.at('pluginOverrides'));
    checkConfigOverrides(generatedConfig(model, generated), model, report.at('configOverrides'));
  });
  const configYaml = withConfigOverrides(generatedConfig(model, pluginsYaml), model);
  const files = { config: yamlText(configYaml), plugins: yamlText(pluginsYaml), jobs: yamlText(jobConfig(model.jobs)) };
  readValue(where, '', model, (_, report) => {
    checkPlugins(pluginsYaml, report.at('pluginOverrides'));
    checkExclusive(configYaml, report.at('configOverrides'));
    checkJobs(model, configYaml, pluginsYaml, report.at('jobs'));
    checkSize(files.config, 'shorten the overrides', report.at('configOverrides'));
    checkSize(files.plugins, 'shorten the overrides', report.at('pluginOverrides'));
    checkSize(files.jobs, 'move jobs into the .prow.yaml of their repositories', report.at('jobs'));
  });
  return files;
}

function checkSize(text: string, instead: string, report: Report): void {
  const bytes = Buffer.byteLength(text);
  if (bytes > LARGEST_CONFIG_MAP) {
    report({ what: `has ${bytes} bytes as YAML, and a ConfigMap holds at most ${LARGEST_CONFIG_MAP}`, instead, code: 'ConfigMapTooLarge' });
  }
}
