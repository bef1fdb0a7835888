import { cidr, familyOf } from '../../core/net';
import { Where } from '../../core/problem';
import { readProps } from '../../core/props';
import { text } from '../../core/safe-text';
import { boolean, list } from '../../core/values';
import { CniPlan } from '../cni-plan';
import { interfaceMtu } from '../interface-mtu';
import { PreinstalledCniOptions } from './preinstalled-cni-options';

/** The plan of a CNI that is none of our business: what its user said, and nothing to install. */
export function preinstalledCniPlan(options: PreinstalledCniOptions): CniPlan {
  const known = readProps<PreinstalledCniOptions, Known>(Where.call('Cni.preinstalled'), options, (p) => ({
    name: p.optional('name', text, 'the preinstalled CNI'),
    podCidrs: p.optional('podCidrs', list(cidr), []),
    podMtu: p.optional('podMtu', interfaceMtu),
    enforcesNetworkPolicy: p.optional('enforcesNetworkPolicy', boolean),
  }));
  return {
    name: known.name,
    podCidrsFrom: 'Cni.preinstalled({ podCidrs })',
    network: { podCidrs: known.podCidrs, podMtu: known.podMtu, nodePorts: [] },
    capabilities: {
      enforcesNetworkPolicy: known.enforcesNetworkPolicy,
      // one family proves nothing: a CNI may be able to carry more than it was set up for
      dualStack: new Set(known.podCidrs.map(familyOf)).size === 2 ? true : undefined,
    },
    notes: [],
  };
}

interface Known {
  readonly name: string;
  readonly podCidrs: readonly string[];
  readonly podMtu?: number;
  readonly enforcesNetworkPolicy?: boolean;
}
