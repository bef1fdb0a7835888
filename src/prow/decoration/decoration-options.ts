import { goDuration, goSeconds, quantity } from '../../core/amounts';
import { dnsLabel, repository, secretName } from '../../core/names';
import { also, checked, Fields, Note, optional, Read, shape } from '../../core/props';
import { quote } from '../../core/quote';
import { text } from '../../core/safe-text';
import { boolean, integer, list } from '../../core/values';
import {
  DecorationImages, DecorationPathStrategy, DecorationResources, DecorationStorage, DecorationToken, images, resources, storage, token,
} from './decoration-parts';

/**
 * What Prow does around jobs of a repository or in a cluster: an entry of `plank.default_decoration_config_entries`, above which later ones lie, and what a
 * job says itself in `decoration_config`. What is left out stays as it is for all jobs. Durations are Go's, "90s", at least a second (`DurationInvalid`,
 * `AmountImplausible`). Source: prow pkg/apis/prowjobs/v1/types.go, DecorationConfig, at a61940897.
 */
export interface DecorationOptions {
  /**
   * Jobs of `org/repo`, or of `org`; periodics belong to the first of their `extra_refs`: `repo`. Error: `RepositoryInvalid`.
   * @default - jobs of all, those of none too
   */
  readonly repository?: string;
  /**
   * Jobs in that build cluster, by its name: `cluster`. Error: `BuildClusterUnknown`.
   * @default - in all
   */
  readonly cluster?: string;
  /**
   * How long a job may run: `timeout`.
   * @default 2h
   */
  readonly timeout?: string;
  /**
   * How long it has after it was told to end: `grace_period`.
   * @default 15m
   */
  readonly gracePeriod?: string;
  /**
   * How long its pod may wait for its containers: `pod_pending_timeout`.
   * @default - that of `plank`
   */
  readonly podPendingTimeout?: string;
  /**
   * How long its pod may run: `pod_running_timeout`.
   * @default - that of `plank`
   */
  readonly podRunningTimeout?: string;
  /**
   * How long its pod may wait for a node: `pod_unscheduled_timeout`.
   * @default - that of `plank`
   */
  readonly podUnscheduledTimeout?: string;
  /**
   * Images of the containers that Prow adds: `utility_images`.
   * @default - those of `prowVersion`
   */
  readonly utilityImages?: DecorationImages;
  /**
   * What these containers use: `resources`.
   * @default - 50m to 100m of cpu, and limits of memory
   */
  readonly resources?: DecorationResources;
  /**
   * Where logs and artifacts go: `gcs_configuration`.
   * @default - the bucket of `storage`
   */
  readonly storage?: DecorationStorage;
  /**
   * Secret in the jobs' namespace for a bucket of S3, in the form of Prow: `s3_credentials_secret`. Error: `SecretNameInvalid`.
   * @default - that of `storage`
   */
  readonly s3CredentialsSecretName?: string;
  /**
   * Secret in the jobs' namespace for a bucket of Google, its key `service-account.json`: `gcs_credentials_secret`. Error: `SecretNameInvalid`.
   * @default - that of `storage`
   */
  readonly gcsCredentialsSecretName?: string;
  /**
   * ServiceAccount of pods that name none: `default_service_account_name`.
   * @default prow-job
   */
  readonly defaultServiceAccountName?: string;
  /**
   * Secrets in the jobs' namespace with keys of SSH, by which jobs clone: `ssh_key_secrets`. Errors: `SecretNameInvalid`, `MutuallyExclusive` beside a token.
   * @default - none
   */
  readonly sshKeySecretNames?: string[];
  /**
   * Lines of `ssh-keyscan` for the hosts that are trusted: `ssh_host_fingerprints`.
   * @default - none
   */
  readonly sshHostFingerprints?: string[];
  /**
   * A token by which jobs clone: `oauth_token_secret`.
   * @default - none
   */
  readonly oauthToken?: DecorationToken;
  /**
   * Secret in the jobs' namespace with git's cookies: `cookiefile_secret`. Error: `SecretNameInvalid`.
   * @default - none
   */
  readonly cookiefileSecretName?: string;
  /**
   * Whether nothing is cloned: `skip_cloning`.
   * @default false
   */
  readonly skipCloning?: boolean;
  /**
   * Whether git fetches files only as it needs them: `blobless_fetch`.
   * @default false
   */
  readonly bloblessFetch?: boolean;
  /**
   * The only files that are checked out, as git sparse-checkout reads them: `sparse_checkout_files`. Error: `EmptyList`.
   * @default - all
   */
  readonly sparseCheckoutFiles?: string[];
  /**
   * Whether Secrets of the pod are blotted out in logs and artifacts: `censor_secrets`.
   * @default true
   */
  readonly censorSecrets?: boolean;
  /**
   * Whether what is uploaded is uploaded to its end when the pod is told to end: `upload_ignores_interrupts`.
   * @default false
   */
  readonly uploadIgnoresInterrupts?: boolean;
  /**
   * Memory that a job's container asks for where it says none: `default_memory_request`. Error: `QuantityInvalid`.
   * @default - none
   */
  readonly defaultMemoryRequest?: string;
  /**
   * Whether the limit of memory is what is asked for: `set_limit_equals_memory_request`.
   * @default false
   */
  readonly setLimitEqualsMemoryRequest?: boolean;
  /**
   * User that containers run as where they say none: `run_as_user`.
   * @default - that of the image
   */
  readonly runAsUser?: number;
  /**
   * Group that they run as: `run_as_group`.
   * @default - that of the image
   */
  readonly runAsGroup?: number;
  /**
   * Group that volumes belong to: `fs_group`.
   * @default - none
   */
  readonly fsGroup?: number;
}

/** At least a second: Go reads less, and nothing is done in it. */
export const jobDuration = also(goDuration, (value) => (goSeconds(value) >= 1 ? undefined
  : { what: `${quote(value)} is less than a second`, instead: 'give at least "1s"', code: 'AmountImplausible' }));

const id = optional(integer(0, 2_147_483_647));

const entry = shape({
  repository: optional(repository),
  cluster: optional(text),
  timeout: optional(jobDuration),
  gracePeriod: optional(jobDuration),
  podPendingTimeout: optional(jobDuration),
  podRunningTimeout: optional(jobDuration),
  podUnscheduledTimeout: optional(jobDuration),
  utilityImages: optional(images),
  resources: optional(resources),
  storage: optional(storage),
  s3CredentialsSecretName: optional(secretName),
  gcsCredentialsSecretName: optional(secretName),
  defaultServiceAccountName: optional(dnsLabel),
  sshKeySecretNames: optional(list(secretName, 1)),
  sshHostFingerprints: optional(list(text, 1)),
  oauthToken: optional(token),
  cookiefileSecretName: optional(secretName),
  skipCloning: optional(boolean),
  bloblessFetch: optional(boolean),
  sparseCheckoutFiles: optional(list(text, 1)),
  censorSecrets: optional(boolean),
  uploadIgnoresInterrupts: optional(boolean),
  defaultMemoryRequest: optional(quantity),
  setLimitEqualsMemoryRequest: optional(boolean),
  runAsUser: id,
  runAsGroup: id,
  fsGroup: id,
} satisfies Fields<DecorationOptions>);

export const decoration = checked(entry, checkEntry);

export type DecorationSettings = Read<typeof entry>;

/** What Prow's loader refuses of it, and what changes nothing. */
function checkEntry(said: DecorationSettings, note: Note): void {
  const { repository: _, cluster: __, ...changes } = said;
  if (Object.values(changes).every((value) => value === undefined)) {
    note({ what: 'says nothing but whom it is for', instead: 'say what is otherwise there, or leave it out', code: 'PropWithoutEffect' });
  }
  if (said.oauthToken !== undefined && said.sshKeySecretNames !== undefined) {
    note({ what: 'has both oauthToken and sshKeySecretNames', instead: 'keep one of them', code: 'MutuallyExclusive' });
  }
  const { pathStrategy = DecorationPathStrategy.EXPLICIT, defaultOrg, defaultRepo } = said.storage ?? {};
  if (pathStrategy === DecorationPathStrategy.EXPLICIT) return;
  for (const [prop, value] of Object.entries({ defaultOrg, defaultRepo })) {
    if (value === undefined) {
      note.at(`storage.${prop}`)({
        what: `is missing, and pathStrategy is ${quote(pathStrategy)}`, instead: 'give it a value, or write DecorationPathStrategy.EXPLICIT', code: 'PropMissing',
      });
    }
  }
}
