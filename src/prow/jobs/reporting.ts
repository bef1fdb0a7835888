import { text } from '../../core/safe-text';
import { boolean } from '../../core/values';
import { goRegexp } from './go-regexp';
import { JobReader } from './job';

/** Reads the status of a commit that a job reports to. */
export function readReporting(p: JobReader): void {
  p.optional('context', text);
  p.optional('skip_report', boolean);
}

/**
 * Reads whether a job runs always, or by the files of a change: one of the three at most.
 * Source: prow pkg/config/config.go, validateTriggering, at a61940897.
 */
export function readChanges(p: JobReader): void {
  const always = p.optional('always_run', boolean);
  const runIf = p.optional('run_if_changed', goRegexp);
  const skipIf = p.optional('skip_if_only_changed', goRegexp);
  if (always === true && runIf) p.problem('run_if_changed', { what: 'is given, and always_run is true', instead: 'remove one of them', code: 'MutuallyExclusive' });
  if (always === true && skipIf) p.problem('skip_if_only_changed', { what: 'is given, and always_run is true', instead: 'remove one of them', code: 'MutuallyExclusive' });
  if (runIf && skipIf) p.problem('skip_if_only_changed', { what: 'is given together with run_if_changed', instead: 'remove one of them', code: 'MutuallyExclusive' });
}
