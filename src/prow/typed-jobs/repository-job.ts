import { JOB_BASE, JobBase } from './job-base';
import { asItIs, Words } from './job-word';

/**
 * What jobs of a repository have, on pull requests and after a push.
 * Source: prow pkg/config/jobs.go, Brancher, RegexpChangeMatcher, Reporter and UtilityConfig, at a61940897.
 */
export interface RepositoryJob extends JobBase {
  /**
   * Branches that the job runs for, as regular expressions of Go that match any part of the name: `^main$`. Errors: `RegexpInvalid`, `PatternMismatch`
   * for `refs/heads/…`.
   * @default - all
   */
  readonly branches?: string[];

  /**
   * Branches that it does not run for, as regular expressions of Go. They count before `branches`. Errors: as of `branches`.
   * @default - none
   */
  readonly skipBranches?: string[];

  /**
   * Runs the job where a changed file matches this regular expression of Go. Errors: `RegexpInvalid`, `MutuallyExclusive` beside `alwaysRun: true`
   * or `skipIfOnlyChanged`.
   * @default - files are not looked at
   */
  readonly runIfChanged?: string;

  /**
   * Runs the job unless all changed files match this regular expression of Go. Errors: as of `runIfChanged`.
   * @default - files are not looked at
   */
  readonly skipIfOnlyChanged?: string;

  /**
   * The status of the commit that the job reports to. Error: `JobContextTaken`.
   * @default - the name of the job
   */
  readonly context?: string;

  /**
   * Whether nothing is told to GitHub, neither by a status nor by a comment.
   * @default false
   */
  readonly skipReport?: boolean;

  /**
   * Where the repository is cloned to, below `$GOPATH/src`.
   * @default - `github.com/org/repo`
   */
  readonly pathAlias?: string;

  /**
   * Where it is cloned from. Error: `UrlInvalid`.
   * @default - `https://github.com/org/repo.git`
   */
  readonly cloneUri?: string;

  /**
   * How many commits are cloned. Error: `NumberOutOfRange`.
   * @default 0 - all
   */
  readonly cloneDepth?: number;

  /**
   * Whether submodules are left out.
   * @default false
   */
  readonly skipSubmodules?: boolean;

  /**
   * Whether the whole repository is not fetched before the branch is.
   * @default false
   */
  readonly skipFetchHead?: boolean;
}

export const REPOSITORY_JOB = {
  ...JOB_BASE, branches: asItIs, skipBranches: asItIs, runIfChanged: asItIs, skipIfOnlyChanged: asItIs, context: asItIs, skipReport: asItIs, pathAlias: asItIs,
  cloneUri: asItIs, cloneDepth: asItIs, skipSubmodules: asItIs, skipFetchHead: asItIs,
} satisfies Words<Omit<RepositoryJob, 'template'>>;
