import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { addMetadata } from '../../core/object-metadata';
import { ComponentProps, modelOf } from './component-props';
import { DeckService } from './deck-service';
import { deckWorkload } from './deck-workload';

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
    const made = deckWorkload(this, { name: 'deck', settings: prow.components.deck, program: 'deck' }, prow, { login: prow.deckLogin });
    this.deployment = made.deployment;
    this.serviceAccount = made.serviceAccount;
    this.podDisruptionBudget = made.podDisruptionBudget as ApiObject;
    this.service = ApiObject.of(new DeckService(this, 'Service', { namespace: prow.namespace, serviceName: prow.endpoints.deck.serviceName, exposure: prow.deckExposure }));
    addMetadata(this, prow.metadata);
  }
}
