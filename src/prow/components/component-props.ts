import { Construct } from 'constructs';
import { Where } from '../../core/problem';
import { readOldProps } from '../../core/props-reader';
import { instanceOf } from '../../core/values';
import { ProwModel } from '../prow-model';
import { ProwPlan } from '../prow-plan';

/** What a single component is made from. */
export interface ComponentProps {
  /** The Prow that the component belongs to. */
  readonly plan: ProwPlan;
}

/** The model behind a component's props. */
export function modelOf(component: Construct, props: ComponentProps): ProwModel {
  return readOldProps<ComponentProps, ProwPlan>(Where.construct(component.node.path), props, (p) => p.required('plan', instanceOf(ProwPlan, 'ProwPlan.of({ github })')))._model;
}
