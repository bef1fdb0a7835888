import { jobsAnywhere } from '../admission/named-in-jobs';
import { quote } from '../../core/quote';
import { urlHostName } from '../../core/net';
import { ProwModel } from '../prow-model';
import { clusterOf, trustedClusters } from './known-clusters';

/** What its user should know of build clusters, and nothing is wrong with for sure. */
export function clusterWarnings(model: ProwModel): readonly string[] {
  const { buildClusters, storage, scheduler } = model;
  const away = buildClusters.filter(({ disabled }) => disabled).flatMap(({ name }) => {
    const jobs = jobsAnywhere(model).filter(({ job }) => clusterOf(job) === name && scheduler?.failover?.[name] === undefined);
    return jobs.length === 0 ? [] : [
      `The build cluster ${quote(name)} is disabled, and ${jobs.length === 1 ? `the job ${quote(jobs[0].job.name)}` : `${jobs.length} jobs`} would end in error: `
        + `send ${jobs.length === 1 ? 'it' : 'them'} elsewhere meanwhile with scheduler: { failover: { ${quote(name)}: … } }.`,
    ];
  });
  const store = storage.endpoint === undefined || buildClusters.length === 0 ? [] : [
    `Jobs in ${buildClusters.map(({ name }) => quote(name)).join(', ')} upload their logs to ${storage.s3?.endpoint ?? storage.logsUrl}, a Service of Prow's own `
      + 'cluster that no other one reaches: without a log each of them ends in error. Take ObjectStorage.s3() or ObjectStorage.gcs().',
  ];
  const trusted = trustedClusters(model);
  const asked = scheduler?.external === undefined || trusted.length === 0 ? [] : [
    `The scheduler at ${urlHostName(scheduler.external.url)} may send any job to ${trusted.map(({ name }) => quote(name)).join(', ')}, presubmits too: see that it `
      + 'answers with a trusted cluster for trusted jobs alone.',
  ];
  return [...away, ...store, ...asked];
}
