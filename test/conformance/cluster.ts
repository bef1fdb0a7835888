import { join } from 'node:path';
import type { Binaries } from '../go/go-module';
import { type ControlPlane, startControlPlane } from './control-plane';
import { FakeNodes } from './fake-nodes';
import { Kubectl } from './kubectl';
import { KubernetesApi } from './kubernetes-api';
import { Provisioner } from './provisioner';
import { Shared } from './shared';

const NODES = 3;

export interface ClusterOptions {
  /** Whether claims are served; many bare clusters have nobody who does. */
  readonly storageClass: boolean;
  /** Whether controllers make pods of workloads; yes unless said otherwise. */
  readonly workloads?: boolean;
}

export interface Cluster {
  readonly version: string;
  /** For files that belong to this cluster. */
  readonly folder: string;
  readonly controlPlane: ControlPlane;
  readonly api: KubernetesApi;
  readonly kubectl: Kubectl;
  /** What checks of this cluster share; stopped before the cluster is. */
  readonly shared: Shared;
  stop(): Promise<void>;
}

/** A control plane with nodes and storage that exist as objects only. */
export async function startCluster(kubernetes: Binaries, folder: string, options: ClusterOptions): Promise<Cluster> {
  const controlPlane = await startControlPlane(kubernetes, folder, options.workloads);
  try {
    const api = new KubernetesApi(controlPlane.url, controlPlane.caFile, controlPlane.adminToken);
    const nodes = await FakeNodes.create(api, NODES);
    const provisioner = options.storageClass ? await Provisioner.create(api, options.workloads) : undefined;
    const kubectl = new Kubectl({
      file: join(kubernetes.folder, 'kubectl'),
      kubeconfig: controlPlane.kubeconfig,
      cacheFolder: join(folder, 'kubectl-cache'),
    });
    const shared = new Shared();
    const stop = async () => {
      try {
        await shared.stop();
        await Promise.all([nodes.stop(), provisioner?.stop()]);
      } finally {
        api.close();
        await controlPlane.stop();
      }
    };
    return { version: kubernetes.version, folder, controlPlane, api, kubectl, shared, stop };
  } catch (error) {
    await controlPlane.stop();
    throw error;
  }
}
