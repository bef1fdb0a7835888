import { dnsLabel, dnsSubdomain } from '../../core/names';
import { Note, optional, Rule, shape } from '../../core/props';
import { Finding } from '../../core/problem';
import { quote } from '../../core/quote';
import { text } from '../../core/safe-text';
import { boolean, list, record } from '../../core/values';
import { JOB_CONFIG_MAP, LABELS_MAP } from '../object-names';
import { ProwModel } from '../prow-model';
import { listOf, OWN_CLUSTER, targetsOf } from './config-updater';
import { CHECKED, isChecked, writtenByTwo } from './config-updater-findings';
import { Json } from './json';

/** Keys in a ConfigMap are chosen by one byte of a sum. */
const MOST_PARTITIONS = 256;

const targetNamespace: Rule<string> = (value, report) => (value === '' ? value : dnsLabel(value, report));

const targets = {
  name: optional(dnsSubdomain),
  partitioned_names: optional(list(dnsSubdomain)),
  key: optional(text),
  use_full_path_as_key: optional(boolean),
  clusters: optional(record(list(targetNamespace))),
  cluster_groups: optional(list(text)),
};

/** What Prow's loader, and config-updater itself, find in its maps. Source: prow pkg/plugins/config.go, validateConfigUpdater, at a61940897. */
export function checkConfigUpdater(
  { maps = {}, cluster_groups: groups = {} }: Json, model: ProwModel, whole: Note,
): void {
  const { namespace: own, jobFiles, configUpdater, programs } = model;
  const note = whole.at('pluginOverrides.config_updater');
  const jobsFromCode = jobFiles.map(({ key }) => key);
  const [keys, names] = [new Map<string, string>(), new Map<string, string>()];
  for (const [file, spec] of Object.entries<Json>(maps)) {
    const said = configUpdater.maps.findIndex(({ files: one }) => one === file);
    const at = said < 0 ? note.at(`maps[${quote(file)}]`) : whole.at(`configUpdater.maps[${said}].files`);
    checkGlob(file, at);
    const known = Object.fromEntries(Object.keys(targets).map((key) => [key, spec?.[key]]));
    const read = at.read(shape(targets), known);
    if (read === undefined) continue;
    checkTargets(read, groups, at);
    const base = file.slice(file.lastIndexOf('/') + 1);
    const key = read.key || (read.use_full_path_as_key ? file.replaceAll('/', '-') : base);
    checkKey(key, file, read.key ? at.at('key') : at);
    // of typed maps it was said before
    if (said < 0) checkWriters(file, spec, at);
    for (const [cluster, namespaces] of targetsOf(spec, groups)) {
      for (const one of listOf(namespaces)) {
        const namespace = String(one || own);
        const map = read.name || read.partitioned_names?.join(',');
        const written = file.includes('*') ? undefined : before(`${cluster} ${namespace} ${map} ${key}`, file, keys);
        const named = read.cluster_groups?.length ? undefined : before(`${cluster} ${String(one)} ${map} ${read.key || base}`, file, names);
        if (written !== undefined) at({ what: `would write the same key of the same ConfigMap as ${quote(written)}`, instead: 'give one of them another key', code: 'KeyUsedTwice' });
        else if (named !== undefined) at(alike(file, base, named));
        const isHere = cluster === OWN_CLUSTER && namespace === own;
        if (isHere && read.name === LABELS_MAP && programs.labelSync !== undefined) {
          at({
            what: `would write over ${quote(LABELS_MAP)}, which holds the labels of labelSync`,
            instead: 'give them as labelSync.labels, or leave one of the two out', code: 'TypedSettingOverridden',
          });
        }
        for (const name of said >= 0 || cluster !== OWN_CLUSTER ? [] : [read.name, ...read.partitioned_names ?? []]) {
          if (name !== undefined && isChecked(namespace, name, model)) at({ what: `${quote(name)} ${CHECKED}`, instead: 'take another name', code: 'ConfigMapWrittenTwice' });
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

/** hook would fail at each merge that changes such a file. Signs of patterns stand for others, or are warned of. */
function checkKey(key: string, file: string, at: Note): void {
  if (/^[-._a-zA-Z0-9*?{},[\]]{0,253}$/.test(key)) return;
  const instead = file.includes('*') ? 'take other files, whose names are of letters, digits, "-", "_" and "."' : 'give it a key of letters, digits, "-", "_" and "."';
  at({ what: `${quote(key)} would be a key of the ConfigMap, which Kubernetes refuses`, instead, code: 'DataKeyInvalid' });
}

/** The file that came first with a key. */
function before(key: string, file: string, files: Map<string, string>): string | undefined {
  const first = files.get(key);
  if (first === undefined) files.set(key, file);
  return first;
}

/** Prow's loader goes by the last part of the path, whatever the keys are in the end. Same source, validateConfigUpdater. */
function alike(file: string, base: string, other: string): Finding {
  return {
    what: `ends in ${quote(base)} as ${quote(other)} does, and Prow would not start with two such maps of one ConfigMap`,
    instead: file.includes('*') ? 'join them by a pattern like "{a,b}/*.yaml", or give one of them another ConfigMap' : 'give one of them a key', code: 'KeyUsedTwice',
  };
}

/** One file in two repositories is one key. */
function checkWriters(file: string, { allowed_repos: allowed, denied_repos: denied }: Json, note: Note): void {
  const [first, second] = listOf(allowed).filter((name) => !listOf(denied).includes(name));
  if (second !== undefined && !file.includes('*')) note.at('allowed_repos')(writtenByTwo(file, String(first), String(second)));
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
