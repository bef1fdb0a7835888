import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { StepFailure } from './step';

/** The folder of the repository; commands run in it, and paths in the tables are relative to it. */
export const ROOT = join(__dirname, '..', '..');

/** What every command gets beside what the caller has: no colours in a report, no banner above it. */
const QUIET = { NO_COLOR: '1', FORCE_COLOR: undefined, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' };

/** Runs a program and fails with what it printed. */
export function command(program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}, cwd = ROOT): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env: { ...process.env, ...QUIET, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let printed = '';
    const keep = (chunk: Buffer): void => void (printed += chunk.toString());
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new StepFailure(printed.trimEnd() || `${program} ended with ${code}`))));
  });
}

/** The same for a program that npm installed here. */
export function tool(name: string, ...args: string[]): Promise<void> {
  return command(join(ROOT, 'node_modules', '.bin', name), args);
}
