import { quote } from '../../core/quote';
import { goMatches } from '../../schema/go-regexp';
import { ProwModel } from '../prow-model';
import { TideSettings } from '../tide/tide-options';
import { TideMergeMethod } from '../tide/tide-merging';
import { Json } from './json';

/** Where GitHub keeps merge commits out of a branch, and tide would merge by one. What an override says of methods is not looked at. */
export function linearHistoryWarnings(model: ProwModel): readonly string[] {
  const { branchProtection, configOverrides } = model;
  if (branchProtection === undefined || configOverrides.tide?.merge_method !== undefined) return [];
  const { orgs = {}, ...all } = branchProtection as Json;
  return Object.entries<Json>(orgs).flatMap(([org, { repos = {}, ...ofOrg }]) => [
    ...warning([ofOrg, all], org, undefined, model, `orgs.${org}`),
    ...Object.entries<Json>(repos).flatMap(([repo, { branches = {}, ...ofRepo }]) => {
      const name = `${org}/${repo}`;
      const place = `orgs.${org}.repos.${repo}`;
      return [
        ...warning([ofRepo, ofOrg, all], name, undefined, model, place),
        ...Object.entries<Json>(branches).flatMap(([branch, policy]) => warning([policy, ofRepo, ofOrg, all], name, branch, model, `${place}.branches.${branch}`)),
      ];
    }),
  ]);
}

/** Said once, at the level that asks for it or changes who is asked. */
function warning(
  levels: readonly Json[], name: string, branch: string | undefined, { tide, github: { repositories } }: ProwModel, place: string,
): readonly string[] {
  const [own] = levels;
  const said = (key: string): unknown => levels.map((level) => level[key]).find((value) => value !== undefined);
  if (said('requiredLinearHistory') !== true || said('protect') !== true) return [];
  if (own.requiredLinearHistory === undefined && own.protect === undefined) return [];
  // of an organisation of which only some repositories are served, these alone count
  const below = name.includes('/') || repositories.includes(name) ? [] : repositories.filter((one) => one.startsWith(`${name}/`));
  const merges = (one: string): boolean => (branch === undefined ? mergesSomewhere(one, levels, tide) : methodOf(one, branch, tide) === TideMergeMethod.MERGE);
  if (!(below.length === 0 ? [name] : below).some(merges)) return [];
  const key = branch === undefined ? name : `${name}@${branch}`;
  return [
    `branchProtection.${place}: requiredLinearHistory keeps merge commits out, and tide merges by such there; write `
      + `tide.mergeMethods: { ${quote(key)}: TideMergeMethod.SQUASH }, or REBASE.`,
  ];
}

/** A branch that no expression is for but one that is for all. */
const ANY = 'feature/x';

/** Whether there is a branch of it, among those that the levels are about, that tide merges into by a merge commit. */
function mergesSomewhere(name: string, levels: readonly Json[], tide: TideSettings): boolean {
  const included = levels.flatMap(({ include = [] }) => include as readonly string[]);
  const exact = included.map((pattern) => /^\^([\w./-]+)\$$/.exec(pattern)?.[1]);
  if (included.length > 0 && exact.every((one) => one !== undefined)) return exact.some((one) => methodOf(name, one, tide) === TideMergeMethod.MERGE);
  const isNarrowed = included.length > 0 || levels.some(({ exclude = [] }) => exclude.length > 0);
  const ofBranches = [
    ...(tide.branchMergeMethods ?? []).filter(({ repo }) => repo === name).map(({ method }) => method),
    ...Object.entries(tide.mergeMethods ?? {}).filter(([key]) => key.startsWith(`${name}@`)).map(([, method]) => method),
  ];
  if (isNarrowed && ofBranches.some((method) => method !== TideMergeMethod.MERGE)) return false;
  return methodOf(name, ANY, tide) === TideMergeMethod.MERGE;
}

/** Source: prow pkg/config/tide.go, OrgRepoBranchMergeMethod, at a61940897. */
function methodOf(name: string, branch: string | undefined, { mergeMethods = {}, branchMergeMethods = [] }: TideSettings): TideMergeMethod {
  const ofBranch = branch === undefined ? undefined : mergeMethods[`${name}@${branch}`] ?? [...branchMergeMethods]
    .sort((a, b) => (a.branches < b.branches ? -1 : 1)).find(({ repo, branches }) => repo === name && goMatches(branches, branch) === true)?.method;
  return ofBranch ?? mergeMethods[name] ?? mergeMethods[name.split('/')[0]] ?? TideMergeMethod.MERGE;
}
