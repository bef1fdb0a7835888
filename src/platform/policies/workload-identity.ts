import { ProwPods } from './prow-pods';
import { TrafficEntry, TrafficProtocol } from './traffic-options';
import { TrafficPeer } from './traffic-peer';

/** Who gives pods an identity of their own in a cloud, by which they need no keys. */
export enum WorkloadIdentity {
  /**
   * Workload Identity Federation for GKE: its metadata server on each node, at 169.254.169.252 port 988 and 169.254.169.254 port 80.
   *
   * Source: cloud.google.com, kubernetes-engine/docs/how-to/workload-identity (network policies).
   */
  GKE = 'gke',
  /**
   * EKS, by either of its two ways: what `EKS_POD_IDENTITY` and `EKS_IRSA` open together.
   *
   * Source: docs.aws.amazon.com, eks/latest/userguide/pod-id-how-it-works.html and iam-roles-for-service-accounts.html.
   */
  EKS = 'eks',
  /**
   * EKS Pod Identity alone: its agent on each node, at 169.254.170.23 or `fd00:ec2::23` port 80.
   *
   * Source: docs.aws.amazon.com, eks/latest/userguide/pod-id-how-it-works.html.
   */
  EKS_POD_IDENTITY = 'eksPodIdentity',
  /**
   * EKS, by roles of service accounts (IRSA) alone: Amazon's STS, and no address on the node.
   *
   * Source: docs.aws.amazon.com, eks/latest/userguide/iam-roles-for-service-accounts.html.
   */
  EKS_IRSA = 'eksIrsa',
  /**
   * Microsoft Entra Workload ID of AKS: login.microsoftonline.com.
   *
   * Source: learn.microsoft.com, azure/aks/workload-identity-overview.
   */
  AKS = 'aks',
  /**
   * The node itself, by the metadata service of Amazon, Azure or Google, at 169.254.169.254 port 80 and its like in IPv6: whatever the node may do,
   * each job may then do too, of which a warning tells.
   */
  NODE = 'node',
}

/** Amazon's STS. Source: docs.aws.amazon.com, general/latest/gr/sts.html. */
const STS = ['sts.amazonaws.com', 'sts.*.amazonaws.com'];

/** Names that jobs ask besides; Prow's own pods reach every address at this port where their store is a cloud's. */
const HOSTS: Partial<Readonly<Record<WorkloadIdentity, readonly string[]>>> = {
  [WorkloadIdentity.EKS]: STS,
  [WorkloadIdentity.EKS_IRSA]: STS,
  [WorkloadIdentity.AKS]: ['login.microsoftonline.com'],
};

/** Entries as `isolation.traffic` has them. */
export function identityEntries(identity: WorkloadIdentity | undefined): readonly TrafficEntry[] {
  const hosts = identity === undefined ? undefined : HOSTS[identity];
  return hosts === undefined ? [] : [{ prop: 'isolation.workloadIdentity', of: ProwPods.jobs(), to: [TrafficPeer.hosts([...hosts])], from: [], ports: [{ port: 443, protocol: TrafficProtocol.TCP }] }];
}
