import { Where } from '../../core/problem';
import { readProps } from '../../core/props';
import { CILIUM_POOL, ciliumPool, CiliumPoolOptions } from './cilium-pool-plan';
import { LoadBalancerPoolPlan } from './load-balancer-pool-plan';
import { EXISTING_METAL_LB_POOL, existingMetalLbPool, ExistingMetalLbPoolOptions, METAL_LB_POOL, metalLbPool, MetalLbPoolOptions } from './metal-lb-pool-plan';
import { K3S_SERVICE_LB, k3sServiceLb, K3sServiceLbOptions, KUBE_VIP_POOL, kubeVipPool, KubeVipPoolOptions } from './node-pool-plans';

/** What gives Services of type LoadBalancer their addresses in a cluster that no cloud looks after. It is not installed by this. */
export class LoadBalancerPool {
  /**
   * MetalLB, with a pool of its own: an IPAddressPool, and an L2Advertisement or a BGPPeer with its BGPAdvertisement.
   * Errors: those of the options, all together.
   */
  static metalLb(options: MetalLbPoolOptions): LoadBalancerPool {
    return new LoadBalancerPool(readProps(Where.call('LoadBalancerPool.metalLb'), options, METAL_LB_POOL, metalLbPool));
  }

  /** MetalLB, with a pool that exists. Makes no object. Errors: those of the options, all together. */
  static existingMetalLb(options: ExistingMetalLbPoolOptions): LoadBalancerPool {
    return new LoadBalancerPool(readProps(Where.call('LoadBalancerPool.existingMetalLb'), options, EXISTING_METAL_LB_POOL, existingMetalLbPool));
  }

  /**
   * Cilium, with a pool of its own for Prow's Services: a CiliumLoadBalancerIPPool, and a CiliumL2AnnouncementPolicy or a
   * CiliumBGPAdvertisement. The cluster's CNI has to be Cilium. Errors: those of the options, all together.
   */
  static cilium(options: CiliumPoolOptions): LoadBalancerPool {
    return new LoadBalancerPool(readProps(Where.call('LoadBalancerPool.cilium'), options, CILIUM_POOL, ciliumPool));
  }

  /** kube-vip, by annotations of the Services. Makes no object. Errors: those of the options, all together. */
  static kubeVip(options: KubeVipPoolOptions = {}): LoadBalancerPool {
    return new LoadBalancerPool(readProps(Where.call('LoadBalancerPool.kubeVip'), options, KUBE_VIP_POOL, kubeVipPool));
  }

  /** ServiceLB of k3s: the nodes' own addresses. Makes no object. Errors: those of the options, all together. */
  static k3sServiceLb(options: K3sServiceLbOptions = {}): LoadBalancerPool {
    return new LoadBalancerPool(readProps(Where.call('LoadBalancerPool.k3sServiceLb'), options, K3S_SERVICE_LB, k3sServiceLb));
  }

  private constructor(
    /** @internal */
    readonly _plan: LoadBalancerPoolPlan,
  ) {}
}
