import { Alert } from './alert';

/**
 * Rules for the claim of a store in the cluster, which kubelet measures.
 * Source: kubernetes pkg/kubelet/metrics/collectors/volume_stats.go.
 */
export function storeAlerts(namespace: string, claim: string): readonly Alert[] {
  const of = `{namespace="${namespace}",persistentvolumeclaim="${claim}"}`;
  const [available, capacity] = ['available', 'capacity'].map((what) => `kubelet_volume_stats_${what}_bytes${of}`);
  const lost = 'Jobs end in error when their logs find no room: give the claim more, keep logs for fewer days (retentionDays), or delete old ones.';
  return [
    {
      alert: 'ProwStoreAlmostFull', expr: `${available} / ${capacity} < 0.1`, for: '15m', labels: { severity: 'critical' },
      annotations: { summary: `The volume of ${claim} in ${namespace} has less than a tenth left`, description: lost },
    },
    {
      alert: 'ProwStoreFillsUp', expr: `predict_linear(${available}[12h], 4 * 86400) < 0`, for: '2h', labels: { severity: 'warning' },
      annotations: { summary: `The volume of ${claim} in ${namespace} is full in four days, as it goes now`, description: lost },
    },
  ];
}
