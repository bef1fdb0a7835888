import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { addMetadata } from '../../core/object-metadata';
import { JOB_CONFIG_MAP } from '../object-names';
import { ProwModel } from '../prow-model';
import { HEALTH, healthProbes, HTTP, METRICS } from './component-ports';
import { ComponentProps, modelOf } from './component-props';
import { HookService } from './hook-service';
import { core, PolicyRule, prowJobs } from './permissions';
import { clonesPart, configPart, githubPart, pluginsPart, webhookPart } from './pod-parts';
import { workload } from './workload';

/**
 * hook receives GitHub's webhooks and runs the plugins that answer them: Deployment, Service, ServiceAccount, rights and budget.
 *
 * Flags, ports and rights: prow cmd/hook at a61940897.
 */
export class Hook extends Construct {
  /** The Deployment. */
  readonly deployment: ApiObject;
  /** The ServiceAccount that the rights belong to. */
  readonly serviceAccount: ApiObject;
  /** The budget that keeps all but one pod through a node drain. */
  readonly podDisruptionBudget: ApiObject;
  /** The Service. */
  readonly service: ApiObject;

  constructor(scope: Construct, id: string, props: ComponentProps) {
    super(scope, id);
    const prow = modelOf(this, props);
    const made = workload(this, 'hook', {
      prow,
      args: ['--dry-run=false', `--hmac-secret-file=/etc/webhook/${prow.hmac.key}`],
      parts: [configPart, pluginsPart, githubPart(prow), webhookPart(prow), clonesPart],
      ports: [HTTP, HEALTH, METRICS],
      probes: healthProbes,
      drains: true,
      prowRules: [prowJobs('create', 'get', 'list', 'update'), ...configUpdate(prow)],
      jobRules: [],
      // hook's own --grace-period: it finishes the events that it answered with 200
      terminationGracePeriodSeconds: 180,
    });
    this.deployment = made.deployment;
    this.serviceAccount = made.serviceAccount;
    this.podDisruptionBudget = made.podDisruptionBudget as ApiObject;
    this.service = ApiObject.of(new HookService(this, 'Service', { namespace: prow.namespace, serviceName: prow.endpoints.hook.serviceName, exposure: prow.hookExposure }));
    addMetadata(this, prow.metadata);
  }
}

/** config-updater writes one ConfigMap, which exists already: `create` cannot be limited to a name and is not needed. */
function configUpdate(prow: ProwModel): PolicyRule[] {
  return prow.configRepository === undefined ? [] : [{ ...core('configmaps', 'get', 'update'), resourceNames: [JOB_CONFIG_MAP] }];
}
