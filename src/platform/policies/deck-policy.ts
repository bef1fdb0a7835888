import { Construct } from 'constructs';
import { partLabels } from '../../core/labels';
import { nativeObject } from '../../core/manifest';
import { tcp } from '../../core/traffic';
import { DeckDoor } from '../../exposure/deck-access/deck-access-plan';
import { CniPlan } from '../../network/cni-plan';
import { DECK_HTTP, HEALTH, METRICS } from '../../prow/components/component-ports';
import { placedPlugins } from '../../prow/plugins/resolve-plugins';
import { PRIVATE_DECK } from '../../prow/private-deck-settings';
import { ProwModel } from '../../prow/prow-model';
import { ReachableProw } from '../reachable-prow';
import { podsOf } from './prow-parties';
import { IsolationSettings } from './resolve-isolation';

/** Id of the policy of another program's pages. */
const PAGES_POLICY_ID = 'pages-policy';

/** Ids of the constructs: other policies of a Prow take their place. */
export const DECK_POLICY_IDS: readonly string[] = ['deck-policy', `${PRIVATE_DECK}-policy`, PAGES_POLICY_ID];

/** A deck, and the pods before it that alone may call it. */
export interface DeckBehind {
  /** By the label `app`; the name of the policy that stands alone, where nothing else is shut off. */
  readonly app: string;
  readonly door: DeckDoor;
}

type Accesses = Pick<ReachableProw, 'deckAccess' | 'privateAccess'>;

/** Decks with something before them. */
export function decksBehind({ deckAccess, privateAccess }: Accesses): readonly DeckBehind[] {
  return [
    ...deckAccess.door === undefined ? [] : [{ app: 'deck', door: deckAccess.door }],
    ...privateAccess?.door === undefined ? [] : [{ app: PRIVATE_DECK, door: privateAccess.door }],
  ];
}

/** Those that nothing else shuts off; none where policies do already, or nobody would enforce one. */
export function aloneAtDecks(isolation: IsolationSettings | undefined, accesses: Accesses, { capabilities }: CniPlan): readonly DeckBehind[] {
  return isolation === undefined && capabilities.enforcesNetworkPolicy !== false ? decksBehind(accesses) : [];
}

/**
 * Lets nobody but what stands before a deck, and plugins that ask the first one for jobs, see its pages. Probes and metrics stay open, as they are without
 * policies. deck listens at all addresses of its pod and knows no flag for another one, so that nothing but a policy can do it.
 * Source: prow cmd/deck/main.go at a61940897.
 */
export function placeDeckPolicy(
  scope: Construct, { namespace, externalPlugins }: Pick<ProwModel, 'externalPlugins' | 'namespace'>, { app, door: { pods, pages } }: DeckBehind,
): void {
  const asking = app === PRIVATE_DECK ? [] : placedPlugins(externalPlugins).filter(({ program }) => program.deck);
  const plugins = asking.map(({ name }) => podsOf(namespace, name));
  nativeObject(scope, `${app}-policy`, 'networking.k8s.io/v1/NetworkPolicy', {
    metadata: { name: app, namespace, labels: partLabels() },
    spec: {
      podSelector: { matchLabels: podsOf(namespace, app).labels },
      policyTypes: ['Ingress'],
      ingress: [
        { from: [pods, ...plugins].map(({ labels }) => ({ podSelector: { matchLabels: labels } })), ports: [tcp(DECK_HTTP.containerPort)] },
        { ports: [tcp(HEALTH.containerPort), tcp(METRICS.containerPort)] },
      ],
    },
  });
  if (pages === undefined) return;
  nativeObject(scope, PAGES_POLICY_ID, 'networking.k8s.io/v1/NetworkPolicy', {
    metadata: { name: pages.endpoint.serviceName, namespace, labels: partLabels() },
    spec: {
      podSelector: { matchLabels: pages.pods.labels },
      policyTypes: ['Ingress'],
      ingress: [{ from: [{ podSelector: { matchLabels: pods.labels } }], ports: [tcp(pages.port)] }, { ports: [tcp(HEALTH.containerPort)] }],
    },
  });
}

/** What a Prow of which nobody said the CNI can promise. */
export function doorNotes(accesses: Accesses): readonly string[] {
  return decksBehind(accesses).map(({ app, door }) => (
    `NetworkPolicy ${app} keeps pods of the cluster, those of jobs among them, from ${app}, so that nobody passes by ${door.pods.labels.app}. Where the CNI `
    + `enforces no policies, they reach ${app} and see ${seen(app)}.`));
}

function seen(app: string): string {
  return app === PRIVATE_DECK ? 'what is hidden' : 'everything';
}

/** What stands before a deck is passed by whoever calls deck's own Service, which policies alone keep from it. */
export function doorWarnings(isolation: IsolationSettings | undefined, accesses: Accesses, { name, capabilities }: CniPlan): readonly string[] {
  if (isolation !== undefined || capabilities.enforcesNetworkPolicy === true) return [];
  return decksBehind(accesses).map(({ app, door }) => {
    const proxy = door.pods.labels.app;
    const prop = app === PRIVATE_DECK ? 'privateDeck.access' : 'deckAccess';
    if (capabilities.enforcesNetworkPolicy === false) {
      return `${prop} keeps out who comes from outside; pods in the cluster, those of jobs among them, reach ${app} past ${proxy} and see ${seen(app)}. `
        + 'With isolate: true, and a CNI that enforces policies, they do not.';
    }
    return `${prop} keeps out who comes from outside. From pods in the cluster, those of jobs among them, NetworkPolicy ${app} keeps ${app}, and nobody said `
      + `whether ${name} enforces policies: where it does not, they reach ${app} past ${proxy} and see ${seen(app)}.`;
  });
}
