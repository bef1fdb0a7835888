import { jobsAnywhere } from '../admission/named-in-jobs';
import { isServed } from '../config/served';
import { Finding } from '../../core/problem';
import { didYouMean, quote } from '../../core/quote';
import { ProwModel } from '../prow-model';
import { clusterOf, DEFAULT_CLUSTER, knownClusters, trustedClusters } from './known-clusters';

/** A finding, and the property that it is about. */
interface PlacedFinding {
  readonly prop: string;
  readonly finding: Finding;
}

/** What build clusters contradict in each other, and in what names them. */
export function clusterFindings(model: ProwModel): readonly PlacedFinding[] {
  const { buildClusters, github: { repositories } } = model;
  const known = knownClusters(model);
  return [
    ...buildClusters.flatMap(({ name }, i) => (buildClusters.findIndex((other) => other.name === name) < i
      ? [{ prop: `buildClusters[${i}]`, finding: { what: `${quote(name)} is the name of another one`, instead: 'give each its own', code: 'ElementTwice' } as const }] : [])),
    ...buildClusters.flatMap(({ inRepoConfig = [] }, i) => inRepoConfig.flatMap((name): readonly PlacedFinding[] => {
      if (isServed(name, repositories)) return [];
      const meant = didYouMean(name, repositories);
      return [{
        prop: `buildClusters[${i}].inRepoConfig`,
        finding: {
          what: `${quote(name)} is not served, so that nothing of it would run there`,
          instead: meant === undefined ? 'add it to the repositories of github, or leave it out' : `did you mean ${quote(meant)}?`, code: 'RepositoryNotServed',
        },
      }];
    })),
    ...known === undefined ? [] : [...unknownOfJobs(model, known), ...unknownElsewhere(model, known)],
    ...mappedToTrusted(model),
  ];
}

/** Each name once, at the first job that has it. Such a job ends in error, and deck shows no log. Source: prow pkg/plank/reconciler.go at a61940897. */
function unknownOfJobs(model: ProwModel, known: readonly string[]): readonly PlacedFinding[] {
  const jobs = jobsAnywhere(model).filter(({ job }) => !known.includes(clusterOf(job)));
  return [...new Set(jobs.map(({ job }) => clusterOf(job)))].map((name) => {
    const those = jobs.filter(({ job }) => clusterOf(job) === name);
    return { prop: `${those[0].path}.cluster`, finding: unknown(name, known, those.length === 1 ? '' : `, and so of ${those.length - 1} more`) };
  });
}

function unknownElsewhere(model: ProwModel, known: readonly string[]): readonly PlacedFinding[] {
  const { buildClusters, scheduler, jobsAdmission, jobSecrets, jobServiceAccounts, sections: { decoration, sinkerTimes: { excludeClusters = [] } } } = model;
  const mappings = Object.entries(scheduler?.failover ?? {});
  return [
    // without any of ours they may be told of in advance
    ...buildClusters.length === 0 ? [] : jobsAdmission.trustedClusters.flatMap((name, i) => (
      known.includes(name) ? [] : [{ prop: `jobsAdmission.trustedClusters[${i}]`, finding: unknown(name, known) }])),
    ...unknownOf('jobSecrets', jobSecrets, known), ...unknownOf('jobServiceAccounts', jobServiceAccounts, known),
    ...decoration.flatMap(({ cluster: name }, i) => (
      name === undefined || name === '*' || known.includes(name) ? [] : [{ prop: `decoration[${i}].cluster`, finding: unknown(name, known) }])),
    ...excludeClusters.flatMap((name, i) => (known.includes(name) ? [] : [{ prop: `sinker.excludeClusters[${i}]`, finding: unknown(name, known) }])),
    ...mappings.flatMap(([from, to]) => [from, to].filter((name) => !known.includes(name)).map((name) => (
      { prop: `scheduler.failover.${from}`, finding: unknown(name, known) }))),
  ];
}

function unknownOf(
  prop: string, all: readonly { readonly clusters: readonly string[] }[], known: readonly string[],
): readonly PlacedFinding[] {
  return all.flatMap(({ clusters }, i) => clusters.flatMap((name, j) => (
    known.includes(name) ? [] : [{ prop: `${prop}[${i}].clusters[${j}]`, finding: unknown(name, known) }])));
}

function unknown(name: string, known: readonly string[], more = ''): Finding {
  const meant = didYouMean(name, known);
  return {
    what: `${quote(name)} is none of the clusters ${known.join(', ')}${more}`,
    instead: meant === undefined ? `add BuildCluster.kubeconfig(${quote(name)}, { … }) to buildClusters, or leave it out` : `did you mean ${quote(meant)}?`,
    code: 'BuildClusterUnknown',
  };
}

/** Jobs of a cluster that strangers may use would all run where they must not. */
function mappedToTrusted(model: ProwModel): readonly PlacedFinding[] {
  const trusted = trustedClusters(model).map(({ name }) => name);
  return Object.entries(model.scheduler?.failover ?? {}).filter(([from, to]) => trusted.includes(to) && !trusted.includes(from)).map(([from, to]) => ({
    prop: `scheduler.failover.${from}`,
    finding: {
      what: `${quote(to)} is trusted, and ${quote(from)}, whose jobs it would take, is not: presubmits would run there`,
      instead: from === DEFAULT_CLUSTER ? 'name a cluster that is not trusted, or leave it out' : 'name a cluster that is not trusted', code: 'PresubmitReachesSecret',
    },
  }));
}
