import { Construct } from 'constructs';
import { Where } from '../../core/problem';
import { Fields, readProps, required } from '../../core/props';
import { instanceOf } from '../../core/values';
import { ProwModel } from '../prow-model';
import { ProwPlan } from '../prow-plan';

/** What a single component is made from. */
export interface ComponentProps {
  /** The Prow that the component belongs to. */
  readonly plan: ProwPlan;
}

const FIELDS = { plan: required(instanceOf(ProwPlan, 'ProwPlan.of({ github })')) } satisfies Fields<ComponentProps>;

/** The model behind a component's props. */
export function modelOf(component: Construct, props: ComponentProps): ProwModel {
  return readProps(Where.construct(component.node.path), props, FIELDS).plan._model;
}
