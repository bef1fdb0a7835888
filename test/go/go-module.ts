import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { cached, findCached } from './cache';
import { type FetchedSource, fetchedSource } from './fetched-source';

const exec = promisify(execFile);

/** A folder whose go.mod pins what is built; the programs are its `tool` lines. */
export interface GoModule {
  /** The module whose version names the build. */
  readonly builds: string;
  readonly ldflags?: (version: string) => string[];
  readonly cgo?: boolean;
  /** Where the packages are, if no proxy of modules has them. */
  readonly fetched?: FetchedSource;
}

export interface Binaries {
  readonly folder: string;
  readonly version: string;
  readonly cached: boolean;
}

export const KUBERNETES: GoModule = {
  builds: 'k8s.io/kubernetes',
  // Without these an API server or kubelet says v0.0.0-master, and everybody judges by what it says.
  ldflags: (version) => {
    const [major, minor] = version.slice(1).split('.');
    const set = (name: string, value: string) => ['-X', `k8s.io/component-base/version.${name}=${value}`];
    return [...set('gitVersion', version), ...set('gitMajor', major), ...set('gitMinor', minor)];
  },
};

interface GoMod {
  readonly Require: readonly { readonly Path: string; readonly Version: string }[];
  readonly Tool: readonly { readonly Path: string }[];
}

/** Builds the programs of a folder with a go.mod, or finds them where an earlier run put them. */
export async function buildModule(source: string, goModule: GoModule): Promise<Binaries> {
  const { name, version, tools, flags, cgoEnabled, madeFrom } = await recipe(source, goModule);
  const { folder, cached: wasCached } = await cached(name, madeFrom, async (unfinished) => {
    const packages = goModule.fetched === undefined ? source : await fetchedSource(source, goModule.fetched);
    await go(packages, ['build', ...flags, '-o', `${unfinished}/`, ...tools], { CGO_ENABLED: cgoEnabled });
    const absent = tools.filter((tool) => !existsSync(join(unfinished, basename(tool))));
    if (absent.length > 0) throw new Error(`go build made no ${absent.join(', ')}; correct the tool lines of ${source}/go.mod`);
  });
  return { folder, version, cached: wasCached };
}

/** The programs where an earlier run put them; undefined where none did. */
export async function findModule(source: string, goModule: GoModule): Promise<Binaries | undefined> {
  const { name, version, madeFrom } = await recipe(source, goModule);
  const folder = findCached(name, madeFrom);
  return folder === undefined ? undefined : { folder, version, cached: true };
}

/** What is built, how, and all that decides what comes out. */
async function recipe(source: string, { builds, ldflags, cgo, fetched }: GoModule) {
  const goMod: GoMod = JSON.parse(await go(source, ['mod', 'edit', '-json']));
  const version = goMod.Require.find(({ Path }) => Path === builds)!.Version;
  const flags = ['-mod=readonly', '-trimpath', '-buildvcs=false', `-ldflags=${['-s', '-w', ...(ldflags?.(version) ?? [])].join(' ')}`];
  // A program may be copied into images of any C library, so it has none unless it must.
  const cgoEnabled = cgo ? '1' : '0';
  const sources = readdirSync(source).filter((file) => /^go\.(mod|sum)$|\.go$/.test(file)).sort();
  const madeFrom = [...sources.map((file) => readFileSync(join(source, file))), flags.join('\n'), cgoEnabled, ...fetched === undefined ? [] : [fetched.commit]];
  return { name: `${basename(source)}-${version}`, version, tools: goMod.Tool.map(({ Path }) => Path), flags, cgoEnabled, madeFrom };
}

/** Where the sources of a module are that a folder's go.mod pins: the whole repository, charts of Helm and manifests too. */
export async function moduleSources(source: string, goModule: string): Promise<string> {
  return JSON.parse(await go(source, ['mod', 'download', '-json', goModule])).Dir;
}

async function go(source: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
  try {
    // A user's own settings must not change the build.
    const { stdout } = await exec('nice', ['go', ...args], { cwd: source, env: { ...process.env, GOWORK: 'off', GOFLAGS: '', ...env }, maxBuffer: 2 ** 26 });
    return stdout;
  } catch (error) {
    const { stderr, stdout, message } = error as { stderr?: string; stdout?: string; message: string };
    const said = (stderr || stdout || message).trimEnd().split('\n').at(-1);
    throw new Error(`go ${args[0]} in ${source} failed: ${said}; run it there by hand`, { cause: error });
  }
}
