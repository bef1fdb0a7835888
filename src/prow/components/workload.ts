import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { hardenedDeployment, workloadAccount, workloadBudget } from '../../core/hardened-workload';
import { environmentEntry } from '../../core/workload-options';
import { watchArguments } from '../../schema/patched-arguments';
import { PRIVATE_DECK } from '../private-deck-settings';
import { ProwModel } from '../prow-model';
import { identityAnnotations } from '../storage/storage-identity';
import { placeHorizontalScaling, placeVerticalScaling } from '../scaling/place-scaling';
import { StorageUser } from '../storage/storage-users';
import { isKnownProwVersion } from '../prow-version';
import { valueFinding } from './argument-rules';
import { ComponentName, COMPONENT_KINDS, programName, ProwProgram } from './component-kinds';
import { ComponentSettings } from './component-options';
import { Probes } from './component-ports';
import { harm, takenHere } from './extra-arguments';
import { grant, PolicyRule } from './permissions';
import { joinParts, PodPart } from './pod-part';
import { certificatesPart, scratchPart } from './pod-parts';
import { NEEDED_FLAGS } from './taken-flags';
import { waitForStore } from './wait-for-store';

/** User and group of every component; nothing in Prow needs a particular one. */
export const PROW_UID = 65532;

/** What a component is, beside what was set for it. */
export interface WorkloadSpec {
  readonly prow: ProwModel;
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
  /** Who it is for the cloud's object store, where it is somebody else there. */
  readonly storageUser?: StorageUser;
  /** Whether it reads its state from the object store when it starts. */
  readonly needsStore?: boolean;
}

/** The objects that every component has; the budget where it may run more than once. */
export interface Workload {
  readonly deployment: ApiObject;
  readonly serviceAccount: ApiObject;
  readonly podDisruptionBudget: ApiObject | undefined;
}

/** What runs, and as what. */
export interface NamedProgram {
  /** Of its objects. */
  readonly name: string;
  readonly settings: ComponentSettings;
  /** Whose flags it takes, where they are known. */
  readonly program: ProwProgram | undefined;
}

/** Makes a component's Deployment, ServiceAccount, rights, and budget where it may run more than once. */
export function workload(scope: Construct, component: ComponentName, spec: WorkloadSpec): Workload {
  return namedWorkload(scope, { name: COMPONENT_KINDS[component].name, settings: spec.prow.components[component], program: component }, spec);
}

/** The same of any program. */
export function namedWorkload(scope: Construct, { name, settings: model, program }: NamedProgram, spec: WorkloadSpec): Workload {
  const { prow } = spec;
  const account = { name, namespace: prow.namespace };
  const serviceAccount = workloadAccount(scope, account, identityAnnotations(prow.storage.identity, spec.storageUser ?? name));
  grant(scope, '', prow.namespace, account, spec.prowRules);
  grant(scope, 'Jobs', prow.jobsNamespace, account, spec.jobRules);
  const parts = joinParts([...spec.parts, scratchPart, certificatesPart(prow.github)]);
  const deployment = hardenedDeployment(scope, {
    ...account,
    uid: PROW_UID,
    pod: model,
    replicas: model.horizontalScaling === undefined ? model.replicas : undefined,
    scalable: model.scalable,
    token: spec.prowRules.length > 0,
    drains: spec.drains,
    terminationGracePeriodSeconds: spec.terminationGracePeriodSeconds,
    spread: model.topologySpread,
    volumes: [...parts.volumes, ...model.extraVolumes.map((v) => v._volume)],
    initContainers: spec.needsStore && prow.storage.endpoint ? [waitForStore(model, prow.storage.endpoint)] : undefined,
    container: {
      image: model.image,
      args: [...spec.args, ...parts.args, ...model.extraArgs],
      env: [...parts.env, ...model.env.map(environmentEntry)],
      ports: spec.ports.map((p) => ({ ...p })),
      ...spec.probes,
      resources: model.resources,
      volumeMounts: [...parts.mounts, ...model.extraVolumes.map((v) => v._mount)],
    },
  });
  if (model.horizontalScaling) placeHorizontalScaling(scope, account, model.horizontalScaling);
  if (model.verticalScaling) placeVerticalScaling(scope, account, model.verticalScaling, !model.scalable || model.replicas < 2);
  if (program !== undefined) {
    const isPrivateDeck = name === PRIVATE_DECK;
    watchArguments(deployment, {
      program: programName(program), taken: takenHere(program, prow, isPrivateDeck), needed: NEEDED_FLAGS, known: isKnownProwVersion(prow.prowVersion),
      more: (argument) => harm(program, argument, prow, isPrivateDeck) ?? valueFinding(program, argument),
    });
  }
  return { serviceAccount, deployment, podDisruptionBudget: model.scalable ? workloadBudget(scope, account) : undefined };
}
