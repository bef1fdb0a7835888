import { asItIs, of, Words } from './job-word';

/** A pull request that is merged into a clone. Source: prow pkg/apis/prowjobs/v1/types.go, Pull, at a61940897. */
export interface JobPull {
  /** Its number. */
  readonly number: number;

  /**
   * Who opened it.
   * @default - nobody is named
   */
  readonly author?: string;

  /**
   * The commit that is merged.
   * @default - the newest
   */
  readonly sha?: string;

  /**
   * Its title.
   * @default - none
   */
  readonly title?: string;

  /**
   * What is fetched for it.
   * @default - `pull/NUMBER/head`
   */
  readonly ref?: string;

  /**
   * Its branch.
   * @default - none is named
   */
  readonly headRef?: string;

  /**
   * Where it is looked at.
   * @default - its page at GitHub
   */
  readonly link?: string;

  /**
   * Where its commit is looked at.
   * @default - its page at GitHub
   */
  readonly commitLink?: string;

  /**
   * Where its author is looked at.
   * @default - the page at GitHub
   */
  readonly authorLink?: string;
}

/** A repository that is cloned besides the job's own. Source: prow pkg/apis/prowjobs/v1/types.go, Refs, at a61940897. */
export interface JobRefs {
  /** Its organisation. Error: `RepositoryInvalid`. */
  readonly org: string;

  /** Its name, without the organisation. Error: `RepositoryInvalid`. */
  readonly repo: string;

  /** The branch or tag. */
  readonly baseRef: string;

  /**
   * The commit.
   * @default - the newest of `baseRef`
   */
  readonly baseSha?: string;

  /**
   * Where the commit is looked at.
   * @default - its page at GitHub
   */
  readonly baseLink?: string;

  /**
   * Where the repository is looked at.
   * @default - its page at GitHub
   */
  readonly repoLink?: string;

  /**
   * Pull requests that are merged into it.
   * @default - none
   */
  readonly pulls?: JobPull[];

  /**
   * Where it is cloned to, below `$GOPATH/src`.
   * @default - `github.com/org/repo`
   */
  readonly pathAlias?: string;

  /**
   * Whether the command of the job starts in this clone; of one at most.
   * @default false - in the job's own repository, or in the first of these where it has none
   */
  readonly workdir?: boolean;

  /**
   * Whether results of the job say nothing of it.
   * @default false
   */
  readonly auxiliary?: boolean;

  /**
   * Where it is cloned from. Error: `UrlInvalid`.
   * @default - `https://github.com/org/repo.git`
   */
  readonly cloneUri?: string;

  /**
   * Whether submodules are left out.
   * @default false
   */
  readonly skipSubmodules?: boolean;

  /**
   * How many commits are cloned. Error: `NumberOutOfRange`.
   * @default 0 - all
   */
  readonly cloneDepth?: number;

  /**
   * Whether the whole repository is not fetched before the branch is.
   * @default false
   */
  readonly skipFetchHead?: boolean;

  /**
   * Whether contents of files are fetched only when they are needed.
   * @default - as `decorationConfig.bloblessFetch`
   */
  readonly bloblessFetch?: boolean;

  /**
   * The files and folders that are checked out, by the patterns of `git sparse-checkout`.
   * @default - all
   */
  readonly sparseCheckoutFiles?: string[];
}

export const JOB_PULL = {
  number: asItIs, author: asItIs, sha: asItIs, title: asItIs, ref: asItIs, headRef: asItIs, link: asItIs, commitLink: asItIs, authorLink: asItIs,
} satisfies Words<JobPull>;

export const JOB_REFS = {
  org: asItIs, repo: asItIs, baseRef: asItIs, baseSha: asItIs, baseLink: asItIs, repoLink: asItIs, pulls: of(JOB_PULL), pathAlias: asItIs, workdir: asItIs,
  auxiliary: asItIs, cloneUri: asItIs, skipSubmodules: asItIs, cloneDepth: asItIs, skipFetchHead: asItIs, bloblessFetch: asItIs, sparseCheckoutFiles: asItIs,
} satisfies Words<JobRefs>;
