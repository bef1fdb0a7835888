import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Fixed in the source, unlike the place of the cache that they are cloned from. */
const CLONES = '/var/tmp';

/** Removes what programs of Prow left there that were killed, as far as it was cloned from below a folder. */
export function removeClonesFrom(folder: string): void {
  for (const name of readdirSync(CLONES).filter((one) => one.startsWith('gitrepo'))) {
    const config = join(CLONES, name, '.git', 'config');
    if (existsSync(config) && readFileSync(config, 'utf8').includes(`url = ${folder}/`)) rmSync(join(CLONES, name), { recursive: true, force: true });
  }
}
