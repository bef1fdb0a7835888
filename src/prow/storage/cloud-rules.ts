import { StoragePlan } from './storage-plan';
import { StorageUser } from './storage-users';
import { StorePrincipal } from './store-principals';
import { CRIER_KEYS, REWRITTEN_KEYS } from './store-rules';

type Urls = Pick<StoragePlan, 'logsUrl' | 'tideStatusUrl' | 'tideHistoryUrl' | 'reconcilerStatusUrl' | 'clusterStatusUrl'>;

/** Where jobs put their logs. Source: prow pkg/pod-utils/gcs/target.go, PathForSpec and RootForSpec, at a61940897. */
const LOG_FOLDERS = ['logs', 'pr-logs'];

interface InBucket {
  readonly bucket: string;
  readonly key: string;
}

function inBucket(url: string): InBucket {
  const [, bucket, key = ''] = /^\w+:\/\/([^/]+)\/?(.*)$/.exec(url) ?? [];
  return { bucket, key };
}

/** Objects that keep the state of a component of Prow. */
function stateOf(user: StorageUser, urls: Urls): readonly InBucket[] {
  if (user === 'tide') return [inBucket(urls.tideStatusUrl), inBucket(urls.tideHistoryUrl)];
  return user === 'status-reconciler' ? [inBucket(urls.reconcilerStatusUrl), ...urls.clusterStatusUrl === undefined ? [] : [inBucket(urls.clusterStatusUrl)]] : [];
}

interface Statement {
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
}

/**
 * What somebody needs at S3, as IAM reads it. Without `s3:ListBucket` S3 answers 403 for what is not there, which crier, deck, tide and
 * status-reconciler take for an error. Source: docs.aws.amazon.com, AmazonS3/latest/API/API_GetObject.html (permissions).
 */
export function iamPolicy({ users }: Pick<StorePrincipal, 'users'>, urls: Urls, partition: string): object {
  const { bucket } = inBucket(urls.logsUrl);
  const arn = (of: string, key?: string): string => `arn:${partition}:s3:::${of}${key === undefined ? '' : `/${key}`}`;
  const allow = (Action: readonly string[], Resource: readonly string[]): Statement => ({ Effect: 'Allow', Action, Resource });
  const logs = LOG_FOLDERS.map((folder) => arn(bucket, `${folder}/*`));
  const statements = users.flatMap((user): readonly Statement[] => {
    if (user === 'jobs') return [allow(WRITE, logs)];
    const state = stateOf(user, urls);
    if (state.length > 0) return [allow(['s3:GetObject', ...WRITE], state.map((one) => arn(one.bucket, one.key))), allow(LIST, [arn(state[0].bucket)])];
    const read = [allow(['s3:GetObject'], logs), allow(LIST, [arn(bucket)])];
    return user === 'crier' ? [...read, allow(WRITE, CRIER_KEYS.map((key) => arn(bucket, key)))] : read;
  });
  return { Version: '2012-10-17', Statement: once(statements) };
}

const LIST = ['s3:ListBucket'];
const WRITE = ['s3:PutObject', 's3:AbortMultipartUpload'];

/** Rules by which a store deletes old logs itself, as S3 reads them. Versions that were written over go after the same time again. */
export function s3Lifecycle(days: number): object {
  return {
    Rules: LOG_FOLDERS.map((folder) => ({
      ID: `prow-${folder}`, Status: 'Enabled', Filter: { Prefix: `${folder}/` }, Expiration: { Days: days },
      NoncurrentVersionExpiration: { NoncurrentDays: days }, AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
    })),
  };
}

/** The same as Google reads them. Source: cloud.google.com, storage/docs/lifecycle-configurations. */
export function googleLifecycle(days: number): object {
  return { rule: [{ action: { type: 'Delete' }, condition: { age: days, matchesPrefix: LOG_FOLDERS.map((folder) => `${folder}/`) } }] };
}

/** The bucket of the logs. */
export function logsBucketOf({ logsUrl }: Pick<StoragePlan, 'logsUrl'>): string {
  return inBucket(logsUrl).bucket;
}

/** A partition of Amazon's, by a region of it. */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/** A role of Google's on a bucket, for objects of some names alone where there is a condition. */
export interface GoogleGrant {
  readonly bucket: string;
  readonly role: string;
  readonly condition?: { readonly title: string; readonly expression: string };
}

/**
 * What somebody needs at Google Cloud Storage. Writing over an object takes the right to delete it, which `objectUser` has and `objectCreator` has not.
 * Source: cloud.google.com, storage/docs/access-control/iam-roles and iam/docs/conditions-attribute-reference (resource.name).
 */
export function googleGrants({ users }: Pick<StorePrincipal, 'users'>, urls: Urls): readonly GoogleGrant[] {
  const { bucket } = inBucket(urls.logsUrl);
  const object = (of: string, key: string): string => `projects/_/buckets/${of}/objects/${key}`;
  const below = (folder: string): string => `resource.name.startsWith("${object(bucket, `${folder}/`)}")`;
  const inLogs = LOG_FOLDERS.map(below).join(' || ');
  const named = (keys: readonly string[]): string => keys.map((key) => `resource.name.endsWith("${key.replace(/^\*/, '')}")`).join(' || ');
  const grants = users.flatMap((user): readonly GoogleGrant[] => {
    if (user === 'jobs') {
      const folders = REWRITTEN_KEYS.filter((key) => key.endsWith('/*')).map((key) => below(key.slice(0, -2)));
      const names = named(REWRITTEN_KEYS.filter((key) => !key.endsWith('/*')));
      return [
        { bucket, role: CREATOR, condition: { title: 'prow-jobs-create', expression: inLogs } },
        { bucket, role: WRITER, condition: { title: 'prow-jobs-rewrite', expression: `(${inLogs}) && (${[names, ...folders].join(' || ')})` } },
      ];
    }
    const state = stateOf(user, urls);
    if (state.length > 0) {
      const expression = state.map((one) => `resource.name == "${object(one.bucket, one.key)}"`).join(' || ');
      return [{ bucket: state[0].bucket, role: WRITER, condition: { title: `prow-${user}`, expression } }];
    }
    const read: GoogleGrant = { bucket, role: 'roles/storage.objectViewer' };
    return user === 'crier' ? [read, { bucket, role: WRITER, condition: { title: 'prow-crier', expression: `(${inLogs}) && (${named(CRIER_KEYS)})` } }] : [read];
  });
  return once(grants);
}

const CREATOR = 'roles/storage.objectCreator';
const WRITER = 'roles/storage.objectUser';

function once<T>(values: readonly T[]): readonly T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
