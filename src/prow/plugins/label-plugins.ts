import { gitHubOrg, gitHubTeam, gitHubUser } from '../../core/github-names';
import { goDuration } from '../../core/amounts';
import { repository, repositoryOrAll } from '../../core/names';
import { checked, Fields, Note, optional, Read, required, shape } from '../../core/props';
import { quote } from '../../core/quote';
import { multilineText, text } from '../../core/safe-text';
import { boolean, integer, list, record } from '../../core/values';
import { goRegexp } from '../../schema/go-regexp';
import { checkMatchingLabel, checkSizes } from '../config/plugin-rules';

/** A label that only some may give and take. Source: prow pkg/plugins/config.go, RestrictedLabel, at a61940897. */
export interface RestrictedLabelOptions {
  /** The label. */
  readonly label: string;

  /**
   * Teams by their slugs: `allowed_teams`. Error: `GithubNameInvalid`.
   * @default - none
   */
  readonly allowedTeams?: string[];

  /**
   * Users: `allowed_users`. Error: `GithubNameInvalid`.
   * @default - none
   */
  readonly allowedUsers?: string[];

  /**
   * Labels that bring these users into the pull request, as assigned: `assign_on`.
   * @default - none
   */
  readonly assignOn?: string[];
}

/** Which labels people give by `/label`: `label`. Source: prow pkg/plugins/config.go, Label, at a61940897. */
export interface LabelPluginOptions {
  /**
   * Labels beside `kind/…`, `priority/…`, `area/…` and the like, for everybody: `additional_labels`.
   * @default - none
   */
  readonly additionalLabels?: string[];

  /**
   * Labels that only some may give, by `*`, `org` or `org/repo`: `restricted_labels`. Error: `MutuallyExclusive` for one of `additionalLabels`.
   * @default - none
   */
  readonly restrictedLabels?: { readonly [repository: string]: RestrictedLabelOptions[] };
}

/** A label that is given where others are missing: an entry of `require_matching_label`. Source: prow pkg/plugins/config.go, RequireMatchingLabel. */
export interface RequireMatchingLabelOptions {
  /** The organisation. Error: `GithubNameInvalid`. */
  readonly org: string;

  /**
   * A repository of it, without the organisation: `repo`. Error: `RepositoryInvalid`.
   * @default - all
   */
  readonly repo?: string;

  /**
   * The branch of pull requests: `branch`. Error: `PropWithoutEffect` without `prs`.
   * @default - all
   */
  readonly branch?: string;

  /**
   * Whether it is about pull requests. Error: `PropMissing` where it is about nothing.
   * @default false
   */
  readonly prs?: boolean;

  /**
   * Whether it is about issues.
   * @default false
   */
  readonly issues?: boolean;

  /** The labels of which one must be there, as a regular expression of Go. Error: `RegexpInvalid`. */
  readonly regexp: string;

  /** The label that is given otherwise: `missing_label`. Error: `MutuallyExclusive` where the expression matches it. */
  readonly missingLabel: string;

  /**
   * What is said when it is given: `missing_comment`.
   * @default - nothing
   */
  readonly missingComment?: string;

  /**
   * How long others have to give labels: `grace_period`. Error: `DurationInvalid`.
   * @default 5s
   */
  readonly gracePeriod?: string;
}

/** From how many changed lines on a pull request has a size: `size`. Error: `NumberOutOfRange` where one is not above the smaller one. */
export interface SizePluginOptions {
  /** Of `size/S`. */
  readonly s: number;
  /** Of `size/M`. */
  readonly m: number;
  /** Of `size/L`. */
  readonly l: number;
  /** Of `size/XL`. */
  readonly xl: number;
  /** Of `size/XXL`. */
  readonly xxl: number;
}

/** Files that may not be changed: an entry of `blockades`. Source: prow pkg/plugins/config.go, Blockade, at a61940897. */
export interface BlockadeOptions {
  /** Repositories as `org/repo`, or `org`. */
  readonly repos: string[];

  /**
   * The branches, as a regular expression of Go: `branchregexp`. Error: `RegexpInvalid`.
   * @default - all
   */
  readonly branchRegexp?: string;

  /** Files that are held back, as regular expressions of Go: `blockregexps`. Error: `RegexpInvalid`. */
  readonly blockRegexps: string[];

  /**
   * Files that are not, all the same: `exceptionregexps`. Error: `RegexpInvalid`.
   * @default - none
   */
  readonly exceptionRegexps?: string[];

  /**
   * Why, in the answer.
   * @default - nothing is said of it
   */
  readonly explanation?: string;
}

const restrictedLabel = shape({
  label: required(text), allowedTeams: optional(list(gitHubTeam)), allowedUsers: optional(list(gitHubUser)), assignOn: optional(list(text)),
} satisfies Fields<RestrictedLabelOptions>);

const labels = shape({
  additionalLabels: optional(list(text)), restrictedLabels: optional(record(list(restrictedLabel), repositoryOrAll)),
} satisfies Fields<LabelPluginOptions>);

export const label = checked(labels, checkRestricted);

export const requireMatchingLabel = checked(shape({
  org: required(gitHubOrg),
  repo: optional(text),
  branch: optional(text),
  prs: optional(boolean),
  issues: optional(boolean),
  regexp: required(goRegexp),
  missingLabel: required(text),
  missingComment: optional(multilineText),
  gracePeriod: optional(goDuration),
} satisfies Fields<RequireMatchingLabelOptions>), checkMatchingLabel);

const lines = required(integer(1, 1_000_000));

export const size = checked(shape({ s: lines, m: lines, l: lines, xl: lines, xxl: lines } satisfies Fields<SizePluginOptions>), checkSizes);

export const blockade = shape({
  repos: required(list(repository, 1)),
  branchRegexp: optional(goRegexp),
  blockRegexps: required(list(goRegexp, 1)),
  exceptionRegexps: optional(list(goRegexp)),
  explanation: optional(multilineText),
} satisfies Fields<BlockadeOptions>);

/** Source: prow cmd/checkconfig/main.go, verifyLabelPlugin, at a61940897. */
function checkRestricted({ additionalLabels = [], restrictedLabels = {} }: Read<typeof labels>, note: Note): void {
  for (const [place, restricted] of Object.entries(restrictedLabels)) {
    restricted.forEach(({ label: name }, i) => {
      if (!additionalLabels.includes(name)) return;
      note.at(`restrictedLabels.${place}[${i}].label`)({
        what: `${quote(name)} is in additionalLabels too, for everybody`, instead: 'remove it there', code: 'MutuallyExclusive',
      });
    });
  }
}
