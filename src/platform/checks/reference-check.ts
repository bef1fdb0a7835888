import { Problem } from '../../core/problem';
import { RenderedObject } from '../../writer/rendered-object';
import { KnownObjects } from './known-objects';
import { PodTemplate } from './pod-template';

/** One kind of agreement between objects. It remembers of each object what it needs, and decides when all of them were seen. */
export interface ReferenceCheck {
  see(object: RenderedObject, pod: PodTemplate | undefined): void;
  problems(known: KnownObjects): Problem[];
}
