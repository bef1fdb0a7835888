import { cidrOf } from '../../core/net';
import { dnsSubdomain } from '../../core/names';
import { oldShape, PropsReader } from '../../core/props-reader';
import { quote } from '../../core/quote';
import { integer, list } from '../../core/values';
import { CiliumClusterPoolOptions, CiliumMultiPoolOptions, CiliumPodIpPool } from './cilium-ipam-options';
import { CiliumIpamPlan } from './cilium-ipam-plan';

/** Apart from kubeadm's Services in 10.96.0.0/12 and from most people's own networks. */
export const POD_CIDR = '10.244.0.0/16';

/** Cilium's own, which nobody's network is likely to be. */
const IPV6_POD_CIDRS = ['fd00::/104'];
const IPV6_MASK_SIZE = 120;

/** By how many bits Kubernetes' allocator, which Cilium uses too, lets an IPv6 network be divided. Source: cilium 1.20.0, pkg/ipam/cidrset. */
const MOST_IPV6_BITS = 16;

export function prefixOf(cidr: string): number {
  return Number(cidr.split('/')[1]);
}

export function readClusterPool(p: PropsReader<CiliumClusterPoolOptions>): CiliumIpamPlan {
  const ipv4 = p.optional('ipv4PodCidrs', list(cidrOf('ipv4'), 1), [POD_CIDR]);
  const ipv4MaskSize = p.optional('ipv4MaskSize', integer(1, 32));
  const ipv6 = p.optional('ipv6PodCidrs', list(cidrOf('ipv6'), 1));
  const ipv6MaskSize = p.optional('ipv6MaskSize', integer(1, 128));
  checkMask(p, 'ipv4MaskSize', ipv4, ipv4MaskSize ?? 24, 32);
  checkMask(p, 'ipv6MaskSize', ipv6 ?? IPV6_POD_CIDRS, ipv6MaskSize ?? IPV6_MASK_SIZE, MOST_IPV6_BITS);
  return {
    values: {
      'ipam.mode': 'cluster-pool',
      'ipam.operator.clusterPoolIPv4PodCIDRList': ipv4,
      ...(ipv4MaskSize === undefined ? {} : { 'ipam.operator.clusterPoolIPv4MaskSize': ipv4MaskSize }),
      ...(ipv6 === undefined ? {} : { 'ipam.operator.clusterPoolIPv6PodCIDRList': ipv6 }),
      ...(ipv6MaskSize === undefined ? {} : { 'ipam.operator.clusterPoolIPv6MaskSize': ipv6MaskSize }),
    },
    podCidrs: [...ipv4, ...(ipv6 ?? IPV6_POD_CIDRS)],
    podCidrsFrom: 'CiliumIpam.clusterPool({ ipv4PodCidrs })',
    parts: [
      { cidrs: ipv4, maskSize: ipv4MaskSize ?? 24, from: 'CiliumIpam.clusterPool({ ipv4PodCidrs, ipv4MaskSize })' },
      { cidrs: ipv6 ?? IPV6_POD_CIDRS, maskSize: ipv6MaskSize ?? IPV6_MASK_SIZE, from: 'CiliumIpam.clusterPool({ ipv6PodCidrs, ipv6MaskSize })' },
    ],
  };
}

export function readPools(p: PropsReader<CiliumMultiPoolOptions>): CiliumIpamPlan {
  const pools = p.optional('pools', list(pool, 1), [{ name: 'default', ipv4: { cidrs: [POD_CIDR], maskSize: 27 } }]);
  const names = pools.map((one) => one?.name);
  names.forEach((name, i) => {
    if (name !== undefined && names.indexOf(name) < i) {
      p.problem(`pools[${i}].name` as 'pools', { what: `${quote(name)} is the name of another pool`, instead: 'give each pool a name of its own', code: 'PoolNameTaken' });
    }
  });
  if (pools.length > 0 && !names.includes('default')) {
    p.problem('pools', { what: 'none is called "default", which pods that name no pool get addresses from', instead: 'call one of them "default"', code: 'PropMissing' });
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

interface Pool {
  readonly name: string;
  readonly ipv4?: { readonly cidrs: readonly string[]; readonly maskSize: number };
  readonly ipv6?: { readonly cidrs: readonly string[]; readonly maskSize: number };
}

const pool = oldShape<CiliumPodIpPool, Pool>((p) => {
  const name = p.required('name', dnsSubdomain);
  const ipv4 = p.optional('ipv4Cidrs', list(cidrOf('ipv4'), 1));
  const ipv4MaskSize = p.optional('ipv4MaskSize', integer(1, 32), 27);
  const ipv6 = p.optional('ipv6Cidrs', list(cidrOf('ipv6'), 1));
  const ipv6MaskSize = p.optional('ipv6MaskSize', integer(1, 128), IPV6_MASK_SIZE);
  checkMask(p, 'ipv4MaskSize', ipv4 ?? [], ipv4MaskSize, 32);
  checkMask(p, 'ipv6MaskSize', ipv6 ?? [], ipv6MaskSize, MOST_IPV6_BITS);
  if (ipv4 === undefined && ipv6 === undefined) {
    p.problem('ipv4Cidrs', { what: 'is missing, and ipv6Cidrs too', instead: 'give the pool a network', code: 'PropMissing' });
  }
  return {
    name,
    ...(ipv4 === undefined ? {} : { ipv4: { cidrs: ipv4, maskSize: ipv4MaskSize } }),
    ...(ipv6 === undefined ? {} : { ipv6: { cidrs: ipv6, maskSize: ipv6MaskSize } }),
  };
});

function checkMask<P>(p: PropsReader<P>, prop: keyof P & string, cidrs: readonly string[], maskSize: number, mostBits: number): void {
  for (const cidr of cidrs.filter((one) => typeof one === 'string')) {
    const prefix = prefixOf(cidr);
    // what is no number was reported
    if (Number.isInteger(maskSize) && (maskSize < prefix || maskSize - prefix > mostBits)) {
      const most = Math.min(prefix + mostBits, mostBits === MOST_IPV6_BITS ? 128 : 32);
      p.problem(prop, { what: `${maskSize} is outside ${prefix}-${most}, which ${quote(cidr)} can be divided into`, instead: 'pick a length in that range', code: 'NumberOutOfRange' });
    }
  }
}
