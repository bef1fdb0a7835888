import { PodOptions } from '../../core/pod-options';
import { ContainerResources } from '../../core/workload-options';

/** What can be set of the pods that stand between the outside and Prow: tunnels, and what asks people who they are. */
export interface EdgePodOptions extends PodOptions {
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
}
