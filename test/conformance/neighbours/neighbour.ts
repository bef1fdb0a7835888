/** An object that an API server refuses for what its fields say together, and the nearest one that it takes. */
export type Neighbours = readonly [what: string, wrong: any, right: any];

const NAMESPACE = 'mutants';
export const LABELS = { a: 'b' };

/** `metadata` and what else stands beside it. */
export function object(apiVersion: string, kind: string, more: object, name = 'near'): any {
  return { apiVersion, kind, metadata: { name, namespace: NAMESPACE }, ...more };
}

export function wide(apiVersion: string, kind: string, more: object, name = 'near'): any {
  return { apiVersion, kind, metadata: { name }, ...more };
}

function podSpec(spec: object = {}, container: object = {}): object {
  return { containers: [{ name: 'a', image: 'a:1', ...container }], ...spec };
}

export function pod(spec: object, container: object = {}): any {
  return object('v1', 'Pod', { spec: podSpec(spec, container) });
}

/** A pod whose only container is as given. */
export function container(fields: object): any {
  return pod({}, fields);
}

/** What is made of pods. */
export function workload(kind: 'Deployment' | 'StatefulSet' | 'DaemonSet' | 'ReplicaSet', spec: object, inPod: object = {}): any {
  return object('apps/v1', kind, { spec: { selector: { matchLabels: LABELS }, template: { metadata: { labels: LABELS }, spec: podSpec(inPod) }, ...spec } });
}

export function job(spec: object, inPod: object = {}): any {
  return object('batch/v1', 'Job', { spec: { template: { spec: podSpec({ restartPolicy: 'Never', ...inPod }) }, ...spec } });
}

export function cronJob(spec: object, inJob: object = {}): any {
  return object('batch/v1', 'CronJob', { spec: { schedule: '@daily', jobTemplate: { spec: job(inJob).spec }, ...spec } });
}
