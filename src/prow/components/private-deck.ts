import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { addMetadata } from '../../core/object-metadata';
import { ConfigurationError, Where } from '../../core/problem';
import { DECK_HTTP } from './component-ports';
import { ComponentProps, modelOf } from './component-props';
import { serviceObject } from './component-service';
import { deckWorkload } from './deck-workload';

/**
 * private-deck is a second deck, for jobs that the first one leaves out of its lists: Deployment, Service, ServiceAccount, rights and budget. Nobody reruns or
 * aborts jobs there: its rights are to read. Without `privateDeck` in the Prow's properties it raises `PropMissing`.
 *
 * Flags, ports and rights: prow cmd/deck at a61940897.
 */
export class PrivateDeck extends Construct {
  /** The Deployment. */
  readonly deployment: ApiObject;
  /** The ServiceAccount that the rights belong to. */
  readonly serviceAccount: ApiObject;
  /** The budget that keeps all but one pod through a node drain. */
  readonly podDisruptionBudget: ApiObject;
  /** The Service, which pods alone reach. */
  readonly service: ApiObject;

  constructor(scope: Construct, id: string, props: ComponentProps) {
    super(scope, id);
    const prow = modelOf(this, props);
    const own = prow.privateDeck;
    if (own === undefined) {
      const finding = { what: 'is of a Prow without privateDeck', instead: 'give it privateDeck: { url, access }', code: 'PropMissing' } as const;
      throw new ConfigurationError([Where.construct(this.node.path).problem('plan', finding)]);
    }
    const { serviceName, namespace } = own.endpoint;
    const made = deckWorkload(this, { name: serviceName, settings: own.settings, program: 'deck' }, prow, {
      args: [own.hiddenOnly ? '--hidden-only=true' : '--show-hidden=true'], login: undefined,
    });
    this.deployment = made.deployment;
    this.serviceAccount = made.serviceAccount;
    this.podDisruptionBudget = made.podDisruptionBudget as ApiObject;
    this.service = serviceObject(new Construct(this, 'Service'), serviceName, { port: own.endpoint.port, targetPort: DECK_HTTP.containerPort }, { namespace });
    addMetadata(this, prow.metadata);
  }
}
