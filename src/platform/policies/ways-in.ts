import { ANYBODY, Party, tcp, Traffic } from '../../core/traffic';
import { DeckAccessPlan, DeckDoor, FurtherPages } from '../../exposure/deck-access/deck-access-plan';
import { ExposurePlan, TrafficEnds } from '../../exposure/exposure-plan';
import { DECK_HTTP, HTTP } from '../../prow/components/component-ports';
import { WaysInTraffic } from './isolation';
import { partyOfPods, ProwParties } from './prow-parties';
import { Surroundings } from './surroundings';

/** cert-manager's pods that answer an ACME server stand in the namespace of the Ingress. Source: cert-manager v1.21 pkg/issuer/acme/http/pod.go. */
const SOLVER_LABELS = { 'acme.cert-manager.io/http01-solver': 'true' };
const SOLVER_PORT = 8089;

/** What an exposure lets in, and what its own pods send. */
export function waysIn(exposure: ExposurePlan, { door }: DeckAccessPlan, namespace: string, privateAccess?: DeckAccessPlan): WaysInTraffic {
  const callers = exposure.callers ?? [ANYBODY];
  return (parties, around) => {
    const front: Party = door ? partyOf(door) : parties.deck;
    const second = privateAccess?.door;
    const ends = trafficEnds(namespace, parties, around, { party: front, port: door?.port ?? DECK_HTTP.containerPort }, second && {
      party: partyOf(second), port: second.port,
    });
    return [
      ...callers.map(ends.toHook),
      ...callers.map(ends.toDeck),
      ...callers.flatMap(ends.toPrivateDeck),
      ...(door ? doorTraffic(front, parties.deck, parties, around, door.pages) : []),
      ...(second && parties.privateDeck ? doorTraffic(partyOf(second), parties.privateDeck, parties, around, second.pages) : []),
      ...(exposure.traffic?.(ends) ?? []),
      ...(exposure.solvesOnPort80 ? callers.map(ends.toSolvers) : []),
    ];
  };
}

function partyOf({ pods }: DeckDoor): Party {
  return { name: pods.labels.app, pods };
}

/** Whom people come to, and at which port. */
interface Front {
  readonly party: Party;
  readonly port: number;
}

type Hook = Pick<ProwParties, 'hook'>;
type Outside = Pick<Surroundings, 'dns' | 'dnsPorts' | 'anywhere'>;

/** What pods of an exposure may send; `front` is deck, or what stands before it, and `second` what stands before a private one. */
export function trafficEnds(namespace: string, { hook }: Hook, { dns, dnsPorts, anywhere }: Outside, front: Front, second?: Front): TrafficEnds {
  const solvers: Party = { name: 'acme-solver', pods: { namespace, labels: SOLVER_LABELS } };
  return {
    namespace,
    toHook: (from) => ({ from, to: hook, ports: [tcp(HTTP.containerPort)], purpose: 'webhooks', http: [{ method: 'POST', path: '/hook' }] }),
    toDeck: (from) => ({ from, to: front.party, ports: [tcp(front.port)], purpose: 'pages of deck' }),
    toPrivateDeck: (from) => (second === undefined ? [] : [{ from, to: second.party, ports: [tcp(second.port)], purpose: 'pages of private-deck' }]),
    toDns: (from) => ({ from, to: dns, ports: dnsPorts, purpose: 'names' }),
    toSolvers: (from) => ({ from, to: solvers, ports: [tcp(SOLVER_PORT)], purpose: 'challenges of an ACME server' }),
    anywhere,
  };
}

function doorTraffic(
  door: Party, deck: Party, parties: ProwParties, { dns, dnsPorts, gitHub, gitHubPort }: Surroundings, pages?: FurtherPages,
): readonly Traffic[] {
  return [
    ...(pages === undefined ? [] : [{ from: door, to: partyOfPods(pages.pods, parties), ports: [tcp(pages.port)], purpose: 'files of jobs' }]),
    { from: door, to: deck, ports: [tcp(DECK_HTTP.containerPort)], purpose: 'pages of deck' },
    { from: door, to: dns, ports: dnsPorts, purpose: 'names' },
    { from: door, to: gitHub, ports: [tcp(gitHubPort)], purpose: 'who somebody is' },
  ];
}
