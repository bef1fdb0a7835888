import { Problem } from '../../core/problem';
import { isClusterScoped, RenderedObject } from '../../writer/rendered-object';
import { KnownObjects } from './known-objects';
import { Reference, referenceProblems } from './reference';
import { ReferenceCheck } from './reference-check';

/** Objects are in namespaces that exist. A missing one is told once, at the first object in it. */
export class Namespaces implements ReferenceCheck {
  private readonly used = new Map<string, Reference>();

  see(object: RenderedObject): void {
    const { namespace: name, path } = object;
    if (name === '' || this.used.has(name) || isClusterScoped(object)) return;
    this.used.set(name, { kind: 'Namespace', namespace: '', name, path, at: 'metadata.namespace' });
  }

  problems(known: KnownObjects): Problem[] {
    return referenceProblems([...this.used.values()], known);
  }
}
