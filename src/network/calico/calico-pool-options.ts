import { dnsSubdomain } from '../../core/names';
import { familyOf } from '../../core/net';
import { Fields, optional, Props, required, shape, ValuesOf } from '../../core/props';
import { quote } from '../../core/quote';
import { boolean, instanceOf, list, memberOf } from '../../core/values';
import { CalicoEncapsulation } from './calico-encapsulation';
import { BLOCK_SIZES, blockSizeOf, calicoSelector, poolCidr } from './words';

/** What the addresses of a pool are for. */
export enum CalicoPoolUse {
  /** Pods. */
  WORKLOAD = 'Workload',
  /** The nodes' ends of tunnels. */
  TUNNEL = 'Tunnel',
  /** Services of type LoadBalancer. */
  LOAD_BALANCER = 'LoadBalancer',
}

/** Who gets addresses of a pool. */
export enum CalicoAssignmentMode {
  /** Whoever needs one. */
  AUTOMATIC = 'Automatic',
  /** Pods and Services that ask for the pool by name. */
  MANUAL = 'Manual',
}

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
   * @default CalicoEncapsulation.vxlanCrossSubnet(); vxlan() on AKS and with Windows nodes; none() for LoadBalancer
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
   * What addresses are for; `LOAD_BALANCER` stands alone. `spec.allowedUses`. Errors: `EmptyList`, `MutuallyExclusive`, `NotAllowedValue`.
   * @default - WORKLOAD and TUNNEL; WORKLOAD alone with namespaceSelector
   */
  readonly allowedUses?: CalicoPoolUse[];

  /**
   * Who gets addresses. `spec.assignmentMode`. Error: `NotAllowedValue`.
   * @default CalicoAssignmentMode.AUTOMATIC
   */
  readonly assignmentMode?: CalicoAssignmentMode;

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

export const POOL_FIELDS = {
  cidr: required(poolCidr),
  name: optional(dnsSubdomain),
  // what it may be depends on the family of the network
  blockSize: optional((value) => value),
  encapsulation: optional(instanceOf(CalicoEncapsulation, 'CalicoEncapsulation.vxlan()')),
  natOutgoing: optional(boolean),
  nodeSelector: optional(calicoSelector, 'all()'),
  namespaceSelector: optional(calicoSelector),
  allowedUses: optional(list(memberOf(CalicoPoolUse), 1)),
  assignmentMode: optional(memberOf(CalicoAssignmentMode), CalicoAssignmentMode.AUTOMATIC),
  disabled: optional(boolean, false),
  disableBGPExport: optional(boolean, false),
} satisfies Fields<CalicoPoolOptions>;

export type CalicoPoolSettings = ReturnType<typeof settlePool>;

export function settlePool(said: ValuesOf<typeof POOL_FIELDS>, p: Props<keyof CalicoPoolOptions>) {
  const { cidr, namespaceSelector, nodeSelector, assignmentMode, disabled, disableBGPExport } = said;
  const family = familyOf(cidr);
  const { allowedUses = namespaceSelector === undefined ? [CalicoPoolUse.WORKLOAD, CalicoPoolUse.TUNNEL] : [CalicoPoolUse.WORKLOAD] } = said;
  const balancer = allowedUses.includes(CalicoPoolUse.LOAD_BALANCER);
  const pool = {
    cidr,
    family,
    name: said.name ?? `${balancer ? 'loadbalancer' : 'default'}-${family}-ippool`,
    blockSize: p.again('blockSize', optional(blockSizeOf(family), BLOCK_SIZES[family].usual)),
    encapsulation: (said.encapsulation ?? (balancer ? CalicoEncapsulation.none() : CalicoEncapsulation.vxlanCrossSubnet()))._plan,
    natOutgoing: said.natOutgoing ?? (family === 'ipv4' && !balancer),
    nodeSelector,
    namespaceSelector,
    allowedUses,
    assignmentMode,
    disabled,
    disableBGPExport,
    /** Whether nobody said what its packets are wrapped in, so that others may. */
    encapsulatedByDefault: said.encapsulation === undefined && !balancer,
    carriesPods: !disabled && allowedUses.includes(CalicoPoolUse.WORKLOAD),
    carriesServices: !disabled && balancer,
  };
  contradictions(p, pool);
  return pool;
}

export const calicoPool = shape(POOL_FIELDS, settlePool);

function contradictions(p: Props<keyof CalicoPoolOptions>, pool: CalicoPoolSettings): void {
  const { cidr: network, family, encapsulation, blockSize, allowedUses } = pool;
  const prefix = Number(network.split('/')[1]);
  if (prefix > blockSize && !pool.disabled) {
    p.problem('cidr', {
      what: `${quote(network)} is smaller than one block, a /${blockSize}`,
      instead: `write a /${blockSize} or larger, or blockSize: ${prefix}`,
      code: 'NetworkTooSmall',
    });
  }
  if (family === 'ipv6' && encapsulation.ipv4Only) {
    p.problem('encapsulation', {
      what: `${encapsulation.word} carries IPv4 only`,
      instead: 'write CalicoEncapsulation.vxlan(), CalicoEncapsulation.vxlanCrossSubnet() or CalicoEncapsulation.none()',
      code: 'Ipv6Unsupported',
    });
  }
  if (allowedUses.includes(CalicoPoolUse.TUNNEL) && pool.namespaceSelector !== undefined) {
    p.problem('namespaceSelector', {
      what: 'tunnels belong to no namespace',
      instead: 'write allowedUses: ["Workload"], or leave it out',
      code: 'MutuallyExclusive',
    });
  }
  if (allowedUses.includes(CalicoPoolUse.LOAD_BALANCER)) loadBalancerContradictions(p, pool);
}

/** Source: Calico v3.32.1, `validateIPPool`. */
function loadBalancerContradictions(p: Props<keyof CalicoPoolOptions>, pool: CalicoPoolSettings): void {
  if (pool.allowedUses.length > 1) {
    p.problem('allowedUses', { what: 'LoadBalancer stands beside other uses', instead: 'make a pool of its own for Services', code: 'MutuallyExclusive' });
  }
  if (pool.encapsulation.call !== 'none') {
    p.problem('encapsulation', { what: `${pool.encapsulation.word} does not fit addresses of Services`, instead: 'leave it out', code: 'MutuallyExclusive' });
  }
  if (pool.disableBGPExport) p.problem('disableBGPExport', { what: 'would hide addresses of Services', instead: 'leave it out', code: 'MutuallyExclusive' });
  if (pool.nodeSelector !== 'all()') {
    p.problem('nodeSelector', { what: 'addresses of Services belong to no node', instead: 'leave it out', code: 'MutuallyExclusive' });
  }
  if (pool.natOutgoing) p.problem('natOutgoing', { what: 'no pod has an address of this pool', instead: 'leave it out', code: 'PropWithoutEffect' });
}
