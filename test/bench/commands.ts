import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Comparison } from './comparison';
import { makeStockApp } from './stock-app';

const ROOT = resolve(__dirname, '../..');
const SCRATCH = join(ROOT, '.cache/bench');
const OURS = join(SCRATCH, 'dist');

/** Whole commands, as they are typed. */
export function commandComparisons(): Comparison[] {
  rmSync(SCRATCH, { recursive: true, force: true });
  mkdirSync(SCRATCH, { recursive: true });
  const stock = makeStockApp(join(SCRATCH, 'stock'), ROOT);
  return [
    {
      name: 'the default app against the stock app of 15 objects',
      target: 0.5,
      unit: 'ms',
      // to another folder than the committed one
      ours: { name: 'npm run synth', measure: () => milliseconds('npm', ['run', 'synth', '--', '--output', '.cache/bench/dist'], ROOT) },
      theirs: { name: 'npx cdk8s synth', measure: () => milliseconds('npx', ['cdk8s', 'synth'], stock) },
    },
    {
      name: 'the compiled default app against an empty program',
      target: 4,
      unit: 'ms',
      ours: { name: 'node lib/src/main.js', measure: () => milliseconds('node', ['lib/src/main.js'], ROOT) },
      theirs: { name: 'node -e 0', measure: () => milliseconds('node', ['-e', '0'], ROOT) },
    },
  ];
}

function milliseconds(command: string, args: readonly string[], cwd: string): number {
  const started = performance.now();
  // the stock command would look for updates in the network, which is not what is compared
  execFileSync(command, args, { cwd, env: { ...process.env, CDK8S_CHECK_UPGRADE: 'false', CDK8S_OUTDIR: OURS }, stdio: ['ignore', 'ignore', 'pipe'] });
  return performance.now() - started;
}
