import { cidr, overlap } from '../../core/net';
import { isPlainObject, passes, PropsReader, Report, Rule } from '../../core/props';
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

const peerId = integer(1, 511);
const peerCidrs = list(cidr, 1);

/** Reports what is malformed. */
export function checkMeshPeer(p: PropsReader<CiliumMeshCluster>): void {
  p.optional('clusterId', peerId);
  p.optional('podCidrs', peerCidrs);
}

const SILENT: Report = Object.assign((): void => undefined, { at: () => SILENT });

/** What is well formed of all clusters; whoever reads the rest reports the rest. */
export const meshPeers: Rule<readonly MeshPeer[]> = (value) => {
  const clusters: unknown = isPlainObject(value) ? value.clusters : undefined;
  return (Array.isArray(clusters) ? clusters : []).map((cluster): MeshPeer => {
    const { name, clusterId, podCidrs } = isPlainObject(cluster) ? cluster : {};
    return {
      name,
      clusterId: clusterId !== undefined && passes(peerId, clusterId, SILENT) ? clusterId : undefined,
      podCidrs: podCidrs !== undefined && passes(peerCidrs, podCidrs, SILENT) ? podCidrs : [],
    };
  });
};

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
