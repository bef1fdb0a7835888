import type { KubernetesApi, KubernetesObject } from '../kubernetes-api';

/** Every key of a ConfigMap or Secret without which kubelet would not start the pod, and that does not exist. */
export async function missingReferences(api: KubernetesApi, pod: KubernetesObject): Promise<string[]> {
  const { namespace, name } = pod.metadata;
  const missing: string[] = [];
  for (const { kind, object, key } of references(pod.spec)) {
    const found = await api.get<KubernetesObject>(`/api/v1/namespaces/${namespace}/${kind}s/${object}`).catch(() => undefined);
    const absent = found === undefined || (key !== undefined && found.data?.[key] === undefined);
    if (absent) missing.push(`${namespace}/${name} needs ${kind} ${object}${key === undefined ? '' : ` with ${key}`}`);
  }
  return missing;
}

interface Reference {
  readonly kind: 'configmap' | 'secret';
  readonly object: string;
  readonly key?: string;
}

function references(spec: any): Reference[] {
  const containers: any[] = [...(spec.initContainers ?? []), ...spec.containers];
  return [...containers.flatMap(ofEnvironment), ...(spec.volumes ?? []).flatMap(ofVolume)];
}

function ofEnvironment(container: any): Reference[] {
  return (container.env ?? []).flatMap(({ valueFrom }: any): Reference[] => {
    if (valueFrom?.secretKeyRef) return [{ kind: 'secret', object: valueFrom.secretKeyRef.name, key: valueFrom.secretKeyRef.key }];
    if (valueFrom?.configMapKeyRef) return [{ kind: 'configmap', object: valueFrom.configMapKeyRef.name, key: valueFrom.configMapKeyRef.key }];
    return [];
  });
}

function ofVolume({ configMap, secret, projected }: any): Reference[] {
  if (configMap) return withItems('configmap', configMap.name, configMap.items);
  if (secret) return withItems('secret', secret.secretName, secret.items);
  return (projected?.sources ?? []).flatMap((source: any) => {
    if (source.configMap) return withItems('configmap', source.configMap.name, source.configMap.items);
    return source.secret ? withItems('secret', source.secret.name, source.secret.items) : [];
  });
}

function withItems(kind: Reference['kind'], object: string, items: readonly { key: string }[] | undefined): Reference[] {
  return items ? items.map(({ key }) => ({ kind, object, key })) : [{ kind, object }];
}
