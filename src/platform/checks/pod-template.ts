import { isPlainObject } from '../../core/props';
import { RenderedObject } from '../../writer/rendered-object';

/** Pods as an object makes them: of a workload's template, a CronJob's, or a Pod itself. */
export interface PodTemplate {
  /** Where it stands in the object: `spec.template`, or nothing for a Pod. */
  readonly at: string;
  /** Path of the pod's `spec` in the object. */
  readonly specAt: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, unknown>>;
  readonly spec: Readonly<Record<string, any>>;
}

/** A container of a pod, and its path in the object. */
export interface PodContainer {
  readonly at: string;
  readonly container: Readonly<Record<string, any>>;
}

const TEMPLATE_PATHS = ['spec.template', 'spec.jobTemplate.spec.template'];

/** Finds the pods that an object makes by their shape, so that custom workloads are seen too. */
export function podTemplateOf({ json, kind, group, namespace }: RenderedObject): PodTemplate | undefined {
  const places = kind === 'Pod' && group === '' ? [''] : TEMPLATE_PATHS;
  for (const at of places) {
    const template = at.split('.').reduce((value, key) => (key === '' ? value : value?.[key]), json as any);
    if (!Array.isArray(template?.spec?.containers)) continue;
    const labels = template.metadata?.labels;
    return { at, specAt: at === '' ? 'spec' : `${at}.spec`, namespace, labels: isPlainObject(labels) ? labels : {}, spec: template.spec };
  }
  return undefined;
}

export function containersOf(pod: PodTemplate): PodContainer[] {
  return ['initContainers', 'containers', 'ephemeralContainers'].flatMap((list) =>
    elements(pod.spec[list]).map(([container, i]) => ({ at: `${pod.specAt}.${list}[${i}]`, container })));
}

/** The objects in a list with their positions; nothing where a user's object has no list. */
export function elements(list: unknown): [Readonly<Record<string, any>>, number][] {
  if (!Array.isArray(list)) return [];
  return list.map((element, i): [Readonly<Record<string, any>>, number] => [element, i]).filter(([element]) => isPlainObject(element));
}
