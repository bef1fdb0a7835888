import { join } from 'node:path';
import { type Binaries, buildModule, findModule, type GoModule, KUBERNETES, moduleSources } from '../go/go-module';

/** The Go modules under go/, in the order in which they are built: quick ones first. */
const modules = {
  'grammars': { builds: 'k8s.io/apimachinery' },
  'kube-score': { builds: 'github.com/zegl/kube-score' },
  'clusters': KUBERNETES,
  'versitygw': { builds: 'github.com/versity/versitygw' },
  'helm': { builds: 'helm.sh/helm/v3' },
  'cilium': { builds: 'github.com/cilium/cilium' },
  'sealers': { builds: 'github.com/bitnami-labs/sealed-secrets' },
  'flux': { builds: 'github.com/fluxcd/kustomize-controller' },
  'prow': { builds: 'sigs.k8s.io/prow' },
  'test-infra': {
    builds: 'sigs.k8s.io/prow',
    fetched: { repository: 'https://github.com/kubernetes/test-infra', commit: 'f66136c16cf9644106bfb6c64c69dd8066da10aa', folders: ['gcsweb', 'label_sync'] },
  },
  'kubernetes-1.37': KUBERNETES,
  'kubernetes-1.33': KUBERNETES,
} satisfies Record<string, GoModule>;

/** Those of which only sources are read. */
type PinnedName = 'charts' | 'charts-cilium-1.19' | 'openapi-1.34' | 'openapi-1.35' | 'openapi-1.36';

export type ModuleName = keyof typeof modules;
export const moduleNames = Object.keys(modules) as ModuleName[];

export function build(name: ModuleName): Promise<Binaries> {
  return buildModule(sourceOf(name), modules[name]);
}

/** What an earlier run has built; undefined where there was none. */
export function find(name: ModuleName): Promise<Binaries | undefined> {
  return findModule(sourceOf(name), modules[name]);
}

/** The folder of a module's sources: of one that is built, or of one that is only pinned. */
export function sources(name: ModuleName | PinnedName, goModule: string): Promise<string> {
  return moduleSources(sourceOf(name), goModule);
}

function sourceOf(name: string): string {
  return join(__dirname, 'go', name);
}
