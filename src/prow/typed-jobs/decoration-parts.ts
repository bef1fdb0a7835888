import { asItIs, Words } from './job-word';

/** Where logs and artifacts lie below the bucket, in Prow's words. */
export enum GcsPathStrategy {
  /** `pr-logs/pull/org_repo/…`, with all names. */
  EXPLICIT = 'explicit',
  /** The same without the organisation and the repository that are the default. */
  LEGACY = 'legacy',
  /** Without a repository, as there is only one. */
  SINGLE = 'single',
}

/** Where logs and artifacts are uploaded to. Source: prow pkg/apis/prowjobs/v1/types.go, GCSConfiguration, at a61940897. */
export interface GcsConfiguration {
  /**
   * The bucket: `gs://NAME`, `s3://NAME`. Error: `BucketNameInvalid`.
   * @default - that of the property storage
   */
  readonly bucket?: string;

  /**
   * A folder below the bucket.
   * @default - none
   */
  readonly pathPrefix?: string;

  /**
   * The order of folders. Error: `PropMissing` where it needs `defaultOrg` and `defaultRepo`.
   * @default GcsPathStrategy.EXPLICIT
   */
  readonly pathStrategy?: GcsPathStrategy;

  /**
   * The organisation that is left out of paths.
   * @default - none
   */
  readonly defaultOrg?: string;

  /**
   * The repository that is left out of paths.
   * @default - none
   */
  readonly defaultRepo?: string;

  /**
   * Types of contents by the ends of names, besides those that are known: `{ log: 'text/plain' }`.
   * @default - none
   */
  readonly mediaTypes?: { readonly [ending: string]: string };

  /**
   * What links to jobs begin with.
   * @default - that of `plank.job_url_prefix_config`
   */
  readonly jobUrlPrefix?: string;

  /**
   * A folder that everything is written to in the place of a bucket.
   * @default - none
   */
  readonly localOutputDir?: string;

  /**
   * Ends of the names of files that are compressed.
   * @default - none
   */
  readonly compressFileTypes?: string[];
}

/** How secrets are taken out of logs and artifacts. Source: prow pkg/apis/prowjobs/v1/types.go, CensoringOptions, at a61940897. */
export interface CensoringOptions {
  /**
   * How many files at once.
   * @default 10
   */
  readonly censoringConcurrency?: number;

  /**
   * Bytes of memory for each of them, at least twice the longest secret.
   * @default 10485760
   */
  readonly censoringBufferSize?: number;

  /**
   * Folders of artifacts that are looked through.
   * @default - all
   */
  readonly includeDirectories?: string[];

  /**
   * Folders of artifacts that are not.
   * @default - none
   */
  readonly excludeDirectories?: string[];

  /**
   * Bytes of the shortest secret that is looked for.
   * @default 0
   */
  readonly minimumSecretLength?: number;
}

/** Images of the containers that Prow adds. Error: `ImageInvalid`. Source: prow pkg/apis/prowjobs/v1/types.go, UtilityImages, at a61940897. */
export interface UtilityImages {
  /**
   * Clones repositories.
   * @default - that of Prow's version
   */
  readonly clonerefs?: string;

  /**
   * Uploads what is known before the job starts.
   * @default - that of Prow's version
   */
  readonly initupload?: string;

  /**
   * Holds the program that watches over the command of the job.
   * @default - that of Prow's version
   */
  readonly entrypoint?: string;

  /**
   * Uploads logs and artifacts.
   * @default - that of Prow's version
   */
  readonly sidecar?: string;
}

/** Requests and limits of the containers that Prow adds, as Kubernetes has them. Source: prow pkg/apis/prowjobs/v1/types.go, Resources, at a61940897. */
export interface UtilityResources {
  /**
   * Of the container that clones.
   * @default - 100m and 128Mi, at most 2Gi
   */
  readonly clonerefs?: { readonly [key: string]: any };

  /**
   * Of the first upload.
   * @default - 50m and 64Mi, at most 256Mi
   */
  readonly initupload?: { readonly [key: string]: any };

  /**
   * Of the container that brings the program around the command.
   * @default - 50m and 32Mi, at most 128Mi
   */
  readonly placeEntrypoint?: { readonly [key: string]: any };

  /**
   * Of the last upload.
   * @default - 50m and 128Mi, at most 1Gi
   */
  readonly sidecar?: { readonly [key: string]: any };
}

/** On which nodes the pod may run, as Kubernetes has it. Source: prow pkg/apis/prowjobs/v1/types.go, SchedulingOptions, at a61940897. */
export interface SchedulingOptions {
  /**
   * Affinity, unless the pod has one.
   * @default - none
   */
  readonly affinity?: { readonly [key: string]: any };

  /**
   * Tolerations, unless the pod has some.
   * @default - none
   */
  readonly tolerations?: { readonly [key: string]: any }[];
}

/** A key of a Secret in the namespace of jobs. */
export interface JobSecretKey {
  /** The Secret. Error: `PropMissing`. */
  readonly name: string;

  /** Its key. Error: `PropMissing`. */
  readonly key: string;
}

export const GCS_CONFIGURATION = {
  bucket: asItIs, pathPrefix: asItIs, pathStrategy: asItIs, defaultOrg: asItIs, defaultRepo: asItIs, mediaTypes: { upstream: 'mediaTypes' },
  jobUrlPrefix: asItIs, localOutputDir: asItIs, compressFileTypes: asItIs,
} satisfies Words<GcsConfiguration>;

export const CENSORING_OPTIONS = {
  censoringConcurrency: asItIs, censoringBufferSize: asItIs, includeDirectories: asItIs, excludeDirectories: asItIs, minimumSecretLength: asItIs,
} satisfies Words<CensoringOptions>;

export const UTILITY_IMAGES = { clonerefs: asItIs, initupload: asItIs, entrypoint: asItIs, sidecar: asItIs } satisfies Words<UtilityImages>;

export const UTILITY_RESOURCES = { clonerefs: asItIs, initupload: asItIs, placeEntrypoint: asItIs, sidecar: asItIs } satisfies Words<UtilityResources>;

export const SCHEDULING_OPTIONS = { affinity: asItIs, tolerations: asItIs } satisfies Words<SchedulingOptions>;

export const JOB_SECRET_KEY = { name: asItIs, key: asItIs } satisfies Words<JobSecretKey>;
