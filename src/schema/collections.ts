import { atKey, Note } from '../core/props';
import { NULL_ELEMENT } from '../core/values';
import { quote } from '../core/quote';
import { Look } from './kinds';
import { settled } from './later';
import { isObject, Type } from './receiver';

const SHORT = 8;

/** A list, whose elements may have to differ. */
export class ListOf implements Type {
  constructor(private of: Type, private readonly keys: readonly string[] | undefined, private readonly least = 0, private readonly most = Infinity) {}

  fine(value: unknown): boolean {
    if (value === null) return true;
    if (!Array.isArray(value) || value.length < this.least || value.length > this.most) return false;
    const of = this.of = settled(this.of);
    for (let i = 0; i < value.length; i++) if (!of.fine(value[i])) return false;
    return this.keys === undefined || value.length < 2 || this.differ(value);
  }

  find(value: unknown, note: Note): void {
    if (value === null) return;
    if (!Array.isArray(value)) return note({ what: `${quote(value)} is not a list`, instead: 'write [ … ]', code: 'WrongType' });
    if (value.length < this.least && value.length === 0) return note({ what: 'is empty', instead: `give at least ${this.least}`, code: 'EmptyList' });
    if (value.length < this.least || value.length > this.most) {
      const bound = value.length < this.least ? `give at least ${this.least}` : `give at most ${this.most}`;
      note({ what: `has ${value.length} elements`, instead: bound, code: 'LengthOutOfRange' });
    }
    value.forEach((element, i) => {
      if (this.of.fine(element)) return;
      // in the words of who reads it as plain data, so that it is told once
      if (element === null || element === undefined) note.at(`[${i}]`)(NULL_ELEMENT);
      else this.of.find(element, note.at(`[${i}]`));
    });
    const twice = this.keys && this.twice(value);
    if (twice !== undefined) {
      note.at(`[${twice.second}]`)({
        what: `${quote(twice.shown)} stands at [${twice.first}] already`, instead: 'remove one of them, or give it another name',
        code: 'ElementTwice',
      });
    }
  }

  /** Most lists are short: comparing each with each costs less than to make something that remembers. */
  private differ(list: readonly unknown[]): boolean {
    if (list.length > SHORT || this.keys?.length !== 1) return this.twice(list) === undefined;
    for (let i = 1; i < list.length; i++) {
      const key = this.keyOf(list[i]);
      if (key === undefined) continue;
      for (let j = 0; j < i; j++) if (this.keyOf(list[j]) === key) return false;
    }
    return true;
  }

  /** The first element that has the keys of an earlier one. */
  private twice(list: readonly unknown[]): { readonly first: number; readonly second: number; readonly shown: unknown } | undefined {
    const seen = new Map<unknown, number>();
    for (let i = 0; i < list.length; i++) {
      const key = this.keyOf(list[i]);
      if (key === undefined) continue;
      const first = seen.get(key);
      if (first !== undefined) return { first, second: i, shown: key };
      seen.set(key, i);
    }
    return undefined;
  }

  private keyOf(element: unknown): unknown {
    const keys = this.keys as readonly string[];
    if (keys.length === 0) return typeof element === 'object' ? undefined : element;
    if (!isObject(element)) return undefined;
    // the empty text is no name
    if (keys.length === 1) return element[keys[0]] || undefined;
    return keys.every((key) => element[key] === undefined || element[key] === null) ? undefined : keys.map((key) => String(element[key] ?? '')).join(', ');
  }
}

/** A map of texts. */
export class MapOf implements Type {
  constructor(private of: Type, private readonly keys?: Look) {}

  fine(value: unknown): boolean {
    if (value === null) return true;
    if (!isObject(value)) return false;
    const of = this.of = settled(this.of);
    for (const key in value) {
      const element = value[key];
      if (element !== undefined && !of.fine(element)) return false;
      if (this.keys !== undefined && this.keys(key) !== undefined) return false;
    }
    return true;
  }

  find(value: unknown, note: Note): void {
    if (value === null) return;
    if (!isObject(value)) return note({ what: `${quote(value)} is not an object`, instead: 'write { name: value }', code: 'WrongType' });
    for (const [key, element] of Object.entries(value)) {
      if (element !== undefined && !this.of.fine(element)) this.of.find(element, atKey(note, key));
      const finding = this.keys?.(key);
      if (finding !== undefined) note(finding);
    }
  }
}
