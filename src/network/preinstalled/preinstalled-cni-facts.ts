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

/** The addon of MicroK8s has this namespace for itself. */
export const IN_INGRESS: PodsOf = { namespace: 'ingress', labels: {} };

export function inKubeSystem(name: string): PodsOf {
  return { namespace: 'kube-system', labels: { 'app.kubernetes.io/name': name } };
}

export function kindNodePorts(ports: readonly number[]): string {
  const [first] = ports;
  return `Nodes of kind are containers, and node ports are reached from outside only where the cluster was made with extraPortMappings for them: `
    + `containerPort ${ports.join(' and ')}, each with a hostPort, like { containerPort: ${first}, hostPort: ${first} }. kind adds none to a cluster `
    + 'that is there. '
    + 'cluster: Cluster.kind() writes the file for a new one.';
}

/** Source: kubernetes/minikube, site/content/en/docs/commands/start.md (`--ports`: docker and podman) and handbook/accessing.md. */
export function minikubeNodePorts(ports: readonly number[]): string {
  return 'Nodes of minikube with the drivers docker and podman are containers, and node ports are reached from outside only where it was started with '
    + `${ports.map((port) => `--ports=${port}:${port}`).join(' ')}, which a cluster that is there does not get any more. cluster: Cluster.minikube() writes the `
    + 'command for a new one; minikube service opens a way on its own machine alone.';
}

export function vxlanTraffic(port: number): NodeTraffic {
  return { protocol: 'UDP', port, purpose: 'packets between pods of different nodes, in VXLAN' };
}
