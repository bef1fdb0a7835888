import { type End, isPod, type World } from './world';

/** Who an address belongs to, as the agent of a node sees it. */
export interface Identity {
  readonly address: string;
  /** Of a pod, with what its namespace adds. */
  readonly labels?: Readonly<Record<string, string>>;
  /** host, remote-node, kube-apiserver, ingress, world. */
  readonly reserved: readonly string[];
  /** Which node it is, where it is the one that is asked. */
  readonly ownNode?: string;
}

/**
 * A node is `host` to itself and `remote-node` to others; an address that only one node has is another's business. Where the API server listens is
 * `kube-apiserver` besides; but a pod is always a pod, even where it is the API server.
 *
 * Source: docs.cilium.io, gettingstarted/terminology ("Special Identities"); cilium v1.20.2 pkg/ipcache: metadata.go (`resolveLabels`), and ipcache.go
 * ("Endpoint IP identities take precedence over CIDR identities").
 */
export function identityOf(end: End, node: string | undefined, world: World): Identity {
  const { address } = end;
  if (isPod(end)) return { address, reserved: [], labels: podLabels(end, world) };
  const apiServer = world.apiServer.includes(address) ? ['kube-apiserver'] : [];
  const isOf = (own: World['nodes'], name: string | undefined): boolean => name !== undefined && (own[name] ?? []).includes(address);
  if (isOf(world.nodes, node) || isOf(world.local, node)) {
    // what a node has, all of its addresses have
    const isOfApiServer = node !== undefined && [...world.nodes[node] ?? [], ...world.local[node] ?? []].some((one) => world.apiServer.includes(one));
    return { address, ownNode: node, reserved: ['host', ...(isOfApiServer ? ['kube-apiserver'] : [])] };
  }
  if (Object.keys(world.nodes).some((other) => isOf(world.nodes, other))) return { address, reserved: ['remote-node', ...apiServer] };
  if (world.ingress.includes(address)) return { address, reserved: ['ingress', ...apiServer] };
  return { address, reserved: ['world', ...apiServer] };
}

function podLabels({ namespace, labels }: End & { readonly namespace: string }, { namespaces }: World): Readonly<Record<string, string>> {
  const ofNamespace = Object.entries(namespaces[namespace] ?? {}).map(([key, value]) => [`io.cilium.k8s.namespace.labels.${key}`, value]);
  return { ...labels, ...Object.fromEntries(ofNamespace), 'io.kubernetes.pod.namespace': namespace, 'io.cilium.k8s.policy.cluster': 'default' };
}
