/** Two things that are measured in turns, and by how much the first may be the larger one. */
export interface Comparison {
  readonly name: string;
  /** The largest ratio of `ours` to `theirs` that is good enough. */
  readonly target: number;
  readonly unit: 'ms' | 'MB';
  readonly ours: Measured;
  readonly theirs: Measured;
}

/** One side of a comparison. */
export interface Measured {
  readonly name: string;
  measure(): number;
}

const RUNS = 7;
/** So that something that grows with the square does not take all day. */
const FEW_RUNS = 3;
const LONG_RUN_MS = 60_000;

/** Measures both sides in turns, so that a busy minute of the machine meets both, and tells the ratio of the medians. */
export function compare({ name, target, unit, ours, theirs }: Comparison): string {
  const [mine, other]: [number[], number[]] = [[], []];
  let runs = RUNS;
  for (let run = 0; run < runs; run++) {
    const started = performance.now();
    const turns = [() => mine.push(ours.measure()), () => other.push(theirs.measure())];
    (run % 2 === 0 ? turns : turns.reverse()).forEach((turn) => turn());
    if (performance.now() - started > 2 * LONG_RUN_MS) runs = FEW_RUNS;
  }
  const [a, b] = [median(mine), median(other)];
  const ratio = a / b;
  const sides = `${ours.name} ${a.toFixed(0)} ${unit}, ${theirs.name} ${b.toFixed(0)} ${unit}, medians of ${runs}`;
  return `${ratio <= target ? 'ok    ' : 'missed'} ${ratio.toFixed(2)} (target ${target}) ${name}: ${sides}`;
}

function median(values: readonly number[]): number {
  return [...values].sort((x, y) => x - y)[Math.floor(values.length / 2)];
}
