import type { Fill, WrittenRule } from '../../src/schema/table';
import type { Schema } from '../check/crd-schema';
import { isGrouped, isGroupedList } from './cel-groups';

/** Of what a schema and its fields say in CEL, all that is no relation of fields and no look: it is asked as it stands. */
export function celRules(schema: Schema): readonly WrittenRule[] {
  const own = asked(schema, '', schema).filter(({ rule }) => !isGrouped(rule, schema as Parameters<typeof isGrouped>[1]));
  const ofFields = Object.entries(schema.properties ?? {}).flatMap(([name, of]) => {
    if (of.properties !== undefined) return [];
    const elements = of.items === undefined || of.items.properties !== undefined ? [] : asked(of.items, `${name}[]`, schema);
    return [...asked(of, name, schema).filter(({ rule }) => !isGroupedList(rule, name)), ...elements];
  });
  return [...own, ...ofFields];
}

function asked({ 'x-kubernetes-validations': rules = [] }: Schema, on: string, schema: Schema): readonly WrittenRule[] {
  return rules.filter(({ rule }) => !isOfUpdates(rule)).map(({ rule, message }) => {
    const text = rule.trim().replace(/\s+/g, ' ');
    const fill = defaultsOf(schema, new Set([...text.match(/\w+/g) ?? [], on.replace('[]', '')]));
    return {
      ...(on === '' ? {} : { on }), rule: text, ...(message === undefined ? {} : { says: message.trim() }),
      ...(Object.keys(fill).length === 0 ? {} : { fill }),
    };
  });
}

/** An update is compared with what was there before. */
export function isOfUpdates(rule: string): boolean {
  return /\boldSelf\b/.test(rule);
}

/** What the server fills in of fields with these names. */
function defaultsOf({ properties = {} }: Schema, names: ReadonlySet<string>): Fill {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => names.has(name) || names.has(`__${name}__`)).flatMap(([name, of]) => {
    const own: readonly (readonly [string, unknown])[] = of.default === undefined ? [] : [[`=${name}`, of.default]];
    const inside = [['.', of], ['[', of.items ?? {}]] as const;
    return [...own, ...inside.map(([sign, inner]) => [`${sign}${name}`, defaultsOf(inner, names)] as const).filter(([, fill]) => Object.keys(fill).length > 0)];
  }));
}
