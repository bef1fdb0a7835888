import { Fields, optional, ValuesOf } from '../../core/props';
import { boolean, instanceOf, integer, list } from '../../core/values';
import { imageRegistry } from '../../core/image-registry';
import { ETHERNET_MTU, interfaceMtu, IPV6_LEAST_MTU } from '../words';
import { CalicoAutodetection } from './calico-autodetection';
import { CalicoBgp } from './calico-bgp';
import { providersCloud } from './calico-crossing';
import { CalicoDataplane } from './calico-dataplane';
import { CalicoEncapsulation } from './calico-encapsulation';
import { calicoFelix, CalicoFelixOptions } from './calico-felix';
import { CalicoReading, checkFlavour, checkForeignPlugin, checkPools } from './calico-findings';
import { CalicoFlavour } from './calico-flavour';
import { CalicoPlugin } from './calico-plugin';
import { calicoPool, CalicoPoolOptions, CalicoPoolSettings } from './calico-pool-options';
import { calicoWindows, CalicoWindowsOptions } from './calico-windows';
import { checkWindows } from './calico-windows-findings';
import { ClusterCloud } from '../cluster-cloud';
import { written } from './words';

/** Properties of `Calico` and of `Cni.calico`. */
export interface CalicoProps {
  /**
   * Who installs Calico's programs. Error: `WrongType`.
   * @default CalicoFlavour.operator()
   */
  readonly flavour?: CalicoFlavour;

  /**
   * Who connects pods: Calico, or the network of a cloud's cluster, beside which Calico enforces policies only. `spec.cni` of the Installation.
   * Errors: `MutuallyExclusive`, `PropWithoutEffect` for what only a Calico has a use for that connects pods, `WrongType`.
   * @default CalicoPlugin.calico()
   */
  readonly plugin?: CalicoPlugin;

  /**
   * What the operator needs for Windows nodes, of which the pools must be VXLAN or without encapsulation (`MutuallyExclusive`). BGP is off then
   * unless it is asked for. `spec.calicoNetwork.windowsDataplane: HNS`. Errors: those of `CalicoWindowsOptions`, and `MutuallyExclusive`.
   * @default - no node runs Windows
   */
  readonly windows?: CalicoWindowsOptions;

  /**
   * Networks that pods, tunnels and Services get addresses from; at least one for pods, apart from each other, of different names. With the
   * operator at most 25. Errors: those of `CalicoPoolOptions`, and `CidrOverlap`, `CloudDropsPackets`, `EncapsulationNeedsBgp`, `MutuallyExclusive`,
   * `NumberOutOfRange`, `PoolMissing`, `PoolNameTaken`, `PropWithoutEffect`.
   * @default - one pool of 192.168.0.0/16, as Calico's own
   */
  readonly pools?: CalicoPoolOptions[];

  /**
   * Whether nodes talk BGP, and with whom. Error: `WrongType`.
   * @default - CalicoBgp.enabled(); disabled() with windows and VXLAN, and where another plugin connects pods
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

/** As Calico's own. */
const OWN_POOLS: readonly CalicoPoolOptions[] = [{ cidr: '192.168.0.0/16' }];

const autodetection = instanceOf(CalicoAutodetection, 'CalicoAutodetection.firstFound()');

export const CALICO_FIELDS = {
  flavour: optional(instanceOf(CalicoFlavour, 'CalicoFlavour.operator()')),
  plugin: optional(instanceOf(CalicoPlugin, 'CalicoPlugin.calico(), amazonVpc() or azureVnet()')),
  windows: optional(calicoWindows),
  pools: (value = OWN_POOLS, report) => optional(list(calicoPool, 1), [])(value, report),
  bgp: optional(instanceOf(CalicoBgp, 'CalicoBgp.enabled()')),
  dataplane: optional(instanceOf(CalicoDataplane, 'CalicoDataplane.iptables()')),
  wireguard: optional(boolean, false),
  mtu: optional(interfaceMtu),
  nodeMtu: optional(interfaceMtu),
  ipv4Autodetection: optional(autodetection),
  ipv6Autodetection: optional(autodetection),
  nodes: optional(integer(1, 10_000)),
  felix: optional(calicoFelix),
  imageRegistry: optional(imageRegistry),
} satisfies Fields<CalicoProps>;

/** Above it Typha is recommended. Source: Calico v3.32.1, `manifests/calico-typha.yaml`. */
export const NODES_WITHOUT_TYPHA = 50;

export type CalicoSettings = ReturnType<typeof settleCalico>;

export function settleCalico(said: ValuesOf<typeof CALICO_FIELDS>, p: CalicoReading) {
  const { wireguard, mtu, nodeMtu, nodes, windows } = said;
  const flavour = (said.flavour ?? CalicoFlavour.operator())._plan;
  const plugin = (said.plugin ?? CalicoPlugin.calico())._plan;
  const isOwn = plugin.foreign === undefined;
  const vxlanAlone = windows !== undefined || providersCloud(flavour.operator) === ClusterCloud.AZURE;
  const pools = isOwn ? encapsulated(said.pools, vxlanAlone) : [];
  // Windows nodes take VXLAN or BGP, and not both
  const withoutBgp = !isOwn || (windows !== undefined && pools.every(({ encapsulation }) => encapsulation.wrap === 'VXLAN'));
  const bgp = (said.bgp ?? (withoutBgp ? CalicoBgp.disabled() : CalicoBgp.enabled()))._plan;
  const dataplane = (said.dataplane ?? CalicoDataplane.iptables())._plan;
  if (isOwn) checkPools(p, pools, flavour, bgp);
  else checkForeignPlugin(p, plugin, flavour, bgp);
  if (windows !== undefined) checkWindows(p, { flavour, plugin, pools, bgp, dataplane, felix: said.felix });
  const carriers = pools.filter(({ carriesPods }) => carriesPods);
  const [hasIpv4, hasIpv6] = [carriers.some(({ family }) => family === 'ipv4'), carriers.some(({ family }) => family === 'ipv6')];
  // eBPF wraps what it forwards from a node port to another node
  const bpf = dataplane.replacesKubeProxy;
  const overhead = Math.max(wireguard ? 60 : 0, bpf ? 50 : 0, ...carriers.map(({ encapsulation }) => encapsulation.overhead));
  const ipv6Overhead = Math.max(wireguard ? 80 : 0, bpf ? 70 : 0, ...carriers.map(({ encapsulation }) => encapsulation.ipv6Overhead));
  if (said.ipv6Autodetection !== undefined && !hasIpv6 && isOwn) {
    p.problem('ipv6Autodetection', { what: 'no pool has IPv6 addresses', instead: 'add one to pools, or leave it out', code: 'PropWithoutEffect' });
  }
  checkFlavour(p, flavour, dataplane, bgp);
  const wireguardFields = wireguard ? { wireguardEnabled: true, wireguardEnabledV6: hasIpv6 ? true : undefined } : {};
  return {
    flavour, plugin, windows, bgp, dataplane, pools, carriers, wireguard, mtu, overhead, ipv6Overhead, hasIpv4, hasIpv6, nodes,
    podMtu: podMtu(p, mtu, nodeMtu, hasIpv6 ? Math.max(overhead, ipv6Overhead) : overhead, hasIpv6),
    ipv4Autodetection: said.ipv4Autodetection?._plan,
    ipv6Autodetection: said.ipv6Autodetection?._plan,
    typhaReplicas: flavour.typhaReplicas ?? ((nodes ?? 1) > NODES_WITHOUT_TYPHA ? Math.max(3, Math.ceil((nodes ?? 1) / 200)) : 0),
    /** `spec` of the FelixConfiguration `default`; absent where nothing was said about it. */
    felix: written({ ...wireguardFields, ...(flavour.operator === undefined ? dataplane.felixSwitch : {}), ...dataplane.felix, ...said.felix }),
    imageRegistry: said.imageRegistry ?? 'quay.io',
    ownRegistry: said.imageRegistry !== undefined,
  };
}

/** What nobody said is VXLAN where nothing else arrives. */
function encapsulated(pools: readonly CalicoPoolSettings[], vxlanAlone: boolean): readonly CalicoPoolSettings[] {
  const vxlan = CalicoEncapsulation.vxlan()._plan;
  return vxlanAlone ? pools.map((pool) => (pool.encapsulatedByDefault ? { ...pool, encapsulation: vxlan } : pool)) : pools;
}

function podMtu(p: CalicoReading, mtu: number | undefined, nodeMtu: number | undefined, overhead: number, ipv6: boolean): number {
  const largest = (nodeMtu ?? ETHERNET_MTU) - overhead;
  if (mtu !== undefined && nodeMtu !== undefined && mtu > largest) {
    p.problem('mtu', {
      what: `${mtu} and ${overhead} bytes around it do not fit nodeMtu ${nodeMtu}`,
      instead: `write ${largest}, or leave it out`,
      code: 'MtuTooLarge',
    });
  }
  const result = mtu ?? largest;
  if (ipv6 && result < IPV6_LEAST_MTU) {
    p.problem(mtu === undefined ? 'nodeMtu' : 'mtu', {
      what: `pods would get an MTU of ${result}, and IPv6 needs ${IPV6_LEAST_MTU}`,
      instead: `raise it to ${mtu === undefined ? IPV6_LEAST_MTU + overhead : IPV6_LEAST_MTU}`,
      code: 'MtuTooSmall',
    });
  }
  return result;
}
