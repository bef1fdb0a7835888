import { type KubernetesApi, type KubernetesObject, unlessOutdated } from './kubernetes-api';
import { Repetition } from './wait';

const NAME = 'fake.conformance.test/provisioner';

/** A default StorageClass whose volumes exist only as objects. */
export class Provisioner {
  private constructor(private readonly loop: Repetition) {}

  /** Without pods, claims are served at once. */
  static async create(api: KubernetesApi, pods = true): Promise<Provisioner> {
    await api.post('/apis/storage.k8s.io/v1/storageclasses', {
      metadata: { name: 'standard', annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
      provisioner: NAME,
      reclaimPolicy: 'Delete',
      volumeBindingMode: pods ? 'WaitForFirstConsumer' : 'Immediate',
    });
    return new Provisioner(new Repetition(async () => {
      await provision(api, pods);
      await reclaim(api);
    }));
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }
}

async function provision(api: KubernetesApi, pods: boolean): Promise<void> {
  for (const claim of await api.list('/api/v1/persistentvolumeclaims')) {
    const annotations = claim.metadata.annotations ?? {};
    // The first is set by the volume controller, the second by the scheduler once it has chosen where the pod will run.
    const isOurs = annotations['volume.kubernetes.io/storage-provisioner'] === NAME;
    const isWanted = (!pods || annotations['volume.kubernetes.io/selected-node'] !== undefined) && !claim.spec.volumeName;
    // A volume named after the claim's uid cannot be made twice: the second POST is a conflict.
    if (isOurs && isWanted) await unlessOutdated(api.post('/api/v1/persistentvolumes', volume(claim)));
  }
}

function volume({ metadata, spec }: KubernetesObject): object {
  const name = `pvc-${metadata.uid}`;
  return {
    metadata: { name, annotations: { 'pv.kubernetes.io/provisioned-by': NAME } },
    spec: {
      accessModes: spec.accessModes,
      capacity: { storage: spec.resources.requests.storage },
      claimRef: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', namespace: metadata.namespace, name: metadata.name, uid: metadata.uid },
      hostPath: { path: `/fake/${name}` },
      persistentVolumeReclaimPolicy: 'Delete',
      storageClassName: spec.storageClassName,
      volumeMode: spec.volumeMode,
    },
  };
}

async function reclaim(api: KubernetesApi): Promise<void> {
  for (const { metadata, status } of await api.list('/api/v1/persistentvolumes')) {
    const isOurs = metadata.annotations?.['pv.kubernetes.io/provisioned-by'] === NAME;
    if (isOurs && status.phase === 'Released') await unlessOutdated(api.delete(`/api/v1/persistentvolumes/${metadata.name}`));
  }
}
