import { Endpoint } from '../../core/endpoint';
import { PodSettings } from '../../core/pod-options';
import { ContainerResources } from '../../core/workload-options';

/** A cache for jobs, before anybody knows in which Prow it is; made by `JobCache`. */
export interface JobCachePlan {
  /** Of its objects and the label `app`. */
  readonly name: string;
  /** Labels of the jobs that use it; all jobs where there are none. */
  readonly presetLabels: Readonly<Record<string, string>>;
  readonly size: string;
  readonly storageClassName: string | undefined;
  readonly image: string;
  readonly resources: ContainerResources;
  readonly pod: PodSettings;
  readonly program: CacheProgram;
}

/** What runs, and what it serves. */
export interface CacheProgram {
  /** Of the pod and of the Service. */
  readonly port: number;
  /** Paths that answer while it lives, and when it can serve. */
  readonly alivePath: string;
  readonly readyPath: string;
  /** Where it keeps what it fetched. */
  readonly dataPath: string;
  /** Size of `/tmp`. */
  readonly scratch: string;
  readonly env: Readonly<Record<string, string>>;
  /** Where it fetches. */
  readonly remoteUrl: string;
  /** What of it jobs get. */
  readonly forJobs: (endpoint: Endpoint) => CacheForJobs;
}

/** What a job gets that wants a cache. */
export interface CacheForJobs {
  readonly env: Readonly<Record<string, string>>;
  /** Files in a ConfigMap beside the jobs; none where variables are enough. */
  readonly files: Readonly<Record<string, string>>;
  /** Where all containers have these files, each by a volume of its own: Prow refuses a preset that mounts one twice. */
  readonly mounts: readonly { readonly volume: string; readonly mountPath: string; readonly file: string }[];
}
