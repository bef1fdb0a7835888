import { cidr, overlap } from '../../core/net';
import { Rule } from '../../core/props';
import { passes, PropsReader } from '../../core/props-reader';
import { quote } from '../../core/quote';
import { integer, list } from '../../core/values';
import { CiliumMeshCluster } from './cilium-mesh-options';
import { CiliumFinding } from './cilium-rules';

/** What is known of another cluster of a mesh and has no place in the values of the chart. */
export interface MeshPeer {
  readonly name: unknown;
  readonly clusterId?: number;
  readonly podCidrs: readonly string[];
}

/** Compared with others only where it is well formed. */
function known<T>(rule: Rule<T>): Rule<T | undefined> {
  return (value, report) => (passes(rule, value, report) ? value : undefined);
}

export function readMeshPeer(p: PropsReader<CiliumMeshCluster>, name: unknown): MeshPeer {
  return { name, clusterId: p.optional('clusterId', known(integer(1, 511))), podCidrs: p.optional('podCidrs', known(list(cidr, 1))) ?? [] };
}

/** A mesh routes by the addresses of pods and tells clusters apart by their numbers, so that neither may be there twice. */
export function meshPeerFindings(clusterId: unknown, podCidrs: readonly string[], peers: readonly MeshPeer[]): readonly CiliumFinding[] {
  const clusters = [{ name: 'this cluster', clusterId, podCidrs }, ...peers.map((peer) => ({ ...peer, name: quote(peer.name) }))];
  return clusters.flatMap((one, i) => clusters.slice(0, i).flatMap((other): CiliumFinding[] => {
    const prop = `clusterMesh.clusters[${i - 1}]`;
    return [
      ...(one.clusterId === undefined || one.clusterId !== other.clusterId ? [] : [{
        prop: `${prop}.clusterId`, what: `${String(one.clusterId)} is the number of ${other.name}`, instead: 'give each cluster a number of its own', code: 'ClusterIdTaken' as const,
      }]),
      ...one.podCidrs.flatMap((pods, at) => other.podCidrs.filter((theirs) => overlap(pods, theirs)).map((theirs) => ({
        prop: `${prop}.podCidrs[${at}]`,
        what: `${quote(pods)} shares addresses with ${quote(theirs)} of ${other.name}`,
        instead: 'give the pods of each cluster a network of their own',
        code: 'CidrOverlap' as const,
      }))),
    ];
  }));
}
