import { Finding } from '../../core/problem';
import { ExposurePlan } from '../../exposure/exposure-plan';
import { ClusterCloud } from '../../network/cluster-cloud';
import { ClusterNetworkSettings } from '../../network/cluster-network';
import { CniPlan } from '../../network/cni-plan';

/** Clouds that answer ARP themselves, for addresses that they gave. Source: metallb v0.16.2, website/content/installation/clouds.md. */
const ANSWERING: Readonly<Partial<Record<ClusterCloud, string>>> = {
  [ClusterCloud.AMAZON]: 'Amazon', [ClusterCloud.AZURE]: 'Azure', [ClusterCloud.GOOGLE]: 'Google',
};

const CLOUDS = { EKS: ClusterCloud.AMAZON, AKS: ClusterCloud.AZURE, GKE: ClusterCloud.GOOGLE } as const;

function cloudOf({ cloud }: ClusterNetworkSettings, { policyView: { managedBy } }: CniPlan): ClusterCloud | undefined {
  return cloud ?? (managedBy === undefined ? undefined : CLOUDS[managedBy]);
}

/** What gives load balancers their addresses, and cannot do so in this cluster. */
export function balancingPlaceFindings({ balancing }: ExposurePlan, network: ClusterNetworkSettings, cni: CniPlan): readonly Finding[] {
  if (balancing === undefined) return [];
  const { from, partOf, announcer } = balancing;
  const { brought } = cni;
  const isManaged = cni.policyView.managedBy !== undefined;
  const cloud = cloudOf(network, cni);
  const answering = cloud === undefined ? undefined : ANSWERING[cloud];
  const instead = isManaged ? 'leave pool out: the cloud gives the addresses' : 'leave pool out where the cloud\'s controller runs, or use Exposure.nodePort()';
  const findings: Finding[] = [];
  if (partOf !== undefined && brought !== undefined && ![brought.loadBalancer?.name, brought.otherLoadBalancer?.name].includes(partOf)) {
    findings.push({
      what: `${from} is a part of k3s and RKE2, and ${brought.by} has none, so that nobody would give an address`,
      instead: isManaged ? instead : 'use LoadBalancerPool.metalLb(), or Exposure.nodePort()', code: 'PoolCannot',
    });
  }
  if (announcer?.by === 'layer2' && answering !== undefined) {
    findings.push({
      what: `${from}: ${announcer.name} answers for addresses in the layer 2 network of nodes, and the network of ${answering} leads to a node only `
        + `what ${answering} `
        + 'gave it, so that nobody would reach them',
      instead, code: 'PoolCannot',
    });
  }
  return findings;
}

/** The same where it may, by what somebody else has set up. */
export function balancingPlaceWarnings({ balancing }: ExposurePlan, network: ClusterNetworkSettings, cni: CniPlan): readonly string[] {
  const { announcer, takesUnclassed, partOf } = balancing ?? {};
  const cloud = cloudOf(network, cni);
  const answering = cloud === undefined ? undefined : ANSWERING[cloud];
  const { managedBy } = cni.policyView;
  const other = cni.brought?.otherLoadBalancer;
  return [
    ...(announcer === undefined || announcer.by === 'layer2' || answering === undefined ? [] : [announcer.by === 'bgp'
      ? `${announcer.name} tells routers by BGP where addresses are, and those of ${answering} take routes to nodes only where a router of yours `
        + 'stands in that network: '
        + 'its project does not support it there.'
      : `${announcer.name} works on the network of ${answering} only by BGP, and where a router of yours stands in that network: for addresses in the `
        + 'layer 2 network of nodes nobody asks there.']),
    ...(takesUnclassed === undefined || announcer?.by === 'layer2' || managedBy === undefined ? [] : [
      `${managedBy} gives every Service of type LoadBalancer without a class an address of its own, and ${takesUnclassed} gives it another one: write `
        + `a loadBalancerClass that ${takesUnclassed} was installed with.`,
    ]),
    ...(cloud !== ClusterCloud.OPEN_STACK || announcer?.by !== 'layer2' ? [] : [
      `OpenStack's port security drops what is sent to addresses that ${announcer.name} gives: allow them on the port of every node, openstack port `
        + 'set PORT --allowed-address ip-address=ADDRESSES.',
    ]),
    ...(partOf === undefined || other?.name !== partOf || other.isOn ? [] : [
      `${cni.brought?.by ?? ''} runs ${partOf} only where it was told to, by ${other.turnedOnBy}: until then EXTERNAL-IP stays pending.`,
    ]),
  ];
}

/** The same where nobody said whose the cluster is. */
export function balancingPlaceNotes({ balancing }: ExposurePlan, { cloud }: ClusterNetworkSettings, { isThere, brought }: CniPlan): readonly string[] {
  const { announcer } = balancing ?? {};
  return announcer === undefined || announcer.by === 'bgp' || cloud !== undefined || isThere !== true || brought !== undefined ? [] : [
    `${announcer.name} is for nodes of one's own: in the clusters of most clouds (EKS, GKE, AKS, DigitalOcean) nobody reaches its addresses, and pool `
      + 'has to be left out.',
  ];
}
