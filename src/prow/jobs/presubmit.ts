import { quote } from '../../core/quote';
import { text } from '../../core/safe-text';
import { boolean } from '../../core/values';
import { readBranches } from './branches';
import { goMatches, goRegexp } from './go-regexp';
import { JobReader, JobSurroundings } from './job';
import { readJobBase } from './job-base';
import { readChanges, readReporting } from './reporting';

/** Reads a job that runs on pull requests. Source: prow pkg/config/jobs.go, Presubmit, at a61940897. */
export function readPresubmit(p: JobReader, surroundings: JobSurroundings): void {
  readJobBase(p, surroundings);
  readBranches(p);
  readReporting(p);
  readChanges(p);
  p.optional('optional', boolean);
  p.optional('run_before_merge', boolean);
  readTrigger(p);
}

function readTrigger(p: JobReader): void {
  const trigger = p.optional('trigger', goRegexp);
  const command = p.optional('rerun_command', text);
  if (!trigger !== !command) {
    const [missing, other] = trigger ? ['rerun_command', 'trigger'] : ['trigger', 'rerun_command'];
    p.problem(missing, { what: 'is missing', instead: `give it together with ${other}, or leave out both to get "/test NAME"`, code: 'PropMissing' });
  } else if (typeof trigger === 'string' && typeof command === 'string' && goMatches(trigger, command) === false) {
    p.problem('rerun_command', { what: `${quote(command)} does not match the trigger ${quote(trigger)}`, instead: 'write a command that it matches', code: 'RerunCommandMismatch' });
  }
}
