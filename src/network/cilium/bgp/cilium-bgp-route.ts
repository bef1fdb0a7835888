import { Where } from '../../../core/problem';
import { Fields, optional, Read, readProps, required, shape } from '../../../core/props';
import { integer, list, memberOf } from '../../../core/values';
import { BgpSelector, bgpSelector, CiliumBgpSelector } from './cilium-bgp-selector';
import { largeCommunity, LARGEST_32_BIT, standardCommunity } from './words';

/** Communities that have a name. */
export enum CiliumBgpWellKnownCommunity {
  /** Everybody may have the route. */
  INTERNET = 'internet',
  /** The connection is going to end, so that another route is better. */
  PLANNED_SHUT = 'planned-shut',
  /** A route of one's own is taken back from a route reflector (RFC 7611). */
  ACCEPT_OWN = 'accept-own',
  /** Filters of routes of IPv4 VPNs, translated. */
  ROUTE_FILTER_TRANSLATED_V4 = 'route-filter-translated-v4',
  /** Filters of routes of IPv4 VPNs. */
  ROUTE_FILTER_V4 = 'route-filter-v4',
  /** Filters of routes of IPv6 VPNs, translated. */
  ROUTE_FILTER_TRANSLATED_V6 = 'route-filter-translated-v6',
  /** Filters of routes of IPv6 VPNs. */
  ROUTE_FILTER_V6 = 'route-filter-v6',
  /** The route is kept while its router restarts for long (RFC 9494). */
  LLGR_STALE = 'llgr-stale',
  /** The route is not kept for so long (RFC 9494). */
  NO_LLGR = 'no-llgr',
  /** Traffic to it is thrown away (RFC 7999). */
  BLACKHOLE = 'blackhole',
  /** It does not leave the neighbouring autonomous system, or its confederation (RFC 1997). */
  NO_EXPORT = 'no-export',
  /** The peer tells nobody (RFC 1997). */
  NO_ADVERTISE = 'no-advertise',
  /** It is told to no other autonomous system, not even of a confederation (RFC 1997). */
  NO_EXPORT_SUBCONFED = 'no-export-subconfed',
  /** It is not told over bilateral peerings (RFC 3765). */
  NO_PEER = 'no-peer',
}

/** Which of a Service's addresses are announced. */
export enum CiliumBgpServiceAddress {
  /** Those that a load balancer has given it. */
  LOAD_BALANCER_IP = 'LoadBalancerIP',
  /** That at which pods reach it. */
  CLUSTER_IP = 'ClusterIP',
  /** Those of its `spec.externalIPs`. */
  EXTERNAL_IP = 'ExternalIP',
}

/** What is told to peers with an announcement. */
export interface CiliumBgpAttributes {
  /**
   * Communities. `attributes.communities`.
   * @default - none
   */
  readonly communities?: CiliumBgpCommunities;

  /**
   * How much peers of the same autonomous system prefer it, 0 to 4294967295; others are not told. `attributes.localPreference`.
   * Errors: `NotInteger`, `NumberOutOfRange`.
   * @default - not told
   */
  readonly localPreference?: number;
}

/** Communities of an announcement. */
export interface CiliumBgpCommunities {
  /**
   * Two numbers up to 65535 as `64500:100`, or one up to 4294967295. `standard`. Error: `BgpCommunityInvalid`.
   * @default - none
   */
  readonly standard?: string[];

  /**
   * Words for some of those. `wellKnown`. Error: `NotAllowedValue`.
   * @default - none
   */
  readonly wellKnown?: CiliumBgpWellKnownCommunity[];

  /**
   * Three numbers up to 4294967295 as `64500:1:2`. `large`. Error: `BgpCommunityInvalid`.
   * @default - none
   */
  readonly large?: string[];
}

/** Options of `CiliumBgpRoute.podCidr`. */
export interface CiliumBgpPodCidrOptions {
  /**
   * What is told with it.
   * @default - nothing
   */
  readonly attributes?: CiliumBgpAttributes;
}

/** Options of `CiliumBgpRoute.ciliumPodIpPool`. */
export interface CiliumBgpPodIpPoolOptions {
  /** The CiliumPodIPPools, by their labels; `io.cilium.podippool.name` stands for the name. `selector`. */
  readonly selector: CiliumBgpSelector;

  /**
   * What is told with it.
   * @default - nothing
   */
  readonly attributes?: CiliumBgpAttributes;
}

/** Options of `CiliumBgpRoute.service`. */
export interface CiliumBgpServiceOptions {
  /**
   * Which addresses of Services, at least one. `service.addresses`. Errors: `EmptyList`, `NotAllowedValue`.
   * @default [CiliumBgpServiceAddress.LOAD_BALANCER_IP]
   */
  readonly addresses?: CiliumBgpServiceAddress[];

  /**
   * The Services, by their labels; `io.kubernetes.service.name` and `io.kubernetes.service.namespace` stand for their names. For all of them
   * write an expression with the operator `NotIn` and a value that no Service has. `selector`.
   */
  readonly selector: CiliumBgpSelector;

  /**
   * Announce networks of so many bits instead of single IPv4 addresses, 0 to 31. `service.aggregationLengthIPv4`. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default - single addresses
   */
  readonly aggregationLengthIpv4?: number;

  /**
   * The same for IPv6, 0 to 127. `service.aggregationLengthIPv6`. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default - single addresses
   */
  readonly aggregationLengthIpv6?: number;

  /**
   * What is told with it.
   * @default - nothing
   */
  readonly attributes?: CiliumBgpAttributes;
}

/** Addresses that Cilium announces by BGP: one entry of a CiliumBGPAdvertisement. */
export class CiliumBgpRoute {
  /**
   * Each node's part of the networks of pods, as `CiliumIpam.clusterPool()` and `CiliumIpam.kubernetes()` divide them. `PodCIDR`.
   * Errors: those of the options, all together.
   */
  static podCidr(options: CiliumBgpPodCidrOptions = {}): CiliumBgpRoute {
    return new CiliumBgpRoute({ advertisementType: 'PodCIDR', ...readProps(Where.call('CiliumBgpRoute.podCidr'), options, POD_CIDR) });
  }

  /** Each node's part of pools of addresses, as `CiliumIpam.multiPool()` has them. `CiliumPodIPPool`. Errors: those of the options, all together. */
  static ciliumPodIpPool(options: CiliumBgpPodIpPoolOptions): CiliumBgpRoute {
    return new CiliumBgpRoute({ advertisementType: 'CiliumPodIPPool', ...readProps(Where.call('CiliumBgpRoute.ciliumPodIpPool'), options, POD_IP_POOL) });
  }

  /** Addresses of Services. `Service`. Errors: those of the options, all together. */
  static service(options: CiliumBgpServiceOptions): CiliumBgpRoute {
    const read = readProps(Where.call('CiliumBgpRoute.service'), options, SERVICE);
    const { addresses, aggregationLengthIpv4: aggregationLengthIPv4, aggregationLengthIpv6: aggregationLengthIPv6, ...rest } = read;
    return new CiliumBgpRoute({ advertisementType: 'Service', service: { addresses, aggregationLengthIPv4, aggregationLengthIPv6 }, ...rest });
  }

  private constructor(
    /** @internal */
    readonly _plan: BgpRoute,
  ) {}
}

const COMMUNITIES = {
  standard: optional(list(standardCommunity)),
  wellKnown: optional(list(memberOf(CiliumBgpWellKnownCommunity))),
  large: optional(list(largeCommunity)),
} satisfies Fields<CiliumBgpCommunities>;

const attributes = shape({
  communities: optional(shape(COMMUNITIES)),
  localPreference: optional(integer(0, LARGEST_32_BIT)),
} satisfies Fields<CiliumBgpAttributes>);

const POD_CIDR = { attributes: optional(attributes) } satisfies Fields<CiliumBgpPodCidrOptions>;

const POD_IP_POOL = { selector: required(bgpSelector), attributes: optional(attributes) } satisfies Fields<CiliumBgpPodIpPoolOptions>;

const SERVICE = {
  addresses: optional(list(memberOf(CiliumBgpServiceAddress), 1), [CiliumBgpServiceAddress.LOAD_BALANCER_IP]),
  selector: required(bgpSelector),
  aggregationLengthIpv4: optional(integer(0, 31)),
  aggregationLengthIpv6: optional(integer(0, 127)),
  attributes: optional(attributes),
} satisfies Fields<CiliumBgpServiceOptions>;

/** One of `spec.advertisements`. */
export interface BgpRoute {
  readonly advertisementType: 'PodCIDR' | 'CiliumPodIPPool' | 'Service';
  readonly service?: {
    readonly addresses: readonly CiliumBgpServiceAddress[];
    readonly aggregationLengthIPv4?: number;
    readonly aggregationLengthIPv6?: number;
  };
  readonly selector?: BgpSelector;
  readonly attributes?: Read<typeof attributes>;
}
