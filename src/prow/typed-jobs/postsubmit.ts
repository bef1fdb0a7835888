import { asItIs, Words } from './job-word';
import { REPOSITORY_JOB, RepositoryJob } from './repository-job';

/** A job that runs after a push. Source: prow pkg/config/jobs.go, Postsubmit, at a61940897. */
export interface Postsubmit extends RepositoryJob {
  /**
   * Whether it runs after every push. Error: `MutuallyExclusive` beside `runIfChanged` or `skipIfOnlyChanged`.
   * @default true - or by the files that changed, where they are said
   */
  readonly alwaysRun?: boolean;
}

export const POSTSUBMIT = { ...REPOSITORY_JOB, alwaysRun: asItIs } satisfies Words<Omit<Postsubmit, 'template'>>;
