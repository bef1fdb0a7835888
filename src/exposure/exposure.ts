import { Where } from '../core/problem';
import { readValue } from '../core/props';
import { instanceOf } from '../core/values';
import { clusterIpExposure, ClusterIpExposureOptions } from './cluster-ip-exposure';
import { ExposureContext, ExposurePlan } from './exposure-plan';
import { gatewayExposure } from './gateway/gateway-exposure';
import { GatewayExposureOptions } from './gateway/gateway-exposure-options';
import { ingressExposure, IngressExposureOptions } from './ingress/ingress-exposure';
import { loadBalancerExposure } from './load-balancer/load-balancer-exposure';
import { LoadBalancerExposureOptions } from './load-balancer/load-balancer-exposure-options';
import { nodePortExposure, NodePortExposureOptions } from './node-port-exposure';
import { Tunnel } from './tunnel/tunnel';

/** How GitHub reaches hook, and people reach deck. */
export class Exposure {
  /**
   * Every node answers: on port 30001 for hook, on port 30002 for deck. Needs nothing but the nodes; not encrypted.
   *
   * Errors: those of the options, all together.
   */
  static nodePort(options: NodePortExposureOptions = {}): Exposure {
    return new Exposure(nodePortExposure(options));
  }

  /**
   * Only pods of the cluster reach hook and deck; what lets others in, is made elsewhere.
   *
   * Errors: those of the options, all together.
   */
  static clusterIp(options: ClusterIpExposureOptions = {}): Exposure {
    return new Exposure(clusterIpExposure(options));
  }

  /**
   * An ingress controller leads to hook and deck, each under a name of its own or both under one: Ingress `prow-ingress`, and a second one
   * where the two differ.
   *
   * Errors: those of the options, all together.
   */
  static ingress(options: IngressExposureOptions): Exposure {
    return new Exposure(ingressExposure(options));
  }

  /**
   * Nothing connects to the cluster: pods of a tunnel or relay connect to somebody whom GitHub and people reach.
   *
   * Error: `WrongType` for what no factory of `Tunnel` made.
   */
  static tunnel(tunnel: Tunnel): Exposure {
    const chosen = readValue(Where.call('Exposure.tunnel'), '', tunnel, instanceOf(Tunnel, 'Tunnel.cloudflared({ domain }) or Tunnel.relay()'));
    return new Exposure(chosen._resolve);
  }

  /**
   * A load balancer stands before each of the Services hook and deck. Needs a cloud, or a pool of addresses; not encrypted.
   *
   * Errors: those of the options, all together.
   */
  static loadBalancer(options: LoadBalancerExposureOptions = {}): Exposure {
    return new Exposure(loadBalancerExposure(options));
  }

  /**
   * A Gateway of the Gateway API leads to hook and deck: one that is made for them, or one that exists.
   *
   * Errors: those of the options, all together.
   */
  static gateway(options: GatewayExposureOptions): Exposure {
    return new Exposure(gatewayExposure(options));
  }

  private constructor(
    /** @internal */
    readonly _resolve: (context: ExposureContext) => ExposurePlan,
  ) {}
}
