import { isPlainObject } from '../../core/props';

type Json = Readonly<Record<string, any>>;

/**
 * One object laid over another: objects key by key, null takes the key away, everything else replaces. Neither is changed, and nothing of
 * `over` is shared.
 */
export function deepMerge(base: Json, over: Json): Json {
  const keys = [...new Set([...Object.keys(base), ...Object.keys(over)])].filter((key) => own(over, key) !== null);
  return Object.fromEntries(keys.map((key) => [key, merged(own(base, key), own(over, key))]));
}

/** What is said, without what is only taken away. */
export function withoutNull(over: Json): Json {
  return deepMerge({}, over);
}

function merged(base: unknown, over: unknown): unknown {
  if (over === undefined) return base;
  return isPlainObject(over) ? deepMerge(isPlainObject(base) ? base : {}, over) : copy(over);
}

function copy(value: unknown): unknown {
  return Array.isArray(value) ? Array.from(value, (element) => (isPlainObject(element) ? deepMerge({}, element) : copy(element))) : value;
}

function own(holder: Json, key: string): unknown {
  return Object.hasOwn(holder, key) ? holder[key] : undefined;
}
