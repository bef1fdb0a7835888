import { isPlainObject } from '../../core/props';

const DEEPEST = 64;

/** The same without keys whose value is null: Go reads them as if they were not there. What is deeper than anybody reads stays as it is. */
export function withoutNulls(value: unknown, depth = 0): any {
  if (depth > DEEPEST) return value;
  // a list with properties of its own is refused later, so they must not be lost here
  if (Array.isArray(value) && Object.keys(value).every((key) => /^\d+$/.test(key))) {
    return Array.from(value, (element: unknown) => withoutNulls(element, depth + 1));
  }
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, element]) => element !== null).map(([key, element]) => [key, withoutNulls(element, depth + 1)]));
}
