import { Finding } from '../core/problem';
import { Note } from '../core/props';
import { conditions } from './conditions';
import { anyText, KINDS, Look } from './kinds';
import { WrittenScalar } from './table';
import { Reading, Type } from './receiver';

/** A value that is no list and no object. */
export class Scalar implements Type {
  readonly fine: (value: unknown) => boolean;
  readonly isAnyText: boolean;
  private readonly looks: readonly Look[];

  constructor(written: WrittenScalar, patterns: readonly string[], reading: Reading) {
    const kind = KINDS[written.letter];
    const isLoose = reading.loose === true && kind === anyText;
    const first: Look = isLoose ? (value) => (typeof value === 'number' || typeof value === 'boolean' ? undefined : kind(value)) : kind;
    this.looks = [first, ...conditions(written, patterns, reading.minor)];
    const isText = kind === anyText && !isLoose;
    this.isAnyText = isText && this.looks.length === 1;
    this.fine = quick(isText, this.looks);
  }

  find(value: unknown, note: Note): void {
    if (value === null) return;
    const finding = findingOf(this.looks, value);
    if (finding !== undefined) note(finding);
  }
}

/** Whether a type is that of a text of which nothing more is asked. */
export function isAnyText(type: Type): boolean {
  return type instanceof Scalar && type.isAnyText;
}

function findingOf(looks: readonly Look[], value: unknown): Finding | undefined {
  for (const look of looks) {
    const finding = look(value);
    if (finding !== undefined) return finding;
  }
  return undefined;
}

/** Most values are texts of which nothing more is asked, or one thing. */
function quick(isText: boolean, looks: readonly Look[]): (value: unknown) => boolean {
  const [, only] = looks;
  if (!isText || looks.length > 2) return (value) => value === null || findingOf(looks, value) === undefined;
  if (only === undefined) return (value) => typeof value === 'string' || value === null;
  return (value) => value === null || (typeof value === 'string' && only(value) === undefined);
}
