import { ConfigurationError, Finding, Problem, throwProblems, Where } from './problem';
import { quote } from './quote';
import { readsFields, readsSame, unknownProps } from './unknown-props';
import { unreadable } from './unreadable';

/** Refuses a value, which ends its rule; `at` narrows to an element or property of it. */
export interface Report {
  (finding: Finding): never;
  at(path: string): Report;
}

/** Hands out a value that passed, or refuses it: `return report({ … })`. */
export type Rule<T> = (value: unknown, report: Report) => T;

/** What a rule hands out. */
export type Read<R> = R extends Rule<infer T> ? T : never;

/** The properties of an options object, each with the rule that reads it: `{ … } satisfies Fields<XxxOptions>` proves that none is missing. */
export type Fields<P> = { readonly [K in keyof P]-?: Rule<unknown> };

type Table = Readonly<Record<string, Rule<unknown>>>;

/** What is read from them. */
export type ValuesOf<F> = { readonly [K in keyof F]: Read<F[K]> };

/** Takes what only several properties together show to be wrong; all of it is thrown when the reading ends. */
export interface Props<K extends string> {
  /** True when something was written for the property. */
  given(prop: K): boolean;
  problem(prop: K | `${K}.${string}` | `${K}[${string}` | '', finding: Finding): void;
  /** Looks through a property once more; all that is noted is thrown with the rest. */
  look(prop: K, look: (note: Note) => void): void;
  /** True when something is wrong already. */
  isRefused(): boolean;
  /** Reads a property once more, by a rule that depends on others; what it refuses ends the reading. */
  again<T>(prop: K, rule: Rule<T>): T;
}

function pathTo(path: string, child: string): string {
  return path === '' || child.startsWith('[') ? path + child : `${path}.${child}`;
}

function reportTo(where: Where, path: string): Report {
  const report = (finding: Finding): never => {
    throw new ConfigurationError([where.problem(path, finding)]);
  };
  return Object.assign(report, { at: (child: string) => reportTo(where, pathTo(path, child)) });
}

/** Narrows to a key that somebody chose; what is no plain word stands in quotes, so that the error stays on one line. */
export function atKey<R extends { at(path: string): R }>(report: R, key: string): R {
  return report.at(quote(key) === `"${key}"` && /^[\w./-]+$/.test(key) ? key : `[${quote(key)}]`);
}

/**
 * Reads a value of somebody's, or one property of it. An error that the value throws itself is told as any other, with its place; errors of ours stay
 * what they are.
 */
export function readable<T>(value: unknown, report: Report, read: () => T, prop?: string): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof ConfigurationError) throw error;
    const place = unreadable(value, prop);
    if (place === undefined) throw error;
    return place.keys.reduce<Report>((at, key) => (typeof key === 'number' ? at.at(`[${key}]`) : atKey(at, key)), report)(place.finding);
  }
}

/** True for `{}` of any realm and `Object.create(null)`; false for arrays, dates, class instances and everything else. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Collects what several readings refuse. */
export class Refusals {
  private readonly problems: Problem[] = [];

  /** What was read, or undefined after a refusal, which `end` throws. */
  of<T>(read: () => T): T | undefined {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof ConfigurationError)) throw error;
      this.problems.push(...error.problems);
      return undefined;
    }
  }

  get found(): readonly Problem[] {
    return this.problems;
  }

  /** Throws all of them together. */
  end(): void {
    throwProblems(this.problems);
  }
}

/** Takes a finding and lets the walk go on. */
export interface Note {
  (finding: Finding): void;
  at(path: string): Note;
  /** Applies a rule to what stands here; undefined where it refuses, which is noted. */
  read<T>(rule: Rule<T>, value: unknown): T | undefined;
}

/** For rules that look at many places of one value: throws all that was noted when the walk ends. */
export function walk<T>(report: Report, look: (note: Note) => T): T {
  const refusals = new Refusals();
  const noteTo = (at: Report): Note => Object.assign((finding: Finding): void => refusals.of(() => at(finding)), {
    at: (path: string) => noteTo(at.at(path)),
    read: <R>(rule: Rule<R>, value: unknown) => refusals.of(() => rule(value, at)),
  });
  const result = look(noteTo(report));
  refusals.end();
  return result;
}

/** Applies a rule to each, and throws what it refuses of all of them together. */
export function each<E, T>(elements: readonly E[], read: (element: E, index: number) => T): readonly T[] {
  const refusals = new Refusals();
  const result = elements.map((element, i) => refusals.of(() => read(element, i)));
  refusals.end();
  return result as readonly T[];
}

/** A rule with a further condition. */
export function also<T>(rule: Rule<T>, find: (value: T) => Finding | undefined): Rule<T> {
  return readsSame((value: unknown, report: Report) => {
    const read = rule(value, report);
    const finding = find(read);
    return finding === undefined ? read : report(finding);
  }, rule);
}

/** A rule whose value is looked through once it is read; all that is noted is thrown together. */
export function checked<T>(rule: Rule<T>, look: (value: T, note: Note) => void): Rule<T> {
  return readsSame((value: unknown, report: Report) => {
    const read = rule(value, report);
    walk(report, (note) => look(read, note));
    return read;
  }, rule);
}

/** A rule whose refusals are told in other words. */
export function inWords<T>(rule: Rule<T>, say: (value: unknown) => Finding): Rule<T> {
  return (value, report) => (accepts(rule, value) ? rule(value, report) : report(say(value)));
}

const SILENT: Report = reportTo(Where.validation, '');

/** Whether a rule would hand the value out. */
export function accepts<T>(rule: Rule<T>, value: unknown): value is T {
  try {
    rule(value, SILENT);
    return true;
  } catch (error) {
    if (error instanceof ConfigurationError) return false;
    throw error;
  }
}

/** A property that has to be there. */
export function required<T>(rule: Rule<T>): Rule<T> {
  return readsSame((value: unknown, report: Report) => {
    if (value === undefined) return report({ what: 'is missing', instead: 'give it a value', code: 'PropMissing' });
    return value === null ? report(nullValue('give it a value')) : rule(value, report);
  }, rule);
}

/** A property that may be left out. */
export function optional<T>(rule: Rule<T>): Rule<T | undefined>;
export function optional<T>(rule: Rule<T>, fallback: T): Rule<T>;
export function optional<T>(rule: Rule<T>, fallback?: T): Rule<T | undefined> {
  return readsSame((value: unknown, report: Report) => {
    if (value === undefined) return fallback;
    return value === null ? report(nullValue('leave it out to get the default')) : rule(value, report);
  }, rule);
}

/** A nested options object whose own defaults apply when it is left out. */
export function nested<T>(rule: Rule<T>): Rule<T> {
  return readsSame((value: unknown, report: Report) => (
    value === null ? report(nullValue('leave it out to get the default')) : rule(value === undefined ? {} : value, report)), rule);
}

function nullValue(instead: string): Finding {
  return { what: 'null is not a value', instead, code: 'NullValue' };
}

/**
 * A rule for an options object: every property by its own rule, and once all of them passed, `settle`, which sees what they contradict in each
 * other and says what comes of them.
 */
export function shape<F extends Table>(fields: F): Rule<ValuesOf<F>>;
export function shape<F extends Table, T>(fields: F, settle: (values: ValuesOf<F>, props: Props<keyof F & string>) => T): Rule<T>;
export function shape<F extends Table, T>(fields: F, settle?: (values: ValuesOf<F>, props: Props<keyof F & string>) => T): Rule<ValuesOf<F> | T> {
  return readsFields((value: unknown, report: Report) => {
    if (!isPlainObject(value)) return report({ what: `${quote(value)} is not an object of properties`, instead: 'write { … }', code: 'WrongType' });
    const refusals = new Refusals();
    // each is asked for once: what somebody's getter says may be another thing the next time
    const own: Record<string, unknown> = {};
    const values: Record<string, unknown> = {};
    const unknown = unknownProps(value, fields);
    for (const prop of Object.keys(fields)) {
      // of one that was misspelt nobody says besides that it is missing
      if (!Object.hasOwn(value, prop) && unknown.some(({ meant }) => meant === prop)) continue;
      values[prop] = refusals.of(() => readable(value, report, () => {
        if (Object.hasOwn(value, prop)) own[prop] = value[prop];
        return fields[prop](own[prop], report.at(prop));
      }, prop));
    }
    for (const { finding } of unknown) refusals.of(() => report(finding));
    refusals.end();
    if (settle === undefined) return values as ValuesOf<F>;
    const settled = refusals.of(() => settle(values as ValuesOf<F>, {
      given: (prop) => Object.hasOwn(own, prop) && own[prop] !== undefined,
      problem: (prop, finding) => void refusals.of(() => (prop === '' ? report : report.at(prop))(finding)),
      look: (prop, look) => void refusals.of(() => walk(report.at(prop), look)),
      isRefused: () => refusals.found.length > 0,
      again: (prop, rule) => rule(own[prop], report.at(prop)),
    }));
    refusals.end();
    return settled as T;
  }, fields);
}

/** Reads a whole options object; throws everything that is wrong with it together. */
export function readProps<F extends Table>(where: Where, value: unknown, fields: F): ValuesOf<F>;
export function readProps<F extends Table, T>(where: Where, value: unknown, fields: F, settle: (values: ValuesOf<F>, props: Props<keyof F & string>) => T): T;
export function readProps(where: Where, value: unknown, fields: Table, settle?: (values: any, props: Props<any>) => unknown): unknown {
  return readValue(where, '', value === undefined ? {} : value, settle === undefined ? shape(fields) : shape(fields, settle));
}

/** Reads one value that is not a property of an object. */
export function readValue<T>(where: Where, prop: string, value: unknown, rule: Rule<T>): T {
  const report = reportTo(where, prop);
  return readable(value, report, () => rule(value, report));
}
