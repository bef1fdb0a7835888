import { PLUGINS } from '../../prow/config/known-plugins';

/** Permissions by their names in a manifest, with the levels. */
export type Permissions = Readonly<Record<string, string>>;

/** What somebody who runs asks of GitHub. */
export interface AppNeed {
  readonly who: string;
  readonly permissions: Permissions;
  readonly events: readonly string[];
}

/** What hook handles itself. Source: prow pkg/hook/server.go at a61940897. */
export const EVENTS: readonly string[] = [
  'issues', 'issue_comment', 'pull_request', 'pull_request_review', 'pull_request_review_comment', 'push', 'status',
];

/** All that Prow's own programs may ask for; of what nobody knows. Source: prow site/content/en/docs/getting-started-deploy.md at a61940897. */
export const WHOLE: Permissions = {
  actions: 'read', administration: 'read', checks: 'read', contents: 'write', issues: 'write', members: 'read', metadata: 'read', pull_requests: 'write',
  statuses: 'write', workflows: 'write',
};

/** Commands may stand in whatever people write. Source: prow pkg/hook/events.go, handleGenericComment, at a61940897. */
const COMMENTS: readonly string[] = ['issues', 'issue_comment', 'pull_request', 'pull_request_review', 'pull_request_review_comment'];

/** Plugins that look at less than all comments, or at more. Source: prow pkg/plugins, what each of them registers, at a61940897. */
const OF_FEWER: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries([
    'blockade', 'branchcleaner', 'cherry-pick-unapproved', 'config-updater', 'invalidcommitmsg', 'merge-method-comment', 'mergecommitblocker', 'milestoneapplier',
    'owners-label', 'size', 'testfreeze', 'welcome', 'wip',
  ].map((plugin) => [plugin, ['pull_request']])),
  'cherry-pick-approved': ['pull_request_review'],
  'heart': ['issue_comment', 'pull_request'],
  'project-manager': ['issues'],
  'release-note': ['issue_comment', 'pull_request'],
};
const OF_MORE: Readonly<Record<string, readonly string[]>> = {
  blunderbuss: ['status'], cla: ['status'], rifle: ['status'], slackevents: ['push'], trigger: ['push'],
};

/**
 * Who calls what, beside labels and comments, which all do. Source: prow pkg/plugins, the clients of each of them, at a61940897, by
 * docs.github.com/rest/authentication/permissions-required-for-github-apps.
 */
const CALLERS: readonly { readonly permissions: Permissions; readonly plugins: readonly string[] }[] = [
  // who is trusted, and how branches are protected
  { permissions: { administration: 'read' }, plugins: ['dco', 'lgtm', 'lifecycle', 'override', 'retitle', 'trigger', 'verify-owners', 'welcome'] },
  {
    permissions: { members: 'read' },
    plugins: [
      'dco', 'issue-management', 'label', 'lgtm', 'milestone', 'milestonestatus', 'override', 'project', 'release-note', 'retitle', 'sigmention', 'trigger',
      'verify-owners', 'welcome',
    ],
  },
  { permissions: { statuses: 'write' }, plugins: ['dco', 'override', 'skip', 'trigger'] },
  { permissions: { checks: 'write' }, plugins: ['override'] },
  // nobody says what pins and transfers an issue need
  { permissions: { contents: 'write' }, plugins: ['branchcleaner', 'issue-management'] },
  { permissions: { organization_projects: 'admin', repository_projects: 'admin' }, plugins: ['project', 'project-manager'] },
];

/** What every plugin may do; files are read of the repositories, for OWNERS among others. */
const OF_ALL: Permissions = { contents: 'read', issues: 'write', metadata: 'read', pull_requests: 'write' };

/** A plugin inside hook. Of one that nobody knows it is everything. */
export function pluginNeed(plugin: string, rerunsWorkflows: boolean): AppNeed {
  if (!PLUGINS.includes(plugin)) return { who: plugin, permissions: WHOLE, events: EVENTS };
  const called = CALLERS.filter(({ plugins }) => plugins.includes(plugin)).map(({ permissions }) => permissions);
  // Source: prow pkg/plugins/trigger/generic-comment.go at a61940897
  const workflows = plugin === 'trigger' && rerunsWorkflows ? [{ actions: 'write' }] : [];
  return {
    who: plugin, permissions: joined([OF_ALL, ...called, ...workflows]),
    events: [...(Object.hasOwn(OF_FEWER, plugin) ? OF_FEWER[plugin] : COMMENTS), ...(Object.hasOwn(OF_MORE, plugin) ? OF_MORE[plugin] : [])],
  };
}

const LEVELS = ['none', 'read', 'write', 'admin'];

/** The highest of each, in order. */
export function joined(all: readonly Permissions[]): Permissions {
  const highest = new Map<string, string>();
  for (const [name, level] of all.flatMap((one) => Object.entries(one))) {
    if (LEVELS.indexOf(level) > LEVELS.indexOf(highest.get(name) ?? 'none')) highest.set(name, level);
  }
  return Object.fromEntries([...highest].sort(([a], [b]) => (a < b ? -1 : 1)));
}
