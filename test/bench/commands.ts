import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { constant, ratio, Row, Side } from './row';
import { makeStockApp } from './stock-app';

export const ROOT = resolve(__dirname, '../..');
const SCRATCH = join(ROOT, '.cache/bench');
const OURS = join(SCRATCH, 'dist');

/** Whole commands, as they are typed. */
export function commandRows(): Row[] {
  rmSync(SCRATCH, { recursive: true, force: true });
  mkdirSync(SCRATCH, { recursive: true });
  const stock = makeStockApp(join(SCRATCH, 'stock'), ROOT);
  return [
    // to another folder than the committed one
    ratio('the default app against the stock app of 15 objects', 0.36, command('npm run synth', ROOT, '--', '--output', '.cache/bench/dist'),
      command('npx cdk8s synth', stock)),
    ratio('the compiled default app against an empty program', 7.5, command('node lib/src/main.js', ROOT), command('node -e 0', ROOT)),
    constant('the package as it is published', 1_050, { name: 'npm pack', unit: 'kB', measure: packed }),
  ];
}

function command(name: string, cwd: string, ...options: readonly string[]): Side {
  const [program, ...args] = name.split(' ');
  return { name, unit: 'ms', measure: () => milliseconds(program, [...args, ...options], cwd) };
}

/** What a command takes from its start to its end. */
export function milliseconds(program: string, args: readonly string[], cwd: string): number {
  const started = performance.now();
  // the stock command would look for updates in the network, which is not what is compared
  const env = { ...process.env, CDK8S_CHECK_UPGRADE: 'false', CDK8S_OUTDIR: OURS };
  execFileSync(program, args, { cwd, env, maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'pipe'] });
  return performance.now() - started;
}

/** Without its scripts: `npm run bench` has just run `prepack`. */
function packed(): number {
  const [{ size }] = JSON.parse(
    execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: ROOT, encoding: 'utf8', maxBuffer: 2 ** 26, stdio: 'pipe' }));
  return size / 1000;
}
