import { Endpoint } from '../../core/endpoint';
import { OwnStoreSecrets } from './storage-credentials';
import { OfEachUser, ofEachUser } from './storage-users';

/** Name of the store's Deployment, Service, ServiceAccount and claim. */
export const OBJECT_STORE = 'object-store';

/** Port of pod and Service, versitygw's own default. */
export const OBJECT_STORE_PORT = 7070;

/** Where `secrets.sh` puts what the store reads. The file's name is fixed: versitygw auth/iam_internal.go, `iamFile`, at v1.8.0. */
export const STORE_SECRETS: OwnStoreSecrets = {
  root: { secretName: 'object-store-root', accessKey: 'accessKey', secretKey: 'secretKey' },
  accounts: { secretName: 'object-store-accounts', key: 'users.json' },
};

/** Where it puts the keys of those who ask. */
export const ACCOUNT_SECRETS: OfEachUser<string> = ofEachUser((user) => (user === 'jobs' ? 's3-credentials' : `s3-credentials-${user}`));

/** The buckets of Prow's own starter. Source: prow config/prow/cluster/starter/starter-s3.yaml at a61940897. */
export const BUCKETS = { logs: 'prow-logs', tide: 'tide', statusReconciler: 'status-reconciler' } as const;

export function objectStoreEndpoint(namespace: string): Endpoint {
  return { serviceName: OBJECT_STORE, namespace, port: OBJECT_STORE_PORT };
}

/** Where it tells that it is ready. */
export const OBJECT_STORE_HEALTH = '/_/health';
