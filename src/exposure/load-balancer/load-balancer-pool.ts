import { Where } from '../../core/problem';
import { PropsReader, readOldProps } from '../../core/props-reader';
import { ciliumPool } from './cilium-pool-plan';
import {
  CiliumPoolOptions, ExistingMetalLbPoolOptions, K3sServiceLbOptions, KubeVipPoolOptions, MetalLbPoolOptions,
} from './load-balancer-pool-options';
import { LoadBalancerPoolPlan } from './load-balancer-pool-plan';
import { existingMetalLbPool, metalLbPool } from './metal-lb-pool-plan';
import { k3sServiceLb, kubeVipPool } from './node-pool-plans';

/** What gives Services of type LoadBalancer their addresses in a cluster that no cloud looks after. It is not installed by this. */
export class LoadBalancerPool {
  /**
   * MetalLB, with a pool of its own: an IPAddressPool, and an L2Advertisement or a BGPPeer with its BGPAdvertisement.
   * Errors: those of the options, all together.
   */
  static metalLb(options: MetalLbPoolOptions): LoadBalancerPool {
    return made('metalLb', options, metalLbPool);
  }

  /** MetalLB, with a pool that exists. Makes no object. Errors: those of the options, all together. */
  static existingMetalLb(options: ExistingMetalLbPoolOptions): LoadBalancerPool {
    return made('existingMetalLb', options, existingMetalLbPool);
  }

  /**
   * Cilium, with a pool of its own for Prow's Services: a CiliumLoadBalancerIPPool, and a CiliumL2AnnouncementPolicy or a
   * CiliumBGPAdvertisement. The cluster's CNI has to be Cilium. Errors: those of the options, all together.
   */
  static cilium(options: CiliumPoolOptions): LoadBalancerPool {
    return made('cilium', options, ciliumPool);
  }

  /** kube-vip, by annotations of the Services. Makes no object. Errors: those of the options, all together. */
  static kubeVip(options: KubeVipPoolOptions = {}): LoadBalancerPool {
    return made('kubeVip', options, kubeVipPool);
  }

  /** ServiceLB of k3s: the nodes' own addresses. Makes no object. Errors: those of the options, all together. */
  static k3sServiceLb(options: K3sServiceLbOptions = {}): LoadBalancerPool {
    return made('k3sServiceLb', options, k3sServiceLb);
  }

  /** @internal */
  static _of(plan: LoadBalancerPoolPlan): LoadBalancerPool {
    return new LoadBalancerPool(plan);
  }

  private constructor(
    /** @internal */
    readonly _plan: LoadBalancerPoolPlan,
  ) {}
}

function made<P>(factory: string, options: P, read: (p: PropsReader<P>) => LoadBalancerPoolPlan): LoadBalancerPool {
  return LoadBalancerPool._of(readOldProps<P, LoadBalancerPoolPlan>(Where.call(`LoadBalancerPool.${factory}`), options, read));
}
