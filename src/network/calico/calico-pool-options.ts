import { CalicoEncapsulation } from './calico-encapsulation';

/**
 * One network that Calico gives addresses from.
 *
 * Source: Calico v3.32.1, `api/pkg/apis/projectcalico/v3/ippool.go` and `libcalico-go/lib/validator/v3`.
 */
export interface CalicoPoolOptions {
  /**
   * The network, without host bits, at least one block large, not link-local. It cannot be changed later: make another pool, and set `disabled`
   * on this one. `spec.cidr`. Errors: `CidrInvalid`, `CidrLinkLocal`, `CidrNotMasked`, `NetworkTooSmall`.
   */
  readonly cidr: string;

  /**
   * Name of the pool. Errors: `NameNotDnsSubdomain`, `NameTooLong`.
   * @default - default-ipv4-ippool or default-ipv6-ippool; loadbalancer-ipv4-ippool or loadbalancer-ipv6-ippool for LoadBalancer
   */
  readonly name?: string;

  /**
   * Prefix length of the blocks that nodes take addresses in, 20 to 32 for IPv4, 116 to 128 for IPv6. It cannot be changed later.
   * `spec.blockSize`. Errors: `BlockSizeOutOfRange`, `WrongType`.
   * @default 26 for IPv4, 122 for IPv6
   */
  readonly blockSize?: number;

  /**
   * What packets between nodes are wrapped in. `spec.ipipMode` and `spec.vxlanMode`, both always written.
   * Errors: `Ipv6Unsupported`, `MutuallyExclusive`, `WrongType`.
   * @default CalicoEncapsulation.vxlanCrossSubnet(); none() for LoadBalancer
   */
  readonly encapsulation?: CalicoEncapsulation;

  /**
   * Whether traffic of pods to the outside leaves with the node's address, without which answers find back only where routers know the pods.
   * `spec.natOutgoing`. Errors: `PropWithoutEffect`, `WrongType`.
   * @default - true for IPv4, false for IPv6 and for LoadBalancer
   */
  readonly natOutgoing?: boolean;

  /**
   * Which nodes may take addresses, as a selector of Calico's over their labels, like `zone == 'west'`. `spec.nodeSelector`.
   * Errors: `ForbiddenCharacter`, `MutuallyExclusive`, `SelectorInvalid`.
   * @default all()
   */
  readonly nodeSelector?: string;

  /**
   * Pods of which namespaces may get addresses, as a selector of Calico's over their labels; without the use `Tunnel`. Pools of an Installation
   * have no such field. `spec.namespaceSelector`. Errors: `ForbiddenCharacter`, `MutuallyExclusive`, `SelectorInvalid`.
   * @default - every namespace
   */
  readonly namespaceSelector?: string;

  /**
   * What addresses are for: `Workload` (pods), `Tunnel` (the nodes' ends of tunnels), or `LoadBalancer` (Services), which stands alone.
   * `spec.allowedUses`. Errors: `EmptyList`, `MutuallyExclusive`, `NotAllowedValue`.
   * @default - Workload and Tunnel; Workload alone with namespaceSelector
   */
  readonly allowedUses?: string[];

  /**
   * `Automatic`, or `Manual` for pods and Services that ask for the pool by name. `spec.assignmentMode`. Error: `NotAllowedValue`.
   * @default Automatic
   */
  readonly assignmentMode?: string;

  /**
   * Whether nobody gets an address from it any more; who has one keeps it. `spec.disabled`. Error: `WrongType`.
   * @default false
   */
  readonly disabled?: boolean;

  /**
   * Whether its routes are kept from BGP peers. `spec.disableBGPExport`. Errors: `MutuallyExclusive`, `WrongType`.
   * @default false
   */
  readonly disableBGPExport?: boolean;
}
