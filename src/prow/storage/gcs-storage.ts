import { secretName } from '../../core/names';
import { PropsReader } from '../../core/props-reader';
import { bucketFolder, gcsBucketName } from './bucket-rules';
import { givenBuckets } from './bucket-urls';
import { CREDENTIALS_KEY } from './storage-credentials';
import { StoragePlan } from './storage-plan';

/** Options of `ObjectStorage.gcs`. */
export interface GcsStorageOptions {
  /**
   * Bucket of logs and artifacts; it must exist. Ends up as `gcs_configuration.bucket` of the decoration config, with `gs://` before it.
   * Error: `BucketNameInvalid`.
   */
  readonly bucket: string;

  /**
   * Bucket of tide's and status-reconciler's state; it must exist. Error: `BucketNameInvalid`.
   * @default - the bucket of the logs
   */
  readonly stateBucket?: string;

  /**
   * Folder of that state in its bucket. Two Prows that share a bucket need a folder each. Error: `BucketFolderInvalid`.
   * @default prow-state
   */
  readonly stateFolder?: string;

  /**
   * Secret with a service account's JSON under the key `service-account.json`, in Prow's namespace and in the jobs' one; `secrets.sh`
   * makes it when it is missing. Error: `SecretNameInvalid`.
   * @default - no Secret: pods have an identity of their own, as with Workload Identity on GKE
   */
  readonly credentialsSecretName?: string;
}

export function readGcs(p: PropsReader<GcsStorageOptions>): StoragePlan {
  const bucket = p.required('bucket', gcsBucketName);
  const credentials = p.optional('credentialsSecretName', secretName);
  return {
    ...givenBuckets('gs', bucket, p.optional('stateBucket', gcsBucketName, bucket), p.optional('stateFolder', bucketFolder, 'prow-state')),
    credentials: credentials === undefined ? undefined : {
      secretName: credentials, key: CREDENTIALS_KEY, mountPath: '/etc/gcs-credentials', flag: '--gcs-credentials-file', decorationKey: 'gcs_credentials_secret',
    },
  };
}
