import { repository } from '../../core/names';
import { Fields, optional, Read, shape } from '../../core/props';
import { text } from '../../core/safe-text';
import { boolean, list } from '../../core/values';

/**
 * Which pull requests tide merges: those that meet all that one query says. It becomes an entry of `tide.queries` in `config.yaml`. Source: prow
 * pkg/config/tide.go, TideQuery, at a61940897.
 */
export interface TideQuery {
  /**
   * Organisations, with all their repositories but `excludedRepos`. A query needs `orgs` or `repos` (`PropMissing`). Errors: `RepositoryInvalid`,
   * `ElementTwice`.
   * @default - none
   */
  readonly orgs?: string[];

  /**
   * Repositories, as `org/repo`. Errors: `RepositoryInvalid`, `RepositoryCovered` beside its organisation in `orgs`, `ElementTwice`.
   * @default - none
   */
  readonly repos?: string[];

  /**
   * Repositories of `orgs` that the query is not about, as `org/repo`. Errors: `RepositoryInvalid`, `PropWithoutEffect`, `ElementTwice`.
   * @default - none
   */
  readonly excludedRepos?: string[];

  /**
   * Branches that are merged into, by their whole names: `main`, neither `refs/heads/main` nor an expression (`PatternMismatch`). Error: `MutuallyExclusive`
   * beside `excludedBranches`.
   * @default - all branches
   */
  readonly includedBranches?: string[];

  /**
   * Branches that nothing is merged into, by their whole names. Errors: as of `includedBranches`.
   * @default - none
   */
  readonly excludedBranches?: string[];

  /**
   * Labels that a pull request must have, all of them; `a,b` is one of the two. Errors: `MutuallyExclusive` for one that is in `missingLabels` too, in small
   * or capital letters, and for `a,b` where both are; `PatternMismatch` for one with a quotation mark.
   * @default - none, so that every pull request whose jobs pass is merged, unless `reviewApprovedRequired`
   */
  readonly labels?: string[];

  /**
   * Labels that a pull request must not have, none of them. Error: `PatternMismatch` for one with a quotation mark.
   * @default - none
   */
  readonly missingLabels?: string[];

  /**
   * Who must have opened it: a user of GitHub, or `app/NAME` for a GitHub App. Error: `GithubNameInvalid`.
   * @default - anybody
   */
  readonly author?: string;

  /**
   * The milestone that it must be in, by its title. Error: `PatternMismatch` for one with a quotation mark.
   * @default - any or none
   */
  readonly milestone?: string;

  /**
   * Whether GitHub's own review must have approved it.
   * @default false
   */
  readonly reviewApprovedRequired?: boolean;
}

export const tideQuery = shape({
  orgs: optional(list(repository)),
  repos: optional(list(repository)),
  excludedRepos: optional(list(repository)),
  includedBranches: optional(list(text)),
  excludedBranches: optional(list(text)),
  labels: optional(list(text)),
  missingLabels: optional(list(text)),
  author: optional(text),
  milestone: optional(text),
  reviewApprovedRequired: optional(boolean),
} satisfies Fields<TideQuery>);

export type TideQuerySettings = Read<typeof tideQuery>;
