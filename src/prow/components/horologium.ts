import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { addMetadata } from '../../core/object-metadata';
import { METRICS, metricsProbes } from './component-ports';
import { ComponentProps, modelOf } from './component-props';
import { prowJobs } from './permissions';
import { configPart } from './pod-parts';
import { workload } from './workload';

/**
 * horologium starts periodic jobs. It must run once: two would start each job twice.
 *
 * Flags and rights: prow cmd/horologium at a61940897.
 */
export class Horologium extends Construct {
  /** The Deployment. */
  readonly deployment: ApiObject;
  /** The ServiceAccount that the rights belong to. */
  readonly serviceAccount: ApiObject;

  constructor(scope: Construct, id: string, props: ComponentProps) {
    super(scope, id);
    const prow = modelOf(this, props);
    const made = workload(this, 'horologium', {
      prow,
      args: ['--dry-run=false'],
      parts: [configPart(prow)],
      ports: [METRICS],
      probes: metricsProbes,
      prowRules: [prowJobs('create', 'list', 'watch')],
      jobRules: [],
    });
    this.deployment = made.deployment;
    this.serviceAccount = made.serviceAccount;
    addMetadata(this, prow.metadata);
  }
}
