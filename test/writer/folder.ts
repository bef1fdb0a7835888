import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

const made: string[] = [];

/** A folder of its own for one test. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-prow-'));
  made.push(folder);
  return folder;
}

export function removeFolders(): void {
  made.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true }));
}

/** Names and contents of the files of a folder and of those in it. */
export function filesIn(folder: string): Record<string, string> {
  return Object.fromEntries(readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
    .map((one) => relative(folder, join(one.parentPath, one.name))).sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}
