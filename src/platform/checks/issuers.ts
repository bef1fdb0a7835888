import { Problem } from '../../core/problem';
import { RenderedObject } from '../../writer/rendered-object';
import { KnownObjects } from './known-objects';
import { ISSUER_ANNOTATIONS } from './made-by-controllers';
import { PodTemplate } from './pod-template';
import { OpenReferences, Reference } from './reference';
import { ReferenceCheck } from './reference-check';

/** Issuers of cert-manager that Certificates, Ingresses and Gateways name. */
export class Issuers implements ReferenceCheck {
  readonly kinds = ['Certificate', 'Gateway', 'Ingress'];
  private readonly references = new OpenReferences();

  see(object: RenderedObject, _pod: PodTemplate | undefined, known: KnownObjects): void {
    for (const { kind, name, at } of issuersOf(object)) {
      this.references.add({ kind, namespace: kind === 'Issuer' ? object.namespace : '', name, path: object.path, at }, known);
    }
  }

  problems(known: KnownObjects): Problem[] {
    return this.references.problems(known);
  }

  get unknown(): readonly Reference[] {
    return this.references.unknown;
  }
}

interface NamedIssuer {
  readonly kind: 'ClusterIssuer' | 'Issuer';
  readonly name: string;
  /** Path of the name in the object. */
  readonly at: string;
}

/** What an object names; issuers of other groups than cert-manager's are not known here. */
export function issuersOf({ kind, group, json }: Pick<RenderedObject, 'kind' | 'group' | 'json'>): readonly NamedIssuer[] {
  if (kind === 'Certificate') {
    const { name, kind: of = 'Issuer', group: issuers = 'cert-manager.io' } = json.spec?.issuerRef ?? {};
    const isKnown = group === 'cert-manager.io' && issuers === 'cert-manager.io' && typeof name === 'string' && (of === 'Issuer' || of === 'ClusterIssuer');
    return isKnown ? [{ kind: of, name, at: 'spec.issuerRef.name' }] : [];
  }
  const annotations = json.metadata?.annotations ?? {};
  if (annotations['cert-manager.io/issuer-group'] !== undefined) return [];
  return Object.entries(ISSUER_ANNOTATIONS).flatMap(([key, of]) => {
    const name: unknown = annotations[key];
    return typeof name === 'string' ? [{ kind: of, name, at: `metadata.annotations.${key}` }] : [];
  });
}
