import { DEFAULT_CLUSTER, knownClusters } from '../clusters/known-clusters';
import { yamlText } from '../../core/yaml-text';
import { Finding } from '../../core/problem';
import { quote } from '../../core/quote';
import { LARGEST_ANNOTATIONS } from '../../core/applied-size';
import { PodSecurityLevel } from '../../core/pod-security/pod-security-level';
import { accepts, isPlainObject } from '../../core/props';
import { jobFindings } from '../admission/job-findings';
import { placedDecorations } from '../admission/named-in-jobs';
import { onJobNodes } from '../admission/job-nodes';
import { JobsPlan } from '../jobs/jobs-plan';
import { Job } from '../jobs/job';
import { presetList } from '../jobs/presets';
import { CHECKED_CONFIG_MAP, CHECKED_PLUGINS_MAP, JOB_CONFIG_MAP, JOB_SERVICE_ACCOUNT } from '../object-names';
import { ProwModel } from '../prow-model';
import { CheckedPath, gathering, isGathered } from './checkconfig-script';
import { OWN_CLUSTER, updatedMaps } from './config-updater';
import { holdsJobs, writersOf } from './config-updater-section';
import { configMapBytes } from './job-files';
import { jobConfig } from './job-config';
import { Json } from './json';
import { finishedPlugins } from './plugins-yaml';

/** How the job is called, and its status. */
export const CHECKCONFIG = 'checkconfig';

const FOLDER = '/etc/checkconfig';
const PROGRAM = '/ko-app/checkconfig';

/** What of a job is wrong for Prow, and not what somebody may mean. Source: prow cmd/checkconfig/main.go at a61940897. */
const WARNINGS = ['duplicate-job-refs', 'missing-trigger', 'unknown-fields-all', 'validate-urls'];

/** The clusters that a job may name, as prow-controller-manager would write them. */
const CLUSTERS_FILE = 'build-clusters.json';

/**
 * The same Prow with a presubmit of each repository that holds jobs: where config-updater takes them from it, trigger starts jobs there, and decorated
 * jobs may run. Who has a job of that name already keeps it.
 */
export function withCheckconfig(model: ProwModel, wanted: boolean, image: string): ProwModel {
  const { jobs } = model;
  if (!wanted || whyUnchecked(model) !== undefined) return model;
  const checking = [...checkedPaths(model)].filter(([repository]) => !hasOwn(model, repository) && isTriggered(model, repository));
  if (checking.length === 0) return model;
  const checked: JobsPlan = {
    presubmits: Object.fromEntries(checking.map(([repository, paths]) => [repository, [job(model, paths, image)]])),
    postsubmits: {}, periodics: [], presets: [],
  };
  const placed = onJobNodes(checked, model.jobNodes, model).presubmits;
  const both = Object.fromEntries(checking.map(([name]) => [name, [...jobs.presubmits[name] ?? [], ...placed[name]]]));
  const whole: ProwModel = {
    ...model, checkconfig: { jobs: Object.values(placed).flat(), image },
    jobs: { ...jobs, presubmits: { ...jobs.presubmits, ...both } },
  };
  // a preset of all jobs may bring what no presubmit may have, and nobody asked for one
  return jobFindings(whole).length > jobFindings(model).length ? model : whole;
}

/** Why no such job can be, where somebody asked for one in so many words. */
export function checkconfigFindings(model: ProwModel): readonly Finding[] {
  const what = whyUnchecked(model) ?? (checkedPaths(model).size === 0 ? 'config-updater makes job config of no file of a repository, or of its top alone' : undefined);
  return what === undefined ? [] : [{ what: `asks for a job that nothing could do: ${what}`, instead: 'leave it out', code: 'PropWithoutEffect' }];
}

function whyUnchecked({ here, jobsPodSecurity }: ProwModel): string | undefined {
  // a build cluster that took the name of Prow's own has no copy of Prow's configuration
  if (here !== DEFAULT_CLUSTER) return `the build cluster ${quote(DEFAULT_CLUSTER)} has no copy of Prow's configuration`;
  return jobsPodSecurity === PodSecurityLevel.RESTRICTED ? 'no job is decorated under jobsPodSecurity RESTRICTED' : undefined;
}

function hasOwn({ jobs, configOverrides: { presubmits } }: ProwModel, repository: string): boolean {
  const over: unknown = isPlainObject(presubmits) ? presubmits[repository] : undefined;
  const all: readonly unknown[] = [...jobs.presubmits[repository] ?? [], ...Array.isArray(over) ? over : []];
  return all.some((one) => isPlainObject(one) && [one.name, one.context].includes(CHECKCONFIG));
}

// nobody has looked at overrides yet
function isTriggered(model: ProwModel, repository: string): boolean {
  const [org, name] = repository.split('/');
  const { plugins } = finishedPlugins(model);
  const holds = (key: string, list: string, what: string): boolean => {
    const entry: unknown = isPlainObject(plugins) ? plugins[key] : undefined;
    const all: unknown = isPlainObject(entry) ? entry[list] : undefined;
    return Array.isArray(all) && all.includes(what);
  };
  return holds(repository, 'plugins', 'trigger') || (holds(org, 'plugins', 'trigger') && !holds(org, 'excluded_repos', name));
}

/**
 * By repositories, the files and folders of them that become job config, of whatever ConfigMap. What stands at the top by a pattern is left out: there is
 * too much else. An organisation as a whole has no such files for sure.
 */
function checkedPaths(model: ProwModel): ReadonlyMap<string, readonly CheckedPath[]> {
  const { configRepository, configUpdater: { maps }, namespace } = model;
  const found = updatedMaps(model).filter((one) => one.namespace === namespace && one.cluster === OWN_CLUSTER).flatMap(({ name, file, key, fullPath }) => {
    const said = maps.find(({ files }) => files === file);
    if (said === undefined ? name !== JOB_CONFIG_MAP : !holdsJobs(said)) return [];
    const writers = said === undefined ? [configRepository] : writersOf(said, model).filter((one) => !said.deniedRepositories.includes(one));
    const path = file.includes('*') ? file.slice(0, file.indexOf('*')).replace(/[^/]*$/, '') : file;
    return writers.flatMap((repository) => (repository?.includes('/') && path !== '' ? [{ repository, path, key, fullPath }] : []));
  });
  const of = (repository: string): readonly CheckedPath[] => {
    const those = found.filter((one) => one.repository === repository);
    const all = [...new Set(those.map(({ path }) => path))].sort();
    const highest = all.filter((path) => !all.some((folder) => folder.endsWith('/') && folder !== path && path.startsWith(folder)));
    return highest.map((path) => ({
      path, key: those.find((one) => one.path === path)?.key, fullPath: those.some((one) => one.fullPath && one.path.startsWith(path)),
    }));
  };
  return new Map([...new Set(found.map(({ repository }) => repository))].sort().map((repository) => [repository, of(repository)]));
}

// nothing of ours needs the rights of another one
function givesAccounts(model: ProwModel): boolean {
  return placedDecorations(model).some(({ cluster = DEFAULT_CLUSTER, config: { default_service_account_name: name } }) => (
    cluster === DEFAULT_CLUSTER && name !== undefined));
}

function job(model: ProwModel, paths: readonly CheckedPath[], image: string): Job {
  const [first, ...others] = paths.map(({ path }) => `${path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}${path.endsWith('/') ? '' : '$'}`);
  const warnings = [...WARNINGS, ...knownClusters(model) === undefined ? [] : ['validate-cluster-field']];
  const flags = [
    '--strict', ...warnings.map((warning) => `--warnings=${warning}`), `--config-path=${FOLDER}/config.yaml`, `--plugin-config=${FOLDER}/plugins.yaml`,
  ];
  return {
    name: CHECKCONFIG,
    run_if_changed: others.length === 0 ? `^${first}` : `^(${[first, ...others].join('|')})`,
    decorate: true,
    // whatever entries of decoration say: it reads the repository
    decoration_config: { timeout: '10m', skip_cloning: false, ...givesAccounts(model) ? { default_service_account_name: JOB_SERVICE_ACCOUNT } : {} },
    spec: {
      automountServiceAccountToken: false,
      containers: [{
        name: CHECKCONFIG,
        image,
        ...isGathered(paths) ? { command: ['sh', '-c'], args: [gathering(paths, PROGRAM, flags)] }
          : { command: [PROGRAM], args: [...flags, `--job-config-path=${paths[0].path.replace(/\/$/, '')}`] },
        resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '1Gi' } },
        securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
        volumeMounts: [{ name: CHECKCONFIG, mountPath: FOLDER, readOnly: true }],
      }],
      volumes: [{
        name: CHECKCONFIG, projected: { sources: [{ configMap: { name: CHECKED_CONFIG_MAP } }, { configMap: { name: CHECKED_PLUGINS_MAP } }] },
      }],
    },
  };
}

/** What the job reads beside the repository: Prow's configuration in the namespace of jobs, with the jobs from code as far as there is room. */
export function checkedFiles(model: ProwModel, configYaml: Json, pluginsText: string): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const place = { ...model, namespace: model.jobsNamespace };
  const known = knownClusters(model);
  const clusters: Readonly<Record<string, string>> = known === undefined ? {} : { [CLUSTERS_FILE]: statusOf(known) };
  const checked = known === undefined ? configYaml : withStatusFile(configYaml);
  const whole = { ...clusters, 'config.yaml': yamlText(withJobs(checked, model.jobs)) };
  // in config.yaml Prow reads presets by the letter
  const fits = accepts(presetList('strict'), model.jobs.presets) && configMapBytes(place, CHECKED_CONFIG_MAP, whole) <= LARGEST_ANNOTATIONS;
  return { [CHECKED_CONFIG_MAP]: fits ? whole : { ...clusters, 'config.yaml': yamlText(checked) }, [CHECKED_PLUGINS_MAP]: { 'plugins.yaml': pluginsText } };
}

/** A file beside the configuration takes no credentials. Source: prow pkg/io/opener.go, Reader, and cmd/checkconfig/main.go, validateCluster, at a61940897. */
function withStatusFile(configYaml: Json): Json {
  return { ...configYaml, plank: { ...configYaml.plank, build_cluster_status_file: `${FOLDER}/${CLUSTERS_FILE}` } };
}

function statusOf(clusters: readonly string[]): string {
  return JSON.stringify(Object.fromEntries(clusters.map((name) => [name, 'Reachable'])));
}

function withJobs(configYaml: Json, jobs: JobsPlan): Json {
  const both = (kind: 'presubmits' | 'postsubmits'): Json => {
    const [said, ours]: readonly Json[] = [configYaml[kind] ?? {}, jobs[kind]];
    const names = [...new Set([...Object.keys(said), ...Object.keys(ours)])].sort();
    return Object.fromEntries(names.map((name) => [name, [...said[name] ?? [], ...ours[name] ?? []]]));
  };
  return {
    ...configYaml,
    ...jobConfig({
      presubmits: both('presubmits'), postsubmits: both('postsubmits'), periodics: [...configYaml.periodics ?? [], ...jobs.periodics],
      presets: [...configYaml.presets ?? [], ...jobs.presets],
    }),
  };
}
