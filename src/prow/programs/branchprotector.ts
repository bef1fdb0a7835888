import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { addMetadata } from '../../core/object-metadata';
import { ComponentProps } from '../components/component-props';
import { configPart, githubPart } from '../components/pod-parts';
import { BRANCHPROTECTOR } from './branchprotector-options';
import { programOf } from './program-of';
import { scheduledProgram, switchFlags } from './scheduled-program';

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

  constructor(scope: Construct, id: string, props: ComponentProps) {
    super(scope, id);
    const { prow, own } = programOf(this, props, 'branchprotector');
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
