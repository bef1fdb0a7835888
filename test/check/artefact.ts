import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** A file or folder that is committed and can be made again from the rest of the tree. */
export interface Artefact {
  /** Where it is committed, from the repository's folder. */
  readonly path: string;
  /** Whether it is made from the built package. */
  readonly fromBuild?: boolean;
  /** Writes the file, or fills the folder, at another place. */
  make(target: string): Promise<void>;
}

/** Makes an artefact anew in a folder of its own, which is gone afterwards. */
export async function withFresh<T>(artefact: Artefact, use: (fresh: string) => T): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-prow-check-'));
  try {
    const fresh = join(folder, basename(artefact.path));
    await artefact.make(fresh);
    return use(fresh);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
