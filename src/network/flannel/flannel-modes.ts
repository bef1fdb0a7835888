import { port } from '../../core/net';
import { PropsReader } from '../../core/props-reader';
import { boolean, integer } from '../../core/values';
import { CniCapabilities, CniLifecycle, CniSetupEffort } from '../cni-capabilities';
import { interfaceMtu } from '../interface-mtu';
import { FlannelModePlan, PLAIN_MODE } from './flannel-mode-plan';
import { IpipOptions } from './ipip-options';
import { UdpOptions } from './udp-options';
import { VxlanOptions } from './vxlan-options';

/** The UDP port of the Linux kernel's VXLAN, which is not the registered 4789. */
const LINUX_VXLAN_PORT = 8472;

/** What Flannel never does, whatever carries its packets. */
export const FLANNEL: CniCapabilities = {
  l7Policy: false,
  observability: 'none',
  loadBalancer: 'none',
  kubeProxyReplacement: false,
  multiCluster: false,
  maintainedBy: 'community',
  enterpriseSupport: 'none',
  setupEffort: CniSetupEffort.LOW,
};

const LARGE = 'very many nodes; above 5000 raise eventQueueDepth';
const HUNDREDS = 'hundreds of nodes, with one route or peer per node';

export function vxlan(p: PropsReader<VxlanOptions>): FlannelModePlan {
  const vni = p.optional('vni', integer(1, 2 ** 24 - 1));
  const udpPort = p.optional('port', port);
  return {
    ...PLAIN_MODE,
    type: 'vxlan',
    options: {
      VNI: vni,
      Port: udpPort,
      GBP: p.optional('gbp', boolean),
      DirectRouting: p.optional('directRouting', boolean),
      Learning: p.optional('learning', boolean),
    },
    mtu: p.optional('mtu', interfaceMtu),
    overhead: 50,
    ipv6Overhead: 70,
    nodePorts: [{ protocol: 'UDP', port: udpPort ?? LINUX_VXLAN_PORT, purpose: 'packets between pods of different nodes, in VXLAN' }],
    kernelModules: ['vxlan'],
    capabilities: { ...FLANNEL, encryption: 'none', encapsulation: 'VXLAN', dualStack: true, needsLayer2: false, kernelMinimum: '3.12', scale: LARGE, lifecycle: CniLifecycle.ACTIVE },
  };
}

export function hostGw(): FlannelModePlan {
  return {
    ...PLAIN_MODE,
    type: 'host-gw',
    options: {},
    overhead: 0,
    ipv6Overhead: 0,
    nodePorts: [],
    capabilities: { ...FLANNEL, encryption: 'none', encapsulation: 'none', dualStack: true, needsLayer2: true, scale: HUNDREDS, lifecycle: CniLifecycle.ACTIVE },
  };
}

export function ipip(p: PropsReader<IpipOptions>): FlannelModePlan {
  return {
    ...PLAIN_MODE,
    type: 'ipip',
    options: { DirectRouting: p.optional('directRouting', boolean) },
    overhead: 20,
    ipv6Overhead: 20,
    nodePorts: [{ protocol: '4', purpose: 'packets between pods of different nodes, in IP' }],
    kernelModules: ['ipip'],
    warnings: ['Flannel\'s backend ipip is experimental, says its project; FlannelMode.vxlan() and FlannelMode.hostGw() are not.'],
    capabilities: { ...FLANNEL, encryption: 'none', encapsulation: 'IPIP', dualStack: false, needsLayer2: false, scale: HUNDREDS, lifecycle: CniLifecycle.EXPERIMENTAL },
  };
}

export function udp(p: PropsReader<UdpOptions>): FlannelModePlan {
  const udpPort = p.optional('port', port);
  return {
    ...PLAIN_MODE,
    type: 'udp',
    options: { Port: udpPort },
    overhead: 28,
    ipv6Overhead: 28,
    nodePorts: [{ protocol: 'UDP', port: udpPort ?? 8285, purpose: 'packets between pods of different nodes, in UDP' }],
    kernelModules: ['tun'],
    tun: true,
    arch: 'amd64',
    warnings: ['Flannel\'s backend udp is for debugging and for kernels without VXLAN, says its project: it is slow, privileged, and only for amd64; use FlannelMode.vxlan() instead.'],
    capabilities: { ...FLANNEL, encryption: 'none', encapsulation: 'UDP', dualStack: false, needsLayer2: false, scale: 'a few nodes, to find a fault', lifecycle: CniLifecycle.EXPERIMENTAL },
  };
}
