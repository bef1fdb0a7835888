import { quantity } from '../core/amounts';
import { qualifiedName } from '../core/names';
import { Fields, optional, Rule, shape } from '../core/props';
import { record } from '../core/values';

/** Limits of each container in the jobs' namespace; keys are resource names, values quantities. Words are those of a LimitRange. */
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

/** An amount in a quota: a quantity, or a plain count. */
export const resourceAmounts: Rule<string> = quantity;

const amounts = optional(record(quantity, qualifiedName));

// jsii has no properties called `default`, which a LimitRange's word would be
export const jobsLimitRange = shape(
  { defaultLimit: amounts, defaultRequest: amounts, max: amounts, min: amounts } satisfies Fields<JobsLimitRange>,
  ({ defaultLimit, ...said }) => ({ default: defaultLimit, ...said }),
);
