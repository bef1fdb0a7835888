import { repository as repositoryName } from '../../core/names';
import { Where } from '../../core/problem';
import { accepts, also, Fields, optional, readProps, Rule } from '../../core/props';
import { quote } from '../../core/quote';
import { list, record } from '../../core/values';
import { inOrder, Job, JobSurroundings } from './job';
import { periodic, postsubmit, presubmit } from './job-kinds';
import { checkNames, checkPeriodicNames } from './job-names';
import { JobsPlan } from './jobs-plan';
import { presetList } from './presets';

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
 * repositories; where they are too many for one, as `kubectl apply` keeps a copy of each object in an annotation of at most 256 KiB, also in
 * `job-config-from-code-2` and so on, which all components mount. A single job of that size is refused (`ConfigMapTooLarge`).
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
    // jobs are checked with what presets bring, where these are right
    const presets = accepts(presetList, options?.presets) ? options.presets : [];
    return new ProwJobs(readProps(Where.call('ProwJobs.of'), options, {
      presubmits: optional(jobsByRepository(presubmit, { kind: 'presubmit', presets }), {}),
      postsubmits: optional(jobsByRepository(postsubmit, { kind: 'postsubmit', presets }), {}),
      periodics: optional(jobList(periodic({ kind: 'periodic', presets }), checkPeriodicNames), []),
      presets: optional(presetList, []),
    } satisfies Fields<ProwJobsOptions>));
  }

  /** @internal */
  readonly _plan: JobsPlan;

  private constructor(jobs: JobsPlan) {
    // a copy, so that nothing unchecked comes in later
    this._plan = JSON.parse(JSON.stringify(jobs)) as JobsPlan;
  }
}

type JobsOf = Readonly<Record<string, readonly Job[]>>;

function jobsByRepository(job: (surroundings: JobSurroundings) => Rule<Job>, surroundings: JobSurroundings): Rule<JobsOf> {
  return inOrder(record((jobs) => jobs as readonly Job[], jobRepository), (all, note) => {
    for (const [repository, jobs] of Object.entries(all)) note.at(repository).read(jobList(job({ ...surroundings, repository }), checkNames), jobs);
  });
}

function jobList(job: Rule<Job>, checkTogether: typeof checkNames): Rule<readonly Job[]> {
  return inOrder(list(job), checkTogether);
}

const jobRepository = also(repositoryName, (value) => (value.includes('/') ? undefined
  : { what: `${quote(value)} is an organisation, and Prow looks jobs up by repository`, instead: `write ${quote(`${value}/repo`)}`, code: 'RepositoryInvalid' }));
