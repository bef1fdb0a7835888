import { also, Rule } from './props';
import { quote } from './quote';

const QUANTITY = /^\+?(\d+(\.\d*)?|\.\d+)(([KMGTPE]i)|[numkMGTPE]|[eE][-+]?\d+)?$/;
const EXPONENTS: Readonly<Record<string, string>> = { n: 'e-9', u: 'e-6', m: 'e-3', k: 'e3', M: 'e6', G: 'e9', T: 'e12', P: 'e15', E: 'e18' };
const FACTORS: Readonly<Record<string, number>> = { Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40, Pi: 2 ** 50, Ei: 2 ** 60 };

/** A Kubernetes quantity that is not negative: `100m`, `256Mi`, `10Gi`. */
export const quantity: Rule<string> = (value, report) => {
  if (typeof value === 'string' && QUANTITY.test(value)) return value;
  return report({ what: `${quote(value)} is not a quantity`, instead: 'write one like "100m", "256Mi" or "10Gi"', code: 'QuantityInvalid' });
};

/** The quantity as a number of its base unit: cores, bytes. */
export function quantityValue(value: string): number {
  const [, digits, suffix] = /^\+?([\d.]+)(.*)$/.exec(value) ?? [value, 'NaN', ''];
  // powers of two are exact, powers of ten only when the text is read at once: 700 * 1e-3 is more than 0.7
  return Object.hasOwn(FACTORS, suffix) ? Number(digits) * FACTORS[suffix] : Number(`${digits}${EXPONENTS[suffix] ?? suffix}`);
}

/** A quantity that is more than nothing. */
export const positiveQuantity = also(quantity, (value) => (quantityValue(value) > 0 ? undefined
  : { what: `${quote(value)} is nothing`, instead: 'give more than zero', code: 'QuantityInvalid' }));

const GO_DURATION = /^(\d+(\.\d+)?(ns|us|µs|ms|s|m|h))+$/;

/** A duration as Go reads it: `90s`, `1h30m`; days and ISO 8601 are not understood by Prow. */
export const goDuration: Rule<string> = (value, report) => {
  if (typeof value === 'string' && GO_DURATION.test(value)) return value;
  const days = typeof value === 'string' ? /^(\d+)d$/.exec(value) : null;
  const instead = days ? `write "${Number(days[1]) * 24}h"` : 'write one like "90s" or "1h30m"';
  return report({ what: `${quote(value)} is not a Go duration`, instead, code: 'DurationInvalid' });
};

const SECONDS: Readonly<Record<string, number>> = { ns: 1e-9, us: 1e-6, µs: 1e-6, ms: 1e-3, s: 1, m: 60, h: 3600 };

/** What a Go duration amounts to, in seconds. */
export function goSeconds(duration: string): number {
  return [...duration.matchAll(/([\d.]+)(ns|us|µs|ms|s|m|h)/g)].reduce((sum, [, amount, unit]) => sum + Number(amount) * SECONDS[unit], 0);
}
