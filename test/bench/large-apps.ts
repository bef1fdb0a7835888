import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { Comparison, Measured } from './comparison';

/** Enough for 20,000 objects. */
const PROWS_OF_20000 = 340;

/** Apps of many Prows, each in a chart and namespaces of its own; only the synthesis is timed, in a fresh process each time. */
export function largeAppComparisons(): Comparison[] {
  return [
    { name: '500 Prows in one app', target: 0.35, unit: 'ms', ours: time('CheckedApp', 500), theirs: time('App', 500) },
    { name: 'ten times the charts', target: 11, unit: 'ms', ours: time('CheckedApp', 500), theirs: time('CheckedApp', 50) },
    { name: 'all checks', target: 1.15, unit: 'ms', ours: time('CheckedApp', 500), theirs: time('unchecked', 500) },
    { name: 'peak memory at 20,000 objects', target: 1.1, unit: 'MB', ours: memory('CheckedApp', PROWS_OF_20000), theirs: memory('App', PROWS_OF_20000) },
  ];
}

function time(kind: string, prows: number): Measured {
  return { name: `${kind} with ${prows}`, measure: () => synthesize(kind, prows).ms };
}

function memory(kind: string, prows: number): Measured {
  return { name: kind, measure: () => synthesize(kind, prows).mb };
}

function synthesize(kind: string, prows: number): { readonly ms: number; readonly mb: number } {
  return JSON.parse(execFileSync(process.execPath, [join(__dirname, 'synth-child.mjs'), kind, String(prows)], { encoding: 'utf8' }));
}
