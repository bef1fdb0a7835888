import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { hardenedPodSpec, HardenedPod, metadataOf } from './hardened-workload';
import { componentLabels } from './labels';
import { nativeObject } from './manifest';

/** What a CronJob of ours is, beside what was set for its pods. */
export interface HardenedCronJob extends HardenedPod {
  /** Five fields of cron, or a name such as `@hourly`. */
  readonly schedule: string;
  readonly timeZone?: string;
  /** Whether nothing begins until somebody says so. */
  readonly suspend: boolean;
  /** How long one may take. */
  readonly activeDeadlineSeconds: number;
}

/**
 * Begins a pod by the clock, one at a time. A run that failed waits for the next one: what such programs ask of GitHub is not to be asked again at once.
 */
export function hardenedCronJob(scope: Construct, job: HardenedCronJob): ApiObject {
  const { name, pod, schedule, timeZone, suspend, activeDeadlineSeconds } = job;
  const { podAnnotations: said = {} } = pod;
  const annotations = Object.keys(said).length > 0 ? said : undefined;
  return nativeObject(scope, 'Resource', 'batch/v1/CronJob', {
    metadata: metadataOf(job),
    spec: {
      schedule,
      timeZone,
      suspend: suspend || undefined,
      concurrencyPolicy: 'Forbid',
      // after this many missed ones a CronJob without a deadline begins nothing more
      startingDeadlineSeconds: 600,
      successfulJobsHistoryLimit: 1,
      failedJobsHistoryLimit: 3,
      jobTemplate: {
        metadata: { labels: { ...pod.podLabels, ...componentLabels(name) } },
        spec: {
          backoffLimit: 0,
          activeDeadlineSeconds,
          template: {
            metadata: { labels: { ...pod.podLabels, ...componentLabels(name) }, annotations },
            spec: { ...hardenedPodSpec(job), restartPolicy: 'Never' },
          },
        },
      },
    },
  });
}
