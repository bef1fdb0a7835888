import { ErrorCode } from '../../core/error-catalogue';
import { Problem, Where } from '../../core/problem';
import { quote } from '../../core/quote';
import { KnownObjects, ReferredKind } from './known-objects';
import { remedy } from './remedy';

/** A place that names another object, or a key of it. */
export interface Reference {
  readonly kind: ReferredKind;
  readonly namespace: string;
  readonly name: string;
  /** The key that is wanted; left out where the object itself is. */
  readonly key?: string;
  /** Path of the construct that refers. */
  readonly path: string;
  /** Path of the value in its object. */
  readonly at: string;
}

const MISSING: Readonly<Record<ReferredKind, ErrorCode>> = {
  ClusterRole: 'RoleMissing',
  ConfigMap: 'ConfigMapMissing',
  Namespace: 'NamespaceMissing',
  PersistentVolumeClaim: 'ClaimMissing',
  Role: 'RoleMissing',
  Secret: 'SecretMissing',
  ServiceAccount: 'ServiceAccountMissing',
};

/** What is wrong with references to objects that do not exist, or do not have the key. */
export function referenceProblems(references: readonly Reference[], known: KnownObjects): Problem[] {
  return references.flatMap((reference) => {
    const { kind, namespace, name, key, path, at } = reference;
    const named = `${kind} ${quote(name)}${namespace === '' ? '' : ` in namespace ${quote(namespace)}`}`;
    const where = Where.construct(path);
    if (key === undefined) {
      if (!known.lacks(kind, namespace, name)) return [];
      // a Secret is never emitted
      const make = kind === 'Secret' ? undefined : 'emit it';
      return [where.problem(at, { what: `there is no ${named}`, instead: remedy(name, known.candidates(kind, namespace), make), code: MISSING[kind] })];
    }
    const keys = known.keys(kind, namespace, name);
    if (keys === undefined || keys.includes(key)) return [];
    return [where.problem(at, { what: `${named} has no key ${quote(key)}`, instead: remedy(key, keys, 'add it'), code: 'KeyMissing' })];
  });
}
