import { familyOf } from '../../core/net';
import { CalicoBgpPlan } from './calico-bgp';
import { CalicoDataplanePlan } from './calico-dataplane';
import { CalicoFelix } from './calico-felix';
import { CalicoReading } from './calico-findings';
import { CalicoFlavourPlan } from './calico-flavour';
import { CalicoPluginPlan } from './calico-plugin';
import { CalicoPoolSettings } from './calico-pool-options';
import { WINDOWS_VXLAN } from './calico-windows';

interface BesideWindows {
  readonly flavour: CalicoFlavourPlan;
  readonly plugin: CalicoPluginPlan;
  readonly pools: readonly CalicoPoolSettings[];
  readonly bgp: CalicoBgpPlan;
  readonly dataplane: CalicoDataplanePlan;
  readonly felix?: Partial<CalicoFelix>;
}

/** What the operator refuses beside Windows nodes, or they do not understand. Source: that of `CalicoWindowsOptions`. */
export function checkWindows(p: CalicoReading, beside: BesideWindows): void {
  const { flavour, plugin, pools, bgp, dataplane, felix } = beside;
  if (flavour.operator === undefined) {
    p.problem('windows', { what: 'nodes with Windows get Calico from its operator only', instead: 'leave flavour out', code: 'MutuallyExclusive' });
  }
  if (dataplane.apiServer !== undefined) {
    p.problem('dataplane', {
      what: 'eBPF is for Linux alone, and windows is given',
      instead: 'write CalicoDataplane.iptables() or CalicoDataplane.nftables()', code: 'MutuallyExclusive',
    });
  }
  if (plugin.foreign !== undefined) return;
  pools.forEach(({ encapsulation: { word, call }, carriesPods, cidr }, i) => {
    if (!carriesPods || familyOf(cidr) !== 'ipv4' || word === 'VXLAN' || call === 'none') return;
    p.problem(`pools[${i}].encapsulation`, {
      what: `${word} does not reach pods of Windows nodes, and the operator refuses it`,
      instead: 'write CalicoEncapsulation.vxlan(), or leave it out', code: 'MutuallyExclusive',
    });
  });
  if (bgp.enabled && pools.some(({ encapsulation: { wrap }, carriesPods }) => carriesPods && wrap === 'VXLAN')) {
    p.problem('bgp', {
      what: 'is on, and Windows nodes take VXLAN or BGP, and not both',
      instead: 'leave bgp out, or write CalicoEncapsulation.none() in every pool', code: 'MutuallyExclusive',
    });
  }
  const { vxlanPort = WINDOWS_VXLAN.port, vxlanVNI = WINDOWS_VXLAN.leastVni } = felix ?? {};
  if (vxlanPort !== WINDOWS_VXLAN.port) {
    p.problem('felix.vxlanPort', {
      what: `${vxlanPort} is not the ${WINDOWS_VXLAN.port} that Windows sends VXLAN to`,
      instead: 'leave it out', code: 'MutuallyExclusive',
    });
  }
  if (vxlanVNI < WINDOWS_VXLAN.leastVni) {
    p.problem('felix.vxlanVNI', {
      what: `${vxlanVNI} is less than ${WINDOWS_VXLAN.leastVni}, the first number that Windows takes`,
      instead: 'leave it out', code: 'MutuallyExclusive',
    });
  }
}
