import { Finding } from '../../core/problem';
import { quote } from '../../core/quote';
import { CiliumValues } from './cilium-values';

const UNITS: Readonly<Record<string, number>> = { 'ns': 1e-9, 'us': 1e-6, 'µs': 1e-6, 'ms': 1e-3, 's': 1, 'm': 60, 'h': 3600 };

function seconds(duration: unknown): number {
  if (typeof duration !== 'string') return NaN;
  return [...duration.matchAll(/(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h)/g)].reduce((sum, [, amount, unit]) => sum + Number(amount) * UNITS[unit], 0);
}

/** By how much one attempt must be shorter than the time for all of them. Source: cilium, Documentation/network/l2-announcements.rst. */
const JITTER = 1.2;

/** What is wrong with the times of leases among each other; a time that is not known is compared with nothing. */
export function leaseFindings(known: CiliumValues): readonly (Finding & { readonly prop: string })[] {
  const [duration, renew, retry] = ['leaseDuration', 'leaseRenewDeadline', 'leaseRetryPeriod'].map((name) => known[`l2announcements.${name}`]);
  const code = 'LeaseTimesInvalid';
  if (seconds(duration) <= seconds(renew)) {
    return [{ prop: 'l2Announcements.leaseDuration', what: `${quote(duration)} is not longer than leaseRenewDeadline ${quote(renew)}`, instead: 'make it longer, so that a node can renew in time', code }];
  }
  if (seconds(renew) < seconds(retry) * JITTER) {
    return [{ prop: 'l2Announcements.leaseRenewDeadline', what: `${quote(renew)} is not a fifth longer than leaseRetryPeriod ${quote(retry)}`, instead: 'make it longer, so that a node can try again', code }];
  }
  return [];
}
