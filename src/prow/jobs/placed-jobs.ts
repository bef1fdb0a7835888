import { clusterOfRun } from '../clusters/known-clusters';
import { isPlainObject } from '../../core/props';
import { ProwModel } from '../prow-model';
import { Job, Preset } from './job';

/** A job with its path in the job config. */
export interface PlacedJob {
  readonly job: Job;
  readonly path: string;
  readonly kind: 'presubmits' | 'postsubmits' | 'periodics';
  /** `org/repo` or a whole organisation; of a periodic, that which it clones first. */
  readonly repository: string | undefined;
}

/** All jobs of a job config, checked or not: what is no job is left out. */
export function placedJobs(config: Readonly<Record<string, any>>): readonly PlacedJob[] {
  const inRepositories = (['presubmits', 'postsubmits'] as const).flatMap((kind) => (isPlainObject(config[kind]) ? Object.entries(config[kind]) : [])
    .flatMap(([repository, jobs]) => placed(jobs, `${kind}.${repository}`, kind, repository)));
  return [...inRepositories, ...placed(config.periodics, 'periodics', 'periodics')];
}

function placed(jobs: unknown, path: string, kind: PlacedJob['kind'], repository?: string): readonly PlacedJob[] {
  if (!Array.isArray(jobs)) return [];
  return jobs.flatMap((job: unknown, i) => (isPlainObject(job) ? [{ job, path: `${path}[${i}]`, kind, repository: repository ?? cloned(job) }] : []));
}

function cloned({ extra_refs: refs }: Job): string | undefined {
  const [first]: readonly unknown[] = Array.isArray(refs) ? refs : [];
  return isPlainObject(first) ? `${first.org}/${first.repo}` : undefined;
}

/** The presets of a job config, each by its index, where it is one. */
export function placedPresets(config: Readonly<Record<string, any>>): readonly { readonly preset: Preset; readonly path: string }[] {
  if (!Array.isArray(config.presets)) return [];
  return config.presets.flatMap((preset: unknown, i) => (isPlainObject(preset) ? [{ preset, path: `presets[${i}]` }] : []));
}

/** A cluster by its alias, its namespace of jobs, and what sends jobs elsewhere. */
export type JobsPlace = Pick<ProwModel, 'here' | 'jobsNamespace' | 'scheduler'>;

/** True where a job's pod is made in the namespace of jobs of this cluster. */
export function runsHere(job: Job, place: JobsPlace): boolean {
  return clusterOfRun(job, place) === place.here && (!job.namespace || job.namespace === place.jobsNamespace);
}
