import { Finding } from '../../core/problem';
import { quote } from '../../core/quote';
import { CniPlan } from '../../network/cni-plan';

/**
 * Classes of load balancers that only a CNI serves. Any other may be served by something that is installed beside it.
 *
 * Source: cilium v1.18 pkg/loadbalancer and operator/pkg/lbipam (`io.cilium/bgp-control-plane`, `io.cilium/l2-announcer`, `io.cilium/node`);
 * calico v3.30 kube-controllers (`calico`).
 */
const OF_A_CNI = /^(io\.cilium\/.*|calico)$/;

/** What is wrong with a class that nobody on this network would serve: its Services would wait for an address for ever. */
export function loadBalancerClassFindings(loadBalancerClass: string | undefined, cni: CniPlan): readonly Finding[] {
  const { name, loadBalancerClasses: served, turnedOnBy } = cni;
  if (loadBalancerClass === undefined || served === undefined || served.includes(loadBalancerClass) || !OF_A_CNI.test(loadBalancerClass)) return [];
  return [{
    what: `no Service of loadBalancerClass ${quote(loadBalancerClass)} would get an address, because ${name} does not serve it`,
    instead: turnedOnBy?.[loadBalancerClass] ?? (served.length === 0 ? 'leave loadBalancerClass out, and install a load balancer such as MetalLB' : `use one of ${served.map(quote).join(', ')}`),
    code: 'LoadBalancerClassNotServed',
  }];
}
