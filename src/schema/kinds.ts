import { goNanoseconds, isQuantity } from '../core/amounts';
import { Finding } from '../core/problem';
import { isIpAddress } from '../core/net';
import { quote } from '../core/quote';

/** What is wrong with a value; undefined where nothing is. */
export type Look = (value: unknown) => Finding | undefined;

const TIME = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[-+]\d\d:\d\d)$/;
const BASE64 = /^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

const LONG = 2 ** 63;
const INT = 2 ** 31;

const wrong = (what: string, instead: string, code: Finding['code']): Finding => ({ what, instead, code });

function text(fits: (value: string) => boolean, refuse: (shown: string) => Finding): Look {
  return (value) => {
    if (typeof value !== 'string') return notText(value);
    return fits(value) ? undefined : refuse(quote(value));
  };
}

function notText(value: unknown): Finding {
  const instead = typeof value === 'number' || typeof value === 'boolean' ? `put it in quotes: ${quote(String(value))}` : 'write a text';
  return wrong(`${quote(value)} is not a string`, instead, 'WrongType');
}

function whole(bits: number): Look {
  return (value) => {
    if (typeof value !== 'number') {
      const meant = typeof value === 'string' && /^-?\d+$/.test(value) ? `write ${value}, without quotes` : 'write an integer';
      return wrong(`${quote(value)} is not a number`, meant, 'WrongType');
    }
    if (!Number.isInteger(value)) return wrong(`${value} is not an integer`, 'write an integer', 'NotInteger');
    return value >= -bits && value < bits
      ? undefined : wrong(`${value} does not fit into ${bits === INT ? 32 : 64} bits`, 'write a smaller number', 'NumberOutOfRange');
  };
}

/** As Go's parsers read it; those of Kubernetes let zeros stand in front. */
export function isNetwork(value: string): boolean {
  const [, address, bits] = /^([^/]*)\/(\d{1,3})$/.exec(value) ?? [];
  return address !== undefined && isIpAddress(address.replace(/(^|\.)0+(?=\d)/g, '$1')) && Number(bits) <= (address.includes(':') ? 128 : 32);
}

export const anyText = text(() => true, notText);

/** What a value has to be, whatever else is asked of it, by the letters of tables. */
export const KINDS: Readonly<Record<string, Look>> = {
  s: anyText,
  // both are read as such by who runs them
  r: anyText,
  p: anyText,
  b: (value) => {
    if (typeof value === 'boolean') return undefined;
    const instead = value === 'true' || value === 'false' ? `write ${value}, without quotes` : 'write true or false';
    return wrong(`${quote(value)} is not a boolean`, instead, 'WrongType');
  },
  i: whole(LONG),
  i32: whole(INT),
  n: (value) => (typeof value === 'number' ? undefined : wrong(`${quote(value)} is not a number`, 'write a number', 'WrongType')),
  x: (value) => (typeof value === 'string'
    ? undefined : whole(INT)(value) && wrong(`${quote(value)} is neither an integer nor a string`, 'write one of them', 'WrongType')),
  q: (value) => {
    const fits = typeof value === 'number' || (typeof value === 'string' && isQuantity(value.trim()));
    return fits ? undefined : wrong(`${quote(value)} is not a quantity`, 'write one like "100m", "256Mi" or "10Gi"', 'QuantityInvalid');
  },
  d: text((value) => goNanoseconds(value) !== undefined, (shown) =>
    wrong(`${shown} is not a Go duration`, 'write one like "90s" or "1h30m"', 'DurationInvalid')),
  t: text((value) => TIME.test(value), (shown) => wrong(`${shown} is not a time`, 'write one like "2026-01-31T12:00:00Z"', 'WrongType')),
  y: text((value) => BASE64.test(value.replace(/[\r\n]/g, '')), () => wrong('what was given (not shown) is not base64', 'encode it', 'WrongType')),
  c: text(isNetwork, (shown) => wrong(`${shown} is not a network`, 'write one like "10.0.0.0/8"', 'CidrInvalid')),
  j: () => undefined,
};
