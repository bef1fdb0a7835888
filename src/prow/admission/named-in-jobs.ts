import { isPlainObject } from '../../core/props';
import { areSentHere } from '../clusters/known-clusters';
import { decorationEntries } from '../decoration/decoration-section';
import { Job, PlacedPreset } from '../jobs/job';
import { placedJobs, placedPresets, PlacedJob, runsHere } from '../jobs/placed-jobs';
import { presetsOf } from '../jobs/presets';
import { ProwModel } from '../prow-model';

/** Something that a job names, and where. */
export interface NamedInJob {
  readonly name: string;
  /** Path behind that of the job, or that of the preset. */
  readonly path: string;
}

/** A job with the presets that Prow lays over it. */
export interface JobWithPresets extends PlacedJob {
  readonly presets: readonly PlacedPreset[];
}

/** All jobs of `jobs` and `configOverrides`, whatever cluster they run in; those of pull requests are in neither. */
export function jobsAnywhere({ jobs, configOverrides }: ProwModel): readonly JobWithPresets[] {
  const sources = [['jobs', jobs], ['configOverrides', configOverrides]] as const;
  const presets = sources.flatMap(([root, config]) => placedPresets(config).map(({ preset, path }) => ({ preset, place: `${root}.${path}` })));
  return sources.flatMap(([root, config]) => placedJobs(config)
    .map((placed) => ({ ...placed, path: `${root}.${placed.path}`, presets: presetsOf(placed.job, presets) })));
}

/** Those of them whose pods are made in the jobs' namespace. */
export function jobsHere(model: ProwModel): readonly JobWithPresets[] {
  return jobsAnywhere(model).filter(({ job }) => runsHere(job, model));
}

/** Every Secret that the job's own containers can read, also where it is optional, with the whole path. */
export function secretsOf({ job, path, presets }: JobWithPresets): readonly NamedInJob[] {
  return [
    ...secretsOfPod(job.spec, `${path}.spec`),
    ...presets.flatMap(({ preset, place }) => [...ofVolumes(preset.volumes, `${place}.volumes`), ...ofEnvironment(preset.env, `${place}.env`)]),
  ];
}

/** Secrets that Prow mounts for its own containers because a decoration names them. Source: prow pkg/pod-utils/decorate/podspec.go at a61940897. */
export interface DecorationSecrets {
  /** What opens the store. */
  readonly store: readonly string[];
  /** What clones, and stays in the pod. */
  readonly keys: readonly string[];
  /** What clones, and is sent to the server that is asked. */
  readonly tokens: readonly string[];
  /** Keys of Apps, by which a token is asked for. */
  readonly apps: readonly string[];
}

export function decorationSecrets(decoration: unknown): DecorationSecrets {
  const said: Job = isPlainObject(decoration) ? decoration : {};
  const texts = (...named: readonly unknown[]) => named.filter((name): name is string => typeof name === 'string' && name !== '');
  return {
    store: texts(said.gcs_credentials_secret, said.s3_credentials_secret),
    // `NAME/KEY` names the key too
    keys: texts(typeof said.cookiefile_secret === 'string' ? said.cookiefile_secret.split('/')[0] : undefined, ...Array.isArray(said.ssh_key_secrets) ? said.ssh_key_secrets : []),
    tokens: texts(said.oauth_token_secret?.name),
    apps: texts(said.github_app_private_key_secret?.name),
  };
}

/** All of them. */
export function secretsOfDecoration(decoration: unknown): readonly string[] {
  const { store, keys, tokens, apps } = decorationSecrets(decoration);
  return [...store, ...keys, ...tokens, ...apps];
}

const ACCOUNT = 'default_service_account_name';

/** A decoration that is said for more than one job, and where. */
export interface PlacedDecoration {
  readonly config: Job;
  readonly place: string;
  /** The cluster that it is for; undefined for all. */
  readonly cluster: string | undefined;
  /** `org/repo` or an organisation that it is for; undefined for all. */
  readonly repository: string | undefined;
  /** Where it says which ServiceAccount pods have that name none. */
  readonly accountPath: string;
}

/** Every decoration that is said for more than one job. */
export function placedDecorations({ configOverrides: { plank }, sections: { decoration } }: Pick<ProwModel, 'configOverrides' | 'sections'>): readonly PlacedDecoration[] {
  const over: Job = isPlainObject(plank) ? plank : {};
  const at = 'configOverrides.plank.default_decoration_config';
  const found = [
    ...decorationEntries(decoration).map(({ config, cluster, repo }, i) => (
      { config, cluster, repo, place: `decoration[${i}]`, accountPath: `decoration[${i}].defaultServiceAccountName` })),
    ...Object.entries(isPlainObject(over.default_decoration_configs) ? over.default_decoration_configs : {})
      .map(([name, config]) => ({ config, cluster: undefined, repo: name, place: `${at}s.${name}`, accountPath: `${at}s.${name}.${ACCOUNT}` })),
    ...elements(over.default_decoration_config_entries).map(({ config, cluster, repo }, i) => (
      { config, cluster, repo, place: `${at}_entries[${i}]`, accountPath: `${at}_entries[${i}].config.${ACCOUNT}` })),
  ];
  const oneOf = (word: unknown): string | undefined => (typeof word === 'string' && !['', '*'].includes(word) ? word : undefined);
  return found.flatMap(({ config, cluster, repo, ...placed }) => (isPlainObject(config)
    ? [{ ...placed, config, cluster: oneOf(cluster), repository: oneOf(repo) }] : []));
}

/** Those that hold in the cluster that is looked at, alone. */
export function decorationsOf(model: ProwModel): readonly Job[] {
  return decorationsHere(model).map(({ config }) => config);
}

/** Those that hold in the cluster that is looked at: they go by the cluster that a job names itself, and come along where it is sent elsewhere. */
export function decorationsHere(model: ProwModel): readonly PlacedDecoration[] {
  return placedDecorations(model).filter(({ cluster }) => cluster === undefined || areSentHere(cluster, model));
}

/** Elements of a list that are objects; what is none was said elsewhere. */
export function elements(list: unknown): readonly Job[] {
  return Array.isArray(list) ? list.filter((element) => isPlainObject(element)) : [];
}

function secretsOfPod(spec: unknown, path: string): readonly NamedInJob[] {
  if (!isPlainObject(spec)) return [];
  return [
    ...ofVolumes(spec.volumes, `${path}.volumes`),
    ...(['initContainers', 'containers'] as const).flatMap((list) => elements(spec[list]).flatMap(({ env, envFrom }, i) => [
      ...ofEnvironment(env, `${path}.${list}[${i}].env`),
      ...elements(envFrom).flatMap(({ secretRef }, j) => named(secretRef?.name, `${path}.${list}[${i}].envFrom[${j}].secretRef.name`)),
    ])),
  ];
}

function ofVolumes(volumes: unknown, path: string): readonly NamedInJob[] {
  return elements(volumes).flatMap(({ secret, projected }, i) => [
    ...named(secret?.secretName, `${path}[${i}].secret.secretName`),
    ...elements(projected?.sources).flatMap((source, j) => named(source.secret?.name, `${path}[${i}].projected.sources[${j}].secret.name`)),
  ]);
}

function ofEnvironment(env: unknown, path: string): readonly NamedInJob[] {
  return elements(env).flatMap(({ valueFrom }, i) => named(valueFrom?.secretKeyRef?.name, `${path}[${i}].valueFrom.secretKeyRef.name`));
}

function named(name: unknown, path: string): readonly NamedInJob[] {
  return typeof name === 'string' && name !== '' ? [{ name, path }] : [];
}
