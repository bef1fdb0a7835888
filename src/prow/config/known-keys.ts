/** Top-level keys of `config.yaml`. Source: prow pkg/config/config.go, JobConfig and ProwConfig, at a61940897. */
export const CONFIG_KEYS: readonly string[] = [
  'branch-protection', 'config_version_sha', 'deck', 'decorate_all_jobs', 'default_job_timeout', 'disabled_clusters', 'gangway', 'gerrit', 'github',
  'github_reporter', 'horologium', 'in_repo_config', 'jenkins_operators', 'log_level', 'managed_webhooks', 'moonraker', 'owners_dir_denylist',
  'periodics', 'pipeline', 'plank', 'pod_namespace', 'postsubmits', 'presets', 'presubmits', 'prow_ignored', 'prowjob_default_entries',
  'prowjob_namespace', 'pubsub_subscriptions', 'pubsub_triggers', 'push_gateway', 'scheduler', 'sinker', 'slack_reporter_configs',
  'status_error_link', 'tide',
];

/** Top-level keys of `plugins.yaml`. Source: prow pkg/plugins/config.go, Configuration, at a61940897. */
export const PLUGIN_KEYS: readonly string[] = [
  'approve', 'blockades', 'blunderbuss', 'branch_cleaner', 'bugzilla', 'cat', 'cherry_pick_approved', 'cherry_pick_unapproved', 'config_updater',
  'dco', 'external_plugins', 'golint', 'goose', 'heart', 'help', 'invalid_commit_msg', 'jira', 'label', 'lgtm', 'milestone_applier', 'override',
  'owners', 'plugins', 'project_config', 'project_manager', 'release_note', 'repo_milestone', 'require_matching_label', 'retitle', 'rifle',
  'sigmention', 'size', 'slack', 'triggers', 'welcome',
];

/** Plugins inside hook; those beside it are `external_plugins`. Source: prow pkg/plugins at a61940897. */
export const PLUGINS: readonly string[] = [
  'approve', 'assign', 'blockade', 'blunderbuss', 'branchcleaner', 'bugzilla', 'buildifier', 'cat', 'cherry-pick-approved', 'cherry-pick-unapproved',
  'cla', 'config-updater', 'dco', 'dog', 'golint', 'goose', 'heart', 'help', 'hold', 'invalidcommitmsg', 'issue-management', 'jira', 'label', 'lgtm',
  'lifecycle', 'merge-method-comment', 'mergecommitblocker', 'milestone', 'milestoneapplier', 'milestonestatus', 'override', 'owners-label', 'pony',
  'project', 'project-manager', 'release-note', 'require-matching-label', 'retitle', 'rifle', 'shrug', 'sigmention', 'size', 'skip', 'slackevents',
  'stage', 'testfreeze', 'trick-or-treat', 'trigger', 'verify-owners', 'welcome', 'wip', 'yuks',
];
