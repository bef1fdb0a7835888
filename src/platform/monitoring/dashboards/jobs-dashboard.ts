import { Selected, WAITING } from '../prow-metrics';
import { course, Dashboard, quantile, RATE } from './dashboard';

/** ProwJobs from their start to the day on which they are deleted. */
export function jobs(of: Selected): Dashboard {
  return {
    name: 'jobs',
    title: 'Prow: jobs',
    says: 'prow-controller-manager, crier and sinker: jobs from their start to the day on which they are deleted.',
    rows: [
      {
        title: 'ProwJobs',
        panels: [
          course('By state', 'short', 'All that the cluster has: those that ended are deleted by sinker.', { '{{state}}': `sum by (state) (${of('prowjobs')})` }),
          course('Running, by cluster', 'short', 'Pending ones.', { '{{cluster}}': `sum by (cluster) (${of('prowjobs', 'state="pending"')})` }),
          course('Waiting longest in number', 'short', 'Jobs of which most wait for a pod.', { '{{job_name}}': `topk(10, sum by (job_name) (${of('prowjobs', WAITING)}))` }),
          course('Ended in an hour', 'short', 'By state.', { '{{state}}': `sum by (state) (increase(${of('prowjob_state_transitions', 'state=~"success|failure|aborted|error"')}[1h]))` }),
          course('In error', 'short', 'In an hour, by job: pods that were refused, evicted or never scheduled.',
            { '{{job_name}}': `topk(10, sum by (job_name) (increase(${of('prowjob_state_transitions', 'state="error"')}[1h])))` }),
          course('Clusters that do not answer', 'short', 'Failures to reach a build cluster since the start.', { '{{cluster}} by {{component}}': `sum by (cluster, component) (${of('kubernetes_failed_client_creations')})` }),
        ],
      },
      {
        title: 'prow-controller-manager',
        panels: [
          course('Time to look at a ProwJob', 's', 'In which 95 of 100 are done.', { '{{controller}}': quantile(0.95, of('controller_runtime_reconcile_time_seconds_bucket', 'component="prow-controller-manager"'), 'controller') }),
          course('Time in its queue', 's', 'In which 95 of 100 are taken up: it grows where there are more than it can do.',
            { '{{name}}': quantile(0.95, of('workqueue_queue_duration_seconds_bucket', 'component="prow-controller-manager"'), 'name') }),
          course('Length of its queue', 'short', 'ProwJobs that wait to be looked at.', { '{{name}}': `sum by (name) (${of('workqueue_depth', 'component="prow-controller-manager"')})` }),
          course('Failures', 'cps', 'Looks that ended in an error, and are repeated.', { '{{controller}}': `sum by (controller) (rate(${of('controller_runtime_reconcile_total', 'result="error"')}${RATE}))` }),
        ],
      },
      {
        title: 'crier',
        panels: [
          course('Time until a result is reported', 's', 'After the end of the job, in which 95 of 100 are done.', { '{{reporter}}': quantile(0.95, of('crier_report_latency_bucket'), 'reporter') }),
          course('Reports', 'cps', 'By reporter and result.', { '{{reporter}} {{result}}': `sum by (reporter, result) (rate(${of('crier_reporting_results')}${RATE}))` }),
        ],
      },
      {
        title: 'sinker',
        panels: [
          course('What is there', 'short', 'As sinker counted them in its last round.', { ProwJobs: `max(${of('sinker_prow_jobs_existing')})`, pods: `max(${of('sinker_pods_existing')})` }),
          course('Deleted in a round', 'short', 'By reason.', {
            'ProwJobs {{reason}}': `sum by (reason) (${of('sinker_prow_jobs_cleaned')})`, 'pods {{reason}}': `sum by (reason) (${of('sinker_pods_removed')})`,
          }),
          course('Could not be deleted', 'short', 'By reason, in the last round that had such an error: the line stays where it is until another one has. NotFound does no harm.', {
            'ProwJobs {{reason}}': `sum by (reason) (${of('sinker_prow_jobs_cleaning_errors')})`, 'pods {{reason}}': `sum by (reason) (${of('sinker_pod_removal_errors')})`,
          }),
          course('Time of a round', 's', 'Of the last one.', { sinker: `max(${of('sinker_loop_duration_seconds')})` }),
        ],
      },
    ],
  };
}
