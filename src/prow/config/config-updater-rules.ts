import { dnsLabel, dnsSubdomain } from '../../core/names';
import { Note, optional, Rule, shape } from '../../core/props';
import { quote } from '../../core/quote';
import { text } from '../../core/safe-text';
import { boolean, list, record } from '../../core/values';
import { JOB_CONFIG_MAP, LABELS_MAP } from '../object-names';
import { ProwModel } from '../prow-model';
import { CHECKED, isChecked } from './config-updater-findings';
import { Json } from './json';

/** Keys in a ConfigMap are chosen by one byte of a sum. */
const MOST_PARTITIONS = 256;

const namespace: Rule<string> = (value, report) => (value === '' ? value : dnsLabel(value, report));

const targets = {
  name: optional(dnsSubdomain),
  partitioned_names: optional(list(dnsSubdomain)),
  key: optional(text),
  use_full_path_as_key: optional(boolean),
  clusters: optional(record(list(namespace))),
  cluster_groups: optional(list(text)),
};

/** What Prow's loader, and config-updater itself, find in its maps. Source: prow pkg/plugins/config.go, validateConfigUpdater, at a61940897. */
export function checkConfigUpdater(
  { maps = {}, cluster_groups: groups = {} }: Json, model: ProwModel, whole: Note,
): void {
  const { namespace: own, jobFiles, configUpdater, programs } = model;
  const note = whole.at('pluginOverrides.config_updater');
  const jobsFromCode = jobFiles.map(({ key }) => key);
  const files = new Map<string, string>();
  for (const [file, spec] of Object.entries<Json>(maps)) {
    const said = configUpdater.maps.findIndex(({ files: one }) => one === file);
    const at = said < 0 ? note.at(`maps[${quote(file)}]`) : whole.at(`configUpdater.maps[${said}].files`);
    checkGlob(file, at);
    const known = Object.fromEntries(Object.keys(targets).map((key) => [key, spec?.[key]]));
    const read = at.read(shape(targets), known);
    if (read === undefined) continue;
    checkTargets(read, groups, at);
    const key = read.key || (read.use_full_path_as_key ? file.replaceAll('/', '-') : file.slice(file.lastIndexOf('/') + 1));
    for (const [cluster, namespaces] of Object.entries(read.clusters ?? { default: [''] })) {
      for (const one of namespaces) {
        const map = `${cluster} ${one} ${read.name || read.partitioned_names?.join(',')}`;
        checkKey(`${map} ${key}`, file, files, at);
        const isHere = cluster === 'default' && [own, ''].includes(one);
        if (isHere && read.name === LABELS_MAP && programs.labelSync !== undefined) {
          at({
            what: `would write over ${quote(LABELS_MAP)}, which holds the labels of labelSync`,
            instead: 'give them as labelSync.labels, or leave one of the two out', code: 'TypedSettingOverridden',
          });
        }
        // of typed maps it was said before
        for (const name of said >= 0 || cluster !== 'default' ? [] : [read.name, ...read.partitioned_names ?? []]) {
          if (name !== undefined && isChecked(one || own, name, model)) at({ what: `${quote(name)} ${CHECKED}`, instead: 'take another name', code: 'ConfigMapWrittenTwice' });
        }
        if (isHere && read.name === JOB_CONFIG_MAP && said < 0 && jobsFromCode.includes(key)) {
          at({
            what: `${quote(key)} is the file of jobs from code too, of which Prow would read one`, instead: 'give it another name by key',
            code: 'KeyUsedTwice',
          });
        }
      }
    }
  }
}

/** Names of files as GitHub tells them, or patterns. Source: github.com/mattn/go-zglob v0.0.2, New and Match. */
function checkGlob(file: string, at: Note): void {
  const isPattern = file.includes('*');
  const meant = file.replace(isPattern ? /^\/+/ : /^(\.?\/)+/, '');
  const never = (instead: string): void => at({ what: `${quote(file)} matches no file of a repository`, instead, code: 'PatternMismatch' });
  if (meant !== file) never(`write ${quote(meant)}`);
  else if (/(^|\/)\.\.(\/|$)/.test(file)) never('write the path from the top of the repository');
  else if (file.endsWith('/')) never(`write ${quote(`${file}**/*`)}`);
}

function checkKey(key: string, file: string, files: Map<string, string>, at: Note): void {
  const other = files.get(key);
  if (other === undefined) files.set(key, file);
  else at({ what: `would write the same key of the same ConfigMap as ${quote(other)}`, instead: 'give one of them another key', code: 'KeyUsedTwice' });
}

function checkTargets({ name, partitioned_names: names = [], clusters = {}, cluster_groups: chosen = [] }: Json, groups: Json, at: Note): void {
  if (!name && names.length === 0) at.at('name')({ what: 'is missing', instead: 'name the ConfigMap', code: 'PropMissing' });
  if (name && names.length > 0) at.at('partitioned_names')({ what: 'is given together with name', instead: 'keep one of them', code: 'MutuallyExclusive' });
  if (names.length > MOST_PARTITIONS) {
    at.at('partitioned_names')({
      what: `has ${names.length} names, and Prow takes at most ${MOST_PARTITIONS}`, instead: 'leave some out', code: 'NumberOutOfRange',
    });
  }
  if (Object.keys(clusters).length > 0 && chosen.length > 0) {
    at.at('cluster_groups')({ what: 'is given together with clusters', instead: 'keep one of them', code: 'MutuallyExclusive' });
    return;
  }
  for (const group of chosen.filter((one: string) => groups[one] === undefined)) {
    const known = Object.keys(groups).sort().join(', ');
    at.at('cluster_groups')({
      what: `${quote(group)} is not one of ${known || 'the groups, of which there are none'}`,
      instead: 'add it to config_updater.cluster_groups', code: 'NotAllowedValue',
    });
  }
}
