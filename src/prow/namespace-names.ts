import { dnsLabel } from '../core/names';
import { also } from '../core/props';
import { quote } from '../core/quote';

/**
 * Namespaces of what stands below Prow, by the manifests and charts of those projects: limits, policies and Pod Security levels of Prow would
 * be theirs too, and who may make pods beside them may take what they hold.
 */
const OF_OTHERS: ReadonlySet<string> = new Set([
  'calico-apiserver', 'calico-system', 'cilium-secrets', 'cilium-spire', 'tigera-operator', 'weave',
  'contour', 'envoy-gateway-system', 'haproxy-controller', 'ingress', 'ingress-controller', 'ingress-nginx', 'istio-ingress', 'istio-system', 'kong',
  'nginx-gateway', 'nginx-ingress', 'projectcontour', 'traefik',
  'argocd', 'cert-manager', 'external-secrets', 'flux-system', 'local-path-storage', 'metallb-system',
]);

/** A namespace that may be ours; the prefix is reserved. Source: kubernetes.io/docs/concepts/overview/working-with-objects/namespaces. */
export const namespaceName = also(dnsLabel, (value) => {
  const whose = owner(value);
  return whose === undefined ? undefined : { what: `${quote(value)} ${whose}`, instead: 'use one of your own, like "prow"', code: 'NamespaceReserved' };
});

/** The jobs' namespace gets labels, limits and policies for jobs alone. */
export const jobsNamespaceName = also(dnsLabel, (value) => {
  const whose = owner(value);
  return whose === undefined ? undefined : { what: `${quote(value)} ${whose}`, instead: 'use one for jobs alone, like "test-pods"', code: 'NamespaceReserved' };
});

/** The caches' namespace gets labels and policies for caches alone. */
export const cachesNamespaceName = also(dnsLabel, (value) => {
  const whose = owner(value);
  return whose === undefined ? undefined : { what: `${quote(value)} ${whose}`, instead: 'use one for caches alone, like "prow-caches"', code: 'NamespaceReserved' };
});

function owner(value: string): string | undefined {
  if (/^(kube|openshift)-/.test(value)) return `is a namespace of ${value.startsWith('kube-') ? 'Kubernetes' : 'OpenShift'} itself`;
  if (value === 'default') return 'holds the pods of everything that names no namespace, and what is said of Prow\'s pods would be said of theirs too';
  return OF_OTHERS.has(value) ? 'belongs to what stands below Prow' : undefined;
}
