import { ContainerResources, EnvironmentVariable, Toleration, TopologySpread } from '../../core/workload-options';
import { ExtraVolume } from '../../core/extra-volume';

/** What can be set of every component's pod. */
export interface ComponentOptions {
  /**
   * The whole image reference, with a fixed tag or a digest. Errors: `ImageInvalid`, `ImageNotPinned`.
   * @default - `<imageRegistry>/<component>:<prowVersion>`
   */
  readonly image?: string;

  /**
   * What the container asks for and may use. Replaces the default as a whole. Error: `RequestAboveLimit`.
   * @default - a request of CPU and memory and a limit of memory that fit a small installation
   */
  readonly resources?: ContainerResources;

  /**
   * Command-line arguments behind ours; the last of two equal flags wins for most flags of Prow.
   * @default - none
   */
  readonly extraArgs?: string[];

  /**
   * Environment variables beside ours. A name that we set already raises `EnvironmentNameTaken`.
   * @default - none
   */
  readonly env?: EnvironmentVariable[];

  /**
   * Labels that a node must have. `kubernetes.io/arch: amd64` is added, because Prow publishes its control plane for amd64 only.
   * @default - every amd64 node
   */
  readonly nodeSelector?: { [label: string]: string };

  /**
   * Taints that the pods put up with.
   * @default - none
   */
  readonly tolerations?: Toleration[];

  /**
   * The pod's `spec.affinity`, as Kubernetes has it.
   * @default - none
   */
  readonly affinity?: { [key: string]: any };

  /**
   * Over which node labels the pods are spread.
   * @default - over nodes, where more than one replica is legal; otherwise not
   */
  readonly topologySpread?: TopologySpread[];

  /**
   * Name of a PriorityClass that exists in the cluster.
   * @default - the cluster's default
   */
  readonly priorityClassName?: string;

  /**
   * Names of Secrets with registry credentials, in Prow's namespace.
   * @default - none
   */
  readonly imagePullSecrets?: string[];

  /**
   * Volumes beside ours. A name or path that we use already raises `VolumeTaken`.
   * @default - none
   */
  readonly extraVolumes?: ExtraVolume[];

  /**
   * Labels of the pods beside ours; `app` and `app.kubernetes.io/*` are ours (`LabelTaken`).
   * @default - none
   */
  readonly podLabels?: { [label: string]: string };

  /**
   * Annotations of the pods.
   * @default - none
   */
  readonly podAnnotations?: { [annotation: string]: string };
}

/** The same for components that may run more than once. */
export interface ScalableComponentOptions extends ComponentOptions {
  /**
   * Number of pods; from two on, a PodDisruptionBudget keeps all but one of them through a node drain.
   * @default - 2 for hook and deck, 1 for prow-controller-manager and sinker
   */
  readonly replicas?: number;
}

/** Options of ghproxy. */
export interface GhproxyOptions extends ComponentOptions {
  /**
   * Size of the cache of GitHub's answers, in GiB; becomes `--cache-sizeGB` less head-room, and the limit of the volume.
   * @default 10
   */
  readonly cacheGibibytes?: number;

  /**
   * Name of a PersistentVolumeClaim of ours that keeps the cache over restarts; it is made with the size above.
   * @default - scratch space, which starts cold with each pod
   */
  readonly cacheClaim?: GhproxyCacheClaim;
}

/** A claim for ghproxy's cache. */
export interface GhproxyCacheClaim {
  /**
   * StorageClass of the claim.
   * @default - the cluster's default class
   */
  readonly storageClassName?: string;
}
