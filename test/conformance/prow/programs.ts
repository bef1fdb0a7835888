import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cached } from '../../go/cache';
import { sources } from '../build';

const MODULE = join(__dirname, '..', 'go', 'prow');
const PROW = 'sigs.k8s.io/prow';

/** Prints the types that Prow's configuration is decoded into. */
export function schemaProgram(): Promise<string> {
  return program('prow-schema', async () => ({ 'main.go': readFileSync(join(MODULE, 'cmd', 'schema', 'main.go'), 'utf8') }));
}

/** Checkconfig, for many configurations in one process. */
export function judgeProgram(): Promise<string> {
  return program('prow-judge', async () => ({
    'main.go': oneOfMany(readFileSync(join(await sources('prow', PROW), 'cmd', 'checkconfig', 'main.go'), 'utf8')),
    'loop.go': readFileSync(join(MODULE, 'judge', 'loop.go'), 'utf8'),
  }));
}

/** Checkconfig's text with another loop around it, and agents that look once. */
function oneOfMany(text: string): string {
  return ([
    ['func main() {', 'func once() {'],
    ['o.config.ConfigAgent()', 'configAgentOf(o)'],
    ['o.pluginsConfig.PluginAgent()', 'pluginAgentOf(o)'],
  ] as const).reduce((changed, [from, to]) => {
    if (changed.split(from).length !== 2) throw new Error(`checkconfig's main.go has ${JSON.stringify(from)} not once; look how it loads its files now`);
    return changed.replace(from, to);
  }, text);
}

/** Builds a program of a module of its own that pins what the Prow module pins. */
async function program(name: string, make: () => Promise<Readonly<Record<string, string>>>): Promise<string> {
  const text = await make();
  const [goMod, goSum] = ['go.mod', 'go.sum'].map((file) => readFileSync(join(MODULE, file)));
  const { folder } = await cached(name, [goMod, goSum, ...Object.values(text)], async (unfinished) => {
    const source = mkdtempSync(join(tmpdir(), `${name}-`));
    try {
      mkdirSync(join(source, 'program'));
      for (const file of ['go.mod', 'go.sum']) copyFileSync(join(MODULE, file), join(source, file));
      for (const [file, content] of Object.entries(text)) writeFileSync(join(source, 'program', file), content);
      await promisify(execFile)('nice', ['go', 'build', '-mod=readonly', '-trimpath', '-buildvcs=false', '-o', join(unfinished, name), './program'], {
        cwd: source, env: { ...process.env, GOWORK: 'off', GOFLAGS: '', CGO_ENABLED: '0' }, maxBuffer: 2 ** 26,
      });
    } finally {
      rmSync(source, { recursive: true, force: true });
    }
  });
  return join(folder, name);
}
