import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Artefact, withFresh } from './artefact';
import { artefacts } from './artefacts';
import { ROOT } from './command';
import { difference } from './difference';
import { build } from './steps';

async function main(): Promise<void> {
  const [fromBuild, others] = [artefacts().filter((a) => a.fromBuild), artefacts().filter((a) => !a.fromBuild)];
  for (const artefact of others) await replace(artefact);
  await build();
  for (const artefact of fromBuild) await replace(artefact);
}

async function replace(artefact: Artefact): Promise<void> {
  await withFresh(artefact, (fresh) => {
    const stale = difference(artefact.path, fresh) !== '';
    if (stale) {
      const committed = join(ROOT, artefact.path);
      rmSync(committed, { recursive: true, force: true });
      cpSync(fresh, committed, { recursive: true });
    }
    console.log(`${stale ? 'written  ' : 'unchanged'} ${artefact.path}`);
  });
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
