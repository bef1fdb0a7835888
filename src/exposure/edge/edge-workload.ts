import type { k8s } from 'cdk8s-plus-28';
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { componentLabels } from '../../core/labels';
import { nativeObject, Plain } from '../../core/manifest';
import { restrictedContainerSecurity, restrictedPodSecurity } from '../../core/restricted-pod';
import { EdgePodModel } from './edge-pod-model';

/** What a pod at the edge is, beside what was set for it. */
export interface EdgeWorkload {
  readonly name: string;
  readonly namespace: string;
  /** User and group that its image was made for. */
  readonly uid: number;
  readonly model: EdgePodModel;
  /** All of them, with those that were set in the place where its program takes flags. */
  readonly args: readonly string[];
  readonly env: readonly Plain<k8s.EnvVar>[];
  /** Its one port, called `http`. */
  readonly port: number;
  readonly livenessPath: string;
  readonly readinessPath: string;
  readonly volumes?: readonly Plain<k8s.Volume>[];
  readonly mounts?: readonly Plain<k8s.VolumeMount>[];
  /** Whether two must never run at once, not even while one replaces the other. */
  readonly alone?: boolean;
  /** Whether others reach it by a Service that must not refuse a connection while a pod goes. */
  readonly drains?: boolean;
  readonly terminationGracePeriodSeconds: number;
}

/** Kubernetes sleeps by itself, no program of the image is needed: on by default since Kubernetes 1.30, and newer than the L1's types. */
const DRAINING = { preStop: { sleep: { seconds: 5 } } } as Plain<k8s.Lifecycle>;

/** Makes Deployment and ServiceAccount, and a budget for pods of which several may run. They have no rights and get no token. */
export function edgeWorkload(scope: Construct, workload: EdgeWorkload): ApiObject {
  const { name, namespace, model, alone } = workload;
  const metadata = { name, namespace, labels: componentLabels(name) };
  const selector = { matchLabels: { app: name } };
  nativeObject(scope, 'ServiceAccount', 'v1/ServiceAccount', { metadata, automountServiceAccountToken: false });
  if (!alone) nativeObject(scope, 'PodDisruptionBudget', 'policy/v1/PodDisruptionBudget', { metadata, spec: { maxUnavailable: 1, selector } });
  return nativeObject(scope, 'Resource', 'apps/v1/Deployment', {
    metadata,
    spec: {
      replicas: model.replicas,
      selector,
      strategy: alone ? { type: 'Recreate' } : { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
      template: { metadata: { labels: { ...model.podLabels, ...componentLabels(name) }, annotations: model.podAnnotations }, spec: podSpec(workload) },
    },
  });
}

function podSpec(workload: EdgeWorkload) {
  const { name, model, alone } = workload;
  return {
    serviceAccountName: name,
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    terminationGracePeriodSeconds: workload.terminationGracePeriodSeconds,
    securityContext: restrictedPodSecurity(workload.uid),
    nodeSelector: model.nodeSelector,
    tolerations: model.tolerations,
    affinity: model.affinity,
    topologySpreadConstraints: alone ? undefined : [spreadOverNodes(name)],
    priorityClassName: model.priorityClassName,
    imagePullSecrets: model.imagePullSecrets?.map((secret) => ({ name: secret })),
    volumes: workload.volumes,
    containers: [{
      name,
      image: model.image,
      imagePullPolicy: 'IfNotPresent',
      args: workload.args,
      env: workload.env,
      ports: [{ name: 'http', containerPort: workload.port }],
      livenessProbe: probe(workload.livenessPath),
      readinessProbe: probe(workload.readinessPath),
      lifecycle: workload.drains ? DRAINING : undefined,
      resources: model.resources,
      securityContext: restrictedContainerSecurity,
      volumeMounts: workload.mounts,
    }],
  };
}

function spreadOverNodes(name: string): Plain<k8s.TopologySpreadConstraint> {
  return {
    topologyKey: 'kubernetes.io/hostname',
    maxSkew: 1,
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: { app: name } },
    // without it the pods of the old version count too, and all new ones may end up on one node
    matchLabelKeys: ['pod-template-hash'],
  };
}

function probe(path: string) {
  return { httpGet: { path, port: 'http' }, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6 };
}

/** A container's variable from a key of a Secret. */
export function fromSecret(name: string, secretName: string, key: string): Plain<k8s.EnvVar> {
  return { name, valueFrom: { secretKeyRef: { name: secretName, key } } };
}
