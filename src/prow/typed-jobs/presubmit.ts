import { asItIs, Words } from './job-word';
import { REPOSITORY_JOB, RepositoryJob } from './repository-job';

/** A job that runs on pull requests. Source: prow pkg/config/jobs.go, Presubmit, at a61940897. */
export interface Presubmit extends RepositoryJob {
  /**
   * Whether it runs for every commit of a pull request. Error: `MutuallyExclusive` beside `runIfChanged` or `skipIfOnlyChanged`.
   * @default false - it runs by the files that changed, where they are said, and otherwise when somebody writes `/test NAME`
   */
  readonly alwaysRun?: boolean;

  /**
   * Whether a pull request is merged though the job failed.
   * @default false
   */
  readonly optional?: boolean;

  /**
   * Comments that start the job, as a regular expression of Go. Errors: `RegexpInvalid`, `PropMissing` without `rerunCommand`.
   * @default - `/test NAME`, alone or among others
   */
  readonly trigger?: string;

  /**
   * The comment that GitHub's users are told to start it with; `trigger` has to match it. Errors: `PropMissing` without `trigger`,
   * `RerunCommandMismatch`.
   * @default - `/test NAME`
   */
  readonly rerunCommand?: string;

  /**
   * Whether tide runs the job before a merge, also where it was never started on the pull request.
   * @default false
   */
  readonly runBeforeMerge?: boolean;
}

export const PRESUBMIT = {
  ...REPOSITORY_JOB, alwaysRun: asItIs, optional: asItIs, trigger: asItIs, rerunCommand: asItIs, runBeforeMerge: asItIs,
} satisfies Words<Omit<Presubmit, 'template'>>;
