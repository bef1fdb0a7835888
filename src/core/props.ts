import { ConfigurationError, Finding, Problem, Where } from './problem';
import { didYouMean, quote } from './quote';

/** Takes findings about one value; `at` narrows to an element or property of it. */
export interface Report {
  (finding: Finding): void;
  at(path: string): Report;
}

/** Checks a value and returns it typed. After a finding the returned value is never used: the reader throws first. */
export type Rule<T> = (value: unknown, report: Report) => T;

function reportTo(problems: Problem[], where: Where, path: string): Report {
  const report = (finding: Finding): void => void problems.push(where.problem(path, finding));
  return Object.assign(report, {
    at: (child: string) => reportTo(problems, where, path === '' || child.startsWith('[') ? path + child : `${path}.${child}`),
  });
}

/** Narrows to a key that somebody chose; what is no plain word stands in quotes, so that the error stays on one line. */
export function atKey(report: Report, key: string): Report {
  return report.at(quote(key) === `"${key}"` && /^[\w./-]+$/.test(key) ? key : `[${quote(key)}]`);
}

/** True for `{}` of any realm and `Object.create(null)`; false for arrays, dates, class instances and everything else. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Reads one props object, property by property; remembers which were asked for, so that the others are reported. */
export class PropsReader<P> {
  private readonly asked: string[] = [];

  constructor(private readonly value: Record<string, unknown>, private readonly report: Report) {}

  required<T>(prop: keyof P & string, rule: Rule<T>): T {
    const value = this.take(prop);
    if (value === undefined) this.report.at(prop)({ what: 'is missing', instead: 'give it a value', code: 'PropMissing' });
    return value === undefined ? (undefined as T) : this.apply(prop, value, rule, 'give it a value');
  }

  optional<T>(prop: keyof P & string, rule: Rule<T>, fallback: T): T;
  optional<T>(prop: keyof P & string, rule: Rule<T>): T | undefined;
  optional<T>(prop: keyof P & string, rule: Rule<T>, fallback?: T): T | undefined {
    const value = this.take(prop);
    return value === undefined ? fallback : this.apply(prop, value, rule);
  }

  /** A nested props object whose own defaults apply when it is left out. */
  nested<T>(prop: keyof P & string, rule: Rule<T>): T {
    const value = this.take(prop);
    return this.apply(prop, value === undefined ? {} : value, rule);
  }

  /** True when something was written for the property, legal or not. */
  given(prop: keyof P & string): boolean {
    return Object.hasOwn(this.value, prop) && this.value[prop] !== undefined;
  }

  /** For what takes two properties to see. */
  problem(prop: (keyof P & string) | '', finding: Finding): void {
    (prop === '' ? this.report : this.report.at(prop))(finding);
  }

  private take(prop: string): unknown {
    this.asked.push(prop);
    return Object.hasOwn(this.value, prop) ? this.value[prop] : undefined;
  }

  private apply<T>(prop: string, value: unknown, rule: Rule<T>, insteadOfNull = 'leave it out to get the default'): T {
    if (value === null) {
      this.report.at(prop)({ what: 'null is not a value', instead: insteadOfNull, code: 'NullValue' });
      return undefined as T;
    }
    return rule(value, this.report.at(prop));
  }

  /** @internal */
  reportUnknown(): void {
    for (const key of Object.keys(this.value).filter((k) => !this.asked.includes(k))) {
      const meant = didYouMean(key, this.asked);
      this.report({
        what: `${quote(key)} is not a property`,
        instead: meant ? `did you mean ${quote(meant)}?` : `known are ${[...this.asked].sort().join(', ')}`,
        code: 'UnknownProp',
      });
    }
  }
}

/** A rule for a nested props object. */
export function shape<P, T>(read: (props: PropsReader<P>) => T): Rule<T> {
  return (value, report) => {
    if (!isPlainObject(value)) {
      report({ what: `${quote(value)} is not an object of properties`, instead: 'write { … }', code: 'WrongType' });
      return undefined as T;
    }
    const reader = new PropsReader<P>(value, report);
    const result = read(reader);
    reader.reportUnknown();
    return result;
  };
}

/** Applies a rule and tells whether it found nothing, for rules that go on from another rule. */
export function passes<T>(rule: Rule<T>, value: unknown, report: Report): value is T {
  let clean = true;
  const watch = (inner: Report): Report => Object.assign(
    (finding: Finding): void => {
      clean = false;
      inner(finding);
    },
    { at: (path: string) => watch(inner.at(path)) },
  );
  rule(value, watch(report));
  return clean;
}

/** Checks a whole props object and throws everything that is wrong with it together. */
export function readProps<P, T>(where: Where, value: unknown, read: (props: PropsReader<P>) => T): T {
  return readValue(where, '', value === undefined ? {} : value, shape<P, T>(read));
}

/** Checks one value that is not a property of an object. */
export function readValue<T>(where: Where, prop: string, value: unknown, rule: Rule<T>): T {
  const problems: Problem[] = [];
  try {
    const result = rule(value, reportTo(problems, where, prop));
    if (problems.length === 0) return result;
  } catch (error) {
    // what goes on with a wrong value may fail on it, and then the finding says why
    if (problems.length === 0) throw error;
  }
  throw new ConfigurationError(problems);
}
