import { dnsLabel, dnsSubdomain, qualifiedName, secretName } from '../../core/names';
import { also, checked, Fields, Note, optional, Read, required, shape } from '../../core/props';
import { quote } from '../../core/quote';
import { multilineText } from '../../core/safe-text';
import { boolean, list, record } from '../../core/values';
import { JOB_SERVICE_ACCOUNT } from '../object-names';

/** A ServiceAccount of jobs, in their namespace, for `spec.serviceAccountName` of a postsubmit or periodic. It has no rights of its own. */
export interface JobServiceAccount {
  /** Its name; not that of all jobs, `prow-job`, nor `default` (`NotAllowedValue`). Errors: `NameNotDnsSubdomain`, `ElementTwice`. */
  readonly name: string;

  /**
   * Its annotations, by which a cloud knows who its pods are: `{ 'iam.gke.io/gcp-service-account': '…' }`, `{ 'eks.amazonaws.com/role-arn': '…' }`.
   * Error: `QualifiedNameInvalid`.
   * @default - none
   */
  readonly annotations?: { readonly [annotation: string]: string };

  /**
   * Secrets in the namespace of jobs with which its pods pull images. Error: `SecretNameInvalid`.
   * @default - those of `components`
   */
  readonly imagePullSecrets?: string[];

  /**
   * Whether its pods get a token for the API server: `automountServiceAccountToken`. What the token may do, a Role and RoleBinding of yours say.
   * @default false
   */
  readonly token?: boolean;

  /**
   * The clusters in which it is made: `default`, which is Prow's own, and names of `buildClusters`. Errors: `BuildClusterUnknown`, `EmptyList`.
   * @default - `default` alone
   */
  readonly clusters?: string[];
}

const name = also(dnsSubdomain, (value) => (![JOB_SERVICE_ACCOUNT, 'default'].includes(value) ? undefined
  : { what: `${quote(value)} is an account of all jobs`, instead: 'take another name', code: 'NotAllowedValue' }));

const jobServiceAccount = shape({
  name: required(name), annotations: optional(record(multilineText, qualifiedName)), imagePullSecrets: optional(list(secretName)),
  token: optional(boolean, false), clusters: optional(list(dnsLabel, 1), ['default']),
} satisfies Fields<JobServiceAccount>);

/** An account with every default filled in. */
export type JobServiceAccountSettings = Read<typeof jobServiceAccount>;

/** ServiceAccounts of jobs, each once. */
export const jobServiceAccounts = checked(list(jobServiceAccount), (accounts: readonly JobServiceAccountSettings[], note: Note) => {
  accounts.forEach((account, i) => {
    const first = accounts.findIndex((other) => other.name === account.name);
    if (first < i) note.at(`[${i}].name`)({ what: `${quote(account.name)} is that of [${first}] already`, instead: 'remove one of them', code: 'ElementTwice' });
  });
});
