import { ProwJobs } from '../../src';
import { app, Mistake } from './mistake';

const POD = { containers: [{ image: 'golang:1.26', command: ['make'] }] };
const lenses = (...list: readonly object[]) => app({ configOverrides: { deck: { spyglass: { lenses: list } } } });
const lens = (name: string, config: object) => lenses({ lens: { name, config }, required_files: ['^x$'] });
const job = (more: object) => app({ jobs: ProwJobs.of({ postsubmits: { 'acme/app': [{ name: 'build', spec: POD, ...more }] } }) });
const bucket = (name: string) => app({
  configOverrides: { plank: { default_decoration_config_entries: [{ config: { gcs_configuration: { bucket: name } } }] } },
});
const maps = (...files: readonly string[]) => app({
  configRepository: 'acme/app',
  pluginOverrides: { config_updater: { maps: Object.fromEntries(files.map((file, i) => [file, { name: `made-${i}` }])) } },
});

/** What Prow's configuration says, and nobody hears. */
export const SILENT_PROW: readonly Mistake[] = [
  {
    id: 'S-01', says: 'a lens that deck does not have',
    input: () => lenses({ lens: { name: 'buildlogs' }, required_files: ['^build-log\\.txt$'] }, { lens: { name: 'tekton' }, required_files: ['x'] }),
    becomes: { refused: [
      '[40-prow/prow] configOverrides.deck.spyglass.lenses[0].lens.name: "buildlogs" is not a lens of deck, which would not '
        + 'start; did you mean "buildlog"? (NotAllowedValue)',
      '[40-prow/prow] configOverrides.deck.spyglass.lenses[1].lens.name: "tekton" is not a lens of deck, which would not '
        + 'start; write one of buildlog, coverage, html, junit, links, markdown, metadata, podinfo, restcoverage, or the endpoint '
        + 'of your own in remote_config (NotAllowedValue)',
    ] },
    corrected: () => lenses(
      { lens: { name: 'buildlog' }, required_files: ['^build-log\\.txt$'] },
      { lens: { name: 'tekton' }, required_files: ['x'], remote_config: { endpoint: 'http://lenses.acme.dev/tekton' } },
    ),
  },
  {
    id: 'S-02', says: 'an old name of a lens',
    input: () => app({ configOverrides: { deck: { spyglass: { viewers: { 'build-log.txt': ['build-log-viewer'] } } } } }),
    becomes: { refused: [
      '[40-prow/prow] configOverrides.deck.spyglass.viewers["build-log.txt"][0]: "build-log-viewer" is not a lens of deck, '
        + 'which would not start; did you mean "buildlog"? (NotAllowedValue)',
    ] },
    corrected: () => app({ configOverrides: { deck: { spyglass: { viewers: { 'build-log.txt': ['buildlog'] } } } } }),
  },
  {
    id: 'S-03', says: 'settings of the log that it does not read',
    input: () => lens('buildlog', { highlight_regex: ['error'], highlight_line_length_max: '100' }),
    becomes: { refused: [
      '[40-prow/prow] configOverrides.deck.spyglass.lenses[0].lens.config: "highlight_regex" is not a field; did you mean '
        + '"highlight_regexes"? (UnknownProp)',
      '[40-prow/prow] configOverrides.deck.spyglass.lenses[0].lens.config.highlight_line_length_max: "100" is not a number; '
        + 'write 100, without quotes (WrongType)',
    ] },
    corrected: () => lens('buildlog', {
      highlight_regexes: ['error', '\\bFAIL\\b'], highlight_line_length_max: 100, hide_raw_log: true, highlighter: { endpoint: 'http://a.b', auto: true },
    }),
  },
  {
    id: 'S-04', says: 'an expression by which deck looks for ever',
    input: () => lens('buildlog', { highlight_regexes: ['(error)*', '(?=x)'] }),
    becomes: { refused: [
      '[40-prow/prow] configOverrides.deck.spyglass.lenses[0].lens.config.highlight_regexes[0]: "(error)*" matches the empty '
        + 'text, of which deck would look for the next one until its memory is full; write one that matches a character at least '
        + '(RegexpInvalid)',
      '[40-prow/prow] configOverrides.deck.spyglass.lenses[0].lens.config.highlight_regexes[1]: "(?=x)" is not a regular '
        + 'expression, and none of them would be used; write one that Go can read (RegexpInvalid)',
    ] },
    corrected: () => lens('buildlog', { highlight_regexes: ['(error)+'] }),
  },
  {
    id: 'S-05', says: 'settings for a lens that has none',
    input: () => lens('metadata', { title: 'Facts' }),
    becomes: { refused: [
      '[40-prow/prow] configOverrides.deck.spyglass.lenses[0].lens.config: is read by nobody: the lens metadata has no '
        + 'settings; leave it out (PropWithoutEffect)',
    ] },
    corrected: () => lens('metadata', {}),
  },
  {
    id: 'S-06', says: 'groups of tests by a selector that cannot be read',
    input: () => lens('junit', { groups: [{ name: 'slow', selector: 'testcase[@name=\'slow\']' }] }),
    becomes: { refused: [
      '[40-prow/prow] configOverrides.deck.spyglass.lenses[0].lens.config.groups[0].selector: "testcase[@name=\'slow\']" is not '
        + 'a selector that the lens junit reads; write one like "properties/property[@name=\'lifecycle\' and @value=\'informing\']" '
        + '(PatternMismatch)',
    ] },
    corrected: () => lens('junit', { groups: [{ name: 'slow', selector: 'properties/property[@name=\'speed\' and @value=\'slow\']', collapsed: true }] }),
  },
  {
    id: 'S-07', says: 'thresholds the wrong way round',
    input: () => lens('restcoverage', { threshold_error: 80, threshold_warning: 40 }),
    becomes: { refused: [
      '[40-prow/prow] configOverrides.deck.spyglass.lenses[0].lens.config.threshold_error: 80 is more than threshold_warning, '
        + '40, and the page would show that alone; lower it (NumberOutOfRange)',
    ] },
    corrected: () => lens('restcoverage', { threshold_error: 40, threshold_warning: 80 }),
  },
  {
    id: 'S-08', says: 'a link to pods that is no template',
    input: () => lens('podinfo', { runner_configs: { default: { pod_link_template: 'https://pods/{{.Name' } } }),
    becomes: { refused: [
      '[40-prow/prow] configOverrides.deck.spyglass.lenses[0].lens.config.runner_configs.default.pod_link_template: '
        + '"https://pods/{{.Name" is no template of Go: an action has no }}; write fields like {{.Spec.Job}}, and an {{end}} for '
        + 'each {{if}}, {{with}} and {{range}} (TemplateInvalid)',
    ] },
    corrected: () => lens('podinfo', { runner_configs: { default: { pod_link_template: 'https://pods/{{.Namespace}}/{{.Name}}' } } }),
  },
  {
    id: 'S-09', says: 'branches by their long names',
    input: () => job({ branches: ['refs/heads/main', '^refs/heads/release-.*$'] }),
    becomes: { refused: [
      'ProwJobs.of({ postsubmits.acme/app[0].branches[0] }): "refs/heads/main" matches no branch: Prow asks by its name, '
        + 'without "refs/heads/"; write "main" (PatternMismatch)',
      'ProwJobs.of({ postsubmits.acme/app[0].branches[1] }): "^refs/heads/release-.*$" matches no branch: Prow asks by its '
        + 'name, without "refs/heads/"; write "^release-.*$" (PatternMismatch)',
    ] },
    corrected: () => job({ branches: ['main', '^release-.*$'] }),
  },
  {
    id: 'S-10', says: 'branches of tide by their long names',
    input: () => app({ configOverrides: { tide: { queries: [{ repos: ['acme/app'], labels: ['lgtm'], includedBranches: ['refs/heads/main'] }] } } }),
    becomes: { refused: [
      '[40-prow/prow] configOverrides.tide.queries[0].includedBranches[0]: "refs/heads/main" is not the name of a branch; '
        + 'write "main" (PatternMismatch)',
    ] },
    corrected: () => app({ configOverrides: { tide: { queries: [{ repos: ['acme/app'], labels: ['lgtm'], includedBranches: ['main'] }] } } }),
  },
  {
    id: 'S-11', says: 'plugins set up for a repository that nobody serves',
    input: () => app({ pluginOverrides: { lgtm: [{ repos: ['acme/app', 'acme/ap'] }], approve: [{ repos: ['other'], issue_required: true }] } }),
    becomes: { warned: [
      'pluginOverrides.lgtm[0].repos: `acme/ap` is not among the repositories of github, so the entry does nothing for it; '
        + 'did you mean `acme/app`?',
      'pluginOverrides.approve[0].repos: `other` is not among the repositories of github, so the entry does nothing for it.',
    ] },
    corrected: () => app({ pluginOverrides: { lgtm: [{ repos: ['acme/app'] }], approve: [{ repos: ['acme'], issue_required: true }] } }),
  },
  { id: 'S-12a', says: 'a bucket without the colon', input: () => bucket('s3//logs'), becomes: { refused: [
      '[40-prow/prow] configOverrides.plank.default_decoration_config_entries[0].config.gcs_configuration.bucket: "s3//logs" '
        + 'is not a bucket; write "s3://logs" (BucketNameInvalid)',
    ] }, corrected: () => bucket('s3://logs') },
  { id: 'S-12b', says: 'a bucket with one slash', input: () => bucket('s3:/logs'), becomes: { refused: [
      '[40-prow/prow] configOverrides.plank.default_decoration_config_entries[0].config.gcs_configuration.bucket: "s3:/logs" '
        + 'is not a bucket; write "s3://logs" (BucketNameInvalid)',
    ] }, corrected: () => bucket('gs3-logs') },
  { id: 'S-12c', says: 'a bucket of Google without the colon', input: () => bucket('gs//logs/x'), becomes: { refused: [
      '[40-prow/prow] configOverrides.plank.default_decoration_config_entries[0].config.gcs_configuration.bucket: '
        + '"gs//logs/x" is not a bucket; write "gs://logs/x" (BucketNameInvalid)',
    ] }, corrected: () => bucket('logs/x') },
  {
    id: 'S-13', says: 'links without a scheme',
    input: () => app({
      configOverrides: {
        github: { link_url: 'github.acme.dev' }, plank: { job_url_prefix_config: { 'acme/app': '//prow.acme.dev/view/' } },
        tide: { target_url: null, target_urls: { '*': 'prow.acme.dev:8080/tide' } },
      },
    }),
    becomes: { refused: [
      '[40-prow/prow] configOverrides.github.link_url: "github.acme.dev" is no link of the web; write '
        + '"https://github.acme.dev" (UrlWithoutScheme)',
      '[40-prow/prow] configOverrides.plank.job_url_prefix_config.acme/app: "//prow.acme.dev/view/" is no link of the web; '
        + 'write "https://prow.acme.dev/view/" (UrlWithoutScheme)',
      '[40-prow/prow] configOverrides.tide.target_urls["*"]: "prow.acme.dev:8080/tide" is no link of the web; write '
        + '"https://prow.acme.dev:8080/tide" (UrlWithoutScheme)',
    ] },
    corrected: () => app({
      configOverrides: {
        github: { link_url: 'https://github.acme.dev' }, plank: { job_url_prefix_config: { 'acme/app': 'https://prow.acme.dev/view/' } },
        tide: { target_url: null, target_urls: { '*': 'http://prow.acme.dev:8080/tide' } },
      },
    }),
  },
  {
    id: 'S-14', says: 'files of config-updater that no repository has',
    input: () => maps('/jobs/*.yaml', './jobs/a.yaml', '../jobs/*.yaml', 'jobs/'),
    becomes: { refused: [
      '[40-prow/prow] pluginOverrides.config_updater.maps["/jobs/*.yaml"]: "/jobs/*.yaml" matches no file of a repository; '
        + 'write "jobs/*.yaml" (PatternMismatch)',
      '[40-prow/prow] pluginOverrides.config_updater.maps["./jobs/a.yaml"]: "./jobs/a.yaml" matches no file of a repository; '
        + 'write "jobs/a.yaml" (PatternMismatch)',
      '[40-prow/prow] pluginOverrides.config_updater.maps["../jobs/*.yaml"]: "../jobs/*.yaml" matches no file of a '
        + 'repository; write the path from the top of the repository (PatternMismatch)',
      '[40-prow/prow] pluginOverrides.config_updater.maps["jobs/"]: "jobs/" matches no file of a repository; write '
        + '"jobs/**/*" (PatternMismatch)',
    ] },
    corrected: () => maps('jobs/**/*.yaml', './more/*.yaml', 'b/a.yaml', 'c/{a,b}/*.yaml'),
  },
  {
    id: 'S-15', says: 'patterns that config-updater does not know',
    input: () => maps('jobs/**', 'jobs/[ab].yaml', 'jobs/{a,b}.yaml'),
    becomes: { warned: [
      'pluginOverrides.config_updater.maps: `jobs/**` takes the files right in that folder alone; for those below it too write `jobs/**/*`.',
      'pluginOverrides.config_updater.maps: `jobs/[ab].yaml` is taken as it stands, because config-updater knows no pattern '
        + 'but `*` and `**`, and `{a,b}` beside them.',
      'pluginOverrides.config_updater.maps: `jobs/{a,b}.yaml` is taken as it stands, because config-updater knows no pattern '
        + 'but `*` and `**`, and `{a,b}` beside them.',
    ] },
    corrected: () => maps('jobs/**/*', 'jobs/a.yaml'),
  },
];
