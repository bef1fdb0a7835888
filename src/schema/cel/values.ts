import { goNanoseconds } from '../../core/amounts';
import { isIpAddress } from '../../core/net';
import { goMatches } from '../go-regexp';
import { isObject } from '../receiver';

/** What CEL calls an error: a field is read that is not there, or something is asked that its kind cannot answer. */
export const NONE = Symbol('no value');

/** Integers and doubles are numbers here, and durations are bigints: the nanoseconds. */
type Value = unknown;

/** Null is absent, as the API server drops it before it asks. */
export function field(of: Value, name: string): Value {
  const value = isObject(of) && Object.hasOwn(of, name) ? of[name] : undefined;
  return value === undefined || value === null ? NONE : value;
}

export function hasField(of: Value, name: string): boolean {
  return isObject(of) && Object.hasOwn(of, name) && of[name] !== undefined && of[name] !== null;
}

export function element(of: Value, at: Value): Value {
  if (Array.isArray(of) && typeof at === 'number' && at >= 0 && at < of.length) return of[at];
  return typeof at === 'string' ? field(of, at) : NONE;
}

export function equal(a: Value, b: Value): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((one, i) => equal(one, b[i]));
  return a === b;
}

/** The elements of a list, or the keys of a map. */
function elements(of: Value): readonly Value[] | undefined {
  return Array.isArray(of) ? of : isObject(of) ? Object.keys(of) : undefined;
}

function size(of: Value): Value {
  return (typeof of === 'string' ? [...of] : elements(of))?.length ?? NONE;
}

/** Asks only where all that is given has a value. */
export function apply(act: (...given: any[]) => Value, given: readonly Value[]): Value {
  return given.includes(NONE) ? NONE : act(...given);
}

export const BINARY: Readonly<Record<string, (a: any, b: any) => Value>> = {
  '==': equal,
  '!=': (a, b) => !equal(a, b),
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '+': (a, b) => (Array.isArray(a) ? [...a, ...b] : a + b),
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => Math.trunc(a / b),
  '%': (a, b) => a % b,
  'in': (a, b) => elements(b)?.some((one) => equal(one, a)) ?? NONE,
};

/** A function of texts, which other values do not have. */
function ofText(act: (text: string, ...given: any[]) => Value): (...given: any[]) => Value {
  return (text, ...given) => (typeof text === 'string' ? act(text, ...given) : NONE);
}

function upTo(bits: number): (of: bigint) => number {
  return (of) => Number(of / BigInt(bits));
}

/** What is called by its name alone. */
export const FUNCTIONS: Readonly<Record<string, (...given: any[]) => Value>> = {
  size,
  duration: ofText((text) => goNanoseconds(text) ?? NONE),
  isIP: ofText(isIpAddress),
};

/** What is called behind a full stop. */
export const METHODS: Readonly<Record<string, (...given: any[]) => Value>> = {
  size,
  contains: ofText((text, part: string) => text.includes(part)),
  startsWith: ofText((text, part: string) => text.startsWith(part)),
  endsWith: ofText((text, part: string) => text.endsWith(part)),
  // expressions are those of the CRD
  matches: ofText((text, pattern: string) => goMatches(pattern, text)),
  lowerAscii: ofText((text) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())),
  upperAscii: ofText((text) => text.replace(/[a-z]/g, (letter) => letter.toUpperCase())),
  substring: ofText((text, from: number, to?: number) => [...text].slice(from, to).join('')),
  split: ofText((text, by: string) => text.split(by)),
  getSeconds: upTo(1e9),
  getMilliseconds: upTo(1e6),
};

/** What binds a name to each element. */
export const MACROS: Readonly<Record<string, (of: readonly Value[], test: (one: Value) => Value) => Value>> = {
  all: (of, test) => settled(of, test, false),
  exists: (of, test) => settled(of, test, true),
  exists_one: (of, test) => counted(of, test, (found) => found.length === 1),
  filter: (of, test) => counted(of, test, (found) => found),
};

/** One element that answers so is enough; what has no value counts only where none does. */
function settled(of: readonly Value[], test: (one: Value) => Value, answer: boolean): Value {
  let result: Value = !answer;
  for (const one of of) {
    const answered = test(one);
    if (answered === answer) return answer;
    if (answered === NONE) result = NONE;
  }
  return result;
}

function counted(of: readonly Value[], test: (one: Value) => Value, result: (found: readonly Value[]) => Value): Value {
  const answers = of.map(test);
  return answers.includes(NONE) ? NONE : result(of.filter((_, i) => answers[i] === true));
}

/** What a macro makes of a list, or of the keys of a map. */
export function each(macro: string, of: Value, test: (one: Value) => Value): Value {
  const all = elements(of);
  return all === undefined ? NONE : MACROS[macro](all, test);
}
