import { Note } from '../core/props';
import { Type } from './receiver';

/** A type that is made when the first value is read by it: one may contain itself. */
export class Later implements Type {
  private made?: Type;

  constructor(private readonly make: () => Type) {}

  get type(): Type {
    return this.made ??= this.make();
  }

  fine(value: unknown): boolean {
    return this.type.fine(value);
  }

  find(value: unknown, note: Note): void {
    this.type.find(value, note);
  }
}

/** The type itself, for who is about to ask it often. */
export function settled(type: Type): Type {
  let found = type;
  while (found instanceof Later) found = found.type;
  return found;
}
