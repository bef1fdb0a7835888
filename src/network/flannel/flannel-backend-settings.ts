import { cidrOf } from '../../core/net';
import { dnsLabel } from '../../core/names';
import { PropsReader } from '../../core/props-reader';
import { boolean, instanceOf } from '../../core/values';
import { interfaceMtu } from '../interface-mtu';
import { FlannelBackendProps } from './flannel-backend-props';
import { FlannelMode } from './flannel-mode';
import { FlannelMtu, flannelMtu } from './flannel-mtu';

/** `FlannelBackendProps` with every default filled in. */
export interface FlannelBackendSettings extends FlannelMtu {
  readonly namespace: string;
  readonly network: string;
  /** Absent where pods have IPv4 addresses only. */
  readonly ipv6Network?: string;
  readonly backend: FlannelMode;
  readonly enableNFTables: boolean;
  /** Absent where nobody said. */
  readonly nodeMtu?: number;
}

export function readFlannelBackend(p: PropsReader<FlannelBackendProps>): FlannelBackendSettings {
  const ipv6Network = p.optional('ipv6Network', cidrOf('ipv6'));
  const nodeMtu = p.optional('nodeMtu', interfaceMtu);
  const given = p.optional('backend', instanceOf(FlannelMode, 'FlannelMode.vxlan()'));
  const backend = given instanceof FlannelMode ? given : FlannelMode.vxlan();
  if (ipv6Network !== undefined && backend._plan.capabilities.dualStack !== true) {
    p.problem('ipv6Network', { what: `backend ${backend._plan.type} carries IPv4 only`, instead: 'leave ipv6Network out, or use FlannelMode.vxlan(), FlannelMode.hostGw() or FlannelMode.wireguard()', code: 'Ipv6Unsupported' });
  }
  return {
    namespace: p.optional('namespace', dnsLabel, 'kube-flannel'),
    network: p.optional('network', cidrOf('ipv4'), '10.244.0.0/16'),
    ipv6Network,
    backend,
    enableNFTables: p.optional('enableNFTables', boolean, false),
    nodeMtu,
    ...flannelMtu(p, backend._plan, nodeMtu, ipv6Network !== undefined),
  };
}
