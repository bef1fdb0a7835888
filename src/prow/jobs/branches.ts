import { also, optional, Props, ValuesOf } from '../../core/props';
import { quote } from '../../core/quote';
import { list } from '../../core/values';
import { goMatches, goRegexp } from '../../schema/go-regexp';
import { Job } from './job';

/** Prow compares with the short name, of a tag too. Source: prow pkg/config/jobs.go, Brancher.ShouldRun, and pkg/github/types.go, Branch, at a61940897. */
const branch = also(goRegexp, (value) => {
  const [, start, kind] = REF.exec(value) ?? [];
  return start === undefined ? undefined : {
    what: `${quote(value)} matches no ${kind === 'tags' ? 'tag' : 'branch'}: Prow asks by its name, without "refs/${kind}/"`,
    instead: `write ${quote(value.replace(REF, '$1'))}`, code: 'PatternMismatch',
  };
});
const REF = /^(\^?)\/?refs\/(heads|tags)\//;

/** Which branches a job runs for. */
export const BRANCHES = { branches: optional(list(branch)), skip_branches: optional(list(branch)) };

/** A job that is for branches all of which it skips. Source: prow pkg/config/jobs.go, Brancher.ShouldRun, at a61940897. */
export function checkBranches({ branches = [], skip_branches: skipped = [] }: ValuesOf<typeof BRANCHES>, p: Props<keyof typeof BRANCHES>): void {
  if (branches.length === 0 || !branches.every((one) => skipped.includes(one) || isOneThatIsSkipped(one, skipped))) return;
  p.problem('skip_branches', { what: 'takes out all of branches, so that the job never runs', instead: 'leave one of them out', code: 'MutuallyExclusive' });
}

/** Whether it fits one name alone, which is skipped. */
function isOneThatIsSkipped(pattern: string, skipped: readonly string[]): boolean {
  const [, name] = /^\^((?:[\w/#@-]|\\[.+])+)\$$/.exec(pattern) ?? [];
  return name !== undefined && skipped.some((one) => goMatches(one, name.replaceAll('\\', '')) === true);
}

/** Whether Prow takes two jobs to run for a common branch. Source: prow pkg/config/jobs.go, Brancher.Intersects, at a61940897. */
export function branchesMeet(a: Job, b: Job): boolean {
  const [onlyA, onlyB] = [a.branches ?? [], b.branches ?? []] as readonly (readonly string[])[];
  if (runsEverywhere(a) || runsEverywhere(b)) return true;
  if (onlyA.length > 0 && onlyB.length > 0) return onlyA.some((branch) => onlyB.includes(branch));
  if (onlyA.length > 0) return onlyA.some((branch) => !skips(b, branch));
  if (onlyB.length > 0) return onlyB.some((branch) => !skips(a, branch));
  return true;
}

/** Whether it could run for a branch of that name. Source: prow pkg/config/jobs.go, Brancher.ShouldRun, at a61940897. */
export function runsOn({ branches = [], skip_branches: skipped = [] }: Job, branch: string): boolean {
  const matches = (patterns: readonly string[]): boolean => goMatches(patterns.join('|'), branch) === true;
  if (runsEverywhere({ branches, skip_branches: skipped })) return true;
  if (skipped.length > 0 && matches(skipped)) return false;
  return branches.length === 0 || matches(branches);
}

function runsEverywhere(job: Job): boolean {
  return (job.branches ?? []).length === 0 && (job.skip_branches ?? []).length === 0;
}

// an expression that only Go can read counts as a match: better no error here than a wrong one
function skips(job: Job, branch: string): boolean {
  return goMatches(job.skip_branches.join('|'), branch) !== false;
}
