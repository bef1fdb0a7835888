import { Note } from '../core/props';
import { conditions } from './conditions';
import { anyText, KINDS, Look } from './kinds';
import { WrittenScalar } from './table';
import { Reading, Type } from './type';

/** A value that is no list and no object. */
export class Scalar implements Type {
  private readonly kind: Look;
  private readonly conditions: readonly Look[];

  constructor(written: WrittenScalar, patterns: readonly string[], reading: Reading) {
    const kind = KINDS[written.letter];
    this.kind = reading.loose === true && kind === anyText ? (value) => (typeof value === 'number' || typeof value === 'boolean' ? undefined : kind(value)) : kind;
    this.conditions = reading.decodes === true ? [] : conditions(written, patterns);
  }

  fine(value: unknown): boolean {
    if (value === null) return true;
    if (this.kind(value) !== undefined) return false;
    for (const condition of this.conditions) if (condition(value) !== undefined) return false;
    return true;
  }

  find(value: unknown, note: Note): void {
    if (value === null) return;
    const finding = this.kind(value) ?? this.conditions.map((condition) => condition(value)).find((found) => found !== undefined);
    if (finding !== undefined) note(finding);
  }
}
