import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { addMetadata } from '../../core/object-metadata';
import { kubeconfigPart } from '../clusters/kubeconfig-part';
import { METRICS, metricsProbes } from './component-ports';
import { ComponentProps, modelOf } from './component-props';
import { core, grantInCluster, prowJobs } from './permissions';
import { configPart, githubPart, slackPart, storagePart } from './pod-parts';
import { workload } from './workload';

/**
 * crier reports jobs to GitHub and writes their start and end beside the logs. It must run once: two would report twice.
 *
 * Flags and rights: prow cmd/crier at a61940897.
 */
export class Crier extends Construct {
  /** The Deployment. */
  readonly deployment: ApiObject;
  /** The ServiceAccount that the rights belong to. */
  readonly serviceAccount: ApiObject;

  constructor(scope: Construct, id: string, props: ComponentProps) {
    super(scope, id);
    const prow = modelOf(this, props);
    const made = workload(this, 'crier', {
      prow,
      args: ['--github-workers=10', '--blob-storage-workers=10', '--kubernetes-blob-storage-workers=10'],
      parts: [configPart(prow), githubPart(prow), storagePart(prow, 'crier'), slackPart(prow), kubeconfigPart(prow)],
      ports: [METRICS],
      probes: metricsProbes,
      prowRules: [prowJobs('get', 'list', 'watch', 'patch')],
      jobRules: [core('pods', 'get', 'list', 'patch'), core('events', 'get', 'list')],
    });
    if (prow.components.crier.nodesInPodInfo) {
      grantInCluster(this, `${prow.namespace}-crier-nodes`, { name: 'crier', namespace: prow.namespace }, [core('nodes', 'get')]);
    }
    this.deployment = made.deployment;
    this.serviceAccount = made.serviceAccount;
    addMetadata(this, prow.metadata);
  }
}
