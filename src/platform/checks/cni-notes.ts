import { ExposurePlan } from '../../exposure/exposure-plan';
import { ClusterNetworkSettings } from '../../network/cluster-network';
import { CniPlan } from '../../network/cni-plan';
import { isOlderKernel, trafficName } from '../../network/words';
import { cloudNotes } from './cloud-fit';

/** Older kernels are hardly found below a Kubernetes of today: Ubuntu 20.04 has this one. */
const COMMON_KERNEL = '5.4';

/** What nobody can see from here, and somebody has to see to in the cluster, whatever CNI it is. */
export function cniNotes(network: ClusterNetworkSettings, cni: CniPlan): readonly string[] {
  const { kernelVersion } = network;
  const { name, capabilities: { kernelMinimum }, network: { nodePorts } } = cni;
  return [
    ...(nodePorts.length === 0 || network.nodes === 1 ? [] : [`Firewalls between nodes must let through, for ${name}: `
      + `${nodePorts.map((traffic) => `${trafficName(traffic)}, ${traffic.purpose}`).join('; ')}.`]),
    ...cloudNotes(network, cni),
    ...(kernelMinimum === undefined || kernelVersion !== undefined || isOlderKernel(kernelMinimum, COMMON_KERNEL) ? [] : [
      `Nobody said which Linux the nodes run, and ${name} as it is set up needs ${kernelMinimum}: look at the column KERNEL-VERSION of kubectl get `
        + `nodes --output wide, and say the oldest in clusterNetwork.kernelVersion.`,
    ]),
  ];
}

/** What it takes to reach node ports of clusters whose nodes nobody reaches by themselves: without it no webhook comes. */
export function nodePortWarnings({ hook, deck }: ExposurePlan, { brought }: CniPlan): readonly string[] {
  const ports = [hook, deck].flatMap(({ _plan: { nodePort } }) => nodePort ?? []);
  return brought?.nodePortWay === undefined || ports.length === 0 ? [] : [brought.nodePortWay(ports)];
}
