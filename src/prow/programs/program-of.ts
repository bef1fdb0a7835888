import { Construct } from 'constructs';
import { ConfigurationError, Where } from '../../core/problem';
import { Fields, readProps, required } from '../../core/props';
import { instanceOf } from '../../core/values';
import { ComponentProps } from '../components/component-props';
import { ProwModel } from '../prow-model';
import { ProwPlan } from '../prow-plan';
import { ProgramsModel } from './programs-model';

/** A program of a Prow, and that Prow; an error where it was not told of it. */
export interface ProgramOf<K extends keyof ProgramsModel> {
  readonly prow: ProwModel;
  readonly own: NonNullable<ProgramsModel[K]>;
  readonly where: Where;
}

/** Reads which Prow it is, which must have been told of the program: the property of this name. */
export function programOf<K extends keyof ProgramsModel>({ node }: Construct, props: ComponentProps, name: K): ProgramOf<K> {
  const where = Where.construct(node.path);
  const fields = { plan: required(instanceOf(ProwPlan, `ProwPlan.of({ github, ${name} })`)) } satisfies Fields<ComponentProps>;
  const prow = readProps(where, props, fields).plan._model;
  const own = prow.programs[name];
  if (own !== undefined) return { prow, own: own as NonNullable<ProgramsModel[K]>, where };
  throw new ConfigurationError([where.problem('plan', { what: `is of a Prow without ${name}`, instead: `give it ${name}: {}`, code: 'PropMissing' })]);
}
