/** Plugins inside hook; those beside it are `external_plugins`. Source: prow pkg/plugins at a61940897. */
export const PLUGINS: readonly string[] = [
  'approve', 'assign', 'blockade', 'blunderbuss', 'branchcleaner', 'bugzilla', 'buildifier', 'cat', 'cherry-pick-approved', 'cherry-pick-unapproved',
  'cla', 'config-updater', 'dco', 'dog', 'golint', 'goose', 'heart', 'help', 'hold', 'invalidcommitmsg', 'issue-management', 'jira', 'label', 'lgtm',
  'lifecycle', 'merge-method-comment', 'mergecommitblocker', 'milestone', 'milestoneapplier', 'milestonestatus', 'override', 'owners-label', 'pony',
  'project', 'project-manager', 'release-note', 'require-matching-label', 'retitle', 'rifle', 'shrug', 'sigmention', 'size', 'skip', 'slackevents',
  'stage', 'testfreeze', 'trick-or-treat', 'trigger', 'verify-owners', 'welcome', 'wip', 'yuks',
];
