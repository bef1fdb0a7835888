import { cidr, contains, familyOf, overlap } from '../core/net';
import { Finding } from '../core/problem';
import { also, Fields, optional, shape, ValuesOf } from '../core/props';
import { quote } from '../core/quote';
import { unusableFinding } from '../core/unusable-networks';
import { boolean, integer, list, memberOf } from '../core/values';
import { ClusterCloud } from './cluster-cloud';
import { CniPlan } from './cni-plan';
import { kernelVersion } from './words';

/**
 * The addresses that a cluster uses. They are fixed when the cluster is made; here they are only compared with each other, so that a
 * contradiction shows before anything is applied. Each list takes networks in CIDR form, IPv4 and IPv6 beside each other, without host bits.
 */
export interface ClusterNetworkOptions {
  /**
   * Networks of pods: kube-controller-manager's `--cluster-cidr`, kubeadm's `networking.podSubnet`. They must lie in the CNI's own network
   * (`PodCidrMismatch`) and apart from the others (`CidrOverlap`). Policies that isolate Prow speak of the families that these addresses are of,
   * or of both where nobody knows. Errors: `CidrInvalid`, `CidrNotMasked`.
   * @default - the networks that the CNI was told
   */
  readonly podCidrs?: string[];

  /**
   * Networks of Services: kube-apiserver's `--service-cluster-ip-range`, kubeadm's `networking.serviceSubnet`.
   * Errors: `CidrInvalid`, `CidrNotMasked`, `CidrOverlap`.
   * @default - what the CNI was told, or its cluster is known to have; otherwise not known, and compared with nothing
   */
  readonly serviceCidrs?: string[];

  /**
   * Networks that the nodes have their addresses in. Errors: `CidrInvalid`, `CidrNotMasked`, `CidrOverlap`.
   * @default - not known, and compared with nothing
   */
  readonly nodeCidrs?: string[];

  /**
   * Where the API server answers, a single address as `10.0.0.5/32`. May lie in any of the other networks; where Prow is
   * isolated, an address of Services raises `ApiServerIsService` but on EKS, which needs it beside the others (`ApiServerUnknown`), one of nodes raises
   * `CidrNotMatched` in NetworkPolicies on Cilium, one of a family that pods do not have `CidrFamily`, and one of pods is warned of.
   * Errors: `AddressUnusable`, `CidrInvalid`, `CidrNotMasked`.
   * @default - not known
   */
  readonly apiServerCidrs?: string[];

  /**
   * Size of the part of `podCidrs` that each node gets for its pods, 8 to 30 for /8 to /30: kube-controller-manager's `--node-cidr-mask-size`.
   * Errors: `NetworkTooSmall`, `NotInteger`, `NumberOutOfRange`, `PodCidrTooSmall`.
   * @default - 24 where the CNI goes by these parts, otherwise nothing is compared
   */
  readonly nodeCidrMaskSize?: number;

  /**
   * The same for IPv6, 16 to 126 for /16 to /126: kube-controller-manager's `--node-cidr-mask-size-ipv6`.
   * Errors: `NetworkTooSmall`, `NotInteger`, `NumberOutOfRange`, `PodCidrTooSmall`.
   * @default - 64 where the CNI goes by these parts and the network can be divided so, otherwise nothing is compared
   */
  readonly nodeCidrMaskSizeIpv6?: number;

  /**
   * How many nodes the cluster has or will have, 1 to 100000; not another number than the CNI was told (`MutuallyExclusive`).
   * Errors: `NotInteger`, `NumberOutOfRange`, `PodCidrTooSmall`, `ReplicasExceedNodes`.
   * @default - what the CNI was told; otherwise not known, and compared with nothing
   */
  readonly nodes?: number;

  /**
   * The oldest Linux kernel of a node, as `uname -r` says it: `5.15.0-113-generic`. Errors: `KernelTooOld`, `KernelVersionInvalid`.
   * @default - not known, and compared with nothing
   */
  readonly kernelVersion?: string;

  /**
   * Whether no router stands between any two nodes. False raises `NodesApart` where the CNI needs it to be true.
   * @default - not known; the notes say where it must be
   */
  readonly sameLayer2?: boolean;

  /**
   * Whose network the nodes are in. What that drops of the CNI's packets raises `CloudDropsPackets`; what has to be switched off or opened there is
   * warned of and noted. Error: `MutuallyExclusive`, where the CNI was told another cloud; `NotAllowedValue`.
   * @default - what the CNI was told, or nobody's that is known
   */
  readonly cloud?: ClusterCloud;
}

const FIELDS = {
  podCidrs: optional(list(cidr)),
  serviceCidrs: optional(list(cidr), []),
  nodeCidrs: optional(list(cidr), []),
  apiServerCidrs: optional(list(also(cidr, (value) => unusableFinding(value, (other) => overlap(other, value)))), []),
  nodeCidrMaskSize: optional(integer(8, 30)),
  nodeCidrMaskSizeIpv6: optional(integer(16, 126)),
  nodes: optional(integer(1, 100_000)),
  kernelVersion: optional(kernelVersion),
  sameLayer2: optional(boolean),
  cloud: optional(memberOf(ClusterCloud)),
} satisfies Fields<ClusterNetworkOptions>;

export const clusterNetwork = shape(FIELDS);

/** Every network of the cluster; a list is empty where nobody knows. */
export type ClusterNetworkSettings = ReturnType<typeof resolveClusterNetwork>;

/** Fills in what the CNI knows. */
export function resolveClusterNetwork(said: ValuesOf<typeof FIELDS>, cni: CniPlan) {
  const { name, podCidrsFrom, usesNodeCidrs = false, podsAmongNodes = false, usualServices = [], network: { podCidrs } } = cni;
  const saysServices = said.serviceCidrs.length > 0 || cni.services !== undefined;
  return {
    ...said,
    podCidrs: said.podCidrs ?? podCidrs,
    serviceCidrs: said.serviceCidrs.length > 0 ? said.serviceCidrs : cni.services?.cidrs ?? usualServices,
    nodes: said.nodes ?? cni.nodes?.count,
    cloud: said.cloud ?? cni.cloud,
    // what else to write where nobody said the networks of Services, and those that are usual are none of this cluster
    orOtherServices: saysServices || usualServices.length === 0 ? '' : ', or say in clusterNetwork.serviceCidrs which Services have',
    // what the CNI was told, and where
    cni: { name, podCidrs, podCidrsFrom, usesNodeCidrs, podsAmongNodes },
  };
}

/** A finding with the property that it is about, as seen from the properties that hold `clusterNetwork`. */
export interface ClusterNetworkFinding extends Finding {
  readonly prop: `clusterNetwork.${string}` | 'cni';
}

/** What contradicts what among networks that are each well formed. */
export function clusterNetworkProblems(network: ClusterNetworkSettings): readonly ClusterNetworkFinding[] {
  // what the CNI was told is what it routes, also where the pods' own networks are smaller
  const pods = network.cni.podCidrs.length > 0 ? network.cni.podCidrs : network.podCidrs;
  return [
    ...outsideOfCni(network),
    ...overlaps('serviceCidrs', network.serviceCidrs, pods, 'pods', network.orOtherServices),
    ...(network.cni.podsAmongNodes ? [] : overlaps('nodeCidrs', network.nodeCidrs, pods, 'pods')),
    ...overlaps('nodeCidrs', network.nodeCidrs, network.serviceCidrs, 'Services', network.orOtherServices),
  ];
}

function overlaps(prop: string, networks: readonly string[], others: readonly string[], whose: string, otherwise = ''): readonly ClusterNetworkFinding[] {
  return networks.flatMap((one, i) => others.filter((other) => overlap(one, other)).map((other): ClusterNetworkFinding => ({
    prop: `clusterNetwork.${prop}[${i}]`,
    what: `${quote(one)} shares addresses with ${quote(other)} of ${whose}`,
    instead: `give pods, Services and nodes networks of their own${otherwise}`,
    code: 'CidrOverlap',
  })));
}

function outsideOfCni({ podCidrs, cni }: ClusterNetworkSettings): readonly ClusterNetworkFinding[] {
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
