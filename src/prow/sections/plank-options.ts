import { repositoryOrAll } from '../../core/names';
import { Fields, optional, Read, shape } from '../../core/props';
import { text } from '../../core/safe-text';
import { integer, record } from '../../core/values';
import { goTemplate } from '../../schema/go-template';
import { TEMPLATE_TYPES } from '../schema/job-in-templates';
import { jobDuration } from '../decoration/decoration-options';

/**
 * How jobs become pods, and what is said of them: the section `plank` of `config.yaml`, which prow-controller-manager reads. Durations are Go's, at least a
 * second (`DurationInvalid`, `AmountImplausible`). Source: prow pkg/config/config.go, Plank, at a61940897.
 */
export interface PlankOptions {
  /**
   * How many jobs run at once; 0 is without an end: `max_concurrency`. Error: `QuotaTooSmall` where the quota has fewer pods.
   * @default - 20, or four fifths of the pods of `jobsResourceQuota`
   */
  readonly maxConcurrency?: number;

  /**
   * How many jobs are looked after at once: `max_goroutines`. Error: `NumberOutOfRange`.
   * @default 20
   */
  readonly maxGoroutines?: number;

  /**
   * How long a pod may wait for its containers: `pod_pending_timeout`.
   * @default 10m
   */
  readonly podPendingTimeout?: string;

  /**
   * How long a pod may run: `pod_running_timeout`.
   * @default 48h
   */
  readonly podRunningTimeout?: string;

  /**
   * How long a pod may wait for a node: `pod_unscheduled_timeout`.
   * @default 5m
   */
  readonly podUnscheduledTimeout?: string;

  /**
   * How often a job begins anew whose node is lost: `max_revivals`. Error: `NumberOutOfRange`.
   * @default 3
   */
  readonly maxRevivals?: number;

  /**
   * How many jobs of a queue run at once, by the name that they give in `job_queue_name`; 0 is none, and -1 as many as there are: `job_queue_capacities`.
   * @default - there are no queues
   */
  readonly jobQueueCapacities?: { readonly [queue: string]: number };

  /**
   * What stands below the table of failed jobs in the comment on a pull request, by `*`, `org` or `org/repo`: `report_templates`. Templates of Go on the
   * ProwJob: `[History](https://…{{.Spec.Refs.Repo}})`. Error: `TemplateInvalid`.
   * @default - of `*` a link to the history of the pull request, where the address of deck is known
   */
  readonly reportTemplates?: { readonly [repository: string]: string };
}

export const plank = shape({
  maxConcurrency: optional(integer(0, 100_000)),
  maxGoroutines: optional(integer(1, 1000)),
  podPendingTimeout: optional(jobDuration),
  podRunningTimeout: optional(jobDuration),
  podUnscheduledTimeout: optional(jobDuration),
  maxRevivals: optional(integer(0, 100)),
  jobQueueCapacities: optional(record(integer(-1, 100_000), text)),
  reportTemplates: optional(record(goTemplate([], { types: TEMPLATE_TYPES, dot: 'ProwJob' }), repositoryOrAll)),
} satisfies Fields<PlankOptions>);

export type PlankSettings = Read<typeof plank>;
