import { familyOf } from '../core/net';
import { quote } from '../core/quote';
import { Finding } from '../core/problem';
import { ClusterNetworkFinding, ClusterNetworkSettings } from './cluster-network';
import { CniPlan } from './cni-plan';

type Family = 'ipv4' | 'ipv6';

/** kube-controller-manager's own defaults. Source: its flags `--node-cidr-mask-size-ipv4` and `--node-cidr-mask-size-ipv6`. */
const DEFAULT_MASK_SIZE = { ipv4: 24, ipv6: 64 } as const;
const ADDRESS_BITS = { ipv4: 32, ipv6: 128 } as const;
/** The property that says how large the part of a node is. */
const MASK_PROP = { ipv4: 'nodeCidrMaskSize', ipv6: 'nodeCidrMaskSizeIpv6' } as const;
/** By how many bits a node's part may be smaller than the whole. Source: Kubernetes v1.33, pkg/controller/nodeipam/ipam/cidrset (clusterSubnetMaxDiff). */
const MOST_BITS = 16;
/** What the kubelet places on a node unless `maxPods` says otherwise. */
const PODS_OF_A_NODE = 110;

interface Division {
  readonly networks: readonly string[];
  readonly maskSize: number;
}

/** Networks of pods of one family, and the size of the part that a node gets; undefined where nodes get none. */
function division(network: ClusterNetworkSettings, family: Family): Division | undefined {
  const { podCidrs, cni: { usesNodeCidrs } } = network;
  const networks = podCidrs.filter((one) => familyOf(one) === family);
  const byDefault = DEFAULT_MASK_SIZE[family];
  // kubeadm chooses another size where its default does not divide an IPv6 network
  const fits = family === 'ipv4' || networks.every((one) => misfit(one, byDefault).length === 0);
  const maskSize = network[MASK_PROP[family]] ?? (usesNodeCidrs && fits ? byDefault : undefined);
  return maskSize === undefined || networks.length === 0 ? undefined : { networks, maskSize };
}

/** What is wrong with the parts that kube-controller-manager makes of the networks of pods for the nodes. */
export function nodeNetworkProblems(network: ClusterNetworkSettings): readonly ClusterNetworkFinding[] {
  return (['ipv4', 'ipv6'] as const).flatMap((family) => familyProblems(network, family));
}

function familyProblems(network: ClusterNetworkSettings, family: Family): readonly ClusterNetworkFinding[] {
  const parts = division(network, family);
  if (parts === undefined) return [];
  const { networks, maskSize } = parts;
  const said = network[MASK_PROP[family]] !== undefined;
  const prop = said ? `clusterNetwork.${MASK_PROP[family]}` as const : 'clusterNetwork.nodes';
  const misfits = said ? networks.flatMap((cidr) => misfit(cidr, maskSize)) : [];
  if (misfits.length > 0) return misfits.map((finding) => ({ ...finding, prop }));
  const room = networks.reduce((sum, cidr) => sum + 2 ** Math.max(0, maskSize - prefixOf(cidr)), 0);
  if (network.nodes === undefined || network.nodes <= room) return [];
  return [{
    prop,
    what: `${networks.map(quote).join(' and ')} in parts of /${maskSize} is enough for ${room} nodes, and there are ${network.nodes}`,
    instead: `make the cluster with a larger network of pods, or with smaller parts and say so in ${MASK_PROP[family]}`,
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
  return (['ipv4', 'ipv6'] as const).flatMap((family) => {
    const maskSize = division(network, family)?.maskSize ?? DEFAULT_MASK_SIZE[family];
    // its network, its bridge and, in IPv4, its broadcast are no pods
    const pods = 2 ** (ADDRESS_BITS[family] - maskSize) - (family === 'ipv4' ? 3 : 2);
    return pods >= PODS_OF_A_NODE ? [] : [`A node gets a /${maskSize}, which is enough for ${pods} pods, and the kubelet takes up to `
      + `${PODS_OF_A_NODE}; set its maxPods to ${pods} or less.`];
  });
}

function misfit(cidr: string, maskSize: number): readonly Omit<ClusterNetworkFinding, 'prop'>[] {
  const prefix = prefixOf(cidr);
  if (maskSize < prefix) {
    return [{
      what: `a node would get a /${maskSize}, and ${quote(cidr)} is smaller`,
      instead: `write a number from ${prefix} on, as the cluster was made`, code: 'NetworkTooSmall',
    }];
  }
  if (maskSize - prefix <= MOST_BITS) return [];
  return [{
    what: `/${maskSize} is too small a part of ${quote(cidr)}: kube-controller-manager takes at most /${prefix + MOST_BITS}`,
    instead: `write a number from ${prefix} to ${prefix + MOST_BITS}`, code: 'NumberOutOfRange',
  }];
}

function prefixOf(network: string): number {
  return Number(network.split('/')[1]);
}
