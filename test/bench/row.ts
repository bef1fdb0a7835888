/** A figure, made of the medians of what is measured in turns, and how large it may be. */
export interface Row {
  readonly name: string;
  readonly target: number;
  /** Of the figure; a ratio has none. */
  readonly unit?: string;
  readonly sides: readonly Side[];
  /** @default - several */
  readonly runs?: number;
  figure(medians: readonly number[]): number;
}

/** One thing that is measured. */
export interface Side {
  readonly name: string;
  readonly unit: string;
  measure(): number;
}

/** A row that cannot be measured here. */
export interface Skipped {
  readonly name: string;
  readonly skipped: string;
}

/** How much of the second side the first one is. */
export function ratio(name: string, target: number, ours: Side, theirs: Side): Row {
  return { name, target, sides: [ours, theirs], figure: ([a, b]) => a / b };
}

/** By how much the first side is larger than the second one. */
export function difference(name: string, target: number, more: Side, less: Side): Row {
  return { name, target, unit: more.unit, sides: [more, less], figure: ([a, b]) => a - b };
}

/** A figure that is the same every time. */
export function constant(name: string, target: number, side: Side): Row {
  return { name, target, unit: side.unit, sides: [side], runs: 1, figure: ([a]) => a };
}

const RUNS = 7;
/** So that something that grows with the square does not take all day. */
const FEW_RUNS = 3;
const LONG_RUN_MS = 60_000;

/** Measures the sides in turns, so that a busy minute of the machine meets all, and tells the figure. */
export function run(row: Row | Skipped): string {
  if ('skipped' in row) return `skipped ${row.name}: ${row.skipped}`;
  const { name, target, unit, sides, figure } = row;
  const measured: number[][] = sides.map(() => []);
  let { runs = RUNS } = row;
  for (let turn = 0; turn < runs; turn++) {
    const started = performance.now();
    const order = [...sides.keys()];
    for (const side of turn % 2 === 0 ? order : order.reverse()) measured[side].push(sides[side].measure());
    if (performance.now() - started > sides.length * LONG_RUN_MS) runs = FEW_RUNS;
  }
  const medians = measured.map(median);
  const value = figure(medians);
  const of = unit === undefined ? '' : ` ${unit}`;
  const told = sides.map((side, i) => `${side.name} ${round(medians[i])} ${side.unit}`).join(', ');
  return `${value <= target ? 'ok     ' : 'missed '} ${value.toFixed(
    2)}${of} (target ${target}${of}) ${name}: ${told}, ${runs === 1 ? 'once' : `medians of ${runs}`}`;
}

function median(values: readonly number[]): number {
  return [...values].sort((x, y) => x - y)[Math.floor(values.length / 2)];
}

function round(value: number): string {
  return value.toFixed(value < 100 ? 1 : 0);
}
