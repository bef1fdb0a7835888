import { Construct } from 'constructs';
import { componentLabels } from '../../core/labels';
import { nativeObject } from '../../core/manifest';
import { ProwModel } from '../prow-model';
import { PodPart } from './pod-part';

const CLAIM = 'ghproxy-cache';

/** The cache may fill nine tenths of its volume; the flag counts per credential, and an overfull volume evicts the pod. */
export function cacheArgs(prow: ProwModel): string[] {
  const { cacheGibibytes } = prow.components.ghproxy;
  return [
    '--cache-dir=/cache',
    `--cache-sizeGB=${Math.max(1, Math.floor(cacheGibibytes * 0.9))}`,
    // answers for one token must not be given to another
    ...(prow.partitionsCacheByFlag ? ['--legacy-disable-disk-cache-partitions-by-auth-header=false'] : []),
    '--log-level=info',
    '--serve-metrics=true',
    `--upstream=${new URL(prow.github.apiUrl).origin}`,
  ];
}

export function cachePart(prow: ProwModel): PodPart {
  const { cacheClaim: claim, cacheGibibytes } = prow.components.ghproxy;
  return {
    volumes: [claim ? { name: 'cache', persistentVolumeClaim: { claimName: CLAIM } } : { name: 'cache', emptyDir: { sizeLimit: `${cacheGibibytes}Gi` } }],
    mounts: [{ name: 'cache', mountPath: '/cache' }],
  };
}

/** Makes the claim, where one is asked for. */
export function cacheClaim(scope: Construct, prow: ProwModel): void {
  const { cacheClaim: claim, cacheGibibytes } = prow.components.ghproxy;
  if (!claim) return;
  nativeObject(scope, 'CacheClaim', 'v1/PersistentVolumeClaim', {
    metadata: { name: CLAIM, namespace: prow.namespace, labels: componentLabels('ghproxy') },
    spec: { accessModes: ['ReadWriteOnce'], storageClassName: claim.storageClassName, resources: { requests: { storage: `${cacheGibibytes}Gi` } } },
  });
}
