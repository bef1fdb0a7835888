import { ApiServerPodsOptions } from './api-server-pods';
import { ClusterDnsOptions } from './dns-options';
import { GitHubPodsOptions } from './github-pods';
import { PolicyDialect } from './policy-dialect';
import { IsolatedTraffic } from './traffic-options';
import { WorkloadIdentity } from './workload-identity';

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
   * network whose policies are not Cilium's own, which know it by its name. Errors: `CidrInvalid`, `CidrNotMasked`, `CloneShutOff`,
   * `GitHubCidrsPrivate` for private ones alone where GitHub is not one's own.
   * @default - Prow may reach any address on GitHub's port, and jobs the Internet
   */
  readonly gitHubCidrs?: string[];

  /**
   * Pods of a GitHub Enterprise server that is in the same cluster: policies look behind its Service. Errors: those of its properties, `CloneShutOff` in
   * Prow's own namespaces without labels, `MutuallyExclusive` beside `gitHubCidrs`, `PropWithoutEffect` for GitHub.com.
   * @default - where the host is named as a Service, `ghe.github.svc`, all pods of that namespace, which is warned of; otherwise it is elsewhere
   */
  readonly gitHubPods?: GitHubPodsOptions;

  /**
   * Whether jobs may reach the Internet: everything but private networks, the cluster's own, and the metadata services of clouds, Azure's at
   * 168.63.129.16 among them. Where jobs would then reach neither GitHub nor a store outside, it raises `CloneShutOff` and `StoreShutOff`.
   * @default true
   */
  readonly jobsInternet?: boolean;

  /**
   * Private networks that jobs may reach besides, at every port: a registry or a proxy. None beside a store of logs with a private name raises
   * `StoreShutOff`. Addresses of Services raise `CidrNotMatched`, and so do some of the pods' where Cilium enforces policies: the whole network
   * of pods is taken as every pod there, that of nodes as every node. The metadata services of clouds raise `MetadataExposed`, and are left out of
   * larger networks. Other errors: `CidrInvalid`, `CidrNotMasked`.
   * @default - none
   */
  readonly jobsCidrs?: string[];

  /**
   * Whether jobs may reach the API server of their own cluster, as those that deploy there have to. What they may do there is for the service account
   * of their pods to say.
   * @default false
   */
  readonly jobsApiServer?: boolean;

  /**
   * Who gives the pods of jobs, and those of Prow that use its store, an identity in a cloud, so that they need no keys. Policies open its servers to
   * them. Errors: `NotAllowedValue`, `TrafficUnsayable` where jobs would need names of the Internet that they are shut off from.
   * @default - WorkloadIdentity.GKE where the store is of Google Cloud, without a Secret, on a cluster that is known to be GKE's; otherwise nobody
   */
  readonly workloadIdentity?: WorkloadIdentity;

  /**
   * What else Prow's pods, jobs, or other pods in Prow's namespace may send and get: to a registry, a proxy, an external plugin, from a dashboard.
   * Errors: those of its properties, `TrafficUnsayable`.
   * @default - nothing
   */
  readonly traffic?: IsolatedTraffic[];

  /**
   * Namespace whose pods may read Prow's metrics, at port 9090. Errors: `NameNotDnsLabel`, `MutuallyExclusive` beside another one in `monitoring`.
   * @default - that of `monitoring`; without it nobody may
   */
  readonly monitoringNamespace?: string;
}
