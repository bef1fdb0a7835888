import { JOB_SERVICE_ACCOUNT } from '../../prow/object-names';
import { ProwModel } from '../../prow/prow-model';
import { googleGrants, googleLifecycle, iamPolicy, partitionOf, s3Lifecycle } from '../../prow/storage/cloud-rules';
import { accountsOf, storePrincipals, StorePrincipal, trustDocument } from '../../prow/storage/store-principals';
import { OutputFile } from '../../writer/output-file';
import { storeAlerts } from '../monitoring/store-alerts';

/** Where they lie, below the output: kubectl reads what stands in it, and enters no folder. */
export const STORE_FOLDER = 'store';
export const LIFECYCLE_FILE = 'lifecycle';
export const ALERTS_FILE = 'alerts';

/**
 * What a store outside of the cluster has to be told: who may do what, who is whom, and how long logs are kept. None of them ends in `.json` or `.yaml`,
 * because GitOps takes those for objects. Of a store of ours, which knows all of that from its pod, when Prometheus calls for help.
 */
export function storeFiles(prow: ProwModel): readonly OutputFile[] {
  const { storage } = prow;
  const file = (name: string, content: object): OutputFile => ({ name: `${STORE_FOLDER}/${name}`, content: `${JSON.stringify(content, null, 2)}\n` });
  const { measuredClaim } = storage;
  if (measuredClaim !== undefined) {
    return [file(ALERTS_FILE, { groups: [{ name: `${prow.namespace}-${measuredClaim}`, rules: storeAlerts(prow.namespace, measuredClaim) }] })];
  }
  if (storage.endpoint !== undefined) return [];
  const { retentionDays } = storage;
  const lifecycle = retentionDays === undefined ? []
    : [file(LIFECYCLE_FILE, storage.s3 === undefined ? googleLifecycle(retentionDays) : s3Lifecycle(retentionDays))];
  return [...lifecycle, ...storePrincipals(storage).flatMap((one): readonly OutputFile[] => [
    ...storage.s3 === undefined
      ? googleGrants(one, storage).flatMap(({ condition }) => (condition === undefined ? [] : [file(condition.title, condition)]))
      : [file(policyFile(one), iamPolicy(one, storage, partitionFor(prow, one)))],
    ...storage.s3 === undefined || storage.identity === undefined || one.account === undefined ? []
      : [file(trustFile(one), trustDocument(storage.identity, one.account, serviceAccountsOf(prow, one)))],
  ])];
}

export function policyFile({ name }: StorePrincipal): string {
  return `${name}-policy`;
}

export function trustFile({ name }: StorePrincipal): string {
  return `${name}-trust`;
}

export function serviceAccountsOf({ namespace, jobsNamespace, privateDeck, storage }: ProwModel, principal: StorePrincipal): ReturnType<typeof accountsOf> {
  const second = privateDeck !== undefined && principal.users.includes('deck') ? [{ namespace, name: privateDeck.endpoint.serviceName }] : [];
  const writesStatus = storage.clusterStatusUrl !== undefined && principal.users.includes('status-reconciler');
  return [
    ...accountsOf(principal, { namespace, jobsNamespace, jobAccount: JOB_SERVICE_ACCOUNT }),
    ...second,
    ...writesStatus ? [{ namespace, name: 'prow-controller-manager' }] : [],
  ];
}

/** Of the role, where it was said; of the region otherwise. */
function partitionFor({ storage: { s3 } }: ProwModel, { account }: StorePrincipal): string {
  return account?.split(':')[1] ?? partitionOf(s3?.region ?? '');
}
