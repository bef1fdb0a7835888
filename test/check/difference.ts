import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './command';
import { filesAt } from './folder';

/** What differs between a committed file or folder and its regenerated twin, byte for byte; an empty text where nothing does. */
export function difference(path: string, fresh: string): string {
  const [before, after] = [filesAt(join(ROOT, path)), filesAt(fresh)];
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  return names.flatMap((name) => {
    const [old, made] = [before.get(name), after.get(name)];
    if (!old) return [`${join(path, name)} is missing`];
    if (!made) return [`${join(path, name)} is not generated any more`];
    return old.equals(made) ? [] : [`${join(path, name)} differs`, ...changedLines(join(ROOT, path, name), join(fresh, name))];
  }).join('\n');
}

/** Only for reading: git's own diff, without its lines about files. */
function changedLines(committed: string, fresh: string): readonly string[] {
  const { stdout } = spawnSync('git', ['diff', '--no-index', '--no-color', '--unified=1', '--', committed, fresh], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  const lines = (stdout ?? '').trimEnd().split('\n');
  return lines.slice(lines.findIndex((line) => line.startsWith('@@')));
}
