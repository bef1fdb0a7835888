import { Finding } from '../../core/problem';
import { FieldFinding, Fields, ObjectRule } from '../object-rule';
import { isObject } from '../receiver';
import { Fill, WrittenRule } from '../table';
import { celRule, Rule } from './parser';

/** What a CRD says of an object in CEL, as its API server asks it: with the defaults in it. */
export function celObjectRule({ on = '', rule, says = rule, fill }: WrittenRule): ObjectRule {
  let read: Rule | undefined;
  const finding: Finding = { what: `breaks a rule of its CRD, ${JSON.stringify(says)}`, instead: 'write what it asks for', code: 'CrdRuleBroken' };
  const holds = (self: unknown): boolean => (read ??= celRule(rule) ?? (() => true))(self);
  const name = on.replace(/\[\]$/, '');
  return (given) => {
    const fields = fill === undefined ? given : filled(given, fill) as Fields;
    if (on === '') return holds(fields) ? undefined : { at: '', finding };
    const value: unknown = fields[name];
    if (value === undefined || value === null) return undefined;
    if (name === on) return holds(value) ? undefined : { at: name, finding };
    return atElement(name, (value as readonly unknown[]).findIndex((element) => !holds(element)), finding);
  };
}

function atElement(name: string, i: number, finding: Finding): FieldFinding | undefined {
  return i === -1 ? undefined : { at: `${name}[${i}]`, finding };
}

function filled(value: unknown, fill: Fill): unknown {
  if (!isObject(value)) return value;
  const result: Record<string, unknown> = { ...value };
  for (const [key, inner] of Object.entries(fill)) {
    const [kind, name] = [key[0], key.slice(1)];
    const present = result[name];
    if (present === undefined || present === null) {
      if (kind === '=') result[name] = inner;
    } else if (kind === '.') {
      result[name] = filled(present, inner as Fill);
    } else if (kind === '[' && Array.isArray(present)) {
      result[name] = present.map((element) => filled(element, inner as Fill));
    }
  }
  return result;
}
