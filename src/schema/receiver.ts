import { Note } from '../core/props';

/** What a receiver takes. */
export interface Type {
  /** Whether it takes the value; null is absent. Nothing is made while nothing is wrong. */
  fine(value: unknown): boolean;
  /** Says what is wrong with a value that is not fine. */
  find(value: unknown, note: Note): void;
}

/** How a receiver reads. */
export interface Reading {
  /** As sigs.k8s.io/yaml does: the case of names does not matter, and numbers and booleans are taken for texts. */
  readonly loose?: boolean;
  /** As a later version might that has more fields: one that is not known is wrong only where a known one is near. */
  readonly grows?: boolean;
  /** The oldest minor of Kubernetes 1 that has to take it; what came later is refused. Absent where all that is known is taken. */
  readonly minor?: number;
  /** Types of other tables, by the names that this table has for them. */
  readonly elsewhere?: Readonly<Record<string, Type>>;
}

/** True for an object that may have fields. What is read is data already: nothing else is told apart, because this is asked of everything. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
