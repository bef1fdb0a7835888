import { dataKey, image, secretName } from '../../core/names';
import { httpUrl } from '../../core/net';
import { also, Fields, optional, required, shape } from '../../core/props';
import { quote } from '../../core/quote';
import { text } from '../../core/safe-text';
import { list, memberOf, record } from '../../core/values';
import { ContainerResources, containerResources } from '../../core/workload-options';

/** How the path of a job's files begins in the bucket. The words are Prow's. */
export enum DecorationPathStrategy {
  /** With the organisation and the repository. */
  EXPLICIT = 'explicit',
  /** Without `defaultOrg`, and without `defaultRepo` there. */
  LEGACY = 'legacy',
  /** Without `defaultOrg` and `defaultRepo` where it is both. */
  SINGLE = 'single',
}

/** Images that Prow adds to the pod of a job: `utility_images`. Errors: `ImageInvalid`, `ImageNotPinned`. */
export interface DecorationImages {
  /**
   * What clones: `clonerefs`.
   * @default - that of all jobs
   */
  readonly clonerefs?: string;
  /**
   * What says that the job begins: `initupload`.
   * @default - that of all jobs
   */
  readonly initupload?: string;
  /**
   * What runs around the job's command: `entrypoint`.
   * @default - that of all jobs
   */
  readonly entrypoint?: string;
  /**
   * What uploads logs and artifacts: `sidecar`.
   * @default - that of all jobs
   */
  readonly sidecar?: string;
}

/** What these containers ask for and may use: `resources`. Error: `RequestAboveLimit`. */
export interface DecorationResources {
  /**
   * `clonerefs`, while it clones.
   * @default - that of all jobs
   */
  readonly clonerefs?: ContainerResources;
  /**
   * `initupload`.
   * @default - that of all jobs
   */
  readonly initupload?: ContainerResources;
  /**
   * What puts `entrypoint` into place: `place_entrypoint`.
   * @default - that of all jobs
   */
  readonly placeEntrypoint?: ContainerResources;
  /**
   * `sidecar`, beside the job.
   * @default - that of all jobs
   */
  readonly sidecar?: ContainerResources;
}

/** Where logs and artifacts go: `gcs_configuration`, which is for buckets of S3 too. */
export interface DecorationStorage {
  /**
   * Another bucket, with its scheme: `s3://logs`, `gs://logs`; `bucket`. It needs credentials that open it. Error: `PatternMismatch`.
   * @default - that of `storage`
   */
  readonly bucket?: string;
  /**
   * What paths begin with in it: `path_prefix`.
   * @default - nothing
   */
  readonly pathPrefix?: string;
  /**
   * `path_strategy`. Error: `PropMissing` without `defaultOrg` and `defaultRepo` for any but `EXPLICIT`.
   * @default DecorationPathStrategy.EXPLICIT
   */
  readonly pathStrategy?: DecorationPathStrategy;
  /**
   * The organisation that shorter paths leave out: `default_org`.
   * @default - none
   */
  readonly defaultOrg?: string;
  /**
   * The repository that shorter paths leave out, without its organisation: `default_repo`.
   * @default - none
   */
  readonly defaultRepo?: string;
  /**
   * Media types by the ending of a file: `{ log: 'text/plain' }`; `mediaTypes`.
   * @default - those that Go knows
   */
  readonly mediaTypes?: { readonly [ending: string]: string };
  /**
   * Endings of files that are uploaded compressed; `*` is all: `compress_file_types`.
   * @default - none
   */
  readonly compressFileTypes?: string[];
  /**
   * Where what is uploaded can be read: `job_url_prefix`. Errors: `UrlInvalid`, `UrlWithoutScheme`.
   * @default - deck
   */
  readonly jobUrlPrefix?: string;
}

/** A token by which jobs clone: `oauth_token_secret`. */
export interface DecorationToken {
  /** Secret in the jobs' namespace: `name`. Error: `SecretNameInvalid`. */
  readonly secretName: string;
  /** Its key: `key`. Error: `DataKeyInvalid`. */
  readonly secretKey: string;
}

const bucket = also(text, (value) => (/^(gs|s3):\/\/[a-z0-9][a-z0-9._-]+$/.test(value) ? undefined
  : { what: `${quote(value)} is no bucket with its scheme`, instead: 'write one like "s3://acme-logs" or "gs://acme-logs"', code: 'PatternMismatch' }));

export const storage = shape({
  bucket: optional(bucket), pathPrefix: optional(text), pathStrategy: optional(memberOf(DecorationPathStrategy)), defaultOrg: optional(text),
  defaultRepo: optional(text),
  mediaTypes: optional(record(text)), compressFileTypes: optional(list(text, 1)), jobUrlPrefix: optional(httpUrl),
} satisfies Fields<DecorationStorage>);

export const images = shape({
    clonerefs: optional(image), initupload: optional(image), entrypoint: optional(image), sidecar: optional(image),
} satisfies Fields<DecorationImages>);

export const resources = shape({
    clonerefs: optional(containerResources), initupload: optional(containerResources), placeEntrypoint: optional(containerResources),
    sidecar: optional(containerResources),
} satisfies Fields<DecorationResources>);

export const token = shape({ secretName: required(secretName), secretKey: required(dataKey) } satisfies Fields<DecorationToken>);
