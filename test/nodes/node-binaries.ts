import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { command, ROOT } from '../check/command';

/** The releases of Node that are tried: where `engines` begins, and of each line that README names. */
export const NODES: Readonly<Record<string, string>> = { 20: '20.19.0', 22: '22.23.3', 24: '24.21.0' };

const PACKAGE = `node-${process.platform}-${process.arch}`;

/** Where a release is kept, in a package of the registry that holds nothing else. */
const folderOf = (version: string): string => join(ROOT, '.cache', 'nodes', version);

/** Gets a release of Node, unless it is there. */
export async function installNode(version: string): Promise<void> {
  if (existsSync(nodeOf(version))) return;
  const folder = folderOf(version);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  await command('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', `${PACKAGE}@${version}`], {}, folder);
}

/** The program. */
export function nodeOf(version: string): string {
  return join(folderOf(version), 'node_modules', PACKAGE, 'bin', 'node');
}

/** An environment in which `node` is this release, also for npm and what npm starts. */
export function environmentOf(version: string): Readonly<Record<string, string>> {
  return { PATH: [join(nodeOf(version), '..'), process.env.PATH].join(delimiter) };
}
