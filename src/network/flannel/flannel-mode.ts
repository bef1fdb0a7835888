import { Where } from '../../core/problem';
import { readProps } from '../../core/props';
import { ipsec, IPSEC_FIELDS, IpsecOptions, wireguard, WIREGUARD_FIELDS, WireguardOptions } from './flannel-encrypted-modes';
import { FlannelModePlan } from './flannel-mode-plan';
import { HOST_GW, ipip, IPIP_FIELDS, IpipOptions, udp, UDP_FIELDS, UdpOptions, vxlan, VXLAN_FIELDS, VxlanOptions } from './flannel-modes';

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
    return new FlannelMode(readProps(Where.call('FlannelMode.vxlan'), options, VXLAN_FIELDS, vxlan));
  }

  /**
   * Packets go as they are: every node has a route to the pods of each other node. The fastest, and only for nodes in one layer 2 network, with
   * no router between them. Not encrypted.
   */
  static hostGw(): FlannelMode {
    return new FlannelMode(HOST_GW);
  }

  /**
   * Packets are encrypted with WireGuard by the kernel, from Linux 5.6 on. Each node makes its own keys.
   *
   * Errors: those of the options, all together.
   */
  static wireguard(options: WireguardOptions = {}): FlannelMode {
    return new FlannelMode(readProps(Where.call('FlannelMode.wireguard'), options, WIREGUARD_FIELDS, wireguard));
  }

  /**
   * Packets are wrapped in IP (protocol 4), which costs less than VXLAN and carries IPv4 only. Upstream calls it experimental. Not encrypted.
   *
   * Errors: those of the options, all together.
   */
  static ipip(options: IpipOptions = {}): FlannelMode {
    return new FlannelMode(readProps(Where.call('FlannelMode.ipip'), options, IPIP_FIELDS, ipip));
  }

  /**
   * Packets are wrapped in UDP by Flannel itself: slow, IPv4 only, on amd64 nodes only, and privileged. Upstream keeps it for debugging and for
   * kernels without VXLAN. Not encrypted.
   *
   * Errors: those of the options, all together.
   */
  static udp(options: UdpOptions = {}): FlannelMode {
    return new FlannelMode(readProps(Where.call('FlannelMode.udp'), options, UDP_FIELDS, udp));
  }

  /**
   * Packets are encrypted with IPsec by the kernel, IPv4 only; strongSwan, which is in Flannel's image, agrees on the keys. Upstream calls it
   * experimental.
   *
   * Errors: those of the options, all together.
   */
  static ipsec(options: IpsecOptions = {}): FlannelMode {
    return new FlannelMode(readProps(Where.call('FlannelMode.ipsec'), options, IPSEC_FIELDS, ipsec));
  }

  private constructor(
    /** @internal */
    readonly _plan: FlannelModePlan,
  ) {}
}
