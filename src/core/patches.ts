import { ApiObject } from 'cdk8s';

/** The patches of an object, in their order; none where a version of cdk8s keeps them elsewhere. */
export function patchesOf(object: ApiObject): readonly unknown[] {
  // private to cdk8s, with no public counterpart
  const patches: unknown = object['patches'];
  return Array.isArray(patches) ? patches : [];
}

/** The same object with only the first of its patches. */
export function withPatches(object: ApiObject, count: number): ApiObject {
  return Object.create(object, { patches: { value: patchesOf(object).slice(0, count) } }) as ApiObject;
}

/**
 * What `look` finds in an object's JSON before and after its patches; nothing where it has none, or where one of them does not fit, which has an
 * error of its own.
 */
export function aroundPatches<T>(object: ApiObject, look: (json: any) => T): { readonly before: T; readonly after: T } | undefined {
  if (patchesOf(object).length === 0) return undefined;
  try {
    return { before: look(withPatches(object, 0).toJson()), after: look(object.toJson()) };
  } catch {
    return undefined;
  }
}
