import { Note } from '../../core/props';
import { FieldFinding } from '../object-rule';
import { Type } from '../receiver';

/** What a type finds in a value, as a list. */
export function findingsOf(type: Type, value: unknown): readonly FieldFinding[] {
  if (type.fine(value)) return [];
  const found: FieldFinding[] = [];
  const noteAt = (path: string): Note => Object.assign((finding: FieldFinding['finding']): void => void found.push({ at: path, finding }), {
    at: (child: string) => noteAt(path === '' || child.startsWith('[') ? path + child : `${path}.${child}`),
    // nothing here reads by rules of properties
    read: () => undefined,
  });
  type.find(value, noteAt(''));
  return found;
}
