import { absolutePath, dnsSubdomain, image, labelValue } from '../../core/names';
import { PodOptions, podSettingsOver, PodSettings, POD_FIELDS } from '../../core/pod-options';
import { also, Fields, optional, Props, required, Rule, shape, ValuesOf } from '../../core/props';
import { argumentFindings } from '../../schema/program-flags';
import { quote } from '../../core/quote';
import { diskSize } from '../../core/resource-amounts';
import { text } from '../../core/safe-text';
import { retentionDays } from './bucket-rules';
import { boolean, list } from '../../core/values';
import { ContainerResources, containerResources } from '../../core/workload-options';

/** A folder on one node. */
export interface LocalPathOptions {
  /**
   * The node's value of the label `kubernetes.io/hostname`, as a rule its name. Errors: `NameNotDnsSubdomain`, `LabelValueInvalid`.
   */
  readonly node: string;

  /**
   * Absolute path of a folder that exists on that node and is used by nothing else: kubelet hands all of it to group 1000.
   * Errors: `PathNotAbsolute`, `PathHoldsSystem`.
   */
  readonly path: string;
}

/** Options of `ObjectStorage.inCluster`. */
export interface InClusterStorageOptions extends PodOptions {
  /**
   * Room for logs and artifacts, as a quantity of bytes: the claim's request, or the limit of the scratch space. Errors: `QuantityInvalid`,
   * `AmountImplausible`.
   * @default 20Gi
   */
  readonly size?: string;

  /**
   * StorageClass of the PersistentVolumeClaim. Excludes `localPath` and `ephemeral` (`MutuallyExclusive`).
   * @default - the cluster's default class; a cluster without one leaves the claim pending
   */
  readonly storageClassName?: string;

  /**
   * Keeps the objects in a folder of one node, for clusters without a StorageClass: makes a `local` PersistentVolume, which stays when it
   * is released, and a claim for it. Excludes `storageClassName` and `ephemeral` (`MutuallyExclusive`).
   * @default - a claim
   */
  readonly localPath?: LocalPathOptions;

  /**
   * Keeps the objects no longer than the pod lives, in an `emptyDir`: for trying out. Excludes `storageClassName` and `localPath`
   * (`MutuallyExclusive`).
   * @default false
   */
  readonly ephemeral?: boolean;

  /**
   * For how many days logs and artifacts are kept, from 1 to 36500. A container `retention` beside the store deletes older ones of the bucket `prow-logs`, four
   * times a day. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default - for ever
   */
  readonly retentionDays?: number;

  /**
   * versitygw's image, with a fixed tag or a digest; one of your own needs `sh` and `mkdir` too, with which buckets are made,
   * and with `retentionDays` `find`, `rm`, `rmdir` and `sleep`.
   * Errors: `ImageInvalid`, `ImageNotPinned`.
   * @default ghcr.io/versity/versitygw:v1.8.0
   */
  readonly image?: string;

  /**
   * What the container asks for and may use. Replaces the default as a whole. Error: `RequestAboveLimit`.
   * @default - requests of 50m CPU and 64Mi memory, a limit of 512Mi memory
   */
  readonly resources?: ContainerResources;

  /**
   * versitygw's global flags behind ours, as `--flag=value`; with an image of your own only what is ours is refused.
   * Errors: `ArgumentInvalid`, `ArgumentTaken`, `ArgumentUnknown`.
   * @default - none
   */
  readonly extraArgs?: string[];
}

/** versitygw of 2026, run with Prow's uploader under Pod Security `restricted`; published for amd64 and arm64. */
export const VERSITYGW_IMAGE = 'ghcr.io/versity/versitygw:v1.8.0';

const hostnameLabel: Rule<string> = (value, report) => labelValue(dnsSubdomain(value, report), report);

// through fsGroup kubelet changes the group of everything below the folder
const SYSTEM_FOLDER = /^\/*(bin|boot|dev|etc|home|lib\d*|media|mnt|opt|proc|root|run|sbin|srv|sys|tmp|usr|var|var\/lib)?\/*$/;

/** What programs of a node read and write, or what is empty after its next start. */
const OF_THE_NODE = new RegExp(`^/+(${[
  'bin', 'boot', 'dev', 'etc', 'lib(32|64|x32)?', 'proc', 'run', 'sbin', 'sys', 'usr/s?bin', 'usr/lib(32|64|exec)?', 'var/run',
  'var/log/(containers|pods)', 'opt/cni', 'var/lib/(calico|cni|containerd|containers|crio|docker|etcd|k0s|kubelet|rancher/\\w+/(agent|server))',
].join('|')})/`);

const ownFolder = also(absolutePath, (value) => {
  if (!SYSTEM_FOLDER.test(value) && !OF_THE_NODE.test(`${value}/`)) return undefined;
  const what = SYSTEM_FOLDER.test(value) ? 'holds more than the store' : 'belongs to the node\'s own programs';
  return {
    what: `${quote(value)} ${what}, and all of it would be handed to the store's group`,
    instead: 'give a folder of its own, like "/srv/prow"', code: 'PathHoldsSystem',
  };
});

const localFolder = shape({ node: required(hostnameLabel), path: required(ownFolder) } satisfies Fields<LocalPathOptions>);

const globalFlag = also(text, (value) => (/^--[a-z0-9]/.test(value) ? undefined
  : { what: `${quote(value)} is not a flag`, instead: 'write it as "--flag=value"', code: 'ArgumentInvalid' }));

export const IN_CLUSTER_FIELDS = {
  storageClassName: optional(dnsSubdomain),
  localPath: optional(localFolder),
  ephemeral: optional(boolean, false),
  size: optional(diskSize, '20Gi'),
  retentionDays: optional(retentionDays),
  image: optional(image, VERSITYGW_IMAGE),
  resources: optional(containerResources, { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '512Mi' } }),
  extraArgs: optional(list(globalFlag), []),
  ...POD_FIELDS,
} satisfies Fields<InClusterStorageOptions>;

/** A store in the cluster with every default filled in. */
export type InClusterSettings = ValuesOf<typeof IN_CLUSTER_FIELDS>;

/** What is set by us, or leads around it. */
export const TAKEN = {
  port: 'leave it out: the Service and policies go by port 7070',
  health: 'leave it out: the probes ask at /_/health',
  access: 'leave it out: it stands in the Secret object-store-root',
  secret: 'leave it out: it stands in the Secret object-store-root',
  cert: 'leave it out: Prow asks the store over http',
  key: 'leave it out: Prow asks the store over http',
  readonly: 'leave it out: Prow writes logs and state',
  'iam-dir': 'leave it out: the accounts stand in the Secret object-store-accounts',
};

/** What several properties show together. */
export function checkStore(settings: InClusterSettings, p: Props<'extraArgs'>): void {
  checkPlace(settings, p);
  const known = settings.image === VERSITYGW_IMAGE;
  for (const { index, finding, byTable } of argumentFindings(settings.extraArgs, { program: 'versitygw', taken: TAKEN })) {
    if (known || !byTable) p.problem(`extraArgs[${index}]`, finding);
  }
}

/** Objects lie in one place. */
function checkPlace(settings: InClusterSettings, p: Props<never>): void {
  const { storageClassName, localPath, ephemeral } = settings;
  const given = Object.entries({ storageClassName, localPath, ephemeral: ephemeral || undefined }).filter(([, value]) => value !== undefined);
  if (given.length < 2) return;
  p.problem('', {
    what: `${given.map(([name]) => name).join(' and ')} are given, and the objects can lie in one place only`,
    instead: 'keep one of them, or none for the cluster\'s default StorageClass',
    code: 'MutuallyExclusive',
  });
}

/** The same where something was said of all pods. */
export function underPods(settings: InClusterSettings, pods: PodSettings): InClusterSettings {
  return { ...settings, ...podSettingsOver(pods, settings) };
}
