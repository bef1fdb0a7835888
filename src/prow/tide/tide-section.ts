import { Json } from '../config/json';
import { inUpstreamWords } from '../config/upstream-words';
import { contextOptionsYaml } from './tide-context-options';
import { TideSettings } from './tide-options';

/** What was said of tide, in Prow's words; nothing of what was not said. */
export function saidOfTide(said: TideSettings): Json {
  const { queries, mergeMethods, branchMergeMethods, mergeCommitTemplates, contextOptions, otherContexts: _, displayAllQueriesInStatus, ...words } = said;
  return inUpstreamWords({
    ...inUpstreamWords(words),
    queries: queries?.map((query) => inUpstreamWords(query, (property) => property)),
    merge_method: mergeMethod(said),
    merge_commit_template: mergeCommitTemplates === undefined ? undefined : Object.fromEntries(
      Object.entries(mergeCommitTemplates).map(([name, template]) => [name, inUpstreamWords(template)])),
    context_options: contextOptions === undefined ? undefined : contextOptionsYaml(contextOptions),
    display_all_tide_queries_in_status: displayAllQueriesInStatus,
  });
}

/**
 * An organisation has one key: a method, or its repositories. Where both are said, `*` stands for the repositories that are not named, and those that
 * are get the method of the organisation for their other branches. Source: prow pkg/config/tide.go, OrgRepoBranchMergeMethod, at a61940897.
 */
function mergeMethod({ mergeMethods, branchMergeMethods }: TideSettings): Json | undefined {
  if (mergeMethods === undefined && branchMergeMethods === undefined) return undefined;
  const methods: Record<string, any> = { ...mergeMethods };
  const orgs = new Map<string, Record<string, Record<string, string>>>();
  for (const { repo, branches, method } of branchMergeMethods ?? []) {
    const [org, name] = repo.split('/');
    const repos = orgs.get(org) ?? {};
    repos[name] = { ...repos[name], [branches]: method };
    orgs.set(org, repos);
  }
  for (const [org, repos] of orgs) {
    const ofOrg = mergeMethods?.[org];
    methods[org] = { ...ofOrg === undefined ? {} : { '*': ofOrg }, ...repos };
    if (ofOrg !== undefined) for (const name of Object.keys(repos)) methods[`${org}/${name}`] ??= ofOrg;
  }
  return methods;
}
