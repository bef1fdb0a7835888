import { contains, familyOf, overlap } from '../../core/net';
import { Finding } from '../../core/problem';
import { quote } from '../../core/quote';
import { ExposurePlan } from '../../exposure/exposure-plan';
import { apiServerWayProblems, apiServerWayWarnings } from '../../network/api-server-way';
import { ClusterNetworkSettings, ClusterNetworkFinding } from '../../network/cluster-network';
import { CniPlan } from '../../network/cni-plan';
import { ETHERNET_MTU, IPV6_LEAST_MTU, isOlderKernel } from '../../network/words';
import { CLASSES_OF_CNIS } from '../../network/own-kinds';
import { nodeNetworkProblems, nodeNetworkWarnings, partsFindings } from '../../network/node-networks';
import { orAnotherCni } from './another-cni';
import { cloudProblems, cloudWarnings } from './cloud-fit';
import { saidTwiceProblems } from './said-twice';

/** Red Hat's kernel, which has much of what newer ones have, and does not say so in its version. */
const CARRIED_BACK = /^4\.18\.0-/;
/** Networks that are often somebody's own already. */
const COMMON = ['192.168.0.0/16', '10.0.0.0/8'];

/** What of the cluster does not fit the CNI. */
export function clusterFitProblems(network: ClusterNetworkSettings, cni: CniPlan): readonly ClusterNetworkFinding[] {
  const { kernelVersion, sameLayer2, nodes } = network;
  const { name, capabilities: { kernelMinimum, needsLayer2 }, leastNodes, mostNodes, divided, network: { podCidrs, podMtu } } = cni;
  const findings: ClusterNetworkFinding[] = [
    ...nodeNetworkProblems(network), ...apiServerWayProblems(network, cni), ...saidTwiceProblems(network, cni), ...cloudProblems(network, cni),
  ];
  if (kernelVersion !== undefined && kernelMinimum !== undefined && isOlderKernel(kernelVersion, kernelMinimum) && !CARRIED_BACK.test(kernelVersion)) {
    findings.push({
      prop: 'clusterNetwork.kernelVersion', what: `${quote(kernelVersion)} is older than ${kernelMinimum}, which ${name} needs as it is set up`,
      instead: `update the nodes to Linux ${kernelMinimum} or newer, or ask CniAdvisor for another CNI`, code: 'KernelTooOld',
    });
  }
  if (sameLayer2 === false && needsLayer2 === true) {
    findings.push({
      prop: 'clusterNetwork.sameLayer2', what: `is false, and ${name} as it is set up sends packets to other nodes without a router`,
      instead: 'choose an encapsulation such as VXLAN, or put all nodes into one layer 2 network', code: 'NodesApart',
    });
  }
  if (nodes !== undefined && leastNodes !== undefined && nodes < leastNodes.count) {
    findings.push({
      prop: 'clusterNetwork.nodes',
      what: `${nodes} ${nodes === 1 ? 'node is' : 'nodes are'} less than the ${leastNodes.count} that pods of ${leastNodes.of} must be on`,
      instead: leastNodes.instead, code: 'ReplicasExceedNodes',
    });
  }
  if (nodes !== undefined && mostNodes !== undefined && nodes > mostNodes.count) {
    findings.push({
      prop: 'clusterNetwork.nodes', what: `${nodes} nodes are more than ${mostNodes.count}: ${mostNodes.because}`,
      instead: mostNodes.instead, code: 'MutuallyExclusive',
    });
  }
  if (nodes !== undefined && divided !== undefined) findings.push(...partsFindings(divided, nodes).map((finding) => ({ ...finding, prop: 'cni' as const })));
  // a CNI that is installed from here has said so itself, by the property that is wrong
  if (podMtu !== undefined && podMtu < IPV6_LEAST_MTU && podCidrs.some((cidr) => familyOf(cidr) === 'ipv6')) {
    findings.push({
      prop: 'cni', what: `${name} gives pods an MTU of ${podMtu}, and IPv6 needs ${IPV6_LEAST_MTU}`,
      instead: 'raise podMtu, or leave the IPv6 networks out', code: 'MtuTooSmall',
    });
  }
  return findings;
}

/** What of the exposure does not fit the CNI. */
export function exposureFitFindings({ hook, deck, gatewayClassName, ingressClassName }: ExposurePlan, cni: CniPlan): readonly Finding[] {
  return [
    ...unserved('GatewayClass', gatewayClassName, cni.gatewayClasses, cni),
    ...unserved('IngressClass', ingressClassName, cni.ingressClasses, cni),
    ...[hook, deck].flatMap(({ _plan: { nodePort } }) => outsideNodePorts(nodePort, cni)),
  ];
}

function unserved(kind: 'GatewayClass' | 'IngressClass', className: string | undefined, served: readonly string[] | undefined, cni: CniPlan): readonly Finding[] {
  const { name, turnedOnBy } = cni;
  if (className === undefined || !Object.hasOwn(CLASSES_OF_CNIS, className) || served === undefined || served.includes(className)) return [];
  return [{
    what: `nobody serves the ${kind} ${quote(className)}, because ${name} does not`,
    instead: turnedOnBy?.[`${kind} ${className}`] ?? orAnotherCni('take another controller', `cni: ${CLASSES_OF_CNIS[className]}`, cni),
    code: kind === 'GatewayClass' ? 'GatewayClassNotServed' : 'IngressClassNotServed',
  }];
}

function outsideNodePorts(nodePort: number | undefined, { name, nodePortRange }: CniPlan): readonly Finding[] {
  if (nodePort === undefined || nodePortRange === undefined) return [];
  const [first, last] = nodePortRange.split('-').map(Number);
  if (nodePort >= first && nodePort <= last) return [];
  return [{
    what: `${nodePort} is outside ${nodePortRange}, the only node ports that ${name} answers on`,
    instead: 'pick a port in that range, or give the CNI the range of the API server', code: 'NodePortOutOfRange',
  }];
}

/** kubeadm's network of Services. */
const KUBEADM_SERVICES = '10.96.0.0/12';

/** Addresses of pods that are likely to be those of Services, where nobody said which these are. */
function kubeadmServicesWarnings({ serviceCidrs }: ClusterNetworkSettings, { name, network: { podCidrs }, warnings }: CniPlan): readonly string[] {
  if (serviceCidrs.length > 0) return [];
  return podCidrs.filter((cidr) => overlap(cidr, KUBEADM_SERVICES))
    .map((cidr) =>
      `${name}'s network of pods ${cidr} ${contains(cidr, KUBEADM_SERVICES) ? 'holds' : 'lies in'} ${KUBEADM_SERVICES}, `
        + 'which kubeadm gives to Services unless it was told another.')
    .filter((warning) => !warnings.includes(warning));
}

/** A cluster that is larger than the CNI as it is set up is made for. */
function sizeWarnings({ nodes }: ClusterNetworkSettings, { name, sizes = [] }: CniPlan): readonly string[] {
  return sizes.filter(({ upTo }) => nodes !== undefined && nodes > upTo)
    .map(({ upTo, because, instead }) =>
      `${name} as it is set up is made for about ${upTo} nodes, because ${because}, and there are ${String(nodes)}: ${instead}.`);
}

/** What should be known of the CNI in this cluster, and nobody can decide. */
export function cniFitWarnings(network: ClusterNetworkSettings, cni: CniPlan, { nodePortRange }: ExposurePlan): readonly string[] {
  const { nodeCidrs, kernelVersion } = network;
  const pods = cni.network.podCidrs.length > 0 ? cni.network.podCidrs : network.podCidrs;
  const several = (['ipv4', 'ipv6'] as const).some((family) => nodeCidrs.filter((cidr) => familyOf(cidr) === family).length > 1);
  const { kernelMinimum, overheadBytes } = cni.capabilities;
  const frame = (cni.network.podMtu ?? 0) + (overheadBytes ?? 0);
  return [
    ...(nodeCidrs.length > 0 ? [] : COMMON.flatMap((common) => pods.filter((cidr) => familyOf(cidr) === 'ipv4' && contains(cidr, common)).map((cidr) => (
      `Pods get addresses of ${cidr}, which many networks of nodes lie in; say yours in clusterNetwork.nodeCidrs, or give pods another network.`
    )))),
    ...kubeadmServicesWarnings(network, cni),
    ...(cni.mostNodes === undefined || network.nodes !== undefined
      ? []
      : [`${cni.name} as it is set up fits ${cni.mostNodes.count} node: ${cni.mostNodes.because}. Where there are more, ${cni.mostNodes.instead}; `
        + 'say in clusterNetwork.nodes how many there are.']),
    ...nodeNetworkWarnings(network),
    ...cloudWarnings(network, cni),
    ...sizeWarnings(network, cni),
    ...apiServerWayWarnings(network, cni),
    ...(several && cni.interfaceByChance !== undefined ? [`Nodes have addresses in several networks, and ${cni.name} takes `
      + `${cni.interfaceByChance.takes}; where that is not the one between the nodes, ${cni.interfaceByChance.instead}.`] : []),
    ...(cni.nodePortRange !== undefined && nodePortRange !== undefined && nodePortRange !== cni.nodePortRange
      ? [`${cni.name} answers on the node ports ${cni.nodePortRange}, and the API server gives ${nodePortRange}; make the two ranges the same.`] : []),
    ...(kernelVersion !== undefined && kernelMinimum !== undefined && isOlderKernel(kernelVersion, kernelMinimum) && CARRIED_BACK.test(kernelVersion)
      ? [`${cni.name} needs Linux ${kernelMinimum}; ${kernelVersion} counts only where its distributor has carried back what is needed, as Red Hat `
        + 'has for 8.10.'] : []),
    ...(frame > ETHERNET_MTU
      ? [`Packets between nodes have up to ${frame} bytes, more than the ${ETHERNET_MTU} of Ethernet: every interface and switch between nodes must `
        + `carry jumbo frames, or large packets are lost.`] : []),
  ];
}
