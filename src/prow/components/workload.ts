import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { componentLabels } from '../../core/labels';
import { nativeObject } from '../../core/manifest';
import { restrictedContainerSecurity, restrictedPodSecurity } from '../../core/restricted-pod';
import { environmentEntry } from '../../core/workload-options';
import { ComponentModel, ProwModel } from '../prow-model';
import { lifecycle } from './draining';
import { Probes } from './component-ports';
import { grant, PolicyRule } from './permissions';
import { joinParts, PodPart } from './pod-part';
import { certificatesPart, scratchPart } from './pod-parts';
import { waitForStore } from './wait-for-store';

/** User and group of every component; nothing in Prow needs a particular one. */
const PROW_UID = 65532;

/** What a component is, beside what was set for it. */
export interface WorkloadSpec {
  readonly name: string;
  readonly prow: ProwModel;
  readonly model: ComponentModel;
  readonly args: readonly string[];
  readonly parts: readonly PodPart[];
  readonly ports: readonly { readonly name: string; readonly containerPort: number }[];
  readonly probes: Probes;
  /** Rights in Prow's namespace; a component without any gets no token. */
  readonly prowRules: readonly PolicyRule[];
  /** Rights in the jobs' namespace. */
  readonly jobRules: readonly PolicyRule[];
  readonly terminationGracePeriodSeconds?: number;
  /** Whether others reach it by a Service that must not refuse a connection while a pod goes. */
  readonly drains?: boolean;
  /** Whether it reads its state from the object store when it starts. */
  readonly needsStore?: boolean;
}

/** The objects that every component has. */
export interface Workload {
  readonly deployment: ApiObject;
  readonly serviceAccount: ApiObject;
  readonly podDisruptionBudget: ApiObject | undefined;
}

/** Makes a component's Deployment, ServiceAccount, rights, and budget where it may run more than once. */
export function workload(scope: Construct, spec: WorkloadSpec): Workload {
  const { name, model, prow } = spec;
  const metadata = { name, namespace: prow.namespace, labels: componentLabels(name) };
  const serviceAccount = nativeObject(scope, 'ServiceAccount', 'v1/ServiceAccount', { metadata, automountServiceAccountToken: false });
  const account = { name, namespace: prow.namespace };
  grant(scope, '', prow.namespace, account, spec.prowRules);
  grant(scope, 'Jobs', prow.jobsNamespace, account, spec.jobRules);
  const deployment = nativeObject(scope, 'Resource', 'apps/v1/Deployment', {
    metadata,
    spec: {
      replicas: model.replicas,
      selector: { matchLabels: { app: name } },
      strategy: model.scalable ? { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } : { type: 'Recreate' },
      template: {
        metadata: { labels: { ...model.podLabels, ...componentLabels(name) }, annotations: nonEmpty(model.podAnnotations) },
        spec: podSpec(spec),
      },
    },
  });
  const podDisruptionBudget = model.scalable
    ? nativeObject(scope, 'PodDisruptionBudget', 'policy/v1/PodDisruptionBudget', { metadata, spec: { maxUnavailable: 1, selector: { matchLabels: { app: name } } } })
    : undefined;
  return { deployment, serviceAccount, podDisruptionBudget };
}

function podSpec(spec: WorkloadSpec) {
  const { name, model, prow } = spec;
  const parts = joinParts([...spec.parts, scratchPart, certificatesPart(prow.github)]);
  const volumes = [...parts.volumes, ...model.extraVolumes.map((v) => v._volume)];
  return {
    serviceAccountName: name,
    automountServiceAccountToken: spec.prowRules.length > 0,
    enableServiceLinks: false,
    terminationGracePeriodSeconds: spec.terminationGracePeriodSeconds,
    securityContext: restrictedPodSecurity(PROW_UID),
    nodeSelector: model.nodeSelector,
    tolerations: nonEmptyList(model.tolerations),
    affinity: model.affinity,
    topologySpreadConstraints: nonEmptyList(model.topologySpread.map((t) => ({
      ...t,
      labelSelector: { matchLabels: { app: name } },
      // without it the pods of the old version count too, and all new ones may end up on one node
      matchLabelKeys: ['pod-template-hash'],
    }))),
    priorityClassName: model.priorityClassName,
    imagePullSecrets: nonEmptyList(model.imagePullSecrets.map((secret) => ({ name: secret }))),
    volumes,
    initContainers: spec.needsStore && prow.storage.endpoint ? [waitForStore(model, prow.storage.endpoint)] : undefined,
    containers: [{
      name,
      image: model.image,
      imagePullPolicy: 'IfNotPresent',
      args: [...spec.args, ...parts.args, ...model.extraArgs],
      env: [...parts.env, ...model.env.map(environmentEntry)],
      ports: spec.ports.map((p) => ({ ...p })),
      ...spec.probes,
      lifecycle: spec.drains ? lifecycle : undefined,
      resources: model.resources,
      securityContext: restrictedContainerSecurity,
      volumeMounts: [...parts.mounts, ...model.extraVolumes.map((v) => v._mount)],
    }],
  };
}

function nonEmpty<T extends object>(value: T): T | undefined {
  return Object.keys(value).length > 0 ? value : undefined;
}

function nonEmptyList<T>(values: readonly T[]): readonly T[] | undefined {
  return values.length > 0 ? values : undefined;
}
