import { ApiServerPodsOptions } from './api-server-pods';
import { ClusterDnsOptions } from './dns-options';
import { PolicyDialect } from './policy-dialect';

/** How Prow's pods are shut off, where `isolate` says that they are. */
export interface IsolationOptions {
  /**
   * The kind of policy that is written. One that the CNI does not read, or of which nobody said whether it reads it, raises `PolicyIgnored`; one that
   * looks into HTTP where the CNI's L7 proxy is off `FeatureMissing`; one that names nodes by addresses where Cilium enforces it `CidrNotMatched`.
   * @default - PolicyDialect.cilium() where the CNI is Cilium and reads its own policies; otherwise PolicyDialect.kubernetes()
   */
  readonly policies?: PolicyDialect;

  /**
   * Port on which the API server itself listens: policies look behind its Service, whose port is 443. It stands beside the addresses that
   * `kubectl get endpointslices kubernetes` shows. Errors: `ApiServerUnknown` where nobody knows it, `NotInteger`, `NumberOutOfRange`.
   * @default - what the CNI's cluster is known to have: 6443 on bare nodes, kind, k3s, RKE2 and Talos, 8443 on minikube, 16443 on MicroK8s, 443 on EKS,
   * GKE and AKS
   */
  readonly apiServerPort?: number;

  /**
   * Pods that are the API server, where it runs in the cluster itself and not on the network of a node, as that of a hosted control plane may. Policies let
   * Prow reach them beside the addresses in `clusterNetwork.apiServerCidrs`: Cilium matches pods by their labels alone, so that an address among the
   * pods' raises `CidrNotMatched` there without this. Other errors: those of its properties.
   * @default - the API server is on a node, or outside of the cluster
   */
  readonly apiServerPods?: ApiServerPodsOptions[];

  /**
   * How names are found in the cluster. Errors: those of its properties.
   * @default - what the CNI's cluster is known to have; otherwise pods of kube-system with `k8s-app: kube-dns`, at port 53
   */
  readonly dns?: ClusterDnsOptions;

  /**
   * Networks in which GitHub answers, for Prow and, where these are private, for clones of jobs. Needed for an Enterprise server in a private
   * network. Errors: `CidrInvalid`, `CidrNotMasked`, `GitHubCidrsPrivate` for private ones alone where GitHub is not one's own.
   * @default - Prow may reach any address on GitHub's port, and jobs the Internet
   */
  readonly gitHubCidrs?: string[];

  /**
   * Whether jobs may reach the Internet: everything but private networks, the cluster's own, and the metadata services of clouds, Azure's at
   * 168.63.129.16 among them.
   * @default true
   */
  readonly jobsInternet?: boolean;

  /**
   * Private networks that jobs may reach besides: a registry or a proxy. None beside a store of logs that is named by a Service of the cluster
   * raises `StoreShutOff`. Addresses of Services raise `CidrNotMatched`, and so do some of the pods' where Cilium enforces policies: the whole network
   * of pods is taken as every pod there, that of nodes as every node. Other errors: `CidrInvalid`, `CidrNotMasked`.
   * @default - none
   */
  readonly jobsCidrs?: string[];

  /**
   * Namespace whose pods may read Prow's metrics, at port 9090. Error: `NameNotDnsLabel`.
   * @default - nobody may
   */
  readonly monitoringNamespace?: string;
}
