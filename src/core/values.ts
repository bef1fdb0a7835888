import { atKey, isPlainObject, Report, Rule } from './props';
import { didYouMean, quote } from './quote';
import { multilineText, text } from './safe-text';

/** Keys that JavaScript or YAML gives a meaning of its own. */
const RESERVED_KEYS = ['__proto__', 'constructor', 'prototype', '<<'];
const DEEPEST = 64;

export const boolean: Rule<boolean> = (value, report) => {
  if (typeof value !== 'boolean') report({ what: `${quote(value)} is not a boolean`, instead: 'write true or false', code: 'WrongType' });
  return value as boolean;
};

export function integer(min: number, max: number): Rule<number> {
  return (value, report) => {
    if (typeof value !== 'number') report({ what: `${quote(value)} is not a number`, instead: `write an integer from ${min} to ${max}`, code: 'WrongType' });
    else if (!Number.isInteger(value)) report({ what: `${value} is not an integer`, instead: `write an integer from ${min} to ${max}`, code: 'NotInteger' });
    else if (value < min || value > max) report({ what: `${value} is outside ${min}-${max}`, instead: 'pick a number in that range', code: 'NumberOutOfRange' });
    return value as number;
  };
}

export function oneOf<T extends string>(...allowed: readonly T[]): Rule<T> {
  return (value, report) => {
    if (!allowed.includes(value as T)) {
      const meant = typeof value === 'string' ? didYouMean(value, allowed) : undefined;
      report({ what: `${quote(value)} is not one of ${allowed.join(', ')}`, instead: meant ? `did you mean ${quote(meant)}?` : 'pick one of them', code: 'NotAllowedValue' });
    }
    return value as T;
  };
}

/** A list, each element by its own rule, errors at `prop[i]`. */
export function list<T>(rule: Rule<T>, least = 0): Rule<readonly T[]> {
  return (value, report) => {
    if (!Array.isArray(value)) {
      report({ what: `${quote(value)} is not a list`, instead: 'write [ … ]', code: 'WrongType' });
      return [];
    }
    if (value.length < least) report({ what: 'is empty', instead: `give at least ${least}`, code: 'EmptyList' });
    return Array.from(value, (element, i) => {
      const at = report.at(`[${i}]`);
      if (element !== null && element !== undefined) return rule(element, at);
      at({ what: `${quote(element)} is not a value`, instead: 'remove it from the list', code: 'NullValue' });
      return undefined as T;
    });
  };
}

/** A map from text to values; errors at `prop.key`. */
export function record<T>(rule: Rule<T>, key: Rule<string> = text): Rule<Readonly<Record<string, T>>> {
  return (value, report) => {
    if (!isPlainObject(value)) {
      report({ what: `${quote(value)} is not an object`, instead: 'write { name: value }', code: 'WrongType' });
      return {};
    }
    const result: Record<string, T> = {};
    for (const [name, element] of Object.entries(value)) {
      if (RESERVED_KEYS.includes(name)) {
        report({ what: `${quote(name)} is not a key`, instead: 'remove it', code: 'ReservedKey' });
      } else if (element === null || element === undefined) {
        atKey(report, name)({ what: `${quote(element)} is not a value`, instead: 'leave the key out', code: 'NullValue' });
      } else {
        key(name, report);
        result[name] = rule(element, atKey(report, name));
      }
    }
    return result;
  };
}

/** An instance of one of our enum-like classes. */
export function instanceOf<T>(type: { readonly prototype: T }, example: string): Rule<T> {
  return (value, report) => {
    if (!(value instanceof (type as unknown as new () => unknown))) report({ what: `${quote(value)} is not made by ${example}`, instead: `write ${example}`, code: 'WrongType' });
    return value as T;
  };
}

/** Data as JSON has it, at any depth: what a plain object that is passed through may hold. */
export const json: Rule<any> = (value, report) => {
  checkJson(value, report, 0);
  return value;
};

/** The same, with an object at the top. */
export const jsonObject: Rule<Readonly<Record<string, any>>> = (value, report) => {
  if (isPlainObject(value)) checkJson(value, report, 0);
  else report({ what: `${quote(value)} is not a plain object`, instead: 'write { … }', code: 'WrongType' });
  return value as Record<string, any>;
};

/** False when the data is too deep, so that the walk ends: what contains itself twice has more paths than anybody can wait for. */
function checkJson(value: unknown, report: Report, depth: number): boolean {
  if (depth > DEEPEST) {
    report({ what: `is nested deeper than ${DEEPEST} levels, or contains itself`, instead: 'make it flatter', code: 'TooDeep' });
    return false;
  }
  if (typeof value === 'string') {
    multilineText(value, report);
  } else if (typeof value === 'number') {
    if (!Number.isFinite(value)) report({ what: `${value} is not a number that YAML and JSON share`, instead: 'write a finite number', code: 'WrongType' });
  } else if (Array.isArray(value)) {
    return Array.from(value).every((element, i) => checkJson(element, report.at(`[${i}]`), depth + 1));
  } else if (isPlainObject(value)) {
    return Object.entries(value).every(([key, element]) => {
      if (RESERVED_KEYS.includes(key)) report({ what: `${quote(key)} is not a key`, instead: 'remove it', code: 'ReservedKey' });
      else text(key, report);
      return RESERVED_KEYS.includes(key) || element === undefined || checkJson(element, atKey(report, key), depth + 1);
    });
  } else if (value === null) {
    report({ what: 'null is not a value', instead: 'leave the key out', code: 'NullValue' });
  } else if (typeof value !== 'boolean') {
    report({ what: `${quote(value)} is not plain data`, instead: 'use strings, numbers, booleans, lists and objects', code: 'WrongType' });
  }
  return true;
}
