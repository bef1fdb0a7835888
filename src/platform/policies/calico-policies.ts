import type { NetworkPolicy } from '../../../imports/projectcalico.org';
import { partLabels } from '../../core/labels';
import { customObject } from '../../core/manifest';
import { Party, Traffic } from '../../core/traffic';
import { DENY_ALL, PolicyWriter } from './policy-writer';

/** What Calico's policies say that others do not. */
export interface CalicoPolicySettings {
  readonly order: number;
  readonly logsDenied: boolean;
}

const POLICY = { apiVersion: 'projectcalico.org/v3', kind: 'NetworkPolicy' } as const;
const types = ['Ingress', 'Egress'] as const;

/** Source: projectcalico.org/v3 NetworkPolicy, calico v3.32.1 api/pkg/apis/projectcalico/v3/networkpolicy.go. */
export function calicoPolicies({ order, logsDenied }: CalicoPolicySettings): PolicyWriter {
  return (scope, namespaces, pods) => {
    const denied = [...(logsDenied ? [{ action: 'Log' } as const] : []), { action: 'Deny' } as const];
    for (const namespace of namespaces) {
      customObject<NetworkPolicy>(scope, `${DENY_ALL}-${namespace}`, {
        ...POLICY,
        metadata: { name: DENY_ALL, namespace, labels: partLabels() },
        spec: { order: order + 1, selector: 'all()', types, ingress: denied, egress: denied },
      });
    }
    for (const isolated of pods) {
      const { namespace, labels } = isolated.party.pods;
      customObject<NetworkPolicy>(scope, isolated.policyName, {
        ...POLICY,
        metadata: { name: isolated.policyName, namespace, labels: partLabels() },
        spec: {
          order,
          selector: selector(labels),
          types,
          ingress: isolated.incoming.flatMap((traffic) => rules(traffic, traffic.from, 'source')),
          egress: isolated.outgoing.flatMap((traffic) => rules(traffic, traffic.to, 'destination')),
        },
      });
    }
  };
}

/** A rule has one protocol, and one kind of peer. */
function rules({ ports }: Traffic, party: Party, side: 'source' | 'destination') {
  const protocols = ports.length === 0 ? [undefined] : [...new Set(ports.map(({ protocol }) => protocol))];
  return protocols.flatMap((protocol) => peers(party).map((peer) => {
    const numbers = ports.filter((port) => port.protocol === protocol).map(({ port }) => port);
    const destination = numbers.length === 0 ? {} : { ports: numbers };
    const both = side === 'destination' ? { destination: { ...peer, ...destination } } : { source: peer, destination };
    return { action: 'Allow' as const, protocol, ...Object.fromEntries(Object.entries(both).filter(([, entity]) => Object.keys(entity).length > 0)) };
  }));
}

function peers({ pods, morePods = [], blocks }: Party) {
  const all = [
    ...[...(pods ? [pods] : []), ...morePods].map(({ namespace, labels }) => ({ namespaceSelector: `projectcalico.org/name == '${namespace}'`, selector: selector(labels) })),
    ...(blocks ?? []).map(({ cidr, except }) => ({ nets: [cidr], notNets: except })),
  ];
  return all.length === 0 ? [{}] : all;
}

function selector(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels).map(([key, value]) => `${key} == '${value}'`).join(' && ') || 'all()';
}
