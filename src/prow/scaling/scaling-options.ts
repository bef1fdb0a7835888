import { resourceList, containerResource } from '../../core/resource-amounts';
import { positiveQuantity, quantityValue } from '../../core/amounts';
import { Fields, optional, required, shape, ValuesOf } from '../../core/props';
import { quote } from '../../core/quote';
import { integer, memberOf } from '../../core/values';

/** Whether pods get other requests than their Deployment says. */
export enum VerticalScalingMode {
  /** They keep them; what they need is written into the status of the VerticalPodAutoscaler, to be read. */
  OFF = 'Off',
  /** New pods get what they need; those that run keep what they have. */
  INITIAL = 'Initial',
  /** Pods that have far too little or too much are made anew. */
  RECREATE = 'Recreate',
  /** They are changed while they run where the node has room, and made anew where it has none. */
  IN_PLACE_OR_RECREATE = 'InPlaceOrRecreate',
}

/** How many pods there are, by their load. Needs a metrics-server in the cluster. */
export interface HorizontalScalingOptions {
  /**
   * Never fewer than this. `spec.minReplicas`. Error: `ScalingContradicts` above `maxReplicas`.
   * @default 2
   */
  readonly minReplicas?: number;

  /** Never more than this. `spec.maxReplicas`. */
  readonly maxReplicas: number;

  /**
   * Part of the CPU that pods ask for, in percent, at which more are made: `spec.metrics`. Error: `ScalingContradicts` where `resources` ask for no CPU.
   * @default 80
   */
  readonly cpuUtilization?: number;
}

/** How much one pod asks for, by what it needed. Needs the Vertical Pod Autoscaler in the cluster. */
export interface VerticalScalingOptions {
  /**
   * What becomes of pods. `spec.updatePolicy.updateMode`. Of a component that runs once, `RECREATE` and `IN_PLACE_OR_RECREATE` stop the one pod for as long as
   * another one takes to start: `spec.updatePolicy.minReplicas` is 1 there.
   * @default VerticalScalingMode.OFF
   */
  readonly mode?: VerticalScalingMode;

  /**
   * At least so much: `{ cpu: '50m', memory: '64Mi' }`. `spec.resourcePolicy.containerPolicies[0].minAllowed`. Errors: those of amounts, `ScalingContradicts`
   * above `maxAllowed`.
   * @default - no bound
   */
  readonly minAllowed?: { [resource: string]: string };

  /**
   * At most so much, which a node has to have. `spec.resourcePolicy.containerPolicies[0].maxAllowed`.
   * @default - no bound
   */
  readonly maxAllowed?: { [resource: string]: string };
}

const HORIZONTAL = {
  minReplicas: optional(integer(1, 100), 2),
  maxReplicas: required(integer(1, 100)),
  cpuUtilization: optional(integer(1, 1000), 80),
} satisfies Fields<HorizontalScalingOptions>;

export const horizontalScaling = shape(HORIZONTAL, (read, p) => {
  if (read.minReplicas > read.maxReplicas) {
    p.problem(p.given('minReplicas') ? 'minReplicas' : 'maxReplicas', {
      what: `between ${read.minReplicas} and ${read.maxReplicas} pods there is no number`, instead: 'give maxReplicas more, or minReplicas less',
      code: 'ScalingContradicts',
    });
  }
  return read;
});

const VERTICAL = {
  mode: optional(memberOf(VerticalScalingMode), VerticalScalingMode.OFF),
  minAllowed: optional(resourceList(containerResource, positiveQuantity)),
  maxAllowed: optional(resourceList(containerResource, positiveQuantity)),
} satisfies Fields<VerticalScalingOptions>;

export const verticalScaling = shape(VERTICAL, (read, p) => {
  const { minAllowed = {}, maxAllowed = {} } = read;
  for (const resource of Object.keys(minAllowed).filter((name) => Object.hasOwn(maxAllowed, name))) {
    if (quantityValue(minAllowed[resource]) <= quantityValue(maxAllowed[resource])) continue;
    p.problem('minAllowed', {
      what: `${resource} is at least ${quote(minAllowed[resource])} and at most ${quote(maxAllowed[resource])}`, instead: 'lower minAllowed or raise maxAllowed',
      code: 'ScalingContradicts',
    });
  }
  return read;
});

export type HorizontalScaling = ValuesOf<typeof HORIZONTAL>;
export type VerticalScaling = ValuesOf<typeof VERTICAL>;
