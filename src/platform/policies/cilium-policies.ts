import type { CiliumNetworkPolicy } from '../../../imports/cilium.io';
import { partLabels } from '../../core/labels';
import { customObject } from '../../core/manifest';
import { Party, Traffic } from '../../core/traffic';
import { DENY_ALL, PolicyWriter } from './policy-writer';

const API_VERSION = 'cilium.io/v2';
const KIND = 'CiliumNetworkPolicy';

/** What Cilium's policies say, or not. */
export interface CiliumPolicySettings {
  /** Whether they look into HTTP and DNS. */
  readonly l7: boolean;
}

/** Every pod of every namespace: a selector that names no namespace means that of the policy. */
const ALL_PODS = { matchExpressions: [{ key: 'k8s:io.kubernetes.pod.namespace', operator: 'Exists' as const }] };

/** Source: cilium.io/v2 CiliumNetworkPolicy, cilium v1.20 Documentation/security/policy. */
export function ciliumPolicies({ l7 }: CiliumPolicySettings): PolicyWriter {
  return (scope, namespaces, pods) => {
    for (const namespace of namespaces) {
      customObject<CiliumNetworkPolicy>(scope, `${DENY_ALL}-${namespace}`, {
        apiVersion: API_VERSION,
        kind: KIND,
        metadata: { name: DENY_ALL, namespace, labels: partLabels() },
        // a rule that allows nothing turns the default from allowed to denied
        spec: { endpointSelector: {}, ingress: [{}], egress: [{}] },
      });
    }
    for (const isolated of pods) {
      const { namespace, labels } = isolated.party.pods;
      customObject<CiliumNetworkPolicy>(scope, isolated.policyName, {
        apiVersion: API_VERSION,
        kind: KIND,
        metadata: { name: isolated.policyName, namespace, labels: partLabels() },
        spec: {
          endpointSelector: { matchLabels: labels },
          ingress: isolated.incoming.flatMap((traffic) => from(traffic.from).map((peer) => ({ ...peer, toPorts: ports(traffic, l7) }))),
          egress: isolated.outgoing.flatMap((traffic) => to(traffic.to, l7).map((peer) => ({ ...peer, toPorts: ports(traffic, l7) }))),
        },
      });
    }
  };
}

/** Networks are the second best where names are known: addresses of GitHub change. */
function isByName({ hosts, blocks }: Party): boolean {
  return hosts !== undefined && hosts.length > 0 && (blocks ?? []).every(({ cidr }) => cidr.endsWith('/0'));
}

type Entity = 'kube-apiserver' | 'host' | 'remote-node' | 'ingress';

interface Peers {
  readonly endpoints: readonly object[];
  readonly entities: readonly Entity[];
  readonly blocks: NonNullable<Party['blocks']>;
}

/** Networks match nothing of the cluster, so that what is there is named by what it is. Source: cilium 1.20.2, pkg/ipcache/metadata.go (`resolveLabels`). */
function peersOf({ pods, morePods = [], allPods, isApiServer, nodes, isCniProxy, blocks = [] }: Party): Peers {
  return {
    endpoints: [...[...(pods ? [pods] : []), ...morePods].map(endpoint), ...(allPods ? [ALL_PODS] : [])],
    entities: [
      ...(isApiServer ? ['kube-apiserver' as const] : []),
      ...(nodes ? ['host' as const] : []), ...(nodes === 'any' ? ['remote-node' as const] : []),
      ...(isCniProxy ? ['ingress' as const] : []),
    ],
    blocks,
  };
}

/** One rule for each way of naming: Cilium joins those within a rule. */
function from(party: Party) {
  const { endpoints, entities, blocks } = peersOf(party);
  const rules = [
    ...(endpoints.length > 0 ? [{ fromEndpoints: endpoints }] : []),
    ...(entities.length > 0 ? [{ fromEntities: entities }] : []),
    ...(blocks.length > 0 ? [{ fromCIDRSet: blocks }] : []),
  ];
  return rules.length > 0 ? rules : [{ fromEntities: ['all' as const] }];
}

/** The same, and DNS names may not stand beside others. */
function to(party: Party, l7: boolean) {
  if (l7 && isByName(party)) return [{ toFQDNs: (party.hosts ?? []).map((host) => (host.includes('*') ? { matchPattern: host } : { matchName: host })) }];
  const { endpoints, entities, blocks } = peersOf(party);
  return [
    ...(endpoints.length > 0 ? [{ toEndpoints: endpoints }] : []),
    ...(entities.length > 0 ? [{ toEntities: entities }] : []),
    ...(blocks.length > 0 ? [{ toCIDRSet: blocks }] : []),
  ];
}

function endpoint({ namespace, labels }: NonNullable<Party['pods']>) {
  return { matchLabels: { 'k8s:io.kubernetes.pod.namespace': namespace, ...labels } };
}

function ports({ ports: all, http, to: { name } }: Traffic, l7: boolean) {
  if (all.length === 0) return undefined;
  return [{
    ports: all.map(({ port, protocol }) => ({ port: String(port), protocol })),
    ...(l7 && http ? { rules: { http: http.map(({ method, path }) => ({ method, path: path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') })) } } : {}),
    // Cilium learns from the answers which addresses belong to names; to refuse others would break the search through a pod's own domains
    ...(l7 && name === 'DNS' ? { rules: { dns: [{ matchPattern: '*' }] } } : {}),
  }];
}
