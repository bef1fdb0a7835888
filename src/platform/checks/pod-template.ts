import { isPlainObject } from '../../core/props';
import { RenderedObject } from '../../writer/rendered-object';

/** Pods as an object makes them: of a workload's template, a CronJob's, or a Pod itself. */
export interface PodTemplate {
  /** Path of the pod's `spec` in the object: `spec.template.spec`, or `spec` for a Pod. */
  readonly specAt: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, unknown>>;
  readonly annotations: unknown;
  readonly spec: Readonly<Record<string, any>>;
  /** Containers of every sort. */
  readonly containers: readonly PodContainer[];
}

/** A container of a pod, and its path in the object. */
export interface PodContainer {
  readonly at: string;
  readonly container: Readonly<Record<string, any>>;
}

/** Finds the pods that an object makes by their shape, so that custom workloads are seen too. */
export function podTemplateOf({ json, kind, group, namespace }: Pick<RenderedObject, 'json' | 'kind' | 'group' | 'namespace'>): PodTemplate | undefined {
  const { spec } = json;
  if (kind === 'Pod' && group === '') return podTemplate(json, 'spec', namespace);
  if (spec?.template !== undefined) return podTemplate(spec.template, 'spec.template.spec', namespace);
  const template = spec?.jobTemplate?.spec?.template;
  return template === undefined ? undefined : podTemplate(template, 'spec.jobTemplate.spec.template.spec', namespace);
}

function podTemplate(template: any, specAt: string, namespace: string): PodTemplate | undefined {
  const spec = template?.spec;
  if (!Array.isArray(spec?.containers)) return undefined;
  const { labels, annotations } = template.metadata ?? {};
  const containers: PodContainer[] = [];
  for (const list of ['initContainers', 'containers', 'ephemeralContainers']) {
    each(spec[list], (container, i) => containers.push({ at: `${specAt}.${list}[${i}]`, container }));
  }
  return { specAt, namespace, labels: isPlainObject(labels) ? labels : {}, annotations, spec, containers };
}

/** Visits the objects in a list; nothing where a user's object has no list. */
export function each(list: unknown, visit: (element: Readonly<Record<string, any>>, i: number) => void): void {
  if (!Array.isArray(list)) return;
  list.forEach((element, i) => {
    if (typeof element === 'object' && element !== null) visit(element, i);
  });
}

/** The objects in a list, where positions do not matter. */
export function elements(list: unknown): Readonly<Record<string, any>>[] {
  return Array.isArray(list) ? list.filter((element) => typeof element === 'object' && element !== null) : [];
}
