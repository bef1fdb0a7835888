import { PodsOf } from '../core/traffic';

/** How names are found. A cluster of one kind may have several ways, of which policies open all. */
export interface DnsFacts {
  /** Pods that answer; none where only addresses do. */
  readonly pods: readonly PodsOf[];
  /** The ports at which they listen themselves, behind their Service. */
  readonly ports: readonly number[];
  /** Addresses that are no pods'. */
  readonly cidrs: readonly string[];
}

/** A cluster as those see it who enforce policies there. What is absent, nobody knows, and somebody has to say it. */
export interface PolicyView {
  /** The port at which the API server itself listens, behind its Service. */
  readonly apiServerPort?: number;
  /** Whether the API server is on no node and in no pod of the cluster; absent for no. */
  readonly apiServerIsOutside?: boolean;
  readonly dns?: DnsFacts;
  /** Whether a packet is judged while it still has the address of the Service that it was sent to; absent for no. */
  readonly judgesBeforeServices?: boolean;
  /** Parts of the cluster that a network in a policy never matches, whatever their addresses; absent for none. */
  readonly unmatched?: readonly ('nodes' | 'pods')[];
  /** Whose service the cluster is, where pods may have an identity of its cloud; absent for nobody's, or where nobody knows. */
  readonly managedBy?: 'EKS' | 'GKE' | 'AKS';
  /** Where the cluster's own Ingress controllers are, by the names of their projects; absent where it brings none, or nobody knows. */
  readonly controllers?: Readonly<Record<string, PodsOf>>;
}

/** Source: Kubernetes v1.33, cluster/addons/dns/coredns/coredns.yaml.base; kubeadm's coredns has the same label and port. */
export const KUBE_DNS: DnsFacts = { pods: [{ namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } }], ports: [53], cidrs: [] };

/** Nodes as `kubeadm init` leaves them. Source: Kubernetes v1.33, cmd/kubeadm/app/apis/kubeadm/v1beta4/defaults.go (`DefaultAPIBindPort`). */
export const BARE_NODES: PolicyView = { apiServerPort: 6443, dns: KUBE_DNS };

/** A cloud's own control plane is on no node. Source: the EndpointSlice `kubernetes` of GKE, EKS and AKS. */
const OUTSIDE: PolicyView = { apiServerPort: 443, apiServerIsOutside: true };

/** Source: aws/amazon-vpc-cni-k8s; CoreDNS as the add-on of EKS has it. */
export const EKS: PolicyView = { ...OUTSIDE, managedBy: 'EKS', dns: KUBE_DNS };

/** LocalDNS is a proxy on each node. Source: learn.microsoft.com, azure/aks/localdns-custom; Azure/kube-egress-gateway#1356. */
export const AKS: PolicyView = { ...OUTSIDE, managedBy: 'AKS', dns: { ...KUBE_DNS, cidrs: ['169.254.10.11/32'] } };

/** Source: cloud.google.com, kubernetes-engine/docs/how-to/nodelocal-dns-cache and docs/how-to/cloud-dns; tektoncd/operator#4000. */
export const GKE: PolicyView = {
  ...OUTSIDE,
  managedBy: 'GKE',
  dns: {
    ...KUBE_DNS,
    pods: [...KUBE_DNS.pods, { namespace: 'kube-system', labels: { 'k8s-app': 'node-local-dns' } }],
    cidrs: ['169.254.20.10/32', '169.254.169.254/32'],
  },
};

/** Source: openshift/cluster-dns-operator, assets/dns/daemonset.yaml and service.yaml. */
export const OPEN_SHIFT: PolicyView = {
  ...BARE_NODES,
  dns: { pods: [{ namespace: 'openshift-dns', labels: { 'dns.operator.openshift.io/daemonset-dns': 'default' } }], ports: [5353], cidrs: [] },
};
