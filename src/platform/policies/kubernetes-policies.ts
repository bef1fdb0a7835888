import type { k8s } from 'cdk8s-plus-28';
import { partLabels } from '../../core/labels';
import { nativeObject, Plain } from '../../core/manifest';
import { Party, Traffic } from '../../core/traffic';
import { DENY_ALL, PolicyWriter } from './policy-writer';

type Peer = Plain<k8s.NetworkPolicyPeer>;

/** NetworkPolicies of `networking.k8s.io/v1`. */
export const kubernetesPolicies: PolicyWriter = (scope, namespaces, pods) => {
  const policyTypes = ['Ingress', 'Egress'];
  for (const namespace of namespaces) {
    nativeObject(scope, `${DENY_ALL}-${namespace}`, 'networking.k8s.io/v1/NetworkPolicy', {
      metadata: { name: DENY_ALL, namespace, labels: partLabels() },
      spec: { podSelector: {}, policyTypes },
    });
  }
  for (const isolated of pods) {
    const { namespace, labels } = isolated.party.pods;
    nativeObject(scope, isolated.policyName, 'networking.k8s.io/v1/NetworkPolicy', {
      metadata: { name: isolated.policyName, namespace, labels: partLabels() },
      spec: {
        podSelector: selector(labels),
        policyTypes,
        ...rules('ingress', isolated.incoming.map((traffic) => ({ from: peers(traffic.from), ports: ports(traffic) }))),
        ...rules('egress', isolated.outgoing.map((traffic) => ({ to: peers(traffic.to), ports: ports(traffic) }))),
      },
    });
  }
};

/** An empty list is dropped by the API server, so that each apply would change it back; `policyTypes` says that nothing gets through. */
function rules<K extends 'ingress' | 'egress', R>(direction: K, all: readonly R[]): { readonly [D in K]?: readonly R[] } {
  return all.length === 0 ? {} : { [direction]: all } as { readonly [D in K]: readonly R[] };
}

/** Without peers a rule is for everybody. Who knows pods by their labels alone never finds them in a network. */
function peers({ pods, morePods = [], allPods, blocks }: Party): Peer[] | undefined {
  const all: Peer[] = [
    ...[...(pods ? [pods] : []), ...morePods].map(({ namespace, labels }) => (
      { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } }, podSelector: selector(labels) })),
    ...(allPods ? [{ namespaceSelector: {} }] : []),
    ...(blocks ?? []).map((ipBlock) => ({ ipBlock })),
  ];
  return all.length === 0 ? undefined : all;
}

function selector(labels: Readonly<Record<string, string>>) {
  return Object.keys(labels).length === 0 ? {} : { matchLabels: labels };
}

function ports({ ports: all }: Traffic) {
  return all.length === 0 ? undefined : all;
}
