import { secretName } from '../../core/names';
import { httpUrl, urlHostName } from '../../core/net';
import { podsBehindService } from '../../core/pods-behind-service';
import { Fields, optional, Props, required, ValuesOf } from '../../core/props';
import { quote } from '../../core/quote';
import { namespaceOfService, namespaceOfShortName } from '../../core/service-name';
import { boolean, instanceOf } from '../../core/values';
import { bucketFolder, regionName, retentionDays, s3BucketName } from './bucket-rules';
import { givenBuckets } from './bucket-urls';
import { CREDENTIALS_KEY, prowAndJobs, StorageCredentials } from './storage-credentials';
import { checkS3Endpoint } from './s3-endpoint';
import { besideIdentity, IdentityPlan, ofOtherCloud, StorageIdentity } from './storage-identity';
import { OfEachUser } from './storage-users';
import { StoragePlan } from './storage-plan';

/** Pods of a store in the cluster, as policies see them. */
export interface StorePodsOptions {
  /**
   * Their namespace. Errors: `NameNotDnsLabel`, `PropMissing` where the endpoint does not tell it.
   * @default - that of the Service in `endpoint`: `minio` of `http://minio-api.minio.svc:9000`
   */
  readonly namespace?: string;

  /**
   * Their labels. In the namespace of Prow or of its jobs they have to be said (`StoreShutOff`). Errors: `LabelValueInvalid`, `QualifiedNameInvalid`.
   * @default - all pods of the namespace
   */
  readonly labels?: { [label: string]: string };

  /**
   * The port at which they listen themselves, behind their Service. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default - the port of `endpoint`
   */
  readonly port?: number;
}

/** Options of `ObjectStorage.s3`. */
export interface S3StorageOptions {
  /**
   * Bucket of logs and artifacts; it must exist. Ends up as `gcs_configuration.bucket` of the decoration config, with `s3://` before it.
   * Error: `BucketNameInvalid`.
   */
  readonly bucket: string;

  /**
   * Address of an S3 server, with its scheme: `https://s3.example.com`, `http://minio.storage:9000`. It stands in the credentials' JSON,
   * which `secrets.sh` writes. Errors: `StoreEndpointUnfit`, `UrlWithoutScheme`, `UrlWithCredentials`, `UrlInvalid`.
   * @default - Amazon's own, of the region
   */
  readonly endpoint?: string;

  /**
   * Pods behind the endpoint, where it is a Service of the cluster: Prow's policies let its pods and jobs reach them. Without `endpoint` it raises
   * `PropWithoutEffect`. Other errors: those of its properties.
   * @default - all pods of the namespace that the endpoint names, at its port; nothing where it names none
   */
  readonly storePods?: StorePodsOptions;

  /**
   * Region, which is part of each signature; it stands in the credentials' JSON. Error: `RegionInvalid`.
   * @default us-east-1
   */
  readonly region?: string;

  /**
   * Whether the bucket stands in the path of requests and not in the host name; it stands in the credentials' JSON.
   * @default - true with an endpoint, because few servers have a DNS name for each bucket; false without
   */
  readonly forcePathStyle?: boolean;

  /**
   * Turns off the check of the server's certificate. It does not turn TLS off: that is the endpoint's scheme. Error: `PropWithoutEffect`.
   * @default false
   */
  readonly insecure?: boolean;

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
   * Secret with the keys of crier, deck, tide and status-reconciler under the key `service-account.json`, in Prow's namespace; `secrets.sh` makes it
   * when it is missing. Error: `SecretNameInvalid`.
   * @default s3-credentials
   */
  readonly credentialsSecretName?: string;

  /**
   * Secret with the keys of jobs under the key `service-account.json`, in the jobs' namespace: `s3_credentials_secret` of the decoration config. They
   * need no more than to put objects below `logs/` and `pr-logs/` of `bucket`. The name of Prow's own one gives jobs Prow's keys, of which a warning
   * tells. Error: `SecretNameInvalid`.
   * @default - the name of Prow's own one, with `-jobs` behind it
   */
  readonly jobsCredentialsSecretName?: string;

  /**
   * Roles of Amazon that pods have in place of keys; no Secret is read then. The bucket has to be in the cluster's region, because that is where Prow's
   * containers in jobs look for it. Errors: `MutuallyExclusive` beside `endpoint` and names of Secrets, `NotAllowedValue`, `PropWithoutEffect`.
   * @default - keys in Secrets
   */
  readonly identity?: StorageIdentity;
}

/** How components and utility containers get credentials for S3. */
export function s3Credentials(secretNames: OfEachUser<string>): StorageCredentials {
  return { secretNames, key: CREDENTIALS_KEY, mountPath: '/etc/s3-credentials', flag: '--s3-credentials-file', decorationKey: 's3_credentials_secret' };
}

export const S3_FIELDS = {
  bucket: required(s3BucketName),
  endpoint: optional(httpUrl),
  storePods: optional(podsBehindService),
  stateBucket: optional(s3BucketName),
  stateFolder: optional(bucketFolder, 'prow-state'),
  retentionDays: optional(retentionDays),
  credentialsSecretName: optional(secretName),
  jobsCredentialsSecretName: optional(secretName),
  identity: optional(instanceOf(StorageIdentity, 'StorageIdentity.eksRoles({ prow, jobs })')),
  region: optional(regionName, 'us-east-1'),
  forcePathStyle: optional(boolean),
  insecure: optional(boolean, false),
} satisfies Fields<S3StorageOptions>;

export function s3Plan(options: ValuesOf<typeof S3_FIELDS>, p: Props<keyof S3StorageOptions>): StoragePlan {
  checkS3Endpoint(options, p);
  checkStorePods(options, p);
  const identity = options.identity?._plan;
  if (identity !== undefined) checkIdentity(identity, p);
  const { bucket, stateBucket = bucket, stateFolder, credentialsSecretName = 's3-credentials', jobsCredentialsSecretName, ...said } = options;
  const { region, insecure, forcePathStyle = said.endpoint !== undefined } = said;
  return {
    ...givenBuckets('s3', bucket, stateBucket, stateFolder),
    credentials: identity === undefined ? s3Credentials(prowAndJobs(credentialsSecretName, jobsCredentialsSecretName)) : undefined,
    identity,
    retentionDays: said.retentionDays,
    storePods: said.storePods,
    s3: { endpoint: said.endpoint?.replace(/\/+$/, ''), region, forcePathStyle, insecure },
  };
}

/** Only the JSON of a Secret could tell of another server, and only Amazon knows its roles. */
function checkIdentity({ kind }: IdentityPlan, p: Props<keyof S3StorageOptions>): void {
  if (kind === 'gke') p.problem('identity', ofOtherCloud('an account of Google\'s, and S3 knows none', 'StorageIdentity.eksRoles() or eksPodIdentity()'));
  for (const prop of ['credentialsSecretName', 'jobsCredentialsSecretName', 'endpoint'] as const) {
    if (p.given(prop)) p.problem(prop, besideIdentity(prop === 'endpoint' ? 'only Amazon\'s own S3 knows its roles' : 'pods have an identity and read no keys'));
  }
  for (const prop of ['insecure', 'forcePathStyle'] as const) {
    if (p.given(prop)) p.problem(prop, { what: 'stands in a Secret, and pods with an identity read none', instead: 'leave it out', code: 'PropWithoutEffect' });
  }
}

function checkStorePods({ endpoint, storePods }: ValuesOf<typeof S3_FIELDS>, p: Props<'storePods'>): void {
  if (storePods === undefined) return;
  if (endpoint === undefined) {
    p.problem('storePods', {
      what: 'are behind an endpoint, and Amazon\'s own is outside of the cluster', instead: 'write endpoint too, or leave it out',
      code: 'PropWithoutEffect',
    });
  } else if (storePods.namespace === undefined && namespaceOfService(urlHostName(endpoint)) === undefined && namespaceOfShortName(endpoint) === undefined) {
    p.problem('storePods.namespace', {
      what: `is missing, and ${quote(endpoint)} does not tell it`, instead: 'say the namespace of the store\'s pods', code: 'PropMissing',
    });
  }
}
