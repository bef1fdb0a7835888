import { PodPart } from '../components/pod-part';
import { BuildClusterPlan } from './build-cluster';

/** Where components find a file for each cluster. */
export const KUBECONFIG_MOUNT = '/etc/kubeconfig';

/** Clusters that Prow asks. */
export function enabledClusters(clusters: readonly BuildClusterPlan[]): readonly BuildClusterPlan[] {
  return clusters.filter(({ disabled }) => !disabled);
}

/**
 * A kubeconfig for each build cluster. A folder, so that what changes in it is seen: prow-controller-manager, sinker, crier and deck end then, and start
 * again with the new one. Beside it the account of the pod stays the way to Prow's own cluster.
 * Source: prow pkg/kube/config.go (LoadClusterConfigs, mergeConfigs) at a61940897.
 */
export function kubeconfigPart({ buildClusters }: { readonly buildClusters: readonly BuildClusterPlan[] }): PodPart {
  const asked = enabledClusters(buildClusters);
  if (asked.length === 0) return {};
  return {
    args: [`--kubeconfig-dir=${KUBECONFIG_MOUNT}`],
    volumes: [{
      name: 'kubeconfig',
      projected: { sources: asked.map(({ name, secretName, secretKey }) => ({ secret: { name: secretName, items: [{ key: secretKey, path: name }] } })) },
    }],
    mounts: [{ name: 'kubeconfig', mountPath: KUBECONFIG_MOUNT, readOnly: true }],
  };
}
