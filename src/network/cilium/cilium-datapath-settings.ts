import { CiliumBandwidthManagerOptions, CiliumBpfOptions, CiliumCniOptions } from './cilium-datapath-options';
import { CiliumEncryption } from './cilium-encryption';
import { CiliumIpam } from './cilium-ipam';
import { CiliumRouting } from './cilium-routing';

/**
 * The part of `CiliumSettings` about how packets travel.
 *
 * Source: cilium 1.20.0, chart `cilium`: values.yaml, templates/cilium-configmap.yaml and templates/validate.yaml.
 */
export interface CiliumDatapathSettings {
  /**
   * How packets get from node to node. Error: `WrongType`.
   * @default - CiliumRouting.vxlan(), by Cilium
   */
  readonly routing?: CiliumRouting;

  /**
   * Who gives pods their addresses. Error: `WrongType`.
   * @default - CiliumIpam.clusterPool() where Cilium is installed; otherwise as it was installed
   */
  readonly ipam?: CiliumIpam;

  /**
   * What encrypts packets between pods of different nodes. Error: `WrongType`.
   * @default - CiliumEncryption.none(), by Cilium
   */
  readonly encryption?: CiliumEncryption;

  /**
   * MTU of the interface over which nodes reach each other, in bytes, 576 to 65535; Cilium takes the overhead off for the routes of pods.
   * Value `MTU`. Errors: `NotInteger`, `NumberOutOfRange`; `MtuTooSmall`, when IPv6 would not fit.
   * @default - found by Cilium
   */
  readonly mtu?: number;

  /**
   * Interfaces that connect the node with others and with the world; `eth+` is every one that begins with eth, and `!eth0` leaves one out.
   * Value `devices`. Errors: `EmptyList`, `InterfaceInvalid`.
   * @default - found by Cilium
   */
  readonly devices?: string[];

  /**
   * Whether pods get IPv4 addresses. Value `ipv4.enabled`. Errors: `AddressFamilyMissing`, `WrongType`.
   * @default - true, by Cilium
   */
  readonly ipv4?: boolean;

  /**
   * Whether pods get IPv6 addresses. Value `ipv6.enabled`. Errors: `AddressFamilyMissing`, `WrongType`.
   * @default - false, by Cilium
   */
  readonly ipv6?: boolean;

  /**
   * Whether what leaves the cluster has the node's IPv4 address. Value `enableIPv4Masquerade`. Error: `WrongType`.
   * @default - true, by Cilium, but with CiliumIpam.eni()
   */
  readonly ipv4Masquerade?: boolean;

  /**
   * The same for IPv6. Value `enableIPv6Masquerade`. Error: `WrongType`.
   * @default - true, by Cilium
   */
  readonly ipv6Masquerade?: boolean;

  /**
   * Whether networks that are not masqueraded come from the ConfigMap ip-masq-agent. Needs `bpf.masquerade` (`FeatureMissing`).
   * Value `ipMasqAgent.enabled`. Error: `WrongType`.
   * @default - false, by Cilium
   */
  readonly ipMasqAgent?: boolean;

  /**
   * Whether each pod has a route of its own on its node. Value `endpointRoutes.enabled`. Error: `WrongType`.
   * @default - false, by Cilium
   */
  readonly endpointRoutes?: boolean;

  /**
   * Whether iptables does not track connections of pods. Only with `CiliumRouting.nativeRouting()` and without a chained plugin (`MutuallyExclusive`).
   * Value `installNoConntrackIptablesRules`. Error: `WrongType`.
   * @default - false, by Cilium
   */
  readonly installNoConntrackIptablesRules?: boolean;

  /**
   * Cilium's programs in the kernel.
   * @default - as Cilium has them
   */
  readonly bpf?: CiliumBpfOptions;

  /**
   * The bandwidth manager.
   * @default - off, by Cilium
   */
  readonly bandwidthManager?: CiliumBandwidthManagerOptions;

  /**
   * How Cilium becomes the container network of a node.
   * @default - as Cilium does it
   */
  readonly cni?: CiliumCniOptions;
}
