import { IdentityPlan } from './storage-identity';
import { StoragePlan } from './storage-plan';
import { STORAGE_USERS, StorageUser } from './storage-users';

/** Those who are one and the same for the store: they have the same keys, or the same account. */
export interface StorePrincipal {
  /** What files of it begin with: `jobs`, `prow` for all components, or theirs. */
  readonly name: string;
  readonly users: readonly StorageUser[];
  /** The role's ARN, or the account's address; absent where it was not said, as with keys. */
  readonly account?: string;
}

/** Who asks a store outside of the cluster. */
export function storePrincipals({ credentials, identity }: Pick<StoragePlan, 'credentials' | 'identity'>): readonly StorePrincipal[] {
  const ids = identity?.accounts ?? credentials?.secretNames;
  const idOf = (user: StorageUser): string => ids?.[user] ?? (user === 'jobs' ? 'jobs' : 'prow');
  return [...new Set(STORAGE_USERS.map(idOf))].map((id) => {
    const users = STORAGE_USERS.filter((user) => idOf(user) === id);
    return { name: nameOf(users), users, account: identity === undefined ? undefined : id };
  });
}

function nameOf(users: readonly StorageUser[]): string {
  const components = STORAGE_USERS.filter((user) => user !== 'jobs');
  return components.every((user) => users.includes(user)) ? 'prow' : users.join('-');
}

/** The namespaces and ServiceAccounts of its pods. */
export function accountsOf({ users }: StorePrincipal, { namespace, jobsNamespace, jobAccount }: {
  readonly namespace: string; readonly jobsNamespace: string; readonly jobAccount: string;
}): readonly { readonly namespace: string; readonly name: string }[] {
  return users.map((user) => (user === 'jobs' ? { namespace: jobsNamespace, name: jobAccount } : { namespace, name: user }));
}

/** Who lets the pods of an account be it: a document of IAM, with `OIDC_PROVIDER` where the cluster's own stands. */
export function trustDocument({ kind }: IdentityPlan, account: string, subjects: readonly { readonly namespace: string; readonly name: string }[]): object {
  const [, partition, number] = /^arn:(aws[a-z-]*):iam::(\d+):/.exec(account) ?? [];
  const statement = kind === 'eksPodIdentity'
    ? { Effect: 'Allow', Principal: { Service: 'pods.eks.amazonaws.com' }, Action: ['sts:AssumeRole', 'sts:TagSession'] }
    : {
      Effect: 'Allow', Principal: { Federated: `arn:${partition}:iam::${number}:oidc-provider/OIDC_PROVIDER` }, Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: {
          'OIDC_PROVIDER:aud': 'sts.amazonaws.com',
          'OIDC_PROVIDER:sub': subjects.map(({ namespace, name }) => `system:serviceaccount:${namespace}:${name}`),
        },
      },
    };
  return { Version: '2012-10-17', Statement: [statement] };
}
