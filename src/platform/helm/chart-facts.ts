import { ExposurePlan } from '../../exposure/exposure-plan';
import { ProwModel } from '../../prow/prow-model';
import { AppliedObject } from './applied-object';

/** What decides which values a chart has. */
export interface ChartFacts {
  readonly prow: ProwModel;
  readonly exposure: ExposurePlan;
  /** Every object of the chart, in the order of applying. */
  readonly objects: readonly AppliedObject[];
  readonly nodePortRange: string;
  /** Whether somebody said what nodes have: what Prow asks for was compared with it. */
  readonly nodesAreKnown: boolean;
}
