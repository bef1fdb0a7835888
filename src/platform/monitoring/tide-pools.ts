import { Selected } from './prow-metrics';

type PoolGauge = 'pooledprs' | 'tide_pool_missing_prs' | 'tide_pool_pending_prs' | 'tide_pool_successful_prs';

/**
 * A gauge of pools at which tide has looked in the last half hour: an empty pool is looked at no more, and keeps its last numbers for as long as tide runs.
 * Source: prow pkg/tide/tide.go, syncSubpool, at a61940897.
 */
export function ofLivePools(of: Selected, gauge: PoolGauge): string {
  return `(${of(gauge)} and time() - ${of('updatetime')} < 1800)`;
}
