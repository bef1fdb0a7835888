import { ClusterNetworkFinding, ClusterNetworkSettings } from '../../network/cluster-network';
import { crossingFinding, crossingWarning, openedIn } from '../../network/cloud-crossing';
import { CniPlan } from '../../network/cni-plan';

/** What of the CNI's packets the nodes' cloud drops. A CNI that was told the cloud has said so itself, by the property that is wrong. */
export function cloudProblems({ cloud }: ClusterNetworkSettings, { cloud: told, crossings = [] }: CniPlan): readonly ClusterNetworkFinding[] {
  if (cloud === undefined || cloud === told) return [];
  return crossings.flatMap((crossing) => crossingFinding(cloud, crossing) ?? []).map((finding) => ({ ...finding, prop: 'cni' as const }));
}

/** What has to be changed in the cloud before packets arrive. */
export function cloudWarnings({ cloud }: ClusterNetworkSettings, { crossings = [] }: CniPlan): readonly string[] {
  if (cloud === undefined) return [];
  return [...new Set(crossings.flatMap((crossing) => crossingWarning(cloud, crossing) ?? []))];
}

/** Where in the cloud is opened what nodes send each other. */
export function cloudNotes({ cloud }: ClusterNetworkSettings, { network: { nodePorts } }: CniPlan): readonly string[] {
  return cloud === undefined || nodePorts.length === 0 ? [] : [openedIn(cloud)];
}
