import { endpointUrl } from '../../core/endpoint';
import { Where } from '../../core/problem';
import { readProps } from '../../core/props';
import { ownBuckets } from './bucket-urls';
import { gcsPlan, GcsStorageOptions, GCS_FIELDS } from './gcs-storage';
import { checkStore, InClusterStorageOptions, IN_CLUSTER_FIELDS, underPods } from './in-cluster-storage';
import { placeStore } from './in-cluster-store';
import { ACCOUNT_SECRETS, OBJECT_STORE, objectStoreEndpoint, STORE_SECRETS } from './object-store';
import { s3Credentials, s3Plan, S3StorageOptions, S3_FIELDS } from './s3-storage';
import { StorageContext, StoragePlan } from './storage-plan';

/** Where logs, artifacts and the state of tide and status-reconciler are kept. */
export class ObjectStorage {
  /**
   * A store of our own beside Prow: versitygw, an S3 server that keeps objects as files, with buckets for logs and state.
   *
   * Ends up as Deployment, Service and claim `object-store` in Prow's namespace, `http://object-store.<namespace>:7070`. Jobs may put new objects
   * there and nothing else; crier, deck, tide and status-reconciler have an account each, with a Secret each.
   * Errors: `MutuallyExclusive` and those of the options.
   */
  static inCluster(options: InClusterStorageOptions = {}): ObjectStorage {
    const settings = readProps(Where.call('ObjectStorage.inCluster'), options, IN_CLUSTER_FIELDS, (said, p) => {
      checkStore(said, p);
      return said;
    });
    return new ObjectStorage(({ namespace, pods }) => {
      const endpoint = objectStoreEndpoint(namespace);
      const store = underPods(settings, pods);
      return {
        ...ownBuckets(),
        credentials: s3Credentials(ACCOUNT_SECRETS),
        s3: { endpoint: endpointUrl(endpoint), region: 'us-east-1', forcePathStyle: true, insecure: false, own: STORE_SECRETS },
        endpoint,
        claim: store.ephemeral || store.localPath !== undefined ? undefined : { storageClassName: store.storageClassName },
        retentionDays: store.retentionDays,
        measuredClaim: store.ephemeral ? undefined : OBJECT_STORE,
        imagePullSecrets: store.imagePullSecrets,
        install: (scope) => void placeStore(scope, namespace, store),
      };
    });
  }

  /**
   * A bucket of Amazon S3, or of another server that speaks S3.
   *
   * Bucket URLs end up in the decoration config and in flags; endpoint, region and the like only in the JSON of the credentials' Secret,
   * because Prow reads them nowhere else. Errors: `BucketNameInvalid`, `UrlWithoutScheme` and those of the options.
   * Source: prow pkg/io/providers/aws.go at a61940897.
   */
  static s3(options: S3StorageOptions): ObjectStorage {
    const plan = readProps(Where.call('ObjectStorage.s3'), options, S3_FIELDS, s3Plan);
    return new ObjectStorage(() => plan);
  }

  /**
   * A bucket of Google Cloud Storage.
   *
   * Bucket URLs end up in the decoration config and in flags. Errors: `BucketNameInvalid`, `BucketFolderInvalid`, `SecretNameInvalid`.
   */
  static gcs(options: GcsStorageOptions): ObjectStorage {
    const plan = readProps(Where.call('ObjectStorage.gcs'), options, GCS_FIELDS, gcsPlan);
    return new ObjectStorage(() => plan);
  }

  private constructor(
    /** @internal */
    readonly _resolve: (context: StorageContext) => StoragePlan,
  ) {}
}
