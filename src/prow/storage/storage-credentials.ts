import { ofEachUser, OfEachUser, STORAGE_USERS } from './storage-users';

/** The key that Prow hard-codes for credentials in job pods. Source: prow pkg/pod-utils/decorate/podspec.go at a61940897. */
export const CREDENTIALS_KEY = 'service-account.json';

/** Secrets with storage credentials: of jobs in the jobs' namespace, of the others in Prow's. */
export interface StorageCredentials {
  /** Whose keys are the same, whose name is the same. */
  readonly secretNames: OfEachUser<string>;
  /** Key of the JSON in each. */
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
  /** What the store itself reads, when it is ours. */
  readonly own?: OwnStoreSecrets;
}

/** Secrets of a store of ours, in Prow's namespace, that nothing but the store mounts. */
export interface OwnStoreSecrets {
  /** Credentials that may do everything; the store starts with them, and nobody signs in with them. */
  readonly root: { readonly secretName: string; readonly accessKey: string; readonly secretKey: string };
  /** The accounts of those who ask, whose access keys are their names. */
  readonly accounts: { readonly secretName: string; readonly key: string };
}

/** One Secret for all of Prow's components, and another one for jobs unless somebody gave them Prow's own. */
export function prowAndJobs(name: string, jobsName = `${name}-jobs`): OfEachUser<string> {
  return ofEachUser((user) => (user === 'jobs' ? jobsName : name));
}

/** Whether pods of jobs have keys that a component of Prow has too. */
export function areShared({ secretNames }: StorageCredentials): boolean {
  return STORAGE_USERS.some((user) => user !== 'jobs' && secretNames[user] === secretNames.jobs);
}

/** The Secrets with credentials and where they are, each once. */
export function credentialSecrets(
  { secretNames }: StorageCredentials, { namespace, jobsNamespace }: { readonly namespace: string; readonly jobsNamespace: string },
): readonly { readonly namespace: string; readonly name: string }[] {
  const all = STORAGE_USERS.map((user) => ({ namespace: user === 'jobs' ? jobsNamespace : namespace, name: secretNames[user] }));
  const components = all.slice(1).concat(all.slice(0, 1));
  return components.filter((one, i) => components.findIndex((other) => other.namespace === one.namespace && other.name === one.name) === i);
}
