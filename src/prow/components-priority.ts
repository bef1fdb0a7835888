import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { partLabels } from '../core/labels';
import { emitted } from '../core/manifest';

/** How Prow's own pods stand to those of jobs and of everybody else where a node or the cluster has no room for all. */
export enum ComponentsPriority {
  /** They are scheduled before pods of jobs, and a node that runs short evicts them last; nobody has to go for them. */
  ABOVE_JOBS = 'AboveJobs',
  /** The same, and where there is no room the scheduler takes it from pods of a lower priority: jobs, and whatever else runs in the cluster. */
  PREEMPTING = 'Preempting',
  /** They have the cluster's usual priority, as jobs have. */
  NONE = 'None',
}

/** The PriorityClass of a Prow. */
export interface ComponentsClass {
  readonly name: string;
  readonly preempts: boolean;
}

/** Pods of jobs stay below it, which the policy of job pods holds. Classes of people are below a thousand million. */
export const COMPONENTS_PRIORITY = 1_000_000;

/**
 * The class that a Prow brings; undefined where it brings none. Nobody may change `preemptionPolicy` of a class, so that each has a name of its own; a name
 * that begins with `system-` is refused.
 */
export function componentsClass(namespace: string, priority: ComponentsPriority): ComponentsClass | undefined {
  if (priority === ComponentsPriority.NONE) return undefined;
  const preempts = priority === ComponentsPriority.PREEMPTING;
  const whose = /^system(-|$)/.test(namespace) ? `prow-${namespace}` : namespace;
  return { name: `${whose}-components${preempts ? '-preempting' : ''}`, preempts };
}

/** The PriorityClass, an object of the cluster. */
export function placeComponentsClass(scope: Construct, id: string, { name, preempts }: ComponentsClass): ApiObject {
  // the L1's type has a field "value", by which Plain takes it for an IntOrString
  return emitted(scope, id, {
    apiVersion: 'scheduling.k8s.io/v1',
    kind: 'PriorityClass',
    metadata: { name, labels: { ...partLabels() } },
    value: COMPONENTS_PRIORITY,
    preemptionPolicy: preempts ? 'PreemptLowerPriority' : 'Never',
    description: 'Prow itself, above the pods of its jobs.',
  });
}
