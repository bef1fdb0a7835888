import { goDuration } from '../../core/amounts';
import { oldShape } from '../../core/props-reader';
import { text } from '../../core/safe-text';
import { boolean, integer, list } from '../../core/values';
import { cronSchedule } from './cron-schedule';
import { JobReader, JobSurroundings } from './job';
import { readJobBase } from './job-base';

/** Reads a job that runs by the clock. Source: prow pkg/config/jobs.go, Periodic, and config.go, validatePeriodics, at a61940897. */
export function readPeriodic(p: JobReader, surroundings: JobSurroundings): void {
  readJobBase(p, surroundings);
  p.optional('tags', list(text));
  const interval = p.optional('interval', goDuration);
  const given = [p.optional('cron', cronSchedule), interval, p.optional('minimum_interval', goDuration)].filter((when) => when !== undefined);
  if (given.length !== 1) {
    p.problem('', { what: `${given.length} of cron, interval and minimum_interval are given`, instead: 'give exactly one', code: 'NotExactlyOne' });
  }
  const retried = p.optional('retry', retry);
  if (retried !== undefined && interval !== undefined) {
    p.problem('retry', { what: 'is given with interval, and Prow would start the job every retry.interval then', instead: 'write minimum_interval or cron in the place of interval', code: 'MutuallyExclusive' });
  }
}

const retry = oldShape<Record<string, any>, true>((p) => {
  p.optional('run_all', boolean);
  p.optional('attempts', integer(1, Number.MAX_SAFE_INTEGER));
  p.required('interval', goDuration);
  return true;
});
