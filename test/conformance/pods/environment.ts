import type { KubernetesApi, KubernetesObject } from '../kubernetes-api';

/** A container's variables, with those that come from Secrets and ConfigMaps. */
export async function environmentOf(api: KubernetesApi, namespace: string, container: any): Promise<Record<string, string>> {
  const variables: Record<string, string> = {};
  for (const { name, value, valueFrom } of container.env ?? []) {
    variables[name] = valueFrom ? await referredValue(api, namespace, valueFrom) : expand(value ?? '', variables);
  }
  return variables;
}

/** Replaces `$(NAME)` as kubelet does: names that nobody defined stay as they are. */
export function expand(text: string, variables: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$\(([A-Za-z_][\w.-]*)\)/g, (whole, name) => variables[name] ?? whole);
}

async function referredValue(api: KubernetesApi, namespace: string, { secretKeyRef, configMapKeyRef }: any): Promise<string> {
  const { name, key } = secretKeyRef ?? configMapKeyRef;
  const { data } = await api.get<KubernetesObject>(`/api/v1/namespaces/${namespace}/${secretKeyRef ? 'secrets' : 'configmaps'}/${name}`);
  return secretKeyRef ? Buffer.from(data[key], 'base64').toString() : data[key];
}
