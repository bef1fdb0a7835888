import { LabelSettings, LabelTarget } from './repository-labels';

const [BOTH, PULL_REQUESTS, ISSUES] = [LabelTarget.BOTH, LabelTarget.PULL_REQUESTS, LabelTarget.ISSUES];
const [RED, GREEN] = ['e11d21', '15dd18'];

function one(name: string, color: string, description: string, target = PULL_REQUESTS): LabelSettings {
  return { name, color, description, target, addedBy: 'prow', previously: [], deleteAfter: undefined };
}

/**
 * Labels that a plugin puts on by itself, or people by a command of its own. Names: prow pkg/labels/labels.go and pkg/plugins at a61940897. Those of
 * `kind/`, `area/`, `priority/` and the like are what a repository has, and so are `additional_labels`.
 */
export const LABELS_OF_PLUGINS: Readonly<Record<string, readonly LabelSettings[]>> = {
  'approve': [one('approved', '0ffa16', 'Approvers of all changed files have approved it.')],
  'blockade': [one('do-not-merge/blocked-paths', RED, 'It may not merge, because it changes files that are blocked.')],
  'cherry-pick-unapproved': [
    one('do-not-merge/cherry-pick-not-approved', RED, 'It may not merge into this branch before somebody approves the pick.'),
    one('cherry-pick-approved', 'fef2c0', 'The pick into this branch is approved.'),
  ],
  'cla': [one('cncf-cla: yes', 'bfe5bf', 'Its author has signed the agreement.'), one('cncf-cla: no', RED, 'Its author has not signed the agreement.')],
  'dco': [one('dco-signoff: yes', 'bfe5bf', 'All of its commits are signed off.'), one('dco-signoff: no', RED, 'Some of its commits are not signed off.')],
  'help': [
    one('help wanted', '006b75', 'Somebody is wanted who does it.', ISSUES), one('good first issue', '7057ff', 'Fit for somebody who is new here.', ISSUES),
  ],
  'hold': [one('do-not-merge/hold', RED, 'It may not merge, because somebody said /hold.')],
  'invalidcommitmsg': [one('do-not-merge/invalid-commit-message', RED, 'It may not merge, because of the message of a commit.')],
  'lgtm': [one('lgtm', GREEN, 'Somebody has reviewed it and found it good.')],
  'lifecycle': [
    one('lifecycle/active', '8fc951', 'Somebody is at work on it.', BOTH), one('lifecycle/frozen', 'd3e2f0', 'It is not closed for its age.', BOTH),
    one('lifecycle/stale', '795548', 'Nobody has touched it for long.', BOTH), one('lifecycle/rotten', '604460', 'It is closed soon for its age.', BOTH),
  ],
  'mergecommitblocker': [one('do-not-merge/contains-merge-commits', RED, 'It may not merge, because it holds merge commits.')],
  'needs-rebase': [one('needs-rebase', RED, 'It conflicts with the branch that it is for.')],
  'release-note': [
    one('release-note', 'c2e0c6', 'It says a note for the release.'), one('release-note-none', 'c2e0c6', 'It needs no note for the release.'),
    one('release-note-action-required', 'c2e0c6', 'Who takes the release has to do something.'),
    one('do-not-merge/release-note-label-needed', RED, 'It may not merge before it says a note for the release, or that it needs none.'),
  ],
  'size': ([['XS', '009900', '0 to 9'], ['S', '77bb00', '10 to 29'], ['M', 'eebb00', '30 to 99'], ['L', 'ee9900', '100 to 499'], ['XL', 'ee5500', '500 to 999'],
    ['XXL', 'ee0000', '1000 or more']] as const).map(([size, color, lines]) => one(`size/${size}`, color, `It changes ${lines} lines, by Prow's own limits.`)),
  'stage': [
    one('stage/alpha', 'd93f0b', 'Planned as alpha.', ISSUES), one('stage/beta', 'fbca04', 'Planned as beta.', ISSUES),
    one('stage/stable', '0e8a16', 'Planned as stable.', ISSUES),
  ],
  'trigger': [
    one('needs-ok-to-test', 'b60205', 'A member has to say /ok-to-test before jobs run.'), one('ok-to-test', GREEN, 'A member has said that jobs may run.'),
  ],
  'verify-owners': [one('do-not-merge/invalid-owners-file', RED, 'It may not merge, because an OWNERS file in it is wrong.')],
  'wip': [one('do-not-merge/work-in-progress', RED, 'It may not merge, because it is not done.')],
};

/** By which somebody tells tide how to merge one pull request. */
export function methodLabel(name: string, method: string): LabelSettings {
  return one(name, 'ffaa00', `tide merges it by ${method}.`);
}

/** Of a label that the plugin require-matching-label puts on what lacks others. */
export function missingLabel(name: string): LabelSettings {
  return one(name, RED, 'It lacks a label that it has to have.', BOTH);
}
