import { gitBranch, gitHubApp, gitHubUser } from '../../core/github-names';
import { Finding } from '../../core/problem';
import { Note } from '../../core/props';
import { quote } from '../../core/quote';
import { goMatches } from '../../schema/go-regexp';
import { Json } from './json';

const LISTS = ['orgs', 'repos', 'excludedRepos', 'labels', 'missingLabels', 'includedBranches', 'excludedBranches'];

/** What Prow's loader refuses of tide's section. Source: prow pkg/config/tide.go, TideQuery.Validate and TideContextPolicy.Validate, at a61940897. */
export function checkTide({ queries = [], context_options: options = {}, ...tide }: Json, note: Note): void {
  queries.forEach((query: Json, i: number) => checkQuery(query ?? {}, note.at(`queries[${i}]`)));
  const bases: Json = tide.pr_status_base_urls ?? {};
  if (Object.keys(bases).length > 0 && bases['*'] === undefined) {
    note.at('pr_status_base_urls')({ what: 'has no "*", which is for all others', instead: 'add it', code: 'PropMissing' });
  }
  checkContextOptions(options, UPSTREAM_WORDS, note.at('context_options'));
}

/** What the lists of contexts are called. */
export interface ContextWords {
  readonly required: string;
  readonly present: string;
  readonly optional: string;
  readonly regex: string;
}

export const UPSTREAM_WORDS: ContextWords = {
  required: 'required-contexts', present: 'required-if-present-contexts', optional: 'optional-contexts', regex: 'optional-regex-contexts',
};
export const TYPED_WORDS: ContextWords = {
  required: 'requiredContexts', present: 'requiredIfPresentContexts', optional: 'optionalContexts', regex: 'optionalRegexContexts',
};

/** Of all levels. */
export function checkContextOptions({ orgs = {}, ...ofAll }: Json, words: ContextWords, note: Note): void {
  checkContexts([ofAll], words, note);
  for (const [org, { repos = {}, ...ofOrg }] of Object.entries<Json>(orgs)) {
    const at = note.at(`orgs.${org}`);
    checkContexts([ofOrg], words, at);
    for (const [repo, { branches = {}, ...ofRepo }] of Object.entries<Json>(repos)) {
      checkContexts([ofRepo], words, at.at(`repos.${repo}`));
      for (const [branch, policy] of Object.entries<Json>(branches)) {
        at.at(`repos.${repo}.branches`).read(gitBranch, branch);
        checkContexts([ofAll, ofOrg, ofRepo, policy], words, at.at(`repos.${repo}.branches.${branch}`));
      }
    }
  }
}

/** Of one query, in Prow's words, which are those of `TideQuery` too. */
export function checkQuery(query: Json, note: Note): void {
  for (const key of LISTS) {
    const list: readonly string[] = query[key] ?? [];
    const twice = list.find((one, i) => list.indexOf(one) < i);
    if (twice !== undefined) note.at(key)({ what: `${quote(twice)} is given twice`, instead: 'remove one of them', code: 'ElementTwice' });
  }
  for (const key of ['includedBranches', 'excludedBranches']) {
    ((query[key] ?? []) as readonly string[]).forEach((branch, i) => {
      if (!branch.startsWith('refs/heads/')) {
        note.at(`${key}[${i}]`).read(gitBranch, branch);
        return;
      }
      note.at(`${key}[${i}]`)({
        what: `${quote(branch)} is not the name of a branch`, instead: `write ${quote(branch.slice('refs/heads/'.length))}`, code: 'PatternMismatch',
      });
    });
  }
  const { orgs = [], repos = [], excludedRepos = [], labels = [], missingLabels = [] }: Json = query;
  if (orgs.length === 0 && repos.length === 0) note({ what: 'has neither orgs nor repos', instead: 'name what tide is to merge', code: 'PropMissing' });
  const isRepository = (name: string): boolean => /^[^/]+\/[^/]+$/.test(name);
  orgs.forEach((org: string, i: number) => {
    if (org === '' || org.includes('/')) {
      note.at(`orgs[${i}]`)({ what: `${quote(org)} is not an organisation`, instead: 'write repositories into repos', code: 'RepositoryInvalid' });
    }
  });
  repos.forEach((repo: string, i: number) => {
    if (!isRepository(repo)) note.at(`repos[${i}]`)({ what: `${quote(repo)} is not a repository`, instead: 'write "org/repo"', code: 'RepositoryInvalid' });
    else if (orgs.includes(repo.split('/')[0])) {
      note.at(`repos[${i}]`)({
        what: `${quote(repo)} is of an organisation in orgs`, instead: 'remove one of them', code: 'RepositoryCovered',
      });
    }
  });
  excludedRepos.forEach((repo: string, i: number) => {
    if (!isRepository(repo)) {
      note.at(`excludedRepos[${i}]`)({
        what: `${quote(repo)} is not a repository`, instead: 'write "org/repo"', code: 'RepositoryInvalid',
      });
    } else if (!orgs.includes(repo.split('/')[0])) {
      note.at(`excludedRepos[${i}]`)({
        what: `${quote(repo)} is of no organisation in orgs`, instead: 'remove it', code: 'PropWithoutEffect',
      });
    }
  });
  const barred = labels.find((label: string) => label.split(',').every((one) => sameLabel(missingLabels, one) !== undefined));
  if (barred !== undefined) note.at('missingLabels')(barredLabel(barred, missingLabels));
  checkSearch(query, note);
  if (query.includedBranches?.length > 0 && query.excludedBranches?.length > 0) {
    note.at('excludedBranches')({ what: 'is given together with includedBranches', instead: 'keep one of them', code: 'MutuallyExclusive' });
  }
}

/** The one that GitHub takes for the same: neither its search nor its names of labels tell capitals from small letters. */
export function sameLabel(labels: readonly string[], label: string): string | undefined {
  return labels.find((one) => one.toLowerCase() === label.toLowerCase());
}

/** In `labels` a comma stands for "or"; in `missingLabels` it does not. Source: prow pkg/config/tide.go, TideQuery.constructQuery, at a61940897. */
function barredLabel(label: string, missing: readonly string[]): Finding {
  const alternatives = label.split(',');
  if (alternatives.length > 1) {
    return {
      what: `${alternatives.map(quote).join(' and ')} are all that ${quote(label)} in labels lets a pull request have`, instead: 'remove one of them here',
      code: 'MutuallyExclusive',
    };
  }
  return {
    what: missing.includes(label) ? `${quote(label)} is in labels too`
      : `${quote(String(sameLabel(missing, label)))} is ${quote(label)} of labels, because GitHub does not tell capitals from small letters`,
    instead: 'remove it from one of them', code: 'MutuallyExclusive',
  };
}

/** Prow writes each of them between quotes into one search of GitHub. Same source. */
function checkSearch({ author, milestone, ...query }: Json, note: Note): void {
  const texts = ['labels', 'missingLabels'].flatMap((key) => ((query[key] ?? []) as readonly string[]).map((value, i) => [`${key}[${i}]`, value] as const));
  for (const [path, value] of [...texts, ['milestone', milestone ?? ''] as const]) {
    if (/(^|[^\\])"/.test(value)) {
      note.at(path)({ what: `${quote(value)} has a quotation mark, which ends it in the search that tide asks GitHub`, instead: 'give it another name', code: 'PatternMismatch' });
    }
  }
  if (author) note.at('author').read(/^app\/|\[bot\]$/.test(author) ? gitHubApp : gitHubUser, author.replace(/^(app\/|@)|\[bot\]$/g, ''));
}

/** Of policies that are laid over each other. */
function checkContexts(policies: readonly Json[], words: ContextWords, note: Note): void {
  const all = (key: string): readonly string[] => policies.flatMap((policy) => policy?.[key] ?? []);
  const [required, present, optional] = [all(words.required), all(words.present), all(words.optional)];
  const common = (one: readonly string[], other: readonly string[]): string | undefined => one.find((name) => other.includes(name));
  const twice = common(required, optional) ?? common(required, present) ?? common(optional, present);
  if (twice !== undefined) {
    note({
      what: `${quote(twice)} is in two of ${words.required}, ${words.present} and ${words.optional}`, instead: 'keep it in one', code: 'MutuallyExclusive',
    });
  }
  for (const pattern of all(words.regex)) {
    const met = [...required, ...present].find((name) => goMatches(pattern, name) === true);
    if (met !== undefined) {
      note({ what: `${quote(pattern)} of ${words.regex} matches ${quote(met)}, which is required`, instead: 'write another one', code: 'MutuallyExclusive' });
    }
  }
}
