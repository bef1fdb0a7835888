import { Note } from '../core/props';
import { didYouMean, quote } from '../core/quote';
import { belongsTo, ObjectRule } from './object-rule';
import { objectRuleOf } from './object-rules';
import { settled } from './later';
import { WrittenGroup } from './table';
import { isObject, Reading, Type } from './receiver';
import { isAnyText } from './scalar';

/** A field of an object. */
export interface Field {
  readonly required: boolean;
  readonly type: Type;
  /** Whether it came with a later minor than has to take it: it is refused, and not proposed to anybody. Absent for no. */
  readonly isLater?: boolean;
}

interface KnownField extends Field {
  type: Type;
  /** True for a text of which nothing more is asked, as most are: the type need not be asked. Known when the field is first met. */
  isAnyText: boolean;
  /** What it adds to the counts of groups. */
  readonly counts: number;
}

/** Counts of all groups are kept in one number, each below this, so that none has to be made for each object. */
const MOST_IN_GROUP = 32;

/** As many names can be read at once. */
const FEW = 9;

/** An object with fields. */
export class ObjectOf implements Type {
  private readonly required: number;
  /** Names in lower case, where their case does not matter. */
  private readonly anyCase?: ReadonlyMap<string, string>;

  private readonly groups: readonly WrittenGroup[];
  private readonly rules: readonly ObjectRule[];
  private readonly grows: boolean;
  private readonly fields: ReadonlyMap<string, KnownField>;
  private readonly lastKeys: string[] = [];
  private readonly lastFields: (KnownField | undefined)[] = [];

  constructor(
    fields: ReadonlyMap<string, Field>,
    groups: readonly WrittenGroup[],
    private readonly asked: readonly ObjectRule[],
    private readonly keepsUnknown: boolean,
    { loose = false, grows = false }: Reading,
  ) {
    this.grows = grows;
    this.groups = groups.filter((group) => ruleOf(group) === undefined);
    this.rules = groups.flatMap((group) => ruleOf(group) ?? []);
    this.fields = new Map([...fields].map(([name, field]) => [name, { ...field, isAnyText: false, counts: countsOf(this.groups, name) }]));
    this.required = [...fields.values()].filter(({ required }) => required).length;
    if (loose) this.anyCase = new Map([...fields.keys()].map((name) => [name.toLowerCase(), name]));
  }

  fine(given: unknown): boolean {
    // an element of a list that is null is read as an empty one
    const value = given === null ? {} : given;
    if (!isObject(value)) return false;
    let missing = this.required;
    let i = 0;
    let counts = 0;
    let isOpen = false;
    for (const key in value) {
      const element = value[key];
      const field = this.lastKeys[i] === key ? this.lastFields[i] : this.lookUp(key, i);
      i++;
      if (field === undefined) {
        if (element === undefined) continue;
        if (!this.keeps(key)) return false;
        isOpen = this.grows;
      } else if (element !== null && element !== undefined) {
        if (field.isAnyText ? typeof element !== 'string' : !field.type.fine(element)) return false;
        if (field.required) missing--;
        counts += field.counts;
      }
    }
    if (missing > 0) return false;
    for (const group of this.groups) {
      if (!fits(group, counts % MOST_IN_GROUP, isOpen)) return false;
      counts = Math.floor(counts / MOST_IN_GROUP);
    }
    for (const rule of this.rules) if (rule(value) !== undefined) return false;
    for (const rule of this.asked) if (rule(value) !== undefined) return false;
    return true;
  }

  /** Objects of one type have mostly the same fields, in the same order: those of the last one are tried first. */
  private lookUp(key: string, i: number): KnownField | undefined {
    this.lastKeys[i] = key;
    const field = this.fields.get(key) ?? this.inAnyCase(key);
    if (field !== undefined) {
      field.type = settled(field.type);
      field.isAnyText = isAnyText(field.type);
    }
    return this.lastFields[i] = field;
  }

  find(given: unknown, note: Note): void {
    const value = given === null ? {} : given;
    if (!isObject(value)) return note({ what: `${quote(value)} is not an object of fields`, instead: 'write { … }', code: 'WrongType' });
    const written = new Set<Field>();
    // of a field that was misspelt nobody says besides that it is missing
    const meant = new Set<string | undefined>();
    let areFine = true;
    for (const [key, element] of Object.entries(value)) {
      const field = this.fields.get(key) ?? this.inAnyCase(key);
      if (field === undefined) {
        if (element !== undefined && !this.keeps(key)) meant.add(this.unknown(key, note));
      } else if (element !== null && element !== undefined) {
        written.add(field);
        if (field.type.fine(element)) continue;
        areFine = false;
        field.type.find(element, note.at(key));
        // nothing is said of the group of a field that may not stand there
        if (field.isLater) meant.add(key);
      }
    }
    for (const [name, field] of this.fields) {
      if (!field.required || written.has(field)) continue;
      areFine = false;
      if (!meant.has(name)) note.at(name)({ what: 'is missing', instead: 'give it a value', code: 'PropMissing' });
    }
    const isOpen = this.grows && Object.keys(value).some((key) => (this.fields.get(key) ?? this.inAnyCase(key)) === undefined);
    for (const group of this.groups.filter(({ fields }) => !fields.some((name) => meant.has(name)))) this.noteGroup(group, value, isOpen, note);
    if (areFine) this.look(value, note);
  }

  /** What several fields together show to be wrong, where each of them is right. */
  private look(value: Readonly<Record<string, unknown>>, note: Note): void {
    const found = this.rules.flatMap((rule) => rule(value) ?? []);
    // what is said here in our words is not said a second time in those of the CRD
    const all = found.length > 0 ? found : this.asked.flatMap((rule) => rule(value) ?? []);
    for (const { at, finding } of all) (at === '' ? note : note.at(at))(finding);
  }

  private inAnyCase(key: string): KnownField | undefined {
    return this.anyCase && this.fields.get(this.anyCase.get(key.toLowerCase()) ?? '');
  }

  /** Whether a field that is not known may stay. */
  private keeps(key: string): boolean {
    return this.keepsUnknown || (this.grows && didYouMean(key, [...this.fields.keys()]) === undefined);
  }

  private noteGroup(group: WrittenGroup, value: Readonly<Record<string, unknown>>, isOpen: boolean, note: Note): void {
    const given = countOf(value, group);
    if (fits(group, given, isOpen)) return;
    const names = this.timely(group.fields).join(', ');
    if (group.rule === 'any') return note({ what: `none of ${names} is given`, instead: 'give one of them', code: 'PropMissing' });
    const written = group.fields.filter((field) => value[field] !== undefined && value[field] !== null);
    const what = given === 0 ? `none of ${names} is given` : group.fields.length > FEW ? `has ${written.join(' and ')}` : `${given} of ${names} are given`;
    if (group.rule === 'one') return note({ what, instead: 'give exactly one of them', code: 'NotExactlyOne' });
    note({ what, instead: 'give one of them', code: 'MutuallyExclusive' });
  }

  /** Those of fields that may be proposed. */
  private timely(names: readonly string[]): string[] {
    return names.filter((name) => !this.fields.get(name)?.isLater);
  }

  /** Tells the field that may be meant. */
  private unknown(key: string, note: Note): string | undefined {
    const known = this.timely([...this.fields.keys()]);
    const meant = didYouMean(key, known);
    const instead = meant !== undefined ? `did you mean ${quote(meant)}?` : known.length === 0 ? 'remove it' : `known are ${known.sort().join(', ')}`;
    note({ what: `${quote(key)} is not a field`, instead, code: 'UnknownProp' });
    return meant;
  }
}

function ruleOf({ rule, fields }: WrittenGroup): ObjectRule | undefined {
  if (rule === 'with' || rule === 'for') return belongsTo(rule, fields);
  return rule === 'look' ? objectRuleOf(fields[0]) : undefined;
}

function countsOf(groups: readonly WrittenGroup[], name: string): number {
  let counts = 0;
  groups.forEach(({ fields }, i) => {
    if (fields.includes(name)) counts += MOST_IN_GROUP ** i;
  });
  return counts;
}

/** Those of a group that have a value. */
function countOf(value: Readonly<Record<string, unknown>>, { fields }: WrittenGroup): number {
  let count = 0;
  for (const field of fields) if (value[field] !== undefined && value[field] !== null) count++;
  return count;
}

/** A field of a later version may be one of the group. */
function fits({ rule }: WrittenGroup, given: number, isOpen: boolean): boolean {
  if (isOpen && given === 0) return true;
  return rule === 'one' ? given === 1 : rule === 'most' ? given <= 1 : given >= 1;
}
