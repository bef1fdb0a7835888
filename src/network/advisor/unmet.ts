import { ClusterDistribution, CniNeedsSettings, CniPolicyNeed, isKernelOld, isOldForCilium } from './cni-needs';

/** Needs that a choice does not meet, in sentences: what could not be had together with the rest. */
export function unmetWarnings(choice: string, needs: CniNeedsSettings): readonly string[] {
  return (UNMET[choice] ?? []).filter(([isUnmet]) => isUnmet(needs)).map(([, sentence]) => (typeof sentence === 'string' ? sentence : sentence(needs)));
}

type Unmet = readonly [isUnmet: (needs: CniNeedsSettings) => boolean, sentence: string | ((needs: CniNeedsSettings) => string)];

const BESIDE_IT = 'LoadBalancer Services get no addresses from it: install MetalLB beside it.';

const UNMET: Readonly<Record<string, readonly Unmet[]>> = {
  preinstalled: [
    [({ loadBalancer, distribution }) => loadBalancer && distribution !== ClusterDistribution.K3S, BESIDE_IT],
    [({ dualStack }) => dualStack, 'Addresses of both families have to be chosen when the cluster is made.'],
  ],
  flannel: [
    [({ loadBalancer }) => loadBalancer, BESIDE_IT],
  ],
  calico: [
    [({ policy }) => policy === CniPolicyNeed.L7, 'Policies about HTTP need a service mesh beside Calico: nothing that serves Windows nodes has them.'],
    [({ clusters }) => clusters > 1, 'Several clusters cannot be joined with Windows nodes in them.'],
    [isKernelOld, ({ kernel }) => `Linux ${kernel} is older than 5.10, which supported versions of Calico need: upgrade the nodes' system.`],
    [({ loadBalancer, bgpRouters }) => loadBalancer && !bgpRouters, 'Calico makes addresses of LoadBalancer Services known by BGP only: without routers that speak it install MetalLB beside it.'],
  ],
  cilium: [
    [isOldForCilium, ({ kernel }) => `Linux ${kernel} is older than 5.10, which supported versions of Cilium need: upgrade the nodes' system first, or do without what only Cilium offers.`],
    [({ multiCloud, clusters }) => multiCloud && clusters === 1, 'Cilium needs nodes that reach each other at their own addresses, without address translation.'],
    [({ distribution }) => distribution === ClusterDistribution.RKE2, 'RKE2 must be made with cni: cilium, for CiliumInstaller.rke2(), or with cni: none, because a second network breaks it.'],
    [({ distribution }) => [ClusterDistribution.K3S, ClusterDistribution.MICROK8S].includes(distribution), ({ distribution }) => `${distribution} must be made without its own network, because a second one breaks it.`],
  ],
};
