import { createHash } from 'node:crypto';
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode, EncodedFile } from './output-file';

/** Neither .json nor .yaml, so that `kubectl apply -f` does not take it for a manifest. */
export const INDEX_NAME = '.cdk8s-prow.sha256';

/** The list of what we wrote, in the format that `sha256sum --check` reads. */
export function indexOf(files: readonly EncodedFile[]): EncodedFile {
  const lines = files.map(({ name, bytes }) => `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`);
  // by name, which begins behind the sum
  lines.sort((a, b) => (a.slice(64) < b.slice(64) ? -1 : 1));
  return encode({ name: INDEX_NAME, content: lines.join('') });
}

/** The index of a folder with what is about to be added to it; undefined where nothing is. */
export function longerIndex(outdir: string, added: readonly EncodedFile[]): EncodedFile | undefined {
  if (added.length === 0) return undefined;
  const path = join(outdir, INDEX_NAME);
  const before = lstatSync(path, { throwIfNoEntry: false })?.isFile() ? `${readFileSync(path, 'utf8')}\n` : '';
  return { name: 'index', bytes: Buffer.concat([Buffer.from(before), indexOf(added).bytes]) };
}

/**
 * The names that the index of a folder lists. Anybody may have edited it: a path could lead out of the folder, so only plain names count, and
 * those in one or two folders below.
 */
export function indexedNames(outdir: string): string[] {
  const path = join(outdir, INDEX_NAME);
  if (!lstatSync(path, { throwIfNoEntry: false })?.isFile()) return [];
  const names = readFileSync(path, 'utf8').split('\n').map((line) => /^[0-9a-f]{64} [ *]((?:[^/\\\0]+\/){0,2}[^/\\\0]+)$/.exec(line)?.[1]);
  return names.filter((name) => name !== undefined && isInside(outdir, name)) as string[];
}

/** A link in the place of a folder could lead anywhere too. */
function isInside(outdir: string, name: string): boolean {
  const parts = name.split('/');
  if (parts.some((part) => part === '.' || part === '..')) return false;
  return parts.slice(1).every((_, i) => lstatSync(join(outdir, ...parts.slice(0, i + 1)), { throwIfNoEntry: false })?.isDirectory() === true);
}
