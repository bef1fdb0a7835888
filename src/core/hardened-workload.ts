import type { k8s } from 'cdk8s-plus-28';
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { componentLabels } from './labels';
import { nativeObject, Plain } from './manifest';
import { PodSettings } from './pod-options';
import { restrictedContainerSecurity, restrictedPodSecurity } from './restricted-pod';

/** What a Deployment of ours is, beside what was set for its pods. */
export interface HardenedWorkload {
  /** Of the Deployment, its ServiceAccount, its container and the label `app`. */
  readonly name: string;
  readonly namespace: string;
  /** User and group of its processes, where the cluster does not choose them. */
  readonly uid: number;
  readonly pod: PodSettings;
  /** How many; undefined where something else changes it while it runs. */
  readonly replicas: number | undefined;
  /** Whether two may run at once: the new one beside the old one, and more of them with a budget. */
  readonly scalable: boolean;
  /** Whether its processes talk to the API server. */
  readonly token?: boolean;
  /** Whether others reach it by a Service that must not refuse a connection while a pod goes. */
  readonly drains?: boolean;
  readonly terminationGracePeriodSeconds?: number;
  readonly spread?: readonly Spread[];
  readonly volumes?: readonly Plain<k8s.Volume>[];
  readonly initContainers?: readonly (HardenedContainer & { readonly name: string })[];
  readonly container: HardenedContainer;
}

/** What makes its pods, whoever makes them. */
export type HardenedPod = Omit<HardenedWorkload, 'replicas' | 'scalable'>;

/** A container without what all of them have. */
export type HardenedContainer = Omit<Plain<k8s.Container>, 'name' | 'imagePullPolicy' | 'securityContext' | 'lifecycle'>;

/** Over which nodes its pods are spread. */
export type Spread = Pick<Plain<k8s.TopologySpreadConstraint>, 'topologyKey' | 'maxSkew' | 'whenUnsatisfiable'>;

export const SPREAD_OVER_NODES: Spread = { topologyKey: 'kubernetes.io/hostname', maxSkew: 1, whenUnsatisfiable: 'ScheduleAnyway' };

/**
 * Keeps a pod serving until every node has stopped sending it connections; GitHub does not repeat a delivery that was refused.
 * Kubernetes sleeps by itself, no program of the image is needed: on by default since Kubernetes 1.30, and newer than the L1's types.
 */
const DRAINING = { preStop: { sleep: { seconds: 5 } } } as Plain<k8s.Lifecycle>;

type Named = Pick<HardenedWorkload, 'name' | 'namespace'>;

export function metadataOf({ name, namespace }: Named) {
  return { name, namespace, labels: componentLabels(name) };
}

/** The ServiceAccount of its pods; only those that talk to the API server get a token of it. */
export function workloadAccount(scope: Construct, named: Named, annotations?: { readonly [name: string]: string }): ApiObject {
  const metadata = annotations === undefined ? metadataOf(named) : { ...metadataOf(named), annotations };
  return nativeObject(scope, 'ServiceAccount', 'v1/ServiceAccount', { metadata, automountServiceAccountToken: false });
}

/** Keeps all but one of several pods through the drain of a node. */
export function workloadBudget(scope: Construct, named: Named): ApiObject {
  const spec = { maxUnavailable: 1, selector: { matchLabels: { app: named.name } } };
  return nativeObject(scope, 'PodDisruptionBudget', 'policy/v1/PodDisruptionBudget', { metadata: metadataOf(named), spec });
}

/** The Deployment, whose pods Pod Security `restricted` accepts, with a read-only root on top. */
export function hardenedDeployment(scope: Construct, workload: HardenedWorkload): ApiObject {
  const { name, scalable, pod, replicas } = workload;
  return nativeObject(scope, 'Resource', 'apps/v1/Deployment', {
    metadata: metadataOf(workload),
    spec: {
      replicas,
      selector: { matchLabels: { app: name } },
      strategy: scalable ? { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } : { type: 'Recreate' },
      template: {
        metadata: { labels: { ...pod.podLabels, ...componentLabels(name) }, annotations: filled(pod.podAnnotations) }, spec: hardenedPodSpec(workload),
      },
    },
  });
}

/** Of a pod that Pod Security `restricted` accepts, with a read-only root on top. */
export function hardenedPodSpec(workload: HardenedPod): Plain<k8s.PodSpec> {
  const { name, pod, token = false, initContainers, container, spread = [] } = workload;
  const hardened = { imagePullPolicy: 'IfNotPresent', securityContext: restrictedContainerSecurity };
  return {
    serviceAccountName: name,
    automountServiceAccountToken: token,
    enableServiceLinks: false,
    terminationGracePeriodSeconds: workload.terminationGracePeriodSeconds,
    securityContext: restrictedPodSecurity(workload.uid, pod.fixedIds),
    nodeSelector: pod.nodeSelector,
    tolerations: filled(pod.tolerations),
    affinity: pod.affinity,
    topologySpreadConstraints: filled(spread.map((over) => spreadOf(name, over))),
    priorityClassName: pod.priorityClassName,
    imagePullSecrets: filled(pod.imagePullSecrets?.map((secret) => ({ name: secret }))),
    volumes: workload.volumes,
    initContainers: initContainers?.map((one) => ({ ...one, ...hardened })),
    containers: [{ ...container, name, lifecycle: workload.drains ? DRAINING : undefined, ...hardened }],
  };
}

function spreadOf(name: string, spread: Spread): Plain<k8s.TopologySpreadConstraint> {
  // without the hash the pods of the old version count too, and all new ones may end up on one node
  return { ...spread, labelSelector: { matchLabels: { app: name } }, matchLabelKeys: ['pod-template-hash'] };
}

/** Empty lists and maps are left out. */
function filled<T extends object>(value: T | undefined): T | undefined {
  return value === undefined || Object.keys(value).length === 0 ? undefined : value;
}
