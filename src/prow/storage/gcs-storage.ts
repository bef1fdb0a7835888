import { secretName } from '../../core/names';
import { Fields, optional, Props, required, ValuesOf } from '../../core/props';
import { quote } from '../../core/quote';
import { instanceOf } from '../../core/values';
import { bucketFolder, gcsBucketName, retentionDays } from './bucket-rules';
import { givenBuckets } from './bucket-urls';
import { CREDENTIALS_KEY, prowAndJobs } from './storage-credentials';
import { besideIdentity, ofOtherCloud, StorageIdentity } from './storage-identity';
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
   * For how many days logs and artifacts are kept, from 1 to 36500. Ends up in `store/lifecycle`, which `NEXT-STEPS.md` gives to the bucket of the logs.
   * Errors: `NotInteger`, `NumberOutOfRange`.
   * @default - as the bucket says
   */
  readonly retentionDays?: number;

  /**
   * Folder of that state in its bucket. Two Prows that share a bucket need a folder each. Error: `BucketFolderInvalid`.
   * @default prow-state
   */
  readonly stateFolder?: string;

  /**
   * Secret with the JSON key of a service account of crier, deck, tide and status-reconciler under the key `service-account.json`, in Prow's namespace;
   * `secrets.sh` makes it when it is missing. Error: `SecretNameInvalid`.
   * @default - no Secret: pods have an identity of their own, as with Workload Identity on GKE
   */
  readonly credentialsSecretName?: string;

  /**
   * Secret with the JSON key of the service account of jobs, in the jobs' namespace: `gcs_credentials_secret` of the decoration config. The name of Prow's
   * own one gives jobs Prow's key, of which a warning tells. Errors: `PropWithoutEffect` without `credentialsSecretName`, `SecretNameInvalid`.
   * @default - the name of Prow's own one, with `-jobs` behind it
   */
  readonly jobsCredentialsSecretName?: string;

  /**
   * Service accounts of Google's that pods are, in place of keys. Errors: `MutuallyExclusive` beside names of Secrets, `NotAllowedValue`.
   * @default - nothing is said of them: pods are whoever their ServiceAccounts were made to be
   */
  readonly identity?: StorageIdentity;
}

export const GCS_FIELDS = {
  bucket: required(gcsBucketName),
  stateBucket: optional(gcsBucketName),
  stateFolder: optional(bucketFolder, 'prow-state'),
  retentionDays: optional(retentionDays),
  credentialsSecretName: optional(secretName),
  jobsCredentialsSecretName: optional(secretName),
  identity: optional(instanceOf(StorageIdentity, 'StorageIdentity.gke({ prow, jobs })')),
} satisfies Fields<GcsStorageOptions>;

export function gcsPlan(options: ValuesOf<typeof GCS_FIELDS>, p: Props<keyof GcsStorageOptions>): StoragePlan {
  const { bucket, stateBucket = bucket, stateFolder, credentialsSecretName: name, jobsCredentialsSecretName: ofJobs } = options;
  const identity = options.identity?._plan;
  if (identity !== undefined) {
    if (identity.kind !== 'gke') p.problem('identity', ofOtherCloud('a role of Amazon\'s, and Google Cloud Storage knows none', 'StorageIdentity.gke()'));
    for (const prop of ['credentialsSecretName', 'jobsCredentialsSecretName'] as const) {
      if (p.given(prop)) p.problem(prop, besideIdentity('pods have an identity and read no keys'));
    }
  } else if (ofJobs !== undefined && name === undefined) {
    p.problem('jobsCredentialsSecretName', {
      what: `${quote(ofJobs)} would be read by nobody, because Prow has no Secret, and pods of jobs sign in as themselves then`,
      instead: 'write credentialsSecretName too, or leave it out', code: 'PropWithoutEffect',
    });
  }
  return {
    ...givenBuckets('gs', bucket, stateBucket, stateFolder),
    identity,
    retentionDays: options.retentionDays,
    credentials: name === undefined ? undefined : {
      secretNames: prowAndJobs(name, ofJobs), key: CREDENTIALS_KEY, mountPath: '/etc/gcs-credentials', flag: '--gcs-credentials-file',
      decorationKey: 'gcs_credentials_secret',
    },
  };
}
