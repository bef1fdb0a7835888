import { NodeTraffic } from '../../core/network-plan';
import { PodsOf } from '../../core/traffic';
import { CniCapabilities, CniLifecycle, CniSetupEffort } from '../cni-capabilities';
import { BroughtParts } from '../cni-plan';
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
  /** The cluster as those see it who enforce its policies. */
  readonly view: PolicyView;
  readonly brought?: BroughtParts;
  /** What its user has to see to, in plain sentences. */
  readonly notes?: readonly string[];
}

/** Of everything that a cluster brings and whose project goes on. */
export const WHOLE: CniCapabilities = { lifecycle: CniLifecycle.ACTIVE, setupEffort: CniSetupEffort.NONE };
export const VXLAN: CniCapabilities = { encryption: 'none', encapsulation: 'VXLAN', overheadBytes: 50, needsLayer2: false };

export const LOCAL_DNS_ON_CILIUM = 'Where LocalDNS of AKS is on, as on AKS Automatic and from Kubernetes 1.37 on, a proxy on the node finds names, and Cilium knows it as the node '
  + 'and not by its address 169.254.10.11: look up a name in a pod of Prow before you rely on it, or set LocalDNS to Disabled.';
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
