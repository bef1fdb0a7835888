import { spawn } from 'node:child_process';

export interface GitResult {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** The settings of whoever runs this must not change what git does. */
export const gitEnvironment: Readonly<Record<string, string>> = {
  PATH: process.env.PATH ?? '',
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  LC_ALL: 'C',
  TZ: 'UTC',
};

export function tryGit(folder: string, args: readonly string[], input: string | Buffer = '', env: Readonly<Record<string, string>> = {}): Promise<GitResult> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', ['-C', folder, ...args], { env: { ...gitEnvironment, ...env } });
    const stdout: Buffer[] = [];
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk) => (stderr += chunk));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? -1, stdout: Buffer.concat(stdout), stderr }));
    // git may end before it has read all, and says why on stderr.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

/** What git prints; fails with git's own words when git fails. */
export async function git(folder: string, args: readonly string[], input?: string | Buffer, env?: Readonly<Record<string, string>>): Promise<string> {
  const { code, stdout, stderr } = await tryGit(folder, args, input, env);
  if (code !== 0) throw new Error(`git ${args.join(' ')}: ${stderr.trim()}`);
  return stdout.toString();
}
