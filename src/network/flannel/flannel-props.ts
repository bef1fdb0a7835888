import { ContainerResources, Toleration } from '../../core/workload-options';
import { FlannelBackendProps } from './flannel-backend-props';
import { FlannelInterfaces } from './flannel-interfaces';

/**
 * Properties of `Flannel` and of `Cni.flannel`. With none of them given, the objects are those of upstream's manifest.
 *
 * Source: flannel v0.28.9, `Documentation/kube-flannel.yml`, `Documentation/configuration.md` and `main.go`.
 */
export interface FlannelProps extends FlannelBackendProps {
  /**
   * Which interface nodes reach each other over. Flags `--iface`, `--iface-regex`, `--iface-can-reach`.
   * @default - the interface of the node's default route
   */
  readonly interfaces?: FlannelInterfaces;

  /**
   * IPv4 address under which other nodes reach the node. One flag stands for all nodes, so this fits a cluster of one node; for more, annotate
   * each node with `flannel.alpha.coreos.com/public-ip-overwrite`. Flag `--public-ip`. Error: `IpAddressInvalid`.
   * @default - the address of the interface
   */
  readonly publicIp?: string;

  /**
   * Whether traffic of pods to the outside leaves with the node's address, without which answers do not find back. Flag `--ip-masq`.
   * Error: `WrongType`.
   * @default true
   */
  readonly ipMasq?: boolean;

  /**
   * Whether Flannel lets traffic of pods through the FORWARD chain, which Docker and some distributions close. Flag `--iptables-forward-rules`.
   * Error: `WrongType`.
   * @default true
   */
  readonly iptablesForwardRules?: boolean;

  /**
   * After how many seconds rules that somebody removed are put back, 1 to 86400. Flag `--iptables-resync`.
   * Errors: `NotInteger`, `NumberOutOfRange`.
   * @default 5
   */
  readonly iptablesResyncSeconds?: number;

  /**
   * Whether the node drops packets to addresses of its own pod network that no pod has, instead of sending them to its default route.
   * Flag `--ip-blackhole-route`. Error: `WrongType`.
   * @default false
   */
  readonly ipBlackholeRoute?: boolean;

  /**
   * Whether Flannel tells Kubernetes that the network of its node works, in the node's condition `NetworkUnavailable`.
   * Flag `--set-node-network-unavailable`. Error: `WrongType`.
   * @default true
   */
  readonly setNodeNetworkUnavailable?: boolean;

  /**
   * TCP port on every node where Flannel says that it lives (`/healthz`) and works (`/readyz`); nothing else may listen there.
   * Flag `--healthz-port`, the container's port, and both probes. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default 8081
   */
  readonly healthzPort?: number;

  /**
   * How many changes of nodes may wait for Flannel; raise it above the number of nodes. Environment variable `EVENT_QUEUE_DEPTH`.
   * Errors: `NotInteger`, `NumberOutOfRange`.
   * @default 5000
   */
  readonly eventQueueDepth?: number;

  /**
   * What the keys of Flannel's annotations on nodes begin with, as `example.com` or `example.com/name`. Flag `--kube-annotation-prefix`.
   * Error: `QualifiedNameInvalid`.
   * @default flannel.alpha.coreos.com
   */
  readonly kubeAnnotationPrefix?: string;

  /**
   * Further arguments of flanneld, after all others, like `-v=4`. Errors: `ArgumentInvalid`, `ForbiddenCharacter`, `WrongType`.
   * @default - none
   */
  readonly extraArgs?: string[];

  /**
   * Where both images come from, in place of `ghcr.io`; a mirror keeps the paths `flannel-io/flannel` and `flannel-io/flannel-cni-plugin`.
   * Without a slash at the end. Error: `ImageInvalid`.
   * @default ghcr.io
   */
  readonly imageRegistry?: string;

  /**
   * Image of flanneld, which also holds `install-conf`: v0.28.9 or one that takes the same flags. Errors: `ImageInvalid`, `ImageNotPinned`.
   * @default - flannel-io/flannel:v0.28.9 of `imageRegistry`
   */
  readonly image?: string;

  /**
   * Image with the CNI plugin that is copied to `/opt/cni/bin/flannel` of every node. Errors: `ImageInvalid`, `ImageNotPinned`.
   * @default - flannel-io/flannel-cni-plugin:v1.9.1-flannel3 of `imageRegistry`
   */
  readonly cniPluginImage?: string;

  /**
   * What flanneld asks for and may use at most. Errors: `QuantityInvalid`, `RequestAboveLimit`.
   * @default - requests of 100m CPU and 50Mi memory, no limits
   */
  readonly resources?: ContainerResources;

  /**
   * Taints that Flannel tolerates beside every `NoSchedule` one; without that one no node would ever become ready.
   * @default - only NoSchedule taints are tolerated
   */
  readonly tolerations?: Toleration[];

  /**
   * Labels that a node must have to get Flannel, beside running Linux. Errors: `LabelValueInvalid`, `QualifiedNameInvalid`.
   * @default - every Linux node gets it
   */
  readonly nodeSelector?: { [label: string]: string };
}
