import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ObjectStorage } from '../../../src';
import { deployment } from './deployment';

export const STORE_NAMESPACE = 'lab-store';
const PORT = 7070;
const BUCKETS = '/data/buckets';
const LOGS = 'prow-logs';
const KEYS = { access: 'lab-access', secret: 'lab-secret-of-the-store' };
const metadata = { name: 's3', namespace: STORE_NAMESPACE };
const labels = { app: 's3' };

/** Nothing but its name tells Prow where it is. */
export function otherStore(): ObjectStorage {
  return ObjectStorage.s3({ bucket: LOGS, endpoint: `http://s3.${STORE_NAMESPACE}.svc.cluster.local:${PORT}` });
}

/** Options of `secrets.sh`. */
export function keysOfOtherStore(folder: string): string[] {
  return Object.entries(KEYS).flatMap(([kind, value]) => {
    const file = join(folder, `${kind}-key`);
    writeFileSync(file, value);
    return [`--s3-${kind}-key-file`, file, `--s3-jobs-${kind}-key-file`, file];
  });
}

/** A store that somebody else runs, in a namespace without policies. */
export function otherStoreObjects(image: string): object[] {
  const common = { image, volumeMounts: [{ name: 'data', mountPath: '/data' }] };
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: STORE_NAMESPACE } },
    deployment(metadata, labels, 1, {
      terminationGracePeriodSeconds: 0,
      volumes: [{ name: 'data', emptyDir: {} }],
      initContainers: [{ name: 'make-bucket', command: ['mkdir', '-p', `${BUCKETS}/${LOGS}`, '/data/metadata'], ...common }],
      containers: [{
        name: 's3',
        args: [`--port=:${PORT}`, '--health=/health', 'posix', '--sidecar=/data/metadata', BUCKETS],
        env: [{ name: 'ROOT_ACCESS_KEY', value: KEYS.access }, { name: 'ROOT_SECRET_KEY', value: KEYS.secret }],
        readinessProbe: { httpGet: { path: '/health', port: PORT }, periodSeconds: 1 },
        ...common,
      }],
    }),
    { apiVersion: 'v1', kind: 'Service', metadata, spec: { selector: labels, ports: [{ port: PORT }] } },
  ];
}
