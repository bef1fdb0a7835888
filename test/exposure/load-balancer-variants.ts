import { ExternalTrafficPolicy } from '../../src/core/service-exposure';
import { Exposure } from '../../src/exposure/exposure';
import { FrontProxy } from '../../src/exposure/front/front-proxy';
import { LoadBalancedService } from '../../src/exposure/load-balancer/load-balancer-exposure-options';
import { LoadBalancerPool } from '../../src/exposure/load-balancer/load-balancer-pool';

/** One way in, by a name for the eye. */
export interface ExposureVariant {
  readonly name: string;
  readonly exposure: () => Exposure;
}

const addresses = ['192.0.2.240/29'];

/** Load balancers, of each kind that makes objects or Services of its own. */
export const LOAD_BALANCER_VARIANTS: readonly ExposureVariant[] = [
  { name: 'of a cloud', exposure: () => Exposure.loadBalancer() },
  { name: 'in front of deck only',
    exposure: () => Exposure.loadBalancer({ inFrontOf: LoadBalancedService.DECK, deckSources: ['198.51.100.0/24'], loadBalancerClass: 'example.com/inside' }) },
  {
    name: 'MetalLB on layer 2, with one address',
    exposure: () => Exposure.loadBalancer({
      pool: LoadBalancerPool.metalLb({ addresses: [...addresses, '192.0.2.250-192.0.2.251'], interfaces: ['eth0'], nodeLabels: { edge: 'true' } }),
      hookAddress: '192.0.2.242', deckAddress: '192.0.2.242', webhookSources: ['192.30.252.0/22'], allocateLoadBalancerNodePorts: false,
    }),
  },
  {
    name: 'MetalLB by BGP',
    exposure: () => Exposure.loadBalancer({
      pool: LoadBalancerPool.metalLb({
        addresses, name: 'outside', autoAssign: true, nodeLabels: { edge: 'true' },
        bgp: { myAsn: 64500, peerAsn: 64501, peerAddress: '192.0.2.1', peerPort: 179, ebgpMultiHop: true, passwordSecretName: 'bgp-password' },
      }),
      externalTrafficPolicy: ExternalTrafficPolicy.LOCAL,
    }),
  },
  { name: 'a pool of MetalLB that exists',
    exposure: () => Exposure.loadBalancer({ pool: LoadBalancerPool.existingMetalLb({ name: 'lan' }), hookAddress: '192.0.2.9' }) },
  {
    name: 'Cilium on layer 2',
    exposure: () => Exposure.loadBalancer({
      pool: LoadBalancerPool.cilium(
        { addresses: [...addresses, '192.0.2.250-192.0.2.251'], allowFirstLastIps: false, interfaces: ['^eth[0-9]+'], nodeLabels: { edge: 'true' } }),
      hookAddress: '192.0.2.250', deckAddress: '192.0.2.251',
    }),
  },
  { name: 'Cilium by BGP',
    exposure: () => Exposure.loadBalancer(
      { pool: LoadBalancerPool.cilium({ addresses, bgpLabels: { advertise: 'bgp' } }), externalTrafficPolicy: ExternalTrafficPolicy.LOCAL }) },
  { name: 'kube-vip',
    exposure: () => Exposure.loadBalancer(
      { pool: LoadBalancerPool.kubeVip({ serviceInterface: 'eth1' }), hookAddress: '192.0.2.9', deckAddress: '192.0.2.9', hookPort: 8080 }) },
  {
    name: 'a proxy before hook',
    exposure: () => Exposure.loadBalancer({
      pool: LoadBalancerPool.metalLb({ addresses }), hookHost: 'hook.acme.dev', hookPort: 80, frontProxy: FrontProxy.envoy({ webhookSources: ['192.30.252.0/22'] }),
    }),
  },
  { name: 'ServiceLB of k3s', exposure: () => Exposure.loadBalancer({ pool: LoadBalancerPool.k3sServiceLb({ lbPool: 'edge' }), deckPort: 8080 }) },
];
