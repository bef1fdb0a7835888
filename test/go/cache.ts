import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

interface Cached {
  readonly folder: string;
  readonly cached: boolean;
}

/** What is built, for this and later runs. */
export const cacheFolder = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'cdk8s-prow');

/** A folder that `make` fills once for all that it is made from, or the one that an earlier run filled. */
export async function cached(name: string, madeFrom: readonly (string | Buffer)[], make: (folder: string) => Promise<void>): Promise<Cached> {
  const folder = folderOf(name, madeFrom);
  if (existsSync(folder)) return { folder, cached: true };

  mkdirSync(cacheFolder, { recursive: true });
  const unfinished = mkdtempSync(join(cacheFolder, `.${name}-`));
  try {
    await make(unfinished);
    moveInto(folder, unfinished);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return { folder, cached: false };
}

/** The folder that an earlier run filled; nothing is made where there is none. */
export function findCached(name: string, madeFrom: readonly (string | Buffer)[]): string | undefined {
  const folder = folderOf(name, madeFrom);
  return existsSync(folder) ? folder : undefined;
}

function folderOf(name: string, madeFrom: readonly (string | Buffer)[]): string {
  return join(cacheFolder, `${name}-${fingerprint(madeFrom)}`);
}

function fingerprint(parts: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256');
  // The length keeps apart what would be the same text when joined.
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex').slice(0, 12);
}

function moveInto(folder: string, finished: string): void {
  try {
    renameSync(finished, folder);
  } catch (error) {
    // Another run may have made the same meanwhile; its result is as good as ours.
    if (!existsSync(folder)) throw error;
  }
}
