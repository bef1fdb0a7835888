import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { inChartNamespace } from '../../core/chart-namespace';
import { workloadAccount } from '../../core/hardened-workload';
import { componentLabels } from '../../core/labels';
import { nativeObject } from '../../core/manifest';
import { dnsLabel } from '../../core/names';
import { Where } from '../../core/problem';
import { Fields, optional, readProps } from '../../core/props';
import { checkStore, InClusterSettings, InClusterStorageOptions, IN_CLUSTER_FIELDS } from './in-cluster-storage';
import { OBJECT_STORE, OBJECT_STORE_PORT } from './object-store';
import { storeDeployment } from './store-pod';
import { storeVolume } from './store-volume';

/** Properties of `InClusterStore`. */
export interface InClusterStoreProps extends InClusterStorageOptions {
  /**
   * Namespace of the store. Error: `NameNotDnsLabel`.
   * @default - the namespace of the chart; `prow` where it has none
   */
  readonly namespace?: string;
}

/**
 * An S3 server in the cluster, versitygw: Deployment, Service and ServiceAccount `object-store`, and the claim for its objects.
 *
 * A bucket is a directory and an object is a file, so that a backup is a copy of files. It runs once, starts with the credentials in Secret
 * `object-store-root` (keys `accessKey` and `secretKey`), knows the accounts in Secret `object-store-accounts` (key `users.json`), and answers on
 * port 7070. Who may do what is written beside the buckets at each start. Source: versitygw v1.8.0, chart, cmd/versitygw and auth.
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
    const fields = { namespace: optional(dnsLabel, 'prow'), ...IN_CLUSTER_FIELDS } satisfies Fields<InClusterStoreProps>;
    const { namespace, ...settings } = readProps(Where.construct(this.node.path), inChartNamespace(this, props), fields, (said, p) => {
      checkStore(said, p);
      return said;
    });
    const { deployment, service, serviceAccount, persistentVolumeClaim, persistentVolume } = placeStore(this, namespace, settings);
    this.deployment = deployment;
    this.service = service;
    this.serviceAccount = serviceAccount;
    this.persistentVolumeClaim = persistentVolumeClaim;
    this.persistentVolume = persistentVolume;
  }
}

/** The objects of a store. */
export function placeStore(scope: Construct, namespace: string, settings: InClusterSettings) {
  const named = { name: OBJECT_STORE, namespace };
  const { source, persistentVolumeClaim, persistentVolume } = storeVolume(scope, namespace, settings);
  return {
    persistentVolumeClaim,
    persistentVolume,
    serviceAccount: workloadAccount(scope, named),
    deployment: storeDeployment(scope, namespace, settings, source),
    service: nativeObject(scope, 'Service', 'v1/Service', {
      metadata: { ...named, labels: componentLabels(OBJECT_STORE) },
      spec: { type: 'ClusterIP', selector: { app: OBJECT_STORE }, ports: [{ name: 's3', port: OBJECT_STORE_PORT, targetPort: 's3', protocol: 'TCP' }] },
    }),
  };
}
