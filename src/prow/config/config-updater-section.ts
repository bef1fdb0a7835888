import { JOB_CONFIG_MAP } from '../object-names';
import { ProwModel } from '../prow-model';
import { UpdatedConfigMapSettings } from './config-updater-options';
import { Json } from './json';

/** The file that config-updater takes where nothing else is said: the tutorial's. */
export const JOBS_FILE = 'prow-jobs.yaml';

type Said = Pick<ProwModel, 'configRepository' | 'configUpdater' | 'namespace'>;

/** The repository whose `prow-jobs.yaml` is taken; undefined where none is. */
export function jobsRepository({ configRepository, configUpdater: { prowJobsFile } }: Said): string | undefined {
  return prowJobsFile ? configRepository : undefined;
}

/** Who may write a ConfigMap. */
export function writersOf({ allowedRepositories }: UpdatedConfigMapSettings, { configRepository }: Pick<Said, 'configRepository'>): readonly string[] {
  return allowedRepositories ?? (configRepository === undefined ? [] : [configRepository]);
}

/** Namespaces by clusters; that of Prow where nothing was said. */
export function targetsOfMap({ namespaces, clusters }: UpdatedConfigMapSettings, own: string): Readonly<Record<string, readonly string[]>> {
  const here = namespaces ?? (clusters === undefined ? [own] : undefined);
  return { ...here === undefined ? {} : { default: here }, ...clusters };
}

/** Whether what a map writes is jobs. */
export function holdsJobs({ jobs, names }: UpdatedConfigMapSettings): boolean {
  return jobs ?? names.includes(JOB_CONFIG_MAP);
}

/** ConfigMaps with jobs that config-updater writes beside `job-config`, sorted. */
export function updatedJobMaps({ configUpdater: { maps } }: Pick<Said, 'configUpdater'>): readonly string[] {
  const names = maps.filter(holdsJobs).flatMap((one) => one.names);
  return [...new Set(names)].filter((name) => name !== JOB_CONFIG_MAP).sort();
}

/** Repositories, or organisations, in which config-updater runs, sorted; Prow takes no plugin for one and its organisation. */
export function updaterRepositories(said: Said): readonly string[] {
  const jobs = jobsRepository(said);
  const all = [...new Set([...jobs === undefined ? [] : [jobs], ...said.configUpdater.maps.flatMap((one) => writersOf(one, said))])];
  return all.filter((name) => !name.includes('/') || !all.includes(name.split('/')[0])).sort();
}

/** `config_updater`. Without maps Prow would use its own, and without an ACL any repository with the plugin could write the ConfigMap. */
export function configUpdaterYaml(said: Said): Json {
  const { namespace, configUpdater: { maps, gzip } } = said;
  const jobs = jobsRepository(said);
  if (jobs === undefined && maps.length === 0) return {};
  const ofJobs = jobs === undefined ? {} : { [JOBS_FILE]: { name: JOB_CONFIG_MAP, clusters: { default: [namespace] }, allowed_repos: [jobs] } };
  return { config_updater: { maps: { ...ofJobs, ...Object.fromEntries(maps.map((one) => [one.files, mapYaml(one, said)])) }, ...gzip ? { gzip } : {} } };
}

// clusters and no groups: Prow forgets the ACL and the keys of a map with groups. Source: prow pkg/plugins/config.go, resolve, at a61940897
function mapYaml(one: UpdatedConfigMapSettings, said: Said): Json {
  const { names, partitionedNames, key, gzip, useFullPathAsKey, deniedRepositories } = one;
  return {
    ...partitionedNames === undefined ? { name: names[0] } : { partitioned_names: partitionedNames },
    ...key === undefined ? {} : { key },
    ...gzip === undefined ? {} : { gzip },
    clusters: targetsOfMap(one, said.namespace),
    ...useFullPathAsKey ? { use_full_path_as_key: true } : {},
    allowed_repos: writersOf(one, said),
    ...deniedRepositories.length === 0 ? {} : { denied_repos: deniedRepositories },
  };
}
