import { isPlainObject, Note } from '../../core/props';
import { quote } from '../../core/quote';
import { PlacedPreset } from './job';

/** An element of a list in a pod. */
export interface PodEntry {
  readonly value: Readonly<Record<string, any>>;
  /** Takes findings about the element; for one that a preset brings, about the list that it is added to. */
  readonly note: Note;
  /** For error texts: which preset brings the element. */
  readonly origin: string;
}

/** The elements of a list of objects. */
export function entriesOf(holder: Readonly<Record<string, any>>, key: string, note: Note): readonly PodEntry[] {
  const value: unknown = holder[key] ?? [];
  if (!Array.isArray(value)) {
    note.at(key)({ what: `${quote(value)} is not a list`, instead: 'write [ … ]', code: 'WrongType' });
    return [];
  }
  return Array.from(value as readonly unknown[]).flatMap((element: unknown, i) => {
    const at = note.at(`${key}[${i}]`);
    if (isPlainObject(element)) return [{ value: element, note: at, origin: '' }];
    at({ what: `${quote(element)} is not an object`, instead: 'write { … }', code: 'WrongType' });
    return [];
  });
}

/** The same, with what presets add to the list. */
export function entriesWithPresets(holder: Readonly<Record<string, any>>, key: string, note: Note, presets: readonly PlacedPreset[]): PodEntry[] {
  const added = presets.flatMap(({ preset, place }) =>
    entriesOf(preset, key, note).map(({ value }) => ({ value, note: note.at(key), origin: ` of ${place}` })));
  return [...entriesOf(holder, key, note), ...added];
}
