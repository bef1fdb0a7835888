import { port } from '../../core/net';
import { Where } from '../../core/problem';
import { readProps } from '../../core/props';
import { boolean, integer } from '../../core/values';
import { interfaceMtu } from '../interface-mtu';
import { FlannelModePlan } from './flannel-mode-plan';
import { VxlanOptions } from './vxlan-options';

/** The UDP port of the Linux kernel's VXLAN, which is not the registered 4789. */
const LINUX_VXLAN_PORT = 8472;

/** How Flannel carries packets from node to node: the `Backend` in net-conf.json. It must not be changed while Flannel runs. */
export class FlannelMode {
  /**
   * Packets are wrapped in VXLAN by the kernel and cross any network that routes UDP. Not encrypted.
   *
   * Errors: those of the options, all together.
   */
  static vxlan(options: VxlanOptions = {}): FlannelMode {
    return new FlannelMode(readProps<VxlanOptions, FlannelModePlan>(Where.call('FlannelMode.vxlan'), options, (p) => {
      const vni = p.optional('vni', integer(1, 2 ** 24 - 1));
      const udpPort = p.optional('port', port);
      return {
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
        capabilities: { encryption: 'none', encapsulation: 'VXLAN', dualStack: true, needsLayer2: false },
      };
    }));
  }

  private constructor(
    /** @internal */
    readonly _plan: FlannelModePlan,
  ) {}
}
