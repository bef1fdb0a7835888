import { cidr, familyOf } from '../../core/net';
import { NodeTraffic } from '../../core/network-plan';
import { Where } from '../../core/problem';
import { readOldProps } from '../../core/props-reader';
import { text } from '../../core/safe-text';
import { boolean, instanceOf, list } from '../../core/values';
import { CniCapabilities } from '../cni-capabilities';
import { CniPlan, ON_ITS_OWN } from '../cni-plan';
import { interfaceMtu } from '../interface-mtu';
import { cniCapabilities } from './said-capabilities';
import { PreinstalledCni, PreinstalledCniFacts } from './preinstalled-cni';
import { PreinstalledCniOptions } from './preinstalled-cni-options';

const UNKNOWN: PreinstalledCniFacts = { name: 'the preinstalled CNI', podCidrs: [], capabilities: {} };

/** The plan of a CNI that is none of our business: what is known of it, what its user said, and nothing to install. */
export function preinstalledCniPlan(options: PreinstalledCniOptions): CniPlan {
  const known = readOldProps<PreinstalledCniOptions, Known>(Where.call('Cni.preinstalled'), options, (p) => {
    const given = p.optional('of', instanceOf(PreinstalledCni, 'PreinstalledCni.k3s()'));
    const facts = given instanceof PreinstalledCni ? given._plan : UNKNOWN;
    const enforcesNetworkPolicy = p.optional('enforcesNetworkPolicy', boolean);
    const said = p.optional('capabilities', cniCapabilities, {});
    if (enforcesNetworkPolicy !== undefined && said?.enforcesNetworkPolicy !== undefined) {
      p.problem('enforcesNetworkPolicy', { what: 'is said in capabilities too', instead: 'leave one of them out', code: 'MutuallyExclusive' });
    }
    return {
      name: p.optional('name', text, facts.name),
      podCidrs: p.optional('podCidrs', list(cidr), facts.podCidrs),
      podMtu: p.optional('podMtu', interfaceMtu, facts.podMtu),
      capabilities: { ...facts.capabilities, ...(enforcesNetworkPolicy === undefined ? {} : { enforcesNetworkPolicy }), ...said },
      nodePorts: facts.nodePorts ?? [],
      policyGroups: facts.policyGroups,
    };
  });
  return {
    ...ON_ITS_OWN,
    name: known.name,
    podCidrsFrom: 'Cni.preinstalled({ podCidrs })',
    network: { podCidrs: known.podCidrs, podMtu: known.podMtu, nodePorts: known.nodePorts },
    capabilities: {
      // one family proves nothing: a CNI may be able to carry more than it was set up for
      dualStack: new Set(known.podCidrs.map(familyOf)).size === 2 ? true : undefined,
      ...known.capabilities,
    },
    policyGroups: known.policyGroups,
    // who is known to be another one serves nothing of Cilium's
    ...(known.policyGroups === undefined ? {} : { gatewayClasses: [], ingressClasses: [] }),
    notes: [],
  };
}

interface Known {
  readonly name: string;
  readonly podCidrs: readonly string[];
  readonly podMtu?: number;
  readonly nodePorts: readonly NodeTraffic[];
  readonly capabilities: CniCapabilities;
  readonly policyGroups?: readonly string[];
}
