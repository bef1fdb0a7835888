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

/** References that nothing answered so far. */
export class OpenReferences {
  private readonly open: Reference[] = [];

  add(reference: Reference, known: KnownObjects): void {
    if (problemOf(reference, known) || mayChange(reference, known)) this.open.push(reference);
  }

  problems(known: KnownObjects): Problem[] {
    return this.open.flatMap((reference) => problemOf(reference, known)?.() ?? []);
  }
}

/** Nothing where the reference is right as far as anybody knows; otherwise what makes the problem, which is dear and mostly in vain. */
function problemOf(reference: Reference, known: KnownObjects): (() => Problem) | undefined {
  const { kind, namespace, name, key } = reference;
  if (key === undefined) return known.lacks(kind, namespace, name) ? () => missingObject(reference, known) : undefined;
  const keys = known.keys(kind, namespace, name);
  return keys === undefined || keys.includes(key) ? undefined : () => missingKey(reference, key, keys);
}

/** Keys of what was not seen yet may turn out to be others. Secrets are not emitted, so that all is known of them before. */
function mayChange({ kind, namespace, name, key }: Reference, known: KnownObjects): boolean {
  return key !== undefined && kind !== 'Secret' && !known.has(kind, namespace, name);
}

function missingObject(reference: Reference, known: KnownObjects): Problem {
  const { kind, namespace, name, path, at } = reference;
  // a Secret is never emitted
  const make = kind === 'Secret' ? undefined : 'emit it';
  return Where.construct(path).problem(at, {
    what: `there is no ${describe(reference)}`,
    instead: remedy(name, known.candidates(kind, namespace), make),
    code: MISSING[kind],
  });
}

function missingKey(reference: Reference, key: string, keys: readonly string[]): Problem {
  return Where.construct(reference.path).problem(reference.at, {
    what: `${describe(reference)} has no key ${quote(key)}`,
    instead: remedy(key, keys, 'add it'),
    code: 'KeyMissing',
  });
}

function describe({ kind, namespace, name }: Reference): string {
  return `${kind} ${quote(name)}${namespace === '' ? '' : ` in namespace ${quote(namespace)}`}`;
}
