import { quantityValue } from '../core/amounts';
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

/** True for what has a value, be it an empty one. */
export function is(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** A quantity as a number; NaN where there is none. */
export function amount(quantity: unknown): number {
  return typeof quantity === 'number' ? quantity : quantityValue(String(quantity).trim());
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
    const fits = words.includes(word as string);
    const given = is(fields[field]);
    if (rule === 'with') return given && !fits ? needless(field, `beside ${other} ${word}`) : undefined;
    return fits && !given ? missing(field, `which ${other} ${word || words[0]} needs`) : undefined;
  };
}
