import { isIpAddress, urlPort } from '../../core/net';
import { secluded } from '../../core/reach';
import { Party, tcp, Traffic } from '../../core/traffic';
import { asNetwork } from '../../network/api-server-way';
import { OBJECT_STORE_PORT } from '../../prow/storage/object-store';
import { StoragePlan } from '../../prow/storage/storage-plan';
import { Surroundings } from './surroundings';

/** Logs and state, wherever they are kept. */
export function storeTraffic(
  storage: StoragePlan, objectStore: Party | undefined, users: readonly Party[], jobs: Party, around: Surroundings,
): readonly Traffic[] {
  const toStore = (from: Party, to: Party, port: number): Traffic => ({ from, to, ports: [tcp(port)], purpose: 'logs and state' });
  if (objectStore) return [...users, jobs].map((from) => toStore(from, objectStore, OBJECT_STORE_PORT));
  const endpoint = storage.s3?.endpoint;
  const port = endpoint === undefined ? 443 : urlPort(endpoint);
  const address = endpoint === undefined ? undefined : addressOf(endpoint);
  if (address === undefined) {
    const isPublic = endpoint === undefined || secluded(new URL(endpoint).hostname) === undefined;
    return users.map((from) => toStore(from, isPublic ? around.anywhere : around.anybodyHere, port));
  }
  const cidr = asNetwork(address);
  const store: Party = { name: 'object store', blocks: [{ cidr }], nodes: around.isOfNodes(cidr) ? 'any' : undefined };
  return [...users, jobs].map((from) => toStore(from, store, port));
}

/** Of a store that is named by its address; where a name leads, is not known here, and jobs reach it as they reach the rest of the Internet. */
export function addressOf(endpoint: string): string | undefined {
  const host = new URL(endpoint).hostname.replace(/^\[|\]$/g, '');
  return isIpAddress(host) ? host : undefined;
}
