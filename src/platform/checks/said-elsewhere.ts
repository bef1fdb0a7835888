import { IConstruct } from 'constructs';
import { ExternalObjects } from './external-objects';

/** What constructs of an app say that somebody else makes, by the root of their tree. */
const said = new WeakMap<IConstruct, ExternalObjects[]>();

/** A construct says what its objects refer to and somebody else makes: a script of ours, or a user who named it in a property. */
export function sayElsewhere(construct: IConstruct, objects: ExternalObjects): void {
  const { root } = construct.node;
  const others = said.get(root);
  if (others) others.push(objects);
  else said.set(root, [objects]);
}

/** What was said below a root. */
export function saidElsewhere(root: IConstruct): readonly ExternalObjects[] {
  return said.get(root) ?? [];
}
