import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Binaries, build as buildForConformance } from '../conformance/build';
import { cached } from './cache';
import { run } from './commands';
import { secondsSince } from './steps';

interface GoModule {
  /** The module whose version names the build; its binaries are the `tool` lines of our go.mod. */
  readonly builds: string;
  readonly ldflags?: (version: string) => string[];
  readonly cgo?: boolean;
}

const KUBERNETES: GoModule = {
  builds: 'k8s.io/kubernetes',
  // Without these a kubelet says v0.0.0-master, and the API server judges by what it says.
  ldflags: (version) => {
    const [major, minor] = version.slice(1).split('.');
    const set = (name: string, value: string) => ['-X', `k8s.io/component-base/version.${name}=${value}`];
    return [...set('gitVersion', version), ...set('gitMajor', major), ...set('gitMinor', minor)];
  },
};

const ownModules = {
  'flannel-cni-plugin': { builds: 'github.com/containernetworking/plugins' },
  // Its udp backend is written in C, and without it nothing of it compiles.
  'flannel': { builds: 'github.com/flannel-io/flannel', cgo: true },
  'local-path-provisioner': { builds: 'github.com/rancher/local-path-provisioner' },
  'coredns': { builds: 'github.com/coredns/coredns' },
  'kubernetes-1.36': KUBERNETES,
  'kubelet-1.33': KUBERNETES,
} satisfies Record<string, GoModule>;

/** What a scenario brings besides, and no other lab needs. */
const neighbourModules = {
  'kube-router': { builds: 'github.com/cloudnativelabs/kube-router' },
  'pebble': { builds: 'github.com/letsencrypt/pebble/v2' },
  'metallb': { builds: 'go.universe.tf/metallb' },
  'cert-manager': { builds: 'github.com/cert-manager/cert-manager' },
  'traefik': { builds: 'github.com/traefik/traefik/v3' },
} satisfies Record<string, GoModule>;

const sharedModules = ['versitygw', 'prow'] as const;

type ModuleName = keyof typeof ownModules | typeof sharedModules[number];
const moduleNames = [...sharedModules, ...Object.keys(ownModules)] as ModuleName[];

export type Neighbour = keyof typeof neighbourModules;

export type Built = Readonly<Record<ModuleName, Binaries>>;

/** Builds the tools of a module, or finds them where an earlier run put them. */
function build(name: ModuleName): Promise<Binaries> {
  return name === 'versitygw' || name === 'prow' ? buildForConformance(name) : buildOwn(name, ownModules[name]);
}

export async function buildAll(): Promise<Built> {
  const built: Partial<Record<ModuleName, Binaries>> = {};
  for (const name of moduleNames) built[name] = await timed(name, () => build(name));
  return built as Built;
}

export function buildNeighbour(name: Neighbour): Promise<Binaries> {
  return timed(name, () => buildOwn(name, neighbourModules[name]));
}

async function timed(name: string, make: () => Promise<Binaries>): Promise<Binaries> {
  const begin = performance.now();
  const binaries = await make();
  if (!binaries.cached) console.log(`build ${name} ${binaries.version} ${secondsSince(begin)}`);
  return binaries;
}

interface GoMod {
  readonly Require: readonly { readonly Path: string; readonly Version: string }[];
  readonly Tool: readonly { readonly Path: string }[];
}

async function buildOwn(name: string, module: GoModule): Promise<Binaries> {
  const source = join(__dirname, 'go', name);
  const goMod: GoMod = JSON.parse(await run('go', ['mod', 'edit', '-json'], { folder: source }));
  const version = goMod.Require.find(({ Path }) => Path === module.builds)!.Version;
  const ldflags = ['-s', '-w', ...(module.ldflags?.(version) ?? [])].join(' ');
  const flags = ['-mod=readonly', '-trimpath', '-buildvcs=false', `-ldflags=${ldflags}`];
  const env = { ...process.env, CGO_ENABLED: module.cgo ? '1' : '0', GOWORK: 'off', GOFLAGS: '' };

  const madeFrom = [readFileSync(join(source, 'go.mod')), readFileSync(join(source, 'go.sum')), flags.join('\n'), env.CGO_ENABLED];
  const { folder, cached: wasCached } = await cached(`${name}-${version}`, madeFrom, async (unfinished) => {
    const tools = goMod.Tool.map(({ Path }) => Path);
    await run('nice', ['go', 'build', ...flags, '-o', `${unfinished}/`, ...tools], { folder: source, env });
  });
  return { folder, version, cached: wasCached };
}

/** The folder of Prow's sources, of the version that conformance builds. */
export function prowSources(): Promise<string> {
  return moduleFolder(join(__dirname, '..', 'conformance', 'go', 'prow'), 'sigs.k8s.io/prow');
}

/** The folder of a neighbour's sources, or of what it is built from. */
export function neighbourSources(name: Neighbour, goModule: string = neighbourModules[name].builds): Promise<string> {
  return moduleFolder(join(__dirname, 'go', name), goModule);
}

async function moduleFolder(folder: string, goModule: string): Promise<string> {
  return (await run('go', ['list', '-m', '-f', '{{.Dir}}', goModule], { folder })).trim();
}
