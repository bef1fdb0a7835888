import { Where } from '../../core/problem';
import { PropsReader, readOldProps } from '../../core/props-reader';
import { FlannelModePlan } from './flannel-mode-plan';
import { hostGw, ipip, udp, vxlan } from './flannel-modes';
import { ipsec, wireguard } from './flannel-encrypted-modes';
import { IpipOptions } from './ipip-options';
import { IpsecOptions } from './ipsec-options';
import { UdpOptions } from './udp-options';
import { VxlanOptions } from './vxlan-options';
import { WireguardOptions } from './wireguard-options';

/**
 * How Flannel carries packets from node to node: the `Backend` in net-conf.json. It must not be changed while Flannel runs.
 *
 * Source: flannel v0.28.9, `Documentation/backends.md` and `pkg/backend`.
 */
export class FlannelMode {
  /**
   * Packets are wrapped in VXLAN by the kernel and cross any network that routes UDP. Not encrypted.
   *
   * Errors: those of the options, all together.
   */
  static vxlan(options: VxlanOptions = {}): FlannelMode {
    return made('vxlan', options, vxlan);
  }

  /**
   * Packets go as they are: every node has a route to the pods of each other node. The fastest, and only for nodes in one layer 2 network, with
   * no router between them. Not encrypted.
   */
  static hostGw(): FlannelMode {
    return made('hostGw', {}, hostGw);
  }

  /**
   * Packets are encrypted with WireGuard by the kernel, from Linux 5.6 on. Each node makes its own keys.
   *
   * Errors: those of the options, all together.
   */
  static wireguard(options: WireguardOptions = {}): FlannelMode {
    return made('wireguard', options, wireguard);
  }

  /**
   * Packets are wrapped in IP (protocol 4), which costs less than VXLAN and carries IPv4 only. Upstream calls it experimental. Not encrypted.
   *
   * Errors: those of the options, all together.
   */
  static ipip(options: IpipOptions = {}): FlannelMode {
    return made('ipip', options, ipip);
  }

  /**
   * Packets are wrapped in UDP by Flannel itself: slow, IPv4 only, on amd64 nodes only, and privileged. Upstream keeps it for debugging and for
   * kernels without VXLAN. Not encrypted.
   *
   * Errors: those of the options, all together.
   */
  static udp(options: UdpOptions = {}): FlannelMode {
    return made('udp', options, udp);
  }

  /**
   * Packets are encrypted with IPsec by the kernel, IPv4 only; strongSwan, which is in Flannel's image, agrees on the keys. Upstream calls it
   * experimental.
   *
   * Errors: those of the options, all together.
   */
  static ipsec(options: IpsecOptions = {}): FlannelMode {
    return made('ipsec', options, ipsec);
  }

  private constructor(
    /** @internal */
    readonly _plan: FlannelModePlan,
  ) {}

  /** @internal */
  static _of(plan: FlannelModePlan): FlannelMode {
    return new FlannelMode(plan);
  }
}

function made<P>(factory: string, options: P, read: (p: PropsReader<P>) => FlannelModePlan): FlannelMode {
  return FlannelMode._of(readOldProps<P, FlannelModePlan>(Where.call(`FlannelMode.${factory}`), options, read));
}
