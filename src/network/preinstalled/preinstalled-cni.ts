import { CniCapabilities } from '../cni-capabilities';

/**
 * The CNI that a kind of cluster brings along, as it is set up when nobody said anything else. Where yours was set up in another way, say so
 * in the other options of `Cni.preinstalled`: they win.
 */
export class PreinstalledCni {
  /** kindnet of kind v0.24.0 or newer, which enforces policies. Source: kubernetes-sigs/kind#842 and #3612. */
  static kind(): PreinstalledCni {
    return new PreinstalledCni({ name: 'kindnet', podCidrs: ['10.244.0.0/16'], podMtu: 1500, capabilities: { ...ROUTED, enforcesNetworkPolicy: true, needsLayer2: true }, policyGroups: [] });
  }

  /**
   * What minikube chooses by driver and number of nodes (kindnet, bridge); whether it enforces policies differs.
   * Source: minikube, `pkg/minikube/cni` (`DefaultPodCIDR`).
   */
  static minikube(): PreinstalledCni {
    return new PreinstalledCni({ name: 'the CNI of minikube', podCidrs: ['10.244.0.0/16'], capabilities: {} });
  }

  /** Flannel with VXLAN, and a controller for policies inside of k3s. Source: docs.k3s.io, networking and basic network options. */
  static k3s(): PreinstalledCni {
    return new PreinstalledCni({ name: 'the Flannel of k3s', podCidrs: ['10.42.0.0/16'], podMtu: 1450, capabilities: { ...VXLAN, enforcesNetworkPolicy: true }, policyGroups: [] });
  }

  /** Canal with VXLAN. Source: docs.rke2.io, networking/basic_network_options. */
  static rke2(): PreinstalledCni {
    return new PreinstalledCni({ name: 'the Canal of RKE2', podCidrs: ['10.42.0.0/16'], podMtu: 1450, capabilities: { ...VXLAN, enforcesNetworkPolicy: true }, policyGroups: [] });
  }

  /** Calico with VXLAN, from a manifest without Calico's API server. Source: microk8s.io/docs/change-cidr. */
  static microK8s(): PreinstalledCni {
    return new PreinstalledCni({ name: 'the Calico of MicroK8s', podCidrs: ['10.1.0.0/16'], podMtu: 1450, capabilities: { ...VXLAN, enforcesNetworkPolicy: true }, policyGroups: [] });
  }

  /**
   * Flannel with VXLAN, and nobody who enforces policies; from Talos 1.13 on, `kubeNetworkPoliciesEnabled` adds who does.
   * Source: docs.siderolabs.com, kubernetes-guides/cni/flannel.
   */
  static talos(): PreinstalledCni {
    return new PreinstalledCni({ name: 'the Flannel of Talos', podCidrs: ['10.244.0.0/16'], podMtu: 1450, capabilities: { ...VXLAN, enforcesNetworkPolicy: false }, policyGroups: [] });
  }

  /**
   * Dataplane V2 of Google's GKE: Cilium, which enforces NetworkPolicies. Of Cilium's own policies those for the whole cluster have an effect
   * where they were turned on; nothing here relies on it. Source: cloud.google.com, kubernetes-engine/docs/how-to/configure-cilium-network-policy.
   */
  static gkeDataplaneV2(): PreinstalledCni {
    return new PreinstalledCni({ name: 'Dataplane V2 of GKE', podCidrs: [], capabilities: { ...ROUTED, enforcesNetworkPolicy: true }, policyGroups: [] });
  }

  /** Amazon's VPC CNI of EKS. Policies have an effect only where its add-on was told so. Source: Amazon EKS user guide, cni-network-policy-configure. */
  static eks(): PreinstalledCni {
    return new PreinstalledCni({ name: 'the VPC CNI of EKS', podCidrs: [], capabilities: { ...ROUTED, enforcesNetworkPolicy: false }, policyGroups: [] });
  }

  /**
   * Azure CNI of AKS without an engine for policies: say `enforcesNetworkPolicy: true` where the cluster was made with one.
   * Source: learn.microsoft.com, azure/aks/use-network-policies.
   */
  static aks(): PreinstalledCni {
    return new PreinstalledCni({ name: 'the Azure CNI of AKS', podCidrs: [], capabilities: { enforcesNetworkPolicy: false }, policyGroups: [] });
  }

  /** Azure CNI powered by Cilium of AKS, which enforces NetworkPolicies; nothing here relies on Cilium's own. */
  static aksCilium(): PreinstalledCni {
    return new PreinstalledCni({ name: 'the Cilium of AKS', podCidrs: [], capabilities: { enforcesNetworkPolicy: true }, policyGroups: [] });
  }

  private constructor(
    /** @internal */
    readonly _plan: PreinstalledCniFacts,
  ) {}
}

const VXLAN: CniCapabilities = { encryption: 'none', encapsulation: 'VXLAN', overheadBytes: 50, needsLayer2: false, lifecycle: 'active' };
const ROUTED: CniCapabilities = { encryption: 'none', encapsulation: 'none', overheadBytes: 0, lifecycle: 'active' };

/** What is known of it. */
export interface PreinstalledCniFacts {
  readonly name: string;
  readonly podCidrs: readonly string[];
  readonly podMtu?: number;
  readonly capabilities: CniCapabilities;
  /** Absent where nobody knows. */
  readonly policyGroups?: readonly string[];
}
