import { quantityValue } from '../core/amounts';
import { Finding } from '../core/problem';
import { isPlainObject } from '../core/props';
import { quote } from '../core/quote';
import { elements, jobsHere } from './admission/named-in-jobs';
import { withLimits } from './jobs-capacity';
import { JobsLimits } from './jobs-limit-range';
import { ProwModel } from './prow-model';

type Amounts = Readonly<Record<string, string>>;

/** A finding, and the property that it is about. */
interface PlacedFinding {
  readonly prop: string;
  readonly finding: Finding;
}

/** Jobs here whose pods the quota or the limits of their namespace would refuse, or never let start. */
export function jobAmountFindings(model: ProwModel, quota: Amounts, limits: JobsLimits): readonly PlacedFinding[] {
  // nobody wrote the job that checks jobs, so nobody can lower what it asks for
  const said = jobsHere(model).filter(({ job }) => model.checkconfig?.jobs.includes(job) !== true);
  return said.flatMap(({ job, path }) => (['initContainers', 'containers'] as const).flatMap((list) => (
    elements(job.spec?.[list]).flatMap(({ resources }, i) => ofContainer(resources, `${path}.spec.${list}[${i}].resources`, quota, limits)))));
}

/** The limits of a resource that containers of jobs here say themselves. */
export function saidLimits(model: ProwModel, resource: string): readonly string[] {
  return jobsHere(model).flatMap(({ job }) => (['initContainers', 'containers'] as const).flatMap((list) => (
    elements(job.spec?.[list]).flatMap(({ resources }) => (isPlainObject(resources) ? amounts(resources.limits)[resource] ?? [] : [])))));
}

function ofContainer(said: unknown, at: string, quota: Amounts, limits: JobsLimits): readonly PlacedFinding[] {
  const own = isPlainObject(said) ? { requests: amounts(said.requests), limits: amounts(said.limits) } : {};
  const { requests, limits: most } = withLimits(own, limits);
  const refused = (part: 'requests' | 'limits', resource: string, what: string, instead: string, code: Finding['code']): PlacedFinding => (
    { prop: `${at}.${part}.${resource}`, finding: { what, instead, code } });
  return [
    ...Object.entries(own.requests ?? {}).filter(([resource, amount]) => own.limits?.[resource] === undefined && less(most[resource], amount))
      .map(([resource, amount]) => refused('requests', resource, `${quote(amount)} is more than the limit of ${quote(most[resource])} that the container gets `
        + 'from jobsLimitRange', 'give it a limit too', 'LimitRangeRefusesJobs')),
    ...Object.entries(limits.max ?? {}).filter(([resource, amount]) => less(amount, own.limits?.[resource]))
      .map(([resource, amount]) => refused('limits', resource, `${quote((own.limits ?? {})[resource])} is more than ${quote(amount)}, the most that jobsLimitRange.max `
        + 'allows', 'lower it, or raise that', 'LimitRangeRefusesJobs')),
    ...Object.entries(limits.min ?? {}).filter(([resource, amount]) => less(requests[resource], amount) && own.requests?.[resource] !== undefined)
      .map(([resource, amount]) => refused('requests', resource, `${quote(requests[resource])} is less than ${quote(amount)}, the least that jobsLimitRange.min `
        + 'allows', 'raise it, or lower that', 'LimitRangeRefusesJobs')),
    ...Object.entries(own.requests ?? {}).filter(([resource, amount]) => less(counted(quota, 'requests', resource), amount))
      .map(([resource, amount]) => refused('requests', resource, `${quote(amount)} is more than the ${quote(counted(quota, 'requests', resource))} that `
        + 'jobsResourceQuota has for all jobs together', 'lower it, or raise that', 'QuotaTooSmall')),
    ...Object.entries(own.limits ?? {}).filter(([resource, amount]) => less(counted(quota, 'limits', resource), amount))
      .map(([resource, amount]) => refused('limits', resource, `${quote(amount)} is more than the ${quote(counted(quota, 'limits', resource))} that `
        + 'jobsResourceQuota has for all jobs together', 'lower it, or raise that', 'QuotaTooSmall')),
  ];
}

/** A word alone is that of requests. Source: kubernetes pkg/quota/v1/evaluator/core/pods.go, podComputeUsageHelper, at v1.37.1. */
function counted(quota: Amounts, part: 'requests' | 'limits', resource: string): string | undefined {
  return quota[`${part}.${resource}`] ?? (part === 'requests' ? quota[resource] : undefined);
}

function less(some: string | undefined, other: string | undefined): boolean {
  return some !== undefined && other !== undefined && quantityValue(some) < quantityValue(other);
}

function amounts(said: unknown): Amounts {
  return isPlainObject(said) ? Object.fromEntries(Object.entries(said).map(([resource, amount]) => [resource, String(amount)])) : {};
}
