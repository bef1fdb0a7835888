import { MetalLbBgpPeerOptions } from './metal-lb-bgp-peer';

/** Addresses that MetalLB gives away, and how it tells others about them. */
export interface MetalLbPoolOptions {
  /**
   * Networks (`192.168.1.240/28`) and ranges (`192.168.1.240-192.168.1.250`) that nothing else has. `spec.addresses` of the IPAddressPool.
   * Errors: `AddressRangeInvalid`, `CidrInvalid`, `CidrNotMasked`, `CidrOverlap`, `EmptyList`.
   */
  readonly addresses: string[];

  /**
   * Name of all its objects. Error: `NameNotDnsSubdomain`.
   * @default prow
   */
  readonly name?: string;

  /**
   * Namespace of MetalLB. Error: `NameNotDnsLabel`.
   * @default metallb-system
   */
  readonly namespace?: string;

  /**
   * Whether other Services get addresses from it as well. `spec.autoAssign` of the IPAddressPool.
   * @default - false: only Services that name the pool, as Prow's do
   */
  readonly autoAssign?: boolean;

  /**
   * Names of the nodes' interfaces on which they answer for an address. `spec.interfaces` of the L2Advertisement.
   * Errors: `EmptyList`, `PropWithoutEffect` beside `bgp`.
   * @default - all interfaces
   */
  readonly interfaces?: string[];

  /**
   * Labels of the nodes that announce. `spec.nodeSelectors`. Errors: `LabelValueInvalid`, `QualifiedNameInvalid`.
   * @default - all nodes
   */
  readonly nodeLabels?: { [label: string]: string };

  /**
   * A router that is told by BGP: a BGPPeer and a BGPAdvertisement instead of the L2Advertisement. Errors: those of `MetalLbBgpPeer`.
   * @default - nodes answer in their own layer 2 network
   */
  readonly bgp?: MetalLbBgpPeerOptions;
}

/** A pool of MetalLB that exists. */
export interface ExistingMetalLbPoolOptions {
  /** Name of the IPAddressPool. It ends up in an annotation of the Services. Error: `NameNotDnsSubdomain`. */
  readonly name: string;

  /**
   * Its addresses, by which fixed ones are checked. Errors: `AddressRangeInvalid`, `CidrInvalid`, `CidrNotMasked`, `CidrOverlap`, `EmptyList`.
   * @default - not known
   */
  readonly addresses?: string[];
}

/** Addresses that Cilium gives away, and how it tells others about them. */
export interface CiliumPoolOptions {
  /**
   * Networks (`192.168.1.240/28`) and ranges (`192.168.1.240-192.168.1.250`) that nothing else has. `spec.blocks` of the pool.
   * Errors: `AddressRangeInvalid`, `CidrInvalid`, `CidrNotMasked`, `CidrOverlap`, `EmptyList`.
   */
  readonly addresses: string[];

  /**
   * Name of all its objects. Error: `NameNotDnsSubdomain`.
   * @default prow
   */
  readonly name?: string;

  /**
   * Whether the first and the last address of a network are given away too. `spec.allowFirstLastIPs` of the pool.
   * @default - true, by Cilium
   */
  readonly allowFirstLastIps?: boolean;

  /**
   * Regular expressions of the nodes' interfaces on which they answer. `spec.interfaces` of the CiliumL2AnnouncementPolicy.
   * Errors: `EmptyList`, `PropWithoutEffect` beside `bgpLabels`.
   * @default - all interfaces that Cilium manages
   */
  readonly interfaces?: string[];

  /**
   * Labels of the nodes that answer. `spec.nodeSelector` of the CiliumL2AnnouncementPolicy.
   * Errors: `LabelValueInvalid`, `PropWithoutEffect` beside `bgpLabels`, `QualifiedNameInvalid`.
   * @default - all nodes
   */
  readonly nodeLabels?: { [label: string]: string };

  /**
   * Labels by which the CiliumBGPPeerConfig of the cluster finds what to announce: a CiliumBGPAdvertisement with them instead of the
   * CiliumL2AnnouncementPolicy. Sessions are not made by this. Errors: `LabelValueInvalid`, `QualifiedNameInvalid`.
   * @default - nodes answer in their own layer 2 network
   */
  readonly bgpLabels?: { [label: string]: string };
}

/** How kube-vip is told about the Services. */
export interface KubeVipPoolOptions {
  /**
   * Addresses of its cloud provider's pool, which is configured elsewhere; fixed ones are checked by them.
   * Errors: `AddressRangeInvalid`, `CidrInvalid`, `CidrNotMasked`, `CidrOverlap`, `EmptyList`.
   * @default - not known
   */
  readonly addresses?: string[];

  /**
   * Interface of the nodes on which the address appears. Annotation `kube-vip.io/serviceInterface`.
   * @default - the one that kube-vip was installed with
   */
  readonly serviceInterface?: string;
}

/** How k3s chooses the nodes whose addresses the Services get. */
export interface K3sServiceLbOptions {
  /**
   * Nodes with this value of the label `svccontroller.k3s.cattle.io/lbpool`, which must also have `svccontroller.k3s.cattle.io/enablelb=true`.
   * The same label of the Services. Error: `LabelValueInvalid`.
   * @default - all nodes, or those with `enablelb=true` where there are some
   */
  readonly lbPool?: string;
}
