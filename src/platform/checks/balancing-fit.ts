import { Finding } from '../../core/problem';
import { quote } from '../../core/quote';
import { ExposurePlan } from '../../exposure/exposure-plan';
import { ClusterNetworkSettings } from '../../network/cluster-network';
import { CniPlan } from '../../network/cni-plan';
import { goMatches } from '../../schema/go-regexp';

/** What of a load balancer contradicts the CNI. */
export function balancingFindings({ balancing }: ExposurePlan, cni: CniPlan): readonly Finding[] {
  if (balancing === undefined) return [];
  const { from, interfaces = [], bgpPeer } = balancing;
  const findings: Finding[] = [];
  const { devices } = cni;
  if (devices !== undefined && interfaces.length > 0 && !interfaces.some((pattern) => devices.some((device) => goMatches(pattern, device)))) {
    findings.push({
      what: `${interfaces.map(quote).join(' and ')} of interfaces ${interfaces.length === 1 ? 'fits' : 'fit'} no interface of ${cni.name}, `
        + `which has ${devices.map(quote).join(' and ')}, so that no node would answer`,
      instead: 'write an expression that fits one of devices, or leave interfaces out',
      code: 'PropWithoutEffect',
    });
  }
  if (isContested(bgpPeer, cni) && bgpPeer?.everywhere === true) {
    findings.push({
      what: `${from} and ${cni.name} would both talk BGP to ${quote(bgpPeer.address)} from every node, and a router keeps one session with an address`,
      instead: `leave it to ${cni.name} to tell this router, or name another one`,
      code: 'MutuallyExclusive',
    });
  }
  return findings;
}

/** Whether the CNI talks BGP to the same router: from every node, or from nodes that nobody can compare here. */
function isContested(peer: { readonly address: string; readonly everywhere: boolean } | undefined, { bgpPeers = [] }: CniPlan): boolean {
  const same = bgpPeers.filter(({ address }) => address === peer?.address);
  return same.some(({ everywhere }) => everywhere);
}

/** What nobody can decide about it. */
export function balancingWarnings(exposure: ExposurePlan, network: ClusterNetworkSettings, cni: CniPlan): readonly string[] {
  const { balancing } = exposure;
  const { takesUnclassed, bgpPeer } = balancing ?? {};
  const lb = cni.brought?.loadBalancer;
  const mayMeet = bgpPeer !== undefined && (cni.bgpPeers ?? []).some(({ address }) => address === bgpPeer.address)
    && !(isContested(bgpPeer, cni) && bgpPeer.everywhere);
  return [
    ...(takesUnclassed === undefined || lb === undefined || lb.isOff ? [] : [
      `${lb.name} gives every Service of type LoadBalancer without a class the addresses of nodes, and ${takesUnclassed} gives it one of its own: `
      + `turn ${lb.name} off by ${lb.turnedOffBy}, or write a loadBalancerClass that ${takesUnclassed} was installed with.`,
    ]),
    ...(mayMeet
      ? [`${takesUnclassed ?? 'The load balancer'} and ${cni.name} both talk BGP to ${bgpPeer.address}: a router keeps one session with an address, `
        + 'so that no node may do both.'] : []),
    ...(network.nodes === 1 ? excludingNodes(exposure, cni).map((who) => (
      `The cluster has one node, and kubeadm and Talos give a node of the control plane the label ${LABEL}: ${who}, and says so nowhere. `
      + `Take it off: ${TAKE_OFF}`
    )) : []),
  ];
}

/** The same for clusters of several nodes, or where nobody said how many there are. */
export function balancingNotes(exposure: ExposurePlan, network: ClusterNetworkSettings, cni: CniPlan): readonly string[] {
  const excluding = network.nodes === 1 ? [] : excludingNodes(exposure, cni);
  return [...gatewayAddressNotes(exposure, cni), ...pendingNotes(exposure, network, cni), ...excluding.map((who) => (
    `On a node with the label ${LABEL}, which kubeadm and Talos give to those of the control plane, ${who}: `
    + `where no other node is left, take it off: ${TAKE_OFF}`
  ))];
}

const LABEL = 'node.kubernetes.io/exclude-from-external-load-balancers';
const TAKE_OFF = `kubectl label node --all ${LABEL}-`;

/**
 * Who passes over nodes of the control plane, and what it does not do there. A distribution with a load balancer of its own gives no node the label.
 *
 * Source: metallb v0.16.2, speaker (layer2_controller.go, bgp_controller.go); cilium 1.20.2, operator/pkg/nodeipam/node_predicates.go.
 */
function excludingNodes(exposure: ExposurePlan, { name, givesNodeAddresses, brought, isUnlabelled }: CniPlan): readonly string[] {
  const { gatewayClassName, ingressClassName, balancing } = exposure;
  if (brought?.loadBalancer !== undefined || isUnlabelled === true) return [];
  const passesOver = balancing?.passesOver;
  // a controller of Gateways or Ingresses is behind a Service of its own
  const isBalanced = gatewayClassName !== undefined || ingressClassName !== undefined || hasBalancer(exposure);
  return [
    ...(passesOver === undefined ? [] : [`${passesOver} announces no address from there`]),
    ...(givesNodeAddresses === true && passesOver === undefined && isBalanced ? [`${name} gives no Service the address of that node`] : []),
  ];
}

function hasBalancer({ hook, deck }: ExposurePlan): boolean {
  return [hook, deck].some(({ _plan: { type } }) => type === 'LoadBalancer');
}

/** Services of type LoadBalancer on nodes of one's own. */
function pendingNotes(exposure: ExposurePlan, { cloud }: ClusterNetworkSettings, cni: CniPlan): readonly string[] {
  const { loadBalancerClasses, givesNodeAddresses, objects } = cni;
  const isOurs = objects.network !== undefined && loadBalancerClasses?.length === 0 && givesNodeAddresses !== true;
  return !isOurs || cloud !== undefined || exposure.balancing !== undefined || !hasBalancer(exposure) ? [] : [
    'Kubernetes itself gives no Service of type LoadBalancer an address: where neither a cloud\'s controller nor a load balancer such as MetalLB runs, '
      + 'EXTERNAL-IP stays pending. Say a pool, as LoadBalancerPool.metalLb({ addresses }).',
  ];
}

/** A Gateway that nobody may give an address to. */
function gatewayAddressNotes({ gatewayClassName }: ExposurePlan, { addressless, gatewayClasses = [] }: CniPlan): readonly string[] {
  return addressless === undefined || gatewayClassName === undefined || !gatewayClasses.includes(gatewayClassName) ? [] : [addressless];
}
