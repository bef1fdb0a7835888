import { Problem } from '../../core/problem';
import { RenderedObject } from '../../writer/rendered-object';
import { KnownObjects } from './known-objects';
import { PodTemplate } from './pod-template';
import { OpenReferences, Reference } from './reference';
import { ReferenceCheck } from './reference-check';

/** Objects are in namespaces that exist. A missing one is told once, at the first object in it. */
export class Namespaces implements ReferenceCheck {
  private readonly used = new Set<string>();
  private readonly references = new OpenReferences();

  see(object: RenderedObject, _pod: PodTemplate | undefined, known: KnownObjects): void {
    const { namespace: name, path, clusterScoped } = object;
    if (name === '' || this.used.has(name) || clusterScoped) return;
    this.used.add(name);
    this.references.add({ kind: 'Namespace', namespace: '', name, path, at: 'metadata.namespace' }, known);
  }

  problems(known: KnownObjects): Problem[] {
    return this.references.problems(known);
  }

  get unknown(): readonly Reference[] {
    return this.references.unknown;
  }
}
