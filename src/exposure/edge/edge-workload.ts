import type { k8s } from 'cdk8s-plus-28';
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { hardenedDeployment, SPREAD_OVER_NODES, workloadAccount, workloadBudget } from '../../core/hardened-workload';
import { Plain } from '../../core/manifest';
import { EdgePodSettings } from './edge-pod-options';

/** What a pod at the edge is, beside what was set for it. */
export interface EdgeWorkload {
  readonly name: string;
  readonly namespace: string;
  /** User and group that its image was made for. */
  readonly uid: number;
  readonly pod: EdgePodSettings;
  /** All of them, with those that were set in the place where its program takes flags. */
  readonly args: readonly string[];
  readonly env: readonly Plain<k8s.EnvVar>[];
  /** The port called `http`, at which probes ask. */
  readonly port: number;
  /** Further ports; absent for none. */
  readonly morePorts?: readonly { readonly name: string; readonly containerPort: number }[];
  readonly livenessPath: string;
  readonly readinessPath: string;
  readonly volumes?: readonly Plain<k8s.Volume>[];
  readonly mounts?: readonly Plain<k8s.VolumeMount>[];
  /** Whether others reach it by a Service that must not refuse a connection while a pod goes. */
  readonly drains?: boolean;
  readonly terminationGracePeriodSeconds: number;
}

/** Makes Deployment and ServiceAccount, and a budget for pods of which several may run. They have no rights and get no token. */
export function edgeWorkload(scope: Construct, workload: EdgeWorkload): ApiObject {
  const { name, namespace, uid, pod, drains, terminationGracePeriodSeconds, volumes } = workload;
  const scalable = pod.replicas !== undefined;
  workloadAccount(scope, workload);
  if (scalable) workloadBudget(scope, workload);
  return hardenedDeployment(scope, {
    name, namespace, uid, drains, terminationGracePeriodSeconds, volumes, pod, scalable,
    replicas: pod.replicas ?? 1,
    spread: scalable ? [SPREAD_OVER_NODES] : [],
    container: {
      image: pod.image,
      args: workload.args,
      env: workload.env,
      ports: [{ name: 'http', containerPort: workload.port }, ...workload.morePorts ?? []],
      livenessProbe: probe(workload.livenessPath),
      readinessProbe: probe(workload.readinessPath),
      resources: pod.resources,
      volumeMounts: workload.mounts,
    },
  });
}

function probe(path: string) {
  return { httpGet: { path, port: 'http' }, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6 };
}

/** A container's variable from a key of a Secret. */
export function fromSecret(name: string, secretName: string, key: string): Plain<k8s.EnvVar> {
  return { name, valueFrom: { secretKeyRef: { name: secretName, key } } };
}
