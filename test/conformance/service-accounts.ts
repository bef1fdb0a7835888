import type { KubernetesApi, KubernetesObject } from './kubernetes-api';

const LIFETIME_SECONDS = 3600;

/** A token of the account; one for a pod ends with it, as kubelet's do. */
export async function tokenOf(api: KubernetesApi, namespace: string, account: string, pod?: KubernetesObject): Promise<string> {
  const boundObjectRef = pod && { apiVersion: 'v1', kind: 'Pod', name: pod.metadata.name, uid: pod.metadata.uid };
  const { status } = await api.post<KubernetesObject>(`/api/v1/namespaces/${namespace}/serviceaccounts/${account}/token`, {
    apiVersion: 'authentication.k8s.io/v1',
    kind: 'TokenRequest',
    spec: { expirationSeconds: LIFETIME_SECONDS, ...(boundObjectRef && { boundObjectRef }) },
  });
  return status.token;
}
