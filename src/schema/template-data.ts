import { didYouMean } from '../core/quote';

/**
 * What a template is given, by Go's types: `Name:s Labels:{s} Refs:*Refs Pulls:[Pull] Complete():b IsZero()+:b In()`. `s` `b` `i` are texts, booleans
 * and integers, `?` is anything; `()` is a method, which gives anything where nothing follows, and `+` says that it takes a nil pointer.
 */
export type DataTypes = Readonly<Record<string, string>>;

/** What is known of a value in a template. */
export interface Seen {
  readonly type: string;
  /** Whether it is Go's empty value; undefined where nobody knows. */
  readonly empty?: boolean;
  /** A value that is written in the template. */
  readonly constant?: string;
  /** How a template says it. */
  readonly path: string;
}

export const ANYTHING: Seen = { type: '?', path: '' };

/** Says what a template fails of, and what to write, which ends its reading. */
export type Fail = (why: string, instead: string, code?: 'TemplateInvalid' | 'UnknownProp') => never;

/** Looks up fields as Go's templates do. Source: Go's text/template/exec.go, evalField. */
export class DataReader {
  private readonly read = new Map<string, ReadonlyMap<string, string>>();

  constructor(private readonly types: DataTypes, private readonly fail: Fail) {}

  /** The field of a value; `hasArguments` where it is called. */
  field(of: Seen, name: string, hasArguments: boolean): Seen {
    const path = `${of.path}.${name}`;
    const isPointer = of.type.startsWith('*');
    const type = isPointer ? of.type.slice(1) : of.type;
    if (type === '?') return isPointer && of.empty === true && name !== 'String' ? this.nil(of, name) : { ...ANYTHING, path };
    if (!isPointer && type.startsWith('{')) return this.entry(of, path, hasArguments);
    const fields = Object.hasOwn(this.types, type) ? this.fieldsOf(type) : undefined;
    if (fields === undefined) {
      const instead = type.startsWith('[') ? `{{range ${of.path || '.'}}}{{.${name}}}{{end}}` : action(of.path);
      return this.fail(`${of.path === '' ? 'the dot' : of.path} has no fields, and ${path} asks for one`, `write ${instead}`);
    }
    const [method, found] = [fields.get(`${name}()`), fields.get(name)];
    if (method === undefined && found === undefined) return this.unknown(of, name, type, fields);
    if (isPointer && of.empty === true && method?.startsWith('+') !== true) return this.nil(of, name);
    if (method !== undefined) return { type: method.replace(/^\+?:?/, '') || '?', path };
    if (hasArguments) return this.fail(`${path} is no function and gets a value`, `write ${action(path)} alone`);
    return { type: found as string, empty: of.empty === true ? true : undefined, path };
  }

  /** True for what has fields by itself: it is never empty. */
  isStruct(type: string): boolean {
    return Object.hasOwn(this.types, type);
  }

  private entry({ type }: Seen, path: string, hasArguments: boolean): Seen {
    if (hasArguments) return this.fail(`${path} is no function and gets a value`, `write ${action(path)} alone`);
    return { type: type.slice(1, -1), path };
  }

  private unknown(of: Seen, name: string, type: string, fields: ReadonlyMap<string, string>): never {
    const known = [...fields.keys()].map((field) => field.replace('()', ''));
    const meant = didYouMean(name, known);
    const inside = [...fields].find(([, inner]) => this.isStruct(bare(inner)) && this.fieldsOf(bare(inner)).has(name))?.[0];
    const near = inside === undefined ? meant : `${inside}.${name}`;
    const instead = near === undefined
      ? `write one of its fields: ${known.filter((field) => fields.has(field)).join(', ')}` : `did you mean ${action(`${of.path}.${near}`)}?`;
    return this.fail(`${type} has no field "${name}"`, instead, 'UnknownProp');
  }

  private nil({ path }: Seen, name: string): never {
    return this.fail(`${path} is nil in the empty job that Prow's loader tries it on, and nil has no ${name}`, `write {{with ${path}}}{{.${name}}}{{end}}`);
  }

  private fieldsOf(type: string): ReadonlyMap<string, string> {
    const known = this.read.get(type);
    if (known !== undefined) return known;
    const fields = new Map(this.types[type].split(' ').map((entry) => /^(\w+(?:\(\))?):?(.*)$/.exec(entry)!.slice(1) as [string, string]));
    this.read.set(type, fields);
    return fields;
  }
}

function bare(type: string): string {
  return type.replace(/^\*/, '');
}

/** A path as a template says it. */
function action(path: string): string {
  return `{{${path === '' ? '.' : path}}}`;
}
