import { Problem } from '../../core/problem';
import { RenderedObject } from '../../writer/rendered-object';
import { KnownObjects } from './known-objects';
import { PodTemplate } from './pod-template';
import { Reference, referenceProblems } from './reference';
import { ReferenceCheck } from './reference-check';

/** ServiceAccounts that pods run as. */
export class PodAccounts implements ReferenceCheck {
  private readonly references: Reference[] = [];

  see({ path, namespace }: RenderedObject, pod: PodTemplate | undefined): void {
    const name = pod?.spec.serviceAccountName;
    if (pod && typeof name === 'string') this.references.push({ kind: 'ServiceAccount', namespace, name, path, at: `${pod.specAt}.serviceAccountName` });
  }

  problems(known: KnownObjects): Problem[] {
    return referenceProblems(this.references, known);
  }
}
