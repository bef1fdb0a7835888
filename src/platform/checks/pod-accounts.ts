import { Problem } from '../../core/problem';
import { RenderedObject } from '../../writer/rendered-object';
import { KnownObjects } from './known-objects';
import { PodTemplate } from './pod-template';
import { OpenReferences, Reference } from './reference';
import { ReferenceCheck } from './reference-check';

/** ServiceAccounts that pods run as. */
export class PodAccounts implements ReferenceCheck {
  readonly pods = true;
  private readonly references = new OpenReferences();

  see({ path, namespace }: RenderedObject, pod: PodTemplate | undefined, known: KnownObjects): void {
    const name = pod?.spec.serviceAccountName;
    if (pod && typeof name === 'string') this.references.add({ kind: 'ServiceAccount', namespace, name, path, at: `${pod.specAt}.serviceAccountName` }, known);
  }

  problems(known: KnownObjects): Problem[] {
    return this.references.problems(known);
  }

  get unknown(): readonly Reference[] {
    return this.references.unknown;
  }
}
