/** A Kubernetes object as it will stand in a file. */
export interface RenderedObject {
  /** Path of the construct that it comes from. */
  readonly path: string;
  /** API group, empty for the core group. */
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  /** What its construct called it, where a patch gave it another name. */
  readonly renamedFrom?: string;
  /** Namespace, empty when the object names none. */
  readonly namespace: string;
  /** True when the API server ignores a namespace of this kind; cdk8s gives a chart's namespace to all objects. */
  readonly clusterScoped: boolean;
  readonly json: Readonly<Record<string, any>>;
}

/**
 * Whatever has `items` beside a kind that ends in List.
 *
 * Source: kubernetes v1.33 staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/unstructured (`IsList`, `UnstructuredList`).
 */
export function isListOfObjects({ kind, items }: Readonly<Record<string, any>>): boolean {
  return typeof kind === 'string' && kind.endsWith('List') && Array.isArray(items);
}

/** As `group/Kind`. Custom resources that are not known here are taken for namespaced. */
const CLUSTER_SCOPED: ReadonlySet<string> = new Set([
  '/Namespace',
  '/Node',
  '/PersistentVolume',
  'admissionregistration.k8s.io/MutatingAdmissionPolicy',
  'admissionregistration.k8s.io/MutatingAdmissionPolicyBinding',
  'admissionregistration.k8s.io/MutatingWebhookConfiguration',
  'admissionregistration.k8s.io/ValidatingAdmissionPolicy',
  'admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding',
  'admissionregistration.k8s.io/ValidatingWebhookConfiguration',
  'apiextensions.k8s.io/CustomResourceDefinition',
  'apiregistration.k8s.io/APIService',
  'cert-manager.io/ClusterIssuer',
  'gateway.networking.k8s.io/GatewayClass',
  'networking.k8s.io/IngressClass',
  'node.k8s.io/RuntimeClass',
  'rbac.authorization.k8s.io/ClusterRole',
  'rbac.authorization.k8s.io/ClusterRoleBinding',
  'scheduling.k8s.io/PriorityClass',
  'storage.k8s.io/CSIDriver',
  'storage.k8s.io/StorageClass',
]);

export function isClusterScoped(group: string, kind: string): boolean {
  return CLUSTER_SCOPED.has(`${group}/${kind}`);
}
