import type { Kubectl } from '../conformance/kubectl';
import type { KubernetesApi, KubernetesObject } from '../conformance/kubernetes-api';
import { waitFor } from '../conformance/wait';
import { apply, applyUpTo, missingImage, provide } from './apply';
import { buildAll, type Built, type Neighbour } from './build';
import { kubectl, kubernetesApi } from './control-plane';
import { GitHubTlsServer } from './github/tls-server';
import { Machine } from './machines/machine';
import { nodeNames } from './machines/network';
import type { State } from './state';

export interface Check {
  /** A statement that holds when the check passes. */
  readonly name: string;
  /** Without it nothing that follows in the scenario can hold, so nothing is tried. */
  readonly isGround?: boolean;
  /** Why the statement cannot be tried on this machine, or undefined where it can. */
  lacks?(lab: Lab): Promise<string | undefined>;
  /** Throws when the statement does not hold. */
  run(lab: Lab): Promise<void>;
}

export interface Scenario {
  readonly name: string;
  readonly checks: readonly Check[];
  /** What it brings besides; built before it begins, because nothing can be fetched from where it runs. */
  readonly neighbours?: readonly Neighbour[];
  /** Removes what would be in the way of other scenarios. */
  end?(lab: Lab): Promise<void>;
}

/** A running lab as scenarios see it: from the control plane's machine, beside the nodes and outside of the pods' network. */
export class Lab {
  readonly kubectl: Kubectl = kubectl();
  readonly api: KubernetesApi;
  readonly control: Machine;
  readonly nodes: readonly Machine[];
  private startedGitHub: Promise<GitHubTlsServer> | undefined;

  private constructor(state: State, readonly built: Built) {
    this.control = Machine.recorded('control', state);
    this.api = kubernetesApi(this.control);
    this.nodes = nodeNames.map((name) => Machine.recorded(name, state));
  }

  static async open(state: State): Promise<Lab> {
    return new Lab(state, await buildAll());
  }

  /** The YAML of a folder as it is, and the images that it names. */
  apply(folder: string): Promise<void> {
    return apply(folder, this.built, this.nodes);
  }

  missingImage(folder: string): Promise<string | undefined> {
    return missingImage(folder, this.built);
  }

  /** The images that a folder's YAML names, and others, for who applies it by its own script. */
  provide(folder: string, others: readonly string[] = []): Promise<void> {
    return provide(folder, others, this.built, this.nodes);
  }

  applyUpTo(stage: string, folder: string): Promise<void> {
    return applyUpTo(stage, folder, this.built, this.nodes);
  }

  /** Waits until each of these namespaces has pods and all of them are Ready. */
  async podsBecomeReady(namespaces: readonly string[], limitMs: number): Promise<void> {
    let late: string[] = [];
    const allReady = async () => {
      const found = await Promise.all(namespaces.map(async (name) => ({ name, pods: await this.api.list(`/api/v1/namespaces/${name}/pods`) })));
      late = found.flatMap(({ name, pods }) => pods.length === 0 ? [`${name} has no pods`] : pods.filter((pod) => !isReady(pod)).map(describe));
      return late.length === 0;
    };
    try {
      await waitFor('all pods Ready', allReady, limitMs);
    } catch (error) {
      throw new Error(`${(error as Error).message}: ${late.join('; ')}`);
    }
  }

  /** Waits until every Deployment runs what was applied last, as often as it should, and nothing else. */
  async deploymentsBecomeReady(namespace: string, limitMs: number): Promise<void> {
    await waitFor(`Deployments of ${namespace} Ready`,
      async () => (await this.api.list(`/apis/apps/v1/namespaces/${namespace}/deployments`)).every(runsAsApplied), limitMs);
    const noneEnds = async () => (await this.api.list(`/api/v1/namespaces/${namespace}/pods`)).every(({ metadata }) => metadata.deletionTimestamp === undefined);
    await waitFor(`end of old pods of ${namespace}`, noneEnds, limitMs);
  }

  /** Started by the first scenario that wants it, because what runs in the cluster goes on asking it through all of them. */
  github(): Promise<GitHubTlsServer> {
    this.startedGitHub ??= GitHubTlsServer.start();
    return this.startedGitHub;
  }

  async close(): Promise<void> {
    this.api.close();
    await (await this.startedGitHub)?.stop();
  }
}

interface Condition {
  readonly type: string;
  readonly status: string;
  readonly message?: string;
}

/** Of a node or a pod; a pod that has done its work will never be Ready. */
export function isReady({ status }: KubernetesObject): boolean {
  const conditions: readonly Condition[] = status?.conditions ?? [];
  return status?.phase === 'Succeeded' || conditions.some(({ type, status: is }) => type === 'Ready' && is === 'True');
}

function runsAsApplied({ metadata, spec, status }: KubernetesObject): boolean {
  const { generation } = metadata as { generation?: number };
  const counts = [status.replicas, status.updatedReplicas, status.readyReplicas];
  return status.observedGeneration === generation && counts.every((count) => count === spec.replicas);
}

function describe({ metadata, status }: KubernetesObject): string {
  const containers: readonly any[] = [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])];
  const waiting = containers.map(({ state, lastState }) => state.waiting?.message ?? lastState?.terminated?.message ?? state.waiting?.reason);
  const failing = (status.conditions as readonly Condition[] ?? []).filter(({ status: is }) => is === 'False').map(({ message }) => message);
  const why = [...waiting, ...failing].find((reason) => reason);
  return `${metadata.namespace}/${metadata.name} is ${status.phase}${why === undefined ? '' : ` (${why})`}`;
}
