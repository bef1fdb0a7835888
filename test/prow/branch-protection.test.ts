import { parse } from 'yaml';
import { BranchProtectionOptions } from '../../src/prow/branch-protection/branch-protection-options';
import { overrideWarnings } from '../../src/prow/config/override-warnings';
import { ProwConfig } from '../../src/prow/config/prow-config';
import { ProwJobs } from '../../src/prow/jobs/prow-jobs';
import { GitHub } from '../../src/prow/github/github';
import { prowNotes } from '../../src/prow/prow-notes';
import { ProwPlan, ProwPlanOptions } from '../../src/prow/prow-plan';
import { TideMergeMethod } from '../../src/prow/tide/tide-merging';
import { TideOptions } from '../../src/prow/tide/tide-options';
import { thrown } from '../support/findings';
import { objectsIn } from '../support/objects';

type Json = Record<string, any>;

const github = GitHub.cloud({ repositories: ['acme/app', 'umbrella'] });

function plan(branchProtection: BranchProtectionOptions | undefined, more: Partial<ProwPlanOptions> = {}): ProwPlan {
  return ProwPlan.of({ github, branchProtection, ...more });
}

function section(branchProtection: BranchProtectionOptions | undefined, more: Partial<ProwPlanOptions> = {}): Json {
  const objects = objectsIn((chart) => new ProwConfig(chart, 'config', plan(branchProtection, more)._model), '40-prow');
  return parse(objects.find(({ metadata }) => metadata.name === 'config').data['config.yaml'])['branch-protection'];
}

const all: BranchProtectionOptions = {
  protectTestedRepos: true, allowDisabledPolicies: true, allowDisabledJobPolicies: true, protectReposWithOptionalJobs: true, enforceAdmins: true,
  orgs: { acme: {
    protect: true, requiredStatusChecks: { contexts: ['cla'], strict: false }, exclude: ['^dependabot/'],
    repos: { app: {
      restrictions: { apps: ['acme-prow'], users: ['octocat'], teams: ['release-managers'] }, requireManuallyTriggeredJobs: true,
      requiredPullRequestReviews: {
        requiredApprovingReviewCount: 2, dismissStaleReviews: true, requireCodeOwnerReviews: false,
        dismissalRestrictions: { users: [], teams: ['release-managers'] }, bypassPullRequestAllowances: { users: ['octocat'] },
      },
      branches: { main: { requiredLinearHistory: true, allowForcePushes: false, allowDeletions: false, requireSignedCommits: true }, old: { unmanaged: true } },
    } },
  }, umbrella: { protect: true, include: ['^main$'] } },
};

test('becomes the section of config.yaml, in the words of Prow', () => {
  expect(section(undefined)).toBeUndefined();
  expect(section(all)).toEqual({
    'protect-tested-repos': true, 'allow_disabled_policies': true, 'allow_disabled_job_policies': true, 'protect_repos_with_optional_jobs': true,
    'enforce_admins': true,
    'orgs': { acme: {
      protect: true, required_status_checks: { contexts: ['cla'], strict: false }, exclude: ['^dependabot/'],
      repos: { app: {
        restrictions: { apps: ['acme-prow'], users: ['octocat'], teams: ['release-managers'] }, require_manually_triggered_jobs: true,
        required_pull_request_reviews: {
          required_approving_review_count: 2, dismiss_stale_reviews: true, require_code_owner_reviews: false,
          dismissal_restrictions: { users: [], teams: ['release-managers'] }, bypass_pull_request_allowances: { users: ['octocat'] },
        },
        branches: {
          main: { required_linear_history: true, allow_force_pushes: false, allow_deletions: false, require_signed_commits: true }, old: { unmanaged: true },
        },
      } },
    }, umbrella: { protect: true, include: ['^main$'] } },
  });
});

describe('errors', () => {
  test.each<[BranchProtectionOptions, string]>([
    [{ protect: true }, ' }): names no organisation, so nothing is protected; write orgs, or protectTestedRepos: true (PropWithoutEffect)'],
    [{ orgs: { acme: { protect: true, include: ['a'], exclude: ['b'] } } },
      '.orgs.acme.exclude }): is given together with include, here or at a level above; keep one of them (MutuallyExclusive)'],
    [{ exclude: ['^old'], orgs: { acme: { protect: true, repos: { app: { include: ['^main$'] } } } } },
      '.orgs.acme.repos.app.include }): is given together with exclude, here or at a level above; keep one of them (MutuallyExclusive)'],
    [{ orgs: { acme: { repos: { app: { branches: { main: { enforceAdmins: true } } } } } } },
      '.orgs.acme.repos.app.branches.main }): is said of a branch, and neither here nor at a level above whether it is protected; '
        + 'write protect: true, or unmanaged: true (PropMissing)'],
    [{ enforceAdmins: true, orgs: { acme: { protect: true, repos: { app: { branches: { main: { protect: false } } } } } } },
      '.orgs.acme.repos.app.branches.main }): is not protected, and enforceAdmins asks for a protected branch, here or at a level above; '
        + 'write protect: true, or allowDisabledPolicies: true at the top (MutuallyExclusive)'],
    [{ orgs: { acme: { requiredStatusChecks: { contexts: ['cla'] } } } },
      '.orgs.acme }): has requiredStatusChecks, and nothing is protected by it; write protect: true (PropWithoutEffect)'],
    [{ orgs: { acme: { repos: { app: { requiredLinearHistory: true } } } } },
      '.orgs.acme.repos.app }): has requiredLinearHistory, and nothing is protected by it; write protect: true (PropWithoutEffect)'],
    [{ orgs: { acme: { unmanaged: true, protect: true } } },
      '.orgs.acme.unmanaged }): is true, so that branchprotector leaves it alone, and protect beside it does nothing; keep one of them (MutuallyExclusive)'],
    [{ orgs: { acme: { protect: true, repos: { app: { branches: { old: { unmanaged: true, enforceAdmins: true } } } } } } },
      '.orgs.acme.repos.app.branches.old.unmanaged }): is true, so that branchprotector leaves it alone, and enforceAdmins beside it does nothing; keep one of them '
        + '(MutuallyExclusive)'],
    [{ orgs: { acme: { protect: true, requiredPullRequestReviews: { requiredApprovingReviewCount: 7 } } } },
      '.orgs.acme.requiredPullRequestReviews.requiredApprovingReviewCount }): 7 is outside 0-6; pick a number in that range (NumberOutOfRange)'],
    [{ orgs: { acme: { protect: true, include: ['(?=a)'] } } },
      '.orgs.acme.include[0] }): "(?=a)" uses "(?=", which Go\'s regular expressions do not have; '
        + 'write it without lookaround, back references and foreign escapes (RegexpInvalid)'],
    [{ orgs: { 'acme/app': { protect: true } } },
      '.orgs }): "acme/app" is not an organisation of GitHub; write it as it stands in the address of its page (GithubNameInvalid)'],
    [{ orgs: { acme: { repos: { 'acme/app': { protect: true } } } } },
      '.orgs.acme.repos }): "acme/app" is not a repository without its organisation; write "app" (GithubNameInvalid)'],
  ])('%#', (said, error) => expect(thrown(() => plan(said))).toEqual([`ProwPlan.of({ branchProtection${error}`]));

  test('of what an override says too', () => expect(thrown(() => section({ protectTestedRepos: true, orgs: { acme: { protect: true } } }, {
    configOverrides: { 'branch-protection': { 'orgs': { umbrella: { protect: true } }, 'protect-tested-repos': false, 'enforce_admins': true } },
  }))).toEqual([
    '[40-prow] configOverrides.branch-protection.orgs: takes the place of branchProtection.orgs; say it in one of the two (MutuallyExclusive)',
    '[40-prow] configOverrides.branch-protection.protect-tested-repos: takes the place of branchProtection.protectTestedRepos; '
      + 'say it in one of the two (MutuallyExclusive)',
  ]));

  test.each<[string, BranchProtectionOptions]>([
    ['a policy that tested repositories have', { protectTestedRepos: true, enforceAdmins: true }],
    ['a branch that is left alone', { orgs: { acme: { protect: true, repos: { app: { enforceAdmins: true, branches: { old: { unmanaged: true } } } } } } }],
    ['a branch that is left alone and not protected', { orgs: { acme: { repos: { app: { branches: { old: { unmanaged: true, protect: false } } } } } } }],
    ['one branch of what is left alone', { orgs: { acme: { unmanaged: true, enforceAdmins: true, protect: true, repos: { app: { branches: { main: { unmanaged: false } } } } } } }],
    ['protection that is switched off on purpose',
      { allowDisabledPolicies: true, enforceAdmins: true, orgs: { acme: { protect: true, repos: { app: { branches: { main: { protect: false } } } } } } }],
    ['a repository below a protected organisation', { orgs: { acme: { protect: true, repos: { app: { enforceAdmins: true } } } } }],
  ])('none for %s', (_, said) => expect(thrown(() => section(said))).toEqual([]));
});

describe('what branchprotector would end in error at', () => {
  const pod = { containers: [{ image: 'golang:1.26', command: ['make'] }] };
  const jobs = (...said: readonly object[]): Partial<ProwPlanOptions> => (
    { jobs: ProwJobs.of({ presubmits: { 'acme/app': said.map((one, i) => ({ name: `job-${i}`, always_run: true, spec: pod, ...one })) } }) });
  const all = { orgs: { acme: { protect: true, repos: { app: { protect: false } } } } };
  const said = (path: string, job = 'job-0', allow = 'allowDisabledJobPolicies'): string => `[40-prow] ${path}: is false, and the job "${job}" of acme/app is `
    + `required there, at which branchprotector ends in error; write protect: true or unmanaged: true, or ${allow}: true at the top (MutuallyExclusive)`;
  const errors = (protection: BranchProtectionOptions | undefined, more: Partial<ProwPlanOptions>): readonly string[] => (
    thrown(() => section(protection, more)));

  test.each<[string, BranchProtectionOptions, Partial<ProwPlanOptions>, readonly string[]]>([
    ['a repository', all, jobs({}), [said('branchProtection.orgs.acme.repos.app.protect')]],
    ['a branch', { orgs: { acme: { protect: true, repos: { app: { branches: { old: { protect: false } } } } } } }, jobs({ branches: ['^main$'] }, { branches: ['^old$'] }),
      [said('branchProtection.orgs.acme.repos.app.branches.old.protect', 'job-1')]],
    ['an organisation', { orgs: { acme: { protect: false } } }, jobs({}), [said('branchProtection.orgs.acme.protect')]],
    ['everything', { protect: false, orgs: { acme: {} } }, jobs({}), [said('branchProtection.protect')]],
    ['tested repositories', { protect: false, protectTestedRepos: true }, jobs({}), [said('branchProtection.protect')]],
    ['jobs that only a comment starts', { requireManuallyTriggeredJobs: true, allowDisabledPolicies: true, ...all }, jobs({ always_run: false }),
      [said('branchProtection.orgs.acme.repos.app.protect')]],
    ['optional jobs', { protectReposWithOptionalJobs: true, ...all }, jobs({ optional: true }), [said('branchProtection.orgs.acme.repos.app.protect')]],
    ['jobs of an override', all, { configOverrides: { presubmits: { 'acme/app': [{ name: 'over', always_run: true, spec: pod }] } } },
      [said('branchProtection.orgs.acme.repos.app.protect', 'over')]],
    ['nothing where it is allowed', { allowDisabledJobPolicies: true, ...all }, jobs({}), []],
    ['nothing where nobody looks', { orgs: { acme: { repos: { other: { protect: false } } } } }, jobs({}), []],
    ['nothing of optional jobs, and of those that may not run', all,
      jobs({ optional: true }, { skip_report: true }, { always_run: false }, { always_run: false, run_if_changed: 'x' }), []],
    ['nothing of a job of other branches', { orgs: { acme: { repos: { app: { protect: false, branches: { main: { protect: true } } } } } } },
      jobs({ branches: ['^main$'] }), []],
    ['nothing of a branch where no job runs', { orgs: { acme: { protect: true, repos: { app: { branches: { old: { protect: false } } } } } } },
      jobs({ skip_branches: ['^old$'] }), []],
    ['nothing of branches that are narrowed', { orgs: { acme: { repos: { app: { protect: false, exclude: ['^main$'] } } } } }, jobs({ branches: ['^main$'] }), []],
    ['nothing of what is left alone', { orgs: { acme: { protect: false, repos: { app: { unmanaged: true } } } } }, jobs({}), []],
  ])('%s', (_, protection, more, expected) => expect(errors(protection, more)).toEqual(expected));

  test('of an override', () => expect(errors(undefined, { ...jobs({}), configOverrides: { 'branch-protection': {
    orgs: { 'acme': { protect: false, repos: { 'acme/x': { protect: true } } }, 'acme/app': {} },
  } } })).toEqual([
    '[40-prow] configOverrides.branch-protection.orgs: "acme/app" is not an organisation of GitHub; write it as it stands in the address of its page (GithubNameInvalid)',
    '[40-prow] configOverrides.branch-protection.orgs.acme.repos: "acme/x" is not a repository without its organisation; write "x" (GithubNameInvalid)',
    said('configOverrides.branch-protection.orgs.acme.protect', 'job-0', 'allow_disabled_job_policies'),
  ]));

  test('Apps without the flag', () => {
    const apps = { protect: true, restrictions: { apps: ['acme-prow'] } };
    const protector = { enableAppsRestrictions: false };
    const text = (root: string): string => `[40-prow] branchprotector.enableAppsRestrictions: is false, and ${root}.orgs.acme.restrictions.apps names Apps, at which `
      + 'branchprotector ends in error then; leave it out, or leave the Apps out (MutuallyExclusive)';
    const over = { 'branch-protection': { orgs: { acme: apps } } };
    expect(errors({ orgs: { acme: apps } }, { branchprotector: protector })).toEqual([text('branchProtection')]);
    expect(errors(undefined, { branchprotector: protector, configOverrides: over })).toEqual([text('configOverrides.branch-protection')]);
    expect(plan(undefined, { branchprotector: {}, configOverrides: over })._model.programs.branchprotector?.enableAppsRestrictions).toBe(true);
  });

  test('repositories by a flag, which stops at organisations', () => {
    const enabled = (...extraArgs: string[]): readonly string[] => errors({ orgs: { acme: { protect: true } } }, { branchprotector: { extraArgs } });
    expect(enabled('--github-enabled-org=acme', '--github-enabled-repo=acme/app')).toEqual([]);
    expect(enabled('--github-hourly-tokens=900', '--github-enabled-repo=acme/app')).toEqual([
      '[40-prow] branchprotector.extraArgs[1]: has branchprotector leave out all that stands in orgs, because it asks for an organisation first; '
        + 'write "--github-enabled-org=acme", and name repositories in the section (ArgumentHarmful)',
    ]);
  });
});

test('of strangers is warned', () => expect(overrideWarnings(plan({ orgs: {
  acme: { protect: true, repos: { ap: { enforceAdmins: true } } }, other: { protect: true }, umbrella: { protect: true, repos: { any: { protect: true } } },
} })._model)).toEqual([
  'branchProtection.orgs.acme.repos.ap: `acme/ap` is not among the repositories of github, and branchprotector goes there all the same: where its App is not '
    + 'installed, or is no admin, it ends in error; did you mean `acme/app`?',
  'branchProtection.orgs.other: `other` is not among the repositories of github, and branchprotector goes there all the same: where its App is not installed, '
    + 'or is no admin, it ends in error.',
]));

test('merge commits that are kept out are warned of', () => {
  const { MERGE, REBASE, SQUASH } = TideMergeMethod;
  const said: BranchProtectionOptions = { protect: true, orgs: {
    acme: { repos: { app: {
      requiredLinearHistory: true, branches: { main: { protect: true }, old: { requiredLinearHistory: false }, v1: { enforceAdmins: true } },
    } } },
    umbrella: { requiredLinearHistory: true },
  } };
  const warned = (tide: TideOptions, more: Partial<ProwPlanOptions> = {}): readonly string[] => overrideWarnings(plan(said, { tide, ...more })._model);
  const of = (place: string, key: string): string => `branchProtection.orgs.${place}: requiredLinearHistory keeps merge commits out, and tide merges by such `
    + `there; write tide.mergeMethods: { "${key}": TideMergeMethod.SQUASH }, or REBASE.`;
  const [app, main, umbrella] = [of('acme.repos.app', 'acme/app'), of('acme.repos.app.branches.main', 'acme/app@main'), of('umbrella', 'umbrella')];
  expect(warned({})).toEqual([app, main, umbrella]);
  expect(warned({ mergeMethods: { acme: SQUASH, umbrella: REBASE } })).toEqual([]);
  expect(warned({ mergeMethods: { acme: SQUASH, umbrella: REBASE }, branchMergeMethods: [{ repo: 'acme/app', branches: '^ma', method: MERGE }] })).toEqual([main]);
  expect(warned({ mergeMethods: { 'acme/app@main': SQUASH } })).toEqual([app, umbrella]);
  expect(warned({ mergeMethods: { umbrella: REBASE }, branchMergeMethods: [{ repo: 'acme/app', branches: '.*', method: SQUASH }] })).toEqual([]);
  expect(warned({}, { configOverrides: { tide: { merge_method: { acme: 'squash' } } } })).toEqual([]);
});

test.each<[string, BranchProtectionOptions, TideOptions]>([
  ['of branches that the section names', { orgs: { acme: { repos: { app: { protect: true, requiredLinearHistory: true, include: ['^main$'] } } } } },
    { mergeMethods: { 'acme/app@main': TideMergeMethod.SQUASH } }],
  ['of branches by an expression', { orgs: { acme: { repos: { app: { protect: true, requiredLinearHistory: true, exclude: ['^release-'] } } } } },
    { branchMergeMethods: [{ repo: 'acme/app', branches: '^(main|v[0-9])', method: TideMergeMethod.SQUASH }] }],
  ['of the only repository of an organisation', { orgs: { acme: { protect: true, requiredLinearHistory: true } } }, { mergeMethods: { 'acme/app': TideMergeMethod.SQUASH } }],
])('a linear history is none the worse for the method %s', (_, said, tide) => expect(overrideWarnings(plan(said, { tide })._model)).toEqual([]));

test('contexts that nobody reports are warned of', () => {
  const contexts = (...names: string[]): object => ({ protect: true, requiredStatusChecks: { contexts: names } });
  const jobs = ProwJobs.of({ presubmits: { 'acme/app': [{ name: 'unit', always_run: true, spec: { containers: [{ image: 'golang:1.26', command: ['make'] }] } }] } });
  expect(overrideWarnings(plan({ orgs: { acme: contexts('unit', 'cla', 'tide'), umbrella: contexts('unit', 'lint', 'dco') } }, { jobs, tide: { otherContexts: ['dco'] } })._model)).toEqual([
    'branchProtection.orgs.acme.requiredStatusChecks.contexts: no job here reports `cla`, and GitHub lets nothing be merged until it is green. '
      + 'What an App or a job of a repository reports say in tide.otherContexts.',
    'branchProtection.orgs.umbrella.requiredStatusChecks.contexts: no job here reports `unit`, `lint`, and GitHub lets nothing be merged until they are green. '
      + 'What an App or a job of a repository reports say in tide.otherContexts.',
  ]);
});

test('a note says who puts it into effect', () => {
  const note = (said: BranchProtectionOptions | undefined): readonly string[] => prowNotes(plan(said)._model).filter((text) => text.includes('branchprotector'));
  expect(note(undefined)).toEqual([]);
  expect(note(all)).toEqual(['GitHub protects no branch by `branchProtection` until branchprotector runs: write `branchprotector: {}`, or run it yourself.']);
});
