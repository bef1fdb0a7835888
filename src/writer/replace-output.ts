import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { EncodedFile } from './output-file';
import { INDEX_NAME, indexedNames, indexOf, longerIndex } from './output-index';

const TEMPORARY = /^\.cdk8s-prow\..*\.tmp$/;

/** Writes all files beside the old ones, lets them take their places, and removes what only the earlier run wrote. */
export function replaceOutput(outdir: string, files: readonly EncodedFile[]): void {
  removeTemporary(outdir);
  const earlier = indexedNames(outdir);
  const index = indexOf(files);
  // a file of the same name that no index lists is replaced: App.synth() writes those names, and keeps no index
  const changed = [...files, index].filter((file) => !isCurrent(outdir, file));
  const longer = longerIndex(outdir, files.filter(({ name }) => !earlier.includes(name)));
  const all = longer === undefined ? changed : [...changed, longer];
  try {
    all.forEach((file) => writeTemporary(outdir, file));
  } catch (error) {
    removeTemporary(outdir);
    throw error;
  }
  // so that what a run that is killed has put there is known as ours
  if (longer !== undefined) install(outdir, longer, INDEX_NAME);
  changed.filter((file) => file !== index).forEach((file) => install(outdir, file));
  const produced = new Set(files.map(({ name }) => name));
  earlier.filter((name) => !produced.has(name)).forEach((name) => remove(outdir, name));
  // last, so that after a run that was killed the index still lists what is to be removed
  if (changed.includes(index)) install(outdir, index);
}

/** Whether a file is there as it would be written. */
export function isCurrent(outdir: string, { name, bytes }: EncodedFile): boolean {
  const path = join(outdir, name);
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (!stats?.isFile() || stats.size !== bytes.length) return false;
  return (!isScript(name) || (stats.mode & 0o111) !== 0) && readFileSync(path).equals(bytes);
}

function writeTemporary(outdir: string, { name, bytes }: EncodedFile): void {
  const file = temporary(outdir, name);
  // "wx" never writes through a link that somebody put there
  writeFileSync(file, bytes, { flag: 'wx' });
  if (isScript(name)) chmodSync(file, 0o755);
}

function install(outdir: string, { name }: EncodedFile, as = name): void {
  mkdirSync(dirname(join(outdir, as)), { recursive: true });
  renameSync(temporary(outdir, name), join(outdir, as));
}

/** With its folders, where nothing else is in them. */
function remove(outdir: string, name: string): void {
  rmSync(join(outdir, name), { force: true });
  for (let folder = dirname(name); folder !== '.' && existsSync(join(outdir, folder)); folder = dirname(folder)) {
    if (readdirSync(join(outdir, folder)).length > 0) return;
    rmdirSync(join(outdir, folder));
  }
}

function removeTemporary(outdir: string): void {
  readdirSync(outdir).filter((name) => TEMPORARY.test(name)).forEach((name) => rmSync(join(outdir, name), { force: true, recursive: true }));
}

function temporary(outdir: string, name: string): string {
  // at the top, where it is found again whatever folder it was for
  return join(outdir, `.cdk8s-prow.${name.replaceAll('/', '%')}.tmp`);
}

function isScript(name: string): boolean {
  return name.endsWith('.sh');
}
