import { quantity } from '../core/amounts';
import { qualifiedName } from '../core/names';
import { Rule } from '../core/props';
import { oldShape } from '../core/props-reader';
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

/** An entry of a LimitRange's `spec.limits`. */
export interface LimitRangeItem {
  readonly default?: Readonly<Record<string, string>>;
  readonly defaultRequest?: Readonly<Record<string, string>>;
  readonly max?: Readonly<Record<string, string>>;
  readonly min?: Readonly<Record<string, string>>;
}

/** An amount in a quota: a quantity, or a plain count. */
export const resourceAmounts: Rule<string> = quantity;

// jsii has no properties called `default`, which a LimitRange's word would be
export const jobsLimitRange: Rule<LimitRangeItem> = oldShape<JobsLimitRange, LimitRangeItem>((p) => {
  const amounts = record(quantity, qualifiedName);
  return {
    default: p.optional('defaultLimit', amounts),
    defaultRequest: p.optional('defaultRequest', amounts),
    max: p.optional('max', amounts),
    min: p.optional('min', amounts),
  };
});
