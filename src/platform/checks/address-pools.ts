import * as ipaddr from 'ipaddr.js';
import { Finding } from '../../core/problem';
import { quote } from '../../core/quote';
import { AddressRange } from '../../exposure/exposure-plan';
import { ClusterNetworkSettings } from '../../network/cluster-network';

/** First and last address, as bytes; two of them compare as texts when they are of one family. */
interface Span {
  readonly first: readonly number[];
  readonly last: readonly number[];
}

/**
 * What is wrong with addresses that are given away outside the cluster.
 *
 * Pods and Services may share none of them: kube-proxy or the CNI would keep their packets in the cluster. Nodes are another matter: on one
 * layer 2 network a pool has to lie in the network of the nodes, or nobody would ask for its addresses there, so sharing alone is right.
 * What cannot be right is a pool that holds a whole network of nodes, and with it every node's address, or the address of the API server.
 */
export function addressPoolFindings(pools: readonly AddressRange[], network: ClusterNetworkSettings): readonly Finding[] {
  const pods = network.cni.podCidrs.length > 0 ? network.cni.podCidrs : network.podCidrs;
  return pools.flatMap((pool) => {
    const span = spanOf(pool.range);
    if (span === undefined) return [];
    const shares = (cidr: string): boolean => overlaps(span, spanOf(cidr));
    const holds = (cidr: string): boolean => contains(span, spanOf(cidr));
    return [
      ...pods.filter(shares).map((cidr) => finding(pool, `shares addresses with ${quote(cidr)} of pods`)),
      ...network.serviceCidrs.filter(shares).map((cidr) => finding(pool, `shares addresses with ${quote(cidr)} of Services`, network.orOtherServices)),
      ...network.nodeCidrs.filter(holds).map((cidr) => finding(pool, `holds all of ${quote(cidr)}, and with it every node`)),
      ...network.apiServerCidrs.filter(holds).map((cidr) => finding(pool, `holds ${quote(cidr)} of the API server`)),
    ];
  });
}

function finding({ from, range }: AddressRange, what: string, otherwise = ''): Finding {
  return { what: `${quote(range)} of ${from} ${what}`, instead: `give it addresses that nothing else has${otherwise}`, code: 'AddressPoolTaken' };
}

/** Undefined for what is not written as a network or a range; whoever took it has said so. */
function spanOf(range: string): Span | undefined {
  const [from, to] = range.split('-').map((part) => part.trim());
  if (to !== undefined) return ipaddr.isValid(from) && ipaddr.isValid(to) ? { first: bytes(from), last: bytes(to) } : undefined;
  if (!ipaddr.isValidCIDR(from)) return undefined;
  const [address, bits] = ipaddr.parseCIDR(from);
  const all = address.toByteArray();
  const hostBits = (i: number): number => 0xff >> Math.min(8, Math.max(0, bits - i * 8));
  return { first: all.map((byte, i) => byte & ~hostBits(i)), last: all.map((byte, i) => byte | hostBits(i)) };
}

function bytes(address: string): readonly number[] {
  return ipaddr.parse(address).toByteArray();
}

function isUpTo(a: readonly number[], b: readonly number[]): boolean {
  const i = a.findIndex((byte, at) => byte !== b[at]);
  return i === -1 || a[i] < b[i];
}

function overlaps(a: Span, b: Span | undefined): boolean {
  return b !== undefined && a.first.length === b.first.length && isUpTo(a.first, b.last) && isUpTo(b.first, a.last);
}

function contains(outer: Span, inner: Span | undefined): boolean {
  return inner !== undefined && outer.first.length === inner.first.length && isUpTo(outer.first, inner.first) && isUpTo(inner.last, outer.last);
}
