import { NodeTraffic } from '../../core/network-plan';

/**
 * What Calico wraps packets between nodes in, for the pods of one pool. `CrossSubnet` means: only where a router stands between two nodes.
 *
 * Source: Calico v3.32.1, `ippool` and `felix/dataplane/linux/int_dataplane.go`.
 */
export class CalicoEncapsulation {
  /** IP-in-IP always: IPv4 only, needs BGP, costs 20 bytes. `IPIP` in an Installation, `ipipMode: Always` in a pool. */
  static ipip(): CalicoEncapsulation {
    return new CalicoEncapsulation({ ...IPIP, word: 'IPIP', call: 'ipip', ipipMode: 'Always' });
  }

  /** IP-in-IP between subnets: IPv4 only, needs BGP. `IPIPCrossSubnet` in an Installation, `ipipMode: CrossSubnet` in a pool. */
  static ipipCrossSubnet(): CalicoEncapsulation {
    return new CalicoEncapsulation({ ...IPIP, word: 'IPIPCrossSubnet', call: 'ipipCrossSubnet', ipipMode: 'CrossSubnet' });
  }

  /** VXLAN always: costs 50 bytes, 70 over IPv6. `VXLAN` in an Installation, `vxlanMode: Always` in a pool. */
  static vxlan(): CalicoEncapsulation {
    return new CalicoEncapsulation({ ...VXLAN, word: 'VXLAN', call: 'vxlan', vxlanMode: 'Always' });
  }

  /** VXLAN between subnets. `VXLANCrossSubnet` in an Installation, `vxlanMode: CrossSubnet` in a pool. */
  static vxlanCrossSubnet(): CalicoEncapsulation {
    return new CalicoEncapsulation({ ...VXLAN, word: 'VXLANCrossSubnet', call: 'vxlanCrossSubnet', vxlanMode: 'CrossSubnet' });
  }

  /** Nothing: all nodes are in one layer 2 network, or routers learn the pods' addresses by BGP. `None` in an Installation. */
  static none(): CalicoEncapsulation {
    return new CalicoEncapsulation({
      word: 'None', call: 'none', ipipMode: 'Never', vxlanMode: 'Never', wrap: 'none', kernelModules: [],
      overhead: 0, ipv6Overhead: 0, ipv4Only: false, needsBgp: false, needsLayer2: true, nodePorts: [],
    });
  }

  private constructor(
    /** @internal */
    readonly _plan: CalicoEncapsulationPlan,
  ) {}
}

/** What it comes down to. */
export interface CalicoEncapsulationPlan {
  /** As an Installation spells it. */
  readonly word: 'IPIP' | 'IPIPCrossSubnet' | 'VXLAN' | 'VXLANCrossSubnet' | 'None';
  /** The factory that makes it. */
  readonly call: string;
  readonly ipipMode: Wrapped;
  readonly vxlanMode: Wrapped;
  /** As `CniCapabilities.encapsulation` has it. */
  readonly wrap: string;
  /** Those that every node needs for it. */
  readonly kernelModules: readonly string[];
  readonly overhead: number;
  readonly ipv6Overhead: number;
  readonly ipv4Only: boolean;
  readonly needsBgp: boolean;
  readonly needsLayer2: boolean;
  readonly nodePorts: readonly NodeTraffic[];
}

type Wrapped = 'Always' | 'CrossSubnet' | 'Never';

const IPIP = {
  vxlanMode: 'Never', wrap: 'IPIP', kernelModules: ['ipip'], overhead: 20, ipv6Overhead: 20, ipv4Only: true, needsBgp: true, needsLayer2: false,
  nodePorts: [{ protocol: '4', purpose: 'packets between pods of different nodes, in IP' }],
} as const;

const VXLAN = {
  ipipMode: 'Never', wrap: 'VXLAN', kernelModules: ['vxlan'], overhead: 50, ipv6Overhead: 70, ipv4Only: false, needsBgp: false, needsLayer2: false,
  nodePorts: [{ protocol: 'UDP', port: 4789, purpose: 'packets between pods of different nodes, in VXLAN' }],
} as const;
