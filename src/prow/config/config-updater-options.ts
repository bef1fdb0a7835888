import { dataKey, dnsLabel, dnsSubdomain, repository } from '../../core/names';
import { Fields, optional, Read, required, shape } from '../../core/props';
import { quote } from '../../core/quote';
import { text } from '../../core/safe-text';
import { boolean, list, record } from '../../core/values';
import { JOB_CONFIG_MAP } from '../object-names';

/**
 * Which files of which repositories config-updater writes into which ConfigMaps, when a pull request that changes them is merged into the default branch:
 * `config_updater` in `plugins.yaml`. The plugin runs in the repositories that may write one; hook gets the rights to these ConfigMaps and to no others, in a
 * Role of each namespace, and they are made without data. `pluginOverrides.config_updater` beside `maps` raises `MutuallyExclusive`.
 */
export interface ConfigUpdaterOptions {
  /**
   * Whether the `prow-jobs.yaml` of `configRepository` becomes job config. Say `false` where no repository has one: then nobody asks which it is.
   * @default true
   */
  readonly prowJobsFile?: boolean;

  /**
   * What else is written. One file that fits two of them raises `ConfigFileTakenTwice`, because Prow takes one of the two by chance.
   * @default - nothing
   */
  readonly maps?: UpdatedConfigMapOptions[];

  /**
   * Whether files are packed by gzip where their map does not say it: `config_updater.gzip`. Prow reads jobs so, others may not.
   * @default false
   */
  readonly gzip?: boolean;
}

/** Files, and the ConfigMap that they become: an entry of `config_updater.maps`. Together they have to fit into 1 MiB. */
export interface UpdatedConfigMapOptions {
  /**
   * A file, as a path from the top of the repository, or a pattern: `*` is any part of a name, `**` followed by `/` any number of folders, `{a,b}` one of
   * both. Errors: `PatternMismatch`, `ElementTwice`, `DataKeyInvalid` where its name is none that a ConfigMap takes for a key.
   */
  readonly files: string;

  /**
   * ConfigMap that they are written to. Errors: `NameNotDnsSubdomain`; `ConfigMapWrittenTwice` for one that the YAML holds with data, or that belongs to
   * others.
   * @default job-config
   */
  readonly name?: string;

  /**
   * Several in its place, of which each file goes into one by its key: for more than fits into one. At most 256 (`NumberOutOfRange`), each once
   * (`ElementTwice`). Beside `name` it raises `MutuallyExclusive`.
   * @default - one ConfigMap
   */
  readonly partitionedNames?: string[];

  /**
   * Whether these are jobs: then all components read the ConfigMaps beside `job-config`, which they must be in Prow's namespace for (`PropWithoutEffect`).
   * @default - true for `job-config`
   */
  readonly jobs?: boolean;

  /**
   * Key of the one file. Errors: `DataKeyInvalid`, `KeyUsedTwice`; `MutuallyExclusive` beside `useFullPathAsKey`, and where `files` has a `*`.
   * @default - the name of the file
   */
  readonly key?: string;

  /**
   * Whether a file's key is its whole path, with `-` for `/`, so that files of one name in two folders do not write over each other.
   * @default - true where the pattern takes several folders
   */
  readonly useFullPathAsKey?: boolean;

  /**
   * Whether they are packed by gzip.
   * @default - as the whole says
   */
  readonly gzip?: boolean;

  /**
   * Namespaces in Prow's own cluster that the ConfigMap is written to. Error: `NameNotDnsLabel`; `NamespaceMissing` for one that nobody makes.
   * @default - that of Prow, where `clusters` is not said
   */
  readonly namespaces?: string[];

  /**
   * Namespaces in build clusters, by the name of the cluster: the ConfigMap and the right to it stand in the folder of that cluster. Errors:
   * `BuildClusterUnknown`, `NameNotDnsLabel`.
   * @default - none
   */
  readonly clusters?: { [cluster: string]: string[] };

  /**
   * Repositories, or organisations, whose pull requests write it: `allowed_repos`. Whoever can merge there says what is in it. Without one, and without
   * `configRepository`, it raises `PropMissing`. Errors: `RepositoryInvalid`, `RepositoryNotServed`.
   * @default - `configRepository`
   */
  readonly allowedRepositories?: string[];

  /**
   * Repositories of an organisation among them whose pull requests do not: `denied_repos`. Error: `RepositoryInvalid`.
   * @default - none
   */
  readonly deniedRepositories?: string[];
}

const map = shape({
  files: required(text),
  name: optional(dnsSubdomain),
  partitionedNames: optional(list(dnsSubdomain, 1)),
  jobs: optional(boolean),
  key: optional(dataKey),
  useFullPathAsKey: optional(boolean),
  gzip: optional(boolean),
  namespaces: optional(list(dnsLabel, 1)),
  clusters: optional(record(list(dnsLabel, 1))),
  allowedRepositories: optional(list(repository, 1)),
  deniedRepositories: optional(list(repository), []),
} satisfies Fields<UpdatedConfigMapOptions>, (said, p) => {
  const { name, partitionedNames, key, useFullPathAsKey, files } = said;
  if (name !== undefined && partitionedNames !== undefined) {
    p.problem('partitionedNames', { what: 'is given together with name', instead: 'keep one of them', code: 'MutuallyExclusive' });
  }
  if (key !== undefined && useFullPathAsKey === true) {
    p.problem('useFullPathAsKey', { what: 'is given together with key', instead: 'keep one of them', code: 'MutuallyExclusive' });
  }
  if (key !== undefined && files.includes('*')) {
    p.problem('key', {
      what: `${quote(key)} is the key of one file, and each of ${quote(files)} would be written over the others`, instead: 'leave it out', code: 'MutuallyExclusive',
    });
  }
  return {
    ...said,
    names: partitionedNames ?? [name ?? JOB_CONFIG_MAP],
    useFullPathAsKey: useFullPathAsKey ?? (key === undefined && /[*}].*\//.test(files)),
  };
});

export const configUpdaterOptions = shape({
  prowJobsFile: optional(boolean, true), maps: optional(list(map), []), gzip: optional(boolean, false),
} satisfies Fields<ConfigUpdaterOptions>);

export type ConfigUpdaterSettings = Read<typeof configUpdaterOptions>;
export type UpdatedConfigMapSettings = ConfigUpdaterSettings['maps'][number];
