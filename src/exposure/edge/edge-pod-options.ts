import { argument } from '../../core/argument';
import { image } from '../../core/names';
import { PodOptions, PodSettings, podSettingsOver, POD_FIELDS } from '../../core/pod-options';
import { Fields, optional, ValuesOf } from '../../core/props';
import { integer, list } from '../../core/values';
import { ContainerResources, containerResources } from '../../core/workload-options';

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
   * Command-line arguments behind ours, where the program takes flags. Errors: `ArgumentInvalid`; of oauth2-proxy `ArgumentTaken` and, with
   * our image, `ArgumentUnknown`.
   * @default - none
   */
  readonly extraArgs?: string[];
}

/** The same for pods of which several may run. */
export interface ScalableEdgePodOptions extends EdgePodOptions {
  /**
   * Number of pods, at least one; from two on, a PodDisruptionBudget keeps all but one of them through a node drain.
   * Errors: `NotInteger`, `NumberOutOfRange`.
   * @default 2
   */
  readonly replicas?: number;
}

/** What a kind of pod gets where nothing else was set. */
interface EdgePodDefaults {
  readonly image: string;
  readonly memoryLimit: string;
}

/** Of pods of which exactly one may run. */
export function edgePodFields(byDefault: EdgePodDefaults) {
  return {
    ...POD_FIELDS,
    image: optional(image, byDefault.image),
    resources: optional(containerResources, { requests: { cpu: '10m', memory: '64Mi' }, limits: { memory: byDefault.memoryLimit } }),
    extraArgs: optional(list(argument), []),
  } satisfies Fields<EdgePodOptions>;
}

/** Of pods of which several may run. */
export function scalableEdgePodFields(byDefault: EdgePodDefaults) {
  return { ...edgePodFields(byDefault), replicas: optional(integer(1, 100), 2) } satisfies Fields<ScalableEdgePodOptions>;
}

/** Pods at the edge, with every default filled in; without `replicas` where two must never run at once, not even while one replaces the other. */
export type EdgePodSettings = ValuesOf<ReturnType<typeof edgePodFields>> & { readonly replicas?: number };

/** The same, where something was said of all pods. */
export function edgePod<T extends EdgePodSettings>(forAll: PodSettings, own: T): T {
  return { ...own, ...podSettingsOver(forAll, own) };
}
