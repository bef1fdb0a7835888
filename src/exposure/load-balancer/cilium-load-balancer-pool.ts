import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { CiliumLoadBalancerIpPool } from '../../../imports/cilium.io';
import { Where } from '../../core/problem';
import { Fields, optional, readProps, required, ValuesOf } from '../../core/props';
import { boolean } from '../../core/values';
import { AddressBlock, addressBlocks } from './address-block';
import { matching, poolObject } from './pool-objects';
import { matchedLabels, objectName } from './words';

/** Properties of `CiliumLoadBalancerPool`. */
export interface CiliumLoadBalancerPoolProps {
  /**
   * Networks (`192.168.1.240/28`) and ranges (`192.168.1.240-192.168.1.250`) that it gives addresses from. `spec.blocks`.
   * No other pool may have one of them. Errors: `AddressRangeInvalid`, `AddressUnusable`, `CidrInvalid`, `CidrNotMasked`, `CidrOverlap`, `EmptyList`.
   */
  readonly addresses: string[];

  /**
   * Name of the pool. Error: `NameNotDnsSubdomain`.
   * @default prow
   */
  readonly name?: string;

  /**
   * Whether the first and the last address of a network are given away too. `spec.allowFirstLastIPs`.
   * @default - true, by Cilium
   */
  readonly allowFirstLastIps?: boolean;

  /**
   * Labels of the Services that get addresses from it. `spec.serviceSelector`. Errors: `LabelValueInvalid`, `QualifiedNameInvalid`.
   * @default - all Services
   */
  readonly serviceLabels?: { [label: string]: string };
}

const POOL = {
  addresses: required(addressBlocks),
  name: objectName,
  allowFirstLastIps: optional(boolean),
  serviceLabels: optional(matchedLabels),
} satisfies Fields<CiliumLoadBalancerPoolProps>;

export function placeCiliumLoadBalancerPool(scope: Construct, { addresses, name, allowFirstLastIps: allow, serviceLabels }: ValuesOf<typeof POOL>): ApiObject {
  return poolObject<CiliumLoadBalancerIpPool>(scope, {
    apiVersion: 'cilium.io/v2',
    kind: 'CiliumLoadBalancerIPPool',
    name,
    spec: {
      blocks: addresses.map(block),
      allowFirstLastIPs: allow === undefined ? undefined : allow ? 'Yes' : 'No',
      serviceSelector: matching(serviceLabels),
    },
  });
}

function block({ range, first, last }: AddressBlock) {
  return range.includes('/') ? { cidr: range } : { start: first, stop: last };
}

/**
 * A pool of addresses that Cilium gives to Services of type LoadBalancer: the CiliumLoadBalancerIPPool, and nothing else.
 *
 * Source: cilium v1.20, pkg/k8s/apis/cilium.io/v2/lbipam_types.go.
 */
export class CiliumLoadBalancerPool extends Construct {
  /** The CiliumLoadBalancerIPPool, which belongs to the whole cluster. */
  readonly pool: ApiObject;

  constructor(scope: Construct, id: string, props: CiliumLoadBalancerPoolProps) {
    super(scope, id);
    this.pool = placeCiliumLoadBalancerPool(this, readProps(Where.construct(this.node.path), props, POOL));
  }
}
