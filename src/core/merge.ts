import { isPlainObject } from './props';

/** One object over another, at any depth; lists are replaced as a whole, as Helm does it. */
export function merged(base: Readonly<Record<string, any>>, over: Readonly<Record<string, any>>): Record<string, any> {
  const result: Record<string, any> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    if (value === undefined) continue;
    result[key] = isPlainObject(value) && isPlainObject(result[key]) ? merged(result[key], value) : value;
  }
  return result;
}
