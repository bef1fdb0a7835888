import { Construct } from 'constructs';
import { partLabels } from '../../core/labels';
import { nativeObject } from '../../core/manifest';
import { tcp } from '../../core/traffic';
import { DeckAccessPlan, DeckDoor } from '../../exposure/deck-access/deck-access-plan';
import { CniPlan } from '../../network/cni-plan';
import { DECK_HTTP, HEALTH, METRICS } from '../../prow/components/component-ports';
import { placedPlugins } from '../../prow/plugins/resolve-plugins';
import { ProwModel } from '../../prow/prow-model';
import { podsOf } from './prow-parties';
import { IsolationSettings } from './resolve-isolation';

/** Id of the construct: other policies of a Prow take its place. */
export const DECK_POLICY_ID = 'deck-policy';

/** The name of the policy that stands alone, where nothing else is shut off. */
const NAME = 'deck';

/** What stands before a deck that nothing else shuts off; undefined where policies do already, or nobody would enforce one. */
export function aloneAtDeck(isolation: IsolationSettings | undefined, { door }: DeckAccessPlan, { capabilities }: CniPlan): DeckDoor | undefined {
  return isolation === undefined && capabilities.enforcesNetworkPolicy !== false ? door : undefined;
}

/**
 * Lets nobody but what stands before deck, and plugins that ask it for jobs, see its pages. Probes and metrics stay open, as they are without
 * policies. deck listens at all addresses of its pod and knows no flag for another one, so that nothing but a policy can do it.
 * Source: prow cmd/deck/main.go at a61940897.
 */
export function placeDeckPolicy(scope: Construct, { namespace, externalPlugins }: Pick<ProwModel, 'externalPlugins' | 'namespace'>, { pods }: DeckDoor): void {
  const plugins = placedPlugins(externalPlugins).filter(({ program }) => program.deck).map(({ name }) => podsOf(namespace, name));
  nativeObject(scope, DECK_POLICY_ID, 'networking.k8s.io/v1/NetworkPolicy', {
    metadata: { name: NAME, namespace, labels: partLabels() },
    spec: {
      podSelector: { matchLabels: podsOf(namespace, 'deck').labels },
      policyTypes: ['Ingress'],
      ingress: [
        { from: [pods, ...plugins].map(({ labels }) => ({ podSelector: { matchLabels: labels } })), ports: [tcp(DECK_HTTP.containerPort)] },
        { ports: [tcp(HEALTH.containerPort), tcp(METRICS.containerPort)] },
      ],
    },
  });
}

/** What a Prow of which nobody said the CNI can promise. */
export function doorNotes({ door }: DeckAccessPlan): readonly string[] {
  if (door === undefined) return [];
  return [`NetworkPolicy ${NAME} keeps pods of the cluster, those of jobs among them, from deck, so that nobody passes by ${door.pods.labels.app}. Where the CNI `
    + 'enforces no policies, they reach deck and see everything.'];
}

/** What stands before deck is passed by whoever calls deck's own Service, which policies alone keep from it. */
export function doorWarnings(isolation: IsolationSettings | undefined, { door }: DeckAccessPlan, { name, capabilities }: CniPlan): readonly string[] {
  if (door === undefined || isolation !== undefined || capabilities.enforcesNetworkPolicy === true) return [];
  const { app } = door.pods.labels;
  if (capabilities.enforcesNetworkPolicy === false) {
    return [`deckAccess keeps out who comes from outside; pods in the cluster, those of jobs among them, reach deck past ${app} and see everything. `
      + 'With isolate: true, and a CNI that enforces policies, they do not.'];
  }
  return [`deckAccess keeps out who comes from outside. From pods in the cluster, those of jobs among them, NetworkPolicy ${NAME} keeps deck, and nobody said `
    + `whether ${name} enforces policies: where it does not, they reach deck past ${app} and see everything.`];
}
