import type { Schema } from './crd-schema';
import { cutSchema } from './cut-schema';

const schema: Schema = {
  type: 'object',
  required: ['name', 'never'],
  properties: {
    name: { type: 'string' },
    never: { type: 'string' },
    port: { 'x-kubernetes-int-or-string': true },
    rules: { type: 'array', items: { type: 'object', properties: { action: { type: 'string', enum: ['Allow', 'Deny'] }, order: { type: 'number' } } } },
    labels: { type: 'object', additionalProperties: { type: 'string' } },
  },
};

test('fields stay that some value has, whatever the other values have', () => {
  expect(cutSchema(schema, [{ name: 'a', rules: [{ action: 'Allow' }] }, { port: 80, labels: { any: 'b' } }])).toEqual({
    type: 'object',
    required: ['name'],
    properties: {
      name: { type: 'string' },
      port: { 'x-kubernetes-int-or-string': true, 'anyOf': [{ type: 'integer' }, { type: 'string' }] },
      rules: { type: 'array', items: { type: 'object', required: [], properties: { action: { type: 'string', enum: ['Allow', 'Deny'] } } } },
      labels: { type: 'object', additionalProperties: { type: 'string' } },
    },
  });
});

test('a field that the schema does not have is an error', () => {
  expect(() => cutSchema(schema, [{ rules: [{ acton: 'Allow' }] }], 'acme.dev/v1/Policy')).toThrow('acme.dev/v1/Policy.rules[] has no acton');
});
