import { CiliumBgpSelector } from './cilium-bgp-selector';

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
   * Words for some of those: `internet`, `planned-shut`, `accept-own`, `route-filter-translated-v4`, `route-filter-v4`,
   * `route-filter-translated-v6`, `route-filter-v6`, `llgr-stale`, `no-llgr`, `blackhole`, `no-export`, `no-advertise`, `no-export-subconfed`,
   * `no-peer`. `wellKnown`. Error: `NotAllowedValue`.
   * @default - none
   */
  readonly wellKnown?: string[];

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
   * Which addresses of Services: `LoadBalancerIP`, `ClusterIP`, `ExternalIP`, at least one. `service.addresses`.
   * Errors: `EmptyList`, `NotAllowedValue`.
   * @default ["LoadBalancerIP"]
   */
  readonly addresses?: string[];

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
