import { ANYBODY, Party, tcp, Traffic } from '../../core/traffic';
import { DeckAccessPlan } from '../../exposure/deck-access/deck-access-plan';
import { ExposurePlan, TrafficEnds } from '../../exposure/exposure-plan';
import { DECK_HTTP, HTTP } from '../../prow/components/component-ports';
import { WaysInTraffic } from './isolation';
import { ProwParties } from './prow-parties';
import { Surroundings } from './surroundings';

/** cert-manager's pods that answer an ACME server stand in the namespace of the Ingress. Source: cert-manager v1.21 pkg/issuer/acme/http/pod.go. */
const SOLVER_LABELS = { 'acme.cert-manager.io/http01-solver': 'true' };
const SOLVER_PORT = 8089;

/** What an exposure lets in, and what its own pods send. */
export function waysIn(exposure: ExposurePlan, { door }: DeckAccessPlan, namespace: string): WaysInTraffic {
  const callers = exposure.callers ?? [ANYBODY];
  return (parties, around) => {
    const front: Party = door ? { name: door.pods.labels.app, pods: door.pods } : parties.deck;
    const ends = trafficEnds(namespace, parties, around, front, door?.port ?? DECK_HTTP.containerPort);
    return [
      ...callers.map(ends.toHook),
      ...callers.map(ends.toDeck),
      ...(door ? doorTraffic(front, parties, around) : []),
      ...(exposure.traffic?.(ends) ?? []),
      ...(exposure.solvesOnPort80 ? callers.map(ends.toSolvers) : []),
    ];
  };
}

type Hook = Pick<ProwParties, 'hook'>;
type Outside = Pick<Surroundings, 'dns' | 'dnsPorts' | 'anywhere'>;

/** What pods of an exposure may send; `front` is deck, or what stands before it. */
export function trafficEnds(namespace: string, { hook }: Hook, { dns, dnsPorts, anywhere }: Outside, front: Party, frontPort: number): TrafficEnds {
  const solvers: Party = { name: 'acme-solver', pods: { namespace, labels: SOLVER_LABELS } };
  return {
    namespace,
    toHook: (from) => ({ from, to: hook, ports: [tcp(HTTP.containerPort)], purpose: 'webhooks', http: [{ method: 'POST', path: '/hook' }] }),
    toDeck: (from) => ({ from, to: front, ports: [tcp(frontPort)], purpose: 'pages of deck' }),
    toDns: (from) => ({ from, to: dns, ports: dnsPorts, purpose: 'names' }),
    toSolvers: (from) => ({ from, to: solvers, ports: [tcp(SOLVER_PORT)], purpose: 'challenges of an ACME server' }),
    anywhere,
  };
}

function doorTraffic(door: Party, { deck }: ProwParties, { dns, dnsPorts, gitHub, gitHubPort }: Surroundings): readonly Traffic[] {
  return [
    { from: door, to: deck, ports: [tcp(DECK_HTTP.containerPort)], purpose: 'pages of deck' },
    { from: door, to: dns, ports: dnsPorts, purpose: 'names' },
    { from: door, to: gitHub, ports: [tcp(gitHubPort)], purpose: 'who somebody is' },
  ];
}
