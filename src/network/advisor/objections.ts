import { ClusterDistribution, CniNeedsSettings, CniPolicyNeed, CniPriority, DISTRIBUTIONS, isKernelOld, isOldForCilium } from './cni-needs';

/** The first that holds, most weighty first; the last always does. */
function first(...objections: readonly (readonly [boolean, string])[]): string {
  return (objections.find(([holds]) => holds) as readonly [boolean, string])[1];
}

const TOO_OLD = (needs: CniNeedsSettings): string => `needs Linux 5.10, and a node has ${needs.kernel}.`;

/** Why a network is not the one that was recommended. */
export const OBJECTIONS: Readonly<Record<string, (needs: CniNeedsSettings) => string>> = {
  flannel: (needs) => first(
    [needs.windows, "Flannel's manifest has no part for Windows nodes."],
    [needs.policy === CniPolicyNeed.L7, 'Flannel has no policies of its own, and those beside it see addresses and ports only.'],
    [needs.clusters > 1, 'Flannel ends at its cluster.'],
    [needs.observability, 'Flannel shows no traffic.'],
    [needs.kubeProxyReplacement, 'Flannel leaves Services to kube-proxy.'],
    [needs.distribution !== ClusterDistribution.KUBEADM, `${DISTRIBUTIONS[needs.distribution]} has a network already.`],
    [true, 'Flannel has no policies of its own: they need a second program beside it.'],
  ),
  calico: (needs) => first(
    [isKernelOld(needs), `Calico ${TOO_OLD(needs)}`],
    [needs.policy === CniPolicyNeed.L7, 'Calico sees HTTP only with a service mesh beside it.'],
    [needs.clusters > 1, "Calico's open-source edition does not join clusters."],
    [needs.distribution !== ClusterDistribution.KUBEADM, `${DISTRIBUTIONS[needs.distribution]} has a network already.`],
    [needs.multiCloud, 'Calico needs nodes that reach each other at their own addresses, without address translation.'],
    [needs.policy === CniPolicyNeed.NONE, 'Calico brings policies, and the objects for them, that nobody asked for.'],
    [true, 'Calico brings more than such a small network needs.'],
  ),
  canal: (needs) => first(
    [needs.windows, 'Canal has no part for Windows nodes.'],
    [isKernelOld(needs), `Canal ${TOO_OLD(needs)}`],
    [needs.dualStack, "Canal's manifest has IPv4 only."],
    [needs.policy === CniPolicyNeed.L7, 'Canal sees HTTP only with a service mesh beside it.'],
    [needs.encryption || needs.multiCloud, 'Canal does not encrypt.'],
    [needs.clusters > 1 || needs.observability || needs.kubeProxyReplacement, 'Canal does no more than policies on addresses and ports.'],
    [needs.policy === CniPolicyNeed.NONE, 'Canal adds policies to Flannel, and nobody asked for them.'],
    [true, 'Canal ships an old Flannel, v0.24.4, and wraps every packet.'],
  ),
  cilium: (needs) => first(
    [needs.windows, 'Cilium does not run on Windows nodes.'],
    [isOldForCilium(needs), `Cilium ${TOO_OLD(needs)}`],
    [needs.distribution !== ClusterDistribution.KUBEADM, `${DISTRIBUTIONS[needs.distribution]} has a network already.`],
    [needs.policy === CniPolicyNeed.NONE, 'Cilium brings policies, proxies and Hubble, which nobody asked for.'],
    [needs.priority === CniPriority.SMALL_FOOTPRINT || needs.existingFlannel, 'Cilium brings an agent, an Envoy and an operator, more than such a small network needs.'],
    [true, 'Cilium would do too; nothing that only it offers was asked for.'],
  ),
  weave: () => 'Weave Net is unmaintained: its last release is of January 2021, and Weaveworks closed in February 2024.',
  preinstalled: (needs) => first(
    [needs.distribution !== ClusterDistribution.KUBEADM, `The network that ${DISTRIBUTIONS[needs.distribution]} brings does not offer all of it.`],
    [true, 'Nobody said that the cluster has a network already.'],
  ),
};
