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
  ClusterIssuer: 'IssuerMissing',
  ClusterRole: 'RoleMissing',
  ConfigMap: 'ConfigMapMissing',
  Gateway: 'GatewayMissing',
  GatewayClass: 'ClassMissing',
  IngressClass: 'ClassMissing',
  Issuer: 'IssuerMissing',
  MutatingAdmissionPolicy: 'PolicyMissing',
  Namespace: 'NamespaceMissing',
  PersistentVolumeClaim: 'ClaimMissing',
  PriorityClass: 'ClassMissing',
  Role: 'RoleMissing',
  RuntimeClass: 'ClassMissing',
  Secret: 'SecretMissing',
  Service: 'ServiceMissing',
  ServiceAccount: 'ServiceAccountMissing',
  StorageClass: 'ClassMissing',
  ValidatingAdmissionPolicy: 'PolicyMissing',
};

/** Where a user says what the cluster has. */
const SAID: Readonly<Partial<Record<ReferredKind, string>>> = {
  ClusterIssuer: 'issuers',
  ClusterRole: 'clusterRoles',
  ConfigMap: 'configMaps',
  Gateway: 'gateways',
  GatewayClass: 'classes.gateway',
  IngressClass: 'classes.ingress',
  Issuer: 'issuers',
  Namespace: 'namespaces',
  PersistentVolumeClaim: 'claims',
  PriorityClass: 'classes.priority',
  RuntimeClass: 'classes.runtime',
  Secret: 'secrets',
  Service: 'services',
  ServiceAccount: 'serviceAccounts',
  StorageClass: 'classes.storage',
};

/** References that nothing answered so far. */
export class OpenReferences {
  private readonly open: Reference[] = [];
  private readonly outside: Reference[] = [];

  add(reference: Reference, known: KnownObjects): void {
    // of an object that nobody can read it is no name
    if (typeof reference.name === 'string' && isOpen(reference, known)) this.open.push(reference);
  }

  problems(known: KnownObjects): Problem[] {
    this.outside.length = 0;
    return this.open.flatMap((reference) => {
      const { kind, namespace, name, key } = reference;
      if (key === undefined && known.renames.has(kind, namespace, name) && known.misses(kind, namespace, name)) {
        known.renames.use(reference);
        return [];
      }
      return problemOf(reference, known)?.() ?? this.leadsOutside(reference, known);
    });
  }

  /** Those that lead to what nobody knows, which may be there. Complete when the problems were asked for. */
  get unknown(): readonly Reference[] {
    return this.outside;
  }

  private leadsOutside(reference: Reference, known: KnownObjects): [] {
    const { kind, namespace, name, key } = reference;
    if (key === undefined && known.misses(kind, namespace, name)) this.outside.push(reference);
    return [];
  }
}

/** True for what may turn out to be wrong when all objects were seen. */
function isOpen(reference: Reference, known: KnownObjects): boolean {
  const { kind, namespace, name, key } = reference;
  return key === undefined ? known.misses(kind, namespace, name) : problemOf(reference, known) !== undefined || mayChange(reference, known);
}

/** Nothing where the reference is right as far as anybody knows; otherwise what makes the problem, which is dear and mostly in vain. */
function problemOf(reference: Reference, known: KnownObjects): (() => Problem) | undefined {
  const { kind, namespace, name, key } = reference;
  if (key === undefined) {
    return known.lacks(kind, namespace, name) ? () => missingObject(reference, known) : undefined;
  }
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
  const make = kind === 'Secret' ? '' : 'emit it, or ';
  return Where.construct(path).problem(at, {
    what: `there is no ${describe(reference)}`,
    instead: remedy(name, known.candidates(kind, namespace), SAID[kind] === undefined ? 'emit it' : `${make}say it in existing.${SAID[kind]}`),
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

/** As errors name it: `Secret "hmac-token" in namespace "prow"`. */
export function describe({ kind, namespace, name }: Pick<Reference, 'kind' | 'namespace' | 'name'>): string {
  return `${kind} ${quote(name)}${namespace === '' ? '' : ` in namespace ${quote(namespace)}`}`;
}
