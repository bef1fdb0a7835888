import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { IpAddressPool } from '../../../imports/metallb.io';
import { Where } from '../../core/problem';
import { Fields, optional, readProps, required, ValuesOf } from '../../core/props';
import { boolean } from '../../core/values';
import { addressBlocks } from './address-block';
import { poolObject } from './pool-objects';
import { metalLbNamespace, objectName } from './words';

/** Properties of `MetalLbPool`. */
export interface MetalLbPoolProps {
  /**
   * Networks (`192.168.1.240/28`) and ranges (`192.168.1.240-192.168.1.250`) that it gives addresses from. `spec.addresses`.
   * Errors: `AddressRangeInvalid`, `AddressUnusable`, `CidrInvalid`, `CidrNotMasked`, `CidrOverlap`, `EmptyList`.
   */
  readonly addresses: string[];

  /**
   * Name of the pool, which Services and announcements refer to. Error: `NameNotDnsSubdomain`.
   * @default prow
   */
  readonly name?: string;

  /**
   * Namespace of MetalLB, outside of which it reads nothing. Error: `NameNotDnsLabel`.
   * @default metallb-system
   */
  readonly namespace?: string;

  /**
   * Whether Services that name no pool get addresses from this one. `spec.autoAssign`.
   * @default - true, by MetalLB
   */
  readonly autoAssign?: boolean;

  /**
   * Whether addresses that end in .0 or .255 are kept back, which some old routers drop. `spec.avoidBuggyIPs`.
   * @default - false, by MetalLB
   */
  readonly avoidBuggyIps?: boolean;
}

const POOL = {
  addresses: required(addressBlocks),
  name: objectName,
  namespace: metalLbNamespace,
  autoAssign: optional(boolean),
  avoidBuggyIps: optional(boolean),
} satisfies Fields<MetalLbPoolProps>;

export function placeMetalLbPool(scope: Construct, { addresses, name, namespace, autoAssign, avoidBuggyIps }: ValuesOf<typeof POOL>): ApiObject {
  return poolObject<IpAddressPool>(scope, {
    apiVersion: 'metallb.io/v1beta1',
    kind: 'IPAddressPool',
    name,
    namespace,
    spec: { addresses: addresses.map(({ range }) => range), autoAssign, avoidBuggyIPs: avoidBuggyIps },
  });
}

/**
 * A pool of addresses that MetalLB gives to Services of type LoadBalancer: the IPAddressPool, and nothing else. Without an announcement of the
 * pool (`MetalLbL2Advertisement`, `MetalLbBgpAdvertisement`) nobody outside learns where its addresses are.
 *
 * Source: metallb v0.16.2, api/v1beta1/ipaddresspool_types.go.
 */
export class MetalLbPool extends Construct {
  /** The IPAddressPool. */
  readonly pool: ApiObject;

  constructor(scope: Construct, id: string, props: MetalLbPoolProps) {
    super(scope, id);
    this.pool = placeMetalLbPool(this, readProps(Where.construct(this.node.path), props, POOL));
  }
}
