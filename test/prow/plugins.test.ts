import { parse } from 'yaml';
import { overrideWarnings } from '../../src/prow/config/override-warnings';
import { ProwConfig } from '../../src/prow/config/prow-config';
import { GitHub } from '../../src/prow/github/github';
import { CherryPickApprovedOptions } from '../../src/prow/plugins/branch-plugins';
import { PluginsOptions } from '../../src/prow/plugins/plugins-options';
import { prowNotes } from '../../src/prow/prow-notes';
import { ProwPlan, ProwPlanOptions } from '../../src/prow/prow-plan';
import { thrown } from '../support/findings';
import { objectsIn } from '../support/objects';

type Json = Record<string, any>;

const github = GitHub.cloud({ repositories: ['acme/app', 'acme/lib', 'umbrella'] });
const OURS = ['approve', 'assign', 'help', 'hold', 'label', 'lgtm', 'lifecycle', 'retitle', 'size', 'skip', 'trigger', 'verify-owners', 'wip'];

function plan(plugins: PluginsOptions, more: Partial<ProwPlanOptions> = {}): ProwPlan {
  return ProwPlan.of({ github, plugins, ...more });
}

function files(plugins: PluginsOptions, more: Partial<ProwPlanOptions> = {}): { readonly config: Json; readonly plugins: Json } {
  const objects = objectsIn((chart) => new ProwConfig(chart, 'config', plan(plugins, more)._model), '40-prow');
  const text = (name: string): string => objects.find(({ metadata }) => metadata.name === name).data[`${name}.yaml`];
  return { config: parse(text('config')), plugins: parse(text('plugins')) };
}

const enabledEverywhere = (...names: string[]): PluginsOptions['enabled'] => Object.fromEntries(
  ['acme/app', 'acme/lib', 'umbrella'].map((name) => [name, { add: names }]));

describe('plugins.yaml', () => {
  test.each<[string, PluginsOptions, Json]>([
    ['approve for some, and ours for the rest', { approve: [{ repos: ['acme/app'], issueRequired: true, requireSelfApproval: true, lgtmActsAsApprove: true,
      ignoreReviewState: true, commandHelpLink: 'https://acme.dev/help', prProcessLink: 'https://acme.dev/process' }] }, {
      approve: [
        { repos: ['acme/app'], issue_required: true, require_self_approval: true, lgtm_acts_as_approve: true, ignore_review_state: true,
          commandHelpLink: 'https://acme.dev/help', pr_process_link: 'https://acme.dev/process' },
        { repos: ['acme/lib', 'umbrella'], commandHelpLink: 'https://prow.acme.dev/command-help' },
      ],
    }],
    ['lgtm of an organisation, and of all others', { lgtm: [{ repos: ['acme'], storeTreeHash: true }, { reviewActsAsLgtm: false, trustedTeamForStickyLgtm: 'leads' }] }, {
      lgtm: [
        { repos: ['acme'], store_tree_hash: true, review_acts_as_lgtm: true },
        { repos: ['umbrella'], review_acts_as_lgtm: false, trusted_team_for_sticky_lgtm: 'leads' },
      ],
    }],
    ['branches of releases, help and retitle', {
      enabled: { ...enabledEverywhere('cherry-pick-unapproved', 'branchcleaner'), 'acme/app': { add: ['cherry-pick-approved', 'cherry-pick-unapproved', 'branchcleaner'] } },
      cherryPickApproved: [{ org: 'acme', repo: 'app', branchRegexp: '^v[0-9]', approvers: ['octocat'], allowMissingLgtmLabel: true }],
      cherryPickUnapproved: { branchRegexp: '^v[0-9]', comment: 'Ask octocat.' }, branchCleaner: { preservedBranches: { 'acme/app': ['^v[0-9]'] } },
      help: { helpGuidelinesSummary: 'Be kind.' }, retitle: { allowClosedIssues: true },
    }, {
      cherry_pick_approved: [{ org: 'acme', repo: 'app', branchregexp: '^v[0-9]', approvers: ['octocat'], allow_missing_lgtm_label: true }],
      cherry_pick_unapproved: { branchregexp: '^v[0-9]', comment: 'Ask octocat.' }, branch_cleaner: { preserved_branches: { 'acme/app': ['^v[0-9]'] } },
      help: {
        help_guidelines_url: 'https://docs.github.com/communities/setting-up-your-project-for-healthy-contributions/'
          + 'encouraging-helpful-contributions-to-your-project-with-labels',
        help_guidelines_summary: 'Be kind.',
      },
      retitle: { allow_closed_issues: true },
    }],
    ['welcome', { enabled: enabledEverywhere('welcome'), welcome: [{ repos: ['acme/app'], messageTemplate: 'Hello {{.AuthorLogin}}', alwaysPost: true }] },
      { welcome: [{ repos: ['acme/app'], message_template: 'Hello {{.AuthorLogin}}', always_post: true }] }],
    ['label', { label: { additionalLabels: ['good first issue'], restrictedLabels: { '*': [{ label: 'release', allowedTeams: ['leads'], allowedUsers: ['octocat'],
      assignOn: ['release-note'] }] } } }, {
      label: { additional_labels: ['good first issue'], restricted_labels: {
        '*': [{ label: 'release', allowed_teams: ['leads'], allowed_users: ['octocat'], assign_on: [{ label: 'release-note' }] }],
      } },
    }],
    ['override, blunderbuss and owners', {
      enabled: enabledEverywhere('override', 'blunderbuss'),
      override: { allowTopLevelOwners: true, allowedGithubTeams: { umbrella: ['leads'] } },
      blunderbuss: { requestCount: 1, maxRequestCount: 3, excludeApprovers: true, useStatusAvailability: true, ignoreDrafts: true, ignoreAuthors: ['dependabot[bot]'],
        waitForStatus: { context: 'tide', description: 'lgtm', state: 'pending' } },
      owners: { mdYamlRepos: ['umbrella'], skipCollaborators: ['acme/app'], labelsDenylist: ['approved', 'lgtm', 'ok-to-test'] },
    }, {
      override: { allow_top_level_owners: true, allowed_github_teams: { umbrella: ['leads'] } },
      blunderbuss: { request_count: 1, max_request_count: 3, exclude_approvers: true, use_status_availability: true, ignore_drafts: true,
        ignore_authors: ['dependabot[bot]'], wait_for_status: { context: 'tide', description: 'lgtm', state: 'pending' } },
      owners: { mdyamlrepos: ['umbrella'], skip_collaborators: ['acme/app'], labels_denylist: ['approved', 'lgtm', 'ok-to-test'] },
    }],
    ['milestones', {
      enabled: { ...enabledEverywhere('milestone'), 'acme/app': { add: ['milestone', 'milestoneapplier'] } },
      repoMilestone: { '*': { maintainersTeam: 'leads' }, 'acme/app': { maintainersTeam: 'app-leads', maintainersFriendlyName: 'the leads' } },
      milestoneApplier: { 'acme/app': { main: 'v2', 'release-1.0': 'v1' } },
    }, {
      repo_milestone: { '': { maintainers_team: 'leads' }, 'acme/app': { maintainers_team: 'app-leads', maintainers_friendly_name: 'the leads' } },
      milestone_applier: { 'acme/app': { 'main': 'v2', 'release-1.0': 'v1' } },
    }],
    ['labels that must be there, sizes and blockades', {
      enabled: { 'acme/app': { add: ['require-matching-label'] }, 'umbrella': { add: ['blockade'] } },
      requireMatchingLabel: [{ org: 'acme', repo: 'app', branch: 'main', prs: true, regexp: '^kind/', missingLabel: 'needs-kind', missingComment: 'Give it a kind.',
        gracePeriod: '10s' }],
      size: { s: 5, m: 50, l: 500, xl: 5000, xxl: 50000 },
      blockades: [{ repos: ['umbrella'], branchRegexp: '^release-', blockRegexps: ['^vendor/'], exceptionRegexps: ['^vendor/own/'], explanation: 'It is generated.' }],
    }, {
      require_matching_label: [{ org: 'acme', repo: 'app', branch: 'main', prs: true, regexp: '^kind/', missing_label: 'needs-kind',
        missing_comment: 'Give it a kind.', grace_period: '10s' }],
      size: { s: 5, m: 50, l: 500, xl: 5000, xxl: 50000 },
      blockades: [{ repos: ['umbrella'], branchregexp: '^release-', blockregexps: ['^vendor/'], exceptionregexps: ['^vendor/own/'], explanation: 'It is generated.' }],
    }],
    ['dco, heart and release notes', {
      enabled: enabledEverywhere('dco', 'heart', 'release-note'),
      dco: { '*': { skipDcoCheckForMembers: true, trustedApps: ['dependabot'] }, 'acme': { skipDcoCheckForCollaborators: true, trustedOrg: 'umbrella' } },
      heart: { adorees: ['octocat'], commentRegexp: '^thanks' }, releaseNoteGuidelinesUrl: 'https://acme.dev/notes',
    }, {
      dco: { '*': { skip_dco_check_for_members: true, trusted_apps: ['dependabot'] }, 'acme': { skip_dco_check_for_collaborators: true, trusted_org: 'umbrella' } },
      heart: { adorees: ['octocat'], commentregexp: '^thanks' }, release_note: { guidelines_url: 'https://acme.dev/notes' },
    }],
  ])('%s', (_, plugins, sections) => {
    const { plugins: file } = files(plugins, { deckUrl: 'https://prow.acme.dev' });
    expect(Object.fromEntries(Object.keys(sections).map((key) => [key, file[key]]))).toEqual(sections);
  });

  test('the repository whose jobs are read keeps what reads them, unless it is taken away by name', () => {
    const own = { github: GitHub.cloud({ repositories: ['acme/app'] }), configRepository: 'acme/app' };
    const run = (enabled: PluginsOptions['enabled']): readonly string[] => files({ enabled }, own).plugins.plugins['acme/app'].plugins;
    expect(run({ 'acme/app': { only: ['lgtm', 'trigger'] } })).toEqual(['config-updater', 'lgtm', 'trigger']);
    expect(run({ 'acme/app': { remove: ['config-updater'] } })).toEqual(OURS);
    expect(run({})).toEqual([...OURS, 'config-updater'].sort());
  });

  test('which plugins run where, and what tide waits for there', () => {
    const { config, plugins } = files({ enabled: {
      'acme/app': { add: ['release-note', 'cat'], remove: ['wip'] }, 'umbrella': { excludedRepos: ['site'] }, 'umbrella/site': { only: ['lgtm', 'trigger'] },
      'umbrella/api': { add: ['release-note'] }, 'umbrella/docs': { add: ['cat'] },
    } });
    expect(plugins.plugins).toEqual({
      'acme/app': { plugins: [...OURS.filter((one) => one !== 'wip'), 'cat', 'release-note'].sort() }, 'acme/lib': { plugins: OURS },
      'umbrella': { plugins: OURS, excluded_repos: ['site'] }, 'umbrella/site': { plugins: ['lgtm', 'trigger'] },
      'umbrella/api': { plugins: ['release-note'] }, 'umbrella/docs': { plugins: ['cat'] },
    });
    const [labels, hold, owners, wip] = [['approved', 'lgtm'], 'do-not-merge/hold', 'do-not-merge/invalid-owners-file', 'do-not-merge/work-in-progress'];
    expect(config.tide.queries).toEqual([
      { labels, missingLabels: [hold, owners, 'do-not-merge/release-note-label-needed'], repos: ['acme/app'] },
      { labels, missingLabels: [hold, owners, wip], orgs: ['umbrella'], repos: ['acme/lib'], excludedRepos: ['umbrella/site', 'umbrella/api'] },
      { labels, missingLabels: [hold, owners, 'do-not-merge/release-note-label-needed', wip], repos: ['umbrella/api'] },
      { labels: ['lgtm'], missingLabels: [], repos: ['umbrella/site'] },
    ]);
  });

  test('trust starts workflows and invites', () => {
    const trusting = GitHub.cloud({ repositories: ['acme/app'],
      trust: [{ triggerGithubWorkflows: true, orgInvite: { disabled: false, mergedPrThreshold: 5, message: 'Join {join_org_url}' } }] });
    const { plugins } = files({}, { github: trusting });
    expect(plugins.triggers).toEqual([{ repos: ['acme/app'], trigger_github_workflows: true,
      org_invite: { prominent: { disabled: false, merged_pr_threshold: 5, message: 'Join {join_org_url}' } } }]);
    expect(prowNotes(plan({}, { github: trusting })._model)).toContain(
      'Prow starts GitHub\'s workflows of `acme/app` by `triggerGithubWorkflows`, for which its App needs the permission to write Actions.');
  });
});

describe('errors', () => {
  test.each<[PluginsOptions, string]>([
    [{ approve: [{ repos: ['acme/app'] }, { repos: ['acme/app'] }] },
      'approve[1].repos }): "acme/app" is in [0] already; remove one of them (ElementTwice)'],
    [{ label: { additionalLabels: ['x'], restrictedLabels: { acme: [{ label: 'x' }] } } },
      'label.restrictedLabels.acme[0].label }): "x" is in additionalLabels too, for everybody; remove it there (MutuallyExclusive)'],
    [{ requireMatchingLabel: [{ org: 'acme', regexp: '^kind/', missingLabel: 'kind/none', prs: true }] },
      'requireMatchingLabel[0].missingLabel }): "kind/none" matches the regexp "^kind/"; use another label (MutuallyExclusive)'],
    [{ size: { s: 10, m: 5, l: 100, xl: 500, xxl: 1000 } },
      'size.m }): 5 is less than s, which is 10; write all five, from small to large (NumberOutOfRange)'],
    [{ blunderbuss: { requestCount: 3, maxRequestCount: 2 } },
      'blunderbuss }): asks 3 people and at most 2; raise maxRequestCount (NumberOutOfRange)'],
    [{ welcome: [{ messageTemplate: '{{ .Author }}' }] },
      'welcome[0].messageTemplate }): "{{ .Author }}" is a template that fails: PRInfo has no field "Author"; '
        + 'write one of its fields: Org, Repo, AuthorLogin, AuthorName (UnknownProp)'],
    [{ enabled: { 'acme/app': { only: ['size'], add: ['lgtm'] } } },
      'enabled.acme/app.add }): is given together with only, which says all that runs there; write them into only (MutuallyExclusive)'],
    [{ cherryPickApproved: [{ org: 'acme', approvers: ['ann'] } as CherryPickApprovedOptions] }, 'cherryPickApproved[0].repo }): is missing; give it a value (PropMissing)'],
    [{ cherryPickApproved: [{ org: 'acme', repo: 'acme/app', approvers: ['ann'] }] },
      'cherryPickApproved[0].repo }): "acme/app" is not a repository without its organisation; write "app" (GithubNameInvalid)'],
    [{ cherryPickApproved: [{ org: 'acme', repo: 'app', approvers: ['ann'] }, { org: 'acme', repo: 'lib', approvers: ['ann'] }, { org: 'acme', repo: 'app', approvers: ['bob'] }] },
      'cherryPickApproved[2].repo }): "acme/app" is in [0] already; remove one of them (ElementTwice)'],
    [{ milestoneApplier: { 'acme': { main: 'v1' }, 'acme/app': { main: 'v1' } } }, 'milestoneApplier }): "acme" is an organisation; write "org/repo" (RepositoryInvalid)'],
    [{ repoMilestone: { 'acme': { maintainersTeam: 'leads' }, '*': { maintainersTeam: 'leads' } } },
      'repoMilestone }): "acme" is an organisation; write "org/repo" (RepositoryInvalid)'],
  ])('alone %#', (plugins, error) => expect(thrown(() => plan(plugins))).toEqual([`ProwPlan.of({ plugins.${error}`]));

  test.each<[PluginsOptions, readonly string[]]>([
    [{ enabled: { 'acme/app': { add: ['blunderbus', 'lgtm', 'needs-rebase'] } } }, [
      'enabled.acme/app.add[0]: "blunderbus" is not a plugin; did you mean "blunderbuss"? (UnknownProp)',
      'enabled.acme/app.add[1]: "lgtm" runs there already; leave it out (PluginTwice)',
      'enabled.acme/app.add[2]: "needs-rebase" is not a plugin; write it into external_plugins: it is a program of its own (UnknownProp)',
    ]],
    [{ enabled: { 'acme/ap': {} } }, ['enabled.acme/ap: "acme/ap" is none of the repositories acme/app, acme/lib, umbrella; did you mean "acme/app"? (RepositoryNotServed)']],
    [{ enabled: { 'acme/app': { remove: ['cat'], excludedRepos: ['x'] } } }, [
      'enabled.acme/app.remove[0]: "cat" is none of its own plugins; leave it out (PropWithoutEffect)',
      'enabled.acme/app.excludedRepos: is given for a repository, "acme/app"; write it at "acme" (PropWithoutEffect)',
    ]],
    [{ enabled: { 'umbrella/site': { add: ['wip'], remove: ['lgtm'] } } }, [
      'enabled.umbrella/site.add[0]: "wip" runs there already; leave it out (PluginTwice)',
      'enabled.umbrella/site.remove[0]: "lgtm" is none of its own plugins; add "site" to excludedRepos of "umbrella", and say here which plugins run '
        + '(PropWithoutEffect)',
    ]],
    [{ blunderbuss: {} }, ['blunderbuss: does nothing, because the plugin blunderbuss runs nowhere; add it to plugins.enabled["acme/app"] (PropWithoutEffect)']],
    [{ enabled: { 'acme/app': { add: ['welcome'] } }, welcome: [{ repos: ['acme/app', 'acme/lib'] }] },
      ['welcome[0].repos[1]: does nothing, because the plugin welcome does not run in "acme/lib"; add it to plugins.enabled["acme/lib"] (PropWithoutEffect)']],
    [{ approve: [{ repos: ['other'] }] }, ['approve[0].repos[0]: "other" is not served; add it to the repositories of github, or remove it here (RepositoryNotServed)']],
    [{ lgtm: [{}, { storeTreeHash: true }] }, ['lgtm[1]: names no repository, and neither does [0]; name the repositories of one of them (ElementTwice)']],
    [{ lgtm: [{ repos: ['acme', 'umbrella'] }, {}] }, ['lgtm[1]: is for the repositories that no other entry names, and there are none; remove it (PropWithoutEffect)']],
    [{ repoMilestone: { 'acme/app': { maintainersTeam: 'leads' } } },
      ['repoMilestone.acme/app: does nothing, because none of the plugins milestone, milestonestatus runs in "acme/app"; '
        + 'add it to plugins.enabled["acme/app"] (PropWithoutEffect)']],
  ])('beside the rest %#', (plugins, errors) => expect(thrown(() => files(plugins))).toEqual(errors.map((error) => `[40-prow] plugins.${error}`)));

  test('of what an override says too', () => expect(thrown(() => files({ lgtm: [{ storeTreeHash: true }], enabled: { 'acme/app': { add: ['cat'] } } }, {
    pluginOverrides: { lgtm: [], approve: [], plugins: { 'acme/app': { plugins: ['trigger'] } } },
  }))).toEqual([
    '[40-prow] pluginOverrides.lgtm: takes the place of plugins.lgtm; say it in one of the two (MutuallyExclusive)',
    '[40-prow] pluginOverrides.plugins.acme/app: takes the place of plugins.enabled; say it in one of the two (MutuallyExclusive)',
  ]));
});

test('plugins that do nothing are warned of', () => {
  const enabled = { 'acme/lib': { add: ['blunderbuss'], remove: ['verify-owners'] } };
  const pluginOverrides = { plugins: { 'acme/app': { plugins: ['trigger', 'blockade', 'milestone'] }, 'other/tool': { plugins: ['blockade'] } } };
  const warned = overrideWarnings(plan({ enabled }, { pluginOverrides })._model).filter((line) => /plugin |OWNERS/.test(line));
  expect(warned).toEqual([
    'plugins.enabled.acme/lib: approve reads OWNERS files, and nothing checks them in pull requests; enable verify-owners too.',
    'The plugin blockade runs in `acme/app`, `other/tool` and does nothing without plugins.blockades.',
    'The plugin milestone runs in `acme/app` and does nothing without plugins.repoMilestone.',
  ]);
});

test.each<[string, object, readonly string[]]>([
  ['a section for another one', { plugins: { 'acme/app': { plugins: ['blockade'] } }, blockades: [{ repos: ['acme/lib'], blockregexps: ['^a'] }] },
    ['The plugin blockade runs in `acme/app` and does nothing there, because plugins.blockades does not name it.']],
  ['an organisation of which one repository is named', { plugins: { acme: { plugins: ['milestoneapplier'] } }, milestone_applier: { 'acme/app': { main: 'v1' } } }, []],
  ['a section for an organisation', { plugins: { 'acme/app': { plugins: ['blockade'] } }, blockades: [{ repos: ['acme'], blockregexps: ['^a'] }] }, []],
  ['a section for all', { plugins: { 'acme/app': { plugins: ['milestone'] } }, repo_milestone: { '': { maintainers_team: 'leads' } } }, []],
  ['one that no organisation is taken of', { plugins: { 'acme/app': { plugins: ['milestone'] } }, repo_milestone: { acme: { maintainers_team: 'leads' } } },
    ['The plugin milestone runs in `acme/app` and does nothing there, because plugins.repoMilestone does not name it.']],
])('plugins are held against %s', (_, pluginOverrides, expected) => {
  expect(overrideWarnings(plan({}, { pluginOverrides })._model).filter((line) => line.startsWith('The plugin '))).toEqual(expected);
});

test('a label that stays is told', () => expect(prowNotes(plan({ lgtm: [{ trustedTeamForStickyLgtm: 'leads' }] })._model)).toContain(
  'The label `lgtm` of a pull request of the team `leads` stays through later commits, by `trustedTeamForStickyLgtm`: whoever has the account of one of them merges '
    + 'what nobody has read.'));
