import { Finding } from './problem';
import { atKey, each, isPlainObject, Note, Report, Rule, walk } from './props';
import { didYouMean, quote } from './quote';
import { lineProblem, multilineProblem, text } from './safe-text';
import { noteSecrets } from './secret-values';
import { readsSame } from './unknown-props';

/** Keys that JavaScript or YAML gives a meaning of its own. */
const RESERVED_KEYS = ['__proto__', 'constructor', 'prototype', '<<'];
const DEEPEST = 64;
/** Of a list of plain data. */
export const NULL_ELEMENT: Finding = { what: 'null is not a value', instead: 'remove it from the list', code: 'NullValue' };

export const boolean: Rule<boolean> = (value, report) => (typeof value === 'boolean' ? value
  : report({ what: `${quote(value)} is not a boolean`, instead: 'write true or false', code: 'WrongType' }));

export function integer(min: number, max: number): Rule<number> {
  return (value, report) => {
    if (typeof value !== 'number') {return report({ what: `${quote(value)} is not a number`, instead: `write an integer from ${min} `
      + `to ${max}`, code: 'WrongType' });}
    if (!Number.isInteger(value)) return report({ what: `${value} is not an integer`, instead: `write an integer from ${min} to ${max}`, code: 'NotInteger' });
    if (value < min || value > max) {return report({ what: `${value} is outside `
      + `${min}-${max}`, instead: 'pick a number in that range', code: 'NumberOutOfRange' });}
    return value;
  };
}

export function oneOf<T extends string>(...allowed: readonly T[]): Rule<T> {
  return (value, report) => {
    const word = allowed.find((one) => one === value);
    if (word !== undefined) return word;
    const meant = typeof value === 'string' ? didYouMean(value, allowed) : undefined;
    return report({ what: `${quote(value)} is not one of `
      + `${allowed.join(', ')}`, instead: meant ? `did you mean ${quote(meant)}?` : 'pick one of them', code: 'NotAllowedValue' });
  };
}

/** A member of an enum, or the word that it stands for. */
export function memberOf<E extends string>(members: Readonly<Record<string, E>>): Rule<E> {
  return oneOf(...Object.values(members));
}

/** A list, each element by its own rule, errors at `prop[i]`. */
export function list<T>(rule: Rule<T>, least = 0): Rule<readonly T[]> {
  return readsSame((value: unknown, report: Report) => {
    if (!Array.isArray(value)) return report({ what: `${quote(value)} is not a list`, instead: 'write [ … ]', code: 'WrongType' });
    if (value.length < least) return report({ what: 'is empty', instead: `give at least ${least}`, code: 'EmptyList' });
    return each(Array.from(value), (element, i) => {
      const at = report.at(`[${i}]`);
      if (element !== null && element !== undefined) return rule(element, at);
      return at({ what: `${quote(element)} is not a value`, instead: 'remove it from the list', code: 'NullValue' });
    });
  }, rule, true);
}

/** A map from text to values; errors at `prop.key`. */
export function record<T>(rule: Rule<T>, key: Rule<string> = text): Rule<Readonly<Record<string, T>>> {
  return (value, report) => {
    if (!isPlainObject(value)) return report({ what: `${quote(value)} is not an object`, instead: 'write { name: value }', code: 'WrongType' });
    return Object.fromEntries(each(Object.entries(value), ([name, element]) => {
      if (RESERVED_KEYS.includes(name)) return report({ what: `${quote(name)} is not a key`, instead: 'remove it', code: 'ReservedKey' });
      if (element === null || element === undefined) return atKey(report, name)({ what: `${quote(element)} is not a value`, instead: 'leave the key out', code: 'NullValue' });
      return each([() => key(name, report), () => rule(element, atKey(report, name))], (read) => read()) as [string, T];
    }));
  };
}

/** An instance of one of our enum-like classes. */
export function instanceOf<T>(type: { readonly prototype: T }, example: string): Rule<T> {
  return (value, report) => (isInstance(value, type) ? value
    : report({ what: `${quote(value)} is not made by ${example}`, instead: `write ${factoryNamed(type, value) ?? example}`, code: 'WrongType' }));
}

/** The static method that is meant by its name alone: `'cilium'` for `PolicyDialect.cilium()`. */
function factoryNamed(type: object, value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const factories = Object.getOwnPropertyNames(type).filter((name) => !name.startsWith('_') && typeof (type as Record<string, unknown>)[name] === 'function');
  const meant = didYouMean(value.split('.').at(-1)!.replace(/\(.*$/, ''), factories);
  if (meant === undefined) return undefined;
  const takesNothing = (type as Record<string, () => unknown>)[meant].length === 0;
  return `${(type as { readonly name: string }).name}.${meant}(${takesNothing ? '' : '…'})`;
}

function isInstance<T>(value: unknown, type: { readonly prototype: T }): value is T {
  // their constructors are private, and what stands right of instanceof must have one in the type
  return value instanceof (type as unknown as new () => unknown);
}

/** Data as JSON has it, at any depth: what a plain object that is passed through may hold. */
export const json: Rule<any> = (value, report) => {
  walk(report, (note) => noteOwn(value, note));
  return value;
};

/** The same, with an object at the top. */
export const jsonObject: Rule<Readonly<Record<string, any>>> = (value, report) => {
  if (!isPlainObject(value)) return report({ what: `${quote(value)} is not a plain object`, instead: 'write { … }', code: 'WrongType' });
  walk(report, (note) => noteOwn(value, note));
  return value;
};

/** The same, in which null as the value of a key takes away what the object is laid over. */
export const overriding: Rule<Readonly<Record<string, any>>> = (value, report) => {
  if (isPlainObject(value)) {
    walk(report, (note) => checkJson(value, note, 0, true));
    return value;
  }
  return jsonObject(value, report);
};

/** The same for who collects findings. */
export function noteJson(value: unknown, note: Note): boolean {
  return checkJson(value, note, 0);
}

/** Of what somebody writes into a property, secrets are found there already. */
function noteOwn(value: unknown, note: Note): void {
  if (noteJson(value, note)) noteSecrets(value, note);
}

/** False when the data is too deep, so that the walk ends: what contains itself twice has more paths than anybody can wait for. */
function checkJson(value: unknown, note: Note, depth: number, removes = false): boolean {
  if (depth > DEEPEST) {
    note({ what: `is nested deeper than ${DEEPEST} levels, or contains itself`, instead: 'make it flatter', code: 'TooDeep' });
    return false;
  }
  if (typeof value === 'string') {
    const problem = multilineProblem(value);
    if (problem) note(problem);
  } else if (typeof value === 'number') {
    if (!Number.isFinite(value)) note({ what: `${value} is not a number that YAML and JSON share`, instead: 'write a finite number', code: 'WrongType' });
  } else if (Array.isArray(value)) {
    // what methods of lists make new lists by
    if (Object.hasOwn(value, 'constructor')) note({ what: '"constructor" is not a key', instead: 'remove it', code: 'ReservedKey' });
    return Array.from(value).every((element, i) => {
      if (element !== null && element !== undefined) return checkJson(element, note.at(`[${i}]`), depth + 1, removes);
      // JSON writes null for both
      note.at(`[${i}]`)(NULL_ELEMENT);
      return true;
    });
  } else if (isPlainObject(value)) {
    return Object.entries(value).every(([key, element]) => checkEntry(key, element, note, depth, removes));
  } else if (value === null) {
    note({ what: 'null is not a value', instead: 'leave the key out', code: 'NullValue' });
  } else if (typeof value !== 'boolean') {
    note({ what: `${quote(value)} is not plain data`, instead: 'use strings, numbers, booleans, lists and objects', code: 'WrongType' });
  }
  return true;
}

function checkEntry(key: string, element: unknown, note: Note, depth: number, removes: boolean): boolean {
  if (RESERVED_KEYS.includes(key)) {
    note({ what: `${quote(key)} is not a key`, instead: 'remove it', code: 'ReservedKey' });
    return true;
  }
  const problem = lineProblem(key);
  if (problem) note(problem);
  return element === undefined || (removes && element === null) || checkJson(element, atKey(note, key), depth + 1, removes);
}
