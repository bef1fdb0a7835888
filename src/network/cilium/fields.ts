import { Rule } from '../../core/props';
import { oldShape, passes, PropsReader } from '../../core/props-reader';
import { boolean } from '../../core/values';
import { CiliumValue, CiliumValues } from './cilium-values';

/** A property, the place of its value in the chart, and what it may be. */
export type Field<P> = readonly [prop: keyof P & string, path: string, rule: Rule<any>];

/** Reads properties that each are one value of the chart; what was left out stays out, and so does what is wrong, so that nothing follows from it. */
export function readFields<P>(p: PropsReader<P>, fields: readonly Field<P>[]): CiliumValues {
  const values: Record<string, CiliumValue> = {};
  for (const [prop, path, rule] of fields) {
    const value = p.optional(prop, wellFormed(rule));
    if (value !== undefined) values[path] = value;
  }
  return values;
}

function wellFormed(rule: Rule<CiliumValue>): Rule<CiliumValue | undefined> {
  return (value, report) => (passes(rule, value, report) ? rule(value, report) : undefined);
}

/** The rule for a nested object of such properties. */
export function group<P>(fields: readonly Field<P>[]): Rule<CiliumValues> {
  return oldShape<P, CiliumValues>((p) => readFields(p, fields));
}

/** The same for a feature that is on once its object is there, unless `enabled: false` stands in it. */
export function feature<P extends { readonly enabled?: boolean }>(switchPath: string, fields: readonly Field<P>[]): Rule<CiliumValues> {
  return oldShape<P, CiliumValues>((p) => ({ [switchPath]: p.optional('enabled', boolean, true), ...readFields(p, fields) }));
}
