import { familyOf } from '../../core/net';
import { Finding } from '../../core/problem';
import { quote } from '../../core/quote';
import { tcp, Traffic } from '../../core/traffic';
import { ProwModel } from '../../prow/prow-model';
import { IdentityKind } from '../../prow/storage/storage-identity';
import { placedPrograms } from '../../prow/programs/placed-programs';
import { partyOfPods, podsOf, ProwParties } from './prow-parties';
import { IsolationSettings } from './resolve-isolation';
import { WorkloadIdentity } from './workload-identity';

interface Server {
  readonly cidr: string;
  readonly port: number;
  readonly isOnNode: boolean;
}

const POD_IDENTITY: readonly Server[] = ['169.254.170.23/32', 'fd00:ec2::23/128'].map((cidr) => ({ cidr, port: 80, isOnNode: true }));

/** Addresses on each pod's own node, and beyond. */
const SERVERS: Readonly<Record<WorkloadIdentity, readonly Server[]>> = {
  [WorkloadIdentity.GKE]: [{ cidr: '169.254.169.252/32', port: 988, isOnNode: true }, { cidr: '169.254.169.254/32', port: 80, isOnNode: false }],
  [WorkloadIdentity.EKS]: POD_IDENTITY,
  [WorkloadIdentity.EKS_POD_IDENTITY]: POD_IDENTITY,
  [WorkloadIdentity.EKS_IRSA]: [],
  [WorkloadIdentity.AKS]: [],
  [WorkloadIdentity.NODE]: ['169.254.169.254/32', 'fd00:ec2::254/128', 'fd20:ce::254/128'].map((cidr) => ({ cidr, port: 80, isOnNode: false })),
};

/** Pods that use the store, and jobs, ask for their identity on their node. */
export function identityTraffic(prow: ProwModel, model: IsolationSettings, parties: ProwParties): readonly Traffic[] {
  const { deck, privateDeck, tide, crier, statusReconciler, jobs } = parties;
  const programs = placedPrograms(prow).filter(({ store }) => store).map(({ name }) => partyOfPods(podsOf(prow.namespace, name), parties));
  const identity = identityOf(prow, model);
  if (identity === undefined) return [];
  const servers = SERVERS[identity].filter(({ cidr }) => model.families.includes(familyOf(cidr)));
  const users = [deck, ...privateDeck === undefined ? [] : [privateDeck], tide, crier, statusReconciler, ...programs, jobs];
  return users.flatMap((from) => servers.map(({ cidr, port, isOnNode }) => (
    { from, to: { name: 'identity', blocks: [{ cidr }], ...(isOnNode ? { nodes: 'own' as const } : {}) }, ports: [tcp(port)], purpose: 'an identity '
      + 'of their own' })));
}

/** As it was said; Google's where a bucket of Google's is used without keys on Google's own clusters. */
export function identityOf({ storage }: Pick<ProwModel, 'storage'>, { identity, managedBy }: IsolationSettings): WorkloadIdentity | undefined {
  return identity ?? (managedBy === 'GKE' && storage.credentials === undefined ? WorkloadIdentity.GKE : undefined);
}

/** What the store was told counts for policies too. */
const KINDS: Readonly<Record<IdentityKind, WorkloadIdentity>> = {
  eksRoles: WorkloadIdentity.EKS_IRSA, eksPodIdentity: WorkloadIdentity.EKS_POD_IDENTITY, gke: WorkloadIdentity.GKE,
};

/** The same words, with the identity that pods have for the store where no other was said. */
export function withStoreIdentity<T extends { readonly workloadIdentity?: WorkloadIdentity }>(isolation: T, { storage: { identity } }: Pick<ProwModel, 'storage'>): T {
  return identity === undefined ? isolation : { ...isolation, workloadIdentity: isolation.workloadIdentity ?? KINDS[identity.kind] };
}

/** Policies that open another way than the one to the identity of the store. */
export function storeIdentityFindings(isolation: IsolationSettings | undefined, { storage: { identity } }: Pick<ProwModel, 'storage'>): readonly Finding[] {
  if (isolation?.identity === undefined || identity === undefined) return [];
  const needed = KINDS[identity.kind];
  if (isolation.identity === needed || (isolation.identity === WorkloadIdentity.EKS && identity.kind !== 'gke')) return [];
  return [{
    what: `is ${quote(isolation.identity)}, and the store is used by StorageIdentity.${identity.kind}(), which policies would shut off`,
    instead: `write ${quote(needed)}, or leave it out`, code: 'MutuallyExclusive',
  }];
}

/** A store without keys, and nobody who would give pods an identity. */
export function identityWarnings(isolation: IsolationSettings | undefined, prow: Pick<ProwModel, 'storage'>): readonly string[] {
  if (isolation === undefined) return [];
  const identity = identityOf(prow, isolation);
  if (identity === WorkloadIdentity.NODE) {
    return ['Jobs get the identity of their node, by isolation.workloadIdentity, and whoever may change what a job runs may do in the cloud what the node may: '
      + 'give pods an identity of their own by another WorkloadIdentity, or the node no more rights than jobs shall have.'];
  }
  if (prow.storage.credentials !== undefined || identity !== undefined) return [];
  return [`Pods that use ${prow.storage.logsUrl} have no keys, and policies let them reach nobody who gives them an identity: say in `
    + 'isolation.workloadIdentity who does, or credentialsSecretName in ObjectStorage.gcs().'];
}
