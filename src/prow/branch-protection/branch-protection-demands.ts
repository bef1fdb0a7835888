import { gitHubTeam, gitHubUser } from '../../core/github-names';
import { Fields, optional, shape } from '../../core/props';
import { text } from '../../core/safe-text';
import { boolean, integer, list } from '../../core/values';

/** Which contexts must be green before something comes into a branch. */
export interface BranchProtectionStatusChecks {
  /**
   * Contexts beside those of the jobs that always run, which are required anyway: `contexts`.
   * @default - none
   */
  readonly contexts?: string[];

  /**
   * Whether a pull request must be on top of its branch: `strict`. tide tests it there anyway, and cannot merge batches then.
   * @default - as it is above this level
   */
  readonly strict?: boolean;
}

/** Who may push to a branch. An empty list lets nobody in. */
export interface BranchProtectionRestrictions {
  /**
   * GitHub Apps by their slugs: `apps`. Prow's own has to be among them, or tide cannot merge.
   * @default - none
   */
  readonly apps?: string[];

  /**
   * Users: `users`. Error: `GithubNameInvalid`.
   * @default - none
   */
  readonly users?: string[];

  /**
   * Teams of the organisation by their slugs: `teams`. Error: `GithubNameInvalid`.
   * @default - none
   */
  readonly teams?: string[];
}

/** People who may do something. */
export interface BranchProtectionPeople {
  /**
   * Users: `users`. Error: `GithubNameInvalid`.
   * @default - none
   */
  readonly users?: string[];

  /**
   * Teams of the organisation by their slugs: `teams`. Error: `GithubNameInvalid`.
   * @default - none
   */
  readonly teams?: string[];
}

/** Which of GitHub's own reviews a pull request needs. */
export interface BranchProtectionReviews {
  /**
   * How many people must approve: `required_approving_review_count`. Error: `NumberOutOfRange`.
   * @default - as it is above this level
   */
  readonly requiredApprovingReviewCount?: number;

  /**
   * Whether a new commit takes approvals away: `dismiss_stale_reviews`.
   * @default - as it is above this level
   */
  readonly dismissStaleReviews?: boolean;

  /**
   * Whether those whom CODEOWNERS names must approve: `require_code_owner_reviews`.
   * @default - as it is above this level
   */
  readonly requireCodeOwnerReviews?: boolean;

  /**
   * Who may dismiss reviews: `dismissal_restrictions`.
   * @default - whoever may write
   */
  readonly dismissalRestrictions?: BranchProtectionPeople;

  /**
   * Who needs no review: `bypass_pull_request_allowances`.
   * @default - nobody
   */
  readonly bypassPullRequestAllowances?: BranchProtectionPeople;
}

const PEOPLE = { users: optional(list(gitHubUser)), teams: optional(list(gitHubTeam)) } satisfies Fields<BranchProtectionPeople>;

export const statusChecks = shape({ contexts: optional(list(text)), strict: optional(boolean) } satisfies Fields<BranchProtectionStatusChecks>);

// the slug of an App is made as that of a team
export const restrictions = shape({ ...PEOPLE, apps: optional(list(gitHubTeam)) } satisfies Fields<BranchProtectionRestrictions>);

export const reviews = shape({
  requiredApprovingReviewCount: optional(integer(0, 6)),
  dismissStaleReviews: optional(boolean),
  requireCodeOwnerReviews: optional(boolean),
  dismissalRestrictions: optional(shape(PEOPLE)),
  bypassPullRequestAllowances: optional(shape(PEOPLE)),
} satisfies Fields<BranchProtectionReviews>);
