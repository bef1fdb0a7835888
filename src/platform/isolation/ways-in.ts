import { ANYBODY, Party, tcp, Traffic } from '../../core/traffic';
import { DeckAccessPlan } from '../../exposure/deck-access/deck-access-plan';
import { ExposurePlan } from '../../exposure/exposure-plan';
import { DECK_HTTP, HTTP } from '../../prow/components/component-ports';
import { WaysInTraffic } from './isolation';
import { DNS_PORTS } from './prow-traffic';
import { Surroundings } from './surroundings';

/** cert-manager's pods that answer an ACME server stand in the namespace of the Ingress. Source: cert-manager v1.21 pkg/issuer/acme/http/pod.go. */
const SOLVER_LABELS = { 'acme.cert-manager.io/http01-solver': 'true' };
const SOLVER_PORT = 8089;

/** What an exposure lets in, and what its own pods send. */
export function waysIn(exposure: ExposurePlan, deckAccess: DeckAccessPlan, namespace: string): WaysInTraffic {
  const callers = exposure.callers ?? [ANYBODY];
  const toAll = (to: Party, port: number, purpose: string, http?: Traffic['http']): Traffic[] => callers.map((from) => ({ from, to, ports: [tcp(port)], purpose, http }));
  return ({ hook, deck }, around) => {
    const { door } = deckAccess;
    const front: Party = door ? { name: door.pods.labels.app, pods: door.pods } : deck;
    return [
      ...toAll(hook, HTTP.containerPort, 'webhooks', [{ method: 'POST', path: '/hook' }]),
      ...toAll(front, door?.port ?? DECK_HTTP.containerPort, 'pages of deck'),
      ...(door ? doorTraffic(front, deck, around) : []),
      ...(exposure.traffic?.({ namespace, hook, deck: front, dns: around.dns, gitHub: around.gitHub, anywhere: around.anywhere }) ?? []),
      ...(exposure.solvesOnPort80 ? toAll({ name: 'acme-solver', pods: { namespace, labels: SOLVER_LABELS } }, SOLVER_PORT, 'challenges of an ACME server') : []),
    ];
  };
}

function doorTraffic(door: Party, deck: Party, { dns, gitHub }: Surroundings): readonly Traffic[] {
  return [
    { from: door, to: deck, ports: [tcp(DECK_HTTP.containerPort)], purpose: 'pages of deck' },
    { from: door, to: dns, ports: DNS_PORTS, purpose: 'names' },
    { from: door, to: gitHub, ports: [tcp(443)], purpose: 'who somebody is' },
  ];
}
