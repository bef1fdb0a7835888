import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { CiliumLoadBalancerIpPool as Pool } from '../../../imports/cilium.io';
import { dnsSubdomain, labelValue, qualifiedName } from '../../core/names';
import { Where } from '../../core/problem';
import { PropsReader, readOldProps } from '../../core/props-reader';
import { boolean, record } from '../../core/values';
import { AddressBlock, addressBlocks } from './address-block';
import { matching, poolObject } from './pool-objects';

/** Properties of `CiliumLoadBalancerPool`. */
export interface CiliumLoadBalancerPoolProps {
  /**
   * Networks (`192.168.1.240/28`) and ranges (`192.168.1.240-192.168.1.250`) that it gives addresses from. `spec.blocks`.
   * No other pool may have one of them. Errors: `AddressRangeInvalid`, `CidrInvalid`, `CidrNotMasked`, `CidrOverlap`, `EmptyList`.
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
    this.pool = poolObject<Pool>(this, readOldProps(Where.construct(this.node.path), props, (p: PropsReader<CiliumLoadBalancerPoolProps>) => {
      const allow = p.optional('allowFirstLastIps', boolean);
      return {
        apiVersion: 'cilium.io/v2',
        kind: 'CiliumLoadBalancerIPPool',
        name: p.optional('name', dnsSubdomain, 'prow'),
        spec: {
          blocks: (p.required('addresses', addressBlocks) ?? []).map(block),
          allowFirstLastIPs: allow === undefined ? undefined : allow ? 'Yes' : 'No',
          serviceSelector: matching(p.optional('serviceLabels', record(labelValue, qualifiedName))),
        },
      };
    }));
  }
}

function block({ range, first, last }: AddressBlock): object {
  return range.includes('/') ? { cidr: range } : { start: first, stop: last };
}
