import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { find } from '../conformance/build';
import { milliseconds, ROOT } from './commands';
import { CHILD } from './large-apps';
import { ratio, Row, Skipped } from './row';

/** Whole programs, from their start to the last byte; `kubectl kustomize` reads the files that ours writes. */
const SIZES = [
  { name: 'about 110 objects against kubectl kustomize', prows: 2, target: 2 },
  { name: 'about 4,000 objects against kubectl kustomize', prows: 68, target: 0.05 },
];

export async function kustomizeRows(): Promise<(Row | Skipped)[]> {
  const kubectl = await findKubectl();
  return SIZES.map(({ name, prows, target }) => {
    if (kubectl === undefined) return { name, skipped: 'no kubectl is built here; `npm run conformance -- 1.37 stopping` builds it' };
    const folder = join(ROOT, '.cache/bench', `kustomize-${prows}`);
    const make = (...into: readonly string[]): number => milliseconds(process.execPath, [CHILD, 'CheckedApp', String(prows), ...into], ROOT);
    return ratio(name, target, { name: `an app of ${prows} Prows`, unit: 'ms', measure: () => make() }, {
      name: 'kubectl kustomize', unit: 'ms', measure: () => {
        if (!existsSync(folder)) {
          make(folder);
          writeKustomization(folder);
        }
        return milliseconds(kubectl, ['kustomize', folder], ROOT);
      },
    });
  });
}

async function findKubectl(): Promise<string | undefined> {
  // where there is no Go, nothing was built either
  const built = await find('kubernetes-1.37').catch(() => undefined);
  return built && join(built.folder, 'kubectl');
}

function writeKustomization(folder: string): void {
  const files = readdirSync(folder).filter((name) => name.endsWith('.k8s.yaml'));
  writeFileSync(join(folder, 'kustomization.yaml'), `resources:\n${files.map((name) => `- ${name}\n`).join('')}`);
}
