import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { BgpAdvertisement } from '../../../imports/metallb.io';
import { dnsSubdomain } from '../../core/names';
import { Where } from '../../core/problem';
import { Fields, optional, readProps, ValuesOf } from '../../core/props';
import { integer, list } from '../../core/values';
import { advertised, METAL_LB_ADVERTISEMENT, MetalLbAdvertisementProps } from './metal-lb-advertisement';
import { poolObject } from './pool-objects';
import { bgpCommunity, LARGEST_32_BIT } from './words';

/** Properties of `MetalLbBgpAdvertisement`. */
export interface MetalLbBgpAdvertisementProps extends MetalLbAdvertisementProps {
  /**
   * Names of the BGPPeers that it is sent to. `spec.peers`. Errors: `EmptyList`, `NameNotDnsSubdomain`.
   * @default - all peers
   */
  readonly peers?: string[];

  /**
   * Communities that routers act upon: `64500:100` or `large:64500:1:2`. `spec.communities`. Errors: `BgpCommunityInvalid`, `EmptyList`.
   * @default - none
   */
  readonly communities?: string[];

  /**
   * By how much routers of the same AS prefer it; more wins. `spec.localPref`. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default - the router decides
   */
  readonly localPref?: number;

  /**
   * Length of the IPv4 networks that are announced. `spec.aggregationLength`. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default - 32, by MetalLB: each address on its own
   */
  readonly aggregationLength?: number;
}

const ADVERTISEMENT = {
  ...METAL_LB_ADVERTISEMENT,
  peers: optional(list(dnsSubdomain, 1)),
  communities: optional(list(bgpCommunity, 1)),
  localPref: optional(integer(0, LARGEST_32_BIT)),
  aggregationLength: optional(integer(1, 32)),
} satisfies Fields<MetalLbBgpAdvertisementProps>;

export function placeBgpAdvertisement(scope: Construct, settings: ValuesOf<typeof ADVERTISEMENT>): ApiObject {
  const { name, namespace, peers, communities, localPref, aggregationLength } = settings;
  return poolObject<BgpAdvertisement>(scope, {
    apiVersion: 'metallb.io/v1beta1',
    kind: 'BGPAdvertisement',
    name,
    namespace,
    spec: { ...advertised(settings), peers, communities, localPref, aggregationLength },
  });
}

/**
 * Tells routers by BGP where the addresses of pools are: the BGPAdvertisement, and nothing else. Which routers, `MetalLbBgpPeer` says.
 *
 * Source: metallb v0.16.2, api/v1beta1/bgpadvertisement_types.go.
 */
export class MetalLbBgpAdvertisement extends Construct {
  /** The BGPAdvertisement. */
  readonly advertisement: ApiObject;

  constructor(scope: Construct, id: string, props: MetalLbBgpAdvertisementProps = {}) {
    super(scope, id);
    this.advertisement = placeBgpAdvertisement(this, readProps(Where.construct(this.node.path), props, ADVERTISEMENT));
  }
}
