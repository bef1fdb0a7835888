import { ContainerResources } from '../../core/workload-options';

/** What a component is before anything was set. */
export interface ComponentKind {
  /** Of its image, its objects and the label `app`, as upstream has it. */
  readonly name: string;
  /** How many run; absent where more than one is not legal. */
  readonly replicas?: number;
  readonly resources: ContainerResources;
}

/** The components of a Prow, by the property that sets each of them. */
export const COMPONENT_KINDS = {
  hook: { name: 'hook', replicas: 2, resources: amounts('100m', '256Mi', '1Gi') },
  deck: { name: 'deck', replicas: 2, resources: amounts('100m', '256Mi', '1Gi') },
  prowControllerManager: { name: 'prow-controller-manager', replicas: 1, resources: amounts('100m', '128Mi', '512Mi') },
  sinker: { name: 'sinker', replicas: 1, resources: amounts('50m', '64Mi', '256Mi') },
  crier: { name: 'crier', resources: amounts('100m', '128Mi', '512Mi') },
  horologium: { name: 'horologium', resources: amounts('50m', '64Mi', '256Mi') },
  tide: { name: 'tide', resources: amounts('100m', '256Mi', '1Gi') },
  statusReconciler: { name: 'status-reconciler', resources: amounts('50m', '128Mi', '512Mi') },
  ghproxy: { name: 'ghproxy', resources: amounts('100m', '256Mi', '1Gi') },
} as const satisfies Readonly<Record<string, ComponentKind>>;

export type ComponentName = keyof typeof COMPONENT_KINDS;

/** Plugins of upstream that are programs of their own. Source: prow cmd/external-plugins at a61940897. */
export type UpstreamPlugin = 'cherrypicker' | 'needs-rebase' | 'refresh';

/** Programs beside the nine that run all the time, by the property that sets each, which is their name too. */
export type UpstreamProgram = 'exporter' | 'gcsweb' | 'tot';

/** A component, such a plugin or such a program. */
export type ProwProgram = ComponentName | UpstreamPlugin | UpstreamProgram;

/** Programs that run by the clock, by their names. */
export type ScheduledProgram = 'branchprotector' | 'label_sync' | 'peribolos';

/** What it calls itself. */
export function programName(program: ProwProgram | ScheduledProgram) {
  return isComponent(program) ? COMPONENT_KINDS[program].name : program;
}

export function isComponent(program: ProwProgram | ScheduledProgram): program is ComponentName {
  return Object.hasOwn(COMPONENT_KINDS, program);
}

/** A value for each of them. */
export function ofEachComponent<T>(make: (kind: ComponentKind, name: ComponentName) => T): Readonly<Record<ComponentName, T>> {
  const names = Object.keys(COMPONENT_KINDS) as readonly ComponentName[];
  return Object.fromEntries(names.map((name) => [name, make(COMPONENT_KINDS[name], name)])) as Record<ComponentName, T>;
}

/**
 * Those whose metrics are at port 9090, with others that a Prow has and without those of which no pod runs: status-reconciler has none.
 * Source: prow cmd/status-reconciler/main.go at a61940897.
 */
export function measuredComponents({ more = [], idle = [] }: { readonly more?: readonly string[]; readonly idle?: readonly string[] }): readonly string[] {
  const all = Object.values(COMPONENT_KINDS).map(({ name }) => name).filter((name) => name !== COMPONENT_KINDS.statusReconciler.name);
  return [...all, ...more].filter((name) => !idle.includes(name));
}

/** No limit of CPU: a throttled hook or tide answers late, and nothing is gained on an idle node. */
export function amounts(cpu: string, memory: string, memoryLimit: string): ContainerResources {
  return { requests: { cpu, memory }, limits: { memory: memoryLimit } };
}
