import { gitBranch, gitHubOrg, gitHubRepo } from '../../core/github-names';
import { checked, Fields, optional, Read, shape } from '../../core/props';
import { boolean, list, record } from '../../core/values';
import { goRegexp } from '../../schema/go-regexp';
import {
  BranchProtectionRestrictions, BranchProtectionReviews, BranchProtectionStatusChecks, restrictions, reviews, statusChecks,
} from './branch-protection-demands';
import { checkProtection } from './branch-protection-rules';

/**
 * How GitHub is to protect branches. What a nearer level says takes the place of what is said above it, and lists are joined. Source: prow
 * pkg/config/branch_protection.go, Policy, at a61940897.
 */
export interface BranchProtectionPolicy {
  /**
   * Whether branches are protected: `protect`. Error: `MutuallyExclusive` for false beside what only a protected branch has.
   * @default - as it is above this level; on the top, where something is asked of them
   */
  readonly protect?: boolean;

  /**
   * Whether branchprotector leaves branches as somebody has set them by hand: `unmanaged`. Error: `MutuallyExclusive` beside what it should do there, where
   * nothing below says `unmanaged: false`.
   * @default false
   */
  readonly unmanaged?: boolean;

  /**
   * Which contexts must be green: `required_status_checks`.
   * @default - those of the jobs that always run
   */
  readonly requiredStatusChecks?: BranchProtectionStatusChecks;

  /**
   * Whether it holds for administrators too: `enforce_admins`.
   * @default - it does not
   */
  readonly enforceAdmins?: boolean;

  /**
   * Who may push: `restrictions`.
   * @default - whoever may write
   */
  readonly restrictions?: BranchProtectionRestrictions;

  /**
   * Whether jobs that only a comment starts are required too: `require_manually_triggered_jobs`.
   * @default - they are not
   */
  readonly requireManuallyTriggeredJobs?: boolean;

  /**
   * Which reviews are needed: `required_pull_request_reviews`.
   * @default - none
   */
  readonly requiredPullRequestReviews?: BranchProtectionReviews;

  /**
   * Whether merge commits are kept out: `required_linear_history`. tide merges by such unless `tide.mergeMethods` says otherwise.
   * @default - they are not
   */
  readonly requiredLinearHistory?: boolean;

  /**
   * Whether history may be written anew: `allow_force_pushes`.
   * @default - it may not
   */
  readonly allowForcePushes?: boolean;

  /**
   * Whether branches may be deleted: `allow_deletions`.
   * @default - they may not
   */
  readonly allowDeletions?: boolean;

  /**
   * Whether commits must be signed: `require_signed_commits`.
   * @default - they need not
   */
  readonly requireSignedCommits?: boolean;

  /**
   * Regular expressions of Go for the branches that it is about: `include`. Errors: `RegexpInvalid`, `MutuallyExclusive` beside `exclude`.
   * @default - all branches
   */
  readonly include?: string[];

  /**
   * Regular expressions of Go for the branches that it is not about: `exclude`. Error: `RegexpInvalid`.
   * @default - none
   */
  readonly exclude?: string[];
}

/** The same for a repository, and for its branches. */
export interface BranchProtectionRepo extends BranchProtectionPolicy {
  /**
   * What holds for a branch, by its whole name. Error: `PatternMismatch` for an expression.
   * @default - none
   */
  readonly branches?: { readonly [branch: string]: BranchProtectionPolicy };
}

/** The same for an organisation, and for its repositories. */
export interface BranchProtectionOrg extends BranchProtectionPolicy {
  /**
   * What holds for a repository, by its name without the organisation. Error: `GithubNameInvalid`.
   * @default - none
   */
  readonly repos?: { readonly [repo: string]: BranchProtectionRepo };
}

/**
 * How GitHub is to protect branches: the section `branch-protection` of `config.yaml`. Prow's program branchprotector puts it into effect, which runs where
 * `branchprotector` is given; beside it only `fromBranchProtection` of tide reads the section.
 */
export interface BranchProtectionOptions extends BranchProtectionPolicy {
  /**
   * What holds for an organisation, by its name; only those that stand here are looked at, unless `protectTestedRepos`. Error: `GithubNameInvalid`.
   * @default - none
   */
  readonly orgs?: { readonly [org: string]: BranchProtectionOrg };

  /**
   * Whether every repository with required jobs is protected: `protect-tested-repos`.
   * @default false
   */
  readonly protectTestedRepos?: boolean;

  /**
   * Whether `protect: false` may stand below a level that asks something of branches: `allow_disabled_policies`.
   * @default false
   */
  readonly allowDisabledPolicies?: boolean;

  /**
   * Whether `protect: false` may stand where jobs are required: `allow_disabled_job_policies`. branchprotector leaves such branches as they are. Without it
   * such a branch is an error (`MutuallyExclusive`).
   * @default false
   */
  readonly allowDisabledJobPolicies?: boolean;

  /**
   * Whether repositories with optional jobs alone are protected as well: `protect_repos_with_optional_jobs`.
   * @default false
   */
  readonly protectReposWithOptionalJobs?: boolean;
}

const POLICY = {
  protect: optional(boolean),
  unmanaged: optional(boolean),
  requiredStatusChecks: optional(statusChecks),
  enforceAdmins: optional(boolean),
  restrictions: optional(restrictions),
  requireManuallyTriggeredJobs: optional(boolean),
  requiredPullRequestReviews: optional(reviews),
  requiredLinearHistory: optional(boolean),
  allowForcePushes: optional(boolean),
  allowDeletions: optional(boolean),
  requireSignedCommits: optional(boolean),
  include: optional(list(goRegexp)),
  exclude: optional(list(goRegexp)),
} satisfies Fields<BranchProtectionPolicy>;

const repo = shape({ ...POLICY, branches: optional(record(shape(POLICY), gitBranch)) } satisfies Fields<BranchProtectionRepo>);
const org = shape({ ...POLICY, repos: optional(record(repo, gitHubRepo)) } satisfies Fields<BranchProtectionOrg>);

export const branchProtection = checked(shape({
  ...POLICY,
  orgs: optional(record(org, gitHubOrg)),
  protectTestedRepos: optional(boolean),
  allowDisabledPolicies: optional(boolean),
  allowDisabledJobPolicies: optional(boolean),
  protectReposWithOptionalJobs: optional(boolean),
} satisfies Fields<BranchProtectionOptions>), checkProtection);

export type BranchProtectionSettings = Read<typeof branchProtection>;
