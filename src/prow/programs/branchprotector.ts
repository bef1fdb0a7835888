import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { addMetadata } from '../../core/object-metadata';
import { ConfigurationError, Where } from '../../core/problem';
import { Fields, readProps, required } from '../../core/props';
import { instanceOf } from '../../core/values';
import { configPart, githubPart } from '../components/pod-parts';
import { ProwPlan } from '../prow-plan';
import { BRANCHPROTECTOR } from './branchprotector-options';
import { scheduledProgram, switchFlags } from './scheduled-program';

/** What branchprotector is made from. */
export interface BranchprotectorProps {
  /** The Prow that it belongs to, which was told of it: `branchprotector` in its properties. */
  readonly plan: ProwPlan;
}

const FIELDS = { plan: required(instanceOf(ProwPlan, 'ProwPlan.of({ github, branchprotector })')) } satisfies Fields<BranchprotectorProps>;

/**
 * branchprotector writes the section `branch-protection` of `config.yaml` to GitHub: CronJob and ServiceAccount. It needs no rights in the cluster and gets
 * no token. Its App may administer repositories (`administration: write`). Without `branchprotector` in the Prow's properties it raises `PropMissing`.
 *
 * Flags: prow cmd/branchprotector at a61940897.
 */
export class Branchprotector extends Construct {
  /** The CronJob. */
  readonly cronJob: ApiObject;
  /** The ServiceAccount, which may nothing. */
  readonly serviceAccount: ApiObject;

  constructor(scope: Construct, id: string, props: BranchprotectorProps) {
    super(scope, id);
    const where = Where.construct(this.node.path);
    const prow = readProps(where, props, FIELDS).plan._model;
    const own = prow.branchprotector;
    if (own === undefined) {
      const finding = { what: 'is of a Prow without branchprotector', instead: 'give it branchprotector: {}', code: 'PropMissing' } as const;
      throw new ConfigurationError([where.problem('plan', finding)]);
    }
    const { confirm, verifyRestrictions, enableAppsRestrictions } = own;
    const made = scheduledProgram(this, {
      name: BRANCHPROTECTOR, prow, settings: own, parts: [configPart(prow), githubPart(prow)],
      args: switchFlags({ confirm, 'verify-restrictions': verifyRestrictions, 'enable-apps-restrictions': enableAppsRestrictions }),
    });
    this.cronJob = made.cronJob;
    this.serviceAccount = made.serviceAccount;
    addMetadata(this, prow.metadata);
  }
}
