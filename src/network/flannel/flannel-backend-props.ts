import { FlannelMode } from './flannel-mode';

/**
 * Properties of `FlannelBackend`.
 *
 * Source: flannel v0.28.9, `Documentation/configuration.md` and `pkg/subnet/config.go`.
 */
export interface FlannelBackendProps {
  /**
   * The network that all pods get IPv4 addresses from. It must hold the pod CIDR of every node, so it is what kubeadm got as
   * `--pod-network-cidr`; how large a node's part is, kube-controller-manager decides with `--node-cidr-mask-size`.
   * `Network` in net-conf.json. Errors: `CidrInvalid`, `CidrNotMasked`, `CidrFamily`.
   * @default 10.244.0.0/16
   */
  readonly network?: string;

  /**
   * The network that all pods get IPv6 addresses from, beside the IPv4 ones. Every node needs an address and a default route of both families
   * on one interface. `IPv6Network` and `EnableIPv6` in net-conf.json. Errors: `CidrInvalid`, `CidrNotMasked`, `CidrFamily`, `Ipv6Unsupported`, `MtuTooSmall`.
   * @default - pods have IPv4 addresses only
   */
  readonly ipv6Network?: string;

  /**
   * How packets get from node to node. `Backend` in net-conf.json. Error: `WrongType`.
   * @default FlannelMode.vxlan()
   */
  readonly backend?: FlannelMode;

  /**
   * Whether Flannel writes its rules with nftables instead of iptables; upstream calls it experimental. The kernel module br_netfilter is
   * not needed then. `EnableNFTables` in net-conf.json. Error: `WrongType`.
   * @default false
   */
  readonly enableNFTables?: boolean;

  /**
   * MTU of the interface over which nodes reach each other, in bytes, 576 to 65535. The MTU of pods follows from it; net-conf.json has it only
   * with `ipv6Network`. Errors: `NotInteger`, `NumberOutOfRange`, `MtuTooLarge`.
   * @default - 1500, and the backend's `mtu` is taken as it is
   */
  readonly nodeMtu?: number;

  /**
   * Namespace of the ConfigMap. Errors: `NameNotDnsLabel`, `NameTooLong`.
   * @default kube-flannel
   */
  readonly namespace?: string;
}
