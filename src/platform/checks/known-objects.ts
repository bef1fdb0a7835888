import { RenderedObject } from '../../writer/rendered-object';
import { ExternalData, ExternalObject, ExternalObjects } from './external-objects';
import { each, PodTemplate } from './pod-template';

/** Kinds that others refer to by name. */
export type ReferredKind = 'ClusterRole' | 'ConfigMap' | 'Namespace' | 'PersistentVolumeClaim' | 'Role' | 'Secret' | 'ServiceAccount';

const REFERRED: readonly ReferredKind[] = ['ClusterRole', 'ConfigMap', 'Namespace', 'PersistentVolumeClaim', 'Role', 'Secret', 'ServiceAccount'];
const GROUPS: ReadonlySet<string> = new Set(['', 'rbac.authorization.k8s.io']);
/** Where objects go that name no namespace. */
const DEFAULT_NAMESPACE = 'default';
const NAMESPACES = [DEFAULT_NAMESPACE, 'kube-system', 'kube-public', 'kube-node-lease'];
const CLUSTER_ROLES = ['admin', 'cluster-admin', 'edit', 'view'];

/** What a selector can find: the labels and ports of a pod that some object makes. */
export interface KnownPod {
  readonly labels: Readonly<Record<string, unknown>>;
  readonly ports: readonly KnownPort[];
}

/** A port that a container declares. */
export interface KnownPort {
  readonly name?: string;
  readonly number: number;
  readonly protocol: string;
}

/** Names in one namespace, with the keys of each object; undefined stands for keys that nobody knows. */
type Names = Map<string, readonly string[] | undefined>;

/** Everything that exists for certain: what the app emits, what it declared, and what every cluster has. */
export class KnownObjects {
  private readonly names = new Map<string, Map<string, Names>>(REFERRED.map((kind) => [kind, new Map()]));
  private readonly pods = new Map<string, KnownPod[]>();
  /** True when what is not known does not exist. */
  readonly closed: boolean;

  constructor(external: ExternalObjects | undefined) {
    this.closed = external !== undefined;
    const all = (kind: ReferredKind, objects: readonly (ExternalObject | ExternalData)[] = []): void =>
      objects.forEach((object) => this.add(kind, object.namespace, object.name, 'keys' in object ? object.keys : undefined));
    all('PersistentVolumeClaim', external?.claims);
    all('ConfigMap', external?.configMaps);
    all('Secret', external?.secrets);
    all('ServiceAccount', external?.serviceAccounts);
    for (const name of [...NAMESPACES, ...(external?.namespaces ?? [])]) this.add('Namespace', '', name);
    for (const name of [...CLUSTER_ROLES, ...(external?.clusterRoles ?? [])]) this.add('ClusterRole', '', name);
  }

  see(object: RenderedObject, pod: PodTemplate | undefined): void {
    if (pod) this.addPod(pod);
    if (!this.names.has(object.kind) || !GROUPS.has(object.group)) return;
    this.add(object.kind as ReferredKind, object.clusterScoped ? '' : object.namespace, object.name, object.kind === 'ConfigMap' ? keysOf(object) : undefined);
  }

  /** True when there is no such object; false when there is, or when nobody can know. */
  lacks(kind: ReferredKind, namespace: string, name: string): boolean {
    if (!this.closed || this.has(kind, namespace, name)) return false;
    return !(kind === 'ServiceAccount' && name === 'default') && !(kind === 'ClusterRole' && name.startsWith('system:'));
  }

  /** True for what was emitted up to now, and for what was declared. */
  has(kind: ReferredKind, namespace: string, name: string): boolean {
    return this.namesOf(kind, namespace)?.has(name) ?? false;
  }

  /** The keys of an object, where they are known. */
  keys(kind: ReferredKind, namespace: string, name: string): readonly string[] | undefined {
    return this.namesOf(kind, namespace)?.get(name);
  }

  /** What could have been meant by a name. */
  candidates(kind: ReferredKind, namespace: string): string[] {
    return [...this.namesOf(kind, namespace)?.keys() ?? []];
  }

  podsIn(namespace: string): readonly KnownPod[] {
    return this.pods.get(namespace || DEFAULT_NAMESPACE) ?? [];
  }

  private addPod(pod: PodTemplate): void {
    const namespace = pod.namespace || DEFAULT_NAMESPACE;
    let pods = this.pods.get(namespace);
    if (!pods) this.pods.set(namespace, pods = []);
    pods.push({ labels: pod.labels, ports: portsOf(pod) });
  }

  private add(kind: ReferredKind, namespace: string, name: string, keys?: readonly string[]): void {
    const ofKind = this.names.get(kind) as Map<string, Names>;
    let names = ofKind.get(namespace || DEFAULT_NAMESPACE);
    if (!names) ofKind.set(namespace || DEFAULT_NAMESPACE, names = new Map());
    const others = names.get(name);
    // an object may be declared several times, each time with the keys that one user of it wants
    names.set(name, names.has(name) ? keys && others && [...others, ...keys] : keys);
  }

  private namesOf(kind: ReferredKind, namespace: string): Names | undefined {
    return this.names.get(kind)?.get(namespace || DEFAULT_NAMESPACE);
  }
}

/** A ConfigMap without data is one that somebody else fills at run time. */
function keysOf({ json }: RenderedObject): readonly string[] | undefined {
  const keys = Object.keys({ ...json.data, ...json.binaryData });
  return keys.length === 0 ? undefined : keys;
}

function portsOf(pod: PodTemplate): KnownPort[] {
  const ports: KnownPort[] = [];
  for (const { container } of pod.containers) {
    each(container.ports, ({ name, containerPort, protocol = 'TCP' }) => ports.push({ name, number: containerPort, protocol }));
  }
  return ports;
}
