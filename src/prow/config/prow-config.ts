import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { partLabels } from '../../core/labels';
import { nativeObject } from '../../core/manifest';
import { Where } from '../../core/problem';
import { CONFIG_MAP, JOB_CONFIG_MAP, PLUGINS_MAP } from '../object-names';
import { ProwModel } from '../prow-model';
import { CHECKCONFIG } from './checkconfig-job';
import { caOfClones, CloneCaPolicy } from './clone-ca-policy';
import { updatedHere } from './config-updater';
import { configFiles } from './config-files';
import { keepFile, overriddenBy } from './kept-file';

/** What makes a file: that which Prow reads, and its copy for the job `checkconfig`. */
const INSTEAD: Readonly<Record<string, string>> = { 'config.yaml': overriddenBy('configOverrides'), 'plugins.yaml': overriddenBy('pluginOverrides') };

/**
 * The ConfigMaps that all components read: `config`, `plugins`, `job-config-from-code` (with `-2` and so on, where the jobs are too many for one),
 * and `job-config`, which config-updater fills and which has no data of ours, so that applying again resets nothing. Others that config-updater
 * is told to write are there in the same way. What the job `checkconfig` reads of them stands in the namespace of jobs too, as `checkconfig-config` and
 * `checkconfig-plugins`. For an Enterprise server with a CA of its own there is also the policy that brings the CA into the
 * clones of jobs.
 */
export class ProwConfig extends Construct {
  constructor(scope: Construct, id: string, model: ProwModel) {
    super(scope, id);
    const files = configFiles(Where.construct(scope.node.path), model);
    const without = 'no component starts without';
    keepFile(this.configMap('config', CONFIG_MAP, model, { 'config.yaml': files.config }), 'config.yaml', { without, instead: INSTEAD['config.yaml'] });
    keepFile(this.configMap('plugins', PLUGINS_MAP, model, { 'plugins.yaml': files.plugins }), 'plugins.yaml', { without, instead: INSTEAD['plugins.yaml'] });
    this.configMap('job-config', JOB_CONFIG_MAP, model);
    model.jobFiles.forEach(({ map, key, text }, i) => {
      const configMap = this.configMap(`code-jobs${i === 0 ? '' : `-${i + 1}`}`, map, model, { [key]: text });
      keepFile(configMap, key, { without: 'its jobs run no more', instead: 'say what is to be otherwise in jobs' });
    });
    for (const [name, data] of Object.entries(files.checked)) this.checkedMap(name, model, data);
    this.updatedMaps(model);
    const caConfigMapName = caOfClones(model);
    if (caConfigMapName !== undefined) new CloneCaPolicy(this, 'clone-ca-policy', model, caConfigMapName);
  }

  private checkedMap(name: string, { jobsNamespace: namespace }: ProwModel, data: Readonly<Record<string, string>>): void {
    const configMap = this.configMap(name, name, { namespace }, data);
    for (const file of Object.keys(data)) {
      keepFile(configMap, file, { without: `the job ${CHECKCONFIG} fails without`, instead: INSTEAD[file] ?? 'leave the patch out' });
    }
  }

  // they are there before config-updater writes them, because the right to make ConfigMaps cannot be limited to names
  private updatedMaps(model: ProwModel): void {
    const ours = [CONFIG_MAP, PLUGINS_MAP, JOB_CONFIG_MAP, ...model.jobFiles.map(({ map }) => map)];
    for (const [namespace, names] of updatedHere(model)) {
      const others = names.filter((name) => namespace !== model.namespace || !ours.includes(name));
      for (const name of others) this.configMap(`updated-${namespace}-${name}`, name, { namespace });
    }
  }

  private configMap(id: string, name: string, { namespace }: Pick<ProwModel, 'namespace'>, data?: Readonly<Record<string, string>>): ApiObject {
    return nativeObject(this, id, 'v1/ConfigMap', { metadata: { name, namespace, labels: { ...partLabels() } }, ...(data ? { data } : {}) });
  }
}
