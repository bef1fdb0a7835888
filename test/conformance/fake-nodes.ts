import { type KubernetesApi, type KubernetesObject, unlessOutdated } from './kubernetes-api';
import { Repetition } from './wait';

const RESOURCES = { 'cpu': '16', 'memory': '64Gi', 'ephemeral-storage': '200Gi', 'pods': '110' };

/** Node objects without machines: pods are scheduled to them, stay Pending there, and go when deleted. */
export class FakeNodes {
  private constructor(private readonly kubelet: Repetition) {}

  static async create(api: KubernetesApi, count: number): Promise<FakeNodes> {
    for (let i = 1; i <= count; i++) {
      await api.post('/api/v1/nodes', node(`node-${i}`, `192.0.2.${i}`));
      // Admission taints every new Node as not ready; with the node lifecycle controller off, nobody takes that away.
      await api.patch(`/api/v1/nodes/node-${i}`, { spec: { taints: null } });
    }
    return new FakeNodes(new Repetition(() => confirmDeletions(api)));
  }

  stop(): Promise<void> {
    return this.kubelet.stop();
  }
}

function node(name: string, address: string): KubernetesObject {
  const platform = { 'kubernetes.io/arch': 'amd64', 'kubernetes.io/os': 'linux' };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels: { 'kubernetes.io/hostname': name, ...platform } },
    status: {
      capacity: RESOURCES,
      allocatable: RESOURCES,
      addresses: [{ type: 'InternalIP', address }, { type: 'Hostname', address: name }],
      conditions: [{ type: 'Ready', status: 'True', reason: 'FakeNode', message: 'no kubelet behind it' }],
    },
  };
}

/** A scheduled pod is only gone when its kubelet says that its containers are. */
async function confirmDeletions(api: KubernetesApi): Promise<void> {
  for (const pod of await api.list('/api/v1/pods')) {
    if (!pod.metadata.deletionTimestamp || !pod.spec.nodeName) continue;
    const path = `/api/v1/namespaces/${pod.metadata.namespace}/pods/${pod.metadata.name}`;
    await unlessOutdated(api.delete(path, { gracePeriodSeconds: 0, preconditions: { uid: pod.metadata.uid } }));
  }
}
