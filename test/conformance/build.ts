import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';

interface GoModule {
  /** The module whose version names the build; its binaries are the `tool` lines of our go.mod. */
  readonly builds: string;
  readonly ldflags?: (version: string) => string[];
}

const KUBERNETES: GoModule = {
  builds: 'k8s.io/kubernetes',
  // Without these an API server says v0.0.0-master, and kubectl and client libraries judge by what it says.
  ldflags: (version) => {
    const [major, minor] = version.slice(1).split('.');
    const set = (name: string, value: string) => ['-X', `k8s.io/component-base/version.${name}=${value}`];
    return [...set('gitVersion', version), ...set('gitMajor', major), ...set('gitMinor', minor)];
  },
};

/** The Go modules under go/, in the order in which they are built: quick ones first. */
const modules = {
  'versitygw': { builds: 'github.com/versity/versitygw' },
  'helm': { builds: 'helm.sh/helm/v3' },
  'prow': { builds: 'sigs.k8s.io/prow' },
  'kubernetes-1.37': KUBERNETES,
  'kubernetes-1.33': KUBERNETES,
} satisfies Record<string, GoModule>;

export type ModuleName = keyof typeof modules;
export const moduleNames = Object.keys(modules) as ModuleName[];

export interface Binaries {
  readonly folder: string;
  readonly version: string;
  readonly cached: boolean;
}

interface GoMod {
  readonly Require: readonly { readonly Path: string; readonly Version: string }[];
  readonly Tool: readonly { readonly Path: string }[];
}

/** Builds the tools of go/NAME/go.mod, or finds them where an earlier run put them. */
export async function build(name: ModuleName): Promise<Binaries> {
  const source = join(__dirname, 'go', name);
  const module: GoModule = modules[name];
  const goMod: GoMod = JSON.parse(execFileSync('go', ['mod', 'edit', '-json'], { cwd: source, encoding: 'utf8' }));
  const version = goMod.Require.find(({ Path }) => Path === module.builds)!.Version;
  const ldflags = ['-s', '-w', ...(module.ldflags?.(version) ?? [])].join(' ');
  const flags = ['-mod=readonly', '-trimpath', '-buildvcs=false', `-ldflags=${ldflags}`];

  const caches = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'cdk8s-prow');
  const folder = join(caches, `${name}-${version}-${fingerprint(source, flags)}`);
  if (existsSync(folder)) return { folder, version, cached: true };

  mkdirSync(caches, { recursive: true });
  const unfinished = mkdtempSync(join(caches, `.${name}-`));
  try {
    const tools = goMod.Tool.map(({ Path }) => Path);
    await goBuild(source, [...flags, '-o', `${unfinished}/`, ...tools]);
    const absent = tools.filter((tool) => !existsSync(join(unfinished, basename(tool))));
    if (absent.length > 0) throw new Error(`go build made no ${absent.join(', ')}; correct the tool lines of ${source}/go.mod`);
    moveInto(folder, unfinished);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return { folder, version, cached: false };
}

/** Where the sources of a module are that a go.mod pins and nothing builds: a module is its whole repository, charts of Helm too. */
export function chartSources(name: 'charts' | 'charts-cilium-1.19', goModule: string): string {
  const cwd = join(__dirname, 'go', name);
  const { stdout, stderr } = spawnSync('go', ['mod', 'download', '-json', goModule], { cwd, env: { ...process.env, GOWORK: 'off', GOFLAGS: '' }, encoding: 'utf8' });
  const { Dir: folder, Error: reason } = JSON.parse(stdout || '{}');
  if (!folder) throw new Error(`go mod download ${goModule} in ${cwd} failed: ${reason ?? stderr.trim()}`);
  return folder;
}

function fingerprint(source: string, flags: readonly string[]): string {
  const hash = createHash('sha256');
  hash.update(readFileSync(join(source, 'go.mod'))).update(readFileSync(join(source, 'go.sum')));
  return hash.update(flags.join('\n')).digest('hex').slice(0, 12);
}

function goBuild(cwd: string, args: readonly string[]): Promise<void> {
  // CGO_ENABLED=0: entrypoint is copied into images of any libc. The others: a user's own settings must not change the build.
  const env = { ...process.env, CGO_ENABLED: '0', GOWORK: 'off', GOFLAGS: '' };
  return new Promise((resolve, reject) => {
    const child = spawn('nice', ['go', 'build', ...args], { cwd, env, stdio: ['ignore', 'ignore', 'pipe'] });
    let output = '';
    child.stderr.on('data', (chunk) => (output += chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) return resolve();
      reject(new Error(`go build in ${cwd} failed: ${output.trimEnd().split('\n').at(-1)}; run it there by hand`));
    });
  });
}

function moveInto(folder: string, finished: string): void {
  try {
    renameSync(finished, folder);
  } catch (error) {
    // Another run may have built the same meanwhile; its result is as good as ours.
    if (!existsSync(folder)) throw error;
  }
}
