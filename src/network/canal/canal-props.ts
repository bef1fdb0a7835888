import { cidrOf } from '../../core/net';
import { Fields, optional, Props, ValuesOf } from '../../core/props';
import { quote } from '../../core/quote';
import { boolean, instanceOf } from '../../core/values';
import { CalicoEndpointToHostAction, calicoFelix, CalicoFelixOptions } from '../calico/calico-felix';
import { FlannelMode } from '../flannel/flannel-mode';
import { flannelImage, interfaceName } from '../flannel/words';
import { imageRegistry } from '../../core/image-registry';
import { ETHERNET_MTU, interfaceMtu } from '../words';

/**
 * Properties of `Canal` and of `Cni.canal`.
 *
 * Source: Calico v3.32.1, `manifests/canal.yaml`.
 */
export interface CanalProps {
  /**
   * The network that all pods get IPv4 addresses from, which must hold the pod CIDR of every node: kubeadm's `--pod-network-cidr`.
   * `Network` in net-conf.json. Errors: `CidrFamily`, `CidrInvalid`, `CidrNotMasked`.
   * @default 10.244.0.0/16
   */
  readonly network?: string;

  /**
   * How Flannel carries packets from node to node: `vxlan`, `hostGw` or `ipip`. `Backend` in net-conf.json.
   * Errors: `NotAllowedValue`, `WrongType`.
   * @default FlannelMode.vxlan()
   */
  readonly backend?: FlannelMode;

  /**
   * The interface that Flannel uses, by name. `canal_iface` in the ConfigMap. Errors: `ForbiddenCharacter`, `InterfaceInvalid`.
   * @default - the interface of the node's default route
   */
  readonly iface?: string;

  /**
   * Whether traffic of pods to the outside leaves with the node's address. `masquerade` in the ConfigMap. Error: `WrongType`.
   * @default true
   */
  readonly masquerade?: boolean;

  /**
   * MTU of the interface over which nodes reach each other, in bytes, 576 to 65535. The MTU of pods follows from it and is written, because
   * Calico does not see what Flannel wraps packets in. `veth_mtu` in the ConfigMap. Errors: `MtuTooLarge`, `NotInteger`, `NumberOutOfRange`.
   * @default 1500
   */
  readonly nodeMtu?: number;

  /**
   * Settings of Felix, Calico's part that enforces policies on every node. Errors: those of `CalicoFelixOptions`.
   * @default - Calico's own
   */
  readonly felix?: CalicoFelixOptions;

  /**
   * Where Calico's images come from, in place of `quay.io`, without a slash at the end. Error: `ImageInvalid`.
   * @default quay.io
   */
  readonly imageRegistry?: string;

  /**
   * Image of Flannel. Calico's project tries its Canal with an old one. Errors: `ImageInvalid`, `ImageNotPinned`, `ImageNotPublished`.
   * @default docker.io/flannel/flannel:v0.24.4
   */
  readonly flannelImage?: string;
}

export const CANAL_FIELDS = {
  network: optional(cidrOf('ipv4'), '10.244.0.0/16'),
  backend: optional(instanceOf(FlannelMode, 'FlannelMode.vxlan()')),
  iface: optional(interfaceName, ''),
  masquerade: optional(boolean, true),
  nodeMtu: optional(interfaceMtu),
  felix: optional(calicoFelix),
  imageRegistry: optional(imageRegistry, 'quay.io'),
  flannelImage: optional(flannelImage),
} satisfies Fields<CanalProps>;

/** Where Flannel's project put its images when it made the one that Canal is tried with. */
const FLANNEL_REGISTRY = 'docker.io';

/** Backends that need nothing which Canal's DaemonSet does not have. */
const CARRIED = ['vxlan', 'host-gw', 'ipip'];

export type CanalSettings = ReturnType<typeof settleCanal>;

export function settleCanal(said: ValuesOf<typeof CANAL_FIELDS>, p: Props<keyof CanalProps>) {
  const { nodeMtu } = said;
  const backend = (said.backend ?? FlannelMode.vxlan())._plan;
  if (!CARRIED.includes(backend.type)) {
    p.problem('backend', {
      what: `${quote(backend.type)} is not one of ${CARRIED.join(', ')}`,
      instead: 'pick one of them, or use Cni.flannel() or Cni.calico({ wireguard: true })',
      code: 'NotAllowedValue',
    });
  }
  if (nodeMtu !== undefined && backend.mtu !== undefined && backend.mtu > nodeMtu) {
    p.problem('backend', {
      what: `its mtu ${backend.mtu} does not fit nodeMtu ${nodeMtu}`,
      instead: `write mtu: ${nodeMtu}, or leave it out`,
      code: 'MtuTooLarge',
    });
  }
  return {
    ...said,
    backend,
    podMtu: (backend.mtu ?? nodeMtu ?? ETHERNET_MTU) - backend.overhead,
    felix: { defaultEndpointToHostAction: CalicoEndpointToHostAction.ACCEPT, ...said.felix },
    flannelImage: said.flannelImage ?? `${FLANNEL_REGISTRY}/flannel/flannel:v0.24.4`,
    /** Where Flannel's image comes from, when Calico's come from a registry of one's own. */
    flannelElsewhere: p.given('imageRegistry') && said.flannelImage === undefined ? FLANNEL_REGISTRY : undefined,
  };
}
