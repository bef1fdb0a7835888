import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { difference, ratio, Row, Side } from './row';

/** Enough for 20,000 objects. */
const PROWS_OF_20000 = 340;

export const CHILD = join(__dirname, 'synth-child.mjs');

/** Apps of many Prows, each in a chart and namespaces of its own; only the synthesis is timed, in a fresh process each time. */
export function largeAppRows(): Row[] {
  return [
    ratio('500 Prows in one app', 0.11, time('CheckedApp', 500), time('App', 500)),
    ratio('ten times the charts', 10, time('CheckedApp', 500), time('CheckedApp', 50)),
    difference('all checks, for an object', 10, timeOfAnObject('CheckedApp', 500), timeOfAnObject('unchecked', 500)),
    ratio('peak memory at 20,000 objects', 0.85, memory('CheckedApp', PROWS_OF_20000), memory('App', PROWS_OF_20000)),
  ];
}

function time(kind: string, prows: number): Side {
  return { name: `${kind} with ${prows}`, unit: 'ms', measure: () => synthesize(kind, prows).ms };
}

function timeOfAnObject(kind: string, prows: number): Side {
  const measure = (): number => {
    const { ms, objects } = synthesize(kind, prows);
    return (ms * 1000) / objects;
  };
  return { name: `${kind} with ${prows}`, unit: 'µs', measure };
}

function memory(kind: string, prows: number): Side {
  return { name: kind, unit: 'MB', measure: () => synthesize(kind, prows).mb };
}

interface Synthesis { readonly ms: number; readonly mb: number; readonly objects: number }

function synthesize(kind: string, prows: number): Synthesis {
  return JSON.parse(execFileSync(process.execPath, [CHILD, kind, String(prows)], { encoding: 'utf8' }));
}
