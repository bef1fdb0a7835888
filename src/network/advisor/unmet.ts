import { ClusterDistribution, CniNeedsSettings, CniPolicyNeed, isKernelOld, isOldForCilium } from './cni-needs';

/** Needs that a choice does not meet, in sentences: what could not be had together with the rest. */
export function unmetWarnings(choice: string, needs: CniNeedsSettings): readonly string[] {
  const all = [...WHATEVER_IT_IS, ...(needs.windows ? WITH_WINDOWS : []), ...(UNMET[choice] ?? [])];
  return all.filter(([isUnmet]) => isUnmet(needs)).map(([, sentence]) => (typeof sentence === 'string' ? sentence : sentence(needs)));
}

type Unmet = readonly [isUnmet: (needs: CniNeedsSettings) => boolean, sentence: string | ((needs: CniNeedsSettings) => string)];

function besideIt({ bgpRouters }: CniNeedsSettings): string {
  return 'LoadBalancer Services get no addresses from it: install MetalLB beside '
    + `it${bgpRouters ? ', which tells the routers by BGP where they are: LoadBalancerPool.metalLb({ addresses, bgp })' : ''}.`;
}

/** What Kubernetes itself is tested with. Source: kubernetes.io, docs/setup/best-practices/cluster-large. */
const MOST_NODES = 5000;

const WHATEVER_IT_IS: readonly Unmet[] = [
  [({ nodes = 0 }) => nodes > MOST_NODES, ({ nodes }) => `Kubernetes itself is tested with up to ${MOST_NODES} nodes, and there are ${nodes}: make `
    + 'several clusters.'],
];

const removesFlannel: Unmet = [
  ({ existingFlannel }) => existingFlannel,
  'Flannel runs there already, and two networks break each other: take it away from every node before, with its files in /etc/cni/net.d, and start '
    + 'all pods again.',
];

/** Whatever serves them. Source: docs.tigera.io, getting-started/kubernetes/windows-calico/limitations. */
const WITH_WINDOWS: readonly Unmet[] = [
  [({ policy }) => policy === CniPolicyNeed.L7, 'Policies about HTTP need a service mesh beside Calico: nothing that serves Windows nodes has them.'],
  [({ clusters }) => clusters > 1, 'Several clusters cannot be joined with Windows nodes in them.'],
  [({ encryption }) => encryption, 'Nothing encrypts what pods of Windows nodes send: WireGuard is for Linux nodes alone.'],
  [({ kubeProxyReplacement }) => kubeProxyReplacement, 'Windows nodes need kube-proxy, and the Linux nodes beside them too: eBPF is for clusters of '
    + 'Linux nodes alone.'],
  [({ observability }) => observability, 'Nobody promises to show the traffic of pods on Windows nodes: Hubble has no part for them, and Goldmane '
    + 'shows that of Linux nodes.'],
  [({ dualStack }) => dualStack, 'Pods of Windows nodes get IPv4 addresses only.'],
  [({ bgpRouters }) => bgpRouters, 'The routers learn nothing by BGP: the network of Windows nodes is VXLAN here, in which nobody speaks it.'],
  [({ multiCloud }) => multiCloud, 'Windows nodes must reach all others at their own addresses, without address translation: join them by a VPN below '
    + 'the network.'],
];

const WITHOUT_FLANNEL = 'without its own network, by --flannel-backend=none --disable-network-policy';

const UNMET: Readonly<Record<string, readonly Unmet[]>> = {
  preinstalled: [
    [({ loadBalancer, distribution }) => loadBalancer && distribution !== ClusterDistribution.K3S, besideIt],
    [({ loadBalancer, distribution }) => loadBalancer && distribution === ClusterDistribution.K3S, 'LoadBalancer Services get the addresses of nodes '
      + 'from ServiceLB of k3s.'],
    [({ bgpRouters, windows }) => bgpRouters && !windows, 'The network that it brings tells routers nothing by BGP.'],
    [({ existingFlannel, distribution }) => existingFlannel && distribution === ClusterDistribution.MICROK8S, 'A Flannel that runs beside the Calico '
      + 'of MicroK8s breaks it: take it away.'],
    [({ dualStack }) => dualStack, 'Addresses of both families have to be chosen when the cluster is made.'],
  ],
  flannel: [
    [({ loadBalancer }) => loadBalancer, besideIt],
  ],
  calico: [
    removesFlannel,
    [({ distribution }) => distribution === ClusterDistribution.K3S, `k3s must be made ${WITHOUT_FLANNEL}, because a second one breaks it; and `
      + `Calico's project does not support Windows nodes of k3s, but of kubeadm and RKE2.`],
    [isKernelOld, ({ kernel }) => `Linux ${kernel} is older than 5.10, which supported versions of Calico need: upgrade the nodes' system.`],
    [({ loadBalancer, bgpRouters, windows }) => loadBalancer && (!bgpRouters || windows), 'Calico makes addresses of LoadBalancer Services known by '
      + 'BGP only: without routers that speak it install MetalLB beside it.'],
  ],
  cilium: [
    removesFlannel,
    [
      ({ multiCloud, clusters }) => multiCloud && clusters > 1,
      'Nodes of all clusters must reach each other at their own addresses, without address translation: join the places by a VPN below the network.',
    ],
    [
      ({ multiCloud, clusters, encryption }) => multiCloud && clusters > 1 && !encryption,
      'What pods of different places send each other is not encrypted by it: where the VPN does not, say encryption too.',
    ],
    [isOldForCilium, ({ kernel }) => `Linux ${kernel} is older than 5.10, which supported versions of Cilium need: upgrade the nodes' system first, `
      + 'or do without what only Cilium offers.'],
    [({ multiCloud, clusters }) => multiCloud && clusters === 1, 'Cilium needs nodes that reach each other at their own addresses, without address '
      + 'translation.'],
    [({ distribution }) => distribution === ClusterDistribution.RKE2, 'RKE2 must be made with cni: cilium, for CiliumInstaller.rke2(), or with cni: '
      + 'none, because a second network breaks it.'],
    [({ distribution }) => distribution === ClusterDistribution.K3S, `k3s must be made ${WITHOUT_FLANNEL}, because a second one breaks it.`],
    [({ distribution }) => distribution === ClusterDistribution.MICROK8S, 'MicroK8s must be made without its own network, because a second one breaks it.'],
    [({ bgpRouters }) => bgpRouters, 'The routers learn where pods and Services are only from Cni.cilium({ bgp }).'],
    [({ loadBalancer, bgpRouters }) => loadBalancer && !bgpRouters, 'LoadBalancer Services get addresses of a LoadBalancerPool.cilium(), for which '
      + 'Cni.cilium() needs l2Announcements.'],
  ],
};
