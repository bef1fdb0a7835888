import { quantity, quantityValue } from '../core/amounts';
import { Fields, optional, Props, Read, shape } from '../core/props';
import { quote } from '../core/quote';
import { containerLimits, containerResource, quotaResource, resourceList } from '../core/resource-amounts';

/**
 * Limits of each container in the jobs' namespace; keys are resource names, values quantities. Words are those of a LimitRange. Errors:
 * `ResourceUnknown`, `QuantityInvalid`, `AmountImplausible`; `LimitRangeRefusesJobs` for what each container would get of devices, like `nvidia.com/gpu`.
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
  (said, p) => {
    for (const name of new Set(Object.values(said).flatMap((one) => Object.keys(one ?? {})))) if (isWhole(name)) checkWhole(name, said, p);
    const { defaultLimit, defaultRequest, max, min } = said;
    return { default: some(defaultLimit), defaultRequest: some(defaultRequest), max: some(max), min: some(min) };
  },
);

/** Without amounts it is a limit of nothing. */
function some(amounts: Readonly<Record<string, string>> | undefined): Readonly<Record<string, string>> | undefined {
  return amounts === undefined || Object.keys(amounts).length === 0 ? undefined : amounts;
}

/**
 * Devices and large pages, of which a container has some for itself or none. Source: kubernetes pkg/apis/core/helper/helpers.go, IsOvercommitAllowed, at
 * v1.37.1.
 */
function isWhole(resource: string): boolean {
  return resource.startsWith('hugepages-') || (resource.includes('/') && !resource.includes('kubernetes.io/'));
}

/**
 * What each container would get of it. Source: the same, pkg/apis/core/v1/defaults.go, SetDefaults_LimitRangeItem, and pkg/apis/core/validation/validation.go,
 * ValidateContainerResourceRequirements.
 */
function checkWhole(name: string, { defaultLimit, defaultRequest, max, min }: JobsLimitRange, p: Pick<Props<keyof JobsLimitRange>, 'problem'>): void {
  const limit = defaultLimit?.[name] ?? max?.[name];
  if (limit !== undefined && quantityValue(limit) > 0) {
    p.problem(defaultLimit?.[name] === undefined ? 'max' : 'defaultLimit', {
      what: `${name} ${quote(limit)} becomes the limit of each container that says none, also of those that Prow adds to jobs, and every job would wait for so many of them`,
      instead: `write defaultLimit: { ${quote(name)}: "0" }, and the limit in jobs that need some`, code: 'LimitRangeRefusesJobs',
    });
  } else if (limit === undefined) {
    const request = defaultRequest?.[name] ?? min?.[name];
    p.problem(defaultRequest?.[name] === undefined ? 'min' : 'defaultRequest', {
      what: `${name} ${quote(request)} becomes the request of each container that says none, and without a limit the API server refuses that of what is not shared`,
      instead: 'leave it out: jobs that need some say their limit', code: 'LimitRangeRefusesJobs',
    });
  }
}

/** The same with the words of a LimitRange. */
export type JobsLimits = Partial<Read<typeof jobsLimitRange>>;
