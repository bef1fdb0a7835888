import { spawn, type SpawnOptions } from 'node:child_process';

export interface CommandOptions {
  readonly folder?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** A file descriptor, or nothing. */
  readonly stdin?: number;
}

/** Runs a command to its end and gives what it said on stdout; fails with what it said on stderr. */
export function run(file: string, args: readonly string[], { folder, env, stdin }: CommandOptions = {}): Promise<string> {
  const options: SpawnOptions = { cwd: folder, env, stdio: [stdin ?? 'ignore', 'pipe', 'pipe'] };
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, options);
    let stdout = '';
    let stderr = '';
    child.stdout!.setEncoding('utf8').on('data', (chunk) => (stdout += chunk));
    child.stderr!.setEncoding('utf8').on('data', (chunk) => (stderr += chunk));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) return resolve(stdout);
      reject(new Error(`${file} ${args.join(' ')} ended with ${signal ?? `exit code ${code}`}: ${lastLines(stderr || stdout)}`));
    });
  });
}

export function lastLines(text: string): string {
  return text.trimEnd().split('\n').slice(-5).join('\n');
}
