import { isIpAddress, urlHostName, urlPort } from '../../core/net';
import { isOwnMachine, secluded } from '../../core/reach';
import { namespaceOfService, namespaceOfShortName } from '../../core/service-name';
import { Party, PodsOf, tcp, Traffic } from '../../core/traffic';
import { asNetwork } from '../../network/api-server-way';
import { ProwModel } from '../../prow/prow-model';
import { OBJECT_STORE_PORT } from '../../prow/storage/object-store';
import { StoragePlan } from '../../prow/storage/storage-plan';
import { partyOfPods, ProwParties } from './prow-parties';
import { Surroundings } from './surroundings';

/** Logs and state, wherever they are kept. */
export function storeTraffic({ storage }: Pick<ProwModel, 'storage'>, parties: ProwParties, users: readonly Party[], around: Surroundings): readonly Traffic[] {
  const { jobs, objectStore } = parties;
  const toStore = (from: Party, to: Party, port: number): Traffic => ({ from, to, ports: [tcp(port)], purpose: 'logs and state' });
  if (objectStore) return [...users, jobs].map((from) => toStore(from, objectStore, OBJECT_STORE_PORT));
  const endpoint = storage.s3?.endpoint;
  const port = endpoint === undefined ? 443 : urlPort(endpoint);
  const address = endpoint === undefined ? undefined : addressOf(endpoint);
  const inCluster = podsOfStore(storage);
  const toPods = inCluster === undefined ? [] : [...users, jobs].map((from) => toStore(from, partyOfPods(inCluster.pods, parties), inCluster.port));
  if (inCluster?.isSure) return toPods;
  if (address === undefined) {
    const isPublic = endpoint === undefined || secluded(urlHostName(endpoint)) === undefined;
    const named = around.knowsNames && inCluster === undefined ? storeHosts(storage) : [];
    return [
      ...users.map((from) => toStore(from, isPublic ? around.anywhere : around.anybodyHere, port)), ...toPods,
      ...(named.length === 0 ? [] : [toStore(jobs, { name: 'object store', hosts: named }, port)]),
    ];
  }
  const cidr = asNetwork(address);
  const store: Party = { name: 'object store', blocks: [{ cidr }], nodes: around.isOfNodes(cidr) ? 'any' : undefined };
  return [...users, jobs].map((from) => toStore(from, store, port));
}

/** Names under which policies may know a store: its own, and that of a bucket where that is asked for as a host. */
export function storeHosts({ s3, buckets }: StoragePlan): readonly string[] {
  const host = s3?.endpoint === undefined ? undefined : urlHostName(s3.endpoint);
  if (host === undefined || isIpAddress(host) || !host.includes('.') || isOwnMachine(host) || namespaceOfService(host) !== undefined) return [];
  return [host, ...(s3?.forcePathStyle === true ? [] : buckets.map((bucket) => `${bucket}.${host}`))];
}

/** Of a store that is named by its address; where a name leads, is not known here, and jobs reach it as they reach the rest of the Internet. */
export function addressOf(endpoint: string): string | undefined {
  const host = urlHostName(endpoint);
  return isIpAddress(host) ? host : undefined;
}

/** Pods behind the endpoint of a store: as somebody said, or as its name tells; not sure where the name may be one of the Internet. */
export function podsOfStore({ s3, storePods }: StoragePlan): { readonly pods: PodsOf; readonly port: number; readonly isSure: boolean } | undefined {
  if (s3?.endpoint === undefined) return undefined;
  const told = storePods?.namespace ?? namespaceOfService(urlHostName(s3.endpoint));
  const namespace = told ?? namespaceOfShortName(s3.endpoint);
  if (namespace === undefined) return undefined;
  const { labels = {}, port = urlPort(s3.endpoint) } = storePods ?? {};
  return { pods: { namespace, labels }, port, isSure: told !== undefined || storePods !== undefined };
}
