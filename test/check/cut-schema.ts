import type { Schema } from './crd-schema';

const INT_OR_STRING: Schema = { 'x-kubernetes-int-or-string': true, 'anyOf': [{ type: 'integer' }, { type: 'string' }] };

/** A schema with those fields alone that some of the values have: what is said of values, not of their types, goes too. */
export function cutSchema(schema: Schema, values: readonly unknown[], path = ''): Schema {
  const { type, properties, additionalProperties, items, required = [] } = schema;
  if (schema['x-kubernetes-int-or-string']) return INT_OR_STRING;
  if (items) return { type, items: cutSchema(items, values.flatMap((value) => value as readonly unknown[]), `${path}[]`) };
  if (properties) {
    const used = [...new Set(values.flatMap((value) => Object.keys(value as object)))].sort();
    const unknown = used.filter((name) => !(name in properties));
    if (unknown.length > 0 && !schema['x-kubernetes-preserve-unknown-fields']) throw new Error(`${path} has no ${unknown.join(', ')}`);
    return {
      type: 'object',
      properties: Object.fromEntries(
        used.filter((name) => name in properties).map((name) => [name, cutSchema(properties[name], fieldOf(values, name), `${path}.${name}`)])),
      required: required.filter((name) => used.includes(name)),
    };
  }
  if (typeof additionalProperties === 'object') {
    return { type: 'object', additionalProperties: cutSchema(additionalProperties, values.flatMap((value) => Object.values(value as object)), `${path}.*`) };
  }
  return { type, enum: schema.enum };
}

function fieldOf(values: readonly unknown[], name: string): readonly unknown[] {
  return values.map((value) => (value as Record<string, unknown>)[name]).filter((value) => value !== undefined && value !== null);
}
