import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { hardenedCronJob } from '../../core/hardened-cron-job';
import { workloadAccount } from '../../core/hardened-workload';
import { addMetadata } from '../../core/object-metadata';
import { ConfigurationError, Where } from '../../core/problem';
import { Fields, readProps, required } from '../../core/props';
import { instanceOf } from '../../core/values';
import { joinParts } from '../components/pod-part';
import { certificatesPart, configPart, githubPart, scratchPart } from '../components/pod-parts';
import { PROW_UID } from '../components/workload';
import { ProwPlan } from '../prow-plan';
import { BRANCHPROTECTOR, BranchprotectorSettings } from './branchprotector-options';

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
    const account = { name: BRANCHPROTECTOR, namespace: prow.namespace };
    this.serviceAccount = workloadAccount(this, account);
    const parts = joinParts([configPart(prow), githubPart(prow), scratchPart, certificatesPart(prow.github)]);
    this.cronJob = hardenedCronJob(this, {
      ...account,
      uid: PROW_UID,
      pod: own,
      schedule: own.schedule,
      timeZone: own.timeZone,
      suspend: own.suspend,
      activeDeadlineSeconds: own.deadlineMinutes * 60,
      volumes: parts.volumes,
      container: {
        image: own.image,
        args: [...switches(own), ...parts.args, ...own.extraArgs],
        env: parts.env,
        resources: own.resources,
        volumeMounts: parts.mounts,
      },
    });
    addMetadata(this, prow.metadata);
  }
}

function switches({ confirm, verifyRestrictions, enableAppsRestrictions }: BranchprotectorSettings): readonly string[] {
  return Object.entries({ confirm, 'verify-restrictions': verifyRestrictions, 'enable-apps-restrictions': enableAppsRestrictions })
    .filter(([, isOn]) => isOn).map(([flag]) => `--${flag}=true`);
}
