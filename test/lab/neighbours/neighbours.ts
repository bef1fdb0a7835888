import { buildNeighbour, neighbourSources } from '../build';
import { addresses } from '../machines/network';
import type { Lab } from '../scenario';
import { startCertManager } from './cert-manager';
import { startDns } from './dns';
import { ACME_HOST, rootOfPebble, startPebble } from './pebble';
import { startTraefik } from './traefik';

export const DOMAIN = 'prow.test';
/** The node on which the ingress controller listens. */
export const DOOR = 'node-2';

/** What a user has in front of Prow: an ingress controller and gateway, cert-manager, and an ACME server behind a DNS. Once per lab. */
export async function startNeighbours({ control, nodes, built }: Lab): Promise<void> {
  if (await rootOfPebble().then(() => true, () => false)) return;
  const [certManager, traefik, pebble] = [await buildNeighbour('cert-manager'), await buildNeighbour('traefik'), await buildNeighbour('pebble')];
  await startDns(control, built.coredns, { [addresses.control]: [ACME_HOST], [addresses[DOOR]]: [`hook.${DOMAIN}`, `deck.${DOMAIN}`] });
  await startPebble(control, pebble);
  const door = nodes.find(({ name }) => name === DOOR)!;
  await startTraefik(door, control, traefik, await neighbourSources('traefik'), await neighbourSources('traefik', 'sigs.k8s.io/gateway-api'));
  // It ends where the Gateway API is not there yet.
  await startCertManager(control, certManager, await neighbourSources('cert-manager'));
}
