import { isPlainObject } from '../../core/props';
import { jobsAnywhere, placedDecorations } from '../admission/named-in-jobs';
import { Job } from '../jobs/job';
import { JobsPlan } from '../jobs/jobs-plan';
import { placedJobs } from '../jobs/placed-jobs';
import { ProwModel } from '../prow-model';
import { decorationEntries } from './decoration-section';
import { DecorationSettings } from './decoration-options';

type Pull = (image: string) => string;

/** Decorations whose images come from where all others do. */
export function pulledDecorations(decorations: readonly DecorationSettings[], pull: Pull): readonly DecorationSettings[] {
  return decorations.map((one) => (one.utilityImages === undefined ? one : { ...one, utilityImages: pulledImages(one.utilityImages, pull) }));
}

/** The same of what jobs in code say of their own decoration. */
export function pulledJobs({ presubmits, postsubmits, periodics, presets }: JobsPlan, pull: Pull): JobsPlan {
  const ofRepositories = (all: JobsPlan['presubmits']): JobsPlan['presubmits'] => (
    Object.fromEntries(Object.entries(all).map(([repository, jobs]) => [repository, jobs.map((job) => pulledJob(job, pull))])));
  return { presubmits: ofRepositories(presubmits), postsubmits: ofRepositories(postsubmits), periodics: periodics.map((job) => pulledJob(job, pull)), presets };
}

function pulledJob(job: Job, pull: Pull): Job {
  const images: unknown = job.decoration_config?.utility_images;
  return isPlainObject(images) ? { ...job, decoration_config: { ...job.decoration_config, utility_images: pulledImages(images, pull) } } : job;
}

function pulledImages<T extends object>(images: T, pull: Pull): T {
  return Object.fromEntries(Object.entries(images).map(([name, image]) => [name, typeof image === 'string' ? pull(image) : image])) as T;
}

/** Images that `decoration` and jobs in code name for the containers that Prow adds. */
export function namedUtilityImages({ sections, jobs }: ProwModel): readonly string[] {
  return imagesOf([...decorationEntries(sections.decoration).map(({ config }) => config), ...placedJobs(jobs).map(({ job }) => job.decoration_config)]);
}

/** All images of the containers that Prow adds: the usual ones, and those that somebody named, in overrides too. */
export function allUtilityImages(model: ProwModel): readonly string[] {
  const named = imagesOf([...placedDecorations(model).map(({ config }) => config), ...jobsAnywhere(model).map(({ job }) => job.decoration_config)]);
  return [...new Set([...Object.values(model.images), ...named])];
}

function imagesOf(decorations: readonly unknown[]): readonly string[] {
  return decorations.flatMap((one) => (isPlainObject(one) && isPlainObject(one.utility_images) ? Object.values(one.utility_images) : []))
    .filter((image): image is string => typeof image === 'string' && image !== '');
}
