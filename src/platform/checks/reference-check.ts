import { Problem } from '../../core/problem';
import { RenderedObject } from '../../writer/rendered-object';
import { KnownObjects } from './known-objects';
import { PodTemplate } from './pod-template';

/**
 * One kind of agreement between objects. Of each object it remembers what cannot be decided yet from the objects before it, so that
 * little is kept of a large app, and decides that when all of them were seen.
 */
export interface ReferenceCheck {
  see(object: RenderedObject, pod: PodTemplate | undefined, known: KnownObjects): void;
  problems(known: KnownObjects): Problem[];
  /** What should be known, and is not wrong for sure; in whole sentences. */
  warnings?(): readonly string[];
}
