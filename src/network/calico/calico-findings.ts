import { overlap } from '../../core/net';
import { Props } from '../../core/props';
import { quote } from '../../core/quote';
import { crossingFinding } from '../cloud-crossing';
import { CalicoBgpPlan } from './calico-bgp';
import { crossingOf, providersCloud } from './calico-crossing';
import { CalicoDataplanePlan } from './calico-dataplane';
import { CalicoFlavourPlan } from './calico-flavour';
import { CalicoPluginPlan } from './calico-plugin';
import { CalicoPoolSettings } from './calico-pool-options';
import { isHostLocal, routesWithoutBird } from './operator-overrides';
import { written } from './words';

const POOLS_OF_AN_INSTALLATION = 25;

type Prop = 'flavour' | 'plugin' | 'windows' | 'pools' | 'bgp' | 'dataplane' | 'wireguard' | 'mtu' | 'nodeMtu' | 'ipv4Autodetection' | 'ipv6Autodetection' | 'felix';

export type CalicoReading = Props<Prop>;

/** What is wrong with pools among each other, and with who installs Calico. */
export function checkPools(p: CalicoReading, pools: readonly CalicoPoolSettings[], { operator }: CalicoFlavourPlan, bgp: CalicoBgpPlan): void {
  if (!pools.some(({ carriesPods }) => carriesPods)) {
    p.problem('pools', { what: 'none gives addresses to pods', instead: 'add one with the use Workload that is not disabled', code: 'PoolMissing' });
  }
  if (operator !== undefined && pools.length > POOLS_OF_AN_INSTALLATION) {
    p.problem('pools', {
      what: `${pools.length} are outside 1-${POOLS_OF_AN_INSTALLATION}, as an Installation has them`,
      instead: 'write the others as CalicoPool',
      code: 'NumberOutOfRange',
    });
  }
  pools.forEach((pool, i) => {
    const at = `pools[${i}]` as const;
    const before = pools.slice(0, i);
    if (before.some(({ name }) => name === pool.name)) {
      p.problem(at, { what: `${quote(pool.name)} is the name of two pools`, instead: 'give each a name of its own', code: 'PoolNameTaken' });
    }
    for (const other of before.filter((one) => overlap(one.cidr, pool.cidr))) {
      p.problem(at, {
        what: `${quote(pool.cidr)} shares addresses with ${quote(other.cidr)} of ${other.name}`,
        instead: 'give each pool a network of its own',
        code: 'CidrOverlap',
      });
    }
    checkRoutes(p, at, pool, { operator }, bgp);
    if (operator !== undefined && pool.namespaceSelector !== undefined) {
      p.problem(at, {
        what: 'a pool of an Installation has no namespaceSelector',
        instead: 'write this pool as CalicoPool, or use CalicoFlavour.manifest()',
        code: 'PropWithoutEffect',
      });
    }
    const cloud = providersCloud(operator);
    const dropped = cloud === undefined || !pool.carriesPods ? undefined : crossingFinding(cloud, crossingOf(pool));
    if (dropped !== undefined) p.problem(`${at}.encapsulation`, dropped);
  });
}

/** Whether anybody tells nodes where the pods of a pool are. Source: tigera/operator, pkg/controller/installation/validation.go. */
function checkRoutes(p: CalicoReading, at: `pools[${number}]`, pool: CalicoPoolSettings, { operator }: CalicoFlavourPlan, bgp: CalicoBgpPlan): void {
  const { encapsulation } = pool;
  const overrides = operator?.overrides ?? {};
  if (isHostLocal(overrides)) {
    if (encapsulation.wrap === 'VXLAN') {
      p.problem(at, {
        what: `${encapsulation.word} does not go with addresses of the nodes' own parts, ipam.type HostLocal of overrides: the operator refuses it`,
        instead: 'write CalicoEncapsulation.none() or CalicoEncapsulation.ipip(), or leave ipam out of overrides',
        code: 'MutuallyExclusive',
      });
    }
    return;
  }
  if (bgp.enabled || routesWithoutBird(overrides)) return;
  const vxlan = 'write CalicoEncapsulation.vxlan() or CalicoEncapsulation.vxlanCrossSubnet(), or leave bgp out';
  if (encapsulation.needsBgp) {
    p.problem(at, { what: `${encapsulation.word} needs BGP, which is off`, instead: vxlan, code: 'EncapsulationNeedsBgp' });
  } else if (operator !== undefined && encapsulation.call === 'none') {
    p.problem(at, {
      what: 'Calico\'s operator refuses a pool without encapsulation while BGP is off, because nobody would tell nodes where its addresses are',
      instead: pool.carriesPods ? vxlan : 'leave bgp out, or write this pool as CalicoPool',
      code: 'EncapsulationNeedsBgp',
    });
  }
}

/** What of the operator's settings does not fit the others. */
export function checkFlavour(p: CalicoReading, { operator }: CalicoFlavourPlan, dataplane: CalicoDataplanePlan, bgp: CalicoBgpPlan): void {
  if (operator === undefined) return;
  if (operator.kubeProxyManagement === true && !dataplane.replacesKubeProxy) {
    p.problem('flavour', {
      what: 'kubeProxyManagement only counts with eBPF',
      instead: 'leave it out, or write dataplane: CalicoDataplane.bpf({ … })',
      code: 'PropWithoutEffect',
    });
  }
  const setUp = [
    ...(bgp.configuration !== undefined || bgp.peers.length > 0 ? ['bgp'] : []),
    ...(written(dataplane.felix) !== undefined ? ['dataplane'] : []),
    ...(['felix', 'wireguard'] as const).filter((prop) => p.given(prop)),
  ];
  if (!operator.apiServer && setUp.length > 0) {
    p.problem('flavour', {
      what: `apiServer is off, and ${setUp.join(', ')} ${setUp.length === 1 ? 'is' : 'are'} set through it`,
      instead: 'leave apiServer on',
      code: 'MutuallyExclusive',
    });
  }
}

/** What only a Calico has a use for that connects pods itself. */
export function checkForeignPlugin(p: CalicoReading, { type, foreign }: CalicoPluginPlan, { operator }: CalicoFlavourPlan, bgp: CalicoBgpPlan): void {
  if (foreign === undefined) return;
  const { name, provider } = foreign;
  if (operator === undefined) {
    p.problem('plugin', { what: `${name} is set up beside Calico by its operator only`, instead: 'leave flavour out, or plugin', code: 'MutuallyExclusive' });
    return;
  }
  if (operator.kubernetesProvider !== undefined && operator.kubernetesProvider !== provider) {
    p.problem('plugin', {
      what: `${name} does not run on ${operator.kubernetesProvider}`,
      instead: `write kubernetesProvider ${quote(provider)}, or leave it out`, code: 'MutuallyExclusive',
    });
  }
  const unread = (prop: Prop, what: string): void => p.problem(prop, {
    what: `${what}, and Calico enforces policies only`,
    instead: 'leave it out, or leave plugin out', code: 'PropWithoutEffect',
  });
  for (const prop of (['pools', 'mtu', 'nodeMtu', 'ipv4Autodetection', 'ipv6Autodetection'] as const).filter((one) => p.given(one))) {
    unread(prop, `pods get their network from ${name}`);
  }
  if (p.given('bgp') && bgp.enabled) unread('bgp', `the operator refuses BGP beside cni.type ${type}`);
  const ofPlugin = ([['hostPorts', operator.hostPorts === true], ['containerIPForwarding', operator.containerIPForwarding !== undefined]] as const)
    .filter(([, isSaid]) => isSaid);
  for (const [option] of ofPlugin) unread('flavour', `the operator refuses ${option} beside cni.type ${type}`);
}
