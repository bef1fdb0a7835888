import { gitHubOrg, gitHubRepo, gitHubUser } from '../../core/github-names';
import { repository } from '../../core/names';
import { httpUrl } from '../../core/net';
import { checked, Fields, optional, required, shape } from '../../core/props';
import { quote } from '../../core/quote';
import { multilineText } from '../../core/safe-text';
import { boolean, list, record } from '../../core/values';
import { goRegexp } from '../../schema/go-regexp';

/** Who lets changes into branches of releases: an entry of `cherry_pick_approved`. Source: prow pkg/plugins/config.go, CherryPickApproved, at a61940897. */
export interface CherryPickApprovedOptions {
  /** The organisation. Error: `GithubNameInvalid`. */
  readonly org: string;

  /** The repository, without the organisation: `repo`. Errors: `GithubNameInvalid`, `ElementTwice` for one that another entry has. */
  readonly repo: string;

  /**
   * The branches, as a regular expression of Go: `branchregexp`. Error: `RegexpInvalid`.
   * @default ^release-.*$
   */
  readonly branchRegexp?: string;

  /** Users whose approval gives the label `cherry-pick-approved`: `approvers`. Errors: `EmptyList`, `GithubNameInvalid`. */
  readonly approvers: string[];

  /**
   * Whether it is given without the label `approved`: `allow_missing_approved_label`.
   * @default false
   */
  readonly allowMissingApprovedLabel?: boolean;

  /**
   * Whether it is given without the label `lgtm`: `allow_missing_lgtm_label`.
   * @default false
   */
  readonly allowMissingLgtmLabel?: boolean;
}

/** Which branches are held back until somebody lets a change in: `cherry_pick_unapproved`. Source: prow pkg/plugins/config.go, CherryPickUnapproved. */
export interface CherryPickUnapprovedOptions {
  /**
   * The branches, as a regular expression of Go: `branchregexp`. Error: `RegexpInvalid`.
   * @default ^release-.*$
   */
  readonly branchRegexp?: string;

  /**
   * What is said where the label `do-not-merge/cherry-pick-not-approved` is given: `comment`.
   * @default - that the pull request has no label `cherry-pick-approved`
   */
  readonly comment?: string;
}

/** Which branches are not deleted behind a merge: `branch_cleaner`. Source: prow pkg/plugins/config.go, BranchCleaner, at a61940897. */
export interface BranchCleanerOptions {
  /** Branches that stay, by `org` or `org/repo`, by names or regular expressions of Go: `preserved_branches`. Errors: `RegexpInvalid`, `RepositoryInvalid`. */
  readonly preservedBranches: { readonly [repository: string]: string[] };
}

/** What people are told who are asked for help: `help`. Source: prow pkg/plugins/config.go, Help, at a61940897. */
export interface HelpPluginOptions {
  /**
   * Where they read how issues for newcomers are written: `help_guidelines_url`. Errors: `UrlInvalid`, `UrlWithoutScheme`.
   * @default - a page of GitHub
   */
  readonly helpGuidelinesUrl?: string;

  /**
   * The same in a few words: `help_guidelines_summary`.
   * @default - that of Kubernetes
   */
  readonly helpGuidelinesSummary?: string;
}

/** What `/retitle` may do: `retitle`. */
export interface RetitlePluginOptions {
  /**
   * Whether it changes what is closed, too: `allow_closed_issues`.
   * @default false
   */
  readonly allowClosedIssues?: boolean;
}

const approvedPicks = shape({
  org: required(gitHubOrg), repo: required(gitHubRepo), branchRegexp: optional(goRegexp), approvers: required(list(gitHubUser, 1)),
  allowMissingApprovedLabel: optional(boolean), allowMissingLgtmLabel: optional(boolean),
} satisfies Fields<CherryPickApprovedOptions>);

/** Entries by repository, of which Prow takes the last. Source: prow pkg/plugins/cherrypickapproved/cherrypickapproved.go, handle, at a61940897. */
export const cherryPickApproved = checked(list(approvedPicks, 1), (entries, note) => {
  const names = entries.map(({ org, repo }) => `${org}/${repo}`);
  names.forEach((name, i) => {
    const first = names.indexOf(name);
    if (first < i) note.at(`[${i}].repo`)({ what: `${quote(name)} is in [${first}] already`, instead: 'remove one of them', code: 'ElementTwice' });
  });
});

export const cherryPickUnapproved = shape({
  branchRegexp: optional(goRegexp), comment: optional(multilineText),
} satisfies Fields<CherryPickUnapprovedOptions>);

export const branchCleaner = shape({ preservedBranches: required(record(list(goRegexp, 1), repository)) } satisfies Fields<BranchCleanerOptions>);

export const help = shape({ helpGuidelinesUrl: optional(httpUrl), helpGuidelinesSummary: optional(multilineText) } satisfies Fields<HelpPluginOptions>);

export const retitle = shape({ allowClosedIssues: optional(boolean) } satisfies Fields<RetitlePluginOptions>);
