import { goNanoseconds, isQuantity, quantityValue } from '../../../src/core/amounts';
import type { Chance } from './chance';
import type { Grammar } from './grammar';

const NUMBERS = ['0', '1', '5', '9', '10', '007', '59', '106751', '2562047', '2562048', '9223372036', '9223372036854775807', '9223372036854775808',
  '18446744073709551616', '99999999999999999999999', '153722867', '4294967296', '2147483647', '0000000000000000000000001'];
const SIGNS = ['', '', '', '', '+', '-', '--', '+-'];

function decimal(chance: Chance): string {
  const digits = (): string => (chance.percent(30) ? chance.pick(NUMBERS) : chance.some(1, 6, () => String(chance.below(10))));
  return [digits, digits, () => `${digits()}.${digits()}`, () => `.${digits()}`, () => `${digits()}.`, () => '.'][chance.below(20) < 19
    ? chance.below(5) : 5]();
}

const UNITS = ['ns', 'us', 'µs', 'μs', 'ms', 's', 'm', 'h'];

/** Durations as `time.ParseDuration` reads them, to the nanosecond. */
export const duration: Grammar = {
  name: 'duration',
  valid: ['0', '90s', '1h30m', '-1.5h', '+5m', '100ms', '2562047h47m16.854775807s', '-2562047h47m16.854775808s', '1us1µs1μs', '.5s', '5.s', '-0',
    '0.1h0.1h', '9223372036854775807ns'],
  tokens: [...UNITS, ...NUMBERS, 'd', 'w', 'y', 'H', 'S', 'M', 'min', ' ', '.', '-', '+', 'e3', 'P1D', '_', ':', ',', '٣', 'ſ', '\n', '\u0000'],
  make: (chance) => chance.pick(SIGNS)
    + chance.some(1, chance.percent(50) ? 1 : 4, () => decimal(chance) + (chance.percent(97) ? chance.pick(UNITS) : chance.pick(['d', '', 'min', 'S']))),
  read: (text) => goNanoseconds(text)?.toString(),
  // twice the one number that is too large by one comes round to nothing there
  isNonsense: (text) => /854775808.*854775808/.test(text),
};

const SUFFIXES = ['', 'n', 'u', 'm', 'k', 'M', 'G', 'T', 'P', 'E', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const FOREIGN = ['K', 'KB', 'MB', 'mi', 'gi', 'i', 'B', 'b', 'cores', 'Zi', 'ki', 'e', 'E+', 'e-', 'ee1', 'Ee1', 'e1i', 'm5', 'Mi5', 'mm', 'KiKi', '-',
  '+', '+5'];

/** Quantities as `resource.ParseQuantity` reads them, with their values. */
export const quantity: Grammar = {
  name: 'quantity',
  valid: ['0', '100m', '0.5', '.5', '5.', '+1', '-1', '256Mi', '10Gi', '1e3', '1E3', '1E', '1e-3', '1n', '4Ei', '1.5Ti', '00', '1e+02',
    '123456789012345678901234567890', '0.000000000001', '1E-5'],
  tokens: [...SUFFIXES, ...FOREIGN, ...NUMBERS, '.', ' ', '\n', '_', ',', '0x', 'Infinity', 'NaN', '٣', 'e', 'E', '\u0000'],
  make: (chance) => chance.pick(SIGNS) + decimal(chance) + suffix(chance),
  read: (text) => (isQuantity(text) ? String(quantityValue(text)) : undefined),
  // Kubernetes rounds up to a billionth, and has no more bytes than 2 ** 63 - 1 where they are counted in powers of two
  same: (ours, go) => ours.replace(/^(-?)Infinity$/, (_, sign) => `${sign || '+'}Inf`) === go
    // nothing, shifted by hundreds of digits, is no number to it
    || (Number(ours) === 0 && go === 'NaN')
    || Math.abs(Number(ours) - Number(go)) <= 1e-9 + Math.abs(Number(go)) * 1e-9
    || (Math.abs(Number(ours)) > 2 ** 63 - 1 && Math.abs(Number(go)) >= 9.2e18),
  // it reads signs, points and units without digits as nothing
  isNonsense: (text) => !/\d/.test(text) || /^[^\d]*[eE][+-]?\d+$/.test(text),
  isEndless: (text) => /[eE][+-]?\d{4}/.test(text),
};

function suffix(chance: Chance): string {
  const kind = chance.below(20);
  if (kind < 14) return chance.pick(SUFFIXES);
  return kind < 18 ? chance.pick(['e', 'E']) + chance.pick(['', '+', '-']) + chance.some(1, 2, () => String(chance.below(10))) : chance.pick(FOREIGN);
}
