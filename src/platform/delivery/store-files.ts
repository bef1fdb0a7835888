import { JOB_SERVICE_ACCOUNT } from '../../prow/object-names';
import { ProwModel } from '../../prow/prow-model';
import { googleGrants, iamPolicy, partitionOf } from '../../prow/storage/cloud-rules';
import { accountsOf, storePrincipals, StorePrincipal, trustDocument } from '../../prow/storage/store-principals';
import { OutputFile } from '../../writer/output-file';

/** Where they lie, below the output: kubectl reads what stands in it, and enters no folder. */
export const STORE_FOLDER = 'store';

/**
 * What a store outside of the cluster has to be told: who may do what, who is whom, and how long logs are kept. None of them ends in `.json` or `.yaml`,
 * because GitOps takes those for objects. Nothing for a store of ours, which knows it from its pod.
 */
export function storeFiles(prow: ProwModel): readonly OutputFile[] {
  const { storage } = prow;
  if (storage.endpoint !== undefined) return [];
  const file = (name: string, content: object): OutputFile => ({ name: `${STORE_FOLDER}/${name}`, content: `${JSON.stringify(content, null, 2)}\n` });
  return storePrincipals(storage).flatMap((one): readonly OutputFile[] => [
    ...storage.s3 === undefined
      ? googleGrants(one, storage).flatMap(({ condition }) => (condition === undefined ? [] : [file(condition.title, condition)]))
      : [file(policyFile(one), iamPolicy(one, storage, partitionFor(prow, one)))],
    ...storage.s3 === undefined || storage.identity === undefined || one.account === undefined ? []
      : [file(trustFile(one), trustDocument(storage.identity, one.account, serviceAccountsOf(prow, one)))],
  ]);
}

export function policyFile({ name }: StorePrincipal): string {
  return `${name}-policy`;
}

export function trustFile({ name }: StorePrincipal): string {
  return `${name}-trust`;
}

export function serviceAccountsOf({ namespace, jobsNamespace }: ProwModel, principal: StorePrincipal): ReturnType<typeof accountsOf> {
  return accountsOf(principal, { namespace, jobsNamespace, jobAccount: JOB_SERVICE_ACCOUNT });
}

/** Of the role, where it was said; of the region otherwise. */
function partitionFor({ storage: { s3 } }: ProwModel, { account }: StorePrincipal): string {
  return account?.split(':')[1] ?? partitionOf(s3?.region ?? '');
}
