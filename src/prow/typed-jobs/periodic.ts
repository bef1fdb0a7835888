import { JOB_BASE, JobBase } from './job-base';
import { asItIs, of, Words } from './job-word';

/** What is done when a periodic fails. Source: prow pkg/config/jobs.go, Retry, at a61940897. */
export interface JobRetry {
  /** How long after the failure, as "10m". Error: `DurationInvalid`. */
  readonly interval: string;

  /**
   * How often at most. Error: `NumberOutOfRange`.
   * @default - until it passes
   */
  readonly attempts?: number;

  /**
   * Whether it runs all attempts, though one passed.
   * @default false
   */
  readonly runAll?: boolean;
}

/**
 * A job that runs by the clock. Exactly one of `cron`, `minimumInterval` and `interval` says when (`NotExactlyOne`). It has no repository: what it
 * clones stands in `extraRefs`. Source: prow pkg/config/jobs.go, Periodic, at a61940897.
 */
export interface Periodic extends JobBase {
  /**
   * A schedule in UTC: `0 3 * * *`, `@daily`. Error: `CronInvalid`.
   * @default - none
   */
  readonly cron?: string;

  /**
   * How long after the end of one run the next begins, as "6h". Errors: `DurationInvalid`, `AmountImplausible`.
   * @default - none
   */
  readonly minimumInterval?: string;

  /**
   * How long after the start of one run the next begins, once it has ended, as "6h". Errors: as of `minimumInterval`.
   * @default - none
   */
  readonly interval?: string;

  /**
   * Whether it runs again after it failed. Error: `MutuallyExclusive` beside `interval`.
   * @default - it waits for its time
   */
  readonly retry?: JobRetry;

  /**
   * Words that Prow itself does not read.
   * @default - none
   */
  readonly tags?: string[];
}

export const JOB_RETRY = { interval: asItIs, attempts: asItIs, runAll: asItIs } satisfies Words<JobRetry>;

export const PERIODIC = {
  ...JOB_BASE, cron: asItIs, minimumInterval: asItIs, interval: asItIs, retry: of(JOB_RETRY), tags: asItIs,
} satisfies Words<Omit<Periodic, 'template'>>;
