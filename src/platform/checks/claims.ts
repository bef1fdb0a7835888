import { Problem } from '../../core/problem';
import { RenderedObject } from '../../writer/rendered-object';
import { KnownObjects } from './known-objects';
import { elements, PodTemplate } from './pod-template';
import { Reference, referenceProblems } from './reference';
import { ReferenceCheck } from './reference-check';

/** PersistentVolumeClaims that pods want as volumes. */
export class Claims implements ReferenceCheck {
  private readonly references: Reference[] = [];

  see({ path, namespace }: RenderedObject, pod: PodTemplate | undefined): void {
    if (!pod) return;
    for (const [volume, i] of elements(pod.spec.volumes)) {
      const name = volume.persistentVolumeClaim?.claimName;
      if (typeof name !== 'string') continue;
      this.references.push({ kind: 'PersistentVolumeClaim', namespace, name, path, at: `${pod.specAt}.volumes[${i}].persistentVolumeClaim.claimName` });
    }
  }

  problems(known: KnownObjects): Problem[] {
    return referenceProblems(this.references, known);
  }
}
