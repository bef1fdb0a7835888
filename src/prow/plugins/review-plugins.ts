import { gitHubTeam } from '../../core/github-names';
import { repository } from '../../core/names';
import { httpUrl } from '../../core/net';
import { also, Fields, optional, required, shape } from '../../core/props';
import { quote } from '../../core/quote';
import { text } from '../../core/safe-text';
import { boolean, integer, list } from '../../core/values';
import { goRegexp } from '../../schema/go-regexp';

/** How approve works in some repositories: an entry of `approve` in `plugins.yaml`. Source: prow pkg/plugins/config.go, Approve, at a61940897. */
export interface ApprovePluginOptions {
  /**
   * Repositories as `org/repo`, or `org` for those of an organisation that no entry names by itself. Error: `ElementTwice` over all entries.
   * @default - all that no other entry names
   */
  readonly repos?: string[];

  /**
   * Whether a pull request has to name an issue: `issue_required`.
   * @default false
   */
  readonly issueRequired?: boolean;

  /**
   * Whether an approver must approve also what is his own: `require_self_approval`.
   * @default false
   */
  readonly requireSelfApproval?: boolean;

  /**
   * Whether `/lgtm` of an approver approves too: `lgtm_acts_as_approve`.
   * @default false
   */
  readonly lgtmActsAsApprove?: boolean;

  /**
   * Whether reviews in GitHub's own words mean nothing here: `ignore_review_state`.
   * @default false
   */
  readonly ignoreReviewState?: boolean;

  /**
   * Where people read of commands: `commandHelpLink`. Errors: `UrlInvalid`, `UrlWithoutScheme`.
   * @default - the page of deck, where its address is known; otherwise that of Kubernetes
   */
  readonly commandHelpLink?: string;

  /**
   * Where people read how changes are reviewed: `pr_process_link`. Errors: `UrlInvalid`, `UrlWithoutScheme`.
   * @default - the page of Kubernetes
   */
  readonly prProcessLink?: string;
}

/** How lgtm works in some repositories: an entry of `lgtm`. Source: prow pkg/plugins/config.go, Lgtm, at a61940897. */
export interface LgtmPluginOptions {
  /**
   * Repositories as `org/repo`, or `org` for those of an organisation that no entry names by itself. Error: `ElementTwice` over all entries.
   * @default - all that no other entry names
   */
  readonly repos?: string[];

  /**
   * Whether a review that approves gives the label, and one that asks for changes takes it away: `review_acts_as_lgtm`.
   * @default true
   */
  readonly reviewActsAsLgtm?: boolean;

  /**
   * Whether the label stays when commits are squashed and the files stay what they were: `store_tree_hash`.
   * @default false
   */
  readonly storeTreeHash?: boolean;

  /**
   * A team by its slug, whose members keep the label through later commits: `trusted_team_for_sticky_lgtm`. One of them, or who has his account, merges what
   * nobody has read. Error: `GithubNameInvalid`.
   * @default - nobody
   */
  readonly trustedTeamForStickyLgtm?: string;
}

/** When blunderbuss asks for reviews: by a status. Source: prow pkg/plugins/config.go, ContextMatch, at a61940897. */
export interface BlunderbussStatus {
  /**
   * The context: `context`.
   * @default tide
   */
  readonly context?: string;

  /**
   * What it says, as a regular expression of Go: `description`. Error: `RegexpInvalid`.
   * @default - what tide says where reviews or labels of them are missing
   */
  readonly description?: string;

  /**
   * In which state it is: `state`.
   * @default pending
   */
  readonly state?: string;
}

/** How blunderbuss asks for reviews: `blunderbuss`. Source: prow pkg/plugins/config.go, Blunderbuss, at a61940897. */
export interface BlunderbussPluginOptions {
  /**
   * How many people are asked: `request_count`. Error: `NumberOutOfRange`.
   * @default 2
   */
  readonly requestCount?: number;

  /**
   * How many at most: `max_request_count`. Error: `NumberOutOfRange` below `requestCount`.
   * @default - no limit
   */
  readonly maxRequestCount?: number;

  /**
   * Whether approvers are never asked to review: `exclude_approvers`.
   * @default false
   */
  readonly excludeApprovers?: boolean;

  /**
   * Whether people who are busy at GitHub are left out: `use_status_availability`. It costs a request for each.
   * @default false
   */
  readonly useStatusAvailability?: boolean;

  /**
   * Whether drafts are left alone: `ignore_drafts`.
   * @default false
   */
  readonly ignoreDrafts?: boolean;

  /**
   * Users whose pull requests are left alone: `ignore_authors`.
   * @default - none
   */
  readonly ignoreAuthors?: string[];

  /**
   * A status that is waited for: `wait_for_status`.
   * @default - nothing is waited for
   */
  readonly waitForStatus?: BlunderbussStatus;
}

/** How OWNERS files are read: `owners`. Source: prow pkg/plugins/config.go, Owners, at a61940897. */
export interface OwnersPluginOptions {
  /**
   * Repositories or organisations in which Markdown files may have owners on their top: `mdyamlrepos`.
   * @default - none
   */
  readonly mdYamlRepos?: string[];

  /**
   * Repositories or organisations in which only those whom OWNERS names may approve, and not every collaborator: `skip_collaborators`.
   * @default - none
   */
  readonly skipCollaborators?: string[];

  /**
   * Labels that no OWNERS file may give: `labels_denylist`.
   * @default - `approved` and `lgtm`
   */
  readonly labelsDenylist?: string[];
}

export const approve = shape({
  repos: optional(list(repository, 1)),
  issueRequired: optional(boolean),
  requireSelfApproval: optional(boolean),
  lgtmActsAsApprove: optional(boolean),
  ignoreReviewState: optional(boolean),
  commandHelpLink: optional(httpUrl),
  prProcessLink: optional(httpUrl),
} satisfies Fields<ApprovePluginOptions>);

export const lgtm = shape({
  repos: optional(list(repository, 1)),
  reviewActsAsLgtm: optional(boolean, true),
  storeTreeHash: optional(boolean),
  trustedTeamForStickyLgtm: optional(gitHubTeam),
} satisfies Fields<LgtmPluginOptions>);

export const blunderbuss = also(shape({
  requestCount: optional(integer(1, 100)),
  maxRequestCount: optional(integer(0, 100)),
  excludeApprovers: optional(boolean),
  useStatusAvailability: optional(boolean),
  ignoreDrafts: optional(boolean),
  ignoreAuthors: optional(list(text)),
  waitForStatus: optional(shape({
    context: optional(text), description: optional(goRegexp), state: optional(text),
  } satisfies Fields<BlunderbussStatus>)),
} satisfies Fields<BlunderbussPluginOptions>), ({ requestCount = 2, maxRequestCount }) => (maxRequestCount && maxRequestCount < requestCount
  ? { what: `asks ${quote(requestCount)} people and at most ${quote(maxRequestCount)}`, instead: 'raise maxRequestCount', code: 'NumberOutOfRange' } : undefined));

export const owners = shape({
  mdYamlRepos: optional(list(repository)), skipCollaborators: optional(list(repository)), labelsDenylist: optional(list(text)),
} satisfies Fields<OwnersPluginOptions>);

/** Who may override a failed context: `override`. Source: prow pkg/plugins/config.go, Override, at a61940897. */
export interface OverridePluginOptions {
  /**
   * Whether approvers of the OWNERS file at the top may, beside administrators: `allow_top_level_owners`.
   * @default false
   */
  readonly allowTopLevelOwners?: boolean;

  /**
   * Teams by their slugs that may, by `org` or `org/repo`: `allowed_github_teams`. Error: `GithubNameInvalid`.
   * @default - none
   */
  readonly allowedGithubTeams?: { readonly [repository: string]: string[] };
}

/** Who may set milestones in a repository: an entry of `repo_milestone`. Source: prow pkg/plugins/config.go, Milestone, at a61940897. */
export interface MilestonePluginOptions {
  /** The team, by its slug: `maintainers_team`. Error: `GithubNameInvalid`. */
  readonly maintainersTeam: string;

  /**
   * What the team is called in answers: `maintainers_friendly_name`.
   * @default - "SIG Chairs/TLs"
   */
  readonly maintainersFriendlyName?: string;
}

export const milestone = shape({
  maintainersTeam: required(gitHubTeam), maintainersFriendlyName: optional(text),
} satisfies Fields<MilestonePluginOptions>);
