import { join } from 'node:path';
import { build as buildForConformance, find, sources } from '../conformance/build';
import { type Binaries, buildModule, type GoModule, KUBERNETES, moduleSources } from '../go/go-module';
import { secondsSince } from './steps';

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

export async function buildAll(): Promise<Built> {
  const built: Partial<Record<ModuleName, Binaries>> = {};
  for (const name of moduleNames) built[name] = await timed(name, () => build(name));
  return built as Built;
}

export function buildNeighbour(name: Neighbour): Promise<Binaries> {
  return timed(name, () => buildModule(sourceOf(name), neighbourModules[name]));
}

/** What conformance has built of what no proxy of modules serves; undefined where it could not. */
export function testInfra(): Promise<Binaries | undefined> {
  return find('test-infra');
}

/** The folder of Prow's sources, of the version that conformance builds. */
export function prowSources(): Promise<string> {
  return sources('prow', 'sigs.k8s.io/prow');
}

/** The folder of a neighbour's sources, or of what it is built from. */
export function neighbourSources(name: Neighbour, goModule: string = neighbourModules[name].builds): Promise<string> {
  return moduleSources(sourceOf(name), goModule);
}

function build(name: ModuleName): Promise<Binaries> {
  return name === 'versitygw' || name === 'prow' ? buildForConformance(name) : buildModule(sourceOf(name), ownModules[name]);
}

function sourceOf(name: string): string {
  return join(__dirname, 'go', name);
}

async function timed(name: string, make: () => Promise<Binaries>): Promise<Binaries> {
  const begin = performance.now();
  const binaries = await make();
  if (!binaries.cached) console.log(`build ${name} ${binaries.version} ${secondsSince(begin)}`);
  return binaries;
}
