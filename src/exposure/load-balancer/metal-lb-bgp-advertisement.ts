import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { BgpAdvertisement } from '../../../imports/metallb.io';
import { dnsSubdomain } from '../../core/names';
import { Where } from '../../core/problem';
import { PropsReader, readOldProps } from '../../core/props-reader';
import { integer, list } from '../../core/values';
import { bgpCommunity, LARGEST_32_BIT } from './bgp';
import { advertisement } from './metal-lb-advertisement';
import { MetalLbAdvertisementProps } from './metal-lb-advertisement-props';
import { PoolObject, poolObject } from './pool-objects';

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
    const read = (p: PropsReader<MetalLbBgpAdvertisementProps>): PoolObject<BgpAdvertisement> => ({
      apiVersion: 'metallb.io/v1beta1',
      kind: 'BGPAdvertisement',
      ...advertisement(p, {
        peers: p.optional('peers', list(dnsSubdomain, 1)),
        communities: p.optional('communities', list(bgpCommunity, 1)),
        localPref: p.optional('localPref', integer(0, LARGEST_32_BIT)),
        aggregationLength: p.optional('aggregationLength', integer(1, 32)),
      }),
    });
    this.advertisement = poolObject(this, readOldProps(Where.construct(this.node.path), props, read));
  }
}
