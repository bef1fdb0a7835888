import { RenderedObject } from '../../writer/rendered-object';
import { ANY_NAMESPACE, ExternalClasses, ExternalData, ExternalObject, ExternalObjects, ExternalWorkload } from './external-objects';
import { KnownPods } from './known-pods';
import { KnownServices } from './known-services';
import { madeBy } from './made-by-controllers';
import { PodTemplate } from './pod-template';
import { RenamedObjects } from './renamed-objects';

/** Kinds that others refer to by name, with their groups. */
const GROUPS = {
  ClusterIssuer: 'cert-manager.io',
  ClusterRole: 'rbac.authorization.k8s.io',
  ConfigMap: '',
  Gateway: 'gateway.networking.k8s.io',
  GatewayClass: 'gateway.networking.k8s.io',
  IngressClass: 'networking.k8s.io',
  Issuer: 'cert-manager.io',
  MutatingAdmissionPolicy: 'admissionregistration.k8s.io',
  Namespace: '',
  PersistentVolumeClaim: '',
  PriorityClass: 'scheduling.k8s.io',
  Role: 'rbac.authorization.k8s.io',
  RuntimeClass: 'node.k8s.io',
  Secret: '',
  Service: '',
  ServiceAccount: '',
  StorageClass: 'storage.k8s.io',
  ValidatingAdmissionPolicy: 'admissionregistration.k8s.io',
} as const;
export type ReferredKind = keyof typeof GROUPS;

const GROUP_OF: ReadonlyMap<string, string> = new Map(Object.entries(GROUPS));
const CLASSES: Readonly<Partial<Record<ReferredKind, keyof ExternalClasses>>> = {
  GatewayClass: 'gateway', IngressClass: 'ingress', PriorityClass: 'priority', RuntimeClass: 'runtime', StorageClass: 'storage',
};
/** Where objects go that name no namespace. */
const DEFAULT_NAMESPACE = 'default';
const NAMESPACES = [DEFAULT_NAMESPACE, 'kube-system', 'kube-public', 'kube-node-lease'];
const CLUSTER_ROLES = ['admin', 'cluster-admin', 'edit', 'view'];
/** What the control plane makes. */
const EVERYWHERE: readonly (readonly [ReferredKind, string, string, (readonly string[])?])[] = [
  ...NAMESPACES.map((name) => ['Namespace', '', name] as const),
  ...CLUSTER_ROLES.map((name) => ['ClusterRole', '', name] as const),
  ['ConfigMap', ANY_NAMESPACE, 'kube-root-ca.crt', ['ca.crt']],
  ['PriorityClass', '', 'system-cluster-critical'],
  ['PriorityClass', '', 'system-node-critical'],
  ['Role', 'kube-system', 'extension-apiserver-authentication-reader'],
  ['Service', DEFAULT_NAMESPACE, 'kubernetes'],
  ['Service', 'kube-system', 'kube-dns'],
  ['ServiceAccount', ANY_NAMESPACE, 'default'],
];

/** Names in one namespace, with the keys of each object; undefined stands for keys that nobody knows. */
type Names = Map<string, readonly string[] | undefined>;

/** Everything that exists for certain: what the app emits, what it declared, and what every cluster has. */
export class KnownObjects {
  /** The pods that are made of the objects. */
  readonly pods: KnownPods;
  /** What scales and makes pods, and is not emitted. */
  readonly workloads: readonly ExternalWorkload[];
  readonly services = new KnownServices();
  private readonly names = new Map<string, Map<string, Names>>(Object.keys(GROUPS).map((kind) => [kind, new Map()]));
  readonly renames = new RenamedObjects();
  private readonly closedKinds: ReadonlySet<ReferredKind>;
  /** True when what is not known does not exist. */
  readonly closed: boolean;

  constructor(external: ExternalObjects | undefined) {
    this.closed = external !== undefined && (external.others ?? 'absent') === 'absent';
    this.workloads = external?.workloads ?? [];
    this.pods = new KnownPods(this.workloads, external?.others === 'anything');
    this.closedKinds = closedKinds(this.closed, external);
    for (const [kind, namespace, name, keys] of EVERYWHERE) this.add(kind, namespace, name, keys);
    if (external !== undefined) this.addExternal(external);
  }

  see(object: RenderedObject, pod: PodTemplate | undefined): void {
    const { kind, group, name } = object;
    const namespace = object.clusterScoped ? '' : object.namespace;
    if (pod) this.pods.see(object, pod);
    for (const made of madeBy(object)) this.add(made.kind, made.namespace, made.name, made.keys);
    if (GROUP_OF.get(kind) !== group) return;
    this.add(kind as ReferredKind, namespace, name, kind === 'ConfigMap' ? keysOf(object) : undefined);
    if (kind === 'Service') this.services.see(object);
    if (object.renamedFrom !== undefined) this.renames.see(object, object.renamedFrom);
  }

  /** True when there is no such object; false when there is, or when nobody can know. */
  lacks(kind: ReferredKind, namespace: string, name: string): boolean {
    return this.closedKinds.has(kind) && this.misses(kind, namespace, name);
  }

  /** True when nothing that is known is such an object. */
  misses(kind: ReferredKind, namespace: string, name: string): boolean {
    return !this.has(kind, namespace, name) && !((kind === 'ClusterRole' || kind === 'Role') && name.startsWith('system:'));
  }

  /** True for what was emitted up to now, and for what was declared. */
  has(kind: ReferredKind, namespace: string, name: string): boolean {
    const ofKind = this.names.get(kind);
    return ofKind?.get(namespace || DEFAULT_NAMESPACE)?.has(name) === true || ofKind?.get(ANY_NAMESPACE)?.has(name) === true;
  }

  /** The keys of an object, where they are known. */
  keys(kind: ReferredKind, namespace: string, name: string): readonly string[] | undefined {
    const ofKind = this.names.get(kind);
    const names = ofKind?.get(namespace || DEFAULT_NAMESPACE);
    return names?.has(name) ? names.get(name) : ofKind?.get(ANY_NAMESPACE)?.get(name);
  }

  /** What could have been meant by a name. */
  candidates(kind: ReferredKind, namespace: string): string[] {
    return [...this.names.get(kind)?.get(namespace || DEFAULT_NAMESPACE)?.keys() ?? []];
  }

  private addExternal(external: ExternalObjects): void {
    const all = (kind: ReferredKind, objects: readonly (ExternalObject | ExternalData)[] = []): void =>
      objects.forEach((object) => this.add(kind, object.namespace, object.name, 'keys' in object ? object.keys : undefined));
    all('PersistentVolumeClaim', external.claims);
    all('ConfigMap', external.configMaps);
    all('Gateway', external.gateways);
    all('Secret', external.secrets);
    all('ServiceAccount', external.serviceAccounts);
    all('Service', external.services);
    for (const { kind, namespace, name } of external.issuers ?? []) this.add(kind, kind === 'Issuer' ? namespace : '', name);
    for (const name of external.namespaces ?? []) this.add('Namespace', '', name);
    for (const name of external.clusterRoles ?? []) this.add('ClusterRole', '', name);
    for (const [kind, sort] of Object.entries(CLASSES)) for (const name of external.classes?.[sort] ?? []) this.add(kind as ReferredKind, '', name);
  }

  private add(kind: ReferredKind, namespace: string, name: string, keys?: readonly string[]): void {
    const ofKind = this.names.get(kind) as Map<string, Names>;
    let names = ofKind.get(namespace || DEFAULT_NAMESPACE);
    if (!names) ofKind.set(namespace || DEFAULT_NAMESPACE, names = new Map());
    const others = names.get(name);
    // an object may be declared several times, each time with the keys that one user of it wants
    names.set(name, names.has(name) ? keys && others && [...others, ...keys] : keys);
  }
}

/** Kinds of which everything is known. Clusters have classes and Gateways that no app names as long as nobody asks for another one. */
function closedKinds(closed: boolean, external: ExternalObjects | undefined): ReadonlySet<ReferredKind> {
  const kinds = Object.keys(GROUPS) as readonly ReferredKind[];
  return new Set(kinds.filter((kind) => {
    const sort = CLASSES[kind];
    if (sort !== undefined) return external?.classes?.[sort] !== undefined;
    return closed && (kind !== 'Gateway' || external?.gateways !== undefined);
  }));
}

/** A ConfigMap without data is one that somebody else fills at run time. */
function keysOf({ json }: RenderedObject): readonly string[] | undefined {
  const keys = Object.keys({ ...json.data, ...json.binaryData });
  return keys.length === 0 ? undefined : keys;
}
