import { Problem } from '../../core/problem';
import { RenderedObject } from '../../writer/rendered-object';
import { KnownObjects } from './known-objects';
import { PodTemplate } from './pod-template';
import { Reference } from './reference';

/** Whether somebody else makes the data that an object wants, by what is known of the object. */
export type Vouched = (object: RenderedObject) => boolean;

/**
 * One kind of agreement between objects. Of each object it remembers what cannot be decided yet from the objects before it, so that
 * little is kept of a large app, and decides that when all of them were seen.
 */
export interface ReferenceCheck {
  /** Kinds that it looks at. Without these and `pods` it looks at all objects. */
  readonly kinds?: readonly string[];
  /** Whether it looks at all that makes pods, of whatever kind. */
  readonly pods?: boolean;
  see(object: RenderedObject, pod: PodTemplate | undefined, known: KnownObjects): void;
  problems(known: KnownObjects): Problem[];
  /** Of what it saw, the references to what nobody knows, which may be there; complete when the problems were asked for. */
  readonly unknown?: readonly Reference[];
  /** What should be known, and is not wrong for sure; in whole sentences. */
  warnings?(): readonly string[];
}
