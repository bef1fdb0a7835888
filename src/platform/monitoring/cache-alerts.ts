import { Alert, alert } from './alert';

/** The claim of a cache for jobs, which is called like the cache. */
export interface WatchedCache {
  readonly name: string;
  readonly namespace: string;
}

/**
 * Rules for caches for jobs, by what kubelet measures of their claims. It measures those that a running pod has, and not of every kind of volume: a claim that
 * was never measured makes no alert. Source: kubernetes pkg/kubelet/metrics/collectors/volume_stats.go.
 */
export function cacheAlerts(caches: readonly WatchedCache[]): readonly Alert[] {
  return caches.flatMap(({ name, namespace }) => {
    const [available, capacity] = ['available', 'capacity'].map((what) => `kubelet_volume_stats_${what}_bytes{namespace="${namespace}",persistentvolumeclaim="${name}"}`);
    return [
      // nodes are labels too, and the pod may have moved
      alert('ProwJobCacheAway', `count(last_over_time(${available}[7d])) unless count(${available})`, {
        component: name, lasts: '15m', summary: `no pod of the cache ${name} runs`,
        then: `Jobs ask what is behind it, and take longer: read kubectl describe of Deployment ${name} and of its pod in ${namespace}.`,
      }),
      alert('ProwJobCacheFull', `${available} / ${capacity} < 0.05`, {
        component: name, lasts: '15m', summary: `the cache ${name} is full`,
        then: `It can keep nothing new: give it more by size, or delete the claim ${name} in ${namespace} and its pod, and apply again. What it keeps comes back.`,
      }),
    ];
  });
}
