import { ContainerResources, Toleration } from '../../core/workload-options';

/** What can be set of the pods that stand between the outside and Prow: tunnels, and what asks people who they are. */
export interface EdgePodOptions {
  /**
   * The whole image reference, with a fixed tag or a digest. Errors: `ImageInvalid`, `ImageNotPinned`.
   * @default - the release that this version of the library was written for
   */
  readonly image?: string;

  /**
   * What the container asks for and may use. Replaces the default as a whole. Error: `RequestAboveLimit`.
   * @default - requests of 10m CPU and 64Mi memory, a limit of 256Mi memory, or of 1Gi for a relay
   */
  readonly resources?: ContainerResources;

  /**
   * Command-line arguments behind ours, where the program takes flags. Error: `ArgumentInvalid`.
   * @default - none
   */
  readonly extraArgs?: string[];

  /**
   * Labels that a node must have. The pod's `spec.nodeSelector`.
   * @default - every node
   */
  readonly nodeSelector?: { [label: string]: string };

  /**
   * Taints that the pods put up with. The pod's `spec.tolerations`.
   * @default - none
   */
  readonly tolerations?: Toleration[];

  /**
   * The pod's `spec.affinity`, as Kubernetes has it.
   * @default - none
   */
  readonly affinity?: { [key: string]: any };

  /**
   * Name of a PriorityClass that exists in the cluster. Error: `NameNotDnsSubdomain`.
   * @default - the cluster's default
   */
  readonly priorityClassName?: string;

  /**
   * Names of Secrets with registry credentials, in Prow's namespace. Error: `SecretNameInvalid`.
   * @default - none
   */
  readonly imagePullSecrets?: string[];

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
