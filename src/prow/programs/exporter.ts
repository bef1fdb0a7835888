import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { addMetadata } from '../../core/object-metadata';
import { HEALTH, healthProbes, METRICS } from '../components/component-ports';
import { ComponentProps } from '../components/component-props';
import { prowJobs } from '../components/permissions';
import { configPart } from '../components/pod-parts';
import { namedWorkload } from '../components/workload';
import { programOf } from './program-of';

/**
 * exporter tells Prometheus of each ProwJob, with its labels and annotations, and how long its states lasted: Deployment, ServiceAccount, and the right to
 * list and watch ProwJobs. Without `exporter` in the Prow's properties it raises `PropMissing`.
 *
 * Flags, ports and rights: prow cmd/exporter at a61940897.
 */
export class Exporter extends Construct {
  /** The Deployment. */
  readonly deployment: ApiObject;
  /** The ServiceAccount that the rights belong to. */
  readonly serviceAccount: ApiObject;

  constructor(scope: Construct, id: string, props: ComponentProps) {
    super(scope, id);
    const { prow, own: settings } = programOf(this, props, 'exporter');
    const made = namedWorkload(this, { name: 'exporter', settings, program: 'exporter' }, {
      prow,
      args: [],
      parts: [configPart(prow)],
      ports: [HEALTH, METRICS],
      probes: healthProbes,
      prowRules: [prowJobs('list', 'watch')],
      jobRules: [],
    });
    this.deployment = made.deployment;
    this.serviceAccount = made.serviceAccount;
    addMetadata(this, prow.metadata);
  }
}
