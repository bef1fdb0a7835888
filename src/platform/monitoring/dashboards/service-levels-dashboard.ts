import { Selected, WAITING } from '../prow-metrics';
import { ofLivePools } from '../tide-pools';
import { course, Dashboard, goodPart, level } from './dashboard';

/** What people feel of Prow, in one page. */
export function serviceLevels(of: Selected): Dashboard {
  return {
    name: 'service-levels',
    title: 'Prow: service levels',
    says: 'What people feel of Prow: are webhooks taken, are jobs run, are results reported, are pull requests merged.',
    rows: [
      {
        title: 'In the time that is looked at',
        panels: [
          level('Components that answer', 'percentunit', 'Pods whose metrics are read, of all that are there.', `sum(${of('up')}) / count(${of('up')})`, 'above', 1),
          level('Webhooks taken', 'percentunit', 'Deliveries that hook did not answer with an error of its own.',
            goodPart(of('prow_webhook_response_codes', 'response_code=~"5.."'), of('prow_webhook_response_codes')), 'above', 0.999),
          level('Jobs that could run', 'percentunit', 'Jobs that ended otherwise than in error. Tests that fail are no errors.',
            goodPart(of('prowjob_state_transitions', 'state="error"'), of('prowjob_state_transitions', 'state=~"success|failure|aborted|error"')), 'above', 0.99),
          level('Results reported', 'percentunit', 'Reports of crier that arrived: at GitHub, in the store, in Slack.',
            goodPart(of('crier_reporting_results', 'result="ERROR"'), of('crier_reporting_results')), 'above', 0.99),
          level('Pages served', 'percentunit', 'Answers of deck without an error of its own.',
            goodPart(of('deck_http_request_duration_seconds_count', 'status=~"5.."'), of('deck_http_request_duration_seconds_count')), 'above', 0.99),
          level('Queries of tide answered', 'percentunit', 'Searches for pull requests that GitHub answered.',
            goodPart(of('tidequeryresults', 'result="error"'), of('tidequeryresults')), 'above', 0.99),
        ],
      },
      {
        title: 'Now',
        panels: [
          level('Rounds of tide', 'short', 'In half an hour, each a look at all pull requests: one every two minutes unless `tide.syncPeriod` says otherwise. 0 is a tide that stands still.',
            `sum(increase(${of('tidesyncheartbeat', 'controller="sync"')}[30m])) or vector(0)`, 'above', 1),
          level('Requests left at GitHub', 'short', 'Of this hour, for the credential that has fewest.', `min(${of('github_token_usage', 'ratelimit_resource=~"core|graphql"')})`, 'above', 500),
          level('Jobs that wait for a pod', 'short', 'Not yet started by prow-controller-manager.', `sum(${of('prowjobs', WAITING)}) or vector(0)`, 'below', 50),
          level('Jobs that run', 'short', 'Pending: their pods were made.', `sum(${of('prowjobs', 'state="pending"')}) or vector(0)`, 'below', 500),
          level('Pull requests in pools', 'short', 'Which tide could merge when their tests are through, of branches at which it looked in the last half hour.',
            `sum${ofLivePools(of, 'pooledprs')} or vector(0)`, 'below', 100),
        ],
      },
      {
        title: 'Components',
        panels: [
          course('Pods that answer', 'short', 'By component: 0 is one that is away.', { '{{component}}': `sum by (component) (${of('up')})` }),
          course('Memory', 'bytes', 'Resident memory of the largest pod of each component; its limit stands in its Deployment.',
            { '{{component}}': `max by (component) (${of('process_resident_memory_bytes')})` }),
          course('CPU', 'short', 'Cores in use.', { '{{component}}': `sum by (component) (rate(${of('process_cpu_seconds_total')}[$__rate_interval]))` }),
          course('Running for', 's', 'A line that falls to 0 is a restart.', { '{{component}}': `time() - max by (component) (${of('process_start_time_seconds')})` }),
        ],
      },
    ],
  };
}
