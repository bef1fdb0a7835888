import { labelValue } from '../../core/names';
import { PropsReader } from '../../core/props-reader';
import { text } from '../../core/safe-text';
import { addressBlocks } from './address-block';
import { K3sServiceLbOptions, KubeVipPoolOptions } from './load-balancer-pool-options';
import { LoadBalancerPoolPlan, PLAIN_POOL } from './load-balancer-pool-plan';

/**
 * Two Services get one address by asking for the same one. One lease for both keeps it on one node, where each Service would otherwise elect a
 * node of its own. Source: kube-vip v1.0, pkg/kubevip/annotations.go; kube-vip/kube-vip issues 879 and 1411.
 */
export function kubeVipPool(p: PropsReader<KubeVipPoolOptions>): LoadBalancerPoolPlan {
  const blocks = p.optional('addresses', addressBlocks, []);
  const serviceInterface = p.optional('serviceInterface', text);
  return {
    ...PLAIN_POOL,
    blocks,
    from: 'LoadBalancerPool.kubeVip({ addresses })',
    annotations: serviceInterface === undefined ? {} : { 'kube-vip.io/serviceInterface': serviceInterface },
    fixed: (address) => ({ 'kube-vip.io/loadbalancerIPs': address }),
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
export function k3sServiceLb(p: PropsReader<K3sServiceLbOptions>): LoadBalancerPoolPlan {
  const lbPool = p.optional('lbPool', labelValue);
  return {
    ...PLAIN_POOL,
    labels: lbPool === undefined ? {} : { 'svccontroller.k3s.cattle.io/lbpool': lbPool },
    fixed: () => ({}),
    alwaysShared: true,
    cannot: {
      fix: { why: 'ServiceLB of k3s gives the nodes\' own addresses', instead: 'leave it out, and write a node\'s address as hookHost and deckHost' },
    },
    notes: ['ServiceLB of k3s opens the ports of hook and deck on nodes as host ports: no other Service of type LoadBalancer may have them, and the Traefik of k3s has 80 and 443.'],
  };
}
