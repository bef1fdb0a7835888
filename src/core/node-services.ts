/**
 * Ports at which something listens on every node, or on those of the control plane, that a cluster cannot do without.
 *
 * Source: kubernetes pkg/cluster/ports/ports.go at v1.33.13 for kubelet, kube-proxy and kube-controller-manager; the others are the usual ones.
 */
const LISTENERS: Readonly<Record<number, string>> = {
  22: 'ssh',
  2379: 'etcd',
  2380: 'etcd',
  6443: 'the API server',
  10248: 'kubelet',
  10249: 'kube-proxy',
  10250: 'kubelet',
  10256: 'kube-proxy',
  10257: 'kube-controller-manager',
  10259: 'kube-scheduler',
};

/** What listens at a port of the node itself; undefined for nothing that is known. */
export function nodeListener(port: number): string | undefined {
  return Object.hasOwn(LISTENERS, port) ? LISTENERS[port] : undefined;
}
