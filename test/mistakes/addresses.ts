import { Exposure, LoadBalancerPool, ServiceExposure } from '../../src';
import { app, Mistake } from './mistake';

const NODE_PORTS = { nodePortRange: '1-65535' };
const nodePorts = (hookPort: number, deckPort = 30002) =>
  () => app({ exposure: Exposure.nodePort({ ...NODE_PORTS, hookPort, deckPort, address: 'prow.acme.dev' }) });
const balancer = (options: Parameters<typeof Exposure.loadBalancer>[0]) =>
  () => app({ exposure: Exposure.loadBalancer({ hookHost: 'hook.acme.dev', ...options }) });
const pool = (...addresses: string[]): LoadBalancerPool => LoadBalancerPool.metalLb({ addresses });
const router = (peerAddress: string, peerAsn: number, ebgpMultiHop = false) => () => app({
  exposure: Exposure.loadBalancer({
    hookHost: 'hook.acme.dev',
    pool: LoadBalancerPool.metalLb({ addresses: ['192.168.1.240/28'], bgp: { myAsn: 64512, peerAsn, peerAddress, ebgpMultiHop } }),
  }),
});

/** Ports and addresses that somebody else has, or nobody. */
export const ADDRESSES: readonly Mistake[] = [
  {
    id: 'N01', says: 'a node port that is kubelet\'s',
    input: nodePorts(10250),
    becomes: { refused: ['Exposure.nodePort({ hookPort }): 10250 is where kubelet of the node listens; pick another port from 1-65535 (PortOfNode)'] },
    corrected: nodePorts(30001),
  },
  {
    id: 'N02', says: 'a node port that is the API server\'s',
    input: nodePorts(30001, 6443),
    becomes: { refused: ['Exposure.nodePort({ deckPort }): 6443 is where the API server of the node listens; pick another port from 1-65535 (PortOfNode)'] },
    corrected: nodePorts(8443),
  },
  {
    id: 'N02b', says: 'the same of a single Service',
    input: () => ServiceExposure.nodePort(2379, NODE_PORTS),
    becomes: { refused: ['ServiceExposure.nodePort({ nodePort }): 2379 is where etcd of the node listens; pick another port from 1-65535 (PortOfNode)'] },
  },
  {
    id: 'N06', says: 'nodes whose address is 0.0.0.0',
    input: () => app({ exposure: Exposure.nodePort({ address: '0.0.0.0' }) }),
    becomes: {
      refused: [
        'Exposure.nodePort({ address }): "0.0.0.0" is an address that no host answers at; '
          + 'write the one that a node or load balancer has outside (AddressUnusable)',
      ],
    },
    corrected: () => app({ exposure: Exposure.nodePort({ address: '203.0.113.7' }) }),
  },
  {
    id: 'L01', says: 'one address for two Services',
    input: balancer({ pool: pool('192.168.1.240/32') }),
    becomes: {
      refused: [
        'Exposure.loadBalancer({ pool }): "192.168.1.240/32" of LoadBalancerPool.metalLb({ addresses }) is one address, '
          + 'and hook and deck would want one each; add another, or write hookAddress and deckAddress "192.168.1.240", '
          + 'which they share then (AddressPoolTooSmall)',
      ],
    },
    corrected: balancer({ pool: pool('192.168.1.240/32'), hookAddress: '192.168.1.240', deckAddress: '192.168.1.240' }),
  },
  {
    id: 'L05', says: 'a port of the nodes that is the API server\'s, at ServiceLB of k3s',
    input: balancer({ pool: LoadBalancerPool.k3sServiceLb(), hookPort: 6443 }),
    becomes: { refused: ['Exposure.loadBalancer({ hookPort }): 6443 is where the API server of the node listens; pick another port (PortOfNode)'] },
    corrected: balancer({ pool: LoadBalancerPool.k3sServiceLb() }),
  },
  {
    id: 'L10', says: 'a router whose address the pool gives away',
    input: router('192.168.1.241', 64512),
    becomes: {
      refused: [
        'LoadBalancerPool.metalLb({ bgp.peerAddress }): "192.168.1.241" is in "192.168.1.240/28" of addresses, and would be given to a Service; '
          + 'leave the address of the router out of the pool (AddressPoolTaken)',
      ],
    },
    corrected: router('192.168.1.1', 64512),
  },
  {
    id: 'L10b', says: 'a router of the own autonomous system behind several hops of another one',
    input: router('192.168.1.1', 64512, true),
    becomes: {
      refused: [
        'LoadBalancerPool.metalLb({ bgp.ebgpMultiHop }): myAsn and peerAsn are both 64512, and MetalLB refuses ebgpMultiHop inside one autonomous system; '
          + 'leave it out (MutuallyExclusive)',
      ],
    },
    corrected: router('192.168.1.1', 64513, true),
  },
  {
    id: 'L12', says: 'a pool of multicast addresses',
    input: () => pool('224.0.0.0/24'),
    becomes: {
      refused: [
        'LoadBalancerPool.metalLb({ addresses[0] }): "224.0.0.0/24" has addresses of 224.0.0.0/4, at which nobody is reached; '
          + 'give addresses that hosts can have (AddressUnusable)',
      ],
    },
    corrected: balancer({ pool: pool('192.168.1.240/28') }),
  },
  {
    id: 'L12b', says: 'a pool that reaches into the addresses of the own machine',
    input: () => LoadBalancerPool.cilium({ addresses: ['126.255.255.250-127.0.0.5'] }),
    becomes: {
      refused: [
        'LoadBalancerPool.cilium({ addresses[0] }): "126.255.255.250-127.0.0.5" has addresses of 127.0.0.0/8, at which nobody is reached; '
          + 'give addresses that hosts can have (AddressUnusable)',
      ],
    },
  },
  {
    id: 'L13', says: 'an annotation for an address that the pool does not have',
    input: balancer({ pool: pool('192.168.1.240/28'), annotations: { 'metallb.io/loadBalancerIPs': '192.168.9.9' } }),
    becomes: {
      refused: [
        'Exposure.loadBalancer({ annotations.metallb.io/loadBalancerIPs }): "192.168.9.9" is not in "192.168.1.240/28" of LoadBalancerPool.metalLb({ '
          + 'addresses }); pick an address of the pool, and write it as hookAddress or deckAddress (AddressOutsidePool)',
      ],
    },
    corrected: balancer({ pool: pool('192.168.1.240/28'), hookAddress: '192.168.1.241' }),
  },
  {
    id: 'L13b', says: 'an annotation for one address of the pool, on both Services',
    input: balancer({ pool: pool('192.168.1.240/28'), annotations: { 'metallb.io/loadBalancerIPs': '192.168.1.241' } }),
    becomes: {
      refused: [
        'Exposure.loadBalancer({ annotations.metallb.io/loadBalancerIPs }): "192.168.1.241" stands where a property belongs; '
          + 'write hookAddress and deckAddress (AnnotationTaken)',
      ],
    },
  },
];
