import { AKS, BARE_NODES, EKS, GKE, KUBE_DNS } from '../policy-view';
import { ClusterCloud } from '../cluster-cloud';
import { ENFORCING_ON_AKS, ENFORCING_ON_EKS, ENFORCING_ON_TALOS, L7_OF_AKS, POLICIES_OF_AKS, POLICIES_OF_GKE, UNTAKEN_BY_GKE } from './brought-policies';
import { SOFTWARE_OF_GKE, SOFTWARE_OF_K3S, SOFTWARE_OF_MICROK8S, SOFTWARE_OF_MINIKUBE, SOFTWARE_OF_RKE2 } from './brought-software';
import { IN_INGRESS, inKubeSystem, kindNodePorts, minikubeNodePorts, PreinstalledCniFacts, VXLAN, vxlanTraffic, WHOLE } from './preinstalled-cni-facts';

/**
 * The CNI that a kind of cluster brings along, as it is set up when nobody said anything else, with what policies have to know of such a cluster:
 * the port of its API server, how names are found, where its own Ingress controller is. Where yours was set up in another way, say so
 * in the other options of `Cni.preinstalled`, and in `isolation`: they win. What no source says is left out, as not known.
 */
export class PreinstalledCni {
  /**
   * Cilium that somebody installed by its chart, with the chart's own settings for policies: they are enforced, and the L7 proxy is on. Prow is
   * isolated by Cilium's own policies. Whose cluster it is, nobody knows: the port of the API server has to be said where Prow is isolated.
   *
   * Source: cilium 1.20, chart `cilium`, values.yaml (`policyEnforcementMode`, `l7Proxy`).
   */
  static cilium(): PreinstalledCni {
    return new PreinstalledCni({
      name: 'Cilium', podCidrs: [], policyGroups: ['cilium.io'], capabilities: { ...WHOLE, enforcesNetworkPolicy: true, l7Policy: true },
      view: { dns: KUBE_DNS, unmatched: ['nodes', 'pods'] },
    });
  }

  /**
   * Calico that somebody installed by its operator, with Calico's API server, which its own policies have to pass; where there is none, say
   * `policyGroups: []`. Whose cluster it is, nobody knows: the port of the API server has to be said where Prow is isolated.
   *
   * Source: calico v3.32.1, manifests/custom-resources.yaml.
   */
  static calico(): PreinstalledCni {
    return new PreinstalledCni({
      name: 'Calico', podCidrs: [], policyGroups: ['projectcalico.org'], capabilities: { ...WHOLE, enforcesNetworkPolicy: true, l7Policy: false },
      view: { dns: KUBE_DNS },
    });
  }

  /**
   * kindnet of kind v0.24.0 or newer, which enforces policies; older ones do not. Pods have the MTU of the node's eth0, and addresses of 10.244.0.0/16,
   * Services those of 10.96.0.0/16. The API server listens on 6443, and CoreDNS finds names. Node ports are reached from outside by
   * `extraPortMappings` only, which `Cluster.kind()` writes.
   *
   * Source: kubernetes-sigs/kind v0.32.0, `images/kindnetd/cmd/kindnetd` (main.go, cni.go, routes.go), `pkg/apis/config/v1alpha4/default.go` and
   * `pkg/cluster/internal/providers/common/constants.go` (`APIServerInternalPort`); kind.sigs.k8s.io, docs/user/configuration/#extra-port-mappings.
   */
  static kind(): PreinstalledCni {
    return new PreinstalledCni({
      name: 'kindnet', podCidrs: ['10.244.0.0/16'], serviceCidrs: ['10.96.0.0/16'], policyGroups: [],
      capabilities: { ...WHOLE, encryption: 'none', encapsulation: 'none', overheadBytes: 0, enforcesNetworkPolicy: true, dualStack: true, needsLayer2: true },
      view: BARE_NODES, brought: { by: 'kind', nodePortWay: kindNodePorts },
    });
  }

  /**
   * What minikube chooses: kindnet for nodes in containers and for several nodes, a bridge for one virtual machine, and nothing of its own with
   * the runtime docker. Whether policies have an effect differs, and nobody knows which it is. The API server listens on 8443, and Services have
   * addresses of 10.96.0.0/12.
   *
   * Source: kubernetes/minikube, `pkg/minikube/cni/cni.go` (`chooseDefault`, `DefaultPodCIDR`), `disabled.go` and `pkg/minikube/constants/constants.go`
   * (`APIServerPort`, `DefaultServiceCIDR`).
   */
  static minikube(): PreinstalledCni {
    return new PreinstalledCni({
      name: 'the CNI of minikube', podCidrs: ['10.244.0.0/16'], serviceCidrs: ['10.96.0.0/12'], capabilities: {}, view: { apiServerPort: 8443, dns: KUBE_DNS },
      brought: {
        by: 'minikube', software: SOFTWARE_OF_MINIKUBE, nodePortWay: minikubeNodePorts,
        enforcement: 'start it with --cni=calico or --cni=cilium, and say enforcesNetworkPolicy: true',
      },
    });
  }

  /**
   * Flannel with VXLAN, and kube-router's controller for policies inside of k3s; ServiceLB gives LoadBalancer Services the addresses of nodes,
   * Traefik in kube-system serves Ingresses, and the API server listens on 6443. `wireguard-native` is Flannel's own encryption there. Pods have addresses of
   * 10.42.0.0/16, Services those of 10.43.0.0/16.
   *
   * Source: k3s-io/docs, docs/networking/basic-network-options.md, networking-services.md and docs/cli/server.md (`--https-listen-port`, `--service-cidr`);
   * k3s-io/k3s, `pkg/agent/flannel/setup.go`, manifests/traefik.yaml and manifests/coredns.yaml.
   */
  static k3s(): PreinstalledCni {
    return new PreinstalledCni({
      name: 'the Flannel of k3s', podCidrs: ['10.42.0.0/16'], serviceCidrs: ['10.43.0.0/16'], podMtu: 1450, nodePorts: [vxlanTraffic(8472)], policyGroups: [],
      capabilities: { ...WHOLE, ...VXLAN, enforcesNetworkPolicy: true, dualStack: true },
      view: { ...BARE_NODES, controllers: { traefik: inKubeSystem('traefik') } },
      brought: {
        by: 'k3s',
        loadBalancer: { name: 'ServiceLB', turnedOffBy: '--disable=servicelb on every server' },
        ingress: { name: 'Traefik', classes: { IngressClass: ['traefik'], GatewayClass: ['traefik'] }, turnedOffBy: '--disable=traefik on every server' },
        encryption: { name: 'WireGuard', turnedOnBy: '--flannel-backend=wireguard-native on every server' },
        software: SOFTWARE_OF_K3S,
      },
    });
  }

  /**
   * Canal with VXLAN: Flannel between nodes, and Calico for policies, without Calico's API server. ingress-nginx in
   * kube-system serves Ingresses, or Traefik where a cluster began with 1.36 or newer; the API server listens on 6443. Pods have addresses of
   * 10.42.0.0/16, Services those of 10.43.0.0/16.
   *
   * Source: rancher/rke2#3404 (`enable-servicelb`); rancher/rke2-docs 9477b7b1, docs/networking/basic_network_options.md, docs/install/requirements.md,
   * docs/reference/server_config.md and docs/reference/ingress_migration.md; rancher/rke2-charts, packages/rke2-canal/charts/values.yaml
   * (`vethuMTU: 1450`), packages/rke2-ingress-nginx and packages/rke2-traefik.
   */
  static rke2(): PreinstalledCni {
    return new PreinstalledCni({
      name: 'the Canal of RKE2', podCidrs: ['10.42.0.0/16'], serviceCidrs: ['10.43.0.0/16'], podMtu: 1450, policyGroups: [],
      nodePorts: [vxlanTraffic(8472), { protocol: 'TCP', port: 9099, purpose: 'health checks of Canal' }],
      capabilities: { ...WHOLE, ...VXLAN, enforcesNetworkPolicy: true, dualStack: true },
      view: { ...BARE_NODES, controllers: { 'ingress-nginx': inKubeSystem('rke2-ingress-nginx'), 'traefik': inKubeSystem('rke2-traefik') } },
      brought: {
        by: 'RKE2',
        software: SOFTWARE_OF_RKE2,
        otherLoadBalancer: { name: 'ServiceLB', turnedOnBy: 'enable-servicelb: true in the configuration of every server' },
        ingress: {
          name: 'Ingress controller', classes: { IngressClass: ['nginx', 'traefik'], GatewayClass: ['traefik'] },
          turnedOffBy: 'ingress-controller: none in the configuration of every server',
        },
      },
    });
  }

  /**
   * Calico v3.29.3 with VXLAN between all nodes, from a manifest without Calico's API server. The API server listens on 16443, and the
   * addon `ingress` runs in the namespace `ingress`: Traefik, or ingress-nginx before 1.35. Pods have addresses of 10.1.0.0/16, Services those of
   * 10.152.183.0/24.
   *
   * Source: canonical/microk8s v1.36, upgrade-scripts/000-switch-to-calico/resources/calico.yaml, microk8s-resources/default-args/cni-env and
   * default-args/kube-apiserver (`--secure-port=16443`, `--service-cluster-ip-range`); canonical/microk8s-core-addons,
   * addons/ingress/enable and pull request 375.
   */
  static microK8s(): PreinstalledCni {
    return new PreinstalledCni({
      name: 'the Calico of MicroK8s', podCidrs: ['10.1.0.0/16'], serviceCidrs: ['10.152.183.0/24'], podMtu: 1450, policyGroups: [], nodePorts: [vxlanTraffic(4789)],
      capabilities: { ...WHOLE, ...VXLAN, enforcesNetworkPolicy: true },
      view: { apiServerPort: 16443, dns: KUBE_DNS, controllers: { 'ingress-nginx': IN_INGRESS, 'traefik': IN_INGRESS } },
      brought: { by: 'MicroK8s', software: SOFTWARE_OF_MICROK8S },
    });
  }

  /**
   * Flannel with VXLAN on UDP port 4789, and nobody who enforces policies; from Talos 1.13 on, `kubeNetworkPoliciesEnabled` adds who does. Where
   * KubeSpan is on, pods have a smaller MTU: say it by `podMtu`. The API server listens on 6443, and Services have addresses of 10.96.0.0/12.
   *
   * Source: siderolabs/talos v1.13.0, `internal/app/machined/pkg/controllers/k8s/internal/k8stemplates` (flannel.go, coredns.go), `pkg/machinery/constants`
   * (`DefaultControlPlanePort`, `DefaultIPv4ServiceNet`) and CHANGELOG.md.
   */
  static talos(): PreinstalledCni {
    return new PreinstalledCni({
      name: 'the Flannel of Talos', podCidrs: ['10.244.0.0/16'], serviceCidrs: ['10.96.0.0/12'], podMtu: 1450, nodePorts: [vxlanTraffic(4789)], policyGroups: [],
      capabilities: { ...WHOLE, ...VXLAN, enforcesNetworkPolicy: false, dualStack: true }, view: BARE_NODES,
      brought: { by: 'Talos', enforcement: ENFORCING_ON_TALOS },
    });
  }

  /**
   * Dataplane V2 of Google's GKE: Cilium in the place of kube-proxy, which enforces NetworkPolicies always. Pods have addresses of the network
   * that nodes are in. It has no CiliumNetworkPolicy (`PolicyIgnored`), but those for the whole cluster where they were turned on; nothing here relies on it.
   * The API server is outside of the cluster, at 443. Names are found by kube-dns, by pods node-local-dns (from 1.34.1-gke.3720000 on, and on
   * Autopilot), or by Cloud DNS at 169.254.169.254: policies open all of them.
   *
   * Source: cloud.google.com, kubernetes-engine/docs/concepts/dataplane-v2, docs/learn/learn-gke-net-architecture, docs/how-to/nodelocal-dns-cache and
   * docs/how-to/cloud-dns, docs/how-to/configure-cilium-network-policy; tektoncd/operator#4000.
   */
  static gkeDataplaneV2(): PreinstalledCni {
    return new PreinstalledCni({
      name: 'Dataplane V2 of GKE', podCidrs: [], policyGroups: [], untakenGroups: UNTAKEN_BY_GKE, cloud: ClusterCloud.GOOGLE, notes: [POLICIES_OF_GKE],
      capabilities: { ...WHOLE, encapsulation: 'none', enforcesNetworkPolicy: true, kubeProxyReplacement: true },
      view: { ...GKE, unmatched: ['nodes', 'pods'] }, brought: { by: 'GKE', software: SOFTWARE_OF_GKE },
    });
  }

  /**
   * Amazon's VPC CNI of EKS: pods have addresses of the network that nodes are in, and the MTU of their interfaces, 9001 in Amazon's network unless
   * the add-on was told another. Policies have an effect only where it was told so: say
   * `enforcesNetworkPolicy: true` there. Its agent judges a packet while it has the address of a Service still, so `apiServerCidrs` needs the
   * cluster IP of the Service `kubernetes` beside what is behind it (`ApiServerUnknown`). Both listen on 443.
   *
   * Source: aws/amazon-vpc-cni-k8s v1.23.0, charts/aws-vpc-cni/values.yaml (`enableNetworkPolicy: "false"`, `AWS_VPC_ENI_MTU: "9001"`) and README.md
   * (`POD_MTU`); aws/amazon-network-policy-controller-k8s#222; open-telemetry/opentelemetry-operator#5621.
   */
  static eks(): PreinstalledCni {
    return new PreinstalledCni({
      name: 'the VPC CNI of EKS', podCidrs: [], policyGroups: [], cloud: ClusterCloud.AMAZON,
      capabilities: { ...WHOLE, encapsulation: 'none', overheadBytes: 0, enforcesNetworkPolicy: false },
      view: { ...EKS, judgesBeforeServices: true },
      brought: { by: 'EKS', enforcement: ENFORCING_ON_EKS },
    });
  }

  /**
   * Azure CNI of AKS without an engine for policies, which is what one gets who names none: say `enforcesNetworkPolicy: true` where the cluster
   * was made with `--network-policy`. It encapsulates nothing, in its mode Overlay neither. The API server is outside of
   * the cluster, at 443. Names are found by CoreDNS, or by LocalDNS on each node, at 169.254.10.11: policies open both.
   *
   * Source: learn.microsoft.com, azure/aks/use-network-policies, azure/aks/localdns-custom, and the enum ContainerServiceNetworkPolicy;
   * Azure/azure-container-networking cbd7560c, docs/README.md; Azure/kube-egress-gateway#1356.
   */
  static aks(): PreinstalledCni {
    return new PreinstalledCni({
      name: 'the Azure CNI of AKS', podCidrs: [], policyGroups: [], cloud: ClusterCloud.AZURE,
      capabilities: { ...WHOLE, encapsulation: 'none', enforcesNetworkPolicy: false }, view: AKS,
      brought: { by: 'AKS', enforcement: ENFORCING_ON_AKS },
    });
  }

  /**
   * Azure CNI powered by Cilium of AKS, which enforces policies and balances Services. Prow is isolated by Cilium's own policies, by labels, addresses and
   * ports: those that look into HTTP or go by names are part of Advanced Container Networking Services; where yours has them on, say
   * `capabilities: { l7Policy: true }`. The API server is outside of the cluster, at 443. Names are found by CoreDNS, or by LocalDNS on each node.
   *
   * Source: learn.microsoft.com, azure/aks/azure-cni-powered-by-cilium (frequently asked questions), azure/aks/localdns-custom, and the enum
   * ManagedClusterAdvancedNetworkPolicy.
   */
  static aksCilium(): PreinstalledCni {
    return new PreinstalledCni({
      name: 'the Cilium of AKS', podCidrs: [], policyGroups: ['cilium.io'], servesClasses: false, cloud: ClusterCloud.AZURE,
      capabilities: { ...WHOLE, encapsulation: 'none', enforcesNetworkPolicy: true, l7Policy: false }, l7TurnedOnBy: L7_OF_AKS,
      view: { ...AKS, unmatched: ['nodes', 'pods'] }, notes: [POLICIES_OF_AKS], brought: { by: 'AKS' },
    });
  }

  /** The port at which the API server itself listens, behind its Service, as policies see it; undefined where nobody knows. */
  readonly apiServerPort?: number;

  /** Who gives Services of type LoadBalancer their addresses unless it was turned off, like `ServiceLB`; undefined for nobody, or where nobody knows. */
  readonly loadBalancer?: string;

  /** What turns on the encryption that the distribution brings itself; undefined where it brings none, or nobody knows. */
  readonly encryptedBy?: string;

  private constructor(
    /** @internal */
    readonly _plan: PreinstalledCniFacts,
  ) {
    this.apiServerPort = _plan.view.apiServerPort;
    this.loadBalancer = _plan.brought?.loadBalancer?.name;
    this.encryptedBy = _plan.brought?.encryption?.turnedOnBy;
  }
}
