import { PolicyDialect } from './policy-dialect';

/** How Prow's pods are shut off, where `isolate` says that they are. */
export interface IsolationOptions {
  /**
   * The kind of policy that is written. One that the CNI does not read raises `PolicyIgnored`, one that looks into HTTP where the CNI's L7 proxy
   * is off `FeatureMissing`.
   * @default PolicyDialect.kubernetes()
   */
  readonly policies?: PolicyDialect;

  /**
   * Port on which the API server itself listens: policies look behind its Service, whose port is 443. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default 6443
   */
  readonly apiServerPort?: number;

  /**
   * Namespace of the cluster's DNS. Error: `NameNotDnsLabel`.
   * @default kube-system
   */
  readonly dnsNamespace?: string;

  /**
   * Labels of the pods that answer for DNS.
   * @default - `k8s-app: kube-dns`
   */
  readonly dnsPodLabels?: { [label: string]: string };

  /**
   * Addresses of DNS that are no pods', like that of a cache on each node: `169.254.20.10/32`. Errors: `CidrInvalid`, `CidrNotMasked`.
   * @default - none
   */
  readonly dnsCidrs?: string[];

  /**
   * Networks in which GitHub answers, for Prow and, where these are private, for clones of jobs. Needed for an Enterprise server in a private
   * network. Errors: `CidrInvalid`, `CidrNotMasked`, `GitHubCidrsPrivate` for private ones alone where GitHub is not one's own.
   * @default - Prow may reach any address on GitHub's port, and jobs the Internet
   */
  readonly gitHubCidrs?: string[];

  /**
   * Whether jobs may reach the Internet: everything but private networks, the cluster's own, and the metadata services of clouds.
   * @default true
   */
  readonly jobsInternet?: boolean;

  /**
   * Private networks that jobs may reach besides: a registry or a proxy. None beside a store of logs that is named by a Service of the cluster
   * raises `StoreShutOff`. Other errors: `CidrInvalid`, `CidrNotMasked`.
   * @default - none
   */
  readonly jobsCidrs?: string[];

  /**
   * Namespace whose pods may read Prow's metrics, at port 9090. Error: `NameNotDnsLabel`.
   * @default - nobody may
   */
  readonly monitoringNamespace?: string;
}
