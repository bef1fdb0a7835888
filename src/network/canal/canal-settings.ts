import { cidrOf } from '../../core/net';
import { PropsReader } from '../../core/props-reader';
import { quote } from '../../core/quote';
import { boolean, instanceOf } from '../../core/values';
import { CalicoFelix, calicoFelix } from '../calico/calico-felix';
import { FlannelMode } from '../flannel/flannel-mode';
import { FlannelModePlan } from '../flannel/flannel-mode-plan';
import { flannelImage, interfaceName } from '../flannel/words';
import { imageRegistry } from '../image-registry';
import { ETHERNET_MTU, interfaceMtu } from '../interface-mtu';
import { CanalProps } from './canal-props';

/** `CanalProps` with every default filled in. */
export interface CanalSettings {
  readonly network: string;
  readonly backend: FlannelModePlan;
  readonly iface: string;
  readonly masquerade: boolean;
  readonly podMtu: number;
  readonly felix: CalicoFelix;
  readonly imageRegistry: string;
  readonly flannelImage: string;
  /** Where Flannel's image comes from, when Calico's come from a registry of one's own. */
  readonly flannelElsewhere?: string;
}

/** Where Flannel's project put its images when it made the one that Canal is tried with. */
const FLANNEL_REGISTRY = 'docker.io';

/** Backends that need nothing which Canal's DaemonSet does not have. */
const CARRIED = ['vxlan', 'host-gw', 'ipip'];

export function readCanal(p: PropsReader<CanalProps>): CanalSettings {
  const given = p.optional('backend', instanceOf(FlannelMode, 'FlannelMode.vxlan()'));
  const backend = (given instanceof FlannelMode ? given : FlannelMode.vxlan())._plan;
  if (!CARRIED.includes(backend.type)) {
    p.problem('backend', { what: `${quote(backend.type)} is not one of ${CARRIED.join(', ')}`, instead: 'pick one of them, or use Cni.flannel() or Cni.calico({ wireguard: true })', code: 'NotAllowedValue' });
  }
  const nodeMtu = p.optional('nodeMtu', interfaceMtu);
  if (nodeMtu !== undefined && backend.mtu !== undefined && backend.mtu > nodeMtu) {
    p.problem('backend', { what: `its mtu ${backend.mtu} does not fit nodeMtu ${nodeMtu}`, instead: `write mtu: ${nodeMtu}, or leave it out`, code: 'MtuTooLarge' });
  }
  return {
    network: p.optional('network', cidrOf('ipv4'), '10.244.0.0/16'),
    backend,
    iface: p.optional('iface', interfaceName, ''),
    masquerade: p.optional('masquerade', boolean, true),
    podMtu: (backend.mtu ?? nodeMtu ?? ETHERNET_MTU) - backend.overhead,
    felix: { defaultEndpointToHostAction: 'Accept', ...Object.fromEntries(Object.entries(p.optional('felix', calicoFelix, {}) ?? {}).filter(([, value]) => value !== undefined)) },
    imageRegistry: p.optional('imageRegistry', imageRegistry, 'quay.io'),
    flannelImage: p.optional('flannelImage', flannelImage, `${FLANNEL_REGISTRY}/flannel/flannel:v0.24.4`),
    flannelElsewhere: p.given('imageRegistry') && !p.given('flannelImage') ? FLANNEL_REGISTRY : undefined,
  };
}
