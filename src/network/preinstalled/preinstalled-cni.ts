import { NodeTraffic } from '../../core/network-plan';
import { CniCapabilities, CniLifecycle, CniSetupEffort } from '../cni-capabilities';
import { BroughtParts } from '../cni-plan';

/**
 * The CNI that a kind of cluster brings along, as it is set up when nobody said anything else. Where yours was set up in another way, say so
 * in the other options of `Cni.preinstalled`: they win. What no source says is left out, as not known.
 */
export class PreinstalledCni {
  /**
   * kindnet of kind v0.24.0 or newer, which enforces policies; older ones do not. Pods have the MTU of the node's eth0.
   *
   * Source: kubernetes-sigs/kind v0.32.0, `images/kindnetd/cmd/kindnetd` (main.go, cni.go, routes.go) and `pkg/apis/config/v1alpha4/default.go`.
   */
  static kind(): PreinstalledCni {
    return new PreinstalledCni({
      name: 'kindnet', podCidrs: ['10.244.0.0/16'], policyGroups: [],
      capabilities: { ...WHOLE, encryption: 'none', encapsulation: 'none', overheadBytes: 0, enforcesNetworkPolicy: true, dualStack: true, needsLayer2: true },
    });
  }

  /**
   * What minikube chooses: kindnet for nodes in containers and for several nodes, a bridge for one virtual machine, and nothing of its own with
   * the runtime docker. Whether policies have an effect differs, and nobody knows which it is.
   *
   * Source: kubernetes/minikube, `pkg/minikube/cni/cni.go` (`chooseDefault`, `DefaultPodCIDR`) and `disabled.go`.
   */
  static minikube(): PreinstalledCni {
    return new PreinstalledCni({ name: 'the CNI of minikube', podCidrs: ['10.244.0.0/16'], capabilities: {} });
  }

  /**
   * Flannel with VXLAN, and kube-router's controller for policies inside of k3s; ServiceLB gives LoadBalancer Services the addresses of nodes.
   *
   * Source: k3s-io/docs, docs/networking/basic-network-options.md and networking-services.md; k3s-io/k3s, `pkg/agent/flannel/setup.go`.
   */
  static k3s(): PreinstalledCni {
    return new PreinstalledCni({
      name: 'the Flannel of k3s', podCidrs: ['10.42.0.0/16'], podMtu: 1450, nodePorts: [vxlanTraffic(8472)], policyGroups: [],
      capabilities: { ...WHOLE, ...VXLAN, enforcesNetworkPolicy: true, dualStack: true },
      brought: { loadBalancer: { name: 'ServiceLB', turnedOffBy: '--disable=servicelb on every server' } },
    });
  }

  /**
   * Canal with VXLAN: Flannel between nodes, and Calico for policies, without Calico's API server.
   *
   * Source: rancher/rke2-docs 9477b7b1, docs/networking/basic_network_options.md, docs/install/requirements.md and docs/reference/server_config.md;
   * rancher/rke2-charts, packages/rke2-canal/charts/values.yaml (`vethuMTU: 1450`).
   */
  static rke2(): PreinstalledCni {
    return new PreinstalledCni({
      name: 'the Canal of RKE2', podCidrs: ['10.42.0.0/16'], podMtu: 1450, nodePorts: [vxlanTraffic(8472), { protocol: 'TCP', port: 9099, purpose: 'health checks of Canal' }], policyGroups: [],
      capabilities: { ...WHOLE, ...VXLAN, enforcesNetworkPolicy: true, dualStack: true },
    });
  }

  /**
   * Calico v3.29.3 with VXLAN between all nodes, from a manifest without Calico's API server.
   *
   * Source: canonical/microk8s v1.36, upgrade-scripts/000-switch-to-calico/resources/calico.yaml and microk8s-resources/default-args/cni-env.
   */
  static microK8s(): PreinstalledCni {
    return new PreinstalledCni({
      name: 'the Calico of MicroK8s', podCidrs: ['10.1.0.0/16'], podMtu: 1450, nodePorts: [vxlanTraffic(4789)], policyGroups: [],
      capabilities: { ...WHOLE, ...VXLAN, enforcesNetworkPolicy: true },
    });
  }

  /**
   * Flannel with VXLAN on UDP port 4789, and nobody who enforces policies; from Talos 1.13 on, `kubeNetworkPoliciesEnabled` adds who does. Where
   * KubeSpan is on, pods have a smaller MTU: say it by `podMtu`.
   *
   * Source: siderolabs/talos v1.13.0, `internal/app/machined/pkg/controllers/k8s/internal/k8stemplates/flannel.go` and CHANGELOG.md.
   */
  static talos(): PreinstalledCni {
    return new PreinstalledCni({
      name: 'the Flannel of Talos', podCidrs: ['10.244.0.0/16'], podMtu: 1450, nodePorts: [vxlanTraffic(4789)], policyGroups: [],
      capabilities: { ...WHOLE, ...VXLAN, enforcesNetworkPolicy: false, dualStack: true },
    });
  }

  /**
   * Dataplane V2 of Google's GKE: Cilium in the place of kube-proxy, which enforces NetworkPolicies always. Pods have addresses of the network
   * that nodes are in. Of Cilium's own policies those for the whole cluster have an effect where they were turned on; nothing here relies on it.
   *
   * Source: cloud.google.com, kubernetes-engine/docs/concepts/dataplane-v2 and docs/learn/learn-gke-net-architecture.
   */
  static gkeDataplaneV2(): PreinstalledCni {
    return new PreinstalledCni({
      name: 'Dataplane V2 of GKE', podCidrs: [], policyGroups: [],
      capabilities: { ...WHOLE, encapsulation: 'none', enforcesNetworkPolicy: true, kubeProxyReplacement: true },
    });
  }

  /**
   * Amazon's VPC CNI of EKS: pods have addresses of the network that nodes are in, and the MTU of their interfaces, 9001 in Amazon's network unless
   * the add-on was told another. Policies have an effect only where it was told so.
   *
   * Source: aws/amazon-vpc-cni-k8s v1.23.0, charts/aws-vpc-cni/values.yaml (`enableNetworkPolicy: "false"`, `AWS_VPC_ENI_MTU: "9001"`) and README.md
   * (`POD_MTU`).
   */
  static eks(): PreinstalledCni {
    return new PreinstalledCni({
      name: 'the VPC CNI of EKS', podCidrs: [], policyGroups: [],
      capabilities: { ...WHOLE, encapsulation: 'none', overheadBytes: 0, enforcesNetworkPolicy: false },
    });
  }

  /**
   * Azure CNI of AKS without an engine for policies, which is what one gets who names none: say `enforcesNetworkPolicy: true` where the cluster
   * was made with `--network-policy`. It encapsulates nothing, in its mode Overlay neither.
   *
   * Source: learn.microsoft.com, azure/aks/use-network-policies, and the enum ContainerServiceNetworkPolicy; Azure/azure-container-networking
   * cbd7560c, docs/README.md.
   */
  static aks(): PreinstalledCni {
    return new PreinstalledCni({ name: 'the Azure CNI of AKS', podCidrs: [], policyGroups: [], capabilities: { ...WHOLE, encapsulation: 'none', enforcesNetworkPolicy: false } });
  }

  /**
   * Azure CNI powered by Cilium of AKS, which enforces NetworkPolicies and balances Services; nothing here relies on Cilium's own policies,
   * which are part of another product.
   *
   * Source: Azure/azure-container-networking cbd7560c, docs/cilium.md; learn.microsoft.com, the enum ManagedClusterAdvancedNetworkPolicy.
   */
  static aksCilium(): PreinstalledCni {
    return new PreinstalledCni({ name: 'the Cilium of AKS', podCidrs: [], policyGroups: [], capabilities: { ...WHOLE, encapsulation: 'none', enforcesNetworkPolicy: true } });
  }

  private constructor(
    /** @internal */
    readonly _plan: PreinstalledCniFacts,
  ) {}
}

/** Of everything that a cluster brings and whose project goes on. */
const WHOLE: CniCapabilities = { lifecycle: CniLifecycle.ACTIVE, setupEffort: CniSetupEffort.NONE };
const VXLAN: CniCapabilities = { encryption: 'none', encapsulation: 'VXLAN', overheadBytes: 50, needsLayer2: false };

function vxlanTraffic(port: number): NodeTraffic {
  return { protocol: 'UDP', port, purpose: 'packets between pods of different nodes, in VXLAN' };
}

/** What is known of it. */
export interface PreinstalledCniFacts {
  readonly name: string;
  readonly podCidrs: readonly string[];
  readonly podMtu?: number;
  /** What the firewall between nodes must let through, as far as it is known. */
  readonly nodePorts?: readonly NodeTraffic[];
  readonly capabilities: CniCapabilities;
  readonly brought?: BroughtParts;
  /** Absent where nobody knows. */
  readonly policyGroups?: readonly string[];
}
