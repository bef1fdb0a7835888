import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { componentLabels } from '../../core/labels';
import { nativeObject } from '../../core/manifest';
import { dnsLabel } from '../../core/names';
import { Where } from '../../core/problem';
import { readOldProps } from '../../core/props-reader';
import { InClusterModel, readInCluster } from './in-cluster-model';
import { InClusterStorageOptions } from './in-cluster-storage-options';
import { OBJECT_STORE, OBJECT_STORE_PORT } from './object-store';
import { storePod } from './store-pod';
import { storeVolume } from './store-volume';

/** Properties of `InClusterStore`. */
export interface InClusterStoreProps extends InClusterStorageOptions {
  /**
   * Namespace of the store. Error: `NameNotDnsLabel`.
   * @default prow
   */
  readonly namespace?: string;
}

/**
 * An S3 server in the cluster, versitygw: Deployment, Service and ServiceAccount `object-store`, and the claim for its objects.
 *
 * A bucket is a directory and an object is a file, so that a backup is a copy of files. It runs once, starts with the credentials in Secret
 * `object-store-root` (keys `accessKey` and `secretKey`), and answers on port 7070. Source: versitygw v1.8.0, chart and cmd/versitygw.
 */
export class InClusterStore extends Construct {
  /** The Deployment. */
  readonly deployment: ApiObject;
  /** The Service that components and jobs call. */
  readonly service: ApiObject;
  /** The ServiceAccount, which has no rights and no token. */
  readonly serviceAccount: ApiObject;
  /** The claim for the objects; absent when they end with the pod. */
  readonly persistentVolumeClaim?: ApiObject;
  /** The volume on one node, where `localPath` was given. */
  readonly persistentVolume?: ApiObject;

  constructor(scope: Construct, id: string, props: InClusterStoreProps = {}) {
    super(scope, id);
    const { namespace, model } = readOldProps<InClusterStoreProps, { namespace: string; model: InClusterModel }>(
      Where.construct(this.node.path), props, (p) => ({
      namespace: p.optional('namespace', dnsLabel, 'prow'), model: readInCluster(p),
    }));
    const metadata = { name: OBJECT_STORE, namespace, labels: componentLabels(OBJECT_STORE) };
    const volume = storeVolume(this, namespace, model);
    this.persistentVolumeClaim = volume.persistentVolumeClaim;
    this.persistentVolume = volume.persistentVolume;
    this.serviceAccount = nativeObject(this, 'ServiceAccount', 'v1/ServiceAccount', { metadata, automountServiceAccountToken: false });
    this.deployment = nativeObject(this, 'Resource', 'apps/v1/Deployment', {
      metadata,
      spec: {
        // two processes must not write into one tree, and a ReadWriteOnce volume would hold up the second one
        replicas: 1,
        strategy: { type: 'Recreate' },
        selector: { matchLabels: { app: OBJECT_STORE } },
        template: storePod(model, volume.source),
      },
    });
    this.service = nativeObject(this, 'Service', 'v1/Service', {
      metadata,
      spec: { type: 'ClusterIP', selector: { app: OBJECT_STORE }, ports: [{ name: 's3', port: OBJECT_STORE_PORT, targetPort: 's3', protocol: 'TCP' }] },
    });
  }
}
