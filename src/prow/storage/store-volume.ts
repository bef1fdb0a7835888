import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { componentLabels } from '../../core/labels';
import { nativeObject } from '../../core/manifest';
import { InClusterSettings } from './in-cluster-storage';
import { OBJECT_STORE } from './object-store';

/** Where a store keeps its objects. */
export interface StoreVolume {
  /** The volume's source, as a pod has it. */
  readonly source: { readonly persistentVolumeClaim: { readonly claimName: string } } | { readonly emptyDir: { readonly sizeLimit: string } };
  readonly persistentVolumeClaim?: ApiObject;
  readonly persistentVolume?: ApiObject;
}

/** Makes the objects of a store's volume, and tells how the pod refers to them. */
export function storeVolume(scope: Construct, namespace: string, model: InClusterSettings): StoreVolume {
  if (model.ephemeral) return { source: { emptyDir: { sizeLimit: model.size } } };
  const persistentVolume = localVolume(scope, namespace, model);
  // an empty class keeps provisioners and the default class away from a claim that has its volume
  const binding = persistentVolume ? { storageClassName: '', volumeName: persistentVolume.name } : { storageClassName: model.storageClassName };
  const persistentVolumeClaim = nativeObject(scope, 'PersistentVolumeClaim', 'v1/PersistentVolumeClaim', {
    metadata: { name: OBJECT_STORE, namespace, labels: componentLabels(OBJECT_STORE) },
    spec: { accessModes: ['ReadWriteOnce'], ...binding, resources: { requests: { storage: model.size } } },
  });
  return { source: { persistentVolumeClaim: { claimName: OBJECT_STORE } }, persistentVolumeClaim, persistentVolume };
}

function localVolume(scope: Construct, namespace: string, { localPath, size }: InClusterSettings): ApiObject | undefined {
  if (!localPath) return undefined;
  return nativeObject(scope, 'PersistentVolume', 'v1/PersistentVolume', {
    // volumes belong to no namespace: two Prows in one cluster need a name each
    metadata: { name: `${namespace}-${OBJECT_STORE}`, labels: componentLabels(OBJECT_STORE) },
    spec: {
      capacity: { storage: size },
      accessModes: ['ReadWriteOnce'],
      persistentVolumeReclaimPolicy: 'Retain',
      // reserves it: without this any claim without a class could take it first
      claimRef: { namespace, name: OBJECT_STORE },
      local: { path: localPath.path },
      nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: [localPath.node] }] }] } },
    },
  });
}
