import { NodeTraffic } from '../../core/network-plan';
import { PodsOf } from '../../core/traffic';
import { ClusterCloud } from '../cluster-cloud';
import { CniCapabilities, CniLifecycle, CniSetupEffort } from '../cni-capabilities';
import { BroughtParts, CniPlan } from '../cni-plan';
import { PolicyView } from '../policy-view';

/** What is known of it. */
export interface PreinstalledCniFacts {
  readonly name: string;
  readonly podCidrs: readonly string[];
  /** What the cluster gives to Services unless it was made with others; absent where nobody knows. */
  readonly serviceCidrs?: readonly string[];
  readonly podMtu?: number;
  /** What the firewall between nodes must let through, as far as it is known. */
  readonly nodePorts?: readonly NodeTraffic[];
  readonly capabilities: CniCapabilities;
  /** Absent where nobody knows. */
  readonly policyGroups?: readonly string[];
  readonly untakenGroups?: CniPlan['untakenGroups'];
  readonly l7TurnedOnBy?: string;
  /** Whether it serves the classes of Ingresses and Gateways that its project serves elsewhere; absent where nobody knows. */
  readonly servesClasses?: false;
  /** Whose network its nodes are in, whoever made the cluster; absent where they may be anywhere. */
  readonly cloud?: ClusterCloud;
  /** The cluster as those see it who enforce its policies. */
  readonly view: PolicyView;
  readonly brought?: BroughtParts;
  /** What its user has to see to, in plain sentences. */
  readonly notes?: readonly string[];
}

/** Of everything that a cluster brings and whose project goes on. */
export const WHOLE: CniCapabilities = { lifecycle: CniLifecycle.ACTIVE, setupEffort: CniSetupEffort.NONE };
export const VXLAN: CniCapabilities = { encryption: 'none', encapsulation: 'VXLAN', overheadBytes: 50, needsLayer2: false };

/** Source: learn.microsoft.com, azure/aks/azure-cni-powered-by-cilium (frequently asked questions) and azure/aks/localdns-custom; Azure/azure-cli#32265. */
export const POLICIES_OF_AKS = 'The Cilium of AKS takes NetworkPolicies, and Cilium\'s own by labels, addresses and ports. Those that look into HTTP or go by names (FQDN) '
  + 'have an effect only with Advanced Container Networking Services; names not even then where LocalDNS is on, as on AKS Automatic. By a NetworkPolicy no pod reaches LocalDNS, '
  + 'which Cilium knows as the node.';
export const L7_OF_AKS = 'turn Advanced Container Networking Services on by az aks update --enable-acns --acns-advanced-networkpolicies L7 and LocalDNS off, '
  + 'and say capabilities: { l7Policy: true } in Cni.preinstalled()';

/** Source: cloud.google.com, kubernetes-engine/docs/how-to/configure-cilium-network-policy and docs/how-to/fqdn-network-policies. */
export const POLICIES_OF_GKE = 'Dataplane V2 of GKE takes NetworkPolicies, and those are written. Of Cilium\'s kinds it has CiliumClusterwideNetworkPolicy alone, where the cluster has '
  + '--enable-cilium-clusterwide-network-policy, by labels, addresses and ports; for names it has Google\'s own FQDNNetworkPolicy, with --enable-fqdn-network-policy. '
  + 'Nothing here writes these two.';
export const UNTAKEN_BY_GKE = {
  'cilium.io': {
    what: 'has no CiliumNetworkPolicy, although it is Cilium: Google leaves the kind out',
    instead: 'use PolicyDialect.kubernetes(), and FQDNNetworkPolicy of networking.gke.io for names',
  },
};

/** The addon of MicroK8s has this namespace for itself. */
export const IN_INGRESS: PodsOf = { namespace: 'ingress', labels: {} };

export function inKubeSystem(name: string): PodsOf {
  return { namespace: 'kube-system', labels: { 'app.kubernetes.io/name': name } };
}

export function kindNodePorts(ports: readonly number[]): string {
  const [first] = ports;
  return `Nodes of kind are containers, and node ports are reached from outside only where the cluster was made with extraPortMappings for them: `
    + `containerPort ${ports.join(' and ')}, each with a hostPort, like { containerPort: ${first}, hostPort: ${first} }. kind adds none to a cluster that is there.`;
}

export function vxlanTraffic(port: number): NodeTraffic {
  return { protocol: 'UDP', port, purpose: 'packets between pods of different nodes, in VXLAN' };
}
