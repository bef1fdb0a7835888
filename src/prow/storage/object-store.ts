import { Endpoint } from '../../core/endpoint';
import { RootSecret } from './storage-credentials';

/** Name of the store's Deployment, Service, ServiceAccount and claim. */
export const OBJECT_STORE = 'object-store';

/** Port of pod and Service, versitygw's own default. */
export const OBJECT_STORE_PORT = 7070;

/** Where `secrets.sh` puts the credentials that the store starts with. */
export const ROOT_SECRET: RootSecret = { secretName: 'object-store-root', accessKey: 'accessKey', secretKey: 'secretKey' };

/** The buckets of Prow's own starter. Source: prow config/prow/cluster/starter/starter-s3.yaml at a61940897. */
export const BUCKETS = { logs: 'prow-logs', tide: 'tide', statusReconciler: 'status-reconciler' } as const;

export function objectStoreEndpoint(namespace: string): Endpoint {
  return { serviceName: OBJECT_STORE, namespace, port: OBJECT_STORE_PORT };
}

/** Where it tells that it is ready. */
export const OBJECT_STORE_HEALTH = '/_/health';
