import { Finding, Where } from '../../core/problem';
import { Fields, optional, readProps, required, Rule } from '../../core/props';
import { eksClusterName, googleAccount, googleProject, storeRole } from './cloud-accounts';
import { OfEachUser, ofEachUser, StorageUser } from './storage-users';

/** Who Prow and its jobs are in a cloud, each by the account or role that its ServiceAccount stands for. */
export interface StorageAccounts {
  /**
   * Of the pods of jobs. It is for everything in the pod, also for what a pull request brings: give it what `store/` says and no more.
   * Error: `CloudWordInvalid`.
   */
  readonly jobs: string;

  /** Of crier, deck, tide and status-reconciler, where none of their own is said. Error: `CloudWordInvalid`. */
  readonly prow: string;

  /**
   * Of crier, which writes `started.json`, `finished.json`, `prowjob.json` and `podinfo.json` beside the logs. Error: `CloudWordInvalid`.
   * @default - that of `prow`
   */
  readonly crier?: string;

  /**
   * Of deck, which reads the logs. Error: `CloudWordInvalid`.
   * @default - that of `prow`
   */
  readonly deck?: string;

  /**
   * Of tide, which reads and writes its history. Error: `CloudWordInvalid`.
   * @default - that of `prow`
   */
  readonly tide?: string;

  /**
   * Of status-reconciler, which reads and writes its state. Error: `CloudWordInvalid`.
   * @default - that of `prow`
   */
  readonly statusReconciler?: string;
}

/** Options of `StorageIdentity.eksPodIdentity`: ARNs of roles, like `arn:aws:iam::123456789012:role/prow-jobs`. */
export interface EksPodIdentityOptions extends StorageAccounts {
  /**
   * Name of the cluster, for the commands of `NEXT-STEPS.md`. Error: `CloudWordInvalid`.
   * @default - CLUSTER stands there
   */
  readonly clusterName?: string;
}

/** Options of `StorageIdentity.eksRoles`: ARNs of roles, like `arn:aws:iam::123456789012:role/prow-jobs`. */
export interface EksRolesOptions extends StorageAccounts {
  /**
   * Name of the cluster, for the commands of `NEXT-STEPS.md`. Error: `CloudWordInvalid`.
   * @default - CLUSTER stands there
   */
  readonly clusterName?: string;
}

/** Options of `StorageIdentity.gke`: addresses of service accounts, like `prow-jobs@my-project.iam.gserviceaccount.com`. */
export interface GkeIdentityOptions extends StorageAccounts {
  /**
   * ID of the project that the cluster is in, whose pool of identities the pods belong to. Error: `CloudWordInvalid`.
   * @default - the project of the account of jobs
   */
  readonly clusterProject?: string;
}

/** The ways; a store of the one cloud takes none of the other. */
export type IdentityKind = 'eksRoles' | 'eksPodIdentity' | 'gke';

/** Who pods are for a store, and how they become it. */
export interface IdentityPlan {
  readonly kind: IdentityKind;
  readonly accounts: OfEachUser<string>;
  /** Annotation of ServiceAccounts that names the account; absent where the cloud keeps who is who itself. */
  readonly annotation?: string;
  readonly clusterName?: string;
  readonly clusterProject?: string;
}

const accounts = (account: Rule<string>) => ({
  jobs: required(account), prow: required(account),
  crier: optional(account), deck: optional(account), tide: optional(account), statusReconciler: optional(account),
}) satisfies Fields<StorageAccounts>;

/**
 * Gives pods an identity of their own in a cloud, in place of keys in Secrets; what that identity may do, the cloud knows. Outside
 * of EKS and GKE, as on AKS, a store has keys, unless something puts tokens into pods: amazon-eks-pod-identity-webhook does by the annotation of `eksRoles`.
 */
export class StorageIdentity {
  /**
   * Roles of Amazon by ServiceAccounts (IRSA): the annotation `eks.amazonaws.com/role-arn` on the ServiceAccounts `crier`, `deck`, `tide`,
   * `status-reconciler` and `prow-job`. Each role has to trust its ServiceAccounts: `NEXT-STEPS.md` has the commands. Error: `CloudWordInvalid`.
   *
   * Source: docs.aws.amazon.com, eks/latest/userguide/iam-roles-for-service-accounts.html.
   */
  static eksRoles(options: EksRolesOptions): StorageIdentity {
    const { clusterName, ...said } = readProps(Where.call('StorageIdentity.eksRoles'), options, { ...accounts(storeRole), clusterName: optional(eksClusterName) });
    return new StorageIdentity({ kind: 'eksRoles', accounts: ofEach(said), annotation: 'eks.amazonaws.com/role-arn', clusterName });
  }

  /**
   * EKS Pod Identity: nothing stands in the YAML, because EKS keeps which ServiceAccount has which role; `NEXT-STEPS.md` has the commands. The cluster
   * needs the add-on `eks-pod-identity-agent`. Error: `CloudWordInvalid`.
   *
   * Source: docs.aws.amazon.com, eks/latest/userguide/pod-identities.html.
   */
  static eksPodIdentity(options: EksPodIdentityOptions): StorageIdentity {
    const { clusterName, ...said } = readProps(Where.call('StorageIdentity.eksPodIdentity'), options, { ...accounts(storeRole), clusterName: optional(eksClusterName) });
    return new StorageIdentity({ kind: 'eksPodIdentity', accounts: ofEach(said), clusterName });
  }

  /**
   * Workload Identity Federation for GKE: the annotation `iam.gke.io/gcp-service-account` on the ServiceAccounts `crier`, `deck`, `tide`,
   * `status-reconciler` and `prow-job`. Each account has to let them use it: `NEXT-STEPS.md` has the commands. Error: `CloudWordInvalid`.
   *
   * Source: cloud.google.com, kubernetes-engine/docs/how-to/workload-identity.
   */
  static gke(options: GkeIdentityOptions): StorageIdentity {
    const { clusterProject, ...said } = readProps(Where.call('StorageIdentity.gke'), options, { ...accounts(googleAccount), clusterProject: optional(googleProject) });
    return new StorageIdentity({ kind: 'gke', accounts: ofEach(said), annotation: 'iam.gke.io/gcp-service-account', clusterProject });
  }

  private constructor(
    /** @internal */
    readonly _plan: IdentityPlan,
  ) {}
}

function ofEach({ prow, statusReconciler, ...said }: StorageAccounts): OfEachUser<string> {
  return ofEachUser((user) => (user === 'status-reconciler' ? statusReconciler : said[user]) ?? prow);
}

/** What the ServiceAccount of one of those who ask the store says of it. */
export function identityAnnotations(identity: IdentityPlan | undefined, user: string): { readonly [name: string]: string } | undefined {
  const account = identity?.accounts[user as StorageUser];
  return identity?.annotation === undefined || account === undefined ? undefined : { [identity.annotation]: account };
}

/** An identity where another store is meant. */
export function ofOtherCloud(what: string, instead: string): Finding {
  return { what: `is ${what}`, instead: `use ${instead}`, code: 'NotAllowedValue' };
}

/** Something that only keys need. */
export function besideIdentity(what: string): Finding {
  return { what: `is given, and so is identity: ${what}`, instead: 'keep one of them', code: 'MutuallyExclusive' };
}
