import { ProwJobs, ReportedJobState } from '../../src';
import { app, Mistake } from './mistake';

const CONTAINER = { image: 'golang:1.26', command: ['make'] };
const POD = { containers: [CONTAINER] };

/** What is laid over config.yaml and plugins.yaml. */
export const PROW_CONFIG: readonly Mistake[] = [
  {
    id: 'O01', says: 'a duration in words',
    input: () => app({ configOverrides: { tide: { sync_period: '2 minutes' } } }),
    becomes: { refused: [
      '[40-prow/prow] configOverrides.tide.sync_period: "2 minutes" is not a Go duration; write one like "90s" or "1h30m" '
        + '(DurationInvalid)',
    ] },
    corrected: () => app({ configOverrides: { tide: { sync_period: '2m' } } }),
  },
  {
    id: 'O02', says: 'labels that are no list',
    input: () => app({ configOverrides: { tide: { queries: [{ repos: ['acme/app'], labels: 'lgtm' }] } } }),
    becomes: { refused: [
      '[40-prow/prow] configOverrides.tide.queries[0].labels: "lgtm" is not a list; write [ … ] (WrongType)',
    ] },
  },
  {
    id: 'O04', says: 'a duration in days',
    input: () => app({ configOverrides: { sinker: { max_pod_age: '1d' } } }),
    becomes: { refused: [
      '[40-prow/prow] configOverrides.sinker.max_pod_age: "1d" is not a Go duration; write "24h" (DurationInvalid)',
    ] },
    corrected: () => app({ configOverrides: { sinker: { max_pod_age: '24h' } } }),
  },
  {
    id: 'O05', says: 'a duration as a number',
    input: () => app({ configOverrides: { plank: { pod_pending_timeout: 600 } } }),
    becomes: { refused: [
      '[40-prow/prow] configOverrides.plank.pod_pending_timeout: 600 is not a Go duration; write one like "90s" or "1h30m" '
        + '(DurationInvalid)',
    ] },
    corrected: () => app({ configOverrides: { plank: { pod_pending_timeout: '10m' } } }),
  },
  {
    id: 'O06', says: 'a size in words',
    input: () => app({ configOverrides: { deck: { spyglass: { size_limit: '500MB' } } } }),
    becomes: { refused: [
      '[40-prow/prow] configOverrides.deck.spyglass.size_limit: "500MB" is not a number; write an integer (WrongType)',
    ] },
    corrected: () => app({ configOverrides: { deck: { spyglass: { size_limit: 500000000 } } } }),
  },
  {
    id: 'O07', says: 'a level that does not exist',
    input: () => app({ configOverrides: { log_level: 'verbose' } }),
    becomes: { refused: [
      '[40-prow/prow] configOverrides.log_level: "verbose" is not one of panic, fatal, error, warning, warn, info, debug, '
        + 'trace; pick one of them (NotAllowedValue)',
    ] },
    corrected: () => app({ configOverrides: { log_level: 'debug' } }),
  },
  {
    id: 'O11', says: 'a letter too few in plank',
    input: () => app({ configOverrides: { plank: { max_goroutine: 5 } } }),
    becomes: { refused: [
      '[40-prow/prow] configOverrides.plank: "max_goroutine" is not a field; did you mean "max_goroutines"? (UnknownProp)',
    ] },
    corrected: () => app({ configOverrides: { plank: { max_goroutines: 5 } } }),
  },
  {
    id: 'O12', says: 'two letters changed in tide',
    input: () => app({ configOverrides: { tide: { querys: [] } } }),
    becomes: { refused: [
      '[40-prow/prow] configOverrides.tide: "querys" is not a field; did you mean "queries"? (UnknownProp)',
    ] },
  },
  {
    id: 'O13', says: 'a query without conditions',
    input: () => app({ configOverrides: { tide: { queries: [{ repos: ['acme/app'] }] } } }),
    becomes: { warned: [
      'configOverrides.tide.queries[0]: no label is required, so every pull request whose jobs pass is merged at once.',
      'configOverrides.tide.queries[0]: it does not require the label `approved`, which the plugin approve gives in `acme/app`.',
      'configOverrides.tide.queries[0]: it does not require the label `lgtm`, which the plugin lgtm gives in `acme/app`.',
      'configOverrides.tide.queries[0]: it does not forbid the label `do-not-merge/hold`, which the plugin hold gives in '
        + '`acme/app`.',
      'configOverrides.tide.queries[0]: it does not forbid the label `do-not-merge/invalid-owners-file`, which the plugin '
        + 'verify-owners gives in `acme/app`.',
      'configOverrides.tide.queries[0]: it does not forbid the label `do-not-merge/work-in-progress`, which the plugin wip '
        + 'gives in `acme/app`.',
    ] },
  },
  {
    id: 'O15', says: 'organisations as a list',
    input: () => app({ configOverrides: { 'branch-protection': { orgs: ['acme'] } } }),
    becomes: { refused: [
      '[40-prow/prow] configOverrides.branch-protection.orgs: ["acme"] is not an object; write { name: value } (WrongType)',
    ] },
  },
  {
    id: 'O16', says: 'a broken job in configOverrides',
    input: () => app({ configOverrides: { presubmits: { 'acme/app': [{ name: 'a b', always_run: true, spec: POD }] } } }),
    becomes: { refused: [
      '[40-prow/prow] configOverrides.presubmits.acme/app[0].name: "a b" is not the name of a job; write "a-b" (JobNameInvalid)',
    ] },
    corrected: () => app({ configOverrides: { presubmits: { 'acme/app': [{ name: 'a-b', always_run: true, spec: POD }] } } }),
  },
  {
    id: 'O17', says: 'a periodic without a pod in configOverrides',
    input: () => app({ configOverrides: { periodics: [{ name: 'p', interval: '1h' }] } }),
    becomes: { refused: [
      '[40-prow/prow] configOverrides.periodics[0].spec: is missing; give it a value (PropMissing)',
    ] },
    corrected: () => app({ configOverrides: { periodics: [{ name: 'p', interval: '1h', spec: POD }] } }),
  },
  {
    id: 'O17b', says: 'no jobs in configOverrides, in the wrong form',
    input: () => app({ configOverrides: { presubmits: [], postsubmits: [], periodics: {}, presets: {} } }),
    becomes: { refused: [
      '[40-prow/prow] configOverrides.presubmits: [] is not an object; write { name: value } (WrongType)',
      '[40-prow/prow] configOverrides.postsubmits: [] is not an object; write { name: value } (WrongType)',
      '[40-prow/prow] configOverrides.periodics: {} is not a list; write [ … ] (WrongType)',
      '[40-prow/prow] configOverrides.presets: {} is not a list; write [ … ] (WrongType)',
    ] },
    corrected: () => app({ configOverrides: { presubmits: {}, postsubmits: null, periodics: [], presets: [] } }),
  },
  {
    id: 'O17c', says: 'jobs of a repository taken away where there are none',
    input: () => app({ configOverrides: { presubmits: { 'acme/app': null }, postsubmits: { 'acme/app': null } }, slack: { reporterConfigs: [{ channel: 'ci' }] } }),
    becomes: { accepted: 'null takes away what is there, and that may be nothing' },
  },
  {
    id: 'O17d', says: 'plugins that are no lists',
    input: () => app({ pluginOverrides: { plugins: { 'acme/app': { plugins: {} }, 'acme': { plugins: { a: 1 }, excluded_repos: { a: 'x' } } } } }),
    becomes: { refused: [
      '[40-prow/prow] pluginOverrides.plugins.acme/app.plugins: {} is not a list; write [ … ] (WrongType)',
      '[40-prow/prow] pluginOverrides.plugins.acme.plugins: {"a":1} is not a list; write [ … ] (WrongType)',
      '[40-prow/prow] pluginOverrides.plugins.acme.excluded_repos: {"a":"x"} is not a list; write [ … ] (WrongType)',
    ] },
  },
  {
    id: 'O18', says: 'the reporters of Slack as a list',
    input: () => app({ configOverrides: { slack_reporter_configs: [{ channel: 'ci' }] } }),
    becomes: { refused: [
      '[40-prow/prow] configOverrides.slack_reporter_configs: [{"channel":"ci"}] is not an object; write { name: value } '
        + '(WrongType)',
    ] },
  },
  {
    id: 'O20', says: 'everybody may rerun',
    input: () => app({ configOverrides: { deck: { default_rerun_auth_configs: [{ rerun_auth_configs: { allow_anyone: true } }] } } }),
    becomes: { warned: [
      'configOverrides.deck.default_rerun_auth_configs: nobody can rerun jobs by it, because nobody can sign in at deck; set '
        + 'deckLogin.',
    ] },
  },
  {
    id: 'O21', says: 'a setting of decoration beside its config',
    input: () => app({ configOverrides: { plank: { default_decoration_config_entries: [{ timeout: '3h' }] } } }),
    becomes: { refused: [
      '[40-prow/prow] configOverrides.plank.default_decoration_config_entries[0]: "timeout" is not a field; known are cluster, '
        + 'config, repo (UnknownProp)',
    ] },
    corrected: () => app({ configOverrides: { plank: { default_decoration_config_entries: [{ config: { timeout: '3h' } }] } } }),
  },
  {
    id: 'O22', says: 'three days for jobs',
    input: () => app({ configOverrides: { plank: { default_decoration_config_entries: [{ config: { timeout: '3d' } }] } } }),
    becomes: { refused: [
      '[40-prow/prow] configOverrides.plank.default_decoration_config_entries[0].config.timeout: "3d" is not a Go duration; '
        + 'write "72h" (DurationInvalid)',
    ] },
    corrected: () => app({ configOverrides: { plank: { default_decoration_config_entries: [{ config: { timeout: '72h' } }] } } }),
  },
  {
    id: 'O24', says: 'a template where an address belongs',
    input: () => app({ configOverrides: { tide: { target_url_template: 'x' } } }),
    becomes: { refused: [
      '[40-prow/prow] configOverrides.tide: "target_url_template" is not a field; known are batch_size_limit, blocker_label, '
        + 'context_options, display_all_tide_queries_in_status, gerrit, github_merge_blocks_policy, max_goroutines, '
        + 'merge_commit_template, merge_label, merge_method, pr_status_base_url, pr_status_base_urls, prioritize_existing_batches, '
        + 'priority, queries, rebase_label, squash_label, status_update_period, sync_period, target_url, target_urls (UnknownProp)',
    ] },
  },
  {
    id: 'O25', says: 'managed webhooks without what they manage',
    input: () => app({ configOverrides: { managed_webhooks: { auto_accept_invitation: true } } }),
    becomes: { accepted: 'Prow reads it, and nothing here manages webhooks' },
  },
  {
    id: 'O28', says: 'a word for a boolean of trigger',
    input: () => app({ pluginOverrides: { triggers: [{ repos: ['acme/app'], ignore_ok_to_test: 'yes' }] } }),
    becomes: { refused: [
      '[40-prow/prow] pluginOverrides.triggers[0].ignore_ok_to_test: "yes" is not a boolean; write true or false (WrongType)',
    ] },
    corrected: () => app({ pluginOverrides: { triggers: [{ repos: ['acme/app'], ignore_ok_to_test: true }] } }),
  },
  {
    id: 'O29', says: 'a setting in the plural',
    input: () => app({ pluginOverrides: { triggers: [{ repos: ['acme/app'], trusted_orgs: ['acme'] }] } }),
    becomes: { refused: [
      '[40-prow/prow] pluginOverrides.triggers[0]: "trusted_orgs" is not a field; did you mean "trusted_org"? (UnknownProp)',
    ] },
  },
  {
    id: 'O30', says: 'a letter too few in approve',
    input: () => app({ pluginOverrides: { approve: [{ repos: ['acme/app'], issue_requird: true }] } }),
    becomes: { refused: [
      '[40-prow/prow] pluginOverrides.approve[0]: "issue_requird" is not a field; did you mean "issue_required"? (UnknownProp)',
    ] },
    corrected: () => app({ pluginOverrides: { approve: [{ repos: ['acme/app'], issue_required: true }] } }),
  },
  {
    id: 'O31', says: 'sizes the wrong way round',
    input: () => app({ pluginOverrides: { size: { s: 10, m: 5, l: 90, xl: 270, xxl: 520 } } }),
    becomes: { refused: [
      '[40-prow/prow] pluginOverrides.size.m: 5 is less than s, which is 10; write all five, from small to large '
        + '(NumberOutOfRange)',
    ] },
    corrected: () => app({ pluginOverrides: { size: { s: 10, m: 50, l: 90, xl: 270, xxl: 520 } } }),
  },
  {
    id: 'O33', says: 'a label that is no list',
    input: () => app({ pluginOverrides: { label: { additional_labels: 'team/a' } } }),
    becomes: { refused: [
      '[40-prow/prow] pluginOverrides.label.additional_labels: "team/a" is not a list; write [ … ] (WrongType)',
    ] },
    corrected: () => app({ pluginOverrides: { label: { additional_labels: ['team/a'] } } }),
  },
  {
    id: 'O36', says: 'an event with a letter too few',
    input: () => app({ pluginOverrides: { external_plugins: { 'acme/app': [{ name: 'cherrypicker', events: ['issue_coment'] }] } } }),
    becomes: { refused: [
      '[40-prow/prow] pluginOverrides.external_plugins.acme/app[0].events[0]: "issue_coment" is not an event of GitHub; did '
        + 'you mean "issue_comment"? (NotAllowedValue)',
    ] },
    corrected: () => app({ pluginOverrides: { external_plugins: { 'acme/app': [{ name: 'cherrypicker', events: ['issue_comment'] }] } } }),
  },
  {
    id: 'O38', says: 'a template that does not end',
    input: () => app({ pluginOverrides: { welcome: [{ repos: ['acme/app'], message_template: 'hello {{.AuthorLogin' }] } }),
    becomes: { refused: [
      '[40-prow/prow] pluginOverrides.welcome[0].message_template: "hello {{.AuthorLogin" is no template of Go: an action has '
        + 'no }}; write fields like {{.Spec.Job}}, and an {{end}} for each {{if}}, {{with}} and {{range}} (TemplateInvalid)',
    ] },
    corrected: () => app({ pluginOverrides: { welcome: [{ repos: ['acme/app'], message_template: 'hello {{.AuthorLogin}}' }] } }),
  },
  {
    id: 'O39', says: 'a report whose condition does not end',
    input: () => app({ configOverrides: { plank: { report_templates: { '*': '{{if .Spec}}x' } } } }),
    becomes: { refused: [
      '[40-prow/prow] configOverrides.plank.report_templates["*"]: "{{if .Spec}}x" is no template of Go: {{if}} has no '
        + '{{end}}; write fields like {{.Spec.Job}}, and an {{end}} for each {{if}}, {{with}} and {{range}} (TemplateInvalid)',
    ] },
    corrected: () => app({ configOverrides: { plank: { report_templates: { '*': '{{if .Spec}}x{{end}}' } } } }),
  },
  {
    id: 'O40', says: 'a function that Go does not have',
    input: () => app({ configOverrides: { plank: { job_url_template: '{{upper .Spec.Job}}' } } }),
    becomes: { refused: [
      '[40-prow/prow] configOverrides.plank.job_url_template: "{{upper .Spec.Job}}" is no template of Go: "upper" is not a '
        + 'function; write fields like {{.Spec.Job}}, and an {{end}} for each {{if}}, {{with}} and {{range}} (TemplateInvalid)',
    ] },
    corrected: () => app({ configOverrides: { plank: { job_url_template: '{{.Spec.Job}}' } } }),
  },
  {
    id: 'O40a', says: 'templates of pages, which the loader does not read and deck does',
    input: () => app({
      configOverrides: { deck: { spyglass: { announcement: '{{.ArtifactPath', pr_history_link_template: '/pr-history?org={{.Org}}&repo={{repo}}' } } },
    }),
    becomes: { refused: [
      '[40-prow/prow] configOverrides.deck.spyglass.announcement: "{{.ArtifactPath" is no template of Go: an action has no }}; '
        + 'write fields like {{.Spec.Job}}, and an {{end}} for each {{if}}, {{with}} and {{range}} (TemplateInvalid)',
      '[40-prow/prow] configOverrides.deck.spyglass.pr_history_link_template: "/pr-history?org={{.Org}}&repo={{repo}}" is no '
        + 'template of Go: "repo" is not a function; write fields like {{.Spec.Job}}, and an {{end}} for each {{if}}, {{with}} '
        + 'and {{range}} (TemplateInvalid)',
    ] },
    corrected: () => app({
      configOverrides: { deck: { spyglass: { announcement: '{{.ArtifactPath}}', pr_history_link_template: '/pr-history?org={{.Org}}&repo={{.Repo}}' } } },
    }),
  },
  {
    id: 'J18b', says: 'an image that each decorated job has, of a registry that has no name',
    input: () => app({
      configOverrides: { plank: { default_decoration_config_entries: [{ config: { utility_images: { clonerefs: 'ghcr..io/acme/clonerefs:v1' } } }] } },
    }),
    becomes: { refused: [
      '[40-prow/prow] configOverrides.plank.default_decoration_config_entries[0].config.utility_images.clonerefs: '
        + '"ghcr..io/acme/clonerefs:v1" is not an image; did you mean "ghcr.io/acme/clonerefs:v1"? (ImageInvalid)',
    ] },
    corrected: () => app({
      configOverrides: { plank: { default_decoration_config_entries: [{ config: { utility_images: { clonerefs: 'ghcr.io/acme/clonerefs:v1' } } }] } },
    }),
  },
  {
    id: 'O41', says: 'an expression that does not end',
    input: () => app({ pluginOverrides: { heart: { commentregexp: '(' } } }),
    becomes: { refused: [
      '[40-prow/prow] pluginOverrides.heart.commentregexp: "(" is not a regular expression; write one that Go can read, with '
        + 'special characters behind a backslash (RegexpInvalid)',
    ] },
  },
  {
    id: 'O42', says: 'an expression that only JavaScript reads',
    input: () => app({ pluginOverrides: { require_matching_label: [{ org: 'acme', regexp: '^(?=kind)', missing_label: 'needs-kind', prs: true }] } }),
    becomes: { refused: [
      '[40-prow/prow] pluginOverrides.require_matching_label[0].regexp: "^(?=kind)" uses "(?=", which Go\'s regular expressions '
        + 'do not have; write it without lookaround, back references and foreign escapes (RegexpInvalid)',
    ] },
  },
  {
    id: 'Z03', says: 'tide for a repository that nobody serves',
    input: () => app({ configOverrides: { tide: { queries: [{ repos: ['acme/ap'], labels: ['lgtm', 'approved'] }] } } }),
    becomes: { warned: [
      'configOverrides.tide.queries[0]: `acme/ap` is not among the repositories of github, so nothing tells Prow of its pull '
        + 'requests; did you mean `acme/app`?',
      'configOverrides.tide.queries[0]: it requires the label `approved`, which nobody gives in `acme/ap`: the plugin approve '
        + 'is not enabled there.',
      'configOverrides.tide.queries[0]: it requires the label `lgtm`, which nobody gives in `acme/ap`: the plugin lgtm is not '
        + 'enabled there.',
    ] },
  },
  {
    id: 'Z04', says: 'plugins for a repository with a letter too few',
    input: () => app({ pluginOverrides: { plugins: { 'acme/ap': { plugins: ['trigger'] } } } }),
    becomes: { warned: [
      'pluginOverrides.plugins.acme/ap: it is not among the repositories of github, so tide and the webhooks of NEXT-STEPS.md '
        + 'leave it out; did you mean `acme/app`?',
    ] },
  },
  {
    id: 'Z07', says: 'triggers without our repositories',
    input: () => app({ pluginOverrides: { triggers: [{ repos: ['other/x'], trusted_org: 'other' }] } }),
    becomes: { accepted: 'a repository without an entry gets Prow\'s defaults, which are those of ours' },
  },
  {
    id: 'Z18', says: 'a number in quotes for tide',
    input: () => app({ configOverrides: { tide: { max_goroutines: '5' } } }),
    becomes: { refused: [
      '[40-prow/prow] configOverrides.tide.max_goroutines: "5" is not a number; write 5, without quotes (WrongType)',
    ] },
    corrected: () => app({ configOverrides: { tide: { max_goroutines: 5 } } }),
  },
  {
    id: 'C-03', says: 'what Prow\'s loader dies of, inside overrides',
    input: () => app({
      configOverrides: {
        plank: {
          pod_pending_timeout: '15 min', pod_pending_timout: '15m',
          default_decoration_config_entries: [{ repo: 'acme/app', config: { timeout: '3 hours' } }],
        },
        sinker: { max_pod_age: '3d' },
        tide: { merge_method: { 'acme/app': 'squashh' }, queries: [{ labels: ['lgtm'] }] },
        deck: { spyglass: { lenses: [{ lens: { name: 'buildlog' }, required_files: ['^(?=x)log'] }] } },
        presets: [{ labels: { a: 'b' } }, { labels: { a: 'b' } }],
      },
      pluginOverrides: { triggers: [{ repos: ['acme'], trusted_app: ['dependabot'] }] },
    }),
    becomes: { refused: [
      '[40-prow/prow] pluginOverrides.triggers[0]: "trusted_app" is not a field; did you mean "trusted_apps"? (UnknownProp)',
      '[40-prow/prow] configOverrides.plank.pod_pending_timeout: "15 min" is not a Go duration; write one like "90s" or '
        + '"1h30m" (DurationInvalid)',
      '[40-prow/prow] configOverrides.plank: "pod_pending_timout" is not a field; did you mean "pod_pending_timeout"? '
        + '(UnknownProp)',
      '[40-prow/prow] configOverrides.plank.default_decoration_config_entries[0].config.timeout: "3 hours" is not a Go '
        + 'duration; write one like "90s" or "1h30m" (DurationInvalid)',
      '[40-prow/prow] configOverrides.sinker.max_pod_age: "3d" is not a Go duration; write "72h" (DurationInvalid)',
      '[40-prow/prow] configOverrides.tide.merge_method.acme/app: "squashh" is not one of merge, squash, rebase; did you mean '
        + '"squash"? (NotAllowedValue)',
      '[40-prow/prow] configOverrides.deck.spyglass.lenses[0].required_files[0]: "^(?=x)log" uses "(?=", which Go\'s regular '
        + 'expressions do not have; write it without lookaround, back references and foreign escapes (RegexpInvalid)',
      '[40-prow/prow] configOverrides.presets[1].labels: "a: b" is a label of presets[0] too; join the two presets, or use '
        + 'another label (PresetLabelTaken)',
    ] },
  },
  {
    id: 'C-03a', says: 'what it dies of when all is decoded',
    input: () => app({
      configOverrides: { tide: { queries: [{ labels: ['lgtm'] }, { repos: ['acme/app'], includedBranches: ['main'], excludedBranches: ['x'] }] } },
      pluginOverrides: { approve: [{ repos: ['acme/app'] }, { repos: ['acme/app'] }] },
    }),
    becomes: { refused: [
      '[40-prow/prow] pluginOverrides.approve[1].repos: "acme/app" is in [0] already; remove one of them (ElementTwice)',
      '[40-prow/prow] configOverrides.tide.queries[0]: has neither orgs nor repos; name what tide is to merge (PropMissing)',
      '[40-prow/prow] configOverrides.tide.queries[1].excludedBranches: is given together with includedBranches; keep one of '
        + 'them (MutuallyExclusive)',
    ] },
  },
  {
    id: 'C-10', says: 'plugins that hook does not have any more, or never had',
    input: () => app({
      pluginOverrides: { plugins: { 'acme/app': { plugins: ['trigger', 'approve', 'lgtm', 'verify-owners', 'transfer-issue', 'needs-rebase'] } } },
    }),
    becomes: { refused: [
      '[40-prow/prow] pluginOverrides.plugins.acme/app: "transfer-issue" is not a plugin; write "issue-management", of which '
        + 'it is a part (UnknownProp)',
      '[40-prow/prow] pluginOverrides.plugins.acme/app: "needs-rebase" is not a plugin; write it into external_plugins: it is '
        + 'a program of its own (UnknownProp)',
    ] },
  },
  {
    id: 'C-16', says: 'Slack without a token',
    input: () => app({ configOverrides: { slack_reporter_configs: { '*': { channel: 'ci', job_states_to_report: ['failure'] } } } }),
    becomes: { refused: [
      '[40-prow/prow] configOverrides.slack_reporter_configs["*"]: sends nothing to Slack, because crier has no --slack-token-file and no --slack-workers; '
        + 'set slack: { reporterConfigs: [{ channel: "ci" }] } in the place of slack_reporter_configs, which brings both (PropMissing)',
    ] },
    corrected: () => app({ slack: { reporterConfigs: [{ channel: 'ci', jobStatesToReport: [ReportedJobState.FAILURE] }] } }),
  },
  {
    id: 'C-17', says: 'branches that nobody protects',
    input: () => app({ configOverrides: { 'branch-protection': { orgs: { acme: { protect: true } } } } }),
    becomes: { warned: [
      'configOverrides.branch-protection: nothing protects branches by it, because branchprotector does not run; give branchprotector: {}, '
        + 'run it yourself, or leave the section out.',
    ] },
    corrected: () => app({ branchprotector: {}, configOverrides: { 'branch-protection': { orgs: { acme: { protect: true } } } } }),
  },
  {
    id: 'C-17c', says: 'a program that protects no branches',
    input: () => app({ branchprotector: {} }),
    becomes: { refused: [
      '[40-prow/prow] branchprotector: protects nothing, because nothing says how: there is no section branch-protection; '
        + 'give branchProtection, or leave branchprotector out (PropWithoutEffect)',
    ] },
    corrected: () => app({ branchprotector: {}, configOverrides: { 'branch-protection': { 'protect-tested-repos': true } } }),
  },
  {
    id: 'C-17d', says: 'a branch of which nobody says whether it is protected',
    input: () => app({ branchprotector: {}, configOverrides: { 'branch-protection': {
      'protect-tested-repos': true,
      'orgs': { acme: { repos: { app: { branches: { main: { enforce_admins: true }, old: { unmanaged: true } } }, lib: { protect: true, branches: { main: {} } } } } },
    } } }),
    becomes: { refused: [
      '[40-prow/prow] configOverrides.branch-protection.orgs.acme.repos.app.branches.main: says nothing of protect, nor does what stands above it, '
        + 'and branchprotector ends in error at such a branch; give it protect: true, protect: false or unmanaged: true (PropMissing)',
    ] },
    corrected: () => app({ branchprotector: {}, configOverrides: { 'branch-protection': {
      orgs: { acme: { protect: false, repos: { app: { branches: { main: { enforce_admins: true, protect: true } } } } } },
    } } }),
  },
  {
    id: 'C-02-entries', says: 'two ways to clone in the second form of decoration',
    input: () => app({ configOverrides: { plank: { default_decoration_config_entries: [
      { config: { timeout: '3h' } }, { repo: 'acme/app', config: { oauth_token_secret: { name: 'clone', key: 'token' }, ssh_key_secrets: ['deploy'] } },
    ] } } }),
    becomes: {
      refused: [
        '[40-prow/prow] configOverrides.plank.default_decoration_config_entries[1].config: has both oauth_token_secret and ssh_key_secrets; '
          + 'keep one of them (MutuallyExclusive)',
      ],
    },
  },
  {
    id: 'C-14-map', says: 'two ways to clone in the first form of decoration',
    input: () => app({ configOverrides: { plank: { default_decoration_configs: {
      '*': { timeout: '3h' }, 'acme/app': { oauth_token_secret: { name: 'clone', key: 'token' }, ssh_key_secrets: ['deploy'] },
    } } } }),
    becomes: {
      refused: [
        '[40-prow/prow] configOverrides.plank.default_decoration_configs.acme/app: has both oauth_token_secret and ssh_key_secrets; '
          + 'keep one of them (MutuallyExclusive)',
      ],
    },
  },
  {
    id: 'C-17b', says: 'sections of programs that are not there',
    input: () => app({ configOverrides: { jenkins_operators: [{ max_concurrency: 1 }], gerrit: { tick_interval: '1m' } } }),
    becomes: { warned: [
      'configOverrides.gerrit: it does nothing, because gerrit, which reads it, is not installed from here; run it yourself, or leave the section out.',
      'configOverrides.jenkins_operators: it does nothing, because jenkins-operator, which reads it, is not installed from here; run it yourself, '
        + 'or leave the section out.',
    ] },
  },
  {
    id: 'C-03-jobs', says: 'jobs in config.yaml that do not fit what is around them',
    input: () => app({ configOverrides: { presubmits: { 'acme/lib': [{
      name: 'a', always_run: true, namespace: 'default', job_queue_name: 'gpu', spec: { containers: [{ image: 'golang:1.26', command: ['make'] }] },
    }] } } }),
    becomes: { refused: [
      '[40-prow/prow] configOverrides.presubmits.acme/lib: is not served, so nothing would start these jobs; '
        + 'add "acme/lib" to the repositories of github (RepositoryNotServed)',
      '[40-prow/prow] configOverrides.presubmits.acme/lib[0].namespace: "default" is not the namespace of jobs, "test-pods"; leave it out (NotAllowedValue)',
      '[40-prow/prow] configOverrides.presubmits.acme/lib[0].job_queue_name: "gpu" is not a queue; '
        + 'add it to plank.jobQueueCapacities (JobQueueUnknown)',
    ] },
  },
  {
    id: 'C-18', says: 'contexts of a section that is not there',
    input: () => app({ configOverrides: { tide: { context_options: { 'from-branch-protection': true } } } }),
    becomes: { warned: [
      'configOverrides.tide.context_options: from-branch-protection reads the section branch-protection of this configuration, '
        + 'which is not there, and so requires nothing.',
    ] },
  },
  {
    id: 'C-19', says: 'rights to rerun, and nobody can sign in',
    input: () => app({ configOverrides: { deck: { default_rerun_auth_configs: [{ rerun_auth_configs: { github_users: ['ann'] } }] } } }),
    becomes: { warned: [
      'configOverrides.deck.default_rerun_auth_configs: nobody can rerun jobs by it, because nobody can sign in at deck; set '
        + 'deckLogin.',
    ] },
  },
  {
    id: 'C-22', says: 'a volume of a preset in the other place',
    input: () => app({
      configOverrides: { presets: [{ labels: { 'preset-x': 'true' }, volumes: [{ name: 'x', emptyDir: {} }] }] },
      jobs: ProwJobs.of({
        presubmits: {
          'acme/app': [{
            name: 'unit', always_run: true, labels: { 'preset-x': 'true' },
            spec: { containers: [{ ...CONTAINER, volumeMounts: [{ name: 'x', mountPath: '/x' }] }] },
          }],
        },
      }),
    }),
    becomes: { accepted: 'presets of either place are laid over jobs of both' },
  },
  {
    id: 'C-23', says: 'a preset and a periodic in both places',
    input: () => app({
      configOverrides: { presets: [{ labels: { p: 'true' } }], periodics: [{ name: 'p', interval: '1h', spec: POD }] },
      jobs: ProwJobs.of({ presets: [{ labels: { p: 'true' } }], periodics: [{ name: 'p', interval: '1h', spec: POD }] }),
    }),
    becomes: { refused: [
      '[40-prow/prow] jobs.presets[0].labels: "p: true" is a label of configOverrides.presets[0] too; join the two presets, or '
        + 'use another label (PresetLabelTaken)',
      '[40-prow/prow] jobs.periodics[0].name: "p" is the name of a periodic of configOverrides too; use another name '
        + '(JobNameTaken)',
    ] },
  },
  {
    id: 'C-25', says: 'empty keys',
    input: () => app({
      configOverrides: { tide: { priority: null } },
      jobs: ProwJobs.of({ presubmits: { 'acme/app': [{ name: 'unit', always_run: true, labels: null, spec: { ...POD, volumes: null } }] } } as never),
    }),
    becomes: { accepted: 'Go reads null as absent' },
  },
  {
    id: 'C-31', says: 'a way to merge with a letter too many',
    input: () => app({ configOverrides: { tide: { merge_method: { 'acme/app': 'squashh' } } } }),
    becomes: { refused: [
      '[40-prow/prow] configOverrides.tide.merge_method.acme/app: "squashh" is not one of merge, squash, rebase; did you mean '
        + '"squash"? (NotAllowedValue)',
    ] },
    corrected: () => app({ configOverrides: { tide: { merge_method: { 'acme/app': 'squash' } } } }),
  },
];
