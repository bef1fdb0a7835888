import { Where } from '../../core/problem';
import { readOldProps } from '../../core/props-reader';
import { endpointUrl } from '../../core/endpoint';
import { ownBuckets } from './bucket-urls';
import { GcsStorageOptions, readGcs } from './gcs-storage';
import { InClusterModel, readInCluster } from './in-cluster-model';
import { InClusterStorageOptions } from './in-cluster-storage-options';
import { InClusterStore } from './in-cluster-store';
import { objectStoreEndpoint, ROOT_SECRET } from './object-store';
import { readS3, s3Credentials, S3StorageOptions } from './s3-storage';
import { StorageContext, StoragePlan } from './storage-plan';

/** Where logs, artifacts and the state of tide and status-reconciler are kept. */
export class ObjectStorage {
  /**
   * A store of our own beside Prow: versitygw, an S3 server that keeps objects as files, with buckets for logs and state.
   *
   * Ends up as Deployment, Service and claim `object-store` in Prow's namespace, `http://object-store.<namespace>:7070`.
   * Errors: `MutuallyExclusive` and those of the options.
   */
  static inCluster(options: InClusterStorageOptions = {}): ObjectStorage {
    readOldProps<InClusterStorageOptions, InClusterModel>(Where.call('ObjectStorage.inCluster'), options, readInCluster);
    return new ObjectStorage(({ namespace }) => {
      const endpoint = objectStoreEndpoint(namespace);
      return {
        ...ownBuckets(),
        credentials: s3Credentials('s3-credentials'),
        s3: { endpoint: endpointUrl(endpoint), region: 'us-east-1', forcePathStyle: true, insecure: false, rootSecret: ROOT_SECRET },
        endpoint,
        install: (scope, id) => new InClusterStore(scope, id, { ...options, namespace }),
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
    const plan = readOldProps<S3StorageOptions, StoragePlan>(Where.call('ObjectStorage.s3'), options, readS3);
    return new ObjectStorage(() => plan);
  }

  /**
   * A bucket of Google Cloud Storage.
   *
   * Bucket URLs end up in the decoration config and in flags. Errors: `BucketNameInvalid`, `BucketFolderInvalid`, `SecretNameInvalid`.
   */
  static gcs(options: GcsStorageOptions): ObjectStorage {
    const plan = readOldProps<GcsStorageOptions, StoragePlan>(Where.call('ObjectStorage.gcs'), options, readGcs);
    return new ObjectStorage(() => plan);
  }

  private constructor(
    /** @internal */
    readonly _resolve: (context: StorageContext) => StoragePlan,
  ) {}
}
