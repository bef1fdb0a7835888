import { argument } from '../../core/argument';
import { ExtraVolume } from '../../core/extra-volume';
import { SPREAD_OVER_NODES } from '../../core/hardened-workload';
import { dnsSubdomain, image } from '../../core/names';
import { PodOptions, podSettingsOver, PodSettings, POD_FIELDS } from '../../core/pod-options';
import { Fields, optional, Props, Read, shape, ValuesOf } from '../../core/props';
import { quote } from '../../core/quote';
import { boolean, instanceOf, integer, list } from '../../core/values';
import {
  ContainerResources, containerResources, EnvironmentVariable, environmentVariable, TopologySpread, topologySpread,
} from '../../core/workload-options';
import {
  HorizontalScaling, horizontalScaling, HorizontalScalingOptions, verticalScaling, VerticalScalingMode, VerticalScalingOptions,
} from '../scaling/scaling-options';
import { NODE_ARCH, PUBLISHED_ARCH } from './architectures';
import { ComponentKind } from './component-kinds';

/**
 * What can be set of every component's pod. Its nodes have the label `kubernetes.io/arch: amd64` unless another architecture is said, because
 * Prow publishes its control plane for amd64 only; with its images another one raises `ImageForOtherPlatform`.
 */
export interface ComponentOptions extends PodOptions {
  /**
   * The whole image reference, with a fixed tag or a digest. Errors: `ImageInvalid`, `ImageNotPinned`.
   * @default - `<prowImageRegistry>/<component>:<prowVersion>`
   */
  readonly image?: string;

  /**
   * What the container asks for and may use. Replaces the default as a whole. Error: `RequestAboveLimit`.
   * @default - a request of CPU and memory and a limit of memory that fit a small installation
   */
  readonly resources?: ContainerResources;

  /**
   * Command-line arguments behind ours, as the component of `prowVersion` reads them; `$(NAME)` stands for a variable of `env`. Of another
   * version, or an image of your own, unknown flags are warned of. Patches of the arguments are read in the same way (`ArgumentRemoved`).
   * Errors: `ArgumentHarmful`, `ArgumentInvalid`, `ArgumentTaken`, `ArgumentUnknown`, `ArgumentsContradict`.
   * @default - none
   */
  readonly extraArgs?: string[];

  /**
   * Environment variables beside ours. A name that we set already raises `EnvironmentNameTaken`.
   * @default - none
   */
  readonly env?: EnvironmentVariable[];

  /**
   * Over which node labels the pods are spread.
   * @default - over nodes, where more than one replica is legal; otherwise not
   */
  readonly topologySpread?: TopologySpread[];

  /**
   * Volumes beside ours. A name or path that is used already raises `VolumeTaken`, a path that hides files of the image or the token for the
   * API server `MountHidesFiles`.
   * @default - none
   */
  readonly extraVolumes?: ExtraVolume[];

  /**
   * Lets a VerticalPodAutoscaler look at what the pods need: an object of the name of the Deployment. Its CRD has to be in the cluster.
   * @default - none
   */
  readonly verticalScaling?: VerticalScalingOptions;
}

/** The same for components that may run more than once. */
export interface ScalableComponentOptions extends ComponentOptions {
  /**
   * Number of pods; from two on, a PodDisruptionBudget keeps all but one of them through a node drain.
   * @default - 2 for hook and deck, 1 for prow-controller-manager and sinker
   */
  readonly replicas?: number;
}

/** The same for those of which each replica takes a part of the work: hook and deck. */
export interface BalancedComponentOptions extends ScalableComponentOptions {
  /**
   * Lets a HorizontalPodAutoscaler of the Deployment's name change the number of pods, by their use of CPU; the Deployment says no `replicas` then.
   * Errors: `MutuallyExclusive` beside `replicas`, and beside a `verticalScaling` that changes pods; `ScalingContradicts`.
   * @default - none
   */
  readonly horizontalScaling?: HorizontalScalingOptions;
}

/** Options of crier. */
export interface CrierOptions extends ComponentOptions {
  /**
   * Whether crier may read nodes of this cluster, to write the node of each finished job beside its pod into `podinfo.json`: the ClusterRole
   * `<namespace>-crier-nodes`, which gets nodes and does nothing else. Whoever reads files of a job then reads labels, addresses, images and
   * versions of its node too. Without it crier logs `Couldn't fetch node of the pod` once for each job, and the file has no `node`.
   * Source: prow pkg/crier/reporters/gcs/kubernetes/reporter.go at a61940897.
   * @default false
   */
  readonly nodesInPodInfo?: boolean;
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

/** What is read of every component. */
export const COMPONENT_FIELDS = {
  ...POD_FIELDS,
  image: optional(image),
  resources: optional(containerResources),
  extraArgs: optional(list(argument), []),
  env: optional(list(environmentVariable), []),
  topologySpread: optional(list(topologySpread)),
  extraVolumes: optional(list(instanceOf(ExtraVolume, 'ExtraVolume.configMap({ … })')), []),
  verticalScaling: optional(verticalScaling),
} satisfies Fields<ComponentOptions>;

/** A component that runs once. */
export const component = shape(COMPONENT_FIELDS);

/** What is read of those that may run more than once. */
export const SCALABLE_FIELDS = { ...COMPONENT_FIELDS, replicas: optional(integer(0, 100)) } satisfies Fields<ScalableComponentOptions>;

/** A component that may run more than once. */
export const scalableComponent = shape(SCALABLE_FIELDS);

/** What is read of a component of which each replica takes a part of the work. */
export const BALANCED_FIELDS = {
  ...COMPONENT_FIELDS, replicas: optional(integer(0, 100)), horizontalScaling: optional(horizontalScaling),
} satisfies Fields<BalancedComponentOptions>;

/** One number of pods, one that the cluster changes, and never both. */
export function checkBalanced(read: ValuesOf<typeof BALANCED_FIELDS>, p: Props<keyof typeof BALANCED_FIELDS>): void {
  if (read.horizontalScaling === undefined) return;
  if (p.given('replicas')) {
    p.problem('replicas', { what: 'is a number that horizontalScaling changes', instead: 'write horizontalScaling.minReplicas alone', code: 'MutuallyExclusive' });
  }
  if (read.verticalScaling !== undefined && read.verticalScaling.mode !== VerticalScalingMode.OFF) {
    p.problem('verticalScaling.mode', {
      what: `${quote(read.verticalScaling.mode)} changes the CPU by whose use horizontalScaling counts pods`, instead: 'write VerticalScalingMode.OFF, or leave one of them out',
      code: 'MutuallyExclusive',
    });
  }
  if (read.resources !== undefined && read.resources.requests?.cpu === undefined) {
    p.problem('horizontalScaling', {
      what: 'pods are counted by the part of the CPU that they ask for, and resources ask for none', instead: 'write resources: { requests: { cpu: "100m" } }',
      code: 'ScalingContradicts',
    });
  }
}

export const balancedComponent = shape(BALANCED_FIELDS, (read, p) => {
  checkBalanced(read, p);
  return read;
});

/** crier, with what it may read of the cluster. */
export const crierComponent = shape({ ...COMPONENT_FIELDS, nodesInPodInfo: optional(boolean, false) } satisfies Fields<CrierOptions>);

/** ghproxy, with its cache. */
export const ghproxyComponent = shape({
  ...COMPONENT_FIELDS,
  cacheGibibytes: optional(integer(2, 10000), 10),
  cacheClaim: optional(shape({ storageClassName: optional(dnsSubdomain) } satisfies Fields<GhproxyCacheClaim>)),
} satisfies Fields<GhproxyOptions>);

/** What was said of a component, whatever else it is. */
export type SaidOfComponent = Read<typeof component> & { readonly replicas?: number; readonly horizontalScaling?: HorizontalScaling };

/** One component's pod with every default filled in. */
export type ComponentSettings = ReturnType<typeof componentSettings>;

/** crier's pod, and what it may read of the cluster. */
export type CrierSettings = ComponentSettings & Pick<Read<typeof crierComponent>, 'nodesInPodInfo'>;

/** ghproxy's pod, and its cache. */
export type GhproxySettings = ComponentSettings & Pick<Read<typeof ghproxyComponent>, 'cacheGibibytes' | 'cacheClaim'>;

/** What was said of a component, over what was said of all of them. */
export function componentSettings(kind: ComponentKind, said: SaidOfComponent, forAll: PodSettings, imageOf: (name: string) => string) {
  const { name, replicas: byDefault, resources } = kind;
  const scalable = byDefault !== undefined;
  const pod = podSettingsOver(forAll, said);
  return {
    ...pod,
    image: said.image ?? imageOf(name),
    replicas: said.horizontalScaling?.minReplicas ?? said.replicas ?? byDefault ?? 1,
    horizontalScaling: said.horizontalScaling,
    verticalScaling: said.verticalScaling,
    /** Whether more than one is legal; decides update strategy, budget and spreading. */
    scalable,
    resources: said.resources ?? resources,
    extraArgs: said.extraArgs,
    env: said.env,
    nodeSelector: { [NODE_ARCH]: PUBLISHED_ARCH, ...pod.nodeSelector },
    topologySpread: said.topologySpread ?? (scalable ? [SPREAD_OVER_NODES] : []),
    extraVolumes: said.extraVolumes,
  };
}
