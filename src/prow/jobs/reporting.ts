import { also, optional, Props, ValuesOf } from '../../core/props';
import { quote } from '../../core/quote';
import { text } from '../../core/safe-text';
import { boolean } from '../../core/values';
import { goRegexp } from '../../schema/go-regexp';

/** The status of a commit that a job reports to. */
export const REPORTING = { context: optional(text), skip_report: optional(boolean) };

/** Changed files are told by their paths from the top of the repository. Source: prow pkg/config/jobs.go, RegexpChangeMatcher, at a61940897. */
const changed = also(goRegexp, (value) => (FROM_ROOT.test(value) && !value.includes('|') ? {
  what: `${quote(value)} matches no file: GitHub tells paths from the top of the repository, without "/" or "./" in front`,
  instead: `write ${quote(value.replace(FROM_ROOT, '^'))}`, code: 'PatternMismatch',
} : undefined));
const FROM_ROOT = /^\^(\\\.)?\\?\//;

/** Whether a job runs always, or by the files of a change. */
export const CHANGES = { always_run: optional(boolean), run_if_changed: optional(changed), skip_if_only_changed: optional(changed) };

/** One of the three at most. Source: prow pkg/config/config.go, validateTriggering, at a61940897. */
export function checkChanges(job: ValuesOf<typeof CHANGES>, p: Props<keyof typeof CHANGES>): void {
  const { always_run: always, run_if_changed: runIf, skip_if_only_changed: skipIf } = job;
  if (always === true && runIf) p.problem('run_if_changed', { what: 'is given, and always_run is true', instead: 'remove one of them', code: 'MutuallyExclusive' });
  if (always === true && skipIf) p.problem('skip_if_only_changed', { what: 'is given, and always_run is true', instead: 'remove one of them', code: 'MutuallyExclusive' });
  if (runIf && skipIf) p.problem('skip_if_only_changed', { what: 'is given together with run_if_changed', instead: 'remove one of them', code: 'MutuallyExclusive' });
}
