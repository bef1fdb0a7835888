import { hidingSecrets } from '../core/hidden-values';
import { Note } from '../core/props';
import { celObjectRule } from './cel/object-rule';
import { ListOf, MapOf } from './collections';
import { named } from './conditions';
import { Field, ObjectOf } from './object-of';
import { Later } from './later';
import { Scalar } from './scalar';
import { isLater, TooNew } from './too-new';
import { parseFieldType, parseType, Table, Written, WrittenObject } from './table';
import { Reading, Type } from './receiver';

/** Reads a value as its receiver does: true when it would be taken; otherwise what is wrong with it is noted, each mistake once. */
export function readAs(type: Type, value: unknown, note: Note): boolean {
  if (type.fine(value)) return true;
  type.find(value, hidingSecrets(note, () => value));
  return false;
}

/** The types of a table, each made when it is first asked for. */
export class Types {
  private readonly made = new Map<string, Type>();
  private held?: Table;

  /** The table is asked for when it is first needed. */
  constructor(private readonly load: () => Table, private readonly reading: Reading = {}) {}

  get table(): Table {
    return this.held ??= this.load();
  }

  /** The type of a whole, like `apps/v1/Deployment`; undefined where the table has none. */
  root(name: string): Type | undefined {
    const { roots, since = {} } = this.table;
    const { minor } = this.reading;
    if (!Object.hasOwn(roots, name)) return undefined;
    return isLater(since[name], minor) ? new TooNew(since[name], minor, name) : this.of(roots[name]);
  }

  /** A type by its name. */
  of(name: string): Type {
    const known = this.made.get(name);
    if (known !== undefined) return known;
    const { [name]: elsewhere } = this.reading.elsewhere ?? {};
    const type = elsewhere ?? this.make(parseType(this.table.types[name]));
    this.made.set(name, type);
    return type;
  }

  private make(written: WrittenObject | Written): Type {
    switch (written.is) {
      case 'scalar': return new Scalar(written, this.table.patterns ?? [], this.reading);
      case 'map': return this.map(written);
      case 'list': return this.list(written);
      // a type may contain itself
      case 'name': return new Later(() => this.of(written.name));
      case 'object': return this.object(written);
    }
  }

  private map({ of, keys }: Written & { readonly is: 'map' }): Type {
    return new MapOf(this.make(of), keys === undefined ? undefined : named(keys));
  }

  private list({ of, keys, least, most }: Written & { readonly is: 'list' }): Type {
    return new ListOf(this.make(of), keys, least, most);
  }

  private object({ fields, groups, keepsUnknown }: WrittenObject): Type {
    const { minor } = this.reading;
    const made = new Map<string, Field>(fields.map(({ name, required, since, text }) => [name, isLater(since, minor)
      ? { required: false, type: new TooNew(since as number, minor), isLater: true } : { required, type: new Later(() => this.make(parseFieldType(text))) }]));
    const asked = groups.filter(({ rule }) => rule === 'cel').flatMap((group) => group.fields.map((i) => celObjectRule((this.table.rules ?? [])[Number(i)])));
    return new ObjectOf(made, groups.filter(({ rule }) => rule !== 'cel'), asked, keepsUnknown, this.reading);
  }
}
