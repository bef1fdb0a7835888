/**
 * What Prow's loader, `checkconfig` or the program that uses it asks of a value beyond its type in Go, by type and field.
 * Names that begin with a capital and are no type of Prow's are read by code: src/prow/schema.
 */
export const VALUES: Readonly<Record<string, string>> = {
  // pkg/config/config.go, SetPresubmitRegexes, setBrancherRegexes, setChangeRegexes
  ...each(['Presubmit', 'Postsubmit'], { 'branches': '[Regexp]', 'skip_branches': '[Regexp]', 'run_if_changed': 'Regexp', 'skip_if_only_changed': 'Regexp' }),
  'Presubmit.trigger': 'Regexp',
  // validatePeriodics
  'Periodic.interval': 'Duration',
  'Periodic.minimum_interval': 'Duration',
  'Retry.interval': 'Duration',
  // validateJobBase, UtilityConfig.Validate
  ...each(['Presubmit', 'Postsubmit', 'Periodic'], { max_concurrency: 'i(0..)', clone_uri: 'CloneUri' }),
  'Refs.clone_uri': 'CloneUri',
  // parseProwConfig, ValidateController
  ...each(['Plank', 'JenkinsOperator'], {
    job_url_template: 'JobTemplate', report_template: 'JobTemplate', report_templates: '{JobTemplate}', max_concurrency: 'i(0..)', max_goroutines: 'i(0..)',
  }),
  'Plank.job_url_prefix_config': '{Url}',
  'JenkinsOperator.label_selector': 'Selector',
  'GitHubReporter.job_types_to_report': '[s(presubmit|postsubmit)]',
  'ExternalAgentLog.url_template': 'JobTemplate',
  'ExternalAgentLog.selector': 'Selector',
  'Spyglass.size_limit': 'i(0..)',
  'Spyglass.viewers': 'Viewers',
  // cmd/deck/main.go, renderSpyglass and prHistLinkFromTemplate: the loader takes any text, and then pages of jobs show an error instead
  'Spyglass.announcement': 'AnnouncementTemplate',
  'Spyglass.pr_history_link_template': 'HistoryTemplate',
  'LensFileConfig.required_files': '[Regexp]',
  'LensFileConfig.optional_files': '[Regexp]',
  'Tide.max_goroutines': 'i(0..)',
  'TideMergeCommitTemplate.title': 'MergeTemplate',
  'TideMergeCommitTemplate.body': 'MergeTemplate',
  'Tide.github_merge_blocks_policy': '{s(ignore|permit|block)}',
  'GitHubOptions.link_url': 'Url',
  'Config.status_error_link': 'Url',
  'Config.log_level': 'LogLevel',
  'Gerrit.allowed_presubmit_trigger_re': 'Regexp',
  'Gerrit.deck_url': 'Url',
  // SlackReporter.DefaultAndValidate; a state that no job has is never reported
  'SlackReporter.channel!': 's+',
  'SlackReporter.report_template': 'TriedTemplate',
  'SlackReporterConfig.report_template': 'JobTemplate',
  ...each(['SlackReporter', 'SlackReporterConfig'], { job_states_to_report: '[s(scheduling|triggered|pending|success|failure|aborted|error)]' }),
  'SlackReporter.job_types_to_report': '[s(presubmit|postsubmit|periodic|batch)]',
  // pkg/apis/prowjobs/v1/types.go, GCSConfiguration.Validate
  'GCSConfiguration.path_strategy': 's(legacy|explicit|single|)',
  // pkg/pod-utils/decorate/podspec.go: they become containers of the job's pod, and kubelet reads them
  ...each(['UtilityImages'], { clonerefs: 'Image', initupload: 'Image', entrypoint: 'Image', sidecar: 'Image' }),
  'GCSConfiguration.bucket': 'Bucket',
  'GCSConfiguration.mediaTypes': '{MediaType}',
  // pkg/config/tide.go, TideContextPolicy.Validate
  ...each(['TideContextPolicy', 'TideContextPolicyOptions', 'TideOrgContextPolicy', 'TideRepoContextPolicy'], { 'optional-regex-contexts': '[Regexp]' }),
  // pkg/config/gangway.go, Validate
  'AllowedApiClient.allowed_jobs_filters!': '[AllowedJobsFilter]<1,>',
  'AllowedJobsFilter.tenant_id!': 's+',
  'AllowedApiClient.gcp!': 'ApiClientGcp',
  'ApiClientGcp.endpoint_api_consumer_type!': 's(PROJECT)',
  'ApiClientGcp.endpoint_api_consumer_number!': 'Digits',
  // pkg/plugins/config.go, compileRegexpsAndDurations
  'SigMention.regexp': 'Regexp',
  'CherryPickUnapproved.branchregexp': 'Regexp',
  'CherryPickApproved.branchregexp': 'Regexp',
  'Blockade.branchregexp': 'Regexp',
  'Heart.commentregexp': 'Regexp',
  'RequireMatchingLabel.regexp!': 'Regexp',
  'RequireMatchingLabel.grace_period': 'DurationOrNothing',
  'ContextMatch.description': 'Regexp',
  // pkg/plugins/config.go, RequireMatchingLabel.validate, validateBlunderbuss, validateRifle, validateInvalidCommitMsg, validateProjectManager
  'RequireMatchingLabel.org!': 's+',
  'RequireMatchingLabel.missing_label!': 's+',
  'Blunderbuss.request_count': 'i(1..)',
  'Rifle.request_count': 'i(1..)',
  'InvalidCommitMsgCheck.name!': 's(fixupPrefix|issueClosingKeywords)',
  'ManagedColumn.labels!': '[s]<1,>',
  'ManagedColumn.org!': 's+',
  // cmd/checkconfig/main.go, verifyLabelPlugin
  'RestrictedLabel.label!': 's+',
  // pkg/plugins/blockade and pkg/plugins/welcome: what cannot be read is logged, and nothing happens
  'Blockade.blockregexps': '[Regexp]',
  'Blockade.exceptionregexps': '[Regexp]',
  'Welcome.message_template': 'WelcomeTemplate',
};

function each(types: readonly string[], fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(types.flatMap((type) => Object.entries(fields).map(([field, value]) => [`${type}.${field}`, value])));
}
