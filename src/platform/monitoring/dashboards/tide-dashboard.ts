import { Selected } from '../prow-metrics';
import { ofLivePools, refusedMerges } from '../tide-pools';
import { course, Dashboard, RATE } from './dashboard';

const POOL = '{{org}}/{{repo}} {{branch}}';
const BY = 'sum by (org, repo, branch)';

/** tide: what waits to be merged, and what keeps it. */
export function tide(of: Selected): Dashboard {
  return {
    name: 'tide',
    title: 'Prow: tide',
    says: 'tide: what waits to be merged, what was merged, and what keeps it.',
    rows: [
      {
        title: 'Pools',
        panels: [
          course('Pull requests in the pool', 'short', 'Those that tide may merge when their tests are through, by branch. A branch without one is seen for half an hour longer.', { [POOL]: `${BY} ${ofLivePools(of, 'pooledprs')}` }),
          course('Tests missing or failed', 'short', 'Pull requests of the pool that tide has tested again. Only newer versions of Prow have it.', { [POOL]: `${BY} ${ofLivePools(of, 'tide_pool_missing_prs')}` }),
          course('Tests running', 'short', 'Only newer versions of Prow have it.', { [POOL]: `${BY} ${ofLivePools(of, 'tide_pool_pending_prs')}` }),
          course('Ready to merge', 'short', 'Only newer versions of Prow have it.', { [POOL]: `${BY} ${ofLivePools(of, 'tide_pool_successful_prs')}` }),
          course('Tests started again', 'short', 'In an hour, one by one or as a batch. Only newer versions of Prow have it.',
            { '{{action}}': `sum by (action) (increase(${of('tide_retests_total')}[1h]))` }),
          course('Age of what tide knows', 's', 'Since it looked at a pool. Pools that are empty are looked at no more: their lines grow until tide starts again.', { [POOL]: `time() - max by (org, repo, branch) (${of('updatetime')})` }),
        ],
      },
      {
        title: 'Merges',
        panels: [
          course('Merged in an hour', 'short', 'Pull requests.', { [POOL]: `${BY} (increase(${of('merges_sum')}[1h]))` }),
          course('Size of a merge', 'short', 'Pull requests merged at once; above 1 are batches.', { [POOL]: `${BY} (rate(${of('merges_sum')}[1h])) / ${BY} (rate(${of('merges_count')}[1h]))` }),
          course('Merges that GitHub refused', 'short', 'In an hour, by HTTP code: a protected branch, a required context, a merge method that is not allowed. Not of a GitHub Enterprise server.',
            { '{{status}}': refusedMerges(of) }),
          course('Rounds that failed', 'short', 'In an hour: ProwJobs that could not be made, a batch that could not be joined, a status that could not be written.',
            { [POOL]: `${BY} (increase(${of('tidepoolerrors')}[1h]))` }),
        ],
      },
      {
        title: 'Its loops',
        panels: [
          course('Time of a round', 's', 'Of the last one. Longer than the period (`tide.sync_period`) it is late.', { sync: `max(${of('syncdur')})`, 'status update': `max(${of('statusupdatedur')})` }),
          course('Rounds in ten minutes', 'short', '0 is a tide that stands still.', { '{{controller}}': `sum by (controller) (increase(${of('tidesyncheartbeat')}[10m]))` }),
          course('Queries', 'cps', 'Searches at GitHub, by how they ended.', { '{{result}}': `sum by (result) (rate(${of('tidequeryresults')}${RATE}))` }),
        ],
      },
    ],
  };
}
