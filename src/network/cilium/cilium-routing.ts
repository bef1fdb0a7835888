import { cidrOf, port } from '../../core/net';
import { Where } from '../../core/problem';
import { Rule } from '../../core/props';
import { PropsReader, readOldProps } from '../../core/props-reader';
import { quote } from '../../core/quote';
import { boolean, oneOf } from '../../core/values';
import { CiliumNativeRoutingOptions, CiliumTunnelOptions } from './cilium-routing-options';
import { CiliumValues } from './cilium-values';
import { readFields } from './fields';

const sourcePorts: Rule<string> = (value, report) => {
  const [first, last] = typeof value === 'string' && /^\d{1,5}-\d{1,5}$/.test(value) ? value.split('-').map(Number) : [NaN, NaN];
  if (!(first >= 1 && first <= last && last <= 65535)) {
    report({ what: `${quote(value)} is not a range of ports`, instead: 'write one like "40000-50000"', code: 'PortRangeInvalid' });
  }
  return value as string;
};

/** How Cilium carries packets from node to node. */
export class CiliumRouting {
  /**
   * Packets are wrapped in VXLAN, and cross any network that routes UDP: what Cilium does when nothing is said.
   * Values `routingMode` and `tunnelProtocol`. Errors: those of the options, all together.
   */
  static vxlan(options: CiliumTunnelOptions = {}): CiliumRouting {
    return CiliumRouting.tunnel('vxlan', options);
  }

  /**
   * Packets are wrapped in Geneve, which can carry the address of a Service with `loadBalancer: { mode: 'dsr', dsrDispatch: 'geneve' }`.
   * Values `routingMode` and `tunnelProtocol`. Errors: those of the options, all together.
   */
  static geneve(options: CiliumTunnelOptions = {}): CiliumRouting {
    return CiliumRouting.tunnel('geneve', options);
  }

  /**
   * Packets travel as they are; the network between the nodes must know where each pod is. Value `routingMode`.
   * Errors: those of the options, all together.
   */
  static nativeRouting(options: CiliumNativeRoutingOptions = {}): CiliumRouting {
    return readOldProps<CiliumNativeRoutingOptions, CiliumRouting>(Where.call('CiliumRouting.nativeRouting'), options, (p) => {
      const values = readFields(p, [
        ['ipv4NativeRoutingCidr', 'ipv4NativeRoutingCIDR', cidrOf('ipv4')],
        ['ipv6NativeRoutingCidr', 'ipv6NativeRoutingCIDR', cidrOf('ipv6')],
        ['autoDirectNodeRoutes', 'autoDirectNodeRoutes', boolean],
        ['directRoutingSkipUnreachable', 'directRoutingSkipUnreachable', boolean],
        ['tunnelProtocol', 'tunnelProtocol', oneOf('vxlan', 'geneve')],
      ]);
      if (values.directRoutingSkipUnreachable === true && values.autoDirectNodeRoutes !== true) {
        p.problem('directRoutingSkipUnreachable', { what: 'skips routes that nobody writes', instead: 'add autoDirectNodeRoutes: true, or leave it out', code: 'FeatureMissing' });
      }
      return new CiliumRouting({ routingMode: 'native', ...values });
    });
  }

  private static tunnel(tunnelProtocol: string, options: CiliumTunnelOptions): CiliumRouting {
    return readOldProps<CiliumTunnelOptions, CiliumRouting>(Where.call(`CiliumRouting.${tunnelProtocol}`), options, (p: PropsReader<CiliumTunnelOptions>) => new CiliumRouting({
      routingMode: 'tunnel',
      tunnelProtocol,
      ...readFields(p, [
        ['tunnelPort', 'tunnelPort', port],
        ['tunnelSourcePortRange', 'tunnelSourcePortRange', sourcePorts],
        ['underlayProtocol', 'underlayProtocol', oneOf('ipv4', 'ipv6', 'auto')],
      ]),
    }));
  }

  private constructor(
    /** @internal */
    readonly _values: CiliumValues,
  ) {}
}
