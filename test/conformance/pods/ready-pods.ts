import { type KubernetesApi, type KubernetesObject, unlessOutdated } from '../kubernetes-api';
import { Repetition } from '../wait';

/** Says of every scheduled pod that it runs and is ready, as the kubelet of a node would that needs no time for anything. */
export class ReadyPods {
  private readonly kubelet: Repetition;

  constructor(api: KubernetesApi) {
    this.kubelet = new Repetition(() => markReady(api));
  }

  stop(): Promise<void> {
    return this.kubelet.stop();
  }
}

async function markReady(api: KubernetesApi): Promise<void> {
  for (const { metadata, spec, status } of await api.list<KubernetesObject>('/api/v1/pods')) {
    if (!spec.nodeName || status.phase === 'Running' || metadata.deletionTimestamp) continue;
    const conditions = ['Initialized', 'ContainersReady', 'Ready'].map((type) => ({ type, status: 'True', lastTransitionTime: '2026-01-01T00:00:00Z' }));
    const scheduled = (status.conditions ?? []).filter(({ type }: { type: string }) => type === 'PodScheduled');
    await unlessOutdated(
      api.patch(`/api/v1/namespaces/${metadata.namespace}/pods/${metadata.name}/status`,
        { status: { phase: 'Running', conditions: [...scheduled, ...conditions] } }));
  }
}
