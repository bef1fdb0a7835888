import { Where } from '../../core/problem';
import { readValue, walk } from '../../core/props';
import { checkNames, checkPeriodicNames } from './job-names';
import { JobsPlan } from './jobs-plan';
import { checkPresetLabels } from './presets';

/** Jobs that passed, and how texts call the places of each. */
export interface JobsSource {
  readonly jobs: JobsPlan;
  readonly where: Where;
}

/** Where an element of a joined list came from. */
interface Origin {
  readonly where: Where;
  readonly index: number;
}

/** The lists of several sources in one, in which no two may have a job or a preset in common; such a text names both places. */
export function joinedJobs(call: Where, sources: readonly JobsSource[]): JobsSource {
  const origins = new Map<string, Origin[]>();
  const all = <T>(list: string, listOf: (jobs: JobsPlan) => readonly T[] | undefined): readonly T[] => sources.flatMap(({ jobs, where }) => {
    const elements = listOf(jobs) ?? [];
    origins.set(list, [...origins.get(list) ?? [], ...elements.map((_, index) => ({ where, index }))]);
    return elements;
  });
  const byRepository = (kind: 'presubmits' | 'postsubmits'): JobsPlan['presubmits'] => {
    const repositories = [...new Set(sources.flatMap(({ jobs }) => Object.keys(jobs[kind])))];
    return Object.fromEntries(repositories.map((name) => [name, all(`${kind}.${name}`, (jobs) => jobs[kind][name])]));
  };
  const jobs = {
    presubmits: byRepository('presubmits'), postsubmits: byRepository('postsubmits'),
    periodics: all('periodics', ({ periodics }) => periodics), presets: all('presets', ({ presets }) => presets),
  };
  const placeOf = (list: string, index: number, rest = ''): string | undefined => {
    const origin = origins.get(list)?.[index];
    return origin?.where.subject(`${list}[${origin.index}]${rest}`);
  };
  const where = Where.file((prop) => {
    const [, list = prop, index, rest] = /^(.*?)\[(\d+)\](.*)$/.exec(prop) ?? [];
    return placeOf(list, Number(index), rest) ?? call.subject(prop);
  });
  check(jobs, where, (list) => (index) => placeOf(list, index) as string);
  return { jobs, where };
}

function check({ presubmits, postsubmits, periodics, presets }: JobsPlan, where: Where, called: (list: string) => (index: number) => string): void {
  readValue(where, '', undefined, (_, report) => walk(report, (note) => {
    for (const [kind, repositories] of Object.entries({ presubmits, postsubmits })) {
      for (const [name, jobs] of Object.entries(repositories)) checkNames(jobs, note.at(`${kind}.${name}`), [], called(`${kind}.${name}`));
    }
    checkPeriodicNames(periodics, note.at('periodics'), [], called('periodics'));
    checkPresetLabels(presets.map((preset, i) => ({ preset, place: called('presets')(i) })), note.at('presets'));
  }));
}
