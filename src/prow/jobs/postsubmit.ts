import { readBranches } from './branches';
import { JobReader, JobSurroundings } from './job';
import { readJobBase } from './job-base';
import { readChanges, readReporting } from './reporting';

/** Reads a job that runs after a push. Source: prow pkg/config/jobs.go, Postsubmit, at a61940897. */
export function readPostsubmit(p: JobReader, surroundings: JobSurroundings): void {
  readJobBase(p, surroundings);
  readBranches(p);
  readReporting(p);
  readChanges(p);
}
