import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Every file at or below a path by its path from there; a file alone has the empty path, and what does not exist has no files. */
export function filesAt(path: string): ReadonlyMap<string, Buffer> {
  if (!existsSync(path)) return new Map();
  if (statSync(path).isFile()) return new Map([['', readFileSync(path)]]);
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(files.map((entry) => join(entry.parentPath, entry.name)).map((file) => [relative(path, file), readFileSync(file)]));
}
