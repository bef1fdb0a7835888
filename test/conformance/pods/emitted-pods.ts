import type { Cluster } from '../cluster';
import type { KubernetesObject } from '../kubernetes-api';
import type { Emitted } from '../outputs/emitted';
import { PATIENCE, waitFor } from '../wait';

/** What is bound just while its pod is tried may go unheard, and kube-scheduler tries again after five minutes, which it looks at twice a minute. */
const SCHEDULED_LIMIT_MS = 400_000 / PATIENCE;
const BOUND_LIMIT_MS = 60_000;

/** The pods of everything that was emitted, when each of them has a node. */
export async function scheduledPods({ api }: Cluster, emitted: Emitted): Promise<KubernetesObject[]> {
  const nodes = await api.list('/api/v1/nodes');
  const workloads = [...emitted.ofKind('Deployment'), ...emitted.ofKind('DaemonSet')];
  const scalers = emitted.ofKind('HorizontalPodAutoscaler');
  const leastOf = ({ name, namespace }: KubernetesObject['metadata']): number => (
    scalers.find(({ metadata, spec }) => metadata.namespace === namespace && spec.scaleTargetRef.name === name)!.spec.minReplicas);
  const perWorkload = workloads.map(async ({ kind, metadata, spec }) => {
    // a Deployment that is scaled says no number
    const wanted = kind === 'DaemonSet' ? nodes.length : spec.replicas ?? leastOf(metadata);
    const selector = Object.entries(spec.selector.matchLabels).map(([label, value]) => `${label}=${value}`).join(',');
    const path = `/api/v1/namespaces/${metadata.namespace}/pods?labelSelector=${encodeURIComponent(selector)}`;
    return waitFor(`${wanted} scheduled pods of ${metadata.namespace}/${metadata.name}`, async () => {
      const pods = await api.list(path);
      return pods.length === wanted && pods.every((pod) => pod.spec.nodeName) && pods;
    }, SCHEDULED_LIMIT_MS);
  });
  return (await Promise.all(perWorkload)).flat();
}

export async function claimsAreBound({ api }: Cluster, emitted: Emitted): Promise<void> {
  for (const { metadata } of emitted.ofKind('PersistentVolumeClaim')) {
    const path = `/api/v1/namespaces/${metadata.namespace}/persistentvolumeclaims/${metadata.name}`;
    await waitFor(`claim ${metadata.namespace}/${metadata.name} to be bound`, async () => {
      return (await api.get<KubernetesObject>(path)).status.phase === 'Bound';
    }, BOUND_LIMIT_MS);
  }
}
