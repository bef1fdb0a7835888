import { Random } from './random';

/** A value in a tree of plain data: who holds it, and by which key. */
interface Place {
  readonly holder: any;
  readonly key: string | number;
  readonly path: string;
}

export interface Mutant {
  readonly json: any;
  /** What was done, and where. */
  readonly change: string;
}

/** One mistake such as people make, somewhere in a valid document; `under` says below which keys. */
export function mutate(valid: object, random: Random, under: readonly string[]): Mutant {
  for (;;) {
    const json = JSON.parse(JSON.stringify(valid));
    const places = under.flatMap((key) => (key in json ? [{ holder: json, key, path: key }, ...placesIn(json[key], key)] : []));
    const place = random.of(places);
    const change = apply(place, random);
    if (change !== undefined && JSON.stringify(json) !== JSON.stringify(valid)) return { json, change: `${place.path}: ${change}` };
  }
}

function placesIn(value: any, path: string): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).flatMap((key) => {
    const at: Place = { holder: value, key: Array.isArray(value) ? Number(key) : key, path: Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}` };
    return [at, ...placesIn(value[key], at.path)];
  });
}

function apply({ holder, key }: Place, random: Random): string | undefined {
  const value = holder[key];
  const put = (other: unknown): string => {
    holder[key] = other;
    return JSON.stringify(other);
  };
  switch (random.below(8)) {
    case 0: {
      if (typeof key === 'number') return undefined;
      delete holder[key];
      return 'removed';
    }
    case 1: {
      if (typeof key === 'number') return undefined;
      const other = misspelt(key, random);
      if (other in holder) return undefined;
      delete holder[key];
      holder[other] = value;
      return `written as ${other}`;
    }
    case 2:
      if (Array.isArray(value)) return put(value.length === 1 ? value[0] : { first: value[0] });
      if (typeof value === 'object') return put([value]);
      return put([value]);
    case 3:
      if (typeof value === 'string') return put(random.of<unknown>([7, true, { name: value }]));
      if (typeof value === 'number') return put(random.of<unknown>([String(value), 'many', true, value + 0.5]));
      if (typeof value === 'boolean') return put(random.of<unknown>([String(value), 'yes', 1]));
      return put(random.of<unknown>(['text', 1]));
    case 4:
      if (typeof value === 'number') return put(random.of([-1, 0, 70_000, 2 ** 31, value + 1]));
      return undefined;
    case 5:
      if (typeof value === 'string') return put(random.of([misspelt(value, random), value.toLowerCase(), `${value} `, '']));
      return undefined;
    case 6:
      if (typeof value === 'string' && /^\d/.test(value)) return put(random.of([`${value}B`, value.replace(/[A-Za-z]+$/, ''), `-${value}`, 'half']));
      return undefined;
    default:
      if (Array.isArray(value) && value.length > 0) return put([...value, value[0]]);
      return undefined;
  }
}

/** A letter left out, doubled or swapped with the next one. */
function misspelt(word: string, random: Random): string {
  if (word.length < 2) return `${word}x`;
  const at = random.below(word.length - 1);
  switch (random.below(3)) {
    case 0: return word.slice(0, at) + word.slice(at + 1);
    case 1: return word.slice(0, at + 1) + word.slice(at);
    default: return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
  }
}
