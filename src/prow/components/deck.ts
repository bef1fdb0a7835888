import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { addMetadata } from '../../core/object-metadata';
import { endpointUrl } from '../../core/endpoint';
import { DECK_HTTP, HEALTH, healthProbes, METRICS } from './component-ports';
import { ComponentProps, modelOf } from './component-props';
import { deckLoginPart } from './deck-login-part';
import { DeckService } from './deck-service';
import { core, prowJobs } from './permissions';
import { clonesPart, configPart, githubPart, storagePart } from './pod-parts';
import { workload } from './workload';

/**
 * deck shows jobs, logs and tide's state in the browser: Deployment, Service, ServiceAccount, rights and budget.
 *
 * Without `deckLogin` it may neither rerun nor abort jobs: its rights are to read. Flags, ports and rights: prow cmd/deck at a61940897.
 */
export class Deck extends Construct {
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
    const made = workload(this, 'deck', {
      prow,
      args: ['--spyglass=true', `--tide-url=${endpointUrl(prow.endpoints.tide)}/`, `--hook-url=${endpointUrl(prow.endpoints.hook)}/plugin-help`],
      parts: [configPart(prow), githubPart(prow), storagePart(prow, 'deck'), clonesPart, deckLoginPart(prow.deckLogin)],
      ports: [DECK_HTTP, HEALTH, METRICS],
      probes: healthProbes,
      drains: true,
      prowRules: [prowJobs('get', 'list', 'watch', ...(prow.deckLogin ? ['create', 'patch'] : []))],
      jobRules: [core('pods/log', 'get')],
    });
    this.deployment = made.deployment;
    this.serviceAccount = made.serviceAccount;
    this.podDisruptionBudget = made.podDisruptionBudget as ApiObject;
    this.service = ApiObject.of(new DeckService(this, 'Service', { namespace: prow.namespace, serviceName: prow.endpoints.deck.serviceName, exposure: prow.deckExposure }));
    addMetadata(this, prow.metadata);
  }
}
