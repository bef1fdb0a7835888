import { gitHubApp, gitHubOrg, gitHubUser } from '../../core/github-names';
import { repository } from '../../core/names';
import { Fields, optional, required, Rule, shape } from '../../core/props';
import { boolean, list } from '../../core/values';
import { goRegexp } from '../../schema/go-regexp';
import { welcomeTemplate } from '../schema/read-by-code';

/** How newcomers are greeted: an entry of `welcome`. Source: prow pkg/plugins/config.go, Welcome, at a61940897. */
export interface WelcomePluginOptions {
  /**
   * Repositories as `org/repo`, or `org`. Error: `ElementTwice` over all entries.
   * @default - all that no other entry names
   */
  readonly repos?: string[];

  /**
   * The words, as a Go template with `.Org`, `.Repo`, `.AuthorLogin` and `.AuthorName`: `message_template`. Error: `TemplateInvalid`.
   * @default - a sentence
   */
  readonly messageTemplate?: string;

  /**
   * Whether people are greeted at each pull request, known or not: `always_post`.
   * @default false
   */
  readonly alwaysPost?: boolean;
}

/** How sign-offs are checked: an entry of `dco`. Source: prow pkg/plugins/config.go, Dco, at a61940897. */
export interface DcoPluginOptions {
  /**
   * Whether members need none: `skip_dco_check_for_members`.
   * @default false
   */
  readonly skipDcoCheckForMembers?: boolean;

  /**
   * Whether collaborators need none: `skip_dco_check_for_collaborators`.
   * @default false
   */
  readonly skipDcoCheckForCollaborators?: boolean;

  /**
   * GitHub Apps that need none, without `[bot]`: `trusted_apps`. Error: `GithubNameInvalid`.
   * @default - none
   */
  readonly trustedApps?: string[];

  /**
   * Whose members they are: `trusted_org`. Error: `GithubNameInvalid`.
   * @default - the organisation of the pull request
   */
  readonly trustedOrg?: string;
}

/** Whom heart likes: `heart`. Source: prow pkg/plugins/config.go, Heart, at a61940897. */
export interface HeartPluginOptions {
  /** Users. Error: `GithubNameInvalid`. */
  readonly adorees: string[];

  /**
   * Which of their comments, as a regular expression of Go: `commentregexp`. Error: `RegexpInvalid`.
   * @default - none; their pull requests with OWNERS files alone
   */
  readonly commentRegexp?: string;
}

// what reads templates is loaded only where there is one
const template: Rule<string> = (value, report) => welcomeTemplate(value, report);

export const welcome = shape({
  repos: optional(list(repository, 1)), messageTemplate: optional(template), alwaysPost: optional(boolean),
} satisfies Fields<WelcomePluginOptions>);

export const dco = shape({
  skipDcoCheckForMembers: optional(boolean), skipDcoCheckForCollaborators: optional(boolean), trustedApps: optional(list(gitHubApp)),
  trustedOrg: optional(gitHubOrg),
} satisfies Fields<DcoPluginOptions>);

export const heart = shape({ adorees: required(list(gitHubUser, 1)), commentRegexp: optional(goRegexp) } satisfies Fields<HeartPluginOptions>);
