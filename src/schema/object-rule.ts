import { Finding } from '../core/problem';

/** Something that several fields of an object together show to be wrong, at one of them. */
export interface FieldFinding {
  readonly at: string;
  readonly finding: Finding;
}

export type Fields = Readonly<Record<string, any>>;

/** Looks at an object whose fields are fine, each for itself. */
export type ObjectRule = (fields: Fields) => FieldFinding | undefined;

export function empty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

export function refuse(at: string, what: string, instead: string, code: Finding['code']): FieldFinding {
  return { at, finding: { what, instead, code } };
}

export function missing(at: string, when: string): FieldFinding {
  return refuse(at, `is missing, ${when}`, 'give it a value', 'PropMissing');
}

export function needless(at: string, when: string): FieldFinding {
  return refuse(at, `has no place ${when}`, 'leave it out', 'MutuallyExclusive');
}

/** A field that belongs to some words of another one: `with` means that it has no place beside others, `for` that these words need it. */
export function belongsTo(rule: 'with' | 'for', [field, other, ...words]: readonly string[]): ObjectRule {
  return (fields) => {
    const word = fields[other] ?? '';
    const is = words.includes(word as string);
    const given = fields[field] !== undefined && fields[field] !== null;
    if (rule === 'with') return given && !is ? needless(field, `beside ${other} ${word}`) : undefined;
    return is && !given ? missing(field, `which ${other} ${word || words[0]} needs`) : undefined;
  };
}
