import { ConfigurationError, Where } from '../../src/core/problem';
import { readValue, Rule } from '../../src/core/props';

/** What a call throws, as full texts; anything but a ConfigurationError is passed on, because nothing else may ever come out. */
export function thrown(call: () => unknown): readonly string[] {
  try {
    call();
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems.map(({ text }) => text);
    throw error;
  }
}

/** What a rule finds in a value, without the place in front; what it finds inside of the value begins with the path to it. */
export function findings(rule: Rule<unknown>, value: unknown): readonly string[] {
  return thrown(() => readValue(Where.validation, '', value, rule));
}

/** As it comes from JavaScript, without types. */
export const loose = (value: unknown): any => value;

/** Levels of `{ a: … }` around a text. */
export function nested(levels: number): unknown {
  return levels === 0 ? 'deep' : { a: nested(levels - 1) };
}

/** An object that contains itself twice, so that it has more paths than can be walked. */
export function cyclic(): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  return Object.assign(value, { left: value, right: value });
}

/** An object with a property that throws when it is read. */
export function throwing(): object {
  return Object.defineProperty({}, 'trap', { enumerable: true, get: () => { throw new Error('boom'); } });
}
