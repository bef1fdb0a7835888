import type { Construct } from 'constructs';
import { Endpoint } from '../../core/endpoint';
import { PodSettings } from '../../core/pod-options';
import { IdentityPlan } from './storage-identity';
import { S3Facts, StorageCredentials } from './storage-credentials';

/** Where Prow keeps logs and its own state; made by `ObjectStorage`, read by components, config and `secrets.sh`. */
export interface StoragePlan {
  /** Bucket URL of job logs and artifacts, without a trailing slash: `s3://prow-logs`. */
  readonly logsUrl: string;
  /** Object for tide's `--status-path`. */
  readonly tideStatusUrl: string;
  /** Object for tide's `--history-uri`. */
  readonly tideHistoryUrl: string;
  /** Object for status-reconciler's `--status-path`. */
  readonly reconcilerStatusUrl: string;
  /** Object in which prow-controller-manager says which build clusters it reaches; absent where it does not. */
  readonly clusterStatusUrl?: string;
  /** Names of the buckets in those URLs, without duplicates; they must exist before Prow writes. */
  readonly buckets: readonly string[];
  /** Credentials as a mounted Secret; absent where the cloud gives pods an identity. */
  readonly credentials?: StorageCredentials;
  /** Who pods are in the cloud, where somebody said; absent beside `credentials`. */
  readonly identity?: IdentityPlan;
  /** Facts of the endpoint that only the credentials' JSON can carry; for `secrets.sh` and the notes. */
  readonly s3?: S3Facts;
  /** Pods behind the endpoint of `s3`, as far as somebody said. */
  readonly storePods?: { readonly namespace?: string; readonly labels: Readonly<Record<string, string>>; readonly port?: number };
  /** The store's Service, when it runs in the cluster. */
  readonly endpoint?: Endpoint;
  /** The claim of a store in the cluster that waits for a volume; absent where none does. */
  readonly claim?: { readonly storageClassName?: string };
  /** Secrets in Prow's namespace that its pods pull images with. */
  readonly imagePullSecrets?: readonly string[];
  /** Days after which logs go; absent where they stay. */
  readonly retentionDays?: number;
  /** The claim whose room kubelet measures; absent where there is none of ours. */
  readonly measuredClaim?: string;
  /** Makes the objects of a store in the cluster. */
  readonly install?: (scope: Construct) => void;
}

/** Facts of the surrounding installation that a storage plan needs. */
export interface StorageContext {
  readonly namespace: string;
  /** What was said of all pods. */
  readonly pods: PodSettings;
}
