import { DEFAULT_CLUSTER } from '../clusters/known-clusters';
import { yamlText } from '../../core/yaml-text';
import { LARGEST_ANNOTATIONS } from '../../core/applied-size';
import { PodSecurityLevel } from '../../core/pod-security/pod-security-level';
import { accepts, isPlainObject } from '../../core/props';
import { jobFindings } from '../admission/job-findings';
import { decorationsOf } from '../admission/named-in-jobs';
import { onJobNodes } from '../admission/job-nodes';
import { JobsPlan } from '../jobs/jobs-plan';
import { Job } from '../jobs/job';
import { presetList } from '../jobs/presets';
import { CHECKED_CONFIG_MAP, CHECKED_PLUGINS_MAP, JOB_CONFIG_MAP, JOB_SERVICE_ACCOUNT } from '../object-names';
import { ProwModel } from '../prow-model';
import { updatedMaps } from './config-updater';
import { configMapBytes } from './job-files';
import { jobConfig } from './job-config';
import { Json } from './json';
import { finishedPlugins } from './plugins-yaml';

/** How the job is called, and its status. */
export const CHECKCONFIG = 'checkconfig';

const FOLDER = '/etc/checkconfig';

/** What of a job is wrong for Prow, and not what somebody may mean. Source: prow cmd/checkconfig/main.go at a61940897. */
const WARNINGS = ['duplicate-job-refs', 'missing-trigger', 'unknown-fields-all', 'validate-urls'];

/**
 * The same Prow with a presubmit of the repository that holds configuration: where config-updater takes jobs from it, trigger starts jobs there,
 * and decorated jobs may run. Who has a job of that name already keeps it.
 */
export function withCheckconfig(model: ProwModel, wanted: boolean, image: string): ProwModel {
  const { configRepository: repository, jobs } = model;
  // a build cluster that took the name of Prow's own has no copy of Prow's configuration
  if (!wanted || repository === undefined || model.here !== DEFAULT_CLUSTER || model.jobsPodSecurity === PodSecurityLevel.RESTRICTED) return model;
  const own = [...jobs.presubmits[repository] ?? [], ...overridden(model, repository)];
  if (own.some(({ name, context }) => [name, context].includes(CHECKCONFIG)) || !isTriggered(model, repository)) return model;
  const paths = checkedPaths(model);
  if (paths.length === 0) return model;
  const checked: JobsPlan = { presubmits: { [repository]: [job(model, paths, image)] }, postsubmits: {}, periodics: [], presets: [] };
  const [placed] = onJobNodes(checked, model.jobNodes, model).presubmits[repository];
  const whole: ProwModel = {
    ...model, checkconfig: { job: placed, image },
    jobs: { ...jobs, presubmits: { ...jobs.presubmits, [repository]: [...jobs.presubmits[repository] ?? [], placed] } },
  };
  // a preset of all jobs may bring what no presubmit may have, and nobody asked for one
  return jobFindings(whole).length > jobFindings(model).length ? model : whole;
}

function overridden({ configOverrides: { presubmits } }: ProwModel, repository: string): readonly Job[] {
  const jobs: unknown = isPlainObject(presubmits) ? presubmits[repository] : undefined;
  return Array.isArray(jobs) ? jobs.filter((one) => isPlainObject(one)) : [];
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

/** Files and folders of the repository that become job config. What stands at its top by a pattern is left out: there is too much else. */
function checkedPaths(model: ProwModel): readonly string[] {
  const files = updatedMaps(model)
    .filter(({ name, namespace, cluster }) => name === JOB_CONFIG_MAP && namespace === model.namespace && cluster === 'default').map(({ file }) => file);
  const paths = files.map((file) => (file.includes('*') ? file.slice(0, file.indexOf('*')).replace(/[^/]*$/, '') : file));
  const all = [...new Set(paths)].filter((path) => path !== '').sort();
  return all.filter((path) => !all.some((folder) => folder.endsWith('/') && folder !== path && path.startsWith(folder)));
}

// nothing of ours needs the rights of another one
function givesAccounts(model: ProwModel): boolean {
  return decorationsOf(model).some(({ default_service_account_name: name }) => name !== undefined);
}

function job(model: ProwModel, paths: readonly string[], image: string): Job {
  const [first, ...others] = paths.map((path) => `${path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}${path.endsWith('/') ? '' : '$'}`);
  return {
    name: CHECKCONFIG,
    run_if_changed: others.length === 0 ? `^${first}` : `^(${[first, ...others].join('|')})`,
    decorate: true,
    // whatever entries of decoration say: it reads the repository
    decoration_config: { timeout: '10m', skip_cloning: false, ...givesAccounts(model) ? { default_service_account_name: JOB_SERVICE_ACCOUNT } : {} },
    spec: {
      automountServiceAccountToken: false,
      containers: paths.map((path, i) => ({
        name: i === 0 ? CHECKCONFIG : `${CHECKCONFIG}-${i + 1}`,
        image,
        command: ['/ko-app/checkconfig'],
        args: [
          '--strict', ...WARNINGS.map((warning) => `--warnings=${warning}`),
          `--config-path=${FOLDER}/config.yaml`, `--plugin-config=${FOLDER}/plugins.yaml`, `--job-config-path=${path.replace(/\/$/, '')}`,
        ],
        resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '1Gi' } },
        securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
        volumeMounts: [{ name: CHECKCONFIG, mountPath: FOLDER, readOnly: true }],
      })),
      volumes: [{
        name: CHECKCONFIG, projected: { sources: [{ configMap: { name: CHECKED_CONFIG_MAP } }, { configMap: { name: CHECKED_PLUGINS_MAP } }] },
      }],
    },
  };
}

/** What the job reads beside the repository: Prow's configuration in the namespace of jobs, with the jobs from code as far as there is room. */
export function checkedFiles(model: ProwModel, configYaml: Json, pluginsText: string): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const place = { ...model, namespace: model.jobsNamespace };
  const whole = { 'config.yaml': yamlText(withJobs(configYaml, model.jobs)) };
  // in config.yaml Prow reads presets by the letter
  const fits = accepts(presetList('strict'), model.jobs.presets) && configMapBytes(place, CHECKED_CONFIG_MAP, whole) <= LARGEST_ANNOTATIONS;
  return { [CHECKED_CONFIG_MAP]: fits ? whole : { 'config.yaml': yamlText(configYaml) }, [CHECKED_PLUGINS_MAP]: { 'plugins.yaml': pluginsText } };
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
