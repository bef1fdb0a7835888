import { also, Rule } from './props';
import { quote } from './quote';

const QUANTITY = /^([+-]?)(\d+(?:\.\d*)?|\.\d+)([KMGTPE]i|[numkMGTPE]|[eE][-+]?\d+)?$/;
const EXPONENTS: Readonly<Record<string, string>> = { n: 'e-9', u: 'e-6', m: 'e-3', k: 'e3', M: 'e6', G: 'e9', T: 'e12', P: 'e15', E: 'e18' };
const FACTORS: Readonly<Record<string, number>> = { Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40, Pi: 2 ** 50, Ei: 2 ** 60 };
/** An API server would write the number out, digit by digit. */
const LARGEST_EXPONENT = 999;

/**
 * Whether Kubernetes reads a text as a quantity, with whatever sign. It reads "Ki" and "-" as nothing, which nobody means: those are none here.
 * Source: k8s.io/apimachinery pkg/api/resource/quantity.go, ParseQuantity.
 */
export function isQuantity(value: string): boolean {
  const [, , , suffix = ''] = QUANTITY.exec(value) ?? [undefined, '', '', 'none'];
  return suffix !== 'none' && !(/^[eE]./.test(suffix) && suffix !== 'Ei' && Math.abs(Number(suffix.slice(1))) > LARGEST_EXPONENT);
}

/** A Kubernetes quantity that is not negative: `100m`, `256Mi`, `10Gi`. */
export const quantity: Rule<string> = (value, report) => {
  if (typeof value === 'string' && !value.startsWith('-') && isQuantity(value)) return value;
  return report({ what: `${quote(value)} is not a quantity`, instead: 'write one like "100m", "256Mi" or "10Gi"', code: 'QuantityInvalid' });
};

/** The quantity as a number of its base unit: cores, bytes. */
export function quantityValue(value: string): number {
  const [, sign, digits, suffix = ''] = QUANTITY.exec(value) ?? [value, '', 'NaN'];
  // powers of two are exact, powers of ten only when the text is read at once: 700 * 1e-3 is more than 0.7
  const amount = Object.hasOwn(FACTORS, suffix) ? Number(digits) * FACTORS[suffix] : Number(`${digits}${EXPONENTS[suffix] ?? suffix}`);
  return sign === '-' ? -amount : amount;
}

/** A quantity that is more than nothing. */
export const positiveQuantity = also(quantity, (value) => (quantityValue(value) > 0 ? undefined
  : { what: `${quote(value)} is nothing`, instead: 'give more than zero', code: 'QuantityInvalid' }));

/** A duration as Go reads it, and not negative: `90s`, `1h30m`, `0`; days and ISO 8601 are not understood by Prow. */
export const goDuration: Rule<string> = (value, report) => {
  const read = typeof value === 'string' ? goNanoseconds(value) : undefined;
  if (read !== undefined && read >= 0n) return value as string;
  if (read !== undefined) return report({ what: `${quote(value)} is negative`, instead: 'leave the sign out', code: 'DurationInvalid' });
  return report({ what: `${quote(value)} is not a Go duration`, instead: typeof value === 'string' ? remedy(value) : EXAMPLE, code: 'DurationInvalid' });
};

/** How often something is done: Prow does it without a pause where that is nothing. */
export const goPeriod = also(goDuration, (value) => (goNanoseconds(value)! > 0n ? undefined
  : { what: `${quote(value)} leaves no pause`, instead: 'give more than zero', code: 'DurationInvalid' }));

const EXAMPLE = 'write one like "90s" or "1h30m"';

function remedy(value: string): string {
  const [, days] = /^(\d{1,5})d$/.exec(value) ?? [];
  if (days !== undefined) return `write "${Number(days) * 24}h"`;
  return AMOUNTS.test(value.replace(/^[+-]/, '')) ? 'write at most "2562047h", which is what Go can count' : EXAMPLE;
}

const UNITS: Readonly<Record<string, number>> = { ns: 1, us: 1e3, µs: 1e3, μs: 1e3, ms: 1e6, s: 1e9, m: 6e10, h: 3.6e12 };
const MOST = 2n ** 63n;
const AMOUNTS = /^(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/;

/** What a Go duration amounts to; undefined where Go refuses it. Source: Go's time.ParseDuration, whose rounding and limits these are. */
export function goNanoseconds(duration: string): bigint | undefined {
  const [, sign, amounts] = /^([+-]?)(.*)$/s.exec(duration)!;
  if (amounts === '0') return 0n;
  if (!AMOUNTS.test(amounts)) return undefined;
  let sum = 0n;
  for (const [, whole, fraction, unit] of amounts.matchAll(/(\d*)\.?(\d*)(ns|us|µs|μs|ms|s|m|h)/g)) {
    const before = BigInt(whole || '0') * BigInt(UNITS[unit]);
    sum += before + BigInt(Math.trunc(fractionOf(fraction, UNITS[unit])));
    if (before > MOST || sum > MOST) return undefined;
  }
  if (sign === '-') return -sum;
  return sum === MOST ? undefined : sum;
}

/** Digits that would be too many for 64 bits do not count. */
function fractionOf(digits: string, unit: number): number {
  let [value, scale] = [0n, 1];
  for (const digit of digits) {
    if (value > (MOST - 1n) / 10n) break;
    const next = value * 10n + BigInt(digit);
    if (next > MOST) break;
    [value, scale] = [next, scale * 10];
  }
  return Number(value) * (unit / scale);
}

/** What a Go duration amounts to, in seconds. */
export function goSeconds(duration: string): number {
  return Number(goNanoseconds(duration) ?? 0n) / 1e9;
}
