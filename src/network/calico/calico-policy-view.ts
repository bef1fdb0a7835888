import { AKS, BARE_NODES, EKS, GKE, KUBE_DNS, OPEN_SHIFT, PolicyView } from '../policy-view';
import { CalicoKubernetesProvider } from './calico-flavour';

const BY_PROVIDER: Readonly<Record<CalicoKubernetesProvider, PolicyView>> = {
  [CalicoKubernetesProvider.EKS]: EKS,
  [CalicoKubernetesProvider.GKE]: GKE,
  [CalicoKubernetesProvider.AKS]: AKS,
  [CalicoKubernetesProvider.OPEN_SHIFT]: OPEN_SHIFT,
  // its port is said when it is installed
  [CalicoKubernetesProvider.DOCKER_ENTERPRISE]: { dns: KUBE_DNS },
  [CalicoKubernetesProvider.RKE2]: BARE_NODES,
  [CalicoKubernetesProvider.TKG]: BARE_NODES,
  [CalicoKubernetesProvider.KIND]: BARE_NODES,
};

/** Calico decides after Services, and networks match whoever has the address; the rest depends on whose cluster it is. */
export function calicoPolicyView(provider: CalicoKubernetesProvider | undefined): PolicyView {
  return provider === undefined ? BARE_NODES : BY_PROVIDER[provider];
}
