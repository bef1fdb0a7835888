import { gitHubApp, gitHubOrg } from '../../core/github-names';
import { repository } from '../../core/names';
import { httpUrl } from '../../core/net';
import { Fields, optional, Read, shape } from '../../core/props';
import { multilineText } from '../../core/safe-text';
import { boolean, integer, list, memberOf } from '../../core/values';

/** Who can see a repository, and so open a pull request there. The words are GitHub's. */
export enum RepositoryVisibility {
  /** Everybody. */
  PUBLIC = 'public',
  /** The members of the enterprise. */
  INTERNAL = 'internal',
  /** Who was let in. */
  PRIVATE = 'private',
}

/**
 * Whose pull requests are tested without being asked for, and what they may decide themselves. What an entry leaves out has its default, whatever
 * other entries say.
 */
export interface RepositoryTrustOptions {
  /**
   * What the entry is about: `org/repo`, which may also lie in an organisation that is served as a whole, or `org` for all of an organisation that
   * no entry names by itself. Errors: `TrustNotServed`, `TrustTwice`, `RepositoryInvalid`, `EmptyList`.
   * @default - all repositories that no other entry names
   */
  readonly repositories?: string[];

  /**
   * Who can see them. It decides the default of `inRepoConfig`, and a deck that everybody may read (`DeckAccess.open()`) leaves private and internal ones
   * out of its lists: `deck.hidden_repos` in `config.yaml`. It changes nothing at GitHub. Error: `NotAllowedValue`.
   * @default - not known, which is taken for `RepositoryVisibility.PUBLIC`
   */
  readonly visibility?: RepositoryVisibility;

  /**
   * Whether jobs are read from `.prow.yaml` in the repository: `in_repo_config.enabled` in `config.yaml`. Prow takes the file from the head of a pull
   * request, so that whoever opens one writes the pods that test it. Error: `MutuallyExclusive` where `configOverrides` says another thing.
   * @default - true for what is `RepositoryVisibility.PRIVATE` or `RepositoryVisibility.INTERNAL`, false for everything else
   */
  readonly inRepoConfig?: boolean;

  /**
   * Trusts members of the organisation alone, and collaborators of the repository no more: `only_org_members`. Where a person owns the repository there
   * are no members, and nobody is trusted then.
   * @default false
   */
  readonly onlyOrgMembers?: boolean;

  /**
   * A second organisation whose members are trusted: `trusted_org`. Prow has called it deprecated since
   * 2019, says so in its logs, and still has it. Errors: `GithubNameInvalid`,
   * `TrustTwice` for the organisation itself.
   * @default - none
   */
  readonly trustedOrg?: string;

  /**
   * GitHub Apps whose pull requests are trusted, each by its name without `[bot]`, as `dependabot`: `trusted_apps`. Prow compares names alone: a
   * person of that name is trusted too. Error: `GithubNameInvalid`.
   * @default - none
   */
  readonly trustedApps?: string[];

  /**
   * Where strangers read how to become members: `join_org_url`. Errors: `UrlInvalid`, `UrlWithoutScheme`, `UrlWithCredentials`.
   * @default - the page of the organisation's people
   */
  readonly joinOrgUrl?: string;

  /**
   * Lets nobody trust the pull request of a stranger as a whole: `ignore_ok_to_test`. Somebody who is trusted writes `/test all` for each push instead.
   * Without it what `/ok-to-test` allows holds for all later pushes too, until somebody writes `/ok-to-test cancel`.
   * @default false
   */
  readonly ignoreOkToTest?: boolean;

  /**
   * Starts also GitHub's own workflows that wait for somebody's approval or have failed: `trigger_github_workflows`. Prow's App needs the permission to
   * write Actions for it.
   * @default false
   */
  readonly triggerGithubWorkflows?: boolean;

  /**
   * How people who have contributed for a while are asked to become members: `org_invite.prominent`.
   * @default - from the third merged pull request on
   */
  readonly orgInvite?: OrgInviteOptions;
}

/** How contributors are asked to become members. Source: prow pkg/plugins/config.go, ProminentOrgInviteConfig, at a61940897. */
export interface OrgInviteOptions {
  /**
   * Whether nobody is: `disabled`.
   * @default false
   */
  readonly disabled?: boolean;

  /**
   * From how many merged pull requests on: `merged_pr_threshold`. Error: `NumberOutOfRange`.
   * @default 3
   */
  readonly mergedPrThreshold?: number;

  /**
   * The words; `{join_org_url}` stands for the link: `message`.
   * @default - Prow's own
   */
  readonly message?: string;
}

export const repositoryTrust = shape({
  repositories: optional(list(repository, 1)),
  visibility: optional(memberOf(RepositoryVisibility)),
  inRepoConfig: optional(boolean),
  onlyOrgMembers: optional(boolean, false),
  trustedOrg: optional(gitHubOrg),
  trustedApps: optional(list(gitHubApp), []),
  joinOrgUrl: optional(httpUrl),
  ignoreOkToTest: optional(boolean, false),
  triggerGithubWorkflows: optional(boolean, false),
  orgInvite: optional(shape({
    disabled: optional(boolean), mergedPrThreshold: optional(integer(0, 1000)), message: optional(multilineText),
  } satisfies Fields<OrgInviteOptions>)),
} satisfies Fields<RepositoryTrustOptions>);

/** One entry, read. */
export type RepositoryTrustSettings = Read<typeof repositoryTrust>;
