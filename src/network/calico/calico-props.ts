import { CalicoAutodetection } from './calico-autodetection';
import { CalicoBgp } from './calico-bgp';
import { CalicoDataplane } from './calico-dataplane';
import { CalicoFelixOptions } from './calico-felix-options';
import { CalicoFlavour } from './calico-flavour';
import { CalicoPoolOptions } from './calico-pool-options';

/** Properties of `Calico` and of `Cni.calico`. */
export interface CalicoProps {
  /**
   * Who installs Calico's programs. Error: `WrongType`.
   * @default CalicoFlavour.operator()
   */
  readonly flavour?: CalicoFlavour;

  /**
   * Networks that pods, tunnels and Services get addresses from; at least one for pods, apart from each other, of different names. With the
   * operator at most 25. Errors: those of `CalicoPoolOptions`, and `CidrOverlap`, `EncapsulationNeedsBgp`, `NumberOutOfRange`, `PoolMissing`,
   * `PoolNameTaken`, `PropWithoutEffect`.
   * @default - one pool of 192.168.0.0/16, as Calico's own
   */
  readonly pools?: CalicoPoolOptions[];

  /**
   * Whether nodes talk BGP, and with whom. Error: `WrongType`.
   * @default CalicoBgp.enabled()
   */
  readonly bgp?: CalicoBgp;

  /**
   * What in the kernel Calico works with. Error: `WrongType`.
   * @default CalicoDataplane.iptables()
   */
  readonly dataplane?: CalicoDataplane;

  /**
   * Whether WireGuard encrypts packets between pods of different nodes; from Linux 5.6 on. `wireguardEnabled` and `wireguardEnabledV6` of the
   * FelixConfiguration. Error: `WrongType`.
   * @default false
   */
  readonly wireguard?: boolean;

  /**
   * MTU of a pod's interface, in bytes, 576 to 65535. `calicoNetwork.mtu` of the Installation, `veth_mtu` of the manifest.
   * Errors: `MtuTooLarge`, `MtuTooSmall`, `NotInteger`, `NumberOutOfRange`.
   * @default - Calico finds the largest that fits
   */
  readonly mtu?: number;

  /**
   * MTU of the interface over which nodes reach each other, in bytes, 576 to 65535: what `mtu` is compared with, and what plans reckon with. It is
   * in no object. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default 1500
   */
  readonly nodeMtu?: number;

  /**
   * How a node's IPv4 address is found. Error: `WrongType`.
   * @default - the first that Calico finds
   */
  readonly ipv4Autodetection?: CalicoAutodetection;

  /**
   * How a node's IPv6 address is found, where there is an IPv6 pool. Errors: `PropWithoutEffect`, `WrongType`.
   * @default - the first that Calico finds
   */
  readonly ipv6Autodetection?: CalicoAutodetection;

  /**
   * How many nodes the cluster has or will have, 1 to 10000: decides on Typha in the manifest. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default - not more than 50
   */
  readonly nodes?: number;

  /**
   * Settings of Felix, the part that runs on every node. Errors: those of `CalicoFelixOptions`.
   * @default - Calico's own
   */
  readonly felix?: CalicoFelixOptions;

  /**
   * Where Calico's images come from, in place of `quay.io`; a mirror keeps the paths `calico/node` and so on. Without a slash at the end. The
   * operator's own image is in its manifest and stays there. `spec.registry` of the Installation. Error: `ImageInvalid`.
   * @default quay.io
   */
  readonly imageRegistry?: string;
}
