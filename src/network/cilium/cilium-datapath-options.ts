import { Fields, optional, Rule } from '../../core/props';
import { boolean, instanceOf, list, memberOf } from '../../core/values';
import { interfaceMtu } from '../words';
import { cni, CiliumCniOptions } from './cilium-cni-options';
import { CiliumEncryption } from './cilium-encryption';
import { CiliumIpam } from './cilium-ipam';
import { CiliumIpamPlan } from './cilium-pools';
import { CiliumRouting } from './cilium-routing';
import { CiliumValues, group, placed } from './cilium-values';
import { device } from './words';

/** The device by which a pod is connected. */
export enum CiliumDatapathMode {
  /** A pair of virtual Ethernet devices. */
  VETH = 'veth',
  /** netkit, from Linux 6.8 on. */
  NETKIT = 'netkit',
  /** netkit with addresses of layer 2, from Linux 6.8 on. */
  NETKIT_L2 = 'netkit-l2',
}

/** Cilium's programs in the kernel; upstream's `bpf`. Source: cilium 1.20.0, chart `cilium`, values.yaml. */
export interface CiliumBpfOptions {
  /**
   * Whether eBPF instead of iptables masquerades what leaves the cluster. Needs `kubeProxyReplacement: true` (`FeatureMissing`).
   * Value `bpf.masquerade`. Error: `WrongType`.
   * @default - false, by Cilium
   */
  readonly masquerade?: boolean;

  /**
   * Whether packets of pods pass the node's own network stack, for rules of iptables that must see them. Value `bpf.hostLegacyRouting`.
   * Error: `WrongType`.
   * @default - decided by Cilium
   */
  readonly hostLegacyRouting?: boolean;

  /**
   * The device that a pod has. Value `bpf.datapathMode`. Error: `NotAllowedValue`.
   * @default - CiliumDatapathMode.VETH, by Cilium
   */
  readonly datapathMode?: CiliumDatapathMode;

  /**
   * Whether eBPF instead of iptables sends traffic to the L7 proxy. Not with netkit (`MutuallyExclusive`). Beta: the plan warns of it.
   * Value `bpf.tproxy`. Error: `WrongType`.
   * @default - false, by Cilium
   */
  readonly tproxy?: boolean;

  /**
   * Whether addresses of Services are reachable from outside the cluster. Value `bpf.lbExternalClusterIP`. Error: `WrongType`.
   * @default - false, by Cilium
   */
  readonly lbExternalClusterIp?: boolean;
}

/** Cilium's bandwidth manager, which obeys the annotation `kubernetes.io/egress-bandwidth` of pods. Linux 5.1. */
export interface CiliumBandwidthManagerOptions {
  /**
   * Whether it is on. Value `bandwidthManager.enabled`. Error: `WrongType`.
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * Whether pods' TCP uses the congestion control BBR. Linux 5.18. Value `bandwidthManager.bbr`. Errors: `FeatureMissing`, `WrongType`.
   * @default - false, by Cilium
   */
  readonly bbr?: boolean;
}

/**
 * The part of `CiliumOptions` about how packets travel.
 *
 * Source: cilium 1.20.0, chart `cilium`: values.yaml, templates/cilium-configmap.yaml and templates/validate.yaml.
 */
export interface CiliumDatapathOptions {
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

const bpf = group({
  masquerade: placed('bpf.masquerade', boolean),
  hostLegacyRouting: placed('bpf.hostLegacyRouting', boolean),
  datapathMode: placed('bpf.datapathMode', memberOf(CiliumDatapathMode)),
  tproxy: placed('bpf.tproxy', boolean),
  lbExternalClusterIp: placed('bpf.lbExternalClusterIP', boolean),
} satisfies Fields<CiliumBpfOptions>);

const bandwidthManager = group({
  enabled: placed('bandwidthManager.enabled', boolean, true),
  bbr: placed('bandwidthManager.bbr', boolean),
} satisfies Fields<CiliumBandwidthManagerOptions>);

const madeRouting = instanceOf(CiliumRouting, 'CiliumRouting.vxlan(), geneve() or nativeRouting()');
const madeIpam = instanceOf(CiliumIpam, 'CiliumIpam.clusterPool(), kubernetes() or another of its factories');
const madeEncryption = instanceOf(CiliumEncryption, 'CiliumEncryption.wireguard(), ipsec() or none()');

const routing: Rule<CiliumValues> = (value, report) => madeRouting(value, report)._values;
const ipam: Rule<CiliumIpamPlan> = (value, report) => madeIpam(value, report)._plan;
const encryption: Rule<CiliumValues> = (value, report) => madeEncryption(value, report)._values;

export const DATAPATH = {
  routing: optional(routing, {}),
  ipam: optional(ipam),
  encryption: optional(encryption, {}),
  mtu: placed('MTU', interfaceMtu),
  devices: placed('devices', list(device, 1)),
  ipv4: placed('ipv4.enabled', boolean),
  ipv6: placed('ipv6.enabled', boolean),
  ipv4Masquerade: placed('enableIPv4Masquerade', boolean),
  ipv6Masquerade: placed('enableIPv6Masquerade', boolean),
  ipMasqAgent: placed('ipMasqAgent.enabled', boolean),
  endpointRoutes: placed('endpointRoutes.enabled', boolean),
  installNoConntrackIptablesRules: placed('installNoConntrackIptablesRules', boolean),
  bpf,
  bandwidthManager,
  cni,
} satisfies Fields<CiliumDatapathOptions>;
