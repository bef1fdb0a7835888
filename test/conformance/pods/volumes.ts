import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KubernetesApi, KubernetesObject } from '../kubernetes-api';
import type { Mounts } from './substitutions';

export const TOKEN_MOUNT = '/var/run/secrets/kubernetes.io/serviceaccount';

/** Makes a folder for each volume of the pod and fills it with what the API server has, as kubelet does. */
export async function makeVolumes(
  api: KubernetesApi, pod: KubernetesObject, folder: string, change: (content: string) => string,
): Promise<ReadonlyMap<string, string>> {
  const folders = new Map<string, string>();
  for (const { name, ...source } of pod.spec.volumes ?? []) {
    const volume = join(folder, name);
    mkdirSync(volume, { recursive: true });
    folders.set(name, volume);
    for (const [file, content] of await filesOf(api, pod.metadata.namespace!, source)) writeFileSync(join(volume, file), change(content));
  }
  return folders;
}

/** Where a container sees the volumes. */
export function mountsOf(container: any, volumes: ReadonlyMap<string, string>): Mounts {
  return new Map((container.volumeMounts ?? []).map(({ name, mountPath, subPath }: any) => {
    if (subPath !== undefined) throw new Error(`${container.name} mounts a subPath of ${name}, which never changes with its ConfigMap`);
    return [mountPath, volumes.get(name)!];
  }));
}

async function filesOf(api: KubernetesApi, namespace: string, source: any): Promise<[string, string][]> {
  if (source.configMap) return configMapFiles(api, namespace, source.configMap);
  if (source.secret) return secretFiles(api, namespace, source.secret.secretName);
  if (source.emptyDir || source.persistentVolumeClaim) return [];
  const files: [string, string][] = [];
  for (const projection of source.projected?.sources ?? []) {
    // Of a pod's own token and its surroundings, which Prow reads by a kubeconfig here, nothing is written.
    if (projection.configMap && projection.configMap.name !== 'kube-root-ca.crt') files.push(...await configMapFiles(api, namespace, projection.configMap));
  }
  if (!source.projected) throw new Error(`nobody here knows volumes of ${Object.keys(source).join(', ')}`);
  return files;
}

async function configMapFiles(api: KubernetesApi, namespace: string, { name }: { readonly name: string }): Promise<[string, string][]> {
  const { data } = await api.get<KubernetesObject>(`/api/v1/namespaces/${namespace}/configmaps/${name}`);
  return Object.entries<string>(data ?? {});
}

async function secretFiles(api: KubernetesApi, namespace: string, name: string): Promise<[string, string][]> {
  const { data } = await api.get<KubernetesObject>(`/api/v1/namespaces/${namespace}/secrets/${name}`);
  return Object.entries<string>(data).map(([key, value]) => [key, Buffer.from(value, 'base64').toString()]);
}
