import { passes, Rule } from './props';
import { quote } from './quote';

const QUANTITY = /^\+?(\d+(\.\d*)?|\.\d+)(([KMGTPE]i)|[numkMGTPE]|[eE][-+]?\d+)?$/;
const FACTORS: Readonly<Record<string, number>> = {
  n: 1e-9, u: 1e-6, m: 1e-3, k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18,
  Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40, Pi: 2 ** 50, Ei: 2 ** 60,
};

/** A Kubernetes quantity that is not negative: `100m`, `256Mi`, `10Gi`. */
export const quantity: Rule<string> = (value, report) => {
  if (typeof value !== 'string' || !QUANTITY.test(value)) {
    report({ what: `${quote(value)} is not a quantity`, instead: 'write one like "100m", "256Mi" or "10Gi"', code: 'QuantityInvalid' });
  }
  return value as string;
};

/** The quantity as a number of its base unit: cores, bytes. */
export function quantityValue(value: string): number {
  const [, digits, suffix] = /^\+?([\d.]+)(.*)$/.exec(value) ?? [value, 'NaN', ''];
  return Number(digits) * (suffix === '' ? 1 : FACTORS[suffix] ?? Number(`1${suffix}`));
}

/** A quantity that is more than nothing. */
export const positiveQuantity: Rule<string> = (value, report) => {
  if (passes(quantity, value, report) && quantityValue(value) <= 0) {
    report({ what: `${quote(value)} is nothing`, instead: 'give more than zero', code: 'QuantityInvalid' });
  }
  return value as string;
};

const GO_DURATION = /^(\d+(\.\d+)?(ns|us|µs|ms|s|m|h))+$/;

/** A duration as Go reads it: `90s`, `1h30m`; days and ISO 8601 are not understood by Prow. */
export const goDuration: Rule<string> = (value, report) => {
  if (typeof value !== 'string' || !GO_DURATION.test(value)) {
    const days = typeof value === 'string' ? /^(\d+)d$/.exec(value) : null;
    report({ what: `${quote(value)} is not a Go duration`, instead: days ? `write "${Number(days[1]) * 24}h"` : 'write one like "90s" or "1h30m"', code: 'DurationInvalid' });
  }
  return value as string;
};
