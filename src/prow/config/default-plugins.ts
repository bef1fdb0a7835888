/** What every served repository gets. Source of the names: prow pkg/plugins/config.go and pkg/plugins at a61940897. */
export const DEFAULT_PLUGINS: readonly string[] = [
  'approve', 'assign', 'help', 'hold', 'label', 'lgtm', 'lifecycle', 'retitle', 'size', 'skip', 'trigger', 'verify-owners', 'wip',
];

/** Writes merged job config into the cluster; only ever on the one repository that may. */
export const CONFIG_UPDATER = 'config-updater';

/** Labels that a plugin puts on a pull request to let it merge. Source: prow cmd/checkconfig/main.go, validateTideRequirements, at a61940897. */
export const LABELS_TO_MERGE: Readonly<Record<string, string>> = {
  approve: 'approved',
  lgtm: 'lgtm',
};

/** Labels that a plugin puts on a pull request to hold it back. Same source. */
export const LABELS_TO_HOLD: Readonly<Record<string, string>> = {
  blockade: 'do-not-merge/blocked-paths',
  bugzilla: 'bugzilla/invalid-bug',
  'cherry-pick-unapproved': 'do-not-merge/cherry-pick-not-approved',
  hold: 'do-not-merge/hold',
  invalidcommitmsg: 'do-not-merge/invalid-commit-message',
  mergecommitblocker: 'do-not-merge/contains-merge-commits',
  'needs-rebase': 'needs-rebase',
  'release-note': 'do-not-merge/release-note-label-needed',
  'verify-owners': 'do-not-merge/invalid-owners-file',
  wip: 'do-not-merge/work-in-progress',
};
