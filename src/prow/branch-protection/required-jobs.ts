import { Note } from '../../core/props';
import { quote } from '../../core/quote';
import { goMatches } from '../../schema/go-regexp';
import { Job } from '../jobs/job';
import { withoutNulls } from '../jobs/absent';
import { Json } from '../config/json';
import { ProwModel } from '../prow-model';
import { ProtectionWords, typedWords, upstreamWords } from './protection-words';

/** A level with the path at which it stands, the nearest one first. */
interface Level {
  readonly path: string;
  readonly own: Json;
}

/** Where `protect: false` stands, and a job that is required there. */
interface Disabled {
  readonly path: string;
  readonly job: Job;
}

/**
 * Branches that are to have no protection, although a job is required there: the program ends in error. Jobs that repositories keep themselves are not
 * looked at, by Prow neither. Source: prow pkg/config/branch_protection.go, GetPolicy, at a61940897.
 */
export function checkRequiredJobs(model: ProwModel, protection: Json, words: ProtectionWords, note: Note): void {
  if (protection.allow_disabled_job_policies === true) return;
  const found = new Map<string, string>();
  for (const [repository, jobs] of presubmits(model)) {
    for (const { path, job } of disabled(repository, jobs, protection)) if (!found.has(path)) found.set(path, `the job ${quote(String(job.name))} of ${repository}`);
  }
  for (const [path, job] of found) {
    note.at(`${rootOf(path, model)}.${path}`)({
      what: `is false, and ${job} is required there, at which branchprotector ends in error`,
      instead: `write protect: true or unmanaged: true, or ${words.allowDisabledJobPolicies}: true at the top`, code: 'MutuallyExclusive',
    });
  }
}

/** A section that an override begins may have parts of a property's, and the other way round. */
function rootOf(path: string, { branchProtection }: ProwModel): string {
  const [word] = path.split('.');
  const isTyped = (branchProtection as Json | undefined)?.[word] !== undefined;
  return (isTyped ? typedWords : upstreamWords).root;
}

function presubmits({ jobs, configOverrides }: ProwModel): readonly (readonly [string, readonly Job[]])[] {
  const over = (withoutNulls(configOverrides) as Json).presubmits ?? {};
  const names = [...new Set([...Object.keys(jobs.presubmits), ...Object.keys(over)])];
  return names.filter((name) => /^[^/]+\/[^/]+$/.test(name)).map((name) => [name, [...jobs.presubmits[name] ?? [], ...over[name] ?? []]] as const);
}

/** Where `protect: false` of a repository's branches stands that a job is required for. */
function disabled(repository: string, jobs: readonly Job[], { orgs, ...all }: Json): readonly Disabled[] {
  const [org, repo] = repository.split('/');
  const { repos, ...ofOrg }: Json = orgs?.[org] ?? {};
  const { branches, ...ofRepo }: Json = repos?.[repo] ?? {};
  const above: readonly Level[] = [
    { path: `orgs.${org}.repos.${repo}.`, own: ofRepo }, { path: `orgs.${org}.`, own: ofOrg }, { path: '', own: all },
  ];
  const isReached = orgs?.[org] !== undefined && (repos?.[repo] !== undefined || nearest(above.slice(1), 'protect') !== undefined);
  if (!isReached && all['protect-tested-repos'] !== true) return [];
  const named = Object.keys(branches ?? {});
  return [
    ...named.flatMap((branch) => {
      const levels = [{ path: `orgs.${org}.repos.${repo}.branches.${branch}.`, own: branches[branch] ?? {} }, ...above];
      return atLevel(levels, jobs, all, (job) => couldRun(job, branch));
    }),
    ...atLevel(above, jobs, all, (job) => runsElsewhere(job, named, above)),
  ];
}

function atLevel(levels: readonly Level[], jobs: readonly Job[], all: Json, runs: (job: Job) => boolean): readonly Disabled[] {
  if (nearest(levels, 'protect') !== false || nearest(levels, 'unmanaged') === true) return [];
  const byHand = nearest(levels, 'require_manually_triggered_jobs') === true;
  const job = jobs.find((one) => runs(one) && isRequired(one, byHand, all.protect_repos_with_optional_jobs === true));
  const place = levels.find(({ own }) => own.protect !== undefined)!.path;
  return job === undefined ? [] : [{ path: `${place}protect`, job }];
}

/** Source: the same, BranchRequirements and shouldManageRequiredStatusCheck. */
function isRequired(job: Job, byHand: boolean, optionalToo: boolean): boolean {
  if (optionalToo) return true;
  if (job.optional === true || job.skip_report === true) return false;
  if (job.always_run === true) return true;
  return byHand && !job.run_if_changed && !job.skip_if_only_changed;
}

/** Whether it runs for a branch; not where an expression cannot be read here. */
function couldRun({ branches = [], skip_branches: skipped = [] }: Job, branch: string): boolean {
  if ((skipped as readonly string[]).some((pattern) => goMatches(pattern, branch) !== false)) return false;
  return branches.length === 0 || (branches as readonly string[]).some((pattern) => goMatches(pattern, branch) === true);
}

/** Whether it runs for a branch that no level names; where its own branches are said, only as far as they cannot be those that are named. */
function runsElsewhere(job: Job, named: readonly string[], levels: readonly Level[]): boolean {
  const { branches = [] } = job;
  if (branches.length === 0) return true;
  const isNarrowed = levels.some(({ own }) => own.include?.length > 0 || own.exclude?.length > 0);
  return !isNarrowed && !named.some((branch) => couldRun(job, branch));
}

function nearest(levels: readonly Level[], key: string): unknown {
  return levels.map(({ own }) => own[key]).find((value) => value !== undefined && value !== null);
}
