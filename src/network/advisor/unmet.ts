import { ClusterDistribution, CniNeedsSettings, CniPolicyNeed, isKernelOld, isOldForCilium } from './cni-needs';

/** Needs that a choice does not meet, in sentences: what could not be had together with the rest. */
export function unmetWarnings(choice: string, needs: CniNeedsSettings): readonly string[] {
  const all = [...(needs.windows ? WITH_WINDOWS : []), ...(UNMET[choice] ?? [])];
  return all.filter(([isUnmet]) => isUnmet(needs)).map(([, sentence]) => (typeof sentence === 'string' ? sentence : sentence(needs)));
}

type Unmet = readonly [isUnmet: (needs: CniNeedsSettings) => boolean, sentence: string | ((needs: CniNeedsSettings) => string)];

function besideIt({ bgpRouters }: CniNeedsSettings): string {
  return `LoadBalancer Services get no addresses from it: install MetalLB beside it${bgpRouters ? ', which tells the routers by BGP where they are: LoadBalancerPool.metalLb({ addresses, bgp })' : ''}.`;
}

/** Whatever serves them. Source: docs.tigera.io, getting-started/kubernetes/windows-calico/limitations. */
const WITH_WINDOWS: readonly Unmet[] = [
  [({ policy }) => policy === CniPolicyNeed.L7, 'Policies about HTTP need a service mesh beside Calico: nothing that serves Windows nodes has them.'],
  [({ clusters }) => clusters > 1, 'Several clusters cannot be joined with Windows nodes in them.'],
  [({ encryption }) => encryption, 'Nothing encrypts what pods of Windows nodes send: WireGuard is for Linux nodes alone.'],
  [({ kubeProxyReplacement }) => kubeProxyReplacement, 'Windows nodes need kube-proxy, and the Linux nodes beside them too: eBPF is for clusters of Linux nodes alone.'],
  [({ observability }) => observability, 'Nobody promises to show the traffic of pods on Windows nodes: Hubble has no part for them, and Goldmane shows that of Linux nodes.'],
  [({ dualStack }) => dualStack, 'Pods of Windows nodes get IPv4 addresses only.'],
  [({ multiCloud }) => multiCloud, 'Windows nodes must reach all others at their own addresses, without address translation: join them by a VPN below the network.'],
];

const WITHOUT_FLANNEL = 'without its own network, by --flannel-backend=none --disable-network-policy';

const UNMET: Readonly<Record<string, readonly Unmet[]>> = {
  preinstalled: [
    [({ loadBalancer, distribution }) => loadBalancer && distribution !== ClusterDistribution.K3S, besideIt],
    [({ dualStack }) => dualStack, 'Addresses of both families have to be chosen when the cluster is made.'],
  ],
  flannel: [
    [({ loadBalancer }) => loadBalancer, besideIt],
  ],
  calico: [
    [({ distribution }) => distribution === ClusterDistribution.K3S, `k3s must be made ${WITHOUT_FLANNEL}, because a second one breaks it; and Calico's project does not support Windows nodes of k3s, but of kubeadm and RKE2.`],
    [isKernelOld, ({ kernel }) => `Linux ${kernel} is older than 5.10, which supported versions of Calico need: upgrade the nodes' system.`],
    [({ loadBalancer, bgpRouters }) => loadBalancer && !bgpRouters, 'Calico makes addresses of LoadBalancer Services known by BGP only: without routers that speak it install MetalLB beside it.'],
  ],
  cilium: [
    [isOldForCilium, ({ kernel }) => `Linux ${kernel} is older than 5.10, which supported versions of Cilium need: upgrade the nodes' system first, or do without what only Cilium offers.`],
    [({ multiCloud, clusters }) => multiCloud && clusters === 1, 'Cilium needs nodes that reach each other at their own addresses, without address translation.'],
    [({ distribution }) => distribution === ClusterDistribution.RKE2, 'RKE2 must be made with cni: cilium, for CiliumInstaller.rke2(), or with cni: none, because a second network breaks it.'],
    [({ distribution }) => distribution === ClusterDistribution.K3S, `k3s must be made ${WITHOUT_FLANNEL}, because a second one breaks it.`],
    [({ distribution }) => distribution === ClusterDistribution.MICROK8S, 'MicroK8s must be made without its own network, because a second one breaks it.'],
    [({ bgpRouters }) => bgpRouters, 'The routers learn where pods and Services are only from Cni.cilium({ bgp }).'],
    [({ loadBalancer, bgpRouters }) => loadBalancer && !bgpRouters, 'LoadBalancer Services get addresses of a LoadBalancerPool.cilium(), for which Cni.cilium() needs l2Announcements.'],
  ],
};
