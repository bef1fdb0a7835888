import { isPlainObject } from '../../core/props';
import { BUCKETS } from './object-store';
import { StoragePlan } from './storage-plan';

type BucketUrls = Pick<StoragePlan, 'logsUrl' | 'tideStatusUrl' | 'tideHistoryUrl' | 'reconcilerStatusUrl' | 'buckets'>;

/** Logs and state in a bucket each, as Prow's starter has them: in a store of ours buckets cost nothing. */
export function ownBuckets(): BucketUrls {
  return {
    logsUrl: `s3://${BUCKETS.logs}`,
    tideStatusUrl: `s3://${BUCKETS.tide}/tide-status`,
    tideHistoryUrl: `s3://${BUCKETS.tide}/tide-history.json`,
    reconcilerStatusUrl: `s3://${BUCKETS.statusReconciler}/status-reconciler-status`,
    buckets: Object.values(BUCKETS),
  };
}

/** Logs at the top of one bucket, where Prow puts `logs` and `pr-logs`, and state in a folder of the same bucket or of another. */
export function givenBuckets(scheme: string, logsBucket: string, stateBucket: string, stateFolder: string): BucketUrls {
  const state = `${scheme}://${stateBucket}/${stateFolder}`;
  return {
    logsUrl: `${scheme}://${logsBucket}`,
    tideStatusUrl: `${state}/tide-status`,
    tideHistoryUrl: `${state}/tide-history.json`,
    reconcilerStatusUrl: `${state}/status-reconciler-status`,
    buckets: [...new Set([logsBucket, stateBucket])],
  };
}

/** The same with an object for the state of build clusters: ours, beside that of status-reconciler, whose keys open it, or one that an override names there. */
export function withClusterStatus(storage: StoragePlan, isWritten: boolean, plankOfOverride: unknown): StoragePlan {
  const said: unknown = isPlainObject(plankOfOverride) ? plankOfOverride.build_cluster_status_file : undefined;
  if (isWritten) return { ...storage, clusterStatusUrl: storage.reconcilerStatusUrl.replace(/[^/]+$/, 'build-clusters.json') };
  return typeof said === 'string' && isOwnState(said, storage) ? { ...storage, clusterStatusUrl: said } : storage;
}

/** Whether the keys of status-reconciler open an object, which keeps no other state. */
function isOwnState(url: string, storage: StoragePlan): boolean {
  const bucket = stateBucketUrl(storage);
  return url.startsWith(bucket) && url.length > bucket.length && ![storage.reconcilerStatusUrl, storage.tideStatusUrl, storage.tideHistoryUrl].includes(url);
}

/** The bucket with the state of status-reconciler, with a slash at its end. */
export function stateBucketUrl({ reconcilerStatusUrl }: Pick<StoragePlan, 'reconcilerStatusUrl'>): string {
  return reconcilerStatusUrl.split('/').slice(0, 3).join('/') + '/';
}
