import { quantity } from '../core/amounts';
import { Fields, optional, Read, shape } from '../core/props';
import { containerLimits, containerResource, quotaResource, resourceList } from '../core/resource-amounts';

/**
 * Limits of each container in the jobs' namespace; keys are resource names, values quantities. Words are those of a LimitRange. Errors:
 * `ResourceUnknown`, `QuantityInvalid`, `AmountImplausible`.
 */
export interface JobsLimitRange {
  /**
   * The limit of a container that sets none.
   * @default - no limit
   */
  readonly defaultLimit?: { [resource: string]: string };

  /**
   * The request of a container that sets none.
   * @default - no request
   */
  readonly defaultRequest?: { [resource: string]: string };

  /**
   * The highest limit that a container may set.
   * @default - any
   */
  readonly max?: { [resource: string]: string };

  /**
   * The lowest request that a container may set.
   * @default - any
   */
  readonly min?: { [resource: string]: string };
}

/** What a quota allows in all: quantities, and plain counts. */
export const quotaAmounts = resourceList(quotaResource);

const amounts = optional(resourceList(containerResource));
const limits = optional(containerLimits(quantity));

// jsii has no properties called `default`, which a LimitRange's word would be
export const jobsLimitRange = shape(
  { defaultLimit: limits, defaultRequest: amounts, max: limits, min: amounts } satisfies Fields<JobsLimitRange>,
  ({ defaultLimit, ...said }) => ({ default: defaultLimit, ...said }),
);

/** The same with the words of a LimitRange. */
export type JobsLimits = Partial<Read<typeof jobsLimitRange>>;
