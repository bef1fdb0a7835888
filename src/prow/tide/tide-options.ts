import { goPeriod } from '../../core/amounts';
import { repositoryOrAll } from '../../core/names';
import { httpUrl } from '../../core/net';
import { checked, Fields, Note, optional, Read, shape, ValuesOf } from '../../core/props';
import { quote } from '../../core/quote';
import { text } from '../../core/safe-text';
import { boolean, integer, list, memberOf, record } from '../../core/values';
import { ComponentOptions, COMPONENT_FIELDS } from '../components/component-options';
import { TideContextOptions, tideContextOptions } from './tide-context-options';
import {
  branchMergeMethod, mergeCommitTemplate, mergeMethod, methodKey, TideBranchMergeMethod, TideMergeBlocksPolicy, TideMergeCommitTemplate, TideMergeMethod,
  TidePriority, tidePriority,
} from './tide-merging';
import { TideQuery, tideQuery } from './tide-query';

/**
 * The pod of tide, and what it merges: the section `tide` of `config.yaml`. What is said here and in `configOverrides.tide` too is an error
 * (`MutuallyExclusive`). Keys that name a repository nobody serves are warned of. Source: prow pkg/config/tide.go at a61940897.
 */
export interface TideOptions extends ComponentOptions {
  /**
   * Which pull requests are merged: `queries`. They take the place of all of ours. Errors: as of `TideQuery`.
   * @default - those with the labels `lgtm` and `approved`, without those that plugins hold back with
   */
  readonly queries?: TideQuery[];

  /**
   * How they are merged, by `org`, `org/repo` or `org/repo@branch`: `merge_method`. The nearest one wins. Errors: `RepositoryInvalid`, `NotAllowedValue`,
   * `PatternMismatch` for an expression in the place of a branch.
   * @default - by a merge commit
   */
  readonly mergeMethods?: { readonly [repository: string]: TideMergeMethod };

  /**
   * How they are merged into branches by their pattern, where `mergeMethods` does not name the branch itself: `merge_method` in its longer form. Error:
   * `ElementTwice`.
   * @default - none
   */
  readonly branchMergeMethods?: TideBranchMergeMethod[];

  /**
   * A label by which a pull request is squashed, whatever else is said: `squash_label`. Error: `MutuallyExclusive` where it is another method's too.
   * @default - none
   */
  readonly squashLabel?: string;

  /**
   * A label by which a pull request is rebased: `rebase_label`.
   * @default - none
   */
  readonly rebaseLabel?: string;

  /**
   * A label by which a pull request is merged by a merge commit: `merge_label`.
   * @default - none
   */
  readonly mergeLabel?: string;

  /**
   * The words of commits, by `org` or `org/repo`: `merge_commit_template`.
   * @default - GitHub's own
   */
  readonly mergeCommitTemplates?: { readonly [repository: string]: TideMergeCommitTemplate };

  /**
   * Which contexts are waited for: `context_options`.
   * @default - those of the jobs, and all others that are there
   */
  readonly contextOptions?: TideContextOptions;

  /**
   * Contexts that something else than a job here reports: an App, or a job of a repository. Nothing is written of it; `contextOptions` may require
   * them without a warning.
   * @default - none
   */
  readonly otherContexts?: string[];

  /**
   * Which pull requests are merged before others, the first set of labels first: `priority`.
   * @default - none
   */
  readonly priority?: TidePriority[];

  /**
   * How many pull requests are tested and merged at once, by `*`, `org` or `org/repo`: `batch_size_limit`. 0 is as many as there are, and -1 one at a
   * time. Error: `NumberOutOfRange`.
   * @default - as many as there are
   */
  readonly batchSizeLimit?: { readonly [repository: string]: number };

  /**
   * Whether a batch that is being tested is kept when further pull requests are ready, by `*`, `org` or `org/repo`: `prioritize_existing_batches`.
   * @default - it is kept
   */
  readonly prioritizeExistingBatches?: { readonly [repository: string]: boolean };

  /**
   * What becomes of a pull request that GitHub blocks, by `*`, `org` or `org/repo`: `github_merge_blocks_policy`. Error: `NotAllowedValue`.
   * @default TideMergeBlocksPolicy.PERMIT
   */
  readonly githubMergeBlocksPolicy?: { readonly [repository: string]: TideMergeBlocksPolicy };

  /**
   * Where the status `tide` of a pull request leads, by `*`, `org` or `org/repo`: `target_urls`. Errors: `UrlInvalid`, `UrlWithoutScheme`.
   * @default - the page of deck, where its address is known
   */
  readonly targetUrls?: { readonly [repository: string]: string };

  /**
   * Where the page with the requirements of a pull request is, by `*`, `org` or `org/repo`: `pr_status_base_urls`. Error: `PropMissing` without `*`.
   * @default - none
   */
  readonly prStatusBaseUrls?: { readonly [repository: string]: string };

  /**
   * A label by which an open issue stops merges into its repository, or into the branches that its title names as `branch:NAME`: `blocker_label`.
   * @default - no issue stops anything
   */
  readonly blockerLabel?: string;

  /**
   * How many branches are worked on at once: `max_goroutines`. Error: `NumberOutOfRange`.
   * @default 20
   */
  readonly maxGoroutines?: number;

  /**
   * How often tide looks at GitHub: `sync_period`, as "2m". Error: `DurationInvalid`.
   * @default 2m
   */
  readonly syncPeriod?: string;

  /**
   * How often it writes the status of pull requests: `status_update_period`. Error: `DurationInvalid`.
   * @default - as `syncPeriod`
   */
  readonly statusUpdatePeriod?: string;

  /**
   * Whether the status tells what each query wants, and not only the nearest one: `display_all_tide_queries_in_status`.
   * @default false
   */
  readonly displayAllQueriesInStatus?: boolean;
}

const MERGING = {
  queries: optional(list(tideQuery)),
  mergeMethods: optional(record(mergeMethod, methodKey)),
  branchMergeMethods: optional(checked(list(branchMergeMethod), checkTwice)),
  squashLabel: optional(text),
  rebaseLabel: optional(text),
  mergeLabel: optional(text),
  mergeCommitTemplates: optional(record(mergeCommitTemplate, repositoryOrAll)),
  contextOptions: optional(tideContextOptions),
  otherContexts: optional(list(text), []),
  priority: optional(list(tidePriority)),
  batchSizeLimit: optional(record(integer(-1, 1000), repositoryOrAll)),
  prioritizeExistingBatches: optional(record(boolean, repositoryOrAll)),
  githubMergeBlocksPolicy: optional(record(memberOf(TideMergeBlocksPolicy), repositoryOrAll)),
  targetUrls: optional(record(httpUrl, repositoryOrAll)),
  prStatusBaseUrls: optional(checked(record(httpUrl, repositoryOrAll), checkBases)),
  blockerLabel: optional(text),
  maxGoroutines: optional(integer(1, 1000)),
  syncPeriod: optional(goPeriod),
  statusUpdatePeriod: optional(goPeriod),
  displayAllQueriesInStatus: optional(boolean),
} satisfies Fields<Omit<TideOptions, keyof ComponentOptions>>;

/** tide's pod, and what it merges. */
export const tideComponent = checked(shape({ ...COMPONENT_FIELDS, ...MERGING } satisfies Fields<TideOptions>), checkLabels);

/** What it merges. */
export type TideSettings = ValuesOf<typeof MERGING>;

/** Without what was said of the pod. */
export function mergingOf(said: TideSettings): TideSettings {
  return Object.fromEntries(Object.keys(MERGING).map((prop) => [prop, said[prop as keyof TideSettings]])) as unknown as TideSettings;
}

function checkTwice(methods: readonly Read<typeof branchMergeMethod>[], note: Note): void {
  const keys = methods.map(({ repo, branches }) => `${repo}@${branches}`);
  keys.forEach((key, i) => {
    const first = keys.indexOf(key);
    if (first < i) note.at(`[${i}]`)({ what: `${quote(key)} stands at [${first}] already`, instead: 'remove one of them', code: 'ElementTwice' });
  });
}

function checkBases(bases: Readonly<Record<string, string>>, note: Note): void {
  if (bases['*'] === undefined) note({ what: 'has no "*", which is for all others', instead: 'add it', code: 'PropMissing' });
}

/** Source: prow pkg/tide/github.go, prMergeMethod, at a61940897. */
function checkLabels({ squashLabel, rebaseLabel, mergeLabel }: TideSettings, note: Note): void {
  const labels = Object.entries({ squashLabel, rebaseLabel, mergeLabel });
  labels.forEach(([prop, label], i) => {
    const [first] = labels.find(([, other]) => other !== undefined && other === label) ?? [prop];
    if (labels.findIndex(([one]) => one === first) < i) {
      note.at(prop)({ what: `${quote(label)} is ${first} too`, instead: 'give each method a label of its own', code: 'MutuallyExclusive' });
    }
  });
}
