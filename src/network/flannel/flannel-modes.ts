import { port } from '../../core/net';
import { Fields, optional, ValuesOf } from '../../core/props';
import { boolean, integer } from '../../core/values';
import { CniLifecycle } from '../cni-capabilities';
import { interfaceMtu } from '../words';
import { FLANNEL, FlannelModePlan, PLAIN_MODE } from './flannel-mode-plan';

/**
 * Options of Flannel's backend `vxlan`. What is left out is left out of net-conf.json too, and Flannel's own default holds.
 *
 * Source: flannel v0.28.9, `Documentation/backends.md` and `pkg/backend/vxlan`.
 */
export interface VxlanOptions {
  /**
   * The number that tells one VXLAN network from another, 1 to 16777215; the interface on each node is called `flannel.<vni>`.
   * `Backend.VNI` in net-conf.json. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default - 1, by Flannel
   */
  readonly vni?: number;

  /**
   * UDP port that nodes send packets of pods to; Cilium uses the same one. `Backend.Port` in net-conf.json.
   * Errors: `NotInteger`, `NumberOutOfRange`.
   * @default - 8472, by the Linux kernel
   */
  readonly port?: number;

  /**
   * Whether nodes of one subnet send packets to each other unwrapped, as `host-gw` does. `Backend.DirectRouting` in net-conf.json.
   * Error: `WrongType`.
   * @default - false, by Flannel
   */
  readonly directRouting?: boolean;

  /**
   * Whether packets carry VXLAN's Group Based Policy mark. `Backend.GBP` in net-conf.json. Error: `WrongType`.
   * @default - false, by Flannel
   */
  readonly gbp?: boolean;

  /**
   * Whether the interface learns MAC addresses from packets. `Backend.Learning` in net-conf.json. Error: `WrongType`.
   * @default - false, by Flannel
   */
  readonly learning?: boolean;

  /**
   * Largest packet that nodes send each other, in bytes, 576 to 65535; pods get 50 less. `Backend.MTU` in net-conf.json.
   * Errors: `NotInteger`, `NumberOutOfRange`; `MtuTooLarge`, when `nodeMtu` says that nodes cannot send it.
   * With `ipv6Network`, leave 20 bytes: VXLAN over IPv6 costs 70 bytes, and Flannel counts 50.
   * @default - the MTU of the interface that Flannel uses; with `ipv6Network`, `nodeMtu` less 20
   */
  readonly mtu?: number;
}

/**
 * Options of `FlannelMode.ipip`. What is left out is left out of net-conf.json too, and Flannel's own default holds.
 *
 * Source: flannel v0.28.9, `Documentation/backends.md` and `pkg/backend/ipip`.
 */
export interface IpipOptions {
  /**
   * Whether nodes of one subnet send packets to each other unwrapped, as `host-gw` does. `Backend.DirectRouting` in net-conf.json.
   * Error: `WrongType`.
   * @default - false, by Flannel
   */
  readonly directRouting?: boolean;
}

/**
 * Options of `FlannelMode.udp`. What is left out is left out of net-conf.json too, and Flannel's own default holds.
 *
 * Source: flannel v0.28.9, `Documentation/backends.md` and `pkg/backend/udp`.
 */
export interface UdpOptions {
  /**
   * UDP port that nodes send packets of pods to. `Backend.Port` in net-conf.json. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default - 8285, by Flannel
   */
  readonly port?: number;
}

export const VXLAN_FIELDS = {
  vni: optional(integer(1, 2 ** 24 - 1)),
  port: optional(port),
  gbp: optional(boolean),
  directRouting: optional(boolean),
  learning: optional(boolean),
  mtu: optional(interfaceMtu),
} satisfies Fields<VxlanOptions>;

export const IPIP_FIELDS = { directRouting: optional(boolean) } satisfies Fields<IpipOptions>;

export const UDP_FIELDS = { port: optional(port) } satisfies Fields<UdpOptions>;

/** The UDP port of the Linux kernel's VXLAN, which is not the registered 4789. */
const LINUX_VXLAN_PORT = 8472;

const LARGE = 'very many nodes; above 5000 raise eventQueueDepth';
const HUNDREDS = 'hundreds of nodes, with one route or peer per node';

export function vxlan({ vni, port: udpPort, gbp, directRouting, learning, mtu }: ValuesOf<typeof VXLAN_FIELDS>): FlannelModePlan {
  return {
    ...PLAIN_MODE,
    type: 'vxlan',
    options: { VNI: vni, Port: udpPort, GBP: gbp, DirectRouting: directRouting, Learning: learning },
    mtu,
    overhead: 50,
    ipv6Overhead: 70,
    nodePorts: [{ protocol: 'UDP', port: udpPort ?? LINUX_VXLAN_PORT, purpose: 'packets between pods of different nodes, in VXLAN' }],
    kernelModules: ['vxlan'],
    capabilities: {
      ...FLANNEL, encryption: 'none', encapsulation: 'VXLAN', dualStack: true, needsLayer2: false, kernelMinimum: '3.12', scale: LARGE,
      lifecycle: CniLifecycle.ACTIVE,
    },
  };
}

export const HOST_GW: FlannelModePlan = {
  ...PLAIN_MODE,
  type: 'host-gw',
  options: {},
  overhead: 0,
  ipv6Overhead: 0,
  nodePorts: [],
  capabilities: { ...FLANNEL, encryption: 'none', encapsulation: 'none', dualStack: true, needsLayer2: true, scale: HUNDREDS, lifecycle: CniLifecycle.ACTIVE },
};

export function ipip({ directRouting }: ValuesOf<typeof IPIP_FIELDS>): FlannelModePlan {
  return {
    ...PLAIN_MODE,
    type: 'ipip',
    options: { DirectRouting: directRouting },
    overhead: 20,
    ipv6Overhead: 20,
    nodePorts: [{ protocol: '4', purpose: 'packets between pods of different nodes, in IP' }],
    kernelModules: ['ipip'],
    warnings: ['Flannel\'s backend ipip is experimental, says its project; FlannelMode.vxlan() and FlannelMode.hostGw() are not.'],
    capabilities: {
      ...FLANNEL, encryption: 'none', encapsulation: 'IPIP', dualStack: false, needsLayer2: false, scale: HUNDREDS, lifecycle: CniLifecycle.EXPERIMENTAL,
    },
  };
}

export function udp({ port: udpPort }: ValuesOf<typeof UDP_FIELDS>): FlannelModePlan {
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
    warnings: [
      'Flannel\'s backend udp is for debugging and for kernels without VXLAN, says its project: it is slow, privileged, and only for amd64; '
        + 'use FlannelMode.vxlan() instead.',
    ],
    capabilities: {
      ...FLANNEL, encryption: 'none', encapsulation: 'UDP', dualStack: false, needsLayer2: false, scale: 'a few nodes, to find a fault',
      lifecycle: CniLifecycle.EXPERIMENTAL,
    },
  };
}
