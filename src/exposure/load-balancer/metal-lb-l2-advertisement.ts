import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { L2Advertisement } from '../../../imports/metallb.io';
import { Where } from '../../core/problem';
import { Fields, optional, readProps, ValuesOf } from '../../core/props';
import { list } from '../../core/values';
import { advertised, METAL_LB_ADVERTISEMENT, MetalLbAdvertisementProps } from './metal-lb-advertisement';
import { poolObject } from './pool-objects';
import { interfaceName } from './words';

/** Properties of `MetalLbL2Advertisement`. */
export interface MetalLbL2AdvertisementProps extends MetalLbAdvertisementProps {
  /**
   * Names of the nodes' interfaces on which it answers, each in full. `spec.interfaces`. Errors: `EmptyList`, `InterfaceInvalid`.
   * @default - all interfaces
   */
  readonly interfaces?: string[];
}

const ADVERTISEMENT = {
  ...METAL_LB_ADVERTISEMENT,
  interfaces: optional(list(interfaceName, 1)),
} satisfies Fields<MetalLbL2AdvertisementProps>;

export function placeL2Advertisement(scope: Construct, settings: ValuesOf<typeof ADVERTISEMENT>): ApiObject {
  const { name, namespace, interfaces } = settings;
  return poolObject<L2Advertisement>(scope, {
    apiVersion: 'metallb.io/v1beta1', kind: 'L2Advertisement', name, namespace, spec: { ...advertised(settings), interfaces },
  });
}

/**
 * Lets one node at a time answer for the addresses of pools in its own layer 2 network, by ARP and NDP: the L2Advertisement, and nothing else.
 * The addresses must belong to that network.
 *
 * Source: metallb v0.16.2, api/v1beta1/l2advertisement_types.go.
 */
export class MetalLbL2Advertisement extends Construct {
  /** The L2Advertisement. */
  readonly advertisement: ApiObject;

  constructor(scope: Construct, id: string, props: MetalLbL2AdvertisementProps = {}) {
    super(scope, id);
    this.advertisement = placeL2Advertisement(this, readProps(Where.construct(this.node.path), props, ADVERTISEMENT));
  }
}
