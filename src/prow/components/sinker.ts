import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { addMetadata } from '../../core/object-metadata';
import { kubeconfigPart } from '../clusters/kubeconfig-part';
import { METRICS, metricsProbes } from './component-ports';
import { ComponentProps, modelOf } from './component-props';
import { core, leaderElection, prowJobs } from './permissions';
import { configPart } from './pod-parts';
import { workload } from './workload';

/**
 * sinker deletes old ProwJobs and the pods of finished jobs. Further replicas wait to take over.
 *
 * Flags and rights: prow cmd/sinker at a61940897.
 */
export class Sinker extends Construct {
  /** The Deployment. */
  readonly deployment: ApiObject;
  /** The ServiceAccount that the rights belong to. */
  readonly serviceAccount: ApiObject;
  /** The budget that keeps all but one pod through a node drain. */
  readonly podDisruptionBudget: ApiObject;

  constructor(scope: Construct, id: string, props: ComponentProps) {
    super(scope, id);
    const prow = modelOf(this, props);
    const made = workload(this, 'sinker', {
      prow,
      args: ['--dry-run=false'],
      parts: [configPart(prow), kubeconfigPart(prow)],
      ports: [METRICS],
      probes: metricsProbes,
      prowRules: [prowJobs('get', 'list', 'watch', 'delete'), ...leaderElection('prow-sinker-leaderlock')],
      jobRules: [core('pods', 'delete', 'list', 'watch', 'get', 'patch')],
    });
    this.deployment = made.deployment;
    this.serviceAccount = made.serviceAccount;
    this.podDisruptionBudget = made.podDisruptionBudget as ApiObject;
    addMetadata(this, prow.metadata);
  }
}
