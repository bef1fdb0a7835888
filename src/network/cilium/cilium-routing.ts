import { cidrOf, port } from '../../core/net';
import { Where } from '../../core/problem';
import { Fields, readProps } from '../../core/props';
import { boolean, memberOf } from '../../core/values';
import { CiliumValues, placed, together } from './cilium-values';
import { sourcePortRange } from './words';

/** What packets between nodes are wrapped in. */
export enum CiliumTunnelProtocol {
  /** VXLAN. */
  VXLAN = 'vxlan',
  /** Geneve, which has room for options. */
  GENEVE = 'geneve',
}

/** Which addresses of nodes a tunnel runs between. */
export enum CiliumUnderlayProtocol {
  /** IPv4. */
  IPV4 = 'ipv4',
  /** IPv6. */
  IPV6 = 'ipv6',
  /** Decided by Cilium, 1.20 or later. */
  AUTO = 'auto',
}

/** Options of Cilium's tunnels. What is left out is left to Cilium. Source: cilium 1.20.0, chart `cilium`, values.yaml. */
export interface CiliumTunnelOptions {
  /**
   * UDP port that nodes send wrapped packets to; Flannel's VXLAN uses 8472 too, so take 8473 while one replaces the other.
   * Value `tunnelPort`. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default - 8472 for VXLAN, 6081 for Geneve, by Cilium
   */
  readonly tunnelPort?: number;

  /**
   * UDP ports that wrapped packets are sent from, as `first-last`. Value `tunnelSourcePortRange`. Error: `PortRangeInvalid`.
   * @default - chosen by the kernel
   */
  readonly tunnelSourcePortRange?: string;

  /**
   * Which addresses of nodes the tunnel runs between. Over IPv6 a packet costs 20 bytes more. Value `underlayProtocol`.
   * Error: `NotAllowedValue`.
   * @default - CiliumUnderlayProtocol.IPV4, or AUTO with Cilium 1.20, by Cilium
   */
  readonly underlayProtocol?: CiliumUnderlayProtocol;
}

/** Options of Cilium's native routing. What is left out is left to Cilium. Source: cilium 1.20.0, chart `cilium`, values.yaml. */
export interface CiliumNativeRoutingOptions {
  /**
   * The IPv4 network within which packets are not masqueraded, because it is routed: it must hold all pods, with ClusterMesh those of all
   * clusters. Required where IPv4 is masqueraded by Cilium itself (`NativeRoutingCidrMissing`).
   * Value `ipv4NativeRoutingCIDR`. Errors: `CidrInvalid`, `CidrNotMasked`, `CidrFamily`.
   * @default - none
   */
  readonly ipv4NativeRoutingCidr?: string;

  /**
   * The same for IPv6. Value `ipv6NativeRoutingCIDR`. Errors: `CidrInvalid`, `CidrNotMasked`, `CidrFamily`, `NativeRoutingCidrMissing`.
   * @default - none
   */
  readonly ipv6NativeRoutingCidr?: string;

  /**
   * Whether Cilium writes a route to every other node's pods, which works where all nodes are in one layer 2 network. Otherwise a router
   * or a BGP daemon has to know the routes. Value `autoDirectNodeRoutes`. Error: `WrongType`.
   * @default - false, by Cilium
   */
  readonly autoDirectNodeRoutes?: boolean;

  /**
   * Whether nodes behind a router are left out of those routes instead of failing. Only with `autoDirectNodeRoutes` (`FeatureMissing`).
   * Value `directRoutingSkipUnreachable`. Error: `WrongType`.
   * @default - false, by Cilium
   */
  readonly directRoutingSkipUnreachable?: boolean;

  /**
   * What features that wrap packets in spite of native routing use, which is DSR with `CiliumDsrDispatch.GENEVE`. Value `tunnelProtocol`.
   * Error: `NotAllowedValue`.
   * @default - CiliumTunnelProtocol.VXLAN, by Cilium
   */
  readonly tunnelProtocol?: CiliumTunnelProtocol;
}

const TUNNEL = {
  tunnelPort: placed('tunnelPort', port),
  tunnelSourcePortRange: placed('tunnelSourcePortRange', sourcePortRange),
  underlayProtocol: placed('underlayProtocol', memberOf(CiliumUnderlayProtocol)),
} satisfies Fields<CiliumTunnelOptions>;

const NATIVE_ROUTING = {
  ipv4NativeRoutingCidr: placed('ipv4NativeRoutingCIDR', cidrOf('ipv4')),
  ipv6NativeRoutingCidr: placed('ipv6NativeRoutingCIDR', cidrOf('ipv6')),
  autoDirectNodeRoutes: placed('autoDirectNodeRoutes', boolean),
  directRoutingSkipUnreachable: placed('directRoutingSkipUnreachable', boolean),
  tunnelProtocol: placed('tunnelProtocol', memberOf(CiliumTunnelProtocol)),
} satisfies Fields<CiliumNativeRoutingOptions>;

/** How Cilium carries packets from node to node. */
export class CiliumRouting {
  /**
   * Packets are wrapped in VXLAN, and cross any network that routes UDP: what Cilium does when nothing is said.
   * Values `routingMode` and `tunnelProtocol`. Errors: those of the options, all together.
   */
  static vxlan(options: CiliumTunnelOptions = {}): CiliumRouting {
    return CiliumRouting.tunnel(CiliumTunnelProtocol.VXLAN, options);
  }

  /**
   * Packets are wrapped in Geneve, which can carry the address of a Service with DSR and `CiliumDsrDispatch.GENEVE`.
   * Values `routingMode` and `tunnelProtocol`. Errors: those of the options, all together.
   */
  static geneve(options: CiliumTunnelOptions = {}): CiliumRouting {
    return CiliumRouting.tunnel(CiliumTunnelProtocol.GENEVE, options);
  }

  /**
   * Packets travel as they are; the network between the nodes must know where each pod is. Value `routingMode`.
   * Errors: those of the options, all together.
   */
  static nativeRouting(options: CiliumNativeRoutingOptions = {}): CiliumRouting {
    return readProps(Where.call('CiliumRouting.nativeRouting'), options, NATIVE_ROUTING, (read, p) => {
      const values = together(read);
      if (values.directRoutingSkipUnreachable === true && values.autoDirectNodeRoutes !== true) {
        p.problem('directRoutingSkipUnreachable', {
          what: 'skips routes that nobody writes',
          instead: 'add autoDirectNodeRoutes: true, or leave it out', code: 'FeatureMissing',
        });
      }
      return new CiliumRouting({ routingMode: 'native', ...values });
    });
  }

  private static tunnel(tunnelProtocol: CiliumTunnelProtocol, options: CiliumTunnelOptions): CiliumRouting {
    const read = readProps(Where.call(`CiliumRouting.${tunnelProtocol}`), options, TUNNEL);
    return new CiliumRouting({ routingMode: 'tunnel', tunnelProtocol, ...together(read) });
  }

  private constructor(
    /** @internal */
    readonly _values: CiliumValues,
  ) {}
}
