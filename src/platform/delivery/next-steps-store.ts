import { ProwModel } from '../../prow/prow-model';
import { projectOfAccount, roleName } from '../../prow/storage/cloud-accounts';
import { googleGrants, logsBucketOf } from '../../prow/storage/cloud-rules';
import { IdentityPlan } from '../../prow/storage/storage-identity';
import { StoragePlan } from '../../prow/storage/storage-plan';
import { storePrincipals, StorePrincipal } from '../../prow/storage/store-principals';
import { bullets, quotedInWords, shell, Step, written } from './next-step';
import { LIFECYCLE_FILE, policyFile, serviceAccountsOf, STORE_FOLDER, trustFile } from './store-files';

type StoreStep = Omit<Step, 'title'>;

/** What a store outside of the cluster has to know before Prow asks it, as the beginning of the step that makes Secrets; nothing of a store of ours. */
export function storeFirst(prow: ProwModel, isFirst: boolean): readonly string[] {
  const step = prow.storage.endpoint === undefined ? storeStep(prow) : undefined;
  return step === undefined ? [] : [`${isFirst ? 'First' : 'Then'} let Prow and jobs into the store.`, ...written(step)];
}

function storeStep(prow: ProwModel): StoreStep {
  const { storage } = prow;
  const exist = `${storage.buckets.length === 1 ? 'The bucket' : 'The buckets'} ${quotedInWords(storage.buckets)} must exist.`;
  if (storage.s3?.endpoint !== undefined) return { ...ANOTHER_SERVER, paragraphs: [exist, ...otherServer(prow)] };
  return storage.s3 === undefined ? googleStep(prow, exist) : amazonStep(prow, exist);
}

const ANOTHER_SERVER = {
  see: 'two users in your server, each with its policy',
  ifNot: ['crier and the pods of jobs say `AccessDenied` later, with the key that they were refused.'],
};

/** S3 is one protocol, and its servers keep users in their own ways. */
function otherServer({ storage }: ProwModel): readonly string[] {
  return [
    'Each of these users of the store needs what its file says, in the words of IAM, which many servers take (MinIO: `mc admin policy create`):',
    bullets(storePrincipals(storage).map((one) => `${usersOf(one)}: \`${STORE_FOLDER}/${policyFile(one)}\``)),
    ...lifecycleWords(storage),
  ];
}

/** How long logs are kept. */
function lifecycleWords(storage: StoragePlan): readonly string[] {
  const { retentionDays: days, s3 } = storage;
  if (days === undefined) return [];
  const [bucket, file] = [logsBucketOf(storage), `${STORE_FOLDER}/${LIFECYCLE_FILE}`];
  const server = s3?.endpoint === undefined ? '' : ` --endpoint-url '${s3.endpoint.replace(/'/g, '\'\\\'\'')}'`;
  return [
    `Logs are kept for ${days === 1 ? 'a day' : `${days} days`}. The file replaces every rule that the bucket has: add those of yours to it.`,
    shell(s3 === undefined ? `gcloud storage buckets update gs://${bucket} --lifecycle-file=${file}`
      : `aws s3api put-bucket-lifecycle-configuration${server} --bucket ${bucket} --lifecycle-configuration file://${file}`),
  ];
}

function usersOf({ users }: StorePrincipal): string {
  return quotedInWords(users);
}

function amazonStep(prow: ProwModel, exist: string): StoreStep {
  const { storage } = prow;
  const principals = storePrincipals(storage);
  const { identity } = storage;
  return {
    paragraphs: [
      `${exist} \`${STORE_FOLDER}/\` has what each who asks may do there, and no more:`,
      bullets(principals.map((one) => `\`${STORE_FOLDER}/${policyFile(one)}\` for ${usersOf(one)}`)),
      ...identity === undefined ? userCommands(principals) : roleCommands(prow, identity, principals),
      'S3 lets whoever may put an object put it once more. With versions of a bucket, what was there before remains:',
      shell(...storage.buckets.map((bucket) => `aws s3api put-bucket-versioning --bucket ${bucket} --versioning-configuration Status=Enabled`)),
      ...lifecycleWords(storage),
    ],
    see: identity === undefined ? 'an access key for each user, once: write both parts into the files of the command below'
      : 'no error; `aws iam get-role-policy` with the same names shows what a role may do',
    ifNot: [
      '`AccessDenied` names what your own user lacks.',
      identity === undefined ? '`LimitExceeded` for a long policy: make a managed one of the same file, by `aws iam create-policy`, and attach it.'
        : '`NoSuchEntity` is a role that is not there yet: `aws iam create-role` takes the same document by `--assume-role-policy-document`.',
    ],
    more: identity === undefined ? [] : identityWords(identity),
  };
}

/** Users have keys; which names they have, nobody said. */
function userCommands(principals: readonly StorePrincipal[]): readonly string[] {
  const userOf = ({ name }: StorePrincipal): string => (name === 'prow' ? name : `prow-${name}`);
  return [
    'A user for each, if you have none:',
    shell(...principals.flatMap((one) => [
      `aws iam create-user --user-name ${userOf(one)}`,
      `aws iam put-user-policy --user-name ${userOf(one)} --policy-name prow-store --policy-document file://${STORE_FOLDER}/${policyFile(one)}`,
      `aws iam create-access-key --user-name ${userOf(one)}`,
    ])),
  ];
}

function roleCommands(prow: ProwModel, { kind, clusterName = 'CLUSTER' }: IdentityPlan, principals: readonly StorePrincipal[]): readonly string[] {
  const isPodIdentity = kind === 'eksPodIdentity';
  const ofRoles = principals.flatMap((one) => {
    const role = roleName(one.account ?? '');
    const trust = `${STORE_FOLDER}/${trustFile(one)}`;
    return [
      `aws iam put-role-policy --role-name ${role} --policy-name prow-store --policy-document file://${STORE_FOLDER}/${policyFile(one)}`,
      `aws iam update-assume-role-policy --role-name ${role} --policy-document ${isPodIdentity ? `file://${trust}` : `"$(sed "s|OIDC_PROVIDER|$provider|g" ${trust})"`}`,
    ];
  });
  if (!isPodIdentity) {
    return [
      `The roles trust the ServiceAccounts by the provider of the cluster${clusterName === 'CLUSTER' ? '; write its name in place of CLUSTER' : ''}. Whatever else a role `
        + 'trusts stands in the same document: add it there.',
      shell(`provider=$(aws eks describe-cluster --name ${clusterName} --query cluster.identity.oidc.issuer --output text | sed 's|^https://||')`, ...ofRoles),
    ];
  }
  const associations = principals.flatMap((one) => serviceAccountsOf(prow, one).map(({ namespace, name }) => (
    `aws eks create-pod-identity-association --cluster-name ${clusterName} --namespace ${namespace} --service-account ${name} --role-arn ${one.account}`)));
  return [
    `EKS keeps which ServiceAccount has which role${clusterName === 'CLUSTER' ? '; write the name of the cluster in place of CLUSTER' : ''}. The add-on \`eks-pod-identity-agent\` `
      + 'must be on; pods that ran before get nothing until they are started again.',
    shell(...ofRoles, ...associations),
  ];
}

/** What follows from an identity of pods. */
function identityWords({ kind }: IdentityPlan): readonly string[] {
  return [
    'The identity of jobs belongs to their whole pod: what a pull request brings to run may do with the store what `jobs` may, and nothing else.'
      + (kind === 'gke' ? '' : ' The bucket has to be in the region of the cluster.'),
  ];
}

function googleStep(prow: ProwModel, exist: string): StoreStep {
  const { storage } = prow;
  const { identity } = storage;
  const principals = storePrincipals(storage);
  const placeholders = identity === undefined ? principals.map(memberOf) : [];
  return {
    paragraphs: [
      `${exist} \`${STORE_FOLDER}/\` has the conditions of roles, for which rights have to be those of buckets alone.`
        + (placeholders.length === 0 ? '' : ` Write the addresses of service accounts in place of ${placeholders.map((one) => `\`${one}\``).join(' and ')}.`),
      shell(
        ...storage.buckets.map((bucket) => `gcloud storage buckets update gs://${bucket} --uniform-bucket-level-access`),
        ...principals.flatMap((one) => googleGrants(one, storage).map(({ bucket, role, condition }) => (
          `gcloud storage buckets add-iam-policy-binding gs://${bucket} --member=serviceAccount:${memberOf(one)} --role=${role} `
            + (condition === undefined ? '--condition=None' : `--condition-from-file=${STORE_FOLDER}/${condition.title}`)))),
        ...identity === undefined ? [] : principals.flatMap((one) => serviceAccountsOf(prow, one).map(({ namespace, name }) => (
          `gcloud iam service-accounts add-iam-policy-binding ${one.account} --project=${projectOfAccount(one.account ?? '')} --role=roles/iam.workloadIdentityUser `
            + `--member="serviceAccount:${poolOf(identity)}.svc.id.goog[${namespace}/${name}]"`))),
      ),
      ...storage.credentials === undefined && identity === undefined ? [ambient(prow)] : [],
      ...lifecycleWords(storage),
    ],
    see: '`bindings` after each command, with the role among them',
    ifNot: ['`PERMISSION_DENIED` names what your own account lacks.', '`--condition` is refused where access is not uniform: the first command changes that.'],
    more: identity === undefined ? [] : [
      ...identityWords(identity),
      'Without a key deck signs no links to artifacts: they open for who may read the bucket by a Google account of his own.',
    ],
  };
}

function memberOf({ name, account }: StorePrincipal): string {
  return account ?? `${name.toUpperCase().replace(/-/g, '_')}_ACCOUNT`;
}

function poolOf({ clusterProject, accounts }: IdentityPlan): string {
  return clusterProject ?? projectOfAccount(accounts.jobs);
}

/** Pods are whoever their ServiceAccounts were made to be. */
function ambient(prow: ProwModel): string {
  const accounts = storePrincipals(prow.storage).map((one) => serviceAccountsOf(prow, one));
  const [ofJobs, ofProw] = [accounts[0], accounts.slice(1).flat()];
  return `Pods sign in as themselves: let the ServiceAccounts ${quotedInWords(ofProw.map(({ name }) => name))} of \`${prow.namespace}\` and \`${ofJobs[0].name}\` of `
    + `\`${prow.jobsNamespace}\` use it. \`identity: StorageIdentity.gke({ … })\` names their accounts here.`;
}
