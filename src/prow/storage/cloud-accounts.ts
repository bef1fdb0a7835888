import { also } from '../../core/props';
import { looksLikeSecret, quote } from '../../core/quote';
import { text } from '../../core/safe-text';

const ROLE_ARN = /^arn:aws(-[a-z]+)*:iam::\d{12}:role\/([\w+=,.@/-]*\/)?[\w+=,.@-]{1,64}$/;
const GOOGLE_ACCOUNT = /^[a-z][a-z0-9-]{4,28}[a-z0-9]@([a-z][a-z0-9-]{4,28}[a-z0-9])\.iam\.gserviceaccount\.com$/;
const EKS_CLUSTER = /^[0-9A-Za-z][0-9A-Za-z_-]{0,99}$/;

function shown(value: string): string {
  return looksLikeSecret(value) ? 'what was given (not shown)' : quote(value);
}

/** The ARN of a role that pods take; that of a user or of a policy is none. */
export const storeRole = also(text, (value) => (ROLE_ARN.test(value) ? undefined : {
  what: `${shown(value)} is not the ARN of a role of AWS`, instead: 'write one like "arn:aws:iam::123456789012:role/prow-jobs"', code: 'CloudWordInvalid',
}));

/** A service account of Google's, by its address. Source: cloud.google.com/iam/docs/service-account-overview. */
export const googleAccount = also(text, (value) => (GOOGLE_ACCOUNT.test(value) ? undefined : {
  what: `${shown(value)} is not the address of a service account of Google's`, instead: 'write one like "prow-jobs@my-project.iam.gserviceaccount.com"',
  code: 'CloudWordInvalid',
}));

/** A project of Google Cloud, by its ID. Source: cloud.google.com/sdk/gcloud/reference/projects/create. */
export const googleProject = also(text, (value) => (/^[a-z][a-z0-9-]{4,28}[a-z0-9]$/.test(value) ? undefined : {
  what: `${quote(value)} is not the ID of a project of Google Cloud`,
  instead: 'write it as "gcloud projects list" shows it, with lower-case letters, digits and hyphens', code: 'CloudWordInvalid',
}));

/** Source: docs.aws.amazon.com, eks/latest/APIReference/API_CreateCluster.html, `name`. */
export const eksClusterName = also(text, (value) => (EKS_CLUSTER.test(value) ? undefined : {
  what: `${quote(value)} is not the name of a cluster of EKS`, instead: 'write it as "aws eks list-clusters" shows it', code: 'CloudWordInvalid',
}));

/** `prow-jobs` of a role's ARN. */
export function roleName(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

/** `my-project` of an account's address. */
export function projectOfAccount(address: string): string {
  return GOOGLE_ACCOUNT.exec(address)?.[1] ?? '';
}
