import { NEWEST_MINOR, OLDEST_MINOR } from '../../core/kubernetes-version';
import { Finding } from '../../core/problem';
import { ClusterPlan } from './cluster-plan';

/** The minor that a cluster is started with; undefined where nobody said. */
function minorOf(cluster: ClusterPlan | undefined): number | undefined {
  return cluster?.kubernetesVersion === undefined ? undefined : Number(cluster.kubernetesVersion.split('.')[1]);
}

/** The oldest minor that the output is applied to, where it was not said: that of the cluster. */
export function minorOn(cluster: ClusterPlan | undefined, said: number | undefined): number | undefined {
  const own = minorOf(cluster);
  return said ?? (own === undefined ? undefined : Math.min(Math.max(own, OLDEST_MINOR), NEWEST_MINOR));
}

/** A cluster to which nothing can be applied; it is of the property `cluster`. */
export function versionFindings(cluster: ClusterPlan, minor: number): readonly Finding[] {
  const own = minorOf(cluster);
  if (own === undefined || own >= minor) return [];
  return [{
    what: `has Kubernetes ${cluster.kubernetesVersion}, and the output is for 1.${minor} and later`,
    instead: minor === OLDEST_MINOR ? `take 1.${OLDEST_MINOR} or later, the oldest that is supported` : `take 1.${minor} or later, or lower kubernetesVersion`,
    code: 'KubernetesTooOld',
  }];
}

/** A cluster that nobody knows yet. */
export function versionWarnings(cluster: ClusterPlan): readonly string[] {
  const own = minorOf(cluster);
  if (own === undefined || own <= NEWEST_MINOR) return [];
  return [
    `Kubernetes ${cluster.kubernetesVersion} is none of those that this output was tried on, which are 1.${OLDEST_MINOR} to 1.${NEWEST_MINOR}: ${cluster.name} `
    + 'may refuse some of it.',
  ];
}
