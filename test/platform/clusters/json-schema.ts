import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Schema = Readonly<Record<string, any>>;

export function schemaOf(name: string): Schema {
  return JSON.parse(readFileSync(join(__dirname, `${name}.schema.json`), 'utf8'));
}

/** What a schema refuses of a value, by path: keys that it does not know, types, and words. These schemas have nothing else that counts here. */
export function refusals(value: any, schema: Schema, whole: Schema = schema, path = ''): readonly string[] {
  if (typeof schema.$ref === 'string') {
    const target = schema.$ref.replace(/^#\//, '').split('/').reduce<Schema>((at, key) => at[key], whole);
    return refusals(value, target, whole, path);
  }
  const actual = Array.isArray(value) ? 'array' : typeof value;
  const isRight = schema.type === undefined || schema.type === actual || (actual === 'number' && schema.type === 'integer' && Number.isInteger(value));
  if (!isRight) return [`${path} is ${actual}, not ${schema.type}`];
  if (schema.enum !== undefined && !schema.enum.includes(value)) return [`${path} is none of ${schema.enum.join(', ')}`];
  if (actual === 'array') return value.flatMap((element: any, i: number) => refusals(element, schema.items ?? {}, whole, `${path}[${i}]`));
  if (actual !== 'object') return [];
  return [
    ...(schema.required ?? []).filter((key: string) => !Object.hasOwn(value, key)).map((key: string) => `${path}.${key} is missing`),
    ...Object.entries(value).flatMap(([key, inner]) => {
      const known = schema.properties?.[key];
      if (known !== undefined) return refusals(inner, known, whole, `${path}.${key}`);
      return schema.additionalProperties === false ? [`${path}.${key} is not known`] : [];
    }),
  ];
}
