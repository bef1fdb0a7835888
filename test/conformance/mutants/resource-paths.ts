import type { KubernetesApi } from '../kubernetes-api';

interface Resource {
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

/** Where objects of a kind are made, as the API server says it. */
export class ResourcePaths {
  private readonly known = new Map<string, Promise<readonly Resource[]>>();

  constructor(private readonly api: KubernetesApi) {}

  async of({ apiVersion, kind, metadata }: any): Promise<string> {
    const base = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    const resources = this.known.get(base) ?? this.api.get<{ resources: Resource[] }>(base).then((list) => list.resources);
    this.known.set(base, resources);
    const resource = (await resources).find((one) => one.kind === kind && !one.name.includes('/'));
    if (resource === undefined) throw new Error(`the API server has no ${kind} of ${apiVersion}`);
    return resource.namespaced ? `${base}/namespaces/${metadata.namespace}/${resource.name}` : `${base}/${resource.name}`;
  }
}
