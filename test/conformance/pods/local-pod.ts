import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeKubeconfig } from '../cluster-credentials';
import type { Cluster } from '../cluster';
import type { KubernetesObject } from '../kubernetes-api';
import { RunningProcess } from '../processes';
import { tokenOf } from '../service-accounts';
import { environmentOf, expand } from './environment';
import { type Mounts, substituteAddresses, substituteListener, substitutePaths } from './substitutions';
import { appOf, type Surroundings } from './surroundings';
import { makeVolumes, mountsOf, TOKEN_MOUNT } from './volumes';

export interface LocalPodOptions {
  readonly cluster: Cluster;
  readonly surroundings: Surroundings;
  /** The pod as the API server has it. */
  readonly pod: KubernetesObject;
  readonly folder: string;
  /** What an image of that name runs. */
  readonly programOf: (image: string) => string;
  /** Arguments behind the emitted ones. */
  readonly appended?: (container: any, mounts: Mounts, kubeconfig: string | undefined) => readonly string[];
  /** Variables that the image sets, and PATH. */
  readonly imageEnvironment?: Readonly<Record<string, string>>;
}

/** A pod's containers as processes of this machine: its own arguments, variables, files and token. */
export class LocalPod {
  private constructor(private readonly options: LocalPodOptions, private readonly volumes: ReadonlyMap<string, string>) {}

  static async make(options: LocalPodOptions): Promise<LocalPod> {
    const { cluster, pod, folder, surroundings } = options;
    const volumes = await makeVolumes(cluster.api, pod, join(folder, 'volumes'), (content) => substituteAddresses(content, surroundings));
    return new LocalPod(options, volumes);
  }

  get pod(): KubernetesObject {
    return this.options.pod;
  }

  volume(name: string): string {
    return this.volumes.get(name)!;
  }

  /** Runs the init containers one after another, as kubelet does. */
  async initialise(): Promise<void> {
    for (const container of this.pod.spec.initContainers ?? []) await (await this.start(container)).succeeds();
  }

  /** Starts a container of the pod. */
  async start(container: any): Promise<RunningProcess> {
    const { cluster, pod, folder, surroundings, programOf, appended, imageEnvironment } = this.options;
    const mounts = mountsOf(container, this.volumes);
    const substitute = (text: string) => substitutePaths(substituteAddresses(text, surroundings), mounts);
    const variables = await environmentOf(cluster.api, pod.metadata.namespace!, container);
    const written: string[] = [...(container.command ?? [programOf(container.image)]), ...(container.args ?? [])];
    const [file, ...args] = written.map((text) => substituteListener(substitute(expand(text, variables)), appOf(pod), surroundings));
    const home = join(folder, container.name);
    mkdirSync(home, { recursive: true });
    const kubeconfig = mounts.has(TOKEN_MOUNT) ? await this.kubeconfig(home) : undefined;
    return new RunningProcess({
      name: container.name,
      file,
      args: [...args, ...(appended?.(container, mounts, kubeconfig) ?? [])],
      logFolder: home,
      folder: container.workingDir && substitute(container.workingDir),
      env: { ...imageEnvironment, ...Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, substitute(value)])) },
    });
  }

  private async kubeconfig(folder: string): Promise<string> {
    const { api, controlPlane: { url, caFile } } = this.options.cluster;
    const { metadata, spec } = this.pod;
    return writeKubeconfig(folder, metadata.name, { url, caFile, token: await tokenOf(api, metadata.namespace!, spec.serviceAccountName, this.pod) });
  }
}
