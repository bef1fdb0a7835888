import { Problem } from '../../core/problem';
import { RenderedObject } from '../../writer/rendered-object';
import { KnownObjects } from './known-objects';
import { each, PodTemplate } from './pod-template';
import { OpenReferences, Reference } from './reference';
import { ReferenceCheck, Vouched } from './reference-check';

/** PersistentVolumeClaims that pods want as volumes. */
export class Claims implements ReferenceCheck {
  readonly pods = true;
  private readonly references = new OpenReferences();

  constructor(private readonly vouched: Vouched) {}

  see(object: RenderedObject, pod: PodTemplate | undefined, known: KnownObjects): void {
    if (!pod || this.vouched(object)) return;
    const { path, namespace } = object;
    each(pod.spec.volumes, (volume, i) => {
      const name = volume.persistentVolumeClaim?.claimName;
      if (typeof name !== 'string') return;
      this.references.add({ kind: 'PersistentVolumeClaim', namespace, name, path, at: `${pod.specAt}.volumes[${i}].persistentVolumeClaim.claimName` }, known);
    });
  }

  problems(known: KnownObjects): Problem[] {
    return this.references.problems(known);
  }

  get unknown(): readonly Reference[] {
    return this.references.unknown;
  }
}
