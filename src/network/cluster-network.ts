import { cidr, contains, familyOf, overlap } from '../core/net';
import { Finding } from '../core/problem';
import { Rule } from '../core/props';
import { oldShape, passes } from '../core/props-reader';
import { quote } from '../core/quote';
import { boolean, integer, list } from '../core/values';
import { ClusterNetworkOptions } from './cluster-network-options';
import { CniPlan } from './cni-plan';
import { kernelVersion } from './kernel-version';

/** Every network of the cluster; a list is empty where nobody knows. */
export interface ClusterNetwork {
  readonly podCidrs: readonly string[];
  readonly serviceCidrs: readonly string[];
  readonly nodeCidrs: readonly string[];
  readonly apiServerCidrs: readonly string[];
  /** What the CNI was told, and where. */
  readonly cni: { readonly name: string; readonly podCidrs: readonly string[]; readonly podCidrsFrom: string; readonly usesNodeCidrs: boolean };
  readonly nodeCidrMaskSize?: number;
  readonly nodes?: number;
  readonly kernelVersion?: string;
  readonly sameLayer2?: boolean;
}

/** A finding with the property that it is about, as seen from the properties that hold `clusterNetwork`. */
export interface ClusterNetworkFinding extends Finding {
  readonly prop: string;
}

/** Leaves out what is malformed after reporting it, so that the others can still be compared. */
const cidrs: Rule<string[]> = (value, report) => {
  const wellFormed: string[] = [];
  list<void>((element, at) => {
    if (passes(cidr, element, at)) wellFormed.push(element);
  })(value, report);
  return wellFormed;
};

export const clusterNetworkOptions: Rule<ClusterNetworkOptions> = oldShape<ClusterNetworkOptions, ClusterNetworkOptions>((p) => ({
  podCidrs: p.optional('podCidrs', cidrs),
  serviceCidrs: p.optional('serviceCidrs', cidrs),
  nodeCidrs: p.optional('nodeCidrs', cidrs),
  apiServerCidrs: p.optional('apiServerCidrs', cidrs),
  nodeCidrMaskSize: p.optional('nodeCidrMaskSize', integer(8, 30)),
  nodes: p.optional('nodes', integer(1, 100_000)),
  kernelVersion: p.optional('kernelVersion', kernelVersion),
  sameLayer2: p.optional('sameLayer2', boolean),
}));

/** Fills in what the CNI knows; options that were no object, and reported, count as none. */
export function resolveClusterNetwork(options: ClusterNetworkOptions | undefined, cni: CniPlan): ClusterNetwork {
  return {
    podCidrs: options?.podCidrs ?? cni.network.podCidrs,
    serviceCidrs: options?.serviceCidrs ?? [],
    nodeCidrs: options?.nodeCidrs ?? [],
    apiServerCidrs: options?.apiServerCidrs ?? [],
    cni: { name: cni.name, podCidrs: cni.network.podCidrs, podCidrsFrom: cni.podCidrsFrom, usesNodeCidrs: cni.usesNodeCidrs === true },
    nodeCidrMaskSize: options?.nodeCidrMaskSize,
    nodes: options?.nodes,
    kernelVersion: options?.kernelVersion,
    sameLayer2: options?.sameLayer2,
  };
}

/** What contradicts what among networks that are each well formed. */
export function clusterNetworkProblems(network: ClusterNetwork): readonly ClusterNetworkFinding[] {
  // what the CNI was told is what it routes, also where the pods' own networks are smaller
  const pods = network.cni.podCidrs.length > 0 ? network.cni.podCidrs : network.podCidrs;
  return [
    ...outsideOfCni(network),
    ...overlaps('serviceCidrs', network.serviceCidrs, pods, 'pods'),
    ...overlaps('nodeCidrs', network.nodeCidrs, pods, 'pods'),
    ...overlaps('nodeCidrs', network.nodeCidrs, network.serviceCidrs, 'Services'),
  ];
}

function overlaps(prop: string, networks: readonly string[], others: readonly string[], whose: string): readonly ClusterNetworkFinding[] {
  return networks.flatMap((one, i) => others.filter((other) => overlap(one, other)).map((other): ClusterNetworkFinding => ({
    prop: `clusterNetwork.${prop}[${i}]`,
    what: `${quote(one)} shares addresses with ${quote(other)} of ${whose}`,
    instead: 'give pods, Services and nodes networks of their own',
    code: 'CidrOverlap',
  })));
}

function outsideOfCni({ podCidrs, cni }: ClusterNetwork): readonly ClusterNetworkFinding[] {
  if (podCidrs.length === 0 || cni.podCidrs.length === 0) return [];
  const strangers = podCidrs.map((pods, i): ClusterNetworkFinding | undefined => (cni.podCidrs.some((own) => contains(own, pods)) ? undefined : {
    prop: `clusterNetwork.podCidrs[${i}]`,
    what: `${quote(pods)} is not in ${cni.podCidrs.map(quote).join(' or ')}, the network of ${cni.name}`,
    instead: `write the same networks here and in ${cni.podCidrsFrom}`,
    code: 'PodCidrMismatch',
  }));
  const families = podCidrs.map(familyOf);
  const unserved = cni.podCidrs.filter((own) => !families.includes(familyOf(own))).map((own): ClusterNetworkFinding => ({
    prop: 'clusterNetwork.podCidrs',
    what: `has no ${familyOf(own) === 'ipv4' ? 'IPv4' : 'IPv6'} network, but ${cni.name} has ${quote(own)}`,
    instead: `write the same networks here and in ${cni.podCidrsFrom}`,
    code: 'PodCidrMismatch',
  }));
  return [...strangers.filter((finding) => finding !== undefined), ...unserved];
}
