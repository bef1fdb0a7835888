import { type Loss, losses } from '../scenarios/work';

export interface Row {
  readonly fault: string;
  readonly recoveryMs: number;
  readonly lost: Readonly<Record<Loss | 'asked', number>>;
}

export function table(rows: readonly Row[]): string {
  const heads = ['fault', 'recovered after', 'asked', ...losses.map((loss) => `${loss}s lost`)];
  const lines = [heads,
    ...rows.map(({ fault, recoveryMs, lost }) => [fault, `${(recoveryMs / 1000).toFixed(1)} s`, lost.asked, ...losses.map((loss) => lost[loss])].map(String))];
  const widths = heads.map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  return lines.map(
    (line) => line.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  ').trimEnd()).join('\n');
}
