import {
  Exposure, GatewayController, GatewayExposureOptions, GatewayParentRef, IngressController, IngressExposureOptions, LoadBalancerPool, Tunnel, UpstreamManifest,
} from '../../../src';
import { ExposureValue, Upstream } from './axis';

const domain = 'prow.acme.dev';
const addresses = ['172.16.0.240/28'];
const gatewayApi: Upstream = () => [UpstreamManifest.gatewayApi()];

/** A way in without certificates has no `tls`: given one all the same, it says so. */
function open(name: string, exposure: (tls: object) => Exposure, upstream?: Upstream): ExposureValue {
  return { name, tls: 'none', upstream, exposure };
}

function ingress(name: string, options: () => IngressExposureOptions, upstream?: Upstream, tls = 'acme-http01'): ExposureValue {
  return { name: `ingress-${name}`, tls, upstream, exposure: (given) => Exposure.ingress({ ...options(), ...given }) };
}

function gateway(name: string, options: () => GatewayExposureOptions, upstream: Upstream): ExposureValue {
  return { name: `gateway-${name}`, tls: 'acme-http01', upstream, exposure: (given) => Exposure.gateway({ ...options(), ...given }) };
}

function loadBalancer(name: string, pool: () => LoadBalancerPool, upstream?: Upstream): ExposureValue {
  return open(`load-balancer-${name}`, (given) => Exposure.loadBalancer({ pool: pool(), ...given }), upstream);
}

const SHARED: GatewayParentRef = { name: 'shared', namespace: 'infra', sectionName: 'https', httpSectionName: 'http' };

/** One of each way in that makes other objects, or has other callers. */
export const EXPOSURES: readonly ExposureValue[] = [
  open('cluster-ip', (tls) => Exposure.clusterIp({ ...tls })),
  open('node-port', (tls) => Exposure.nodePort({ ...tls })),
  ingress('nginx', () => ({ controller: IngressController.nginx(), domain }), () => [UpstreamManifest.ingressNginx()]),
  ingress('nginx-port-80-closed', () => ({ controller: IngressController.nginx(), domain, http: false }), () => [UpstreamManifest.ingressNginx()], 'acme-dns01'),
  ingress('traefik', () => ({ controller: IngressController.traefik(), domain }), () => [UpstreamManifest.traefikCrds()]),
  ingress('traefik-in-a-lan', () => ({ controller: IngressController.traefik(), domain: 'prow.home.arpa' }), () => [UpstreamManifest.traefikCrds()],
    'self-signed-ca'),
  ingress('haproxy', () => ({ controller: IngressController.haproxy(), domain })),
  ingress('contour', () => ({ controller: IngressController.contour(), domain })),
  ingress('cilium', () => ({ controller: IngressController.cilium(), domain })),
  ingress('f5-nginx', () => ({ controller: IngressController.f5Nginx(), domain })),
  gateway('envoy', () => ({ controller: GatewayController.envoyGateway(), domain }), () => [UpstreamManifest.envoyGateway()]),
  gateway('cilium', () => ({ controller: GatewayController.cilium(), domain }), gatewayApi),
  gateway('nginx', () => ({ controller: GatewayController.nginxGatewayFabric(), domain }), gatewayApi),
  gateway('of-another-namespace', () => ({ parentRef: SHARED, domain }), gatewayApi),
  loadBalancer('metal-lb', () => LoadBalancerPool.metalLb({ addresses }), () => [UpstreamManifest.metalLb()]),
  loadBalancer('cilium', () => LoadBalancerPool.cilium({ addresses })),
  loadBalancer('kube-vip', () => LoadBalancerPool.kubeVip({ addresses })),
  loadBalancer('k3s', () => LoadBalancerPool.k3sServiceLb({ lbPool: 'edge' })),
  open('tunnel-cloudflared', (tls) => Exposure.tunnel(Tunnel.cloudflared({ domain, ...tls }))),
  open('tunnel-relay', (tls) => Exposure.tunnel(Tunnel.relay({ ...tls }))),
];
