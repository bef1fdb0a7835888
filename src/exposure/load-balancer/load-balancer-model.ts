import { ExternalTrafficPolicy } from '../../core/service-exposure';
import { LoadBalancerPoolPlan } from './load-balancer-pool-plan';

/** The load balancer of one Service. */
export interface LoadBalancerSide {
  readonly of: 'hook' | 'deck';
  readonly port: number;
  /** The one that it has to get. */
  readonly address?: string;
  /** Under which it is known. */
  readonly host?: string;
  readonly sources?: readonly string[];
}

/** What is said of the load balancers, with all defaults. */
export interface LoadBalancerModel {
  /** Absent where only pods reach it. */
  readonly hook?: LoadBalancerSide;
  readonly deck?: LoadBalancerSide;
  /** Absent where a cloud gives the addresses. */
  readonly pool?: LoadBalancerPoolPlan;
  readonly loadBalancerClass?: string;
  readonly externalTrafficPolicy?: ExternalTrafficPolicy;
  readonly allocateLoadBalancerNodePorts?: boolean;
  readonly annotations: Readonly<Record<string, string>>;
}
