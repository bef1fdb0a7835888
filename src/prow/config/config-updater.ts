import { isPlainObject } from '../../core/props';
import { ProwModel } from '../prow-model';
import { JOBS_FILE, jobsRepository } from './config-updater-section';
import { CONFIG_UPDATER } from './default-plugins';
import { enabledPlugins } from './enabled-plugins';
import { Json } from './json';
import { finishedPlugins } from './plugins-yaml';

/** The cluster that Prow runs in, as Prow calls it. */
export const OWN_CLUSTER = 'default';

/** A ConfigMap that config-updater writes. */
export interface UpdatedMap {
  /** The files that it is made from, as `config_updater.maps` names them. */
  readonly file: string;
  readonly name: string;
  readonly namespace: string;
  readonly cluster: string;
  /** The key of the one file; undefined for a pattern, whose files have keys of their own. */
  readonly key: string | undefined;
  /** Whether keys are whole paths. */
  readonly fullPath: boolean;
  readonly gzip: boolean;
  /** Into how many ConfigMaps its files go, each file into one. */
  readonly parts: number;
}

/** ConfigMaps that config-updater writes in the cluster of Prow, each once, by namespace. */
export function updatedHere(model: ProwModel): ReadonlyMap<string, readonly string[]> {
  return updatedIn(model, OWN_CLUSTER);
}

/** The same in any cluster. */
export function updatedIn(model: ProwModel, where: string): ReadonlyMap<string, readonly string[]> {
  const byNamespace = new Map<string, string[]>();
  for (const { name, namespace, cluster } of updatedMaps(model)) {
    if (cluster !== where) continue;
    const names = byNamespace.get(namespace) ?? [];
    if (!names.includes(name)) byNamespace.set(namespace, [...names, name].sort());
  }
  return new Map([...byNamespace].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** All ConfigMaps that config-updater writes, by the finished `plugins.yaml`; none where no repository has the plugin. */
export function updatedMaps(model: ProwModel): readonly UpdatedMap[] {
  const { plugins, config_updater: updater } = finishedPlugins(model);
  if (!Object.values(objectOf(plugins)).some((entry) => listOf(objectOf(entry).plugins).includes(CONFIG_UPDATER))) return [];
  const { maps } = objectOf(updater);
  return Object.entries(objectOf(maps)).flatMap(([file, spec]) => mapsOf(file, objectOf(spec), objectOf(updater), model.namespace));
}

/** The repository whose `prow-jobs.yaml` reaches the cluster: nobody took config-updater away from it, or that file. */
export function arrivingJobsRepository(model: ProwModel): string | undefined {
  const repository = jobsRepository(model);
  const plugins = finishedPlugins(model);
  const { allowed_repos: writers } = objectOf(objectOf(objectOf(plugins.config_updater).maps)[JOBS_FILE]);
  return repository !== undefined && listOf(writers).includes(repository) && runsUpdater(plugins, repository) ? repository : undefined;
}

/** Whether config-updater runs in a repository, or anywhere in an organisation, by a finished `plugins.yaml`. */
export function runsUpdater({ plugins }: Json, name: string): boolean {
  const entries = objectOf(plugins);
  const below = name.includes('/') ? [] : Object.keys(entries).filter((one) => one.startsWith(`${name}/`));
  return [name, ...below].some((one) => enabledPlugins({ plugins: entries }, one).includes(CONFIG_UPDATER));
}

/** Source: prow pkg/plugins/config.go, SetDefaults and resolve, and pkg/plugins/updateconfig, at a61940897. */
function mapsOf(file: string, spec: Json, updater: Json, ownNamespace: string): readonly UpdatedMap[] {
  const names = spec.name ? [spec.name] : listOf(spec.partitioned_names);
  const fullPath = spec.use_full_path_as_key === true;
  const ownKey = fullPath ? file.replaceAll('/', '-') : file.slice(file.lastIndexOf('/') + 1);
  const key = spec.key ? String(spec.key) : file.includes('*') ? undefined : ownKey;
  const whole = { file, key, fullPath, gzip: (spec.gzip ?? updater.gzip) === true, parts: names.length };
  return targetsOf(spec, objectOf(updater.cluster_groups)).flatMap(([cluster, namespaces]) => listOf(namespaces)
    // what names no namespace is in that of ProwJobs
    .flatMap((namespace) => names.map((name) => ({ ...whole, name: String(name), namespace: String(namespace || ownNamespace), cluster }))));
}

/** Namespaces by clusters. */
export function targetsOf({ clusters, cluster_groups: chosen }: Json, groups: Json): readonly (readonly [string, unknown])[] {
  if (Object.keys(objectOf(clusters)).length > 0) return Object.entries(objectOf(clusters));
  if (listOf(chosen).length === 0) return [[OWN_CLUSTER, ['']]];
  return listOf(chosen).flatMap((name) => {
    const group = objectOf(groups[String(name)]);
    return listOf(group.clusters).map((cluster) => [String(cluster), group.namespaces] as const);
  });
}

// components may be made of an override that nobody has looked at
function objectOf(value: unknown): Json {
  return isPlainObject(value) ? value : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
