import { isPlainObject } from '../core/props';

/** Thrown for a key that cdk8s would assign, which sets the prototype of what it makes, so that the value is in no output. */
export class LostKey extends Error {
  constructor(
    /** What holds the key; empty for the object itself. */
    readonly path: string,
  ) {
    super('__proto__');
  }
}

/** What contains itself is refused by cdk8s. */
const DEEPEST = 64;

/** Looks for such a key in what an object is made of. */
export function refuseLostKeys(value: unknown, path = '', depth = 0): void {
  if (depth > DEEPEST) return;
  if (Array.isArray(value)) return value.forEach((element, i) => refuseLostKeys(element, `${path}[${i}]`, depth + 1));
  if (!isPlainObject(value)) return;
  if (Object.hasOwn(value, '__proto__')) throw new LostKey(path);
  for (const [key, element] of Object.entries(value)) refuseLostKeys(element, path === '' ? key : `${path}.${key}`, depth + 1);
}
