import { ApiObject } from 'cdk8s';
import { patchesOf, withPatches } from '../core/patches';

type JsonOf = (object: ApiObject) => Readonly<Record<string, unknown>>;

/** Where the first patch of an object is made after which it is otherwise than before; undefined where it is so without any, or nobody can know. */
export function pathOfPatch(object: ApiObject, jsonOf: JsonOf, isSo: (json: () => Readonly<Record<string, unknown>>) => boolean): string | undefined {
  const patches = patchesOf(object);
  const after = (count: number): boolean => isSo(() => jsonOf(withPatches(object, count)));
  if (patches.length === 0 || after(0)) return undefined;
  const first = patches.findIndex((_, i) => after(i + 1));
  const path: unknown = (patches[first] as { readonly operation?: { readonly path?: unknown } } | undefined)?.operation?.path;
  return typeof path === 'string' ? path : undefined;
}
