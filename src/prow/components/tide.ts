import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { addMetadata } from '../../core/object-metadata';
import { HTTP, METRICS, tideProbes } from './component-ports';
import { ComponentProps, modelOf } from './component-props';
import { internalService } from './internal-service';
import { prowJobs } from './permissions';
import { clonesPart, configPart, githubPart, storagePart } from './pod-parts';
import { workload } from './workload';

/**
 * tide merges pull requests whose labels and checks fit. It must run once.
 *
 * Flags, ports and rights: prow cmd/tide at a61940897.
 */
export class Tide extends Construct {
  /** The Deployment. */
  readonly deployment: ApiObject;
  /** The ServiceAccount that the rights belong to. */
  readonly serviceAccount: ApiObject;
  /** The Service. */
  readonly service: ApiObject;

  constructor(scope: Construct, id: string, props: ComponentProps) {
    super(scope, id);
    const prow = modelOf(this, props);
    const made = workload(this, 'tide', {
      prow,
      args: ['--dry-run=false', `--status-path=${prow.storage.tideStatusUrl}`, `--history-uri=${prow.storage.tideHistoryUrl}`],
      parts: [configPart(prow), githubPart(prow), storagePart(prow, 'tide'), clonesPart],
      ports: [HTTP, METRICS],
      probes: tideProbes,
      needsStore: true,
      prowRules: [prowJobs('create', 'get', 'list', 'watch')],
      jobRules: [],
    });
    this.deployment = made.deployment;
    this.serviceAccount = made.serviceAccount;
    this.service = internalService(this, 'tide', prow.endpoints.tide, HTTP.name);
    addMetadata(this, prow.metadata);
  }
}
