import { goDuration, goSeconds } from '../../core/amounts';
import { optional, Props, required, Rule, shape, ValuesOf } from '../../core/props';
import { quote } from '../../core/quote';
import { text } from '../../core/safe-text';
import { boolean, integer, list } from '../../core/values';
import { BRANCHES, checkBranches } from './branches';
import { cronSchedule } from './cron-schedule';
import { goMatches, goRegexp } from '../../schema/go-regexp';
import { asWritten, Job, JobSurroundings } from './job';
import { checkJobBase, jobBaseFields, runHere } from './job-base';
import { CHANGES, checkChanges, REPORTING } from './reporting';

/** A job that runs on pull requests. Source: prow pkg/config/jobs.go, Presubmit, at a61940897. */
export function presubmit(surroundings: JobSurroundings): Rule<Job> {
  return asWritten(runHere, (job) => shape({
    ...jobBaseFields(job, surroundings), ...BRANCHES, ...REPORTING, ...CHANGES, ...TRIGGER, optional: optional(boolean), run_before_merge: optional(boolean),
  }, (said, p) => {
    checkJobBase(said, p, surroundings);
    checkChanges(said, p);
    checkBranches(said, p);
    checkTrigger(said, p);
    checkContext(said, p);
  }));
}

/** tide leaves its own status out, and writes it on all that it looks at. Source: prow pkg/tide/tide.go, isRetestEligible, and status.go at a61940897. */
function checkContext({ name, context = name }: Job, p: Props<'context'>): void {
  if (context === 'tide') p.problem('context', { what: '"tide" is the status of tide itself, which would not wait for the job', instead: 'give it another one', code: 'JobContextTaken' });
}

const TRIGGER = { trigger: optional(goRegexp), rerun_command: optional(text) };

function checkTrigger({ trigger, rerun_command: command }: ValuesOf<typeof TRIGGER>, p: Props<keyof typeof TRIGGER>): void {
  if (!trigger !== !command) {
    const [missing, other] = trigger ? ['rerun_command', 'trigger'] as const : ['trigger', 'rerun_command'] as const;
    p.problem(missing, { what: 'is missing', instead: `give it together with ${other}, or leave out both to get "/test NAME"`, code: 'PropMissing' });
  } else if (trigger && command && goMatches(trigger, command) === false) {
    p.problem('rerun_command', { what: `${quote(command)} does not match the trigger `
      + `${quote(trigger)}`, instead: 'write a command that it matches', code: 'RerunCommandMismatch' });
  }
}

/** A job that runs after a push. Source: prow pkg/config/jobs.go, Postsubmit, at a61940897. */
export function postsubmit(surroundings: JobSurroundings): Rule<Job> {
  return asWritten(runHere, (job) => shape({ ...jobBaseFields(job, surroundings), ...BRANCHES, ...REPORTING, ...CHANGES }, (said, p) => {
    checkJobBase(said, p, surroundings);
    checkChanges(said, p);
    checkBranches(said, p);
  }));
}

/** A job that runs by the clock. Source: prow pkg/config/jobs.go, Periodic, and config.go, validatePeriodics, at a61940897. */
export function periodic(surroundings: JobSurroundings): Rule<Job> {
  return asWritten(runHere, (job) => shape({ ...jobBaseFields(job, surroundings), ...CLOCK }, (said, p) => {
    checkJobBase(said, p, surroundings);
    checkClock(said, p);
  }));
}

const CLOCK = {
  tags: optional(list(text)),
  cron: optional(cronSchedule),
  interval: optional(goDuration),
  minimum_interval: optional(goDuration),
  retry: optional(shape({ run_all: optional(boolean), attempts: optional(integer(1, Number.MAX_SAFE_INTEGER)), interval: required(goDuration) })),
};

function checkClock({ cron, interval, minimum_interval: least, retry }: ValuesOf<typeof CLOCK>, p: Props<keyof typeof CLOCK>): void {
  const given = [cron, interval, least].filter((when) => when !== undefined);
  if (given.length !== 1) {
    p.problem('', { what: `${given.length} of cron, interval and minimum_interval are given`, instead: 'give exactly one', code: 'NotExactlyOne' });
  }
  for (const [prop, duration] of Object.entries({ interval, minimum_interval: least })) {
    if (duration !== undefined && goSeconds(duration) === 0) {
      p.problem(prop as 'interval', {
        what: `${quote(duration)} is nothing, so horologium would start the job again at every turn`, instead: 'write one like "1h"',
        code: 'DurationInvalid',
      });
    } else if (duration !== undefined && goSeconds(duration) < 1) {
      p.problem(prop as 'interval', { what: `${quote(duration)} is less than a second`, instead: 'write one like "1h"', code: 'AmountImplausible' });
    }
  }
  if (retry !== undefined && interval !== undefined) {
    p.problem('retry', { what: 'is given with interval, and Prow would start the job every '
      + 'retry.interval then', instead: 'write minimum_interval or cron in the place of interval', code: 'MutuallyExclusive' });
  }
}
