import { Finding } from './problem';
import { quote } from './quote';

/** What is wrong at a place of a value, whose keys and indices lead to it. */
export interface UnreadablePlace {
  readonly keys: readonly (string | number)[];
  readonly finding: Finding;
}

/**
 * The first place of somebody's value that throws an error when it is asked: a getter, a Proxy, a method `toJSON`; or that contains itself, which no
 * reader can end with; in one property alone, where that is named. Asked for only where a reading has failed, to tell whose fault that is.
 */
export function unreadable(value: unknown, prop?: string): UnreadablePlace | undefined {
  if (prop === undefined) return placeIn(() => value, [], [], new Set());
  return placeIn(() => (value as Readonly<Record<string, unknown>>)[prop], [prop], [], new Set());
}

function placeIn(get: () => unknown, keys: readonly (string | number)[], above: readonly unknown[], seen: Set<unknown>): UnreadablePlace | undefined {
  try {
    const value = get();
    if (typeof value !== 'object' || value === null) return undefined;
    if (above.includes(value)) return { keys, finding: { what: 'contains itself', instead: 'write plain data', code: 'TooDeep' } };
    if (seen.has(value)) return undefined;
    seen.add(value);
    askForItself(value);
    for (const key of Object.keys(value)) {
      const child = Array.isArray(value) ? Number(key) : key;
      const place = placeIn(() => (value as Readonly<Record<string, unknown>>)[key], [...keys, child], [...above, value], seen);
      if (place !== undefined) return place;
    }
    return undefined;
  } catch (error) {
    return { keys, finding: { what: `throws ${quote(messageOf(error))} when it is read`, instead: 'write plain data', code: 'ValueUnreadable' } };
  }
}

/** As readers do that want to know what a value is, and what it says for itself. */
function askForItself(value: object): void {
  Object.getPrototypeOf(value);
  const { toJSON } = value as { readonly toJSON?: unknown };
  if (typeof toJSON === 'function') toJSON.call(value, '');
}

/** Whatever was thrown may be somebody's too. */
function messageOf(error: unknown): unknown {
  try {
    return error instanceof Error ? error.message : String(error);
  } catch {
    return 'an error';
  }
}
