import type { KubernetesApi, KubernetesObject } from '../kubernetes-api';

interface Resource {
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly verbs: readonly string[];
}

/** Objects of controllers and of the server itself. */
const NOT_OURS = /^(pods|events|endpoints|replicasets|leases|controllerrevisions|endpointslices|nodes|csi.*|apiservices|flowschemas|prioritylevelconfigurations|ipaddresses|servicecidrs|volumeattachments|componentstatuses|bindings|.*reviews|deviceclasses|resource.*claim.*|resourceslices|storageversions)$/;
const MADE_BY_SERVER = ['uid', 'resourceVersion', 'generation', 'creationTimestamp', 'managedFields', 'finalizers'];
const OF_CONTROLLERS = /^(kubectl\.kubernetes\.io\/last-applied-configuration|(pv|volume)(\.beta)?\.kubernetes\.io\/.*|deprecated\.daemonset\.template\.generation)$/;

/** Objects by what they are: group, kind, namespace and name. */
export type Objects = ReadonlyMap<string, KubernetesObject>;

/** What a cluster has, as far as its user made it. */
export class Live {
  private constructor(
    private readonly api: KubernetesApi, private readonly paths: ReadonlyMap<string, Resource>, private readonly before: ReadonlySet<string>,
  ) {}

  /** What is there now does not count. */
  static async since(api: KubernetesApi): Promise<Live> {
    const versions = ['/api/v1'];
    for (const { versions: of } of (await api.get<{ groups: { versions: { groupVersion: string }[] }[] }>('/apis')).groups) {
      versions.push(...of.map(({ groupVersion }) => `/apis/${groupVersion}`));
    }
    const paths = new Map<string, Resource>();
    for (const path of versions) {
      const { resources } = await api.get<{ resources: Resource[] }>(path);
      for (const one of resources) if (!one.name.includes('/') && one.verbs.includes('list') && !NOT_OURS.test(one.name)) paths.set(`${path} ${one.kind}`, one);
    }
    const before = await new Live(api, paths, new Set()).objects();
    return new Live(api, paths, new Set(before.keys()));
  }

  /** All objects; of several versions of a kind, that which is wanted. */
  async objects(isWanted: (versionAndKind: string) => boolean = () => false): Promise<Objects> {
    const chosen = new Map<string, string>();
    for (const path of this.paths.keys()) {
      const key = groupKind(path);
      if (!chosen.has(key) || (isWanted(path) && !isWanted(chosen.get(key)!))) chosen.set(key, path);
    }
    const lists = await Promise.all([...chosen.values()].map(async (key) => {
      const [path, kind] = key.split(' ');
      const apiVersion = path.replace(/^\/apis?\//, '');
      const { items } = await this.api.get<{ items: KubernetesObject[] }>(`${path}/${this.paths.get(key)!.name}`);
      return items.map((item) => ({ ...item, apiVersion, kind }));
    }));
    return new Map(lists.flat().map((object) => [nameOf(object), object]));
  }

  /** Whether somebody has made it since. */
  isNew(name: string): boolean {
    return !this.before.has(name) && !/^PersistentVolume pvc-|^ServiceAccount .*\/default$|^ConfigMap .*\/(kube-root-ca\.crt|cdk8s-prow-inventory|upstream-[a-z-]+)$/.test(name);
  }

  async remove(object: KubernetesObject): Promise<void> {
    await this.api.delete(`${this.collection(object)}/${object.metadata.name}`).catch(() => undefined);
  }

  collection({ apiVersion, kind, metadata }: KubernetesObject): string {
    const key = pathOf(apiVersion!, kind!);
    const resource = this.paths.get(key);
    if (!resource) throw new Error(`the server does not know ${key}`);
    const namespace = resource.namespaced ? `/namespaces/${metadata.namespace ?? 'default'}` : '';
    return `${key.split(' ')[0]}${namespace}/${resource.name}`;
  }
}

export function pathOf(apiVersion: string, kind: string): string {
  return `/${apiVersion.includes('/') ? 'apis/' : 'api/'}${apiVersion} ${kind}`;
}

function groupKind(path: string): string {
  return path.replace(/\/[^/]+ /, ' ');
}

/** `Deployment.apps prow/hook`, as `apply.sh` says it. */
export function nameOf({ apiVersion, kind, metadata: { namespace, name } }: KubernetesObject): string {
  const group = apiVersion!.includes('/') ? `.${apiVersion!.split('/')[0]}` : '';
  return `${kind}${group} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}

/** Without what the server and controllers write into it; `emitted` says which of the fields that a server fills were chosen. */
export function content(object: KubernetesObject, emitted: KubernetesObject): object {
  const { status: _, metadata, spec, ...rest } = structuredClone(object) as any;
  for (const field of MADE_BY_SERVER) delete metadata[field];
  metadata.annotations = Object.fromEntries(Object.entries(metadata.annotations ?? {}).filter(([name]) => !OF_CONTROLLERS.test(name)).sort());
  if (Object.keys(metadata.annotations).length === 0) delete metadata.annotations;
  if (object.kind === 'Service') {
    for (const field of ['clusterIP', 'clusterIPs', 'healthCheckNodePort']) if (emitted.spec?.[field] === undefined) delete spec[field];
    for (const [i, port] of (spec.ports ?? []).entries()) if (emitted.spec.ports?.[i]?.nodePort === undefined) delete port.nodePort;
  }
  if (object.kind === 'PersistentVolumeClaim') delete spec.volumeName;
  if (object.kind === 'PersistentVolume') for (const field of ['uid', 'resourceVersion', 'apiVersion', 'kind']) delete spec.claimRef?.[field];
  return { ...rest, apiVersion: emitted.apiVersion, kind: emitted.kind, metadata, ...(spec === undefined ? {} : { spec }) };
}
