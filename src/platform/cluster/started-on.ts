import { ExposurePlan } from '../../exposure/exposure-plan';
import { ClusterNetworkSettings } from '../../network/cluster-network';
import { CniPlan } from '../../network/cni-plan';
import { nodeNetworkWarnings } from '../../network/node-networks';
import { asStarted } from './cluster-fit';
import { keepsItsCni } from './cluster-network';
import { ClusterPlan, ClusterStart } from './cluster-plan';
import { podsOfMask } from './pods-of-mask';

/** Warnings that its files make needless. */
export function needlessWarnings(cluster: ClusterPlan | undefined, cni: CniPlan, network: ClusterNetworkSettings): readonly string[] {
  return cluster?.writesMaxPods === true && podsOfMask({ cni, network }) !== undefined ? nodeNetworkWarnings(network) : [];
}

/** How a cluster is started for a Prow, and the plan of its CNI once it was started so. */
export function startedOn(
  cluster: ClusterPlan, cni: CniPlan, network: ClusterNetworkSettings, exposure: ExposurePlan,
): { readonly cni: CniPlan; readonly start: ClusterStart } {
  const keeps = keepsItsCni(cluster, cni);
  const withoutKubeProxy = !keeps && cni.capabilities.kubeProxyReplacement === true && cluster.cniStays === undefined;
  return {
    cni: asStarted(cni, withoutKubeProxy, exposure),
    start: cluster.start({ cni, keepsItsCni: keeps, withoutKubeProxy, network, exposure }),
  };
}
