import { overlap } from '../../core/net';
import { Where } from '../../core/problem';
import { readValue } from '../../core/props';
import { PropsReader } from '../../core/props-reader';
import { quote } from '../../core/quote';
import { boolean, instanceOf, integer, list } from '../../core/values';
import { imageRegistry } from '../image-registry';
import { ETHERNET_MTU, interfaceMtu, IPV6_LEAST_MTU } from '../interface-mtu';
import { CalicoAutodetection, CalicoAutodetectionPlan } from './calico-autodetection';
import { CalicoBgp, CalicoBgpPlan } from './calico-bgp';
import { CalicoDataplane, CalicoDataplanePlan } from './calico-dataplane';
import { CalicoFelix, calicoFelix, said } from './calico-felix';
import { CalicoFlavour, CalicoFlavourPlan } from './calico-flavour';
import { calicoPoolOptions, CalicoPoolPlan } from './calico-pool-plan';
import { CalicoProps } from './calico-props';

/** `CalicoProps` with every default filled in. */
export interface CalicoSettings {
  readonly flavour: CalicoFlavourPlan;
  readonly pools: readonly CalicoPoolPlan[];
  readonly bgp: CalicoBgpPlan;
  readonly dataplane: CalicoDataplanePlan;
  readonly wireguard: boolean;
  /** As it was given. */
  readonly mtu?: number;
  /** Bytes that wrapping and encrypting take, over IPv4 and over IPv6. */
  readonly overhead: number;
  readonly ipv6Overhead: number;
  readonly podMtu: number;
  readonly dualStack: boolean;
  readonly hasIpv4: boolean;
  readonly hasIpv6: boolean;
  readonly ipv4Autodetection?: CalicoAutodetectionPlan;
  readonly ipv6Autodetection?: CalicoAutodetectionPlan;
  readonly typhaReplicas: number;
  /** `spec` of the FelixConfiguration `default`. */
  readonly felix: CalicoFelix & CalicoDataplanePlan['felix'] & CalicoDataplanePlan['felixSwitch'] & { readonly wireguardEnabled?: boolean; readonly wireguardEnabledV6?: boolean };
  readonly imageRegistry: string;
  readonly ownRegistry: boolean;
}

/** Above it Typha is recommended. Source: Calico v3.32.1, `manifests/calico-typha.yaml`. */
const NODES_WITHOUT_TYPHA = 50;
const POOLS_OF_AN_INSTALLATION = 25;

type Choices = 'flavour' | 'bgp' | 'dataplane' | 'ipv4Autodetection' | 'ipv6Autodetection';

function chosen<T extends object>(p: PropsReader<CalicoProps>, prop: Choices, type: { readonly prototype: T }, example: string): T | undefined {
  const value = p.optional(prop, instanceOf(type, example));
  return value instanceof (type as unknown as new () => T) ? value : undefined;
}

export function readCalico(p: PropsReader<CalicoProps>): CalicoSettings {
  const flavour = (chosen(p, 'flavour', CalicoFlavour, 'CalicoFlavour.operator()') ?? CalicoFlavour.operator())._plan;
  const bgp = (chosen(p, 'bgp', CalicoBgp, 'CalicoBgp.enabled()') ?? CalicoBgp.enabled())._plan;
  const dataplane = (chosen(p, 'dataplane', CalicoDataplane, 'CalicoDataplane.iptables()') ?? CalicoDataplane.iptables())._plan;
  const pools = p.optional('pools', list(calicoPoolOptions, 1), [readValue(Where.validation, '', { cidr: '192.168.0.0/16' }, calicoPoolOptions)]);
  const wireguard = p.optional('wireguard', boolean, false);
  const nodes = p.optional('nodes', integer(1, 10_000), 1);
  checkPools(p, pools, flavour, bgp);
  const carriers = pools.filter(carriesPods);
  const hasIpv6 = carriers.some(({ family }) => family === 'ipv6');
  // eBPF wraps what it forwards from a node port to another node
  const bpf = dataplane.replacesKubeProxy;
  const overhead = Math.max(wireguard ? 60 : 0, bpf ? 50 : 0, ...carriers.map(({ encapsulation }) => encapsulation.overhead));
  const ipv6Overhead = Math.max(wireguard ? 80 : 0, bpf ? 70 : 0, ...carriers.map(({ encapsulation }) => encapsulation.ipv6Overhead));
  const mtu = p.optional('mtu', interfaceMtu);
  const nodeMtu = p.optional('nodeMtu', interfaceMtu);
  const ipv6Autodetection = chosen(p, 'ipv6Autodetection', CalicoAutodetection, 'CalicoAutodetection.firstFound()')?._plan;
  if (ipv6Autodetection !== undefined && !hasIpv6) {
    p.problem('ipv6Autodetection', { what: 'no pool has IPv6 addresses', instead: 'add one to pools, or leave it out', code: 'PropWithoutEffect' });
  }
  const felix = p.optional('felix', calicoFelix, {});
  checkFlavour(p, flavour, dataplane, bgp);
  const registry = p.optional('imageRegistry', imageRegistry);
  return {
    flavour, bgp, dataplane, pools, wireguard, mtu, overhead, ipv6Overhead, hasIpv6, ipv6Autodetection,
    podMtu: podMtu(p, mtu, nodeMtu, hasIpv6 ? Math.max(overhead, ipv6Overhead) : overhead, hasIpv6),
    hasIpv4: carriers.some(({ family }) => family === 'ipv4'),
    dualStack: hasIpv6 && carriers.some(({ family }) => family === 'ipv4'),
    ipv4Autodetection: chosen(p, 'ipv4Autodetection', CalicoAutodetection, 'CalicoAutodetection.firstFound()')?._plan,
    typhaReplicas: flavour.typhaReplicas ?? (nodes > NODES_WITHOUT_TYPHA ? Math.max(3, Math.ceil(nodes / 200)) : 0),
    felix: {
      ...(wireguard ? { wireguardEnabled: true, wireguardEnabledV6: hasIpv6 ? true : undefined } : {}),
      ...(flavour.operator === undefined ? dataplane.felixSwitch : {}),
      ...dataplane.felix,
      ...felix,
    },
    imageRegistry: registry ?? 'quay.io',
    ownRegistry: registry !== undefined,
  };
}

function carriesPods({ allowedUses, disabled }: CalicoPoolPlan): boolean {
  return !disabled && allowedUses.includes('Workload');
}

function checkPools(p: PropsReader<CalicoProps>, pools: readonly CalicoPoolPlan[], { operator }: CalicoFlavourPlan, bgp: CalicoBgpPlan): void {
  // an empty list was reported as such
  if (pools.length > 0 && !pools.some(carriesPods)) p.problem('pools', { what: 'none gives addresses to pods', instead: 'add one with the use Workload that is not disabled', code: 'PoolMissing' });
  if (operator !== undefined && pools.length > POOLS_OF_AN_INSTALLATION) {
    p.problem('pools', { what: `${pools.length} are outside 1-${POOLS_OF_AN_INSTALLATION}, as an Installation has them`, instead: 'write the others as CalicoPool', code: 'NumberOutOfRange' });
  }
  pools.forEach((pool, i) => {
    const at = `pools[${i}]` as 'pools';
    const before = pools.slice(0, i);
    if (before.some(({ name }) => name === pool.name)) p.problem(at, { what: `${quote(pool.name)} is the name of two pools`, instead: 'give each a name of its own', code: 'PoolNameTaken' });
    for (const other of before.filter((one) => overlap(one.cidr, pool.cidr))) {
      p.problem(at, { what: `${quote(pool.cidr)} shares addresses with ${quote(other.cidr)} of ${other.name}`, instead: 'give each pool a network of its own', code: 'CidrOverlap' });
    }
    if (!bgp.enabled && pool.encapsulation.needsBgp) {
      p.problem(at, { what: `${pool.encapsulation.word} needs BGP, which is off`, instead: 'write CalicoEncapsulation.vxlan() or CalicoEncapsulation.vxlanCrossSubnet(), or leave bgp out', code: 'EncapsulationNeedsBgp' });
    }
    if (operator !== undefined && pool.namespaceSelector !== undefined) {
      p.problem(at, { what: 'a pool of an Installation has no namespaceSelector', instead: 'write this pool as CalicoPool, or use CalicoFlavour.manifest()', code: 'PropWithoutEffect' });
    }
  });
}

function checkFlavour(p: PropsReader<CalicoProps>, { operator }: CalicoFlavourPlan, dataplane: CalicoDataplanePlan, bgp: CalicoBgpPlan): void {
  if (operator === undefined) return;
  if (operator.kubeProxyManagement === true && !dataplane.replacesKubeProxy) {
    p.problem('flavour', { what: 'kubeProxyManagement only counts with eBPF', instead: 'leave it out, or write dataplane: CalicoDataplane.bpf({ … })', code: 'PropWithoutEffect' });
  }
  const setUp = [
    ...(said(bgp.configuration) || bgp.peers.length > 0 ? ['bgp'] : []),
    ...(said(dataplane.felix) ? ['dataplane'] : []),
    ...(['felix', 'wireguard'] as const).filter((prop) => p.given(prop)),
  ];
  if (!operator.apiServer && setUp.length > 0) {
    p.problem('flavour', { what: `apiServer is off, and ${setUp.join(', ')} ${setUp.length === 1 ? 'is' : 'are'} set through it`, instead: 'leave apiServer on', code: 'MutuallyExclusive' });
  }
}

function podMtu(p: PropsReader<CalicoProps>, mtu: number | undefined, nodeMtu: number | undefined, overhead: number, ipv6: boolean): number {
  const largest = (nodeMtu ?? ETHERNET_MTU) - overhead;
  if (mtu !== undefined && nodeMtu !== undefined && mtu > largest) {
    p.problem('mtu', { what: `${mtu} and ${overhead} bytes around it do not fit nodeMtu ${nodeMtu}`, instead: `write ${largest}, or leave it out`, code: 'MtuTooLarge' });
  }
  const result = mtu ?? largest;
  if (ipv6 && result < IPV6_LEAST_MTU) {
    p.problem(mtu === undefined ? 'nodeMtu' : 'mtu', { what: `pods would get an MTU of ${result}, and IPv6 needs ${IPV6_LEAST_MTU}`, instead: `raise it to ${mtu === undefined ? IPV6_LEAST_MTU + overhead : IPV6_LEAST_MTU}`, code: 'MtuTooSmall' });
  }
  return result;
}
