import { isApp } from '../github/github-plan';
import { ProwModel } from '../prow-model';
import { saidOfTide } from '../tide/tide-section';
import { withoutNulls } from '../jobs/absent';
import { Job } from '../jobs/job';
import { placedJobs } from './job-warnings';
import { Json } from './json';
import { notServed } from './served';
import { propertyOf } from './said-twice';
import { camelCase } from './upstream-words';

/** Sections of tide whose keys are repositories. */
const BY_REPOSITORY = [
  'batch_size_limit', 'github_merge_blocks_policy', 'merge_commit_template', 'merge_method', 'pr_status_base_urls', 'prioritize_existing_batches',
  'target_urls',
];

/** Keys of tide that mean nobody, and contexts that nobody reports. */
export function tideWarnings(model: ProwModel, { tide = {} }: Json): readonly string[] {
  return [...keyWarnings(model), ...contextWarnings(model, tide ?? {}), ...targetWarnings(model, tide ?? {}), ...unmergedWarnings(model, tide ?? {})];
}

/** Addresses for some, where ours was for all. Source: prow pkg/config/tide.go, GetTargetURL, at a61940897. */
function targetWarnings({ deckUrl, tide: said, github: { repositories } }: ProwModel, { target_urls: urls = {}, target_url: ofAll }: Json): readonly string[] {
  if (deckUrl === undefined || ofAll !== undefined || Object.keys(urls).length === 0 || urls['*'] !== undefined) return [];
  const without = repositories.filter((name) => urls[name] === undefined && urls[name.split('/')[0]] === undefined);
  return without.length === 0 ? [] : [
    `${said.targetUrls === undefined ? 'configOverrides.tide.target_urls' : 'tide.targetUrls'}: the status of tide has no link in ${without.join(', ')}; give "*" one, such as \`${deckUrl}/tide\`.`,
  ];
}

/** Repositories that our own queries leave out. */
function unmergedWarnings({ tide: said, configOverrides, github: { repositories } }: ProwModel, { queries = [] }: Json): readonly string[] {
  if (said.queries !== undefined || configOverrides.tide === null || configOverrides.tide?.queries !== undefined) return [];
  const merged = (queries as readonly Json[]).flatMap(({ repos = [], orgs = [] }) => [...repos, ...orgs] as readonly string[]);
  const without = repositories.filter((name) => !merged.includes(name) && !merged.includes(name.split('/')[0]));
  return without.length === 0 ? [] : [
    `tide merges nothing in ${without.join(', ')}: neither lgtm nor approve runs there, and without a label that people give everything would be merged. Have one of them run `
      + 'there, or say in tide.queries what is merged.',
  ];
}

/** Of what has words of its own: in overrides keys may be for repositories of another Prow that reads the same file. */
function keyWarnings({ tide, github: { repositories } }: ProwModel): readonly string[] {
  const said = saidOfTide(tide);
  const { orgs = {} }: Json = said.context_options ?? {};
  return [
    ...BY_REPOSITORY.flatMap((key) => {
      // what branches have by their pattern stands in the same section
      const names = Object.keys((key === 'merge_method' ? tide.mergeMethods : said[key]) ?? {}).filter((name) => name !== '*').map((name) => name.split('@')[0]);
      return notServed([...new Set(names)], repositories, () => `tide.${propertyOf(key)}`);
    }),
    ...(tide.branchMergeMethods ?? []).flatMap(({ repo }, i) => notServed([repo], repositories, () => `tide.branchMergeMethods[${i}].repo`)),
    ...Object.entries<Json>(orgs).flatMap(([org, { repos = {} }]) => {
      const names = Object.keys(repos).map((repo) => `${org}/${repo}`);
      return notServed(names.length === 0 ? [org] : names, repositories, () => 'tide.contextOptions');
    }),
  ];
}

interface Required {
  readonly place: string;
  readonly names: readonly string[];
  /** Whether jobs of that repository report here. */
  readonly reports: (repository: string) => boolean;
}

/** Contexts that tide waits for and no job here reports. */
function contextWarnings(model: ProwModel, { context_options: options, queries = [] }: Json): readonly string[] {
  const isTyped = model.tide.contextOptions !== undefined;
  const root = isTyped ? 'tide.contextOptions' : 'configOverrides.tide.context_options';
  const { otherContexts } = model.tide;
  return levels(options ?? {}, root, (level) => level?.[REQUIRED] ?? []).flatMap(({ place, names, reports }) => {
    const known = [...otherContexts, ...contextsOf(model, reports)];
    const at = `${place}.${isTyped ? camelCase(REQUIRED) : REQUIRED}`;
    const unknown = names.filter((name) => !known.includes(name));
    const which = unknown.map((name) => `\`${name}\``).join(', ');
    return [
      ...unknown.length === 0 ? [] : [
        `${at}: no job here reports ${which}, and tide merges nothing until ${unknown.length === 1 ? 'it is' : 'they are'} green. `
          + 'What an App or a job of a repository reports say in tide.otherContexts.',
      ],
      ...names.filter((name) => known.includes(name) && !otherContexts.includes(name)).flatMap((name) => {
        const without = mergedInto(model, queries).filter((one) => reports(one) && !contextsOf(model, (other) => other === one).includes(name));
        return without.length === 0 ? [] : [
          `${at}: no job of ${without.join(', ')} here reports \`${name}\`, and tide merges nothing there until it is green. Say it below `
            + 'orgs for the repositories whose jobs report it; what an App or a job of a repository reports say in tide.otherContexts.',
        ];
      }),
    ];
  });
}

/** The repositories that are served by their own names, as far as tide merges there. */
function mergedInto({ github: { repositories } }: ProwModel, queries: readonly Json[]): readonly string[] {
  return repositories.filter((name) => name.includes('/') && queries.some((query) => (
    query?.repos?.includes(name) || (query?.orgs?.includes(name.split('/')[0]) && !query.excludedRepos?.includes(name)))));
}

const REQUIRED = 'required-contexts';

function levels({ orgs, ...ofAll }: Json, root: string, namesOf: (level: Json | undefined) => readonly string[]): readonly Required[] {
  const level = (place: string, policy: Json | undefined, reports: Required['reports']): Required => ({ place, names: namesOf(policy), reports });
  return [
    level(root, ofAll, () => true),
    ...Object.entries<Json>(orgs ?? {}).flatMap(([org, ofOrg]) => [
      level(`${root}.orgs.${org}`, ofOrg, (name) => name.startsWith(`${org}/`)),
      ...Object.entries<Json>(ofOrg?.repos ?? {}).flatMap(([repo, ofRepo]) => {
        const place = `${root}.orgs.${org}.repos.${repo}`;
        const isIt = (name: string): boolean => name === `${org}/${repo}`;
        return [
          level(place, ofRepo, isIt),
          ...Object.entries<Json>(ofRepo?.branches ?? {}).map(([branch, ofBranch]) => level(`${place}.branches.${branch}`, ofBranch, isIt)),
        ];
      }),
    ]),
  ];
}

/** What the presubmits of these repositories report. */
function contextsOf(model: ProwModel, reports: Required['reports']): readonly string[] {
  return reporting(model, reports).map(({ job }) => String(job.context ?? job.name));
}

function reporting({ jobs, configOverrides }: ProwModel, reports: Required['reports']): readonly { readonly job: Job }[] {
  return [jobs, withoutNulls(configOverrides) as Json].flatMap(({ presubmits = {} }: Json) => {
    const ofThese = Object.fromEntries(Object.entries(presubmits as Json).filter(([name]) => reports(name)));
    return placedJobs({ presubmits: ofThese }, '').filter(({ job }) => job.skip_report !== true);
  });
}

/** Reviews that GitHub wants, and tide does not wait for. Source: prow pkg/config/tide.go, constructQuery, at a61940897. */
export function protectedReviewWarnings(model: ProwModel, { 'branch-protection': protection, tide }: Json): readonly string[] {
  const queries: readonly Json[] = tide?.queries ?? [];
  const root = model.branchProtection !== undefined ? 'branchProtection' : 'configOverrides.branch-protection';
  const wanted = levels(protection ?? {}, root, (level) => (level?.required_pull_request_reviews?.required_approving_review_count > 0 ? ['reviews'] : []));
  return wanted.filter(({ names }) => names.length > 0).flatMap(({ place, reports }) => {
    const tried = mergedInto(model, queries.filter((query) => query?.reviewApprovedRequired !== true)).filter(reports);
    return tried.length === 0 ? [] : [
      `${place}: GitHub merges nothing without approving reviews, and tide tries it in ${tried.join(', ')} as soon as labels and jobs fit, in vain each time: write `
        + 'reviewApprovedRequired: true in tide.queries.',
    ];
  });
}

/**
 * Who may merge, without Prow's own App. branchprotector joins the lists of all levels. Source: prow pkg/config/branch_protection.go,
 * mergeRestrictions, at a61940897.
 */
export function protectedMergeWarnings(model: ProwModel, { 'branch-protection': protection, tide }: Json): readonly string[] {
  const root = model.branchProtection !== undefined ? 'branchProtection' : 'configOverrides.branch-protection';
  const apps = levels(protection ?? {}, root, (level) => level?.restrictions?.apps ?? []);
  if (!isApp(model.github.auth) || apps.some(({ names }) => names.length > 0)) return [];
  const restricted = levels(protection ?? {}, root, (level) => (level?.restrictions ? ['restrictions'] : []));
  return restricted.filter(({ names }) => names.length > 0).flatMap(({ place, reports }) => {
    const tried = mergedInto(model, tide?.queries ?? []).filter(reports);
    return tried.length === 0 ? [] : [
      `${place}.restrictions: GitHub lets nobody else push or merge, and Prow's GitHub App is not among them, so that tide merges nothing in ${tried.join(', ')}: `
        + 'add the slug of the App to apps.',
    ];
  });
}

/** Contexts that GitHub waits for and no job here reports. */
export function protectedContextWarnings(model: ProwModel, { 'branch-protection': protection }: Json): readonly string[] {
  if (protection === undefined) return [];
  const isTyped = model.branchProtection !== undefined;
  const root = isTyped ? 'branchProtection' : 'configOverrides.branch-protection';
  const ending = isTyped ? 'requiredStatusChecks.contexts' : 'required_status_checks.contexts';
  return levels(protection, root, (level) => level?.required_status_checks?.contexts ?? []).flatMap(({ place, names, reports }) => {
    // tide reports one itself
    const others = ['tide', ...model.tide.otherContexts];
    const jobs = reporting(model, reports);
    const those = (name: string): readonly { readonly job: Job }[] => jobs.filter(({ job }) => String(job.context ?? job.name) === name);
    const unknown = names.filter((name) => !others.includes(name) && those(name).length === 0);
    const seldom = names.filter((name) => !others.includes(name) && those(name).length > 0 && those(name).every(({ job }) => job.always_run !== true));
    return [
      ...unknown.length === 0 ? [] : [
        `${place}.${ending}: no job here reports ${unknown.map((name) => `\`${name}\``).join(', ')}, and GitHub lets nothing be merged until `
          + `${unknown.length === 1 ? 'it is' : 'they are'} green. What an App or a job of a repository reports say in tide.otherContexts.`,
      ],
      ...seldom.length === 0 ? [] : [
        `${place}.${ending}: the job that reports ${seldom.map((name) => `\`${name}\``).join(', ')} does not run for every pull request, and GitHub waits for it where it did `
          + 'not. Give the job always_run: true, or leave it out here: tide waits for it where it runs.',
      ],
    ];
  });
}
