import type { Table, WrittenRule } from '../../src/schema/table';
import type { Schema } from '../check/crd-schema';
import { celGroups } from './cel-groups';
import { celRules } from './cel-rules';
import { webhookGroups } from './custom-webhooks';

/** A CustomResourceDefinition, as far as tables are made of it. */
export interface CustomResource {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly { readonly name: string; readonly served?: boolean; readonly schema: { readonly openAPIV3Schema: Schema } }[];
  };
}

/** The table of the kinds of one group. */
export function customTable(source: string, resources: readonly CustomResource[]): Table {
  return new CustomTable().table(source, resources);
}

class CustomTable {
  private readonly types = new Map<string, string>();
  private readonly names = new Map<string, string>();
  private readonly patterns: string[] = [];
  private readonly rules = new Map<string, WrittenRule>();

  table(source: string, resources: readonly CustomResource[]): Table {
    const roots: Record<string, string> = {};
    for (const { spec: { group, names, versions } } of resources) {
      for (const { name, served, schema } of versions) {
        if (served === false) continue;
        const { properties = {} } = schema.openAPIV3Schema;
        const own = { ...properties, metadata: {}, ...(properties.status === undefined ? {} : { status: {} }) };
        roots[`${group}/${name}/${names.kind}`] = this.object({ ...schema.openAPIV3Schema, properties: own }, names.kind);
      }
    }
    const types = Object.fromEntries([...this.types].sort(([a], [b]) => (a < b ? -1 : 1)));
    const patterns = this.patterns.length === 0 ? {} : { patterns: this.patterns };
    return { source, roots, types, ...patterns, ...(this.rules.size === 0 ? {} : { rules: [...this.rules.values()] }) };
  }

  private type(schema: Schema, name: string): string {
    if (schema['x-kubernetes-int-or-string'] === true || isIntOrString(schema)) return isQuantity(schema) ? 'q' : 'x';
    if (schema['x-kubernetes-embedded-resource'] === true) return 'j';
    switch (schema.type) {
      case 'string': return this.text(schema);
      case 'boolean': return 'b';
      case 'integer': return `${schema.format === 'int32' ? 'i32' : 'i'}${range(schema)}`;
      case 'number': return `n${range(schema)}`;
      case 'array': return `[${this.type(schema.items ?? {}, singular(name))}${keysOf(schema)}]${bounds(schema.minItems, schema.maxItems)}`;
      case 'object': return this.map(schema, name);
      default: return schema.properties === undefined ? 'j' : this.object(schema, name);
    }
  }

  private map(schema: Schema, name: string): string {
    if (schema.properties !== undefined) return this.object(schema, name);
    if (typeof schema.additionalProperties === 'object') return `{${this.type(schema.additionalProperties, singular(name))}}`;
    return schema['x-kubernetes-preserve-unknown-fields'] === true || schema.additionalProperties === true
      ? 'j' : this.object({ ...schema, properties: {} }, name);
  }

  private object(schema: Schema, name: string): string {
    const { properties = {}, required = [] } = schema;
    const fields = Object.entries(properties).map(([field, of]) => {
      if (!/^[\w.$-]+$/.test(field)) throw new Error(`${name} has the field ${field}`);
      return `${field}${required.includes(field) && of.default === undefined ? '!' : ''}:${this.type(of, pascal(field))}`;
    });
    const keeps = schema['x-kubernetes-preserve-unknown-fields'] === true || schema.additionalProperties === true;
    return this.named(
      `${keeps ? '?' : ''}`
        + `${[...groups(schema), ...celGroups(schema), ...this.asked(schema), ...webhookGroups(Object.keys(properties), name), ...fields].join(' ')}`,
      name,
    );
  }

  /** What no relation of fields says. */
  private asked(schema: Schema): readonly string[] {
    const indices = celRules(schema).map((rule) => {
      const text = JSON.stringify(rule);
      if (!this.rules.has(text)) this.rules.set(text, rule);
      return [...this.rules.keys()].indexOf(text);
    });
    return indices.length === 0 ? [] : [`@cel(${[...new Set(indices)].join('|')})`];
  }

  /** What is the same has one name. */
  private named(text: string, wanted: string): string {
    const known = this.names.get(text);
    if (known !== undefined) return known;
    let name = wanted;
    for (let i = 2; this.types.has(name); i++) name = `${wanted}${i}`;
    this.types.set(name, text);
    this.names.set(text, name);
    return name;
  }

  private text({ format, enum: words, pattern, minLength, maxLength }: Schema): string {
    if (format === 'date-time') return 't';
    if (format === 'byte') return 'y';
    if (format === 'cidr') return 'c';
    const plain = words?.every((word) => typeof word === 'string' && /^[^|)\n]*$/.test(word)) ?? false;
    return `s${plain ? `(${(words as readonly string[]).join('|').replace(/ /g, '%20')})` : ''}${this.pattern(pattern)}${bounds(minLength, maxLength)}`;
  }

  private pattern(pattern: string | undefined): string {
    if (pattern === undefined || !isPattern(pattern)) return '';
    const known = this.patterns.indexOf(pattern);
    return `~${known === -1 ? this.patterns.push(pattern) - 1 : known}`;
  }
}

/** Patterns are Go's; those that JavaScript cannot read are left to the server. */
function isPattern(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u').source !== '' && !/\\[zAQE]|\(\?[a-z]|\(\?P/.test(pattern);
  } catch {
    return false;
  }
}

function isIntOrString({ anyOf, oneOf }: Schema): boolean {
  const types = (anyOf ?? oneOf)?.map(({ type }) => type).sort();
  return types?.length === 2 && (types[0] === 'integer' || types[0] === 'number') && types[1] === 'string';
}

function isQuantity({ pattern }: Schema): boolean {
  return pattern?.includes('KMGTPE') === true;
}

function groups({ oneOf, anyOf, properties = {}, minProperties, maxProperties }: Schema): readonly string[] {
  const names = Object.keys(properties);
  const single = maxProperties === 1 && names.length > 1 ? [`@${minProperties === 1 ? 'one' : 'most'}(${names.join('|')})`] : [];
  const listed = [['one', oneOf], ['any', anyOf]].flatMap(([rule, list]) => {
    const fields = (list as readonly Schema[] | undefined)?.map((of) => (isRequiring(of) ? of.required?.[0] as string : ''));
    const known = fields?.every((field) => properties[field] !== undefined && properties[field].default === undefined);
    return fields !== undefined && fields.length > 1 && known === true ? [`@${rule as string}(${fields.join('|')})`] : [];
  });
  return [...single, ...listed];
}

/** True for what says nothing but that one field is there. */
function isRequiring({ required, properties = {}, ...rest }: Schema): boolean {
  return required?.length === 1 && Object.keys(rest).length === 0 && Object.values(properties).every((of) => Object.keys(of).length === 0);
}

function range({ minimum, maximum }: Schema): string {
  return minimum === undefined && maximum === undefined ? '' : `(${minimum ?? ''}..${maximum ?? ''})`;
}

function bounds(least: number | undefined, most: number | undefined): string {
  if (least === undefined && most === undefined) return '';
  return least === undefined ? `<${most}>` : `<${least},${most ?? ''}>`;
}

function keysOf(schema: Schema): string {
  if (schema['x-kubernetes-list-type'] === 'set') return ';';
  return schema['x-kubernetes-list-type'] === 'map' ? `;${schema['x-kubernetes-list-map-keys']?.join(',')}` : '';
}

function pascal(field: string): string {
  const word = field.replace(/[^A-Za-z0-9]+(.)?/g, (_, next: string | undefined) => next?.toUpperCase() ?? '');
  return /^[a-z]/.test(word) ? word[0].toUpperCase() + word.slice(1) : /^[A-Z]/.test(word) ? word : `T${word}`;
}

function singular(name: string): string {
  return name.length > 3 && name.endsWith('s') && !name.endsWith('ss') ? name.slice(0, -1) : name;
}
