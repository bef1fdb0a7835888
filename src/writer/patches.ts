import { ApiObject } from 'cdk8s';

type JsonOf = (object: ApiObject) => Readonly<Record<string, unknown>>;

/** Where the first patch of an object is made after which it is otherwise than before; undefined where it is so without any, or nobody can know. */
export function pathOfPatch(object: ApiObject, jsonOf: JsonOf, isSo: (json: () => Readonly<Record<string, unknown>>) => boolean): string | undefined {
  // private to cdk8s, with no public counterpart
  const patches: unknown = object['patches'];
  if (!Array.isArray(patches) || patches.length === 0) return undefined;
  const after = (count: number): boolean => isSo(() => jsonOf(Object.create(object, { patches: { value: patches.slice(0, count) } })));
  if (after(0)) return undefined;
  const first = patches.findIndex((_, i) => after(i + 1));
  const path: unknown = first === -1 ? undefined : patches[first].operation?.path;
  return typeof path === 'string' ? path : undefined;
}
