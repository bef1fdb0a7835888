import { Json } from './json';

/** What must be so of a pull request, by lists that are longer where more is asked. */
const LISTS = ['labels', 'missingLabels', 'excludedBranches'];

/**
 * Queries that ask for more than another one of the same repository: tide merges what fits either, so that they do nothing there.
 * Source: prow pkg/tide/github.go, Query, at a61940897.
 */
export function looserQueries(queries: readonly Json[], root: string): readonly string[] {
  return queries.flatMap((strict, i) => {
    const other = queries.findIndex((loose, j) => i !== j && isWithin(strict ?? {}, loose ?? {}) && (j < i || !isWithin(loose ?? {}, strict ?? {})));
    if (other < 0) return [];
    return [`${root}[${i}]: it does nothing, because ${root}[${other}] asks for less of the same repositories, and tide merges what fits either; take out one of them, or say all in one.`];
  });
}

/** Whether all that fits the one fits the other. */
function isWithin(strict: Json, loose: Json): boolean {
  const [reposOfStrict, reposOfLoose]: readonly (readonly string[])[] = [strict.repos ?? [], loose.repos ?? []];
  const [orgsOfStrict, orgsOfLoose]: readonly (readonly string[])[] = [strict.orgs ?? [], loose.orgs ?? []];
  const isCovered = (repository: string): boolean => reposOfLoose.includes(repository)
    || (orgsOfLoose.includes(repository.split('/')[0]) && !(loose.excludedRepos ?? []).includes(repository));
  const isSaid = (key: string): boolean => loose[key] === undefined || loose[key] === '' || loose[key] === strict[key];
  return reposOfStrict.length + orgsOfStrict.length > 0 && reposOfStrict.every(isCovered)
    && orgsOfStrict.every((org) => orgsOfLoose.includes(org) && (loose.excludedRepos ?? []).every((one: string) => (strict.excludedRepos ?? []).includes(one)))
    && LISTS.every((key) => (loose[key] ?? []).every((one: string) => (strict[key] ?? []).includes(one)))
    && ((loose.includedBranches ?? []).length === 0 || ((strict.includedBranches ?? []).length > 0
      && (strict.includedBranches as readonly string[]).every((one) => loose.includedBranches.includes(one))))
    && ['author', 'milestone'].every(isSaid) && (loose.reviewApprovedRequired !== true || strict.reviewApprovedRequired === true);
}
