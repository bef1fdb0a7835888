import { also } from '../../core/props';
import { didYouMean, quote } from '../../core/quote';
import { text } from '../../core/safe-text';

/** Names of webhooks' events. Source: docs.github.com/webhooks/webhook-events-and-payloads. */
const EVENTS: readonly string[] = [
  'branch_protection_configuration', 'branch_protection_rule', 'check_run', 'check_suite', 'code_scanning_alert', 'commit_comment', 'create',
  'custom_property', 'custom_property_values', 'delete', 'dependabot_alert', 'deploy_key', 'deployment', 'deployment_protection_rule',
  'deployment_review', 'deployment_status', 'discussion', 'discussion_comment', 'fork', 'github_app_authorization', 'gollum', 'installation',
  'installation_repositories', 'installation_target', 'issue_comment', 'issue_dependencies', 'issues', 'label', 'marketplace_purchase', 'member',
  'membership', 'merge_group', 'meta', 'milestone', 'org_block', 'organization', 'package', 'page_build', 'personal_access_token_request', 'ping',
  'project', 'project_card', 'project_column', 'projects_v2', 'projects_v2_item', 'projects_v2_status_update', 'public', 'pull_request',
  'pull_request_review', 'pull_request_review_comment', 'pull_request_review_thread', 'push', 'registry_package', 'release', 'repository',
  'repository_advisory', 'repository_dispatch', 'repository_import', 'repository_ruleset', 'repository_vulnerability_alert', 'secret_scanning_alert',
  'secret_scanning_alert_location', 'secret_scanning_scan', 'security_advisory', 'security_and_analysis', 'sponsorship', 'star', 'status', 'sub_issues',
  'team', 'team_add', 'watch', 'workflow_dispatch', 'workflow_job', 'workflow_run',
];

/** One that is near to a known one is misspelt; any other one may be newer than this list. */
export const githubEvent = also(text, (value) => {
  // hook compares words, and an App's manifest takes no others
  if (!/^[a-z][a-z0-9_]*$/.test(value)) return { what: `${quote(value)} is not an event of GitHub`, instead: 'name each that it needs, like "pull_request"', code: 'NotAllowedValue' };
  const meant = EVENTS.includes(value) ? undefined : didYouMean(value, EVENTS);
  return meant === undefined
    ? undefined : { what: `${quote(value)} is not an event of GitHub`, instead: `did you mean ${quote(meant)}?`, code: 'NotAllowedValue' };
});
