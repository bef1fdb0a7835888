import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Table } from '../../src/schema/table';
import { goFields, type GoField } from './go-structs';
import { GROUPS } from './kubernetes-groups';
import { ANYTHING, CLONES, FIELDS, OWN, REQUIRED_NOWHERE } from './kubernetes-values';

/** Sources of one version of Kubernetes. */
export interface KubernetesSources {
  readonly version: string;
  /** Of the module k8s.io/kubernetes. */
  readonly kubernetes: string;
  /** Of the module k8s.io/api. */
  readonly api: string;
}

/** A schema as OpenAPI has it. */
interface Schema {
  readonly type?: string;
  readonly format?: string;
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly default?: unknown;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly 'x-kubernetes-group-version-kind'?: readonly { readonly group: string; readonly version: string; readonly kind: string }[];
}

type Schemas = Readonly<Record<string, Schema>>;

const SCALARS: Readonly<Record<string, string>> = {
  Quantity: 'q', IntOrString: 'x', Time: 't', MicroTime: 't', Duration: 'd', RawExtension: 'j', JSON: 'j', FieldsV1: 'j', JSONSchemaProps: 'j',
};
/** Kinds that nobody applies: answers, and requests for something to be done. */
const NOT_APPLIED = /List$|Options$|Review$|^(APIGroup|APIVersions|Binding|ComponentStatus|Eviction|Scale|Status|TokenRequest|WatchEvent)$/;

/** The table of the kinds of these minors, the oldest first: as the newest has them, with the minor that each kind, field and word came with. */
export function kubernetesTable(all: readonly KubernetesSources[]): Table {
  return new KubernetesTable(all.map((sources) => ({ ...sources, minor: Number(sources.version.split('.')[1]), schemas: schemasOf(sources) }))).table();
}

/** What one minor has. */
interface Minor extends KubernetesSources {
  readonly minor: number;
  readonly schemas: Schemas;
}

function schemasOf({ kubernetes }: KubernetesSources): Schemas {
  const folder = join(kubernetes, 'api', 'openapi-spec', 'v3');
  const files = readdirSync(folder).filter((name) => name.endsWith('_openapi.json'));
  return Object.assign({}, ...files.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')).components?.schemas ?? {})) as Schemas;
}

class KubernetesTable {
  private readonly types = new Map<string, string>();
  private readonly names = new Map<string, string>();
  private readonly goFields = new Map<string, ReadonlyMap<string, GoField>>();
  private readonly usedValues = new Set<string>();

  private readonly oldest: Minor;
  private readonly newest: Minor;
  private readonly schemas: Schemas;

  constructor(private readonly all: readonly Minor[]) {
    [this.oldest, this.newest] = [all[0], all[all.length - 1]];
    this.schemas = this.newest.schemas;
  }

  table(): Table {
    const kinds = this.all.flatMap(({ minor, schemas }) => this.kinds(schemas).map((kind) => ({ ...kind, minor })));
    const roots: Record<string, string> = {};
    const since: Record<string, number> = {};
    for (const { root, full, stable, minor } of kinds.sort((a, b) => (a.root < b.root ? -1 : a.root > b.root ? 1 : a.minor - b.minor))) {
      // the first minor that has it comes first
      if (roots[root] === undefined && minor > this.oldest.minor) since[root] = minor;
      roots[root] = !stable || this.schemas[full] === undefined ? 'Anything' : this.nameOf(full);
    }
    this.types.set('Anything', '=j');
    const fields = this.types.get('ObjectMeta') as string;
    // what stands there is read by the gate for metadata
    this.types.set('OwnMeta', fields.replace(/\b(annotations|labels|name|namespace):\S+/g, '$1:j'));
    for (const [name, { of, fields: changed, rules = [] }] of Object.entries(CLONES)) {
      this.types.set(name, [...rules, replaced(this.types.get(of) as string, changed)].join(' '));
    }
    for (const [name, type] of Object.entries(OWN)) this.types.set(name, type);
    const unused = [...Object.keys(FIELDS), ...REQUIRED_NOWHERE, ...Object.keys(GROUPS)].filter((key) => !this.usedValues.has(key));
    if (unused.length > 0) throw new Error(`no type has ${unused.join(', ')}`);
    const types = Object.fromEntries([...this.types].sort(([a], [b]) => (a < b ? -1 : 1)));
    return { source: `kubernetes ${[...this.all].reverse().map(({ version }) => version).join(', ')}`, roots, since, types };
  }

  /** `^35` of what another minor than the first that has the whole brought; `has` tells whether a minor has it. */
  private mark(full: string, has: (minor: Minor) => boolean): string {
    const withWhole = this.all.filter(({ schemas }) => schemas[full] !== undefined);
    const first = withWhole.find(has) as Minor;
    return first === withWhole[0] ? '' : `^${first.minor}`;
  }

  private kinds(schemas: Schemas): readonly { root: string; full: string; stable: boolean }[] {
    return Object.entries(schemas).flatMap(([full, schema]) => (schema['x-kubernetes-group-version-kind'] ?? [])
      .filter(({ kind }) => !NOT_APPLIED.test(kind) || full.includes('Eviction') && kind === 'EvictionRequest')
      .map(({ group, version, kind }) => ({ root: `${group === '' ? '' : `${group}/`}${version}/${kind}`, full, stable: /^v\d+$/.test(version) })));
  }

  /** The name of a type in the table, which it is added to. */
  private nameOf(full: string): string {
    const known = this.names.get(full);
    if (known !== undefined) return known;
    const [version, name] = full.split('.').slice(-2);
    const group = full.split('.').at(-3) as string;
    const taken = new Set(this.names.values());
    const own = taken.has(name) ? `${name}.${group}${version}` : name;
    this.names.set(full, own);
    this.types.set(own, this.object(full, own));
    return own;
  }

  private object(full: string, own: string): string {
    const { properties, required = [] } = this.schemas[full];
    if (properties === undefined) return '?';
    const go = this.goOf(full);
    const isRoot = this.schemas[full]['x-kubernetes-group-version-kind'] !== undefined;
    const fields = Object.entries(properties).map(([name, schema]) => {
      const since = this.mark(full, ({ schemas }) => schemas[full].properties?.[name] !== undefined);
      const key = `${own}.${name}`;
      const values = FIELDS[key];
      if (values !== undefined) this.usedValues.add(key);
      if (REQUIRED_NOWHERE.includes(key)) this.usedValues.add(key);
      if (values !== undefined) this.type(schema, undefined, false);
      if (values !== undefined) return `${name}${values.startsWith('!') ? '!' : ''}${since}:${values.replace(/^!?/, '')}`;
      if (isRoot && name === 'metadata') return 'metadata:OwnMeta';
      if (name === 'status' || ANYTHING.includes(key)) return `${name}${since}:j`;
      const isRequired = required.includes(name) && !REQUIRED_NOWHERE.includes(key);
      const type = this.type(schema, go.get(`${full.split('.').at(-1)}.${name}`), isRequired);
      const isFilled = isRequired || (isEmptyObject(schema.default) && this.wants(type) && !REQUIRED_NOWHERE.includes(key));
      return `${name}${isFilled ? '!' : ''}${since}:${type}`;
    });
    if (GROUPS[own] !== undefined) this.usedValues.add(own);
    return [...GROUPS[own] ?? [], ...fields].join(' ');
  }

  /** True for a type that has to have fields: a struct that was left out is read as an empty one. */
  private wants(type: string): boolean {
    return /^[A-Z]/.test(type) && (/!/.test(this.types.get(type) ?? '') || /@(one|any)/.test(this.types.get(type) ?? ''));
  }

  private type(schema: Schema, go: GoField | undefined, required: boolean): string {
    const reference = schema.$ref ?? schema.allOf?.[0].$ref;
    if (reference !== undefined) {
      const full = reference.replace('#/components/schemas/', '');
      const scalar = SCALARS[full.split('.').at(-1) as string];
      if (scalar !== undefined) return scalar;
      const target = this.schemas[full];
      return target.properties === undefined ? this.type(target, undefined, false) : this.nameOf(full);
    }
    if (schema.items) return `[${this.type(schema.items, go && { ...go, pointer: true }, false)}]${required ? '<1,>' : ''}`;
    if (schema.additionalProperties) return `{${this.type(schema.additionalProperties, undefined, false)}}`;
    switch (schema.type) {
      case 'string': return schema.format === 'byte' ? 'y' : text(schema, go, required);
      case 'boolean': return 'b';
      case 'integer': return schema.format === 'int32' ? 'i32' : 'i';
      case 'number': return 'n';
      default: return 'j';
    }
  }

  /** The fields as the newest minor has them; words that not all minors have are marked with the first that does. */
  private goOf(full: string): ReadonlyMap<string, GoField> {
    const [, group, version] = /^io\.k8s\.api\.(\w+)\.(\w+)\./.exec(full) ?? [];
    if (group === undefined) return new Map();
    const known = this.goFields.get(`${group}/${version}`);
    if (known !== undefined) return known;
    const files = this.all.map(({ api, minor }) => ({ file: join(api, group, version, 'types.go'), minor })).filter(({ file }) => existsSync(file));
    const byMinor = files.map(({ file, minor }) => ({ minor, fields: goFields(file) }));
    const marked = new Map([...byMinor[byMinor.length - 1].fields].map(([name, field]) => {
      const having = byMinor.filter(({ fields }) => (fields.get(name)?.words?.length ?? 0) > 0);
      const first = (word: string): number => having.findIndex(({ fields }) => fields.get(name)?.words?.includes(word));
      return [name, { ...field, words: field.words?.map((word) => (first(word) > 0 ? `${word}^${having[first(word)].minor}` : word)) }];
    }));
    this.goFields.set(`${group}/${version}`, marked);
    return marked;
  }
}

function text(schema: Schema, go: GoField | undefined, required: boolean): string {
  const words = schema.enum ?? go?.words;
  // a blank ends a field
  if (words !== undefined && words.length > 0 && !words.some((word) => word.includes(' '))) {
    const [withEmpty, rest] = [!required && go?.pointer !== true, [...new Set(words)].filter((word) => word !== '')];
    return `s(${[...(withEmpty ? [''] : []), ...rest].join('|')})`;
  }
  return required ? 's+' : 's';
}

function isEmptyObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** A type with other words for some fields. */
function replaced(type: string, fields: Readonly<Record<string, string>>): string {
  return type.split(' ').map((field) => {
    const [, name, since = ''] = /^([^!^:@]+)!?(\^\d+)?:/.exec(field) ?? [];
    const changed = name === undefined ? undefined : fields[name];
    return changed === undefined ? field : `${name}${changed.startsWith('!') ? '!' : ''}${since}:${changed.replace(/^!/, '')}`;
  }).join(' ');
}
