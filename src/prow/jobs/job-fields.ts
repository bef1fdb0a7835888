import { repository as repositoryName } from '../../core/names';
import { also, optional, Rule } from '../../core/props';
import { quote } from '../../core/quote';
import { list, record } from '../../core/values';
import { inOrder, Job, JobSurroundings, PlacedPreset } from './job';
import { periodic, postsubmit, presubmit } from './job-kinds';
import { checkNames, checkPeriodicNames } from './job-names';
import { presetList, PresetReading } from './presets';

type JobsOf = Readonly<Record<string, readonly Job[]>>;

/** The four keys of job config, by the rules that depend on the presets around them. */
export function jobFields(presets: readonly PlacedPreset[], reading: PresetReading, morePresets: boolean) {
  return {
    presubmits: optional(jobsByRepository(presubmit, { kind: 'presubmit', presets, morePresets }), {}),
    postsubmits: optional(jobsByRepository(postsubmit, { kind: 'postsubmit', presets, morePresets }), {}),
    periodics: optional(jobList(periodic({ kind: 'periodic', presets, morePresets }), checkPeriodicNames), []),
    presets: optional(presetList(reading), []),
  };
}

function jobsByRepository(job: (surroundings: JobSurroundings) => Rule<Job>, surroundings: JobSurroundings): Rule<JobsOf> {
  return inOrder(record((jobs) => jobs as readonly Job[], jobRepository), (all, note) => {
    for (const [repository, jobs] of Object.entries(all)) note.at(repository).read(jobList(job({ ...surroundings, repository }), checkNames), jobs);
  });
}

function jobList(job: Rule<Job>, checkTogether: typeof checkNames): Rule<readonly Job[]> {
  return inOrder(list(job), checkTogether);
}

const jobRepository = also(repositoryName, (value) => (value.includes('/') ? undefined
  : {
    what: `${quote(value)} is an organisation, and Prow looks jobs up by repository`, instead: `write ${quote(`${value}/repo`)}`,
    code: 'RepositoryInvalid',
  }));
