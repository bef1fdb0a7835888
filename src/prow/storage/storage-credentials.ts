/** The key that Prow hard-codes for credentials in job pods. Source: prow pkg/pod-utils/decorate/podspec.go at a61940897. */
export const CREDENTIALS_KEY = 'service-account.json';

/** A Secret with storage credentials, in Prow's namespace and in the jobs' one. */
export interface StorageCredentials {
  readonly secretName: string;
  /** Key of the JSON in it. */
  readonly key: string;
  /** Folder where components mount it. */
  readonly mountPath: string;
  /** `--s3-credentials-file` or `--gcs-credentials-file`. */
  readonly flag: string;
  /** Property of the decoration config that names the Secret for utility containers. */
  readonly decorationKey: 's3_credentials_secret' | 'gcs_credentials_secret';
}

/** What the JSON in the S3 credentials says besides the keys. Source: prow pkg/io/providers/aws.go at a61940897. */
export interface S3Facts {
  /** Absent for AWS itself. */
  readonly endpoint?: string;
  readonly region: string;
  readonly forcePathStyle: boolean;
  /** Turns off the check of the server's certificate. */
  readonly insecure: boolean;
  /** Secret with the store's root credentials, when the store is ours. */
  readonly rootSecret?: RootSecret;
}

/** The Secret that holds the root credentials of a store of ours, in Prow's namespace. */
export interface RootSecret {
  readonly secretName: string;
  /** Key of the access key. */
  readonly accessKey: string;
  /** Key of the secret key. */
  readonly secretKey: string;
}
