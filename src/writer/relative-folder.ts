import { relative } from 'node:path';

/** A folder as a command that runs in another one writes it, on any system. */
export function relativeFolder(from: string, folder: string): string {
  return relative(from, folder).replace(/\\/g, '/');
}
