import { labelValue } from '../../core/names';
import { Fields, optional, ValuesOf } from '../../core/props';
import { addressBlocks } from './address-block';
import { LoadBalancerPoolPlan, PLAIN_POOL } from './load-balancer-pool-plan';
import { interfaceName } from './words';

/** How kube-vip is told about the Services. */
export interface KubeVipPoolOptions {
  /**
   * Addresses of its cloud provider's pool, which is configured elsewhere; fixed ones are checked by them.
   * Errors: `AddressRangeInvalid`, `AddressUnusable`, `CidrInvalid`, `CidrNotMasked`, `CidrOverlap`, `EmptyList`.
   * @default - not known
   */
  readonly addresses?: string[];

  /**
   * Interface of the nodes on which the address appears. Annotation `kube-vip.io/serviceInterface`. Error: `InterfaceInvalid`.
   * @default - the one that kube-vip was installed with
   */
  readonly serviceInterface?: string;
}

/** How k3s chooses the nodes whose addresses the Services get. */
export interface K3sServiceLbOptions {
  /**
   * Nodes with this value of the label `svccontroller.k3s.cattle.io/lbpool`, which must also have `svccontroller.k3s.cattle.io/enablelb=true`.
   * The same label of the Services. Error: `LabelValueInvalid`.
   * @default - all nodes, or those with `enablelb=true` where there are some
   */
  readonly lbPool?: string;
}

export const KUBE_VIP_POOL = {
  addresses: optional(addressBlocks, []),
  serviceInterface: optional(interfaceName),
} satisfies Fields<KubeVipPoolOptions>;

export const K3S_SERVICE_LB = {
  lbPool: optional(labelValue),
} satisfies Fields<K3sServiceLbOptions>;

/**
 * Two Services get one address by asking for the same one. One lease for both keeps it on one node, where each Service would otherwise elect a
 * node of its own. Source: kube-vip v1.0, pkg/kubevip/annotations.go; kube-vip/kube-vip issues 879 and 1411.
 */
export function kubeVipPool({ addresses, serviceInterface }: ValuesOf<typeof KUBE_VIP_POOL>): LoadBalancerPoolPlan {
  return {
    ...PLAIN_POOL,
    blocks: addresses,
    from: 'LoadBalancerPool.kubeVip({ addresses })',
    annotations: serviceInterface === undefined ? {} : { 'kube-vip.io/serviceInterface': serviceInterface },
    fixed: (address) => ({ 'kube-vip.io/loadbalancerIPs': address }),
    takesUnclassed: 'kube-vip',
    announcer: { name: 'kube-vip' },
    shared: { 'kube-vip.io/leaseName': 'prow' },
    cannot: {
      localShared: {
        why: 'a shared address is on one node, which need not run the pods of both hook and deck, so that Local would lose traffic',
        instead: 'write "Cluster", or give hook and deck an address each',
      },
    },
    requirements: [{ name: 'kube-vip', crds: [], stage: 'prow' }],
    notes: ['kube-vip must run with svc_enable=true; it gives only addresses that a Service asks for, unless kube-vip-cloud-provider runs beside it.'],
  };
}

/** Source: k3s, docs on networking services, and pkg/cloudprovider/servicelb.go. */
export function k3sServiceLb({ lbPool }: ValuesOf<typeof K3S_SERVICE_LB>): LoadBalancerPoolPlan {
  return {
    ...PLAIN_POOL,
    from: 'LoadBalancerPool.k3sServiceLb()',
    partOf: 'ServiceLB',
    labels: lbPool === undefined ? {} : { 'svccontroller.k3s.cattle.io/lbpool': lbPool },
    fixed: () => ({}),
    alwaysShared: true,
    takenPorts: {
      ports: [80, 443], by: 'the Ingress controller that k3s and RKE2 bring', turnedOffBy: '--disable=traefik of k3s, ingress-controller: none of RKE2',
    },
    cannot: {
      fix: { why: 'ServiceLB of k3s gives the nodes\' own addresses', instead: 'leave it out, and write a node\'s address as hookHost and deckHost' },
    },
    notes: ['ServiceLB of k3s opens the ports of hook and deck on nodes as host ports: no other Service of type LoadBalancer may have them, and the '
      + 'Ingress controller that k3s and RKE2 bring has 80 and 443.'],
  };
}
