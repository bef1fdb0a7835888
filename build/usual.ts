import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs code, and writes down which modules of the rooms it ran. */
const WATCH = `
const [code, list, ...rooms] = process.argv.slice(1);
const names = [];
for (const room of rooms) {
  const modules = require(room);
  for (const [name, run] of Object.entries(modules)) {
    modules[name] = (...given) => {
      names.push(name);
      run(...given);
    };
  }
}
process.on('exit', () => require('node:fs').writeFileSync(list, JSON.stringify(names)));
eval(code);
`;

/** The modules of these files of rooms that code runs. */
export function modulesOf(code: string, rooms: readonly string[]): ReadonlySet<string> {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-prow-usual-'));
  try {
    const list = join(folder, 'list.json');
    execFileSync(process.execPath, ['--eval', WATCH, code, list, ...rooms], {
      env: { ...process.env, CDK8S_OUTDIR: join(folder, 'dist') }, stdio: ['ignore', 'ignore', 'pipe'],
    });
    return new Set(JSON.parse(readFileSync(list, 'utf8')) as string[]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
