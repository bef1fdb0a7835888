import { repository, repositoryInOrg } from '../../core/names';
import { Fields, optional, required, Rule, shape } from '../../core/props';
import { quote } from '../../core/quote';
import { text } from '../../core/safe-text';
import { list, memberOf } from '../../core/values';
import { goRegexp } from '../../schema/go-regexp';
import { mergeTemplate } from '../schema/read-by-code';

/** How GitHub puts a pull request into its branch. The words are GitHub's. */
export enum TideMergeMethod {
  /** By a merge commit. */
  MERGE = 'merge',
  /** As one commit. */
  SQUASH = 'squash',
  /** Each commit anew on top of the branch. */
  REBASE = 'rebase',
}

/** What tide makes of a pull request that GitHub says may not be merged: by a protection, a ruleset, or a missing review. */
export enum TideMergeBlocksPolicy {
  /** It is merged all the same, if GitHub lets Prow. */
  IGNORE = 'ignore',
  /** The same, and tide says so in its log. */
  PERMIT = 'permit',
  /** tide waits. */
  BLOCK = 'block',
}

/** How pull requests into some branches of a repository are merged. */
export interface TideBranchMergeMethod {
  /** The repository, as `org/repo`. Error: `RepositoryInvalid`. */
  readonly repo: string;

  /**
   * The branches, by a regular expression of Go, which matches anywhere in the name: `^release-` and not `release-`. Where several match, the first
   * in the order of their characters wins. Error: `RegexpInvalid`.
   */
  readonly branches: string;

  /** How it is merged. Error: `NotAllowedValue`. */
  readonly method: TideMergeMethod;
}

/**
 * The words of commits that tide makes, as Go templates on the pull request: `{{ .Title }} (#{{ .Number }})`; `.BaseRefName` is the branch. Errors:
 * `TemplateInvalid`.
 */
export interface TideMergeCommitTemplate {
  /**
   * The first line.
   * @default - GitHub's own
   */
  readonly title?: string;

  /**
   * What stands below it.
   * @default - GitHub's own
   */
  readonly body?: string;
}

/** Labels that bring a pull request to the front: it has to have all of them. */
export interface TidePriority {
  /** The labels. Error: `EmptyList`. */
  readonly labels: string[];
}

export const mergeMethod = memberOf(TideMergeMethod);

export const branchMergeMethod = shape({
  repo: required(repositoryInOrg), branches: required(goRegexp), method: required(mergeMethod),
} satisfies Fields<TideBranchMergeMethod>);

// what reads templates is loaded only where there is one
const template: Rule<string> = (value, report) => mergeTemplate(value, report);

export const mergeCommitTemplate = shape({ title: optional(template), body: optional(template) } satisfies Fields<TideMergeCommitTemplate>);

export const tidePriority = shape({ labels: required(list(text, 1)) } satisfies Fields<TidePriority>);

/** `org`, `org/repo`, or `org/repo@branch`. Git has no branches with these characters, and expressions mostly have them. */
export const methodKey: Rule<string> = (value, report) => {
  const key = text(value, report);
  const [name, ...rest] = key.split('@');
  const branch = rest.join('@');
  if (rest.length > 0) repositoryInOrg(name, report);
  else repository(name, report);
  if (rest.length > 0 && (branch === '' || /[\s~^:?*[\\(|+$]|\.\./.test(branch))) {
    return report({
      what: `${quote(key)} has ${quote(branch)} for a branch, which is no name of one`,
      instead: 'write expressions into branchMergeMethods', code: 'PatternMismatch',
    });
  }
  return key;
};
