import { jobsAnywhere } from '../admission/named-in-jobs';
import { didYouMean, quote } from '../../core/quote';
import { urlHostName } from '../../core/net';
import { ProwModel } from '../prow-model';
import { BuildClusterPlan } from './build-cluster';
import { clusterOfRun, knownClusters, trustedClusters } from './known-clusters';

/** What its user should know of build clusters, and nothing is wrong with for sure. */
export function clusterWarnings(model: ProwModel): readonly string[] {
  const { buildClusters, storage, scheduler, configUpdater } = model;
  const disabled = [...new Set([...buildClusters.filter((cluster) => cluster.disabled).map(({ name }) => name), ...disabledByOverride(model)])];
  const away = disabled.flatMap((name) => {
    const jobs = jobsAnywhere(model).filter(({ job }) => clusterOfRun(job, model) === name);
    const sent = Object.entries(scheduler?.failover ?? {}).filter(([, to]) => to === name).map(([from]) => from);
    if (sent.length > 0) return [`scheduler.failover sends jobs of ${sent.map(quote).join(', ')} to ${quote(name)}, which is disabled: they would end in error. Send them elsewhere.`];
    return jobs.length === 0 ? [] : [
      `The build cluster ${quote(name)} is disabled, and ${jobs.length === 1 ? `the job ${quote(jobs[0].job.name)}` : `${jobs.length} jobs`} would end in error: `
        + `send ${jobs.length === 1 ? 'it' : 'them'} elsewhere meanwhile with scheduler: { failover: { ${quote(name)}: … } }.`,
    ];
  });
  const unwritten = configUpdater.maps.flatMap(({ clusters = {} }, i) => Object.keys(clusters).filter((name) => disabled.includes(name)).map((name) => (
    `configUpdater.maps[${i}].clusters: ${quote(name)} is disabled, and hook writes nothing there and tells of an error: leave it out meanwhile.`)));
  const store = storage.endpoint === undefined || buildClusters.length === 0 ? [] : [
    `Jobs in ${buildClusters.map(({ name }) => quote(name)).join(', ')} upload their logs to ${storage.s3?.endpoint ?? storage.logsUrl}, a Service of Prow's own `
      + 'cluster that no other one reaches: without a log each of them ends in error. Take ObjectStorage.s3() or ObjectStorage.gcs().',
  ];
  const trusted = trustedClusters(model);
  const asked = scheduler?.external === undefined || trusted.length === 0 ? [] : [
    `The scheduler at ${urlHostName(scheduler.external.url)} may send any job to ${trusted.map(({ name }) => quote(name)).join(', ')}, presubmits too: see that it `
      + 'answers with a trusted cluster for trusted jobs alone.',
  ];
  return [...away, ...unknownDisabled(model), ...unwritten, ...together(buildClusters), ...store, ...asked];
}

function disabledByOverride({ configOverrides: { disabled_clusters: names } }: ProwModel): readonly string[] {
  return (Array.isArray(names) ? names as readonly unknown[] : []).filter((name) => typeof name === 'string');
}

/** Prow takes away kubeconfigs, and its own cluster has none. Source: prow pkg/kube/config.go, LoadClusterConfigs, at a61940897. */
function unknownDisabled(model: ProwModel): readonly string[] {
  if (knownClusters(model) === undefined) return [];
  const names = model.buildClusters.map(({ name }) => name);
  return disabledByOverride(model).filter((name) => !names.includes(name)).map((name) => {
    const meant = didYouMean(name, names);
    return `configOverrides.disabled_clusters: ${quote(name)} is none of buildClusters, so that nothing is disabled by it`
      + `${meant === undefined ? ': leave it out.' : `; did you mean ${quote(meant)}?`}`;
  });
}

/** Clusters that are one: what jobs of strangers do in the one, they do where trusted jobs have their Secrets. */
function together(buildClusters: readonly BuildClusterPlan[]): readonly string[] {
  return buildClusters.filter(({ trusted }) => trusted).flatMap(({ name, apiServer }) => {
    const others = buildClusters.filter((one) => !one.trusted && one.apiServer === apiServer).map((one) => one.name);
    return others.length === 0 ? [] : [
      `The build cluster ${quote(name)} is trusted, and ${others.map(quote).join(', ')}, at the same apiServer, is not: presubmits run in one namespace with the Secrets of trusted `
        + 'jobs. Give trusted jobs a cluster of their own.',
    ];
  });
}
