import { RenderedObject } from '../../writer/rendered-object';
import { ExternalWorkload, isIn } from './external-objects';
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

  /** Of workloads that exist without being emitted; `anywhere` says that there may be any. */
  constructor(private readonly elsewhere: readonly ExternalWorkload[] = [], private readonly anywhere = false) {}

  see({ path, kind, name, json }: RenderedObject, pod: PodTemplate): void {
    const namespace = pod.namespace || DEFAULT_NAMESPACE;
    let pods = this.byNamespace.get(namespace);
    if (!pods) this.byNamespace.set(namespace, pods = []);
    pods.push({ path, kind, name, ours: isOurs(json), specAt: pod.specAt, labels: pod.labels, ports: portsOf(pod) });
  }

  in(namespace: string): readonly KnownPod[] {
    return this.byNamespace.get(namespace || DEFAULT_NAMESPACE) ?? [];
  }

  /** Whether there may be such pods of what is not emitted. */
  mayBeElsewhere(namespace: string, selected: (labels: KnownPod['labels']) => boolean): boolean {
    return this.anywhere || this.elsewhere.some((one) => isIn(one, namespace) && (one.podLabels === undefined || selected(one.podLabels)));
  }
}

function portsOf(pod: PodTemplate): KnownPort[] {
  const ports: KnownPort[] = [];
  for (const { container } of pod.containers) {
    each(container.ports, ({ name, containerPort, protocol = 'TCP' }) => ports.push({ name, number: containerPort, protocol }));
  }
  return ports;
}
