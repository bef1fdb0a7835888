/**
 * What others read, as data: generated from their sources by commands under test/, and committed. ADR 7 says why.
 *
 * A type is one text, its fields separated by blanks: `containers!:[Container;name] restartPolicy:s(Always|Never)`. Before the fields may
 * stand `?`, when unknown fields are kept, and groups of fields: `@one(a|b)` exactly one, `@most(a|b)` at most one, `@any(a|b)` at least one;
 * `@with(a|b|X|Y)` a only beside b X or Y, `@for(a|b|X)` a wherever b is X, where the empty word stands for no b; `@look(name)`, a rule of
 * `object-rules.ts`; and `@cel(0|3)`, the rules with these indices.
 * A text `=TYPE` gives a name to a type that is no object.
 *
 * A field is `name[!][^34]:TYPE`: `!` is required, `^34` is known since minor 34. TYPE is one of:
 *
 * | TYPE | what |
 * |---|---|
 * | `s` `b` `j` `y` `t` | text, boolean, anything, base64, RFC 3339 time |
 * | `i` `i32` `n` | integer of 64 bits, of 32 bits, number |
 * | `q` `x` `d` | quantity, integer or text, Go duration |
 * | `r` `p` `c` | Go regular expression, Go template, CIDR |
 * | `[T]` `[T;a,b]` | list; whose elements differ in these fields, or in themselves where `;` stands alone |
 * | `{T}` `{T;@name}` | map of text to T; with a rule for its keys |
 * | `Name` | another type, of this table or of another one |
 *
 * Behind a TYPE may stand, in this order: `+` not empty; `(A|B^35)` words, of texts, where `%20` is a blank, and `^35` is as with fields;
 * `(1..65535)` a range, of numbers, quantities and durations; `@name` a rule of `named-texts.ts`; `~3` the pattern with that index; `<1,63>` or `<63>`
 * the number of characters or elements.
 */
export interface Table {
  /** Of what, and of which version of it. */
  readonly source: string;
  /** Names of types by what they are the whole of: `apps/v1/Deployment`, `ProwConfig`. */
  readonly roots: Readonly<Record<string, string>>;
  /** The minor that a kind came with, where not every one has it. */
  readonly since?: Readonly<Record<string, number>>;
  readonly types: Readonly<Record<string, string>>;
  readonly patterns?: readonly string[];
  readonly rules?: readonly WrittenRule[];
}

/** What a CRD says of an object in CEL, or of one of its fields. */
export interface WrittenRule {
  /** The field that is asked; `name[]` where each of its elements is. The object itself where it is left out. */
  readonly on?: string;
  readonly rule: string;
  /** What the server says where it does not hold; the rule itself where it is left out. */
  readonly says?: string;
  /** Defaults of what the rule asks about. */
  readonly fill?: Fill;
}

/** What the server fills in: `=name` a value, `.name` into an object, `[name` into each element of a list. */
export interface Fill {
  readonly [key: string]: unknown;
}

/** A type as it is written. */
export type Written = WrittenScalar | WrittenList | WrittenMap | WrittenName;

export interface WrittenScalar extends Limits {
  readonly is: 'scalar';
  readonly letter: string;
  readonly filled: boolean;
  readonly words?: readonly string[];
  /** The minors that words came with which not every one has. */
  readonly wordsSince?: ReadonlyMap<string, number>;
  readonly range?: readonly [least: number, most: number];
  readonly named?: string;
  readonly pattern?: number;
}

export interface WrittenList extends Limits {
  readonly is: 'list';
  readonly of: Written;
  /** Fields that tell elements apart; none where they are told apart by themselves. */
  readonly keys?: readonly string[];
}

export interface WrittenMap {
  readonly is: 'map';
  readonly of: Written;
  /** A rule of `named-texts.ts` for its keys. */
  readonly keys?: string;
}

export interface WrittenName {
  readonly is: 'name';
  readonly name: string;
}

/** How many characters or elements. */
interface Limits {
  readonly least?: number;
  readonly most?: number;
}

export interface WrittenField {
  readonly name: string;
  readonly required: boolean;
  readonly since?: number;
  /** For `parseFieldType`: of all fields that a type may have, few are ever met. */
  readonly text: string;
}

export interface WrittenGroup {
  readonly rule: 'one' | 'most' | 'any' | 'with' | 'for' | 'look' | 'cel';
  readonly fields: readonly string[];
}

export interface WrittenObject {
  readonly is: 'object';
  readonly keepsUnknown: boolean;
  readonly groups: readonly WrittenGroup[];
  readonly fields: readonly WrittenField[];
}

/** Reads the text of a type of a table. */
export function parseType(text: string): WrittenObject | Written {
  if (text.startsWith('=')) return parseFieldType(text.slice(1));
  const keepsUnknown = text.startsWith('?');
  const parts = (keepsUnknown ? text.slice(1) : text).split(' ').filter((part) => part !== '');
  const groups = parts.filter((part) => part.startsWith('@')).map(parseGroup);
  const fields = parts.filter((part) => !part.startsWith('@')).map(parseField);
  return { is: 'object', keepsUnknown, groups, fields };
}

/** Reads the text of the type of a field. */
export function parseFieldType(text: string): Written {
  return new Parser(text).type();
}

function parseGroup(text: string): WrittenGroup {
  const [, rule, fields] = /^@(\w+)\((.*)\)$/.exec(text) as unknown as [string, WrittenGroup['rule'], string];
  return { rule, fields: fields.split('|') };
}

function parseField(text: string): WrittenField {
  const [whole, name, required, since] = /^([^!^:]+)(!?)(?:\^(\d+))?:/.exec(text) as unknown as readonly string[];
  return { name, required: required === '!', since: numberOf(since), text: text.slice(whole.length) };
}

class Parser {
  constructor(private rest: string) {}

  type(): Written {
    if (this.take(/^\[/) !== undefined) return this.list();
    if (this.take(/^\{/) !== undefined) {
      const of = this.type();
      const keys = this.take(/^;@\w+/)?.slice(2);
      this.take(/^\}/);
      return { is: 'map', of, keys };
    }
    const name = this.take(/^[A-Z][\w.]*/);
    return name === undefined ? this.scalar() : { is: 'name', name };
  }

  private list(): WrittenList {
    const of = this.type();
    const keys = this.take(/^;[^\]]*/)?.slice(1).split(',').filter((key) => key !== '');
    this.take(/^\]/);
    return { is: 'list', of, keys, ...this.limits() };
  }

  private scalar(): WrittenScalar {
    const letter = this.take(/^([a-z](32)?)/) as string;
    const filled = this.take(/^\+/) !== undefined;
    const group = this.take(/^\([^)]*\)/)?.slice(1, -1);
    const bounds = /^(.*)\.\.(.*)$/.exec(letter === 's' ? '' : group ?? '');
    const words = group === undefined || bounds !== null ? undefined : group.split('|').map((word) => word.replace(/%20/g, ' ').split('^'));
    return {
      is: 'scalar', letter, filled,
      words: words?.map(([word]) => word),
      wordsSince: words === undefined ? undefined : new Map(words.filter(({ length }) => length > 1).map(([word, since]) => [word, Number(since)])),
      range: bounds === null ? undefined : [bounds[1] === '' ? -Infinity : Number(bounds[1]), bounds[2] === '' ? Infinity : Number(bounds[2])],
      named: this.take(/^@\w+/)?.slice(1),
      pattern: numberOf(this.take(/^~\d+/)?.slice(1)),
      ...this.limits(),
    };
  }

  private limits(): Limits {
    const limits = this.take(/^<[\d,]+>/)?.slice(1, -1).split(',');
    if (limits === undefined) return {};
    return limits.length === 1 ? { most: numberOf(limits[0]) } : { least: numberOf(limits[0]), most: numberOf(limits[1]) };
  }

  private take(pattern: RegExp): string | undefined {
    const found = pattern.exec(this.rest)?.[0];
    if (found !== undefined) this.rest = this.rest.slice(found.length);
    return found;
  }
}

function numberOf(digits: string | undefined): number | undefined {
  return digits === undefined || digits === '' ? undefined : Number(digits);
}
