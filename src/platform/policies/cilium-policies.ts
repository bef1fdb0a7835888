import type { CiliumNetworkPolicy } from '../../../imports/cilium.io';
import { partLabels } from '../../core/labels';
import { customObject } from '../../core/manifest';
import { Party, Traffic } from '../../core/traffic';
import { DENY_ALL, policyName, PolicyWriter } from './policy-writer';

const API_VERSION = 'cilium.io/v2';
const KIND = 'CiliumNetworkPolicy';
const DNS_PORT = 53;

/** Source: cilium.io/v2 CiliumNetworkPolicy, cilium v1.18 Documentation/security/policy. */
export const ciliumPolicies: PolicyWriter = (scope, namespaces, pods) => {
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
    customObject<CiliumNetworkPolicy>(scope, policyName(isolated), {
      apiVersion: API_VERSION,
      kind: KIND,
      metadata: { name: policyName(isolated), namespace, labels: partLabels() },
      spec: {
        endpointSelector: { matchLabels: labels },
        ingress: isolated.incoming.map((traffic) => ({ ...from(traffic.from), toPorts: ports(traffic) })),
        egress: isolated.outgoing.flatMap((traffic) => to(traffic.to).map((peer) => ({ ...peer, toPorts: ports(traffic) }))),
      },
    });
  }
};

/** Networks are the second best where names are known: addresses of GitHub change. */
function isByName({ hosts, blocks }: Party): boolean {
  return hosts !== undefined && hosts.length > 0 && (blocks ?? []).every(({ cidr }) => cidr.endsWith('/0'));
}

function from({ pods, blocks }: Party) {
  return {
    ...(pods ? { fromEndpoints: [endpoint(pods)] } : {}),
    ...(blocks?.length ? { fromCIDRSet: blocks } : {}),
    ...(pods || blocks?.length ? {} : { fromEntities: ['all' as const] }),
  };
}

/** One rule for each way of naming: Cilium joins those within a rule, and DNS names may not stand beside others. */
function to(party: Party) {
  const { pods, blocks, hosts, name } = party;
  if (isByName(party)) return [{ toFQDNs: (hosts ?? []).map((host) => (host.includes('*') ? { matchPattern: host } : { matchName: host })) }];
  return [
    ...(pods ? [{ toEndpoints: [endpoint(pods)] }] : []),
    // pods reach it on a node or in a pod, where networks do not match
    ...(name === 'API server' ? [{ toEntities: ['kube-apiserver' as const] }] : []),
    ...(blocks?.length ? [{ toCIDRSet: blocks }] : []),
  ];
}

function endpoint({ namespace, labels }: NonNullable<Party['pods']>) {
  return { matchLabels: { 'k8s:io.kubernetes.pod.namespace': namespace, ...labels } };
}

function ports({ ports: all, http, to: { name } }: Traffic) {
  if (all.length === 0) return undefined;
  const isDns = name === 'DNS' && all.some(({ port }) => port === DNS_PORT);
  return [{
    ports: all.map(({ port, protocol }) => ({ port: String(port), protocol })),
    ...(http ? { rules: { http: http.map(({ method, path }) => ({ method, path: path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') })) } } : {}),
    // Cilium learns from the answers which addresses belong to names; to refuse others would break the search through a pod's own domains
    ...(isDns ? { rules: { dns: [{ matchPattern: '*' }] } } : {}),
  }];
}
