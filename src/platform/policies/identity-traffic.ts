import { familyOf } from '../../core/net';
import { tcp, Traffic } from '../../core/traffic';
import { ProwModel } from '../../prow/prow-model';
import { ProwParties } from './prow-parties';
import { IsolationSettings } from './resolve-isolation';
import { WorkloadIdentity } from './workload-identity';

/** Addresses on each pod's own node, and beyond. */
const SERVERS: Readonly<Record<WorkloadIdentity, readonly { readonly cidr: string; readonly port: number; readonly isOnNode: boolean }[]>> = {
  [WorkloadIdentity.GKE]: [{ cidr: '169.254.169.252/32', port: 988, isOnNode: true }, { cidr: '169.254.169.254/32', port: 80, isOnNode: false }],
  [WorkloadIdentity.EKS]: [{ cidr: '169.254.170.23/32', port: 80, isOnNode: true }, { cidr: 'fd00:ec2::23/128', port: 80, isOnNode: true }],
  [WorkloadIdentity.AKS]: [],
  [WorkloadIdentity.NODE]: ['169.254.169.254/32', 'fd00:ec2::254/128', 'fd20:ce::254/128'].map((cidr) => ({ cidr, port: 80, isOnNode: false })),
};

/** Pods that use the store, and jobs, ask for their identity on their node. */
export function identityTraffic(prow: ProwModel, model: IsolationSettings, { deck, tide, crier, statusReconciler, jobs }: ProwParties): readonly Traffic[] {
  const identity = identityOf(prow, model);
  if (identity === undefined) return [];
  const servers = SERVERS[identity].filter(({ cidr }) => model.families.includes(familyOf(cidr)));
  return [deck, tide, crier, statusReconciler, jobs].flatMap((from) => servers.map(({ cidr, port, isOnNode }) => (
    { from, to: { name: 'identity', blocks: [{ cidr }], ...(isOnNode ? { nodes: 'own' as const } : {}) }, ports: [tcp(port)], purpose: 'an identity of their own' })));
}

/** As it was said; Google's where a bucket of Google's is used without keys on Google's own clusters. */
export function identityOf({ storage }: Pick<ProwModel, 'storage'>, { identity, managedBy }: IsolationSettings): WorkloadIdentity | undefined {
  return identity ?? (managedBy === 'GKE' && storage.credentials === undefined ? WorkloadIdentity.GKE : undefined);
}

/** A store without keys, and nobody who would give pods an identity. */
export function identityWarnings(isolation: IsolationSettings | undefined, prow: Pick<ProwModel, 'storage'>): readonly string[] {
  if (isolation === undefined || prow.storage.credentials !== undefined || identityOf(prow, isolation) !== undefined) return [];
  return [`Pods that use ${prow.storage.logsUrl} have no keys, and policies let them reach nobody who gives them an identity: say in isolation.workloadIdentity who does, or credentialsSecretName in ObjectStorage.gcs().`];
}
