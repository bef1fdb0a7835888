import { BUCKETS } from './object-store';
import { StorageUser } from './storage-users';

/** What one account may do with which keys of a bucket; a key with `*` stands for many, none for the bucket itself. */
interface StoreRule {
  readonly user: StorageUser;
  readonly actions: readonly string[];
  readonly keys?: readonly string[];
}

const READ: Omit<StoreRule, 'user'> = { actions: ['s3:GetObject'], keys: ['*'] };
const LIST: Omit<StoreRule, 'user'> = { actions: ['s3:ListBucket'] };
/** Large objects come in parts; who cannot end an upload leaves its parts behind. */
const WRITE = ['s3:PutObject', 's3:AbortMultipartUpload'];
/** Without it versitygw lets nobody write over an object of a bucket with a lock. Source: versitygw auth/object_lock.go, BypassOverwrite, at v1.8.0. */
const WRITE_OVER = 's3:BypassGovernanceRetention';

/** What crier writes once more whenever a job changes. Source: prow pkg/crier/reporters/gcs at a61940897. */
export const CRIER_KEYS = ['started.json', 'finished.json', 'prowjob.json', 'podinfo.json'].map((name) => `*/${name}`);

/**
 * What the utility containers of a job write over: the started.json of crier, who is first as a rule, and what leads to the latest build, which
 * initupload and sidecar both write. Source: prow pkg/gcsupload/run.go and pkg/pod-utils/gcs/target.go at a61940897.
 */
export const REWRITTEN_KEYS = ['*/started.json', '*/latest-build.txt', 'pr-logs/directory/*'];

const RULES: Readonly<Record<string, readonly StoreRule[]>> = {
  [BUCKETS.logs]: [
    { user: 'jobs', actions: WRITE, keys: ['*'] },
    { user: 'jobs', actions: [WRITE_OVER], keys: REWRITTEN_KEYS },
    { user: 'crier', ...READ },
    { user: 'crier', ...LIST },
    { user: 'crier', actions: [...WRITE, WRITE_OVER], keys: CRIER_KEYS },
    { user: 'deck', ...READ },
    { user: 'deck', ...LIST },
  ],
  [BUCKETS.tide]: keeper('tide'),
  [BUCKETS.statusReconciler]: keeper('status-reconciler'),
};

/** A bucket of its own. */
function keeper(user: StorageUser): readonly StoreRule[] {
  return [{ user, actions: [...READ.actions, ...WRITE], keys: ['*'] }, { user, ...LIST }];
}

/**
 * Holds whatever is in the bucket against being written over and deleted, as long as anybody lives: versitygw counts the time of the default
 * retention from the day of the lock, not of the object. Source: versitygw auth/object_lock.go, loadObjectLockState, at v1.8.0.
 */
const LOCK = { Enabled: true, DefaultRetention: { Mode: 'GOVERNANCE', Days: 36500 }, CreatedAt: '2026-01-01T00:00:00Z' };

/** A property of a bucket, as versitygw keeps it: the content of one file. */
export interface BucketAttribute {
  readonly bucket: string;
  readonly attribute: 'policy' | 'bucket-lock';
  readonly content: string;
}

/** Who may do what in a store of ours. Source of the attributes' names: versitygw backend/posix/posix.go at v1.8.0. */
export function bucketAttributes(): readonly BucketAttribute[] {
  return [
    ...Object.entries(RULES).map(([bucket, rules]) => ({ bucket, attribute: 'policy' as const, content: policyText(bucket, rules) })),
    { bucket: BUCKETS.logs, attribute: 'bucket-lock', content: JSON.stringify(LOCK) },
  ];
}

function policyText(bucket: string, rules: readonly StoreRule[]): string {
  const arn = `arn:aws:s3:::${bucket}`;
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: rules.map(({ user, actions, keys }) => ({
      Effect: 'Allow',
      Principal: { AWS: [user] },
      Action: actions,
      Resource: keys?.map((key) => `${arn}/${key}`) ?? [arn],
    })),
  });
}
