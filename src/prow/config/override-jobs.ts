import { isPlainObject, Note, Rule } from '../../core/props';
import { withoutNulls } from '../jobs/absent';
import { Job, JobSurroundings, PlacedPreset } from '../jobs/job';
import { podSurroundings } from '../jobs/job-base';
import { jobFields } from '../jobs/job-fields';
import { checkNames, checkPeriodicNames } from '../jobs/job-names';
import { checkPod } from '../jobs/pod-spec';
import { checkPresetLabels, placed } from '../jobs/presets';
import { JobsPlan } from '../jobs/jobs-plan';
import { ProwModel } from '../prow-model';
import { Json } from './json';

export const JOB_KEYS = ['presubmits', 'postsubmits', 'periodics', 'presets'] as const;

type PresetOwners = Pick<ProwModel, 'jobs' | 'jobCaches'>;

/** Those of caches stand behind the others, and are no list that anybody wrote. */
function presetsFromCode({ jobs: { presets }, jobCaches }: PresetOwners, list?: string): readonly PlacedPreset[] {
  const said = presets.length - jobCaches.length;
  return placed(presets, list).map((one, i) => (i < said ? one : { ...one, place: `jobCaches[${i - said}]` }));
}

/** Jobs inside `configOverrides`, by the rules of `ProwJobs`: presets of either place are laid over jobs of both. */
export function readOverrideJobs(over: Json, model: PresetOwners, note: Note): void {
  // the rules of jobs are not made for nothing; what is empty may still be empty in the wrong form
  if (JOB_KEYS.every((key) => (over[key] ?? undefined) === undefined)) return;
  const said = withoutNulls(over) as Json;
  const ours = Array.isArray(said.presets) ? said.presets.filter(isPlainObject) : [];
  const rules: Readonly<Record<string, Rule<unknown>>> = jobFields([...placed(ours), ...presetsFromCode(model, 'jobs.presets')], 'strict', false);
  for (const key of JOB_KEYS) if (said[key] !== undefined) note.at(key).read(rules[key], said[key]);
}

/** What jobs of `ProwJobs` and those inside `configOverrides` say together: Prow reads them as one list. */
export function checkJobsOfBoth(over: Json, model: PresetOwners, note: Note): void {
  const { jobs } = model;
  if (!holdsJobs(jobs)) return;
  const said = withoutNulls(over) as Json;
  const elsewhere = placed(said.presets ?? [], 'configOverrides.presets');
  const ours = presetsFromCode(model);
  // labels of caches were looked at beside all others
  checkPresetLabels(ours.slice(0, jobs.presets.length - model.jobCaches.length), note.at('presets'), elsewhere);
  checkPeriodicNames(jobs.periodics, note.at('periodics'), said.periodics ?? []);
  for (const kind of ['presubmits', 'postsubmits'] as const) {
    for (const [repository, list] of Object.entries(jobs[kind])) checkNames(list, note.at(`${kind}.${repository}`), said[kind]?.[repository] ?? []);
  }
  checkPods(jobs, [...ours, ...elsewhere], note);
}

function holdsJobs(jobs: JobsPlan): boolean {
  return JOB_KEYS.some((key) => Object.keys(jobs[key]).length > 0);
}

function checkPods(jobs: JobsPlan, presets: readonly PlacedPreset[], note: Note): void {
  const around = (kind: JobSurroundings['kind']): JobSurroundings => ({ kind, presets, morePresets: false });
  const check = (job: Job, kind: JobSurroundings['kind'], at: Note): void => checkPod(job.spec, at.at('spec'), podSurroundings(job, around(kind)));
  for (const [repository, list] of Object.entries(jobs.presubmits)) {
    list.forEach((job, i) => check(job, 'presubmit', note.at(`presubmits.${repository}[${i}]`)));
  }
  for (const [repository, list] of Object.entries(jobs.postsubmits)) {
    list.forEach((job, i) => check(job, 'postsubmit', note.at(`postsubmits.${repository}[${i}]`)));
  }
  jobs.periodics.forEach((job, i) => check(job, 'periodic', note.at(`periodics[${i}]`)));
}
