import { dnsLabel, labelValue, qualifiedName } from '../../core/names';
import { cidr, port } from '../../core/net';
import { Fields, optional, shape } from '../../core/props';
import { list, record } from '../../core/values';
import { DnsFacts, KUBE_DNS } from '../../network/policy-view';

/** Pods that answer for names. */
export interface DnsPodsOptions {
  /**
   * Their namespace. Error: `NameNotDnsLabel`.
   * @default kube-system
   */
  readonly namespace?: string;

  /**
   * Their labels; `{}` for all pods of the namespace. Errors: `LabelValueInvalid`, `QualifiedNameInvalid`.
   * @default - `k8s-app: kube-dns`
   */
  readonly labels?: { [label: string]: string };
}

/** How names are found in the cluster. What is said here stands for all of its kind: pods that are named replace those that are known. */
export interface ClusterDnsOptions {
  /**
   * Pods that answer, several kinds where a cluster has them: CoreDNS and a cache on each node. None beside no `cidrs` raises `EmptyList`.
   * @default - what the CNI's cluster is known to have; otherwise those of kube-system with `k8s-app: kube-dns`
   */
  readonly pods?: DnsPodsOptions[];

  /**
   * Ports at which these pods listen themselves, TCP and UDP: policies look behind the Service, whose port is 53. Gardener's listen at 8053, those of
   * vcluster at 1053, those of OpenShift at 5353. Errors: `EmptyList`, `NotInteger`, `NumberOutOfRange`.
   * @default - what the CNI's cluster is known to have; otherwise 53
   */
  readonly ports?: number[];

  /**
   * Addresses that answer and are no pods': a cache on each node as `169.254.20.10/32`, Google's Cloud DNS as `169.254.169.254/32`. Where Cilium enforces
   * policies, those of nodes need its own (`CidrNotMatched`). Errors: `CidrInvalid`, `CidrNotMasked`.
   * @default - what the CNI's cluster is known to have
   */
  readonly cidrs?: string[];
}

const PODS = {
  namespace: optional(dnsLabel, 'kube-system'),
  labels: optional(record(labelValue, qualifiedName), { 'k8s-app': 'kube-dns' }),
} satisfies Fields<DnsPodsOptions>;

const DNS = {
  pods: optional(list(shape(PODS))),
  ports: optional(list(port, 1)),
  cidrs: optional(list(cidr)),
} satisfies Fields<ClusterDnsOptions>;

/** What was said; undefined for what was not. */
export const clusterDns = shape(DNS);

/** What was said over what is known. */
export function resolveDns(said: ReturnType<typeof clusterDns>, known: DnsFacts = KUBE_DNS): DnsFacts {
  return { pods: said.pods ?? known.pods, ports: said.ports ?? known.ports, cidrs: said.cidrs ?? known.cidrs };
}
