import { GitHubPlan } from '../github/github-plan';
import { TrustPlan } from '../github/trust-plan';
import { Json } from './json';
import { inUpstreamWords } from './upstream-words';

/** `triggers` of `plugins.yaml`: repositories of which the same was said stand together. Source: prow pkg/plugins/config.go, TriggerFor, at a61940897. */
export function triggers(github: GitHubPlan): readonly Json[] {
  const byWords = new Map<string, Json>();
  for (const trust of github.trust) {
    const words = { ...trustWords(trust), ...joinOrgUrl(trust, github) };
    const key = JSON.stringify(words);
    byWords.set(key, { ...words, repos: [...byWords.get(key)?.repos ?? [], trust.repository] });
  }
  return [...byWords.values()];
}

/** True where somebody said who is trusted, beyond Prow's own defaults. */
export function saysWhoIsTrusted(trust: TrustPlan): boolean {
  return Object.keys(trustWords(trust)).length > 0 || trust.joinOrgUrl !== undefined;
}

function trustWords({ onlyOrgMembers, ignoreOkToTest, trustedOrg, trustedApps, triggerGithubWorkflows, orgInvite }: TrustPlan): Json {
  return {
    ...onlyOrgMembers ? { only_org_members: true } : {},
    ...triggerGithubWorkflows ? { trigger_github_workflows: true } : {},
    ...orgInvite === undefined ? {} : { org_invite: { prominent: inUpstreamWords(orgInvite) } },
    ...ignoreOkToTest ? { ignore_ok_to_test: true } : {},
    ...trustedOrg === undefined ? {} : { trusted_org: trustedOrg },
    ...trustedApps.length === 0 ? {} : { trusted_apps: trustedApps },
  };
}

// Prow's own link to an organisation's people goes to github.com, whatever server it works for
function joinOrgUrl({ repository, joinOrgUrl: said }: TrustPlan, { enterprise, host }: GitHubPlan): Json {
  if (said !== undefined) return { join_org_url: said };
  return enterprise ? { join_org_url: `https://${host}/orgs/${repository.split('/')[0]}/people` } : {};
}
