import { goPeriod } from '../../core/amounts';
import { imageReference } from '../../core/image-reference';
import { Fields, isPlainObject, optional, Read, shape } from '../../core/props';
import { ContainerResources, containerResources } from '../../core/workload-options';
import { Job } from './job';

/** What jobs of one call have that say nothing else. It is written into each of them. */
export interface JobDefaults {
  /**
   * The image of containers without one. Error: `ImageInvalid`.
   * @default - each container names its own
   */
  readonly image?: string;

  /**
   * Requests and limits of containers without any. Errors: as of `ContainerResources`.
   * @default - those of the LimitRange of the namespace of jobs
   */
  readonly resources?: ContainerResources;

  /**
   * When decorated jobs are told to end that say no time: `decoration_config.timeout`. Error: `DurationInvalid`.
   * @default - 2h, for all jobs, those of repositories too
   */
  readonly timeout?: string;
}

export const jobDefaults = shape({
  image: optional(imageReference), resources: optional(containerResources), timeout: optional(goPeriod),
} satisfies Fields<JobDefaults>);

type Settings = Read<typeof jobDefaults>;

/** The jobs with what they do not say themselves; what is no job stays, and is told of later. */
export function withDefaults(jobs: unknown, defaults: Settings): unknown {
  if (!isPlainObject(jobs)) return jobs;
  const listed = (list: unknown): unknown => (Array.isArray(list) ? list.map((job: unknown) => (isPlainObject(job) ? completed(job, defaults) : job)) : list);
  const byRepository = (all: unknown): unknown => (isPlainObject(all)
    ? Object.fromEntries(Object.entries(all).map(([repository, list]) => [repository, listed(list)])) : all);
  return {
    ...jobs, ...isPlainObject(jobs.presubmits) ? { presubmits: byRepository(jobs.presubmits) } : {},
    ...isPlainObject(jobs.postsubmits) ? { postsubmits: byRepository(jobs.postsubmits) } : {},
    ...Array.isArray(jobs.periodics) ? { periodics: listed(jobs.periodics) } : {},
  };
}

function completed(job: Job, { image, resources, timeout }: Settings): Job {
  const { spec, decoration_config: decoration, decorate } = job;
  const container = (one: unknown): unknown => (isPlainObject(one) ? {
    ...one, ...image === undefined || one.image ? {} : { image }, ...resources === undefined || one.resources ? {} : { resources },
  } : one);
  const isTimed = timeout !== undefined && decorate !== false && (decoration === undefined || (isPlainObject(decoration) && !decoration.timeout));
  return {
    ...job,
    ...isPlainObject(spec) && Array.isArray(spec.containers) ? { spec: { ...spec, containers: spec.containers.map(container) } } : {},
    ...isTimed ? { decoration_config: { ...decoration, timeout } } : {},
  };
}
