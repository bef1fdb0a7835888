import { Endpoint } from '../../core/endpoint';
import { PodSettings, podSettingsOver } from '../../core/pod-options';
import { Preset } from '../jobs/job';
import { CacheForJobs, JobCachePlan } from './job-cache-plan';

/** A cache for jobs with every default filled in. */
export interface JobCacheModel extends JobCachePlan {
  readonly endpoint: Endpoint;
  readonly forJobs: CacheForJobs;
}

/** What caches depend on. */
export interface JobCachesPlace {
  readonly namespace: string;
  readonly pods: PodSettings;
  /** The same image, from where all are pulled. */
  readonly pulled: (image: string) => string;
}

export function resolveJobCaches(plans: readonly JobCachePlan[], { namespace, pods, pulled }: JobCachesPlace): readonly JobCacheModel[] {
  return plans.map((plan) => {
    const endpoint = { serviceName: plan.name, namespace, port: plan.program.port };
    return { ...plan, endpoint, image: pulled(plan.image), pod: podSettingsOver(pods, plan.pod), forJobs: plan.program.forJobs(endpoint) };
  });
}

/** What Prow lays over jobs that want a cache. */
export function cachePreset({ name, presetLabels: labels, forJobs: { env, mounts } }: JobCacheModel): Preset {
  const variables = Object.entries(env).map(([key, value]) => ({ name: key, value }));
  return {
    ...Object.keys(labels).length === 0 ? {} : { labels },
    ...variables.length === 0 ? {} : { env: variables },
    ...mounts.length === 0 ? {} : {
      volumes: mounts.map(({ volume }) => ({ name: volume, configMap: { name } })),
      volumeMounts: mounts.map(({ volume, mountPath, file }) => ({ name: volume, mountPath, subPath: file, readOnly: true })),
    },
  };
}
