import { repository } from '../../core/names';
import { Where } from '../../core/problem';
import { Rule } from '../../core/props';
import { passes, readOldProps } from '../../core/props-reader';
import { quote } from '../../core/quote';
import { list, record } from '../../core/values';
import { inOrder, Job, JobReader, JobSurroundings, plainThen } from './job';
import { checkNames, checkPeriodicNames } from './job-names';
import { JobsPlan } from './jobs-plan';
import { readPeriodic } from './periodic';
import { readPostsubmit } from './postsubmit';
import { presetList } from './presets';
import { readPresubmit } from './presubmit';

/** Options of `ProwJobs.of`: the four keys of Prow's job config. */
export interface ProwJobsOptions {
  /**
   * Jobs that run on pull requests, by repository: `{ 'org/repo': [{ name: 'unit', always_run: true, spec: { … } }] }`.
   * @default - none
   */
  readonly presubmits?: { [repository: string]: { [key: string]: any }[] };

  /**
   * Jobs that run after a push, by repository.
   * @default - none
   */
  readonly postsubmits?: { [repository: string]: { [key: string]: any }[] };

  /**
   * Jobs that run by the clock: `cron` (in UTC), `interval` or `minimum_interval`.
   * @default - none
   */
  readonly periodics?: { [key: string]: any }[];

  /**
   * Environment, volumes and tolerations for all jobs that have the same labels; without labels, for all jobs.
   * @default - none
   */
  readonly presets?: { [key: string]: any }[];
}

/**
 * Jobs from code, in the words of Prow's own job config. They end up in the ConfigMap `job-config-from-code`, beside the jobs that live in
 * repositories.
 *
 * One job that Prow refuses keeps all of Prow from starting, so what its loader and its command `checkconfig` refuse is refused here; a pod's
 * fields that Prow does not look at are left to Kubernetes. Jobs are decorated unless they say `decorate: false`.
 * Source: prow pkg/config/jobs.go and config.go at a61940897.
 */
export class ProwJobs {
  /**
   * Checks the jobs and takes a copy of them.
   *
   * Errors, all of them together: `CommandMissing`, `ContainerNameTaken`, `CronInvalid`, `DurationInvalid`, `EnvironmentNameTaken`,
   * `InitContainerRefused`, `JobContextTaken`, `JobLabelReserved`, `JobNameInvalid`, `JobNameTaken`, `JobNotDecorated`, `MutuallyExclusive`,
   * `NotExactlyOne`, `PresetLabelTaken`, `PropMissing`, `PropWithoutEffect`, `RefTwice`, `RegexpInvalid`, `RepositoryInvalid`,
   * `RerunCommandMismatch`, `UnknownProp`, `VolumeTaken`, `VolumeUndeclared` and those of plain data (`NullValue`, `ReservedKey`, `WrongType`, …).
   */
  static of(options: ProwJobsOptions): ProwJobs {
    return readOldProps<ProwJobsOptions, ProwJobs>(Where.call('ProwJobs.of'), options, (p) => {
      const presets = p.optional('presets', presetList) ?? [];
      return new ProwJobs({
        presubmits: p.optional('presubmits', jobsByRepository(readPresubmit, { kind: 'presubmit', presets }), {}),
        postsubmits: p.optional('postsubmits', jobsByRepository(readPostsubmit, { kind: 'postsubmit', presets }), {}),
        periodics: p.optional('periodics', jobList(readPeriodic, { kind: 'periodic', presets }, checkPeriodicNames), []),
        presets,
      });
    });
  }

  /** @internal */
  readonly _plan: JobsPlan;

  private constructor(jobs: JobsPlan) {
    // a copy, so that nothing unchecked comes in later
    this._plan = JSON.parse(JSON.stringify(jobs)) as JobsPlan;
  }
}

type JobsOf = Readonly<Record<string, readonly Job[]>>;
type ReadJob = (p: JobReader, surroundings: JobSurroundings) => void;

function jobsByRepository(read: ReadJob, surroundings: JobSurroundings): Rule<JobsOf> {
  return (value, report) => {
    const all = record((jobs) => jobs as readonly Job[], jobRepository)(value, report);
    for (const [name, jobs] of Object.entries(all)) jobList(read, { ...surroundings, repository: name }, checkNames)(jobs, report.at(name));
    return all;
  };
}

function jobList(read: ReadJob, surroundings: JobSurroundings, checkTogether: typeof checkNames): Rule<readonly Job[]> {
  return inOrder(list(plainThen((p) => read(p, surroundings))), checkTogether);
}

const jobRepository: Rule<string> = (value, report) => {
  if (passes(repository, value, report) && !value.includes('/')) {
    report({ what: `${quote(value)} is an organisation, and Prow looks jobs up by repository`, instead: `write ${quote(`${value}/repo`)}`, code: 'RepositoryInvalid' });
  }
  return value as string;
};
