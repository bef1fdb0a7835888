import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { endpointUrl } from '../../core/endpoint';
import { addMetadata } from '../../core/object-metadata';
import { isPlainObject } from '../../core/props';
import { kubeconfigPart } from '../clusters/kubeconfig-part';
import { HEALTH, healthProbes, METRICS } from './component-ports';
import { ComponentProps, modelOf } from './component-props';
import { core, leaderElection, prowJobs } from './permissions';
import { configPart, storagePart } from './pod-parts';
import { ProwModel } from '../prow-model';
import { workload } from './workload';

/** Without that controller every job waits for its cluster for ever. Nobody has looked at overrides yet. */
function schedules({ scheduler, configOverrides: { scheduler: over }, components: { prowControllerManager: { extraArgs } } }: ProwModel): boolean {
  return scheduler !== undefined || (isPlainObject(over) && over.enabled === true && extraArgs.every((arg) => !/^--?enable-controller=scheduler$/.test(arg)));
}

/**
 * prow-controller-manager turns ProwJobs into pods and follows them (formerly plank). Further replicas wait to take over.
 *
 * Flags and rights: prow cmd/prow-controller-manager and pkg/plank/reconciler.go at a61940897.
 */
export class ProwControllerManager extends Construct {
  /** The Deployment. */
  readonly deployment: ApiObject;
  /** The ServiceAccount that the rights belong to. */
  readonly serviceAccount: ApiObject;
  /** The budget that keeps all but one pod through a node drain. */
  readonly podDisruptionBudget: ApiObject;

  constructor(scope: Construct, id: string, props: ComponentProps) {
    super(scope, id);
    const prow = modelOf(this, props);
    const made = workload(this, 'prowControllerManager', {
      prow,
      args: ['--dry-run=false', '--enable-controller=plank', ...schedules(prow) ? ['--enable-controller=scheduler'] : []],
      parts: [
        configPart(prow), kubeconfigPart(prow), ...prow.storage.clusterStatusUrl === undefined ? [] : [storagePart(prow, 'status-reconciler')],
        ...prow.programs.tot === undefined ? [] : [{ args: [`--tot-url=${endpointUrl(prow.programs.tot.endpoint)}`] }],
      ],
      ports: [HEALTH, METRICS],
      probes: healthProbes,
      prowRules: [prowJobs('get', 'list', 'watch', 'patch'), ...leaderElection('prow-controller-manager-leader-lock')],
      storageUser: prow.storage.clusterStatusUrl === undefined ? undefined : 'status-reconciler',
      jobRules: [core('pods', 'create', 'delete', 'get', 'list', 'patch', 'watch')],
    });
    this.deployment = made.deployment;
    this.serviceAccount = made.serviceAccount;
    this.podDisruptionBudget = made.podDisruptionBudget as ApiObject;
    addMetadata(this, prow.metadata);
  }
}
