import { parse } from 'yaml';
import { looserQueries } from '../../src/prow/config/looser-queries';
import { ProwConfig } from '../../src/prow/config/prow-config';
import { overrideWarnings } from '../../src/prow/config/override-warnings';
import { GitHub } from '../../src/prow/github/github';
import { ProwJobs } from '../../src/prow/jobs/prow-jobs';
import { ProwPlan, ProwPlanOptions } from '../../src/prow/prow-plan';
import { TideMergeBlocksPolicy, TideMergeMethod } from '../../src/prow/tide/tide-merging';
import { TideOptions } from '../../src/prow/tide/tide-options';
import { TideQuery } from '../../src/prow/tide/tide-query';
import { thrown } from '../support/findings';
import { objectsIn } from '../support/objects';

type Json = Record<string, any>;

const github = GitHub.cloud({ repositories: ['acme/app', 'acme/lib', 'umbrella'] });
const { MERGE, REBASE, SQUASH } = TideMergeMethod;

function plan(tide: TideOptions, more: Partial<ProwPlanOptions> = {}): ProwPlan {
  return ProwPlan.of({ github, tide, ...more });
}

function section(tide: TideOptions, more: Partial<ProwPlanOptions> = {}): Json {
  const objects = objectsIn((chart) => new ProwConfig(chart, 'config', plan(tide, more)._model), '40-prow');
  return parse(objects.find(({ metadata }) => metadata.name === 'config').data['config.yaml']).tide;
}

const queries = section({}).queries;

describe('tide in config.yaml', () => {
  test.each<[string, TideOptions, Json]>([
    ['nothing', {}, { queries, sync_period: '2m' }],
    ['queries, which take the place of ours', {
      queries: [{
        orgs: ['umbrella'], excludedRepos: ['umbrella/site'], labels: ['lgtm', 'approved'], missingLabels: ['do-not-merge/hold'],
        excludedBranches: ['old'], author: 'octocat', milestone: 'v1', reviewApprovedRequired: true,
      }, { repos: ['acme/app'], includedBranches: ['main'], labels: ['lgtm'] }],
    }, {
      sync_period: '2m',
      queries: [{
        orgs: ['umbrella'], excludedRepos: ['umbrella/site'], labels: ['lgtm', 'approved'], missingLabels: ['do-not-merge/hold'],
        excludedBranches: ['old'], author: 'octocat', milestone: 'v1', reviewApprovedRequired: true,
      }, { repos: ['acme/app'], includedBranches: ['main'], labels: ['lgtm'] }],
    }],
    ['methods by name', { mergeMethods: { 'umbrella': SQUASH, 'acme/app': REBASE, 'acme/app@release-1.0': MERGE } },
      { queries, sync_period: '2m', merge_method: { 'umbrella': 'squash', 'acme/app': 'rebase', 'acme/app@release-1.0': 'merge' } }],
    ['methods by pattern beside one of the organisation', {
      mergeMethods: { 'acme': SQUASH, 'acme/lib': MERGE },
      branchMergeMethods: [
        { repo: 'acme/app', branches: '^release-', method: REBASE }, { repo: 'acme/app', branches: '^main$', method: MERGE },
        { repo: 'acme/lib', branches: '^v\\d', method: REBASE }, { repo: 'umbrella/site', branches: '^v\\d', method: SQUASH },
      ],
    }, {
      queries, sync_period: '2m',
      merge_method: {
        'acme': { '*': 'squash', 'app': { '^release-': 'rebase', '^main$': 'merge' }, 'lib': { '^v\\d': 'rebase' } },
        'acme/app': 'squash', 'acme/lib': 'merge',
        'umbrella': { site: { '^v\\d': 'squash' } },
      },
    }],
    ['labels of methods, templates, priority and amounts', {
      squashLabel: 'merge/squash', rebaseLabel: 'merge/rebase', mergeLabel: 'merge/merge', blockerLabel: 'merge-blocker',
      mergeCommitTemplates: { 'acme/app': { title: '{{ .Title }} (#{{ .Number }})', body: '{{ .Body }}\n' }, 'umbrella': { title: '{{ .Title }}' } },
      priority: [{ labels: ['kind/flake', 'priority/critical'] }, { labels: ['kind/bug'] }],
      batchSizeLimit: { '*': 5, 'acme/lib': -1 }, prioritizeExistingBatches: { umbrella: false },
      githubMergeBlocksPolicy: { '*': TideMergeBlocksPolicy.BLOCK, 'acme/app': TideMergeBlocksPolicy.IGNORE },
      maxGoroutines: 30, syncPeriod: '1m30s', statusUpdatePeriod: '3m', displayAllQueriesInStatus: true,
      prStatusBaseUrls: { '*': 'https://prow.acme.dev/pr' },
    }, {
      queries, sync_period: '1m30s', status_update_period: '3m', max_goroutines: 30, display_all_tide_queries_in_status: true,
      squash_label: 'merge/squash', rebase_label: 'merge/rebase', merge_label: 'merge/merge', blocker_label: 'merge-blocker',
      merge_commit_template: { 'acme/app': { title: '{{ .Title }} (#{{ .Number }})', body: '{{ .Body }}\n' }, 'umbrella': { title: '{{ .Title }}' } },
      priority: [{ labels: ['kind/flake', 'priority/critical'] }, { labels: ['kind/bug'] }],
      batch_size_limit: { '*': 5, 'acme/lib': -1 }, prioritize_existing_batches: { umbrella: false },
      github_merge_blocks_policy: { '*': 'block', 'acme/app': 'ignore' },
      pr_status_base_urls: { '*': 'https://prow.acme.dev/pr' },
    }],
    ['contexts of each level', {
      contextOptions: {
        skipUnknownContexts: true, overwritePendingContexts: true,
        orgs: { acme: {
          optionalContexts: ['coverage'],
          repos: { app: { requiredIfPresentContexts: ['e2e'], optionalRegexContexts: ['^codecov/'], branches: { main: { fromBranchProtection: false } } } },
        } },
      },
    }, {
      queries, sync_period: '2m',
      context_options: {
        'skip-unknown-contexts': true, 'overwrite-pending-contexts': true,
        'orgs': { acme: {
          'optional-contexts': ['coverage'],
          'repos': {
            app: {
              'required-if-present-contexts': ['e2e'], 'optional-regex-contexts': ['^codecov/'], 'branches': { main: { 'from-branch-protection': false } },
            },
          },
        } },
      },
    }],
  ])('%s', (_, tide, expected) => expect(section(tide)).toEqual(expected));

  test('links of its own take the place of the page of deck', () => {
    const deckUrl = 'https://prow.acme.dev';
    expect(section({}, { deckUrl }).target_url).toBe('https://prow.acme.dev/tide');
    const { target_url: one, target_urls: many } = section({ targetUrls: { '*': 'https://acme.dev/tide' } }, { deckUrl });
    expect([one, many]).toEqual([undefined, { '*': 'https://acme.dev/tide' }]);
  });

  test('lies beside overrides of other keys', () => {
    expect(section({ maxGoroutines: 30 }, { configOverrides: { tide: { sync_period: '5m' } } })).toEqual({ queries, max_goroutines: 30, sync_period: '5m' });
  });

  test('what is said of the pod stays there', () => expect(section({ env: [{ name: 'A', value: 'b' }] })).toEqual({ queries, sync_period: '2m' }));
});

test('labels in other letters and Apps as authors are right', () => {
  const query: TideQuery = { repos: ['acme/app'], labels: ['LGTM', 'Approved'], missingLabels: ['DO-NOT-MERGE/hold'] };
  const authors = ['octocat', '@octocat', 'octocat_acme', 'app/dependabot', 'renovate[bot]'];
  const warned = overrideWarnings(plan({ queries: authors.map((author) => ({ ...query, author })) })._model);
  const labelsIn = (i: number): readonly unknown[] => warned.filter((text) => text.startsWith(`tide.queries[${i}]: it does not`)).map((text) => /label `([^`]*)`/.exec(text)?.[1]);
  expect(authors.map((_, i) => [...new Set(labelsIn(i))])).toEqual(authors.map(() => ['do-not-merge/invalid-owners-file', 'do-not-merge/work-in-progress']));
});

describe('errors', () => {
  test.each<[TideOptions, string]>([
    [{ queries: [{ labels: ['lgtm'] }] },
      'queries[0] }): has neither orgs nor repos; name what tide is to merge (PropMissing)'],
    [{ queries: [{ repos: ['acme/app'], labels: ['lgtm'], missingLabels: ['lgtm'] }] },
      'queries[0].missingLabels }): "lgtm" is in labels too; remove it from one of them (MutuallyExclusive)'],
    [{ queries: [{ repos: ['acme/app'], labels: ['LGTM'], missingLabels: ['hold', 'lgtm'] }] },
      'queries[0].missingLabels }): "lgtm" is "LGTM" of labels, because GitHub does not tell capitals from small letters; remove it from one of them '
        + '(MutuallyExclusive)'],
    [{ queries: [{ repos: ['acme/app'], labels: ['lgtm', 'say "yes"'] }] },
      'queries[0].labels[1] }): "say \\"yes\\"" has a quotation mark, which ends it in the search that tide asks GitHub; give it another name (PatternMismatch)'],
    [{ queries: [{ repos: ['acme/app'], labels: ['lgtm'], milestone: '"v1"' }] },
      'queries[0].milestone }): "\\"v1\\"" has a quotation mark, which ends it in the search that tide asks GitHub; give it another name (PatternMismatch)'],
    [{ queries: [{ repos: ['acme/app'], labels: ['lgtm'], author: 'a b' }] },
      'queries[0].author }): "a b" is not a user of GitHub; write it as it stands in the address of its page (GithubNameInvalid)'],
    [{ queries: [{ repos: ['acme/app'], labels: ['lgtm'], author: 'app/a b' }] },
      'queries[0].author }): "a b" is not the name of a GitHub App; write it as it stands at its pull requests, without "[bot]" (GithubNameInvalid)'],
    [{ queries: [{ repos: ['acme/app'], labels: ['ok', 'lgtm,approved'], missingLabels: ['lgtm', 'hold', 'approved'] }] },
      'queries[0].missingLabels }): "lgtm" and "approved" are all that "lgtm,approved" in labels lets a pull request have; remove one of them here '
        + '(MutuallyExclusive)'],
    [{ queries: [{ repos: ['acme/app'], includedBranches: ['main'], excludedBranches: ['main'] }] },
      'queries[0].excludedBranches }): is given together with includedBranches; keep one of them (MutuallyExclusive)'],
    [{ queries: [{ orgs: ['acme'], repos: ['acme/app'] }] },
      'queries[0].repos[0] }): "acme/app" is of an organisation in orgs; remove one of them (RepositoryCovered)'],
    [{ queries: [{ repos: ['acme/app'], includedBranches: ['refs/heads/main'] }] },
      'queries[0].includedBranches[0] }): "refs/heads/main" is not the name of a branch; write "main" (PatternMismatch)'],
    [{ mergeMethods: { 'acme/app@release-.*': SQUASH } },
      'mergeMethods }): "acme/app@release-.*" has "release-.*" for a branch, which is no name of one; write expressions into branchMergeMethods '
        + '(PatternMismatch)'],
    [{ mergeMethods: { 'acme@main': SQUASH } }, 'mergeMethods }): "acme" is an organisation; write "org/repo" (RepositoryInvalid)'],
    [{ mergeMethods: { acme: 'fast-forward' as TideMergeMethod } },
      'mergeMethods.acme }): "fast-forward" is not one of merge, squash, rebase; pick one of them (NotAllowedValue)'],
    [{ branchMergeMethods: [{ repo: 'acme/app', branches: '^v', method: SQUASH }, { repo: 'acme/app', branches: '^v', method: REBASE }] },
      'branchMergeMethods[1] }): "acme/app@^v" stands at [0] already; remove one of them (ElementTwice)'],
    [{ branchMergeMethods: [{ repo: 'acme/app', branches: '(?!main)', method: SQUASH }] },
      'branchMergeMethods[0].branches }): "(?!main)" uses "(?!", which Go\'s regular expressions do not have; '
        + 'write it without lookaround, back references and foreign escapes (RegexpInvalid)'],
    [{ squashLabel: 'merge', rebaseLabel: 'merge' },
      'rebaseLabel }): "merge" is squashLabel too; give each method a label of its own (MutuallyExclusive)'],
    [{ mergeCommitTemplates: { 'acme/app': { title: '{{ .Titel }}' } } },
      'mergeCommitTemplates.acme/app.title }): "{{ .Titel }}" is a template that fails: CodeReviewCommon has no field "Titel"; '
        + 'did you mean {{.Title}}? (UnknownProp)'],
    [{ contextOptions: { requiredContexts: ['ci'], orgs: { acme: { repos: { app: { branches: { main: { optionalContexts: ['ci'] } } } } } } } },
      'contextOptions.orgs.acme.repos.app.branches.main }): "ci" is in two of requiredContexts, requiredIfPresentContexts and optionalContexts; '
        + 'keep it in one (MutuallyExclusive)'],
    [{ contextOptions: { requiredContexts: ['ci/unit'], optionalRegexContexts: ['^ci/'] } },
      'contextOptions }): "^ci/" of optionalRegexContexts matches "ci/unit", which is required; write another one (MutuallyExclusive)'],
    [{ prStatusBaseUrls: { acme: 'https://prow.acme.dev/pr' } }, 'prStatusBaseUrls }): has no "*", which is for all others; add it (PropMissing)'],
    [{ batchSizeLimit: { '*': -2 } }, 'batchSizeLimit["*"] }): -2 is outside -1-1000; pick a number in that range (NumberOutOfRange)'],
    [{ syncPeriod: '0s' }, 'syncPeriod }): "0s" leaves no pause; give more than zero (DurationInvalid)'],
    [{ syncPeriod: '2 minutes' }, 'syncPeriod }): "2 minutes" is not a Go duration; write one like "90s" or "1h30m" (DurationInvalid)'],
    [{ priority: [{ labels: [] }] }, 'priority[0].labels }): is empty; give at least 1 (EmptyList)'],
  ])('%#', (tide, error) => expect(thrown(() => plan(tide))).toEqual([`ProwPlan.of({ tide.${error}`]));

  test('of what an override says too', () => {
    const tide: TideOptions = { maxGoroutines: 30, mergeMethods: { acme: SQUASH }, targetUrls: { '*': 'https://acme.dev/tide' } };
    const over = (said: Json | null): readonly string[] => thrown(() => section(tide, { configOverrides: { tide: said } }));
    expect(over({ max_goroutines: 40, merge_method: { 'acme/app': 'rebase' }, target_url: 'https://x', sync_period: '3m' })).toEqual([
      '[40-prow] configOverrides.tide.max_goroutines: takes the place of tide.maxGoroutines; say it in one of the two (MutuallyExclusive)',
      '[40-prow] configOverrides.tide.merge_method: takes the place of tide.mergeMethods; say it in one of the two (MutuallyExclusive)',
      '[40-prow] configOverrides.tide.target_url: takes the place of tide.targetUrls; say it in one of the two (MutuallyExclusive)',
    ]);
    expect(over(null)).toEqual(['targetUrls', 'maxGoroutines', 'mergeMethods'].map((property) => (
      `[40-prow] configOverrides.tide: takes the place of tide.${property}; say it in one of the two (MutuallyExclusive)`)));
  });
});

describe('warnings', () => {
  const jobs = ProwJobs.of({ presubmits: { 'acme/app': [
    { name: 'unit', always_run: true, context: 'ci/unit', spec: { containers: [{ image: 'golang:1.26', command: ['make'] }] } },
    { name: 'quiet', always_run: true, skip_report: true, spec: { containers: [{ image: 'golang:1.26', command: ['make'] }] } },
  ] } });
  const warned = (tide: TideOptions, more: Partial<ProwPlanOptions> = {}): readonly string[] => overrideWarnings(plan(tide, { jobs, ...more })._model);
  const REST = ', and tide merges nothing until it is green. What an App or a job of a repository reports say in tide.otherContexts.';

  test('of a query for a stranger, without labels', () => expect(warned({ queries: [{ repos: ['other/app'] }] })).toEqual(expect.arrayContaining([
    'tide.queries[0]: `other/app` is not among the repositories of github, so nothing tells Prow of its pull requests.',
    'tide.queries[0]: no label is required, so every pull request whose jobs pass is merged at once.',
  ])));

  test('of keys that mean nobody', () => expect(warned({
    mergeMethods: { 'acme/ap': SQUASH, 'other/x@main': REBASE, 'umbrella/site': MERGE }, batchSizeLimit: { '*': 3 },
    contextOptions: { orgs: { acme: { repos: { gone: { skipUnknownContexts: true } } }, stranger: {} } },
  })).toEqual([
    'tide.mergeMethods: `acme/ap` is not among the repositories of github, so the entry does nothing for it; did you mean `acme/app`?',
    'tide.mergeMethods: `other/x` is not among the repositories of github, so the entry does nothing for it.',
    'tide.contextOptions: `acme/gone` is not among the repositories of github, so the entry does nothing for it.',
    'tide.contextOptions: `stranger` is not among the repositories of github, so the entry does nothing for it.',
  ]));

  test('of required contexts that no job reports', () => {
    const contextOptions = { requiredContexts: ['ci/unit'], orgs: { acme: { repos: {
      app: { requiredContexts: ['quiet'], branches: { main: { requiredContexts: ['ci/unit', 'cla'] } } }, lib: { requiredContexts: ['ci/unit'] },
    } } } };
    const place = 'tide.contextOptions.orgs.acme.repos';
    expect(warned({ contextOptions })).toEqual([
      'tide.contextOptions.requiredContexts: no job of acme/lib here reports `ci/unit`, and tide merges nothing there until it is green. Say it below orgs for the '
        + 'repositories whose jobs report it; what an App or a job of a repository reports say in tide.otherContexts.',
      `${place}.app.requiredContexts: no job here reports \`quiet\`${REST}`,
      `${place}.app.branches.main.requiredContexts: no job here reports \`cla\`${REST}`,
      `${place}.lib.requiredContexts: no job here reports \`ci/unit\`${REST}`,
    ]);
    expect(warned({ contextOptions, otherContexts: ['cla', 'quiet', 'ci/unit'] })).toEqual([]);
    expect(warned({}, { configOverrides: { tide: { context_options: { 'required-contexts': ['cla', 'dco'] } } } })).toEqual([
      'configOverrides.tide.context_options.required-contexts: no job here reports `cla`, `dco`, and tide merges nothing until they are green. '
        + 'What an App or a job of a repository reports say in tide.otherContexts.',
    ]);
  });

  test('of a protection that is not there', () => expect(warned({ contextOptions: { fromBranchProtection: true } })).toEqual([
    'tide.contextOptions: fromBranchProtection reads the section branch-protection of this configuration, which is not there, and so requires nothing.',
  ]));
});

test.each<readonly [string, object, object, readonly number[]]>([
  ['other repositories', { repos: ['acme/app'], labels: ['lgtm'] }, { repos: ['acme/lib'], labels: ['lgtm'] }, []],
  ['the same', { repos: ['acme/app'], labels: ['lgtm'] }, { repos: ['acme/app'], labels: ['lgtm'] }, [1]],
  ['an organisation', { repos: ['acme/app'], labels: ['lgtm', 'approved'] }, { orgs: ['acme'], labels: ['lgtm'] }, [0]],
  ['an organisation without it', { repos: ['acme/app'], labels: ['lgtm', 'approved'] }, { orgs: ['acme'], excludedRepos: ['acme/app'], labels: ['lgtm'] }, []],
  ['branches of its own', { repos: ['acme/app'], labels: ['lgtm', 'approved'] }, { repos: ['acme/app'], includedBranches: ['main'], labels: ['lgtm'] }, []],
  ['fewer branches', { repos: ['acme/app'], includedBranches: ['main'], labels: ['lgtm'] }, { repos: ['acme/app'], excludedBranches: ['old'], labels: ['lgtm'] }, []],
  ['an author of its own', { repos: ['acme/app'], labels: ['lgtm', 'approved'] }, { repos: ['acme/app'], author: 'robot', labels: ['lgtm'] }, []],
  ['approving reviews', { repos: ['acme/app'], labels: ['lgtm'] }, { repos: ['acme/app'], labels: ['lgtm'], reviewApprovedRequired: true }, [1]],
  ['less that is forbidden', { repos: ['acme/app'], labels: ['lgtm'], missingLabels: ['hold'] }, { repos: ['acme/app'], labels: ['lgtm'] }, [0]],
])('of two queries one may do nothing: %s', (_, one, other, idle) => {
  expect(looserQueries([one, other], 'tide.queries').map((text) => Number(/^tide\.queries\[(\d)\]: it does nothing/.exec(text)![1]))).toEqual(idle);
});
