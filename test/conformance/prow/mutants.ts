/** A configuration that Prow takes, in three parts. */
export interface ProwInput {
  readonly configOverrides: any;
  readonly pluginOverrides: any;
  readonly jobs: any;
}

/** One small change of it. */
export interface Mutant {
  readonly what: string;
  readonly input: ProwInput;
  /** What it was made from. */
  readonly valid: ProwInput;
}

/** Numbers that look like chance, and are the same for the same seed: mulberry32. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Path = readonly (string | number)[];

/** Mutants of these inputs, each with one change somewhere. */
export function mutants(inputs: readonly ProwInput[], count: number, seed: number): readonly Mutant[] {
  const chance = random(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)];
  const result: Mutant[] = [];
  while (result.length < count) {
    const valid = pick(inputs);
    const input = structuredClone(valid);
    const path = pick(placesOf(input).filter((place) => place.length > 1));
    const change = pick(CHANGES);
    const said = change(input, path, pick);
    if (said !== undefined) result.push({ what: `${path.join('.')}: ${said}`, input, valid });
  }
  return result;
}

/** Paths of everything that is said. */
function placesOf(value: unknown, at: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  const keys = Array.isArray(value) ? value.map((_, i) => i) : Object.keys(value);
  return [at, ...keys.flatMap((key) => placesOf((value as any)[key], [...at, key]))];
}

type Change = (input: ProwInput, path: Path, pick: <T>(list: readonly T[]) => T) => string | undefined;

/** What somebody gets wrong: a letter, a type, a place, one too many or too few. */
const CHANGES: readonly Change[] = [
  (input, path) => onKey(input, path, (key) => (key.length > 3 ? key.slice(0, -2) + key.slice(-1) : `${key}x`)),
  (input, path) => onKey(input, path, (key) => `${key}s`),
  (input, path, pick) => replaced(input, path, (value) => pick(['x', 5, true, [], {}, ['x'], { x: 'y' }, -1, 0.5, '']
    .filter((other) => kindOf(other) !== kindOf(value) || (typeof other === 'number' && other !== value)))),
  (input, path) => replaced(input, path, (value) => (typeof value === 'string' ? value.slice(0, -1) : undefined)),
  (input, path) => replaced(input, path, (value) => (typeof value === 'string' && value.length > 1 ? `${value[1]}${value[0]}${value.slice(2)}` : undefined)),
  (input, path, pick) =>
    replaced(input, path, (value) => (typeof value === 'string' ? `${value}${pick(['(', ' ', '}}', '{{', '/', 'x', '[', '\\', '*', 'd'])}` : undefined)),
  (input, path) => replaced(input, path, (value) => (typeof value === 'number' ? String(value) : typeof value === 'boolean' ? String(value) : undefined)),
  (input, path) => replaced(input, path, (value) => (typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : undefined)),
  (input, path) => replaced(input, path, (value) => (Array.isArray(value) && value.length > 0 ? [...value, structuredClone(value[0])] : undefined)),
  (input, path) => replaced(input, path, (value) => (Array.isArray(value) && value.length > 0 ? value[0] : undefined)),
  (input, path) => replaced(input, path, (value) => [value]),
  (input, path) => {
    const holder = holderOf(input, path);
    const key = path[path.length - 1];
    if (Array.isArray(holder)) holder.splice(key as number, 1);
    else delete holder[key];
    return 'left out';
  },
  // an element of a list is nothing that could be absent
  (input, path) => (Array.isArray(holderOf(input, path)) ? undefined : replaced(input, path, () => null)),
  (input, path) => {
    const holder = holderOf(input, path);
    if (Array.isArray(holder)) return undefined;
    holder.another_field = true;
    return 'has a field beside it that nobody knows';
  },
];

function onKey(input: ProwInput, path: Path, change: (key: string) => string): string | undefined {
  const holder = holderOf(input, path);
  const key = path[path.length - 1];
  if (typeof key !== 'string') return undefined;
  const other = change(key);
  holder[other] = holder[key];
  delete holder[key];
  return `is called ${other}`;
}

function replaced(input: ProwInput, path: Path, change: (value: unknown) => unknown): string | undefined {
  const holder = holderOf(input, path);
  const key = path[path.length - 1];
  const value = change(holder[key]);
  if (value === undefined || JSON.stringify(value) === JSON.stringify(holder[key])) return undefined;
  holder[key] = value;
  return `is ${JSON.stringify(value)}`;
}

function holderOf(input: ProwInput, path: Path): any {
  return path.slice(0, -1).reduce<any>((inner, key) => inner[key], input);
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'list' : value === null ? 'null' : typeof value;
}
