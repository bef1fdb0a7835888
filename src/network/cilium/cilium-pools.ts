import { dnsSubdomain } from '../../core/names';
import { cidrOf } from '../../core/net';
import { Fields, optional, Props, required, shape, ValuesOf } from '../../core/props';
import { quote } from '../../core/quote';
import { integer, list } from '../../core/values';
import { CiliumValues, known } from './cilium-values';

/** Options of `CiliumIpam.clusterPool`. Source: cilium 1.20.0, chart `cilium`, values.yaml, `ipam.operator`. */
export interface CiliumClusterPoolOptions {
  /**
   * IPv4 networks that all pods get addresses from, whatever kube-controller-manager was told. Upstream's own default 10.0.0.0/8 holds
   * kubeadm's network of Services, 10.96.0.0/12. Value `ipam.operator.clusterPoolIPv4PodCIDRList`.
   * Errors: `CidrInvalid`, `CidrNotMasked`, `CidrFamily`, `EmptyList`.
   * @default - 10.244.0.0/16
   */
  readonly ipv4PodCidrs?: string[];

  /**
   * Length of the prefix of a node's part, longer than that of every network. 24 is 256 addresses for each node.
   * Value `ipam.operator.clusterPoolIPv4MaskSize`. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default - 24, by Cilium
   */
  readonly ipv4MaskSize?: number;

  /**
   * IPv6 networks of pods, where `ipv6: true`. Value `ipam.operator.clusterPoolIPv6PodCIDRList`.
   * Errors: `CidrInvalid`, `CidrNotMasked`, `CidrFamily`, `EmptyList`.
   * @default - fd00::/104, by Cilium
   */
  readonly ipv6PodCidrs?: string[];

  /**
   * Length of the prefix of a node's part; at most 16 more than that of the network.
   * Value `ipam.operator.clusterPoolIPv6MaskSize`. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default - 120, by Cilium
   */
  readonly ipv6MaskSize?: number;
}

/** One pool of `CiliumIpam.multiPool`; at least one of its two families is needed (`PropMissing`). */
export interface CiliumPodIpPool {
  /** Name of the object CiliumPodIPPool. Pods that name no pool get addresses from `default`. Errors: `NameNotDnsSubdomain`, `NameTooLong`. */
  readonly name: string;

  /**
   * IPv4 networks of the pool. Errors: `CidrInvalid`, `CidrNotMasked`, `CidrFamily`, `EmptyList`.
   * @default - none
   */
  readonly ipv4Cidrs?: string[];

  /**
   * Length of the prefix of the parts that nodes get, longer than that of every network. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default 27
   */
  readonly ipv4MaskSize?: number;

  /**
   * IPv6 networks of the pool. Errors: `CidrInvalid`, `CidrNotMasked`, `CidrFamily`, `EmptyList`.
   * @default - none
   */
  readonly ipv6Cidrs?: string[];

  /**
   * Length of the prefix of the parts that nodes get; at most 16 more than that of the network. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default 120
   */
  readonly ipv6MaskSize?: number;
}

/** Options of `CiliumIpam.multiPool`. */
export interface CiliumMultiPoolOptions {
  /**
   * Pools that the operator makes when they do not exist. Value `ipam.operator.autoCreateCiliumPodIPPools`.
   * Errors: `EmptyList`; `PoolNameTaken`, when two have one name; `PropMissing`, when none is called `default`.
   * @default - one pool called default, with 10.244.0.0/16
   */
  readonly pools?: CiliumPodIpPool[];
}

/** What a way of giving addresses comes down to. */
export interface CiliumIpamPlan {
  readonly values: CiliumValues;
  /** The networks that pods get addresses from; empty where nobody said. */
  readonly podCidrs: readonly string[];
  /** The call that says so, as errors name it. */
  readonly podCidrsFrom: string;
  /** Parts for nodes, where Cilium divides the networks once and for all. */
  readonly parts?: readonly { readonly cidrs: readonly string[]; readonly maskSize: number; readonly from: string }[];
}

/** Apart from kubeadm's Services in 10.96.0.0/12 and from most people's own networks. */
const POD_CIDR = '10.244.0.0/16';

/** Cilium's own, which nobody's network is likely to be. */
const IPV6_POD_CIDRS = ['fd00::/104'];
const MASK_SIZE = { ipv4: 24, ipv4OfPool: 27, ipv6: 120 };

/** By how many bits Kubernetes' allocator, which Cilium uses too, lets an IPv6 network be divided. Source: cilium 1.20.0, pkg/ipam/cidrset. */
const MOST_IPV6_BITS = 16;

function prefixOf(cidr: string): number {
  return Number(cidr.split('/')[1]);
}

export const CLUSTER_POOL = {
  ipv4PodCidrs: optional(list(cidrOf('ipv4'), 1), [POD_CIDR]),
  ipv4MaskSize: optional(integer(1, 32)),
  ipv6PodCidrs: optional(list(cidrOf('ipv6'), 1)),
  ipv6MaskSize: optional(integer(1, 128)),
} satisfies Fields<CiliumClusterPoolOptions>;

export function settleClusterPool(read: ValuesOf<typeof CLUSTER_POOL>, p: Props<keyof typeof CLUSTER_POOL>): CiliumIpamPlan {
  const { ipv4PodCidrs: ipv4, ipv4MaskSize = MASK_SIZE.ipv4, ipv6PodCidrs: ipv6 = IPV6_POD_CIDRS, ipv6MaskSize = MASK_SIZE.ipv6 } = read;
  checkMask(p, 'ipv4MaskSize', ipv4, ipv4MaskSize, 32);
  checkMask(p, 'ipv6MaskSize', ipv6, ipv6MaskSize, MOST_IPV6_BITS);
  return {
    values: known({
      'ipam.mode': 'cluster-pool',
      'ipam.operator.clusterPoolIPv4PodCIDRList': ipv4,
      'ipam.operator.clusterPoolIPv4MaskSize': read.ipv4MaskSize,
      'ipam.operator.clusterPoolIPv6PodCIDRList': read.ipv6PodCidrs,
      'ipam.operator.clusterPoolIPv6MaskSize': read.ipv6MaskSize,
    }),
    podCidrs: [...ipv4, ...ipv6],
    podCidrsFrom: 'CiliumIpam.clusterPool({ ipv4PodCidrs })',
    parts: [
      { cidrs: ipv4, maskSize: ipv4MaskSize, from: 'CiliumIpam.clusterPool({ ipv4PodCidrs, ipv4MaskSize })' },
      { cidrs: ipv6, maskSize: ipv6MaskSize, from: 'CiliumIpam.clusterPool({ ipv6PodCidrs, ipv6MaskSize })' },
    ],
  };
}

const POOL = {
  name: required(dnsSubdomain),
  ipv4Cidrs: optional(list(cidrOf('ipv4'), 1)),
  ipv4MaskSize: optional(integer(1, 32), MASK_SIZE.ipv4OfPool),
  ipv6Cidrs: optional(list(cidrOf('ipv6'), 1)),
  ipv6MaskSize: optional(integer(1, 128), MASK_SIZE.ipv6),
} satisfies Fields<CiliumPodIpPool>;

const pool = shape(POOL, ({ name, ipv4Cidrs, ipv4MaskSize, ipv6Cidrs, ipv6MaskSize }, p) => {
  checkMask(p, 'ipv4MaskSize', ipv4Cidrs ?? [], ipv4MaskSize, 32);
  checkMask(p, 'ipv6MaskSize', ipv6Cidrs ?? [], ipv6MaskSize, MOST_IPV6_BITS);
  if (ipv4Cidrs === undefined && ipv6Cidrs === undefined) {
    p.problem('ipv4Cidrs', { what: 'is missing, and ipv6Cidrs too', instead: 'give the pool a network', code: 'PropMissing' });
  }
  return {
    name,
    ...(ipv4Cidrs === undefined ? {} : { ipv4: { cidrs: ipv4Cidrs, maskSize: ipv4MaskSize } }),
    ...(ipv6Cidrs === undefined ? {} : { ipv6: { cidrs: ipv6Cidrs, maskSize: ipv6MaskSize } }),
  };
});

export const MULTI_POOL = {
  pools: optional(list(pool, 1), [{ name: 'default', ipv4: { cidrs: [POD_CIDR], maskSize: MASK_SIZE.ipv4OfPool } }]),
} satisfies Fields<CiliumMultiPoolOptions>;

export function settlePools({ pools }: ValuesOf<typeof MULTI_POOL>, p: Props<keyof typeof MULTI_POOL>): CiliumIpamPlan {
  const names = pools.map(({ name }) => name);
  names.forEach((name, i) => {
    if (names.indexOf(name) < i) {
      p.problem(`pools[${i}].name`, { what: `${quote(name)} is the name of another pool`, instead: 'give each pool a name of its own', code: 'PoolNameTaken' });
    }
  });
  if (!names.includes('default')) {
    p.problem('pools', {
      what: 'none is called "default", which pods that name no pool get addresses from',
      instead: 'call one of them "default"', code: 'PropMissing',
    });
  }
  return {
    values: {
      'ipam.mode': 'multi-pool',
      'ipam.operator.autoCreateCiliumPodIPPools': Object.fromEntries(pools.map(({ name, ...families }) => [name, families])),
    },
    podCidrs: pools.flatMap(({ ipv4, ipv6 }) => [...ipv4?.cidrs ?? [], ...ipv6?.cidrs ?? []]),
    podCidrsFrom: 'CiliumIpam.multiPool({ pools })',
  };
}

function checkMask<K extends string>(p: Props<K>, prop: K, cidrs: readonly string[], maskSize: number, mostBits: number): void {
  for (const cidr of cidrs) {
    const prefix = prefixOf(cidr);
    if (maskSize < prefix || maskSize - prefix > mostBits) {
      const most = Math.min(prefix + mostBits, mostBits === MOST_IPV6_BITS ? 128 : 32);
      p.problem(prop, {
        what: `${maskSize} is outside ${prefix}-${most}, which ${quote(cidr)} can be divided into`,
        instead: 'pick a length in that range', code: 'NumberOutOfRange',
      });
    }
  }
}
