import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { addMetadata } from '../../core/object-metadata';
import { PPROF, pprofProbes } from './component-ports';
import { ComponentProps, modelOf } from './component-props';
import { prowJobs } from './permissions';
import { configPart, githubPart, pluginsPart, storagePart } from './pod-parts';
import { workload } from './workload';

/**
 * status-reconciler repairs statuses on open pull requests when jobs are added, renamed or removed. It must run once.
 *
 * Flags and rights: prow cmd/status-reconciler at a61940897.
 */
export class StatusReconciler extends Construct {
  /** The Deployment. */
  readonly deployment: ApiObject;
  /** The ServiceAccount that the rights belong to. */
  readonly serviceAccount: ApiObject;

  constructor(scope: Construct, id: string, props: ComponentProps) {
    super(scope, id);
    const prow = modelOf(this, props);
    const made = workload(this, 'statusReconciler', {
      prow,
      args: ['--dry-run=false', '--continue-on-error=true', `--status-path=${prow.storage.reconcilerStatusUrl}`],
      parts: [configPart(prow), pluginsPart, githubPart(prow), storagePart(prow, 'status-reconciler')],
      ports: [PPROF],
      probes: pprofProbes,
      needsStore: true,
      prowRules: [prowJobs('create')],
      jobRules: [],
    });
    this.deployment = made.deployment;
    this.serviceAccount = made.serviceAccount;
    addMetadata(this, prow.metadata);
  }
}
