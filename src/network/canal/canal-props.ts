import { CalicoFelixOptions } from '../calico/calico-felix-options';
import { FlannelMode } from '../flannel/flannel-mode';

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
