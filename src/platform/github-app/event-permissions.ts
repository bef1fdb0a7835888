/**
 * What an App has to be allowed to read before GitHub lets it subscribe to an event, in the words of its manifest. Events that are not here need nothing, or
 * what every App has (`metadata`). Source: docs.github.com/webhooks/webhook-events-and-payloads.
 */
const OF_EVENTS: Readonly<Record<string, readonly string[]>> = {
  actions: ['workflow_job', 'workflow_run'],
  administration: ['branch_protection_configuration', 'branch_protection_rule', 'deploy_key', 'repository_ruleset', 'security_and_analysis'],
  checks: ['check_run', 'check_suite'],
  contents: ['commit_comment', 'create', 'delete', 'fork', 'gollum', 'push', 'release', 'repository_dispatch', 'workflow_dispatch'],
  deployments: ['deployment', 'deployment_protection_rule', 'deployment_review', 'deployment_status'],
  discussions: ['discussion', 'discussion_comment'],
  issues: ['issue_comment', 'issue_dependencies', 'issues', 'milestone', 'sub_issues'],
  members: ['member', 'membership', 'organization', 'team', 'team_add'],
  merge_queues: ['merge_group'],
  organization_administration: ['org_block'],
  organization_custom_properties: ['custom_property', 'custom_property_values'],
  organization_personal_access_token_requests: ['personal_access_token_request'],
  organization_projects: ['projects_v2', 'projects_v2_item', 'projects_v2_status_update'],
  packages: ['package', 'registry_package'],
  pages: ['page_build'],
  pull_requests: ['pull_request', 'pull_request_review', 'pull_request_review_comment', 'pull_request_review_thread'],
  repository_advisories: ['repository_advisory'],
  repository_projects: ['project', 'project_card', 'project_column'],
  secret_scanning_alerts: ['secret_scanning_alert', 'secret_scanning_alert_location', 'secret_scanning_scan'],
  security_events: ['code_scanning_alert'],
  statuses: ['status'],
  vulnerability_alerts: ['dependabot_alert', 'repository_vulnerability_alert'],
};

/** Permissions to read that these events need. */
export function permissionsOfEvents(events: readonly string[]): Readonly<Record<string, string>> {
  const needed = Object.keys(OF_EVENTS).filter((permission) => OF_EVENTS[permission].some((event) => events.includes(event)));
  return Object.fromEntries(needed.map((permission) => [permission, 'read']));
}
