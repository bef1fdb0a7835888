import { isPlainObject, Note } from '../core/props';

/** What contains itself is refused by cdk8s. */
const DEEPEST = 64;

/** Refuses a key that cdk8s would assign, which sets the prototype of what it makes, so that the value is in no output. */
export function checkLostKeys(value: unknown, report: Note, depth = 0): void {
  if (depth > DEEPEST) return;
  if (Array.isArray(value)) return value.forEach((element, i) => checkLostKeys(element, report.at(`[${i}]`), depth + 1));
  if (!isPlainObject(value)) return;
  if (Object.hasOwn(value, '__proto__')) report({ what: '"__proto__" is not a key', instead: 'remove it', code: 'ReservedKey' });
  for (const [key, element] of Object.entries(value)) if (key !== '__proto__') checkLostKeys(element, report.at(key), depth + 1);
}
