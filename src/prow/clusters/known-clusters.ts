import { ProwModel } from '../prow-model';
import { BuildClusterPlan } from './build-cluster';

/** The alias that jobs have which name no cluster. Source: prow pkg/kube/kube.go, DefaultClusterAlias, at a61940897. */
export const DEFAULT_CLUSTER = 'default';

/** The cluster of a job, by its alias. */
export function clusterOf({ cluster }: { readonly cluster?: unknown }): string {
  return typeof cluster === 'string' && cluster !== '' ? cluster : DEFAULT_CLUSTER;
}

/** The cluster that it is sent to, where a mapping says so. Source: prow pkg/scheduler/strategy/failover.go at a61940897. */
export function clusterOfRun(job: { readonly cluster?: unknown }, { scheduler }: Pick<ProwModel, 'scheduler'>): string {
  const said = clusterOf(job);
  return scheduler?.failover?.[said] ?? said;
}

/** What Prow's own cluster is called: nothing that a job can say, where a build cluster took its name. */
export function ownCluster(clusters: readonly BuildClusterPlan[]): string {
  return clusters.some(({ name }) => name === DEFAULT_CLUSTER) ? '' : DEFAULT_CLUSTER;
}

type Clusters = Pick<ProwModel, 'buildClusters' | 'components'>;

/** Every alias that a job may name, sorted; undefined where somebody gave a kubeconfig that nobody here has read. Beside build clusters none is taken. */
export function knownClusters({ buildClusters, components }: Clusters): readonly string[] | undefined {
  if (buildClusters.length === 0 && hasOwnKubeconfig(components.prowControllerManager.extraArgs)) return undefined;
  return [...new Set([DEFAULT_CLUSTER, ...buildClusters.map(({ name }) => name)])].sort();
}

/** Whether somebody's own arguments say where build clusters are. */
export function hasOwnKubeconfig(extraArgs: readonly string[]): boolean {
  return extraArgs.some((arg) => /^--?kubeconfig(-dir)?=/.test(arg));
}

/** A cluster that strangers must not reach, and where that was said. */
export interface TrustedCluster {
  readonly name: string;
  readonly prop: string;
  /** What it is, behind its name. */
  readonly is: string;
}

export function trustedClusters({ buildClusters, jobsAdmission }: Pick<ProwModel, 'buildClusters' | 'jobsAdmission'>): readonly TrustedCluster[] {
  return [
    ...jobsAdmission.trustedClusters.map((name, i) => ({ name, prop: `jobsAdmission.trustedClusters[${i}]`, is: 'is one of jobsAdmission.trustedClusters' })),
    ...buildClusters.flatMap(({ name, trusted }, i) => (
      trusted && !jobsAdmission.trustedClusters.includes(name) ? [{ name, prop: `buildClusters[${i}]`, is: 'is a build cluster that is trusted' }] : [])),
  ];
}

/** The Prow as one of its build clusters sees it: jobs here are those that run there. */
export function seenFrom(model: ProwModel, cluster: BuildClusterPlan): ProwModel {
  return {
    ...model, here: cluster.name, jobsPodSecurity: cluster.jobsPodSecurity ?? model.jobsPodSecurity,
    // nodes of Prow's own cluster are none of that one
    jobNodes: { nodeSelector: {}, taint: undefined, runtimeClassName: undefined },
  };
}

/** Those of jobs' belongings that are in the cluster which is looked at. */
export function ownHere<T extends { readonly clusters: readonly string[] }>(all: readonly T[], { here }: Pick<ProwModel, 'here'>): readonly T[] {
  return all.filter(({ clusters }) => clusters.includes(here));
}

/** Whether jobs of a cluster may run in the one that is looked at: its own, also while they are sent elsewhere, and those that are sent to it. */
export function areSentHere(alias: string, { here, scheduler }: Pick<ProwModel, 'here' | 'scheduler'>): boolean {
  return alias === here || scheduler?.failover?.[alias] === here;
}

/** Those that pods there may name, whether somebody made them there or not: the belongings of jobs that are sent to it too. */
export function namedHere<T extends { readonly clusters: readonly string[] }>(all: readonly T[], model: Pick<ProwModel, 'here' | 'scheduler'>): readonly T[] {
  return all.filter(({ clusters }) => clusters.some((one) => areSentHere(one, model)));
}

/** The Prow as each cluster sees it that its jobs run in: its own first. */
export function seenFromEach(model: ProwModel): readonly ProwModel[] {
  return [model, ...model.buildClusters.map((cluster) => seenFrom(model, cluster))];
}
