import { quantityValue } from '../core/amounts';
import { isPlainObject } from '../core/props';
import { JobsLimits } from './jobs-limit-range';

type Amounts = Readonly<Record<string, string>>;

/** Of how many jobs pods are made at once where nobody says it; the others wait for their turn. */
export const JOBS_AT_ONCE = 100;

/** The resource of what containers write on the disk of their node. */
export const DISK = 'ephemeral-storage';

/**
 * What a container gets that says nothing, and the most that it may say: a stranger's job says its own limit. The scheduler sees that it needs
 * something, and no container fills the disk of a node. Memory and cpu have no limit: with one a container that asks for more than that, and says no
 * limit, would be refused. A request of no disk is one that every node can meet, also those that do not count it; without it the limit would be the
 * request.
 */
export const DEFAULT_LIMITS: JobsLimits = {
  default: { [DISK]: '20Gi' },
  defaultRequest: { 'cpu': '100m', [DISK]: '0', 'memory': '128Mi' },
  max: { [DISK]: '100Gi' },
};

/** The same, for jobs of which one asks for more disk than others may: whoever writes jobs in code is no stranger. */
export function defaultLimits(asked: readonly string[]): JobsLimits {
  const most = asked.reduce((before, amount) => (quantityValue(before) < quantityValue(amount) ? amount : before), DEFAULT_LIMITS.max![DISK]);
  return { ...DEFAULT_LIMITS, max: { [DISK]: most } };
}

/** What claims together may ask for: a pod brings claims of its own by a volume of the kind `ephemeral`. */
export const DEFAULT_QUOTA: Amounts = { 'requests.storage': '1Ti' };

/** The same, with room for jobs that are still ending beside those that run. */
export function defaultQuota(jobsAtOnce: number): Amounts {
  return jobsAtOnce === 0 ? DEFAULT_QUOTA : { pods: String(Math.ceil(jobsAtOnce * 5 / 4)), ...DEFAULT_QUOTA };
}

/** Jobs at once that leave a fifth of a quota of pods to those that are still ending. */
export function jobsAtOnceIn({ pods }: Amounts): number {
  return pods === undefined ? JOBS_AT_ONCE : Math.max(1, Math.min(JOBS_AT_ONCE, Math.floor(Number(pods) * 4 / 5)));
}

/** What an override says of it: 0 is without an end, and undefined where it says nothing. */
export function saidJobsAtOnce({ plank }: Readonly<Record<string, any>>): number | undefined {
  if (plank === null) return 0;
  if (!isPlainObject(plank) || plank.max_concurrency === undefined) return undefined;
  return typeof plank.max_concurrency === 'number' ? plank.max_concurrency : 0;
}
