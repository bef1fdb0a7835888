import { ClusterCloud, CrossingPlan } from '../cluster-cloud';
import { CalicoFlavourPlan, CalicoKubernetesProvider } from './calico-flavour';
import { CalicoPoolSettings } from './calico-pool-options';

const CLOUDS: Readonly<Partial<Record<CalicoKubernetesProvider, ClusterCloud>>> = {
  [CalicoKubernetesProvider.EKS]: ClusterCloud.AMAZON,
  [CalicoKubernetesProvider.AKS]: ClusterCloud.AZURE,
  [CalicoKubernetesProvider.GKE]: ClusterCloud.GOOGLE,
};

/** Whose network the nodes of a provider are in; undefined where that is not known. */
export function providersCloud(operator: CalicoFlavourPlan['operator']): ClusterCloud | undefined {
  return operator?.kubernetesProvider === undefined ? undefined : CLOUDS[operator.kubernetesProvider];
}

/** How packets of a pool's pods cross the network between nodes. */
export function crossingOf({ encapsulation }: CalicoPoolSettings): CrossingPlan {
  const { word, wrap } = encapsulation;
  return {
    by: word === 'None' ? 'Calico without encapsulation' : `${word} of Calico`,
    inIp: wrap === 'IPIP',
    bare: word === 'None' ? 'everywhere' : word.endsWith('CrossSubnet') ? 'subnet' : undefined,
    instead: 'write CalicoEncapsulation.vxlan()',
  };
}
