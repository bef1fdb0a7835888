import { PodOptions } from '../../core/pod-options';
import { ContainerResources } from '../../core/workload-options';

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
   * Room for logs and artifacts, as a quantity of bytes: the claim's request, or the limit of the scratch space. Error: `QuantityInvalid`.
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
   * Keeps metadata in files beside the objects and not in extended attributes (`user.*`), which some file systems lack, like NFS before
   * version 4.2. Objects written one way cannot be read the other way. Ends up as versitygw's `--sidecar`.
   * @default false
   */
  readonly sidecarMetadata?: boolean;

  /**
   * versitygw's image, with a fixed tag or a digest. Errors: `ImageInvalid`, `ImageNotPinned`.
   * @default ghcr.io/versity/versitygw:v1.8.0
   */
  readonly image?: string;

  /**
   * What the container asks for and may use. Replaces the default as a whole. Error: `RequestAboveLimit`.
   * @default - requests of 50m CPU and 64Mi memory, a limit of 512Mi memory
   */
  readonly resources?: ContainerResources;

  /**
   * versitygw's global flags behind ours, as `--flag=value`. Error: `ArgumentInvalid`.
   * @default - none
   */
  readonly extraArgs?: string[];
}
