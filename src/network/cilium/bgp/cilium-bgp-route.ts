import { Where } from '../../../core/problem';
import { oldShape, PropsReader, readOldProps } from '../../../core/props-reader';
import { integer, list, oneOf } from '../../../core/values';
import { bgpSelector, BgpSelector } from './bgp-selector';
import { largeCommunity, LARGEST_32_BIT, standardCommunity } from './bgp-words';
import {
  CiliumBgpAttributes, CiliumBgpCommunities, CiliumBgpPodCidrOptions, CiliumBgpPodIpPoolOptions, CiliumBgpServiceOptions,
} from './cilium-bgp-route-options';

/** Addresses that Cilium announces by BGP: one entry of a CiliumBGPAdvertisement. */
export class CiliumBgpRoute {
  /**
   * Each node's part of the networks of pods, as `CiliumIpam.clusterPool()` and `CiliumIpam.kubernetes()` divide them. `PodCIDR`.
   * Errors: those of the options, all together.
   */
  static podCidr(options: CiliumBgpPodCidrOptions = {}): CiliumBgpRoute {
    return new CiliumBgpRoute(readOldProps<CiliumBgpPodCidrOptions, BgpRoute>(Where.call('CiliumBgpRoute.podCidr'), options, (p) => ({
      advertisementType: 'PodCIDR', attributes: p.optional('attributes', attributes),
    })));
  }

  /** Each node's part of pools of addresses, as `CiliumIpam.multiPool()` has them. `CiliumPodIPPool`. Errors: those of the options, all together. */
  static ciliumPodIpPool(options: CiliumBgpPodIpPoolOptions): CiliumBgpRoute {
    return new CiliumBgpRoute(readOldProps<CiliumBgpPodIpPoolOptions, BgpRoute>(Where.call('CiliumBgpRoute.ciliumPodIpPool'), options, (p) => ({
      advertisementType: 'CiliumPodIPPool', selector: p.required('selector', bgpSelector), attributes: p.optional('attributes', attributes),
    })));
  }

  /** Addresses of Services. `Service`. Errors: those of the options, all together. */
  static service(options: CiliumBgpServiceOptions): CiliumBgpRoute {
    return new CiliumBgpRoute(readOldProps<CiliumBgpServiceOptions, BgpRoute>(Where.call('CiliumBgpRoute.service'), options, readService));
  }

  private constructor(
    /** @internal */
    readonly _plan: BgpRoute,
  ) {}
}

/** One of `spec.advertisements`. */
export interface BgpRoute {
  readonly advertisementType: 'PodCIDR' | 'CiliumPodIPPool' | 'Service';
  readonly service?: { readonly addresses: readonly ('LoadBalancerIP' | 'ClusterIP' | 'ExternalIP')[]; readonly aggregationLengthIPv4?: number; readonly aggregationLengthIPv6?: number };
  readonly selector?: BgpSelector;
  readonly attributes?: ReturnType<typeof attributes>;
}

function readService(p: PropsReader<CiliumBgpServiceOptions>): BgpRoute {
  return {
    advertisementType: 'Service',
    service: {
      addresses: p.optional('addresses', list(oneOf('LoadBalancerIP', 'ClusterIP', 'ExternalIP'), 1), ['LoadBalancerIP']),
      aggregationLengthIPv4: p.optional('aggregationLengthIpv4', integer(0, 31)),
      aggregationLengthIPv6: p.optional('aggregationLengthIpv6', integer(0, 127)),
    },
    selector: p.required('selector', bgpSelector),
    attributes: p.optional('attributes', attributes),
  };
}

const communities = oldShape((p: PropsReader<CiliumBgpCommunities>) => ({
  standard: p.optional('standard', list(standardCommunity)),
  wellKnown: p.optional('wellKnown', list(oneOf(
    'internet', 'planned-shut', 'accept-own', 'route-filter-translated-v4', 'route-filter-v4', 'route-filter-translated-v6', 'route-filter-v6',
    'llgr-stale', 'no-llgr', 'blackhole', 'no-export', 'no-advertise', 'no-export-subconfed', 'no-peer',
  ))),
  large: p.optional('large', list(largeCommunity)),
}));

const attributes = oldShape((p: PropsReader<CiliumBgpAttributes>) => ({
  communities: p.optional('communities', communities), localPreference: p.optional('localPreference', integer(0, LARGEST_32_BIT)),
}));
