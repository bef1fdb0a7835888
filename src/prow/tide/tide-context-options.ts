import { checked, Fields, optional, Read, shape } from '../../core/props';
import { gitHubOrg } from '../../core/github-names';
import { text } from '../../core/safe-text';
import { boolean, list, record } from '../../core/values';
import { goRegexp } from '../../schema/go-regexp';
import { checkContextOptions, TYPED_WORDS } from '../config/tide-rules';
import { Json } from '../config/json';
import { inUpstreamWords, kebabCase } from '../config/upstream-words';

/**
 * Which contexts of a commit tide waits for, beside those of Prow's jobs. What a nearer level says is added to what is said above it, and a boolean
 * takes its place. A context in two of the lists raises `MutuallyExclusive`. Source: prow pkg/config/tide.go, TideContextPolicy, at a61940897.
 */
export interface TideContextPolicy {
  /**
   * Whether a context that nobody speaks of is not waited for: `skip-unknown-contexts`.
   * @default false
   */
  readonly skipUnknownContexts?: boolean;

  /**
   * Contexts that must be there and green: `required-contexts`. One that no job here reports is warned of, unless `otherContexts` has it.
   * @default - those of the jobs that always run
   */
  readonly requiredContexts?: string[];

  /**
   * Contexts that must be green where they are there: `required-if-present-contexts`.
   * @default - those of the jobs that run for some changes only
   */
  readonly requiredIfPresentContexts?: string[];

  /**
   * Contexts that may fail: `optional-contexts`.
   * @default - those of optional jobs
   */
  readonly optionalContexts?: string[];

  /**
   * The same by regular expressions of Go, which match anywhere in a name: `optional-regex-contexts`. Error: `RegexpInvalid`.
   * @default - none
   */
  readonly optionalRegexContexts?: string[];

  /**
   * Whether the required contexts of `branchProtection` are required here too, in the place of those of the jobs: `from-branch-protection`.
   * @default false
   */
  readonly fromBranchProtection?: boolean;

  /**
   * Whether contexts that are pending still become green when a batch merges that has tested them: `overwrite-pending-contexts`.
   * @default false
   */
  readonly overwritePendingContexts?: boolean;
}

/** The same for a repository, and for its branches. */
export interface TideRepoContextPolicy extends TideContextPolicy {
  /**
   * What holds for a branch, by its whole name. Error: `PatternMismatch` for an expression.
   * @default - none
   */
  readonly branches?: { readonly [branch: string]: TideContextPolicy };
}

/** The same for an organisation, and for its repositories. */
export interface TideOrgContextPolicy extends TideContextPolicy {
  /**
   * What holds for a repository, by its name without the organisation.
   * @default - none
   */
  readonly repos?: { readonly [repo: string]: TideRepoContextPolicy };
}

/** The same for everything, and for organisations: `tide.context_options` in `config.yaml`. */
export interface TideContextOptions extends TideContextPolicy {
  /**
   * What holds for an organisation, by its name. Error: `GithubNameInvalid`.
   * @default - none
   */
  readonly orgs?: { readonly [org: string]: TideOrgContextPolicy };
}

const POLICY = {
  skipUnknownContexts: optional(boolean),
  requiredContexts: optional(list(text)),
  requiredIfPresentContexts: optional(list(text)),
  optionalContexts: optional(list(text)),
  optionalRegexContexts: optional(list(goRegexp)),
  fromBranchProtection: optional(boolean),
  overwritePendingContexts: optional(boolean),
} satisfies Fields<TideContextPolicy>;

const repoPolicy = shape({ ...POLICY, branches: optional(record(shape(POLICY))) } satisfies Fields<TideRepoContextPolicy>);
const orgPolicy = shape({ ...POLICY, repos: optional(record(repoPolicy)) } satisfies Fields<TideOrgContextPolicy>);

export const tideContextOptions = checked(
  shape({ ...POLICY, orgs: optional(record(orgPolicy, gitHubOrg)) } satisfies Fields<TideContextOptions>),
  (options, note) => checkContextOptions(options, TYPED_WORDS, note),
);

/** In Prow's words. */
export function contextOptionsYaml({ orgs, ...policy }: Read<typeof tideContextOptions>): Json {
  return below(policy, 'orgs', orgs, ({ repos, ...ofOrg }) => below(ofOrg, 'repos', repos, ({ branches, ...ofRepo }) => (
    below(ofRepo, 'branches', branches, (ofBranch) => below(ofBranch)))));
}

function below(policy: Json, key = '', further: Json | undefined = undefined, yaml: (one: any) => Json = (one) => one): Json {
  const words = inUpstreamWords(policy, kebabCase);
  return further === undefined ? words : { ...words, [key]: Object.fromEntries(Object.entries(further).map(([name, one]) => [name, yaml(one)])) };
}
