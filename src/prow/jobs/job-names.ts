import { Note } from '../../core/props';
import { quote } from '../../core/quote';
import { branchesMeet } from './branches';
import { Job } from './job';

/**
 * No two jobs of a repository have a name or a status in common where they run for a common branch; `first` are those of another place that
 * Prow reads before them. Source: prow pkg/config/config.go, validatePresubmits, at a61940897.
 */
export function checkNames(jobs: readonly Job[], note: Note, first: readonly Job[] = [], called = calledBy('job', first)): void {
  const all = [...first, ...jobs];
  jobs.forEach((job, i) => {
    const isEarlier = (other: Job, j: number): boolean => j < first.length + i && branchesMeet(other, job);
    const namesake = all.findIndex((other, j) => isEarlier(other, j) && other.name === job.name);
    if (namesake >= 0) {
      note.at(`[${i}].name`)({
        what: `${quote(job.name)} is the name of ${called(namesake)} for the same branches too`,
        instead: 'use another name, or other branches', code: 'JobNameTaken',
      });
    }
    const rival = all.findIndex((other, j) => isEarlier(other, j) && other.name !== job.name && context(other) === context(job));
    if (rival >= 0) {
      note.at(`[${i}].context`)({
        what: `${quote(context(job))} is the status of ${called(rival)} for the same branches too`,
        instead: 'give one of them another context', code: 'JobContextTaken',
      });
    }
  });
}

/** Periodics belong to no repository: their names are unique among all of them. */
export function checkPeriodicNames(jobs: readonly Job[], note: Note, first: readonly Job[] = [], called = calledBy('periodic', first)): void {
  const all = [...first, ...jobs];
  jobs.forEach((job, i) => {
    const namesake = all.findIndex((other) => other.name === job.name);
    if (namesake < first.length + i) {
      note.at(`[${i}].name`)({
        what: `${quote(job.name)} is the name of ${called(namesake)} too`, instead: 'use another name',
        code: 'JobNameTaken',
      });
    }
  });
}

/** How texts call one of all jobs, where they stand in one list behind those of another place. */
function calledBy(what: string, first: readonly Job[]): (index: number) => string {
  return (index) => (index < first.length ? `a ${what} of configOverrides` : `${what} [${index - first.length}]`);
}

function context(job: Job): unknown {
  return job.context || job.name;
}
