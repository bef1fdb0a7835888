import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../commands';

const ROOT = join(__dirname, '../../..');
const COMMIT = 'HEAD~1';
/** What the app is made from. */
const SOURCES = ['src', 'imports', 'test', 'package.json', 'tsconfig.json'];

/** The name of the commit before this one, or undefined in a clone that does not go back so far. */
export async function previousCommit(): Promise<string | undefined> {
  const name = await run('git', ['rev-parse', '--verify', '--short', COMMIT], { folder: ROOT }).catch(() => undefined);
  return name?.trim();
}

/** Writes the YAML that the app for the Enterprise server was at a commit, by the sources of that commit. */
export async function emitOf(commit: string, outdir: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-prow-previous-'));
  try {
    const archive = join(folder, 'sources.tar');
    await run('git', ['archive', '--output', archive, commit, ...SOURCES], { folder: ROOT });
    const sources = join(folder, 'sources');
    mkdirSync(sources);
    await run('tar', ['--extract', '--file', archive, '--directory', sources]);
    symlinkSync(join(ROOT, 'node_modules'), join(sources, 'node_modules'));
    const synth = `require('./test/lab/apps/enterprise').enterprise(${JSON.stringify(outdir)}).synth()`;
    await run(process.execPath, ['-r', 'ts-node/register/transpile-only', '-e', synth], { folder: sources });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
