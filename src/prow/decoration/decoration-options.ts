import { goDuration, goSeconds, quantity } from '../../core/amounts';
import { dataKey, dnsLabel, image, repository, secretName } from '../../core/names';
import { httpUrl } from '../../core/net';
import { also, checked, Fields, Note, optional, Read, required, shape } from '../../core/props';
import { quote } from '../../core/quote';
import { text } from '../../core/safe-text';
import { boolean, integer, list, memberOf, record } from '../../core/values';
import { containerResources } from '../../core/workload-options';
import { decoded } from '../schema/decoding';
import { DecorationConfig } from '../typed-jobs/decoration-config';
import { CensoringOptions, GcsConfiguration, GcsPathStrategy, JobSecretKey, UtilityImages, UtilityResources } from '../typed-jobs/decoration-parts';

/**
 * What Prow does around jobs of a repository or in a cluster, in the words of a job's own `decorationConfig`: an entry of
 * `plank.default_decoration_config_entries`. Later ones lie above earlier ones, and what a job says itself above all. What is left out stays as it is for
 * all jobs. Durations are Go's, "90s", at least a second (`DurationInvalid`, `AmountImplausible`). Errors of buckets: `PatternMismatch`; of images:
 * `ImageInvalid`, `ImageNotPinned`; of resources: `RequestAboveLimit`. What `configOverrides.plank` says of the same jobs again raises `MutuallyExclusive`.
 */
export interface DecorationOptions extends DecorationConfig {
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
}

/** At least a second: Go reads less, and nothing is done in it. */
export const jobDuration = also(goDuration, (value) => (goSeconds(value) >= 1 ? undefined
  : { what: `${quote(value)} is less than a second`, instead: 'give at least "1s"', code: 'AmountImplausible' }));

const bucket = also(text, (value) => (/^(gs|s3):\/\/[a-z0-9][a-z0-9._-]+$/.test(value) ? undefined
  : { what: `${quote(value)} is no bucket with its scheme`, instead: 'write one like "s3://acme-logs" or "gs://acme-logs"', code: 'PatternMismatch' }));

const count = optional(integer(0, 2_147_483_647));

const secretKey = shape({ name: required(secretName), key: required(dataKey) } satisfies Fields<JobSecretKey>);

const gcsConfiguration = shape({
  bucket: optional(bucket), pathPrefix: optional(text), pathStrategy: optional(memberOf(GcsPathStrategy)), defaultOrg: optional(text),
  defaultRepo: optional(text),
  mediaTypes: optional(record(text)), jobUrlPrefix: optional(httpUrl), localOutputDir: optional(text), compressFileTypes: optional(list(text, 1)),
} satisfies Fields<GcsConfiguration>);

const utilityImages = shape({
  clonerefs: optional(image), initupload: optional(image), entrypoint: optional(image), sidecar: optional(image),
} satisfies Fields<UtilityImages>);

const utilityResources = shape({
  clonerefs: optional(containerResources), initupload: optional(containerResources), placeEntrypoint: optional(containerResources),
  sidecar: optional(containerResources),
} satisfies Fields<UtilityResources>);

const censoringOptions = shape({
  censoringConcurrency: count, censoringBufferSize: count, includeDirectories: optional(list(text, 1)), excludeDirectories: optional(list(text, 1)),
  minimumSecretLength: count,
} satisfies Fields<CensoringOptions>);

const entry = shape({
  repository: optional(repository),
  cluster: optional(text),
  timeout: optional(jobDuration),
  gracePeriod: optional(jobDuration),
  podPendingTimeout: optional(jobDuration),
  podRunningTimeout: optional(jobDuration),
  podUnscheduledTimeout: optional(jobDuration),
  utilityImages: optional(utilityImages),
  resources: optional(utilityResources),
  gcsConfiguration: optional(gcsConfiguration),
  s3CredentialsSecret: optional(secretName),
  gcsCredentialsSecret: optional(secretName),
  defaultServiceAccountName: optional(dnsLabel),
  sshKeySecrets: optional(list(secretName, 1)),
  sshHostFingerprints: optional(list(text, 1)),
  oauthTokenSecret: optional(secretKey),
  cookiefileSecret: optional(secretName),
  githubApiEndpoints: optional(list(httpUrl, 1)),
  githubAppId: optional(text),
  githubAppPrivateKeySecret: optional(secretKey),
  skipCloning: optional(boolean),
  bloblessFetch: optional(boolean),
  sparseCheckoutFiles: optional(list(text, 1)),
  censorSecrets: optional(boolean),
  censoringOptions: optional(censoringOptions),
  uploadIgnoresInterrupts: optional(boolean),
  defaultMemoryRequest: optional(quantity),
  setLimitEqualsMemoryRequest: optional(boolean),
  schedulingOptions: optional(decoded('SchedulingOptions')),
  runAsUser: count,
  runAsGroup: count,
  fsGroup: count,
} satisfies Fields<DecorationOptions>);

/** Entries, no two of them for the same jobs: of those Prow would lay one over the other. */
export const decorations = checked(list(checked(entry, checkEntry)), checkTwice);

export type DecorationSettings = Read<typeof entry>;

function checkTwice(entries: readonly DecorationSettings[], note: Note): void {
  // a star is for all, as nothing is. Source: prow pkg/config/config.go, DefaultDecorationConfigEntry.matches, at a61940897
  const keys = entries.map(({ repository: repo, cluster = '*' }) => `${repo ?? '*'} ${cluster === '' ? '*' : cluster}`);
  keys.forEach((key, i) => {
    const first = keys.indexOf(key);
    if (first === i) return;
    const { repository: repo, cluster } = entries[i];
    const whom = [repo === undefined ? 'all repositories' : quote(repo), ...cluster === undefined || cluster === '*' ? [] : [`in the cluster ${quote(cluster)}`]].join(' ');
    note.at(`[${i}]`)({ what: `is for ${whom}, as [${first}] is`, instead: 'say all of it in one entry', code: 'ElementTwice' });
  });
}

/** What Prow's loader refuses of it, and what changes nothing. */
function checkEntry(said: DecorationSettings, note: Note): void {
  const { repository: _, cluster: __, ...changes } = said;
  if (Object.values(changes).every((value) => value === undefined)) {
    note({ what: 'says nothing but whom it is for', instead: 'say what is otherwise there, or leave it out', code: 'PropWithoutEffect' });
  }
  if (said.oauthTokenSecret !== undefined && said.sshKeySecrets !== undefined) {
    note({ what: 'has both oauthTokenSecret and sshKeySecrets', instead: 'keep one of them', code: 'MutuallyExclusive' });
  }
  const { pathStrategy = GcsPathStrategy.EXPLICIT, defaultOrg, defaultRepo } = said.gcsConfiguration ?? {};
  if (pathStrategy === GcsPathStrategy.EXPLICIT) return;
  for (const [prop, value] of Object.entries({ defaultOrg, defaultRepo })) {
    if (value === undefined) {
      note.at(`gcsConfiguration.${prop}`)({
        what: `is missing, and pathStrategy is ${quote(pathStrategy)}`, instead: 'give it a value, or write GcsPathStrategy.EXPLICIT', code: 'PropMissing',
      });
    }
  }
}
