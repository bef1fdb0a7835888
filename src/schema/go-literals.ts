const ESCAPE = /\\(?:[abfnrtv\\]|x[0-9a-fA-F]{2}|[0-3][0-7]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})/.source;
const STRING = new RegExp(`^"(?:[^"\\\\\\n]|${ESCAPE}|\\\\")*"$`, 'u');
const CHARACTER = new RegExp(`^'(?:[^'\\\\\\n]|${ESCAPE}|\\\\')'$`, 'u');
const UNICODE = /\\(?:\\|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))/g;
const SINGLE: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** What a quoted text of Go stands for; undefined where Go refuses it. Source: Go's strconv/quote.go, Unquote. */
export function goString(written: string): string | undefined {
  if (written.startsWith('`')) return written.slice(1, -1).replace(/\r/g, '');
  if (!STRING.test(written) || !areCharacters(written)) return undefined;
  return written.slice(1, -1).replace(/\\(?:([abfnrtv])|x(..)|([0-7]{3})|u(.{4})|U(.{8})|(.))/gs, (_, letter, hex, octal, short, long, other) => {
    if (letter) return SINGLE[letter];
    return other ?? String.fromCodePoint(octal ? parseInt(octal, 8) : parseInt(hex ?? short ?? long, 16));
  });
}

/** Whether Go reads a text as one character in quotes. */
export function isGoCharacter(written: string): boolean {
  return CHARACTER.test(written) && areCharacters(written);
}

function areCharacters(written: string): boolean {
  return [...written.matchAll(UNICODE)].every(([, short, long]) => {
    const code = parseInt(short ?? long ?? '0', 16);
    return code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  });
}

/** Whether Go's templates read a text as a number. Source: Go's text/template/parse/node.go, newNumber. */
export function isGoNumber(written: string): boolean {
  if (written.endsWith('i') && isFloat(written.slice(0, -1))) return true;
  if (isInteger(written)) return true;
  return isFloat(written) && /[.eEpP]/.test(written);
}

/** The same for a complex one. */
export function isGoComplex(written: string): boolean {
  const [, real, imaginary] = /^([+-]?(?:0[xX][^pP+-]*(?:[pP][+-]?[^+-]+)?|[^eE+-]+(?:[eE][+-]?[^+-]+)?))([+-].*)i$/.exec(written) ?? [];
  return real !== undefined && isFloat(real) && isFloat(imaginary);
}

const INTEGER = /^([+-]?)(?:0[xX]([0-9a-fA-F_]+)|0[oO]([0-7_]+)|0[bB]([01_]+)|0([0-7_]+)|(0|[1-9][0-9_]*))$/;

/** Of 64 bits, with a sign or without. */
function isInteger(written: string): boolean {
  const [, sign, hex, octal, binary, old, decimal] = INTEGER.exec(written) ?? [];
  if (sign === undefined || !hasUnderscoresBetweenDigits(written)) return false;
  const digits = (hex && `0x${hex}`) ?? (octal && `0o${octal}`) ?? (binary && `0b${binary}`) ?? (old && `0o${old}`) ?? decimal;
  const value = BigInt(digits.replace(/_/g, ''));
  if (sign === '-') return value <= 2n ** 63n;
  return sign === '+' ? value < 2n ** 63n : value < 2n ** 64n;
}

function isFloat(written: string): boolean {
  if (!hasUnderscoresBetweenDigits(written)) return false;
  const plain = written.replace(/_/g, '');
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(plain)) return Number.isFinite(Number(plain));
  const [, whole, fraction, exponent] = /^[+-]?0[xX]([0-9a-fA-F]*)\.?([0-9a-fA-F]*)[pP]([+-]?\d+)$/.exec(plain) ?? [];
  if (whole === undefined || whole + fraction === '') return false;
  const digits = (whole + fraction).replace(/^0+/, '');
  return digits === '' || isBelowLargest(digits, Number(exponent) - 4 * fraction.length);
}

/** Whether hexadecimal digits, times two to the power of an exponent, round to a number of 64 bits. */
function isBelowLargest(digits: string, exponent: number): boolean {
  const bits = BigInt(`0x${digits}`).toString(2).length + exponent;
  if (bits !== 1024) return bits < 1024;
  const leading = BigInt(`0x${digits}`).toString(2).slice(0, 54).padEnd(54, '0');
  return leading.includes('0');
}

/** Source: Go's strconv/atoi.go, underscoreOK. */
function hasUnderscoresBetweenDigits(written: string): boolean {
  if (!written.includes('_')) return true;
  const [, prefix, digits] = /^[+-]?(0[xXoObB])?(.*)$/s.exec(written)!;
  const digit = prefix?.toLowerCase() === '0x' ? '[0-9a-fA-F]' : '[0-9]';
  return !new RegExp(`(?:(?<!${digit})_|_(?!${digit}))`).test(prefix === undefined ? digits : `0${digits}`);
}
