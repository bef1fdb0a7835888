import {
  CENSORING_OPTIONS, CensoringOptions, GCS_CONFIGURATION, GcsConfiguration, JOB_SECRET_KEY, JobSecretKey, SCHEDULING_OPTIONS, SchedulingOptions, UTILITY_IMAGES,
  UTILITY_RESOURCES, UtilityImages, UtilityResources,
} from './decoration-parts';
import { asItIs, of, Words } from './job-word';

/**
 * What Prow adds to the pod of a job: the clone, the watch over its command, the upload. What is left out is as for all jobs, in
 * `plank.default_decoration_config_entries` of `config.yaml`; the defaults below are what this library writes there.
 * Source: prow pkg/apis/prowjobs/v1/types.go, DecorationConfig, at a61940897.
 */
export interface DecorationConfig {
  /**
   * When the job is told to end (SIGINT), as "90m". Errors: `DurationInvalid`, `AmountImplausible` below a second.
   * @default 2h
   */
  readonly timeout?: string;

  /**
   * How long it then has before it is killed, as "15s". Errors: as of `timeout`.
   * @default 15m
   */
  readonly gracePeriod?: string;

  /**
   * Images of the containers that are added.
   * @default - those of Prow's version
   */
  readonly utilityImages?: UtilityImages;

  /**
   * Requests and limits of the containers that are added.
   * @default - see there
   */
  readonly resources?: UtilityResources;

  /**
   * Where logs and artifacts go.
   * @default - to the bucket of the property storage
   */
  readonly gcsConfiguration?: GcsConfiguration;

  /**
   * Secret in the namespace of jobs with a key of Google's, as `service-account.json`.
   * @default - that of the property storage, if any
   */
  readonly gcsCredentialsSecret?: string;

  /**
   * Secret in the namespace of jobs with a key of S3, as `service-account.json`.
   * @default - that of the property storage, if any
   */
  readonly s3CredentialsSecret?: string;

  /**
   * ServiceAccount of pods that name none. Error: `PresubmitReachesSecret` for a presubmit, unless `jobsAdmission.presubmitServiceAccounts` names it.
   * @default prow-job
   */
  readonly defaultServiceAccountName?: string;

  /**
   * Secrets with keys of SSH, for clones by SSH. Errors: `MutuallyExclusive` beside `oauthTokenSecret`, `KeyUsedTwice` for that of the store.
   * @default - none
   */
  readonly sshKeySecrets?: string[];

  /**
   * Lines of `ssh-keyscan HOST`, by which hosts are known.
   * @default - none
   */
  readonly sshHostFingerprints?: string[];

  /**
   * Whether contents of files are fetched only when they are needed.
   * @default false
   */
  readonly bloblessFetch?: boolean;

  /**
   * The files and folders of the job's own repository that are checked out, by the patterns of `git sparse-checkout`.
   * @default - all
   */
  readonly sparseCheckoutFiles?: string[];

  /**
   * Whether nothing is cloned.
   * @default false
   */
  readonly skipCloning?: boolean;

  /**
   * Secret with a file of cookies for git, for clones by HTTP. Error: `KeyUsedTwice` for that of the store.
   * @default - none
   */
  readonly cookiefileSecret?: string;

  /**
   * Secret with a token, for clones by HTTP. Errors: `MutuallyExclusive` beside `sshKeySecrets`, `UrlWithoutScheme`, `KeyUsedTwice` for that of the store.
   * @default - none
   */
  readonly oauthTokenSecret?: JobSecretKey;

  /**
   * Where the API of GitHub is, for the App below, which clones nothing without: `PropMissing`.
   * @default - that of github, for repositories of its `cloneApp`
   */
  readonly githubApiEndpoints?: string[];

  /**
   * The App of GitHub that clones, by its number in quotes.
   * @default - the `cloneApp` of github
   */
  readonly githubAppId?: string;

  /**
   * Secret with the private key of that App. Error: `KeyUsedTwice` for that of the store.
   * @default - that of the `cloneApp` of github
   */
  readonly githubAppPrivateKeySecret?: JobSecretKey;

  /**
   * Whether what stands in Secrets of the pod is taken out of logs and artifacts.
   * @default true
   */
  readonly censorSecrets?: boolean;

  /**
   * How that is done.
   * @default - see there
   */
  readonly censoringOptions?: CensoringOptions;

  /**
   * Whether the upload goes on when the pod is told to end.
   * @default false
   */
  readonly uploadIgnoresInterrupts?: boolean;

  /**
   * Whether containers of the job may use no more memory than they request.
   * @default false
   */
  readonly setLimitEqualsMemoryRequest?: boolean;

  /**
   * Memory that containers of the job request where they say nothing, as "2Gi". Error: `QuantityInvalid`.
   * @default - none
   */
  readonly defaultMemoryRequest?: string;

  /**
   * On which nodes the pod may run.
   * @default - on those of the property jobNodes
   */
  readonly schedulingOptions?: SchedulingOptions;

  /**
   * How long the pod may wait for its start. Error: `DurationInvalid`.
   * @default - 10m, `plank.pod_pending_timeout`
   */
  readonly podPendingTimeout?: string;

  /**
   * How long it may run. Error: `DurationInvalid`.
   * @default - 48h, `plank.pod_running_timeout`
   */
  readonly podRunningTimeout?: string;

  /**
   * How long it may wait for a node. Error: `DurationInvalid`.
   * @default - 5m, `plank.pod_unscheduled_timeout`
   */
  readonly podUnscheduledTimeout?: string;

  /**
   * User of all containers, by its number.
   * @default - that of each image
   */
  readonly runAsUser?: number;

  /**
   * Group of all containers, by its number.
   * @default - that of each image
   */
  readonly runAsGroup?: number;

  /**
   * Group of the files in volumes, by its number.
   * @default - none
   */
  readonly fsGroup?: number;
}

export const DECORATION_CONFIG = {
  timeout: asItIs, gracePeriod: asItIs, utilityImages: of(UTILITY_IMAGES), resources: of(UTILITY_RESOURCES), gcsConfiguration: of(GCS_CONFIGURATION),
  gcsCredentialsSecret: asItIs, s3CredentialsSecret: asItIs, defaultServiceAccountName: asItIs, sshKeySecrets: asItIs, sshHostFingerprints: asItIs,
  bloblessFetch: asItIs, sparseCheckoutFiles: asItIs, skipCloning: asItIs, cookiefileSecret: asItIs, oauthTokenSecret: of(JOB_SECRET_KEY),
  githubApiEndpoints: asItIs, githubAppId: asItIs, githubAppPrivateKeySecret: of(JOB_SECRET_KEY), censorSecrets: asItIs,
  censoringOptions: of(CENSORING_OPTIONS), uploadIgnoresInterrupts: asItIs, setLimitEqualsMemoryRequest: asItIs, defaultMemoryRequest: asItIs,
  schedulingOptions: of(SCHEDULING_OPTIONS), podPendingTimeout: asItIs, podRunningTimeout: asItIs, podUnscheduledTimeout: asItIs, runAsUser: asItIs,
  runAsGroup: asItIs, fsGroup: asItIs,
} satisfies Words<DecorationConfig>;
