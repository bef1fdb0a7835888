import { Finding, Where } from './problem';
import { isPlainObject, nested, optional, readValue, Refusals, Report, required, Rule, unknownProps } from './props';
import { quote } from './quote';

// the reader of before; it goes when the last room reads by tables

export function readOldProps<P, T>(where: Where, value: unknown, read: (props: PropsReader<P>) => T): T {
  return readValue(where, '', value === undefined ? {} : value, oldShape(read));
}

export class PropsReader<P> {
  private readonly asked: string[] = [];
  dirty = false;
  constructor(private readonly value: Record<string, unknown>, private readonly report: Report, private readonly refusals: Refusals) {}
  required<T>(prop: keyof P & string, rule: Rule<T>): T {
    return this.take(prop, required(rule));
  }
  optional<T>(prop: keyof P & string, rule: Rule<T>, fallback: T): T;
  optional<T>(prop: keyof P & string, rule: Rule<T>): T | undefined;
  optional<T>(prop: keyof P & string, rule: Rule<T>, fallback?: T): T | undefined {
    return this.take(prop, optional(rule, fallback as T));
  }
  nested<T>(prop: keyof P & string, rule: Rule<T>): T {
    return this.take(prop, nested(rule));
  }
  given(prop: keyof P & string): boolean {
    return Object.hasOwn(this.value, prop) && this.value[prop] !== undefined;
  }
  problem(prop: (keyof P & string) | '', finding: Finding): void {
    if (!this.dirty) this.refusals.of(() => (prop === '' ? this.report : this.report.at(prop))(finding));
  }
  again<T>(prop: keyof P & string, rule: Rule<T>): T {
    return rule(this.value[prop], this.report.at(prop));
  }
  private take<T>(prop: string, rule: Rule<T>): T {
    this.asked.push(prop);
    const clean = this.refusals.found.length;
    const value = this.refusals.of(() => rule(Object.hasOwn(this.value, prop) ? this.value[prop] : undefined, this.report.at(prop))) as T;
    this.dirty ||= this.refusals.found.length > clean;
    return value;
  }
  /** @internal */
  unknown(): readonly Finding[] {
    return unknownProps(this.value, Object.fromEntries(this.asked.map((prop) => [prop, required as never])));
  }
}

export function oldShape<P, T>(read: (props: PropsReader<P>) => T): Rule<T> {
  return (value, report) => {
    if (!isPlainObject(value)) return report({ what: `${quote(value)} is not an object of properties`, instead: 'write { … }', code: 'WrongType' });
    const refusals = new Refusals();
    const reader = new PropsReader<P>(value, report, refusals);
    let result: T | undefined;
    try {
      result = read(reader);
      for (const finding of reader.unknown()) refusals.of(() => report(finding));
    } catch (error) {
      if (!reader.dirty) {
        refusals.of(() => {
          throw error;
        });
      }
    }
    refusals.end();
    return result as T;
  };
}

export function passes<T>(rule: Rule<T>, value: unknown, report: Report): value is T {
  rule(value, report);
  return true;
}
