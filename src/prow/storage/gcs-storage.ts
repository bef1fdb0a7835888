import { secretName } from '../../core/names';
import { Fields, optional, required, ValuesOf } from '../../core/props';
import { bucketFolder, gcsBucketName } from './bucket-rules';
import { givenBuckets } from './bucket-urls';
import { CREDENTIALS_KEY } from './storage-credentials';
import { StoragePlan } from './storage-plan';
import { ofEachUser } from './storage-users';

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

export const GCS_FIELDS = {
  bucket: required(gcsBucketName),
  stateBucket: optional(gcsBucketName),
  stateFolder: optional(bucketFolder, 'prow-state'),
  credentialsSecretName: optional(secretName),
} satisfies Fields<GcsStorageOptions>;

export function gcsPlan({ bucket, stateBucket = bucket, stateFolder, credentialsSecretName: name }: ValuesOf<typeof GCS_FIELDS>): StoragePlan {
  return {
    ...givenBuckets('gs', bucket, stateBucket, stateFolder),
    credentials: name === undefined ? undefined : {
      secretNames: ofEachUser(() => name), key: CREDENTIALS_KEY, mountPath: '/etc/gcs-credentials', flag: '--gcs-credentials-file',
      decorationKey: 'gcs_credentials_secret',
    },
  };
}
