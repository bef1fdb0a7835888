import { familyOf } from '../core/net';
import { quote } from '../core/quote';
import { Finding } from '../core/problem';
import { ClusterNetworkFinding, ClusterNetworkSettings } from './cluster-network';
import { CniPlan } from './cni-plan';

/** kube-controller-manager's own default for IPv4. Source: its flag `--node-cidr-mask-size-ipv4`. */
const DEFAULT_MASK_SIZE = 24;
/** By how many bits a node's part may be smaller than the whole. Source: Kubernetes v1.33, pkg/controller/nodeipam/ipam/cidrset (clusterSubnetMaxDiff). */
const MOST_BITS = 16;
/** What the kubelet places on a node unless `maxPods` says otherwise. */
const PODS_OF_A_NODE = 110;

interface Division {
  readonly networks: readonly string[];
  readonly maskSize: number;
}

/** IPv4 networks of pods, and the size of the part that a node gets; undefined where nodes get none. */
function division({ podCidrs, nodeCidrMaskSize, cni: { usesNodeCidrs } }: ClusterNetworkSettings): Division | undefined {
  const maskSize = nodeCidrMaskSize ?? (usesNodeCidrs ? DEFAULT_MASK_SIZE : undefined);
  const networks = podCidrs.filter((network) => familyOf(network) === 'ipv4');
  return maskSize === undefined || networks.length === 0 ? undefined : { networks, maskSize };
}

/** What is wrong with the parts that kube-controller-manager makes of the networks of pods for the nodes. */
export function nodeNetworkProblems(network: ClusterNetworkSettings): readonly ClusterNetworkFinding[] {
  const parts = division(network);
  if (parts === undefined) return [];
  const { networks, maskSize } = parts;
  const prop = network.nodeCidrMaskSize === undefined ? 'clusterNetwork.nodes' : 'clusterNetwork.nodeCidrMaskSize';
  const misfits = network.nodeCidrMaskSize === undefined ? [] : networks.flatMap((cidr) => misfit(cidr, maskSize));
  if (misfits.length > 0) return misfits.map((finding) => ({ ...finding, prop }));
  const room = networks.reduce((sum, cidr) => sum + 2 ** Math.max(0, maskSize - prefixOf(cidr)), 0);
  if (network.nodes === undefined || network.nodes <= room) return [];
  return [{
    prop,
    what: `${networks.map(quote).join(' and ')} in parts of /${maskSize} is enough for ${room} nodes, and there are ${network.nodes}`,
    instead: 'make the cluster with a larger network of pods, or with smaller parts and say so in nodeCidrMaskSize',
    code: 'PodCidrTooSmall',
  }];
}

/** Networks that a CNI divides among more nodes than there are parts. */
export function partsFindings(divided: NonNullable<CniPlan['divided']>, nodes: number): readonly Finding[] {
  return divided.flatMap(({ cidrs, maskSize, from }): readonly Finding[] => {
    const parts = cidrs.reduce((sum, cidr) => sum + 2 ** (maskSize - prefixOf(cidr)), 0);
    return parts >= nodes ? [] : [{
      what: `${cidrs.map(quote).join(' and ')} in parts of /${maskSize} is enough for ${parts} ${parts === 1 ? 'node' : 'nodes'}, and there are ${nodes}`,
      instead: `write a larger network or smaller parts in ${from}`,
      code: 'PodCidrTooSmall',
    }];
  });
}

/** What should be known of them. */
export function nodeNetworkWarnings(network: ClusterNetworkSettings): readonly string[] {
  const maskSize = division(network)?.maskSize ?? DEFAULT_MASK_SIZE;
  // its network, its bridge and its broadcast are no pods
  const pods = 2 ** (32 - maskSize) - 3;
  return pods >= PODS_OF_A_NODE ? [] : [`A node gets a /${maskSize}, which is enough for ${pods} pods, and the kubelet takes up to ${PODS_OF_A_NODE}; set its maxPods to ${pods} or less.`];
}

function misfit(cidr: string, maskSize: number): readonly Omit<ClusterNetworkFinding, 'prop'>[] {
  const prefix = prefixOf(cidr);
  if (maskSize < prefix) return [{ what: `a node would get a /${maskSize}, and ${quote(cidr)} is smaller`, instead: `write a number from ${prefix} on, as the cluster was made`, code: 'NetworkTooSmall' }];
  if (maskSize - prefix <= MOST_BITS) return [];
  return [{ what: `/${maskSize} is too small a part of ${quote(cidr)}: kube-controller-manager takes at most /${prefix + MOST_BITS}`, instead: `write a number from ${prefix} to ${prefix + MOST_BITS}`, code: 'NumberOutOfRange' }];
}

function prefixOf(network: string): number {
  return Number(network.split('/')[1]);
}
