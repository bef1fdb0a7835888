import { isPlainObject } from '../../../src/core/props';
import type { Json, Original } from './shape';

type Path = readonly string[];

/** Leaves of the original that are not in our files at their place, as `path: value`. Null says nothing, to Prow too. */
export function lost(original: Original, ours: Original): readonly string[] {
  return leaves(original, []).filter(([path, value]) => JSON.stringify(at(ours, placeIn(ours, path))) !== JSON.stringify(value)).map(([path, value]) =>
    `${path.join('.')}: ${JSON.stringify(value)}`);
}

/** What is found elsewhere: decoration comes down to one list, in which ours is the first. */
function placeIn({ config }: Original, path: Path): Path {
  const [root, plank, form, key, ...rest] = path;
  if (root !== 'config' || plank !== 'plank') return path;
  if (form === 'default_decoration_config_entries') return [root, plank, form, String(Number(key) + 1), ...rest];
  if (form !== 'default_decoration_configs') return path;
  const index = (config.plank.default_decoration_config_entries as readonly Json[]).findIndex(({ repo }) => repo === key);
  return [root, plank, 'default_decoration_config_entries', String(index), 'config', ...rest];
}

function leaves(value: unknown, path: Path): readonly (readonly [Path, unknown])[] {
  if (value === null || value === undefined) return [];
  const entries = Array.isArray(value) || isPlainObject(value) ? Object.entries(value) : [];
  const inner = entries.flatMap(([key, one]) => leaves(one, [...path, key]));
  // a holder of nulls alone is as good as absent
  return entries.length === 0 ? [[path, value]] : inner;
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<any>((holder, key) => holder?.[key], value);
}
