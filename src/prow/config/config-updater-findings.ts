import { knownClusters } from '../clusters/known-clusters';
import { Finding } from '../../core/problem';
import { didYouMean, quote } from '../../core/quote';
import { CHECKED_CONFIG_MAP, CHECKED_PLUGINS_MAP, CODE_JOBS_MAP, CONFIG_MAP, JOB_CONFIG_MAP, PLUGINS_MAP } from '../object-names';
import { ProwModel } from '../prow-model';
import { fitsBoth } from './config-globs';
import { runsUpdater } from './config-updater';
import { UpdatedConfigMapSettings } from './config-updater-options';
import { holdsJobs, JOBS_FILE, jobsRepository, targetsOfMap, writersOf } from './config-updater-section';
import { finishedPlugins } from './plugins-yaml';
import { isServed } from './served';

/** A finding, and the path behind `configUpdater` that it is about. */
interface PlacedFinding {
  readonly path: string;
  readonly finding: Finding;
}

/** ConfigMaps that every namespace has from its cluster. */
const OF_CLUSTERS = ['kube-root-ca.crt', 'openshift-service-ca.crt'];

/** The ConfigMap of `apply.sh --prune`. */
const INVENTORY = 'cdk8s-prow-inventory';

/** Some come to be when jobs grow. */
const FROM_CODE = new RegExp(`^${CODE_JOBS_MAP}(-\\d+)?$`);

/** What maps of config-updater contradict in each other, and in what else is written. */
export function configUpdaterFindings(model: ProwModel): readonly PlacedFinding[] {
  const { configUpdater: { maps }, pluginOverrides } = model;
  return [
    ...maps.length > 0 && pluginOverrides.config_updater !== undefined ? [{
      path: 'maps', finding: { what: 'are given, and so is pluginOverrides.config_updater', instead: 'say all of it here', code: 'MutuallyExclusive' } as const,
    }] : [],
    ...maps.flatMap((one, i) => [
      ...writerFindings(one, model), ...fights(one, model), ...clusterFindings(one, model), ...jobFindings(one, i, model), ...twice(one, i, model),
      ...partitionFindings(one),
    ].map(({ path, finding }) => ({ path: `maps[${i}]${path === '' ? '' : `.${path}`}`, finding }))),
  ];
}

function writerFindings(one: UpdatedConfigMapSettings, model: ProwModel): readonly PlacedFinding[] {
  const { github: { repositories }, configRepository } = model;
  if (writersOf(one, model).length === 0) {
    return [{
      path: 'allowedRepositories',
      finding: { what: 'is missing, and so is configRepository: nobody could write it', instead: 'name the repository that may', code: 'PropMissing' },
    }];
  }
  const writers = writersOf(one, model).filter((name) => !one.deniedRepositories.includes(name));
  if (writers.length === 0) {
    return [{
      path: 'deniedRepositories',
      finding: { what: 'names all that may write it, so that nobody could', instead: 'take out the one that shall', code: 'MutuallyExclusive' },
    }];
  }
  // nobody has looked at overrides yet: what they take away is warned of
  if (model.pluginOverrides.plugins === undefined && writers.every((name) => !runsUpdater(finishedPlugins(model), name))) {
    return [{
      path: '',
      finding: {
        what: `is written by nobody, because config-updater does not run in ${writers.join(', ')}`, instead: 'let it run there by plugins.enabled, or leave the map out',
        code: 'PropWithoutEffect',
      },
    }];
  }
  const [first, second] = writers;
  if (!one.files.includes('*')) {
    if (second !== undefined) return [{ path: 'allowedRepositories', finding: writtenByTwo(one.files, first, second) }];
    if (holdsSeveral(first, one, repositories)) return [{ path: 'allowedRepositories', finding: writtenByAll(one.files, first) }];
  }
  return (one.allowedRepositories ?? []).filter((name) => name !== configRepository && !isServed(name, repositories)).map((name) => {
    const meant = didYouMean(name, repositories);
    return {
      path: 'allowedRepositories',
      finding: {
        what: `${quote(name)} is not served, so that no pull request of it would be seen`,
        instead: meant === undefined ? 'add it to the repositories of github' : `did you mean ${quote(meant)}?`, code: 'RepositoryNotServed',
      },
    };
  });
}

/** Whether it is an organisation of which more than one repository is served. */
function holdsSeveral(name: string, { deniedRepositories }: UpdatedConfigMapSettings, repositories: readonly string[]): boolean {
  if (name.includes('/')) return false;
  const inside = repositories.filter((one) => one.startsWith(`${name}/`) && !deniedRepositories.includes(one));
  return inside.length > 1 || repositories.includes(name);
}

/** A single file that each repository of an organisation may have. */
function writtenByAll(file: string, org: string): Finding {
  return {
    what: `has all repositories of ${quote(org)}, and ${quote(file)} of each is one key of one ConfigMap, so that each writes over the others`,
    instead: 'name the one whose file it is', code: 'KeyUsedTwice',
  };
}

/** A single file that two repositories may have. */
export function writtenByTwo(file: string, first: string, second: string): Finding {
  return {
    what: `has ${quote(first)} and ${quote(second)}, and ${quote(file)} of both is one key of one ConfigMap, so that each writes over the other`,
    instead: 'name the one whose file it is', code: 'KeyUsedTwice',
  };
}

/** What stands in a copy of Prow's configuration, and who has it. */
export const CHECKED = 'holds the copy of Prow\'s configuration by which the job checkconfig checks changes, and stands in the YAML';

/** Whether it is such a copy. */
export function isChecked(namespace: string, name: string, { checkconfig, jobsNamespace }: Pick<ProwModel, 'checkconfig' | 'jobsNamespace'>): boolean {
  return checkconfig !== undefined && namespace === jobsNamespace && [CHECKED_CONFIG_MAP, CHECKED_PLUGINS_MAP].includes(name);
}

/** What two would write, each over what the other wrote. */
function fights(one: UpdatedConfigMapSettings, model: ProwModel): readonly PlacedFinding[] {
  const { namespace: own, jobsNamespace, jobFiles, github: { caConfigMapName } } = model;
  const path = one.partitionedNames === undefined ? 'name' : 'partitionedNames';
  const { default: here = [] } = targetsOfMap(one, own);
  const ours = [CONFIG_MAP, PLUGINS_MAP, ...jobFiles.map(({ map }) => map)];
  return here.flatMap((namespace) => one.names.flatMap((name): readonly PlacedFinding[] => {
    const finding = (what: string, instead: string): PlacedFinding => ({ path, finding: { what, instead, code: 'ConfigMapWrittenTwice' } });
    if (namespace === own && ours.includes(name)) {
      return [finding(`${quote(name)} stands in the YAML with data of its own, and applying that again would undo what a pull request brought`,
        `say it in code, or take another name, like ${quote(JOB_CONFIG_MAP)} for jobs`)];
    }
    if (isChecked(namespace, name, model)) return [finding(`${quote(name)} ${CHECKED}`, 'take another name')];
    if (name === INVENTORY) return [finding(`${quote(name)} is where apply.sh keeps what it applied`, 'take another name')];
    if (namespace === own && FROM_CODE.test(name)) return [finding(`${quote(name)} is kept for jobs from code`, 'take another name')];
    if (OF_CLUSTERS.includes(name) || /^kube-/.test(namespace)) return [finding(`${quote(`${namespace}/${name}`)} is the cluster's own`, 'take another one')];
    return name === caConfigMapName && [own, jobsNamespace].includes(namespace)
      ? [finding(`${quote(name)} holds the certificates of github, which secrets.sh makes`, 'take another name')] : [];
  }));
}

function clusterFindings({ clusters = {} }: UpdatedConfigMapSettings, model: ProwModel): readonly PlacedFinding[] {
  const known = knownClusters(model);
  return Object.keys(clusters).flatMap((name): readonly PlacedFinding[] => {
    if (name === 'default') {
      return [{ path: 'clusters.default', finding: { what: 'is Prow\'s own cluster', instead: 'write its namespaces into namespaces', code: 'NotAllowedValue' } }];
    }
    if (known === undefined || known.includes(name)) return [];
    const meant = didYouMean(name, known);
    return [{
      path: `clusters.${name}`,
      finding: {
        what: `${quote(name)} is none of the clusters ${known.join(', ')}`,
        instead: meant === undefined ? 'add it to buildClusters, or leave it out' : `did you mean ${quote(meant)}?`, code: 'BuildClusterUnknown',
      },
    }];
  });
}

function partitionFindings({ partitionedNames = [] }: UpdatedConfigMapSettings): readonly PlacedFinding[] {
  return partitionedNames.flatMap((name, i): readonly PlacedFinding[] => (partitionedNames.indexOf(name) === i ? [] : [
    { path: `partitionedNames[${i}]`, finding: { what: `${quote(name)} is given twice`, instead: 'remove one of them', code: 'ElementTwice' } }]));
}

/** Files of jobs all lie in one folder of the components, whatever ConfigMap they come from. */
function jobFindings(one: UpdatedConfigMapSettings, index: number, model: ProwModel): readonly PlacedFinding[] {
  if (!holdsJobs(one)) return [];
  const { namespace, jobFiles, configUpdater: { maps } } = model;
  const key = keyOf(one);
  const before = maps.slice(0, index).find((other) => holdsJobs(other) && key !== undefined && keyOf(other) === key);
  const isDefault = key === JOBS_FILE && one.files !== JOBS_FILE && jobsRepository(model) !== undefined;
  const used = jobFiles.some((file) => file.key === key) ? 'the file of jobs from code'
    : isDefault ? `${quote(JOBS_FILE)} of configRepository` : before === undefined ? undefined : quote(before.files);
  return [
    ...(targetsOfMap(one, namespace).default ?? []).includes(namespace) ? [] : [{
      path: 'jobs', finding: {
        what: `is for ConfigMaps in ${quote(namespace)}, where the components read them, and this one is written elsewhere alone`,
        instead: `add ${quote(namespace)} to namespaces, or write jobs: false`, code: 'PropWithoutEffect',
      } as const,
    }],
    ...used === undefined ? [] : [{
      path: 'key', finding: { what: `${quote(key)} is the key of ${used} too, of which Prow would read one`, instead: 'give it another key', code: 'KeyUsedTwice' } as const,
    }],
  ];
}

/** The key of a single file. */
function keyOf({ files, key, useFullPathAsKey }: UpdatedConfigMapSettings): string | undefined {
  if (key !== undefined) return key;
  if (files.includes('*')) return undefined;
  return useFullPathAsKey ? files.replaceAll('/', '-') : files.slice(files.lastIndexOf('/') + 1);
}

function twice({ files }: UpdatedConfigMapSettings, index: number, model: ProwModel): readonly PlacedFinding[] {
  const before = [...jobsRepository(model) === undefined ? [] : [JOBS_FILE], ...model.configUpdater.maps.slice(0, index).map((one) => one.files)];
  if (before.includes(files)) {
    const instead = files === JOBS_FILE ? 'leave it out, or write prowJobsFile: false' : 'join the two: clusters takes several';
    return [{ path: 'files', finding: { what: `${quote(files)} is in another map already`, instead, code: 'ElementTwice' } }];
  }
  const other = before.find((one) => fitsBoth(one, files));
  return other === undefined ? [] : [{
    path: 'files',
    finding: { what: `${quote(files)} and ${quote(other)} fit the same files, of which Prow takes one by chance`, instead: 'narrow one of them', code: 'ConfigFileTakenTwice' },
  }];
}
