import { Note } from '../../core/props';
import { quote } from '../../core/quote';
import { branchesMeet } from './branches';
import { Job } from './job';

/**
 * No two jobs of a repository have a name or a status in common where they run for a common branch.
 * Source: prow pkg/config/config.go, validatePresubmits, at a61940897.
 */
export function checkNames(jobs: readonly Job[], note: Note): void {
  jobs.forEach((job, i) => {
    const namesake = jobs.findIndex((other, j) => j < i && other.name === job.name && branchesMeet(other, job));
    if (namesake >= 0) {
      note.at(`[${i}].name`)({ what: `${quote(job.name)} is the name of job [${namesake}] for the same branches too`, instead: 'use another name, or other branches', code: 'JobNameTaken' });
    }
    const rival = jobs.findIndex((other, j) => j < i && other.name !== job.name && context(other) === context(job) && branchesMeet(other, job));
    if (rival >= 0) {
      note.at(`[${i}].context`)({ what: `${quote(context(job))} is the status of job [${rival}] for the same branches too`, instead: 'give one of them another context', code: 'JobContextTaken' });
    }
  });
}

/** Periodics belong to no repository: their names are unique among all of them. */
export function checkPeriodicNames(jobs: readonly Job[], note: Note): void {
  jobs.forEach((job, i) => {
    const namesake = jobs.findIndex((other) => other.name === job.name);
    if (namesake < i) note.at(`[${i}].name`)({ what: `${quote(job.name)} is the name of periodic [${namesake}] too`, instead: 'use another name', code: 'JobNameTaken' });
  });
}

function context(job: Job): unknown {
  return job.context || job.name;
}
