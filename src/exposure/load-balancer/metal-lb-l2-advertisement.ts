import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { L2Advertisement } from '../../../imports/metallb.io';
import { Where } from '../../core/problem';
import { PropsReader, readOldProps } from '../../core/props-reader';
import { text } from '../../core/safe-text';
import { list } from '../../core/values';
import { advertisement } from './metal-lb-advertisement';
import { MetalLbAdvertisementProps } from './metal-lb-advertisement-props';
import { PoolObject, poolObject } from './pool-objects';

/** Properties of `MetalLbL2Advertisement`. */
export interface MetalLbL2AdvertisementProps extends MetalLbAdvertisementProps {
  /**
   * Names of the nodes' interfaces on which it answers. `spec.interfaces`. Error: `EmptyList`.
   * @default - all interfaces
   */
  readonly interfaces?: string[];
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
    const read = (p: PropsReader<MetalLbL2AdvertisementProps>): PoolObject<L2Advertisement> => ({
      apiVersion: 'metallb.io/v1beta1', kind: 'L2Advertisement', ...advertisement(p, { interfaces: p.optional('interfaces', list(text, 1)) }),
    });
    this.advertisement = poolObject(this, readOldProps(Where.construct(this.node.path), props, read));
  }
}
