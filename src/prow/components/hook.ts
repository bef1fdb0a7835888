import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { addMetadata } from '../../core/object-metadata';
import { kubeconfigPart } from '../clusters/kubeconfig-part';
import { updatedHere } from '../config/config-updater';
import { ProwModel } from '../prow-model';
import { HEALTH, healthProbes, HTTP, METRICS } from './component-ports';
import { ComponentProps, modelOf } from './component-props';
import { HookService } from './hook-service';
import { core, grant, PolicyRule, prowJobs } from './permissions';
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
    const updated = updatedHere(prow);
    const made = workload(this, 'hook', {
      prow,
      args: ['--dry-run=false', `--hmac-secret-file=/etc/webhook/${prow.hmac.key}`],
      parts: [configPart(prow), pluginsPart, githubPart(prow), webhookPart(prow), clonesPart, kubeconfigPart(prow)],
      ports: [HTTP, HEALTH, METRICS],
      probes: healthProbes,
      drains: true,
      prowRules: [prowJobs('create', 'get', 'list', 'update'), ...configUpdate(updated.get(prow.namespace))],
      jobRules: configUpdate(updated.get(prow.jobsNamespace)),
      // hook's own --grace-period: it finishes the events that it answered with 200
      terminationGracePeriodSeconds: 180,
    });
    this.deployment = made.deployment;
    this.serviceAccount = made.serviceAccount;
    this.podDisruptionBudget = made.podDisruptionBudget as ApiObject;
    this.service = ApiObject.of(new HookService(this, 'Service', { namespace: prow.namespace, serviceName: prow.endpoints.hook.serviceName, exposure: prow.hookExposure }));
    this.grantElsewhere(prow, updated);
    addMetadata(this, prow.metadata);
  }

  /** In namespaces that are not Prow's, where a Role may have the name of another Prow. */
  private grantElsewhere({ namespace: own, jobsNamespace }: ProwModel, updated: ReadonlyMap<string, readonly string[]>): void {
    for (const [namespace, names] of updated) {
      if (namespace === own || namespace === jobsNamespace) continue;
      grant(new Construct(this, `updates-${namespace}`), '', namespace, { name: 'hook', namespace: own }, configUpdate(names), `${own}-hook`);
    }
  }
}

/** Rights to the ConfigMaps that config-updater writes. All of them exist already: `create` cannot be limited to names and is not needed. */
function configUpdate(names: readonly string[] = []): PolicyRule[] {
  return names.length === 0 ? [] : [{ ...core('configmaps', 'get', 'update'), resourceNames: names }];
}
