import { quote } from '../../core/quote';
import { goMatches } from '../../schema/go-regexp';
import { ProwModel } from '../prow-model';
import { TideSettings } from '../tide/tide-options';
import { TideMergeMethod } from '../tide/tide-merging';
import { Json } from './json';

/** Where GitHub keeps merge commits out of a branch, and tide would merge by one. What an override says of methods is not looked at. */
export function linearHistoryWarnings({ branchProtection, tide, configOverrides }: ProwModel): readonly string[] {
  if (branchProtection === undefined || configOverrides.tide?.merge_method !== undefined) return [];
  const { orgs = {}, ...all } = branchProtection as Json;
  return Object.entries<Json>(orgs).flatMap(([org, { repos = {}, ...ofOrg }]) => [
    ...warning([ofOrg, all], org, undefined, tide, `orgs.${org}`),
    ...Object.entries<Json>(repos).flatMap(([repo, { branches = {}, ...ofRepo }]) => {
      const name = `${org}/${repo}`;
      const place = `orgs.${org}.repos.${repo}`;
      return [
        ...warning([ofRepo, ofOrg, all], name, undefined, tide, place),
        ...Object.entries<Json>(branches).flatMap(([branch, policy]) => warning([policy, ofRepo, ofOrg, all], name, branch, tide, `${place}.branches.${branch}`)),
      ];
    }),
  ]);
}

/** Said once, at the level that asks for it or changes who is asked. */
function warning([own, ...above]: readonly Json[], name: string, branch: string | undefined, tide: TideSettings, place: string): readonly string[] {
  const said = (key: string): unknown => [own, ...above].map((level) => level[key]).find((value) => value !== undefined);
  if (said('requiredLinearHistory') !== true || said('protect') !== true || methodOf(name, branch, tide) !== TideMergeMethod.MERGE) return [];
  if (own.requiredLinearHistory === undefined && own.protect === undefined) return [];
  const key = branch === undefined ? name : `${name}@${branch}`;
  return [
    `branchProtection.${place}: requiredLinearHistory keeps merge commits out, and tide merges by such there; write `
      + `tide.mergeMethods: { ${quote(key)}: TideMergeMethod.SQUASH }, or REBASE.`,
  ];
}

/** Source: prow pkg/config/tide.go, OrgRepoBranchMergeMethod, at a61940897. */
function methodOf(name: string, branch: string | undefined, { mergeMethods = {}, branchMergeMethods = [] }: TideSettings): TideMergeMethod {
  const ofBranch = branch === undefined ? undefined : mergeMethods[`${name}@${branch}`] ?? [...branchMergeMethods]
    .sort((a, b) => (a.branches < b.branches ? -1 : 1)).find(({ repo, branches }) => repo === name && goMatches(branches, branch) === true)?.method;
  return ofBranch ?? mergeMethods[name] ?? mergeMethods[name.split('/')[0]] ?? TideMergeMethod.MERGE;
}
