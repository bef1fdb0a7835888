import { isPlainObject, Note } from '../../core/props';
import { didYouMean, quote } from '../../core/quote';
import { Json } from './json';

/** An override puts an object where an object is, and so on: Prow would not load its configuration otherwise. */
export function checkShape(base: Json, over: Json, note: Note): void {
  for (const [key, value] of Object.entries(over)) {
    const replaced: unknown = Object.hasOwn(base, key) ? base[key] : undefined;
    if (replaced === undefined || value === undefined) continue;
    if (kindOf(replaced) !== kindOf(value)) {
      note.at(key)({ what: `${quote(value)} is not ${kindOf(replaced)}, as ${quote(key)} is`, instead: `write ${kindOf(replaced)}, or leave it out`, code: 'WrongType' });
    } else if (isPlainObject(replaced)) {
      checkShape(replaced, value, note.at(key));
    }
  }
}

/** A key that is one letter away from a known one is a mistake; any other one may be newer than this list. */
export function checkSpelling(words: readonly string[], known: readonly string[], what: string, note: Note): void {
  for (const word of words) {
    const meant = known.includes(word) ? undefined : didYouMean(word, known);
    if (meant !== undefined) note({ what: `${quote(word)} is not ${what}`, instead: `did you mean ${quote(meant)}?`, code: 'UnknownProp' });
  }
}

function kindOf(value: unknown): string {
  return isPlainObject(value) ? 'an object' : Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}
