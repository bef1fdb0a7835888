import { RenderedObject } from '../../writer/rendered-object';
import { isOurs } from './own-objects';
import { each, PodTemplate } from './pod-template';

/** Where objects go that name no namespace. */
const DEFAULT_NAMESPACE = 'default';

/** What a selector can find: the labels and ports of a pod that some object makes. */
export interface KnownPod {
  /** Path of the construct of that object. */
  readonly path: string;
  /** Of that object: `Deployment "hook"`. */
  readonly kind: string;
  readonly name: string;
  /** Whether the object is one of Prow's own. */
  readonly ours: boolean;
  /** Path of the pod's `spec` in the object. */
  readonly specAt: string;
  readonly labels: Readonly<Record<string, unknown>>;
  readonly ports: readonly KnownPort[];
}

/** A port that a container declares. */
export interface KnownPort {
  readonly name?: string;
  readonly number: number;
  readonly protocol: string;
}

/** The pods that objects of an app make, by namespace. */
export class KnownPods {
  private readonly byNamespace = new Map<string, KnownPod[]>();

  see({ path, kind, name, json }: RenderedObject, pod: PodTemplate): void {
    const namespace = pod.namespace || DEFAULT_NAMESPACE;
    let pods = this.byNamespace.get(namespace);
    if (!pods) this.byNamespace.set(namespace, pods = []);
    pods.push({ path, kind, name, ours: isOurs(json), specAt: pod.specAt, labels: pod.labels, ports: portsOf(pod) });
  }

  in(namespace: string): readonly KnownPod[] {
    return this.byNamespace.get(namespace || DEFAULT_NAMESPACE) ?? [];
  }
}

function portsOf(pod: PodTemplate): KnownPort[] {
  const ports: KnownPort[] = [];
  for (const { container } of pod.containers) {
    each(container.ports, ({ name, containerPort, protocol = 'TCP' }) => ports.push({ name, number: containerPort, protocol }));
  }
  return ports;
}
