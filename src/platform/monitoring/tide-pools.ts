import { Selected } from './prow-metrics';

type PoolGauge = 'pooledprs' | 'tide_pool_missing_prs' | 'tide_pool_pending_prs' | 'tide_pool_successful_prs' | 'tide_pool_batch_pending_prs';

/**
 * A gauge of pools at which tide has looked in the last half hour: an empty pool is looked at no more, and keeps its last numbers for as long as tide runs.
 * Source: prow pkg/tide/tide.go, syncSubpool, at a61940897.
 */
export function ofLivePools(of: Selected, gauge: PoolGauge): string {
  return `(${of(gauge)} and time() - ${of('updatetime')} < 1800)`;
}

/**
 * Merges in an hour to which GitHub said no, as ghproxy counts them: tide itself counts none (pkg/tide/github.go, mergePRs: an error for users alone).
 * A GitHub Enterprise server has other paths, which ghproxy does not tell apart. Source: prow pkg/github/ghmetrics/ghpath.go at a61940897.
 */
export function refusedMerges(of: Selected): string {
  return `sum by (status) (increase(${of('github_request_duration_count', 'path="/repos/:owner/:repo/pulls/:pullId/merge",status=~"4.."')}[1h]))`;
}
