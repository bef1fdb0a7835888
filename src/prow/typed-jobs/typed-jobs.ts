import { Where } from '../../core/problem';
import { atKey, isPlainObject, Note } from '../../core/props';
import { unknownProps } from '../../core/unknown-props';
import { instanceOf } from '../../core/values';
import { JobDefaults } from '../jobs/job-defaults';
import { JobTemplate } from './job-template';
import { JOB_PRESET, JobPreset } from './job-preset';
import { inProwsWords, typedPath, whereInWords, WordTable } from './job-word';
import { Periodic, PERIODIC } from './periodic';
import { Postsubmit, POSTSUBMIT } from './postsubmit';
import { Presubmit, PRESUBMIT } from './presubmit';

/** Jobs in typed words, for `ProwJobs.typed`. */
export interface TypedJobs {
  /**
   * Jobs that run on pull requests, by repository: `{ 'org/repo': [{ name: 'unit', alwaysRun: true, spec: { … } }] }`. Error: `RepositoryInvalid`.
   * @default - none
   */
  readonly presubmits?: { readonly [repository: string]: Presubmit[] };

  /**
   * Jobs that run after a push, by repository. Error: `RepositoryInvalid`.
   * @default - none
   */
  readonly postsubmits?: { readonly [repository: string]: Postsubmit[] };

  /**
   * Jobs that run by the clock.
   * @default - none
   */
  readonly periodics?: Periodic[];

  /**
   * What is laid over the pods of jobs with certain labels.
   * @default - none
   */
  readonly presets?: JobPreset[];

  /**
   * What these jobs have that say nothing else.
   * @default - nothing
   */
  readonly defaults?: JobDefaults;
}

const LISTS: Readonly<Record<keyof Omit<TypedJobs, 'defaults'>, WordTable>> = { presubmits: PRESUBMIT, postsubmits: POSTSUBMIT, periodics: PERIODIC, presets: JOB_PRESET };

/** The same jobs in Prow's words; what is no property is noted. */
export function untyped(said: unknown, note: Note): unknown {
  if (!isPlainObject(said)) return said;
  for (const { finding } of unknownProps(said, { ...LISTS, defaults: {} })) note(finding);
  const { presubmits, postsubmits, periodics, presets, defaults } = said;
  const listed = (list: keyof typeof LISTS, value: readonly unknown[], at = note.at(list)): unknown => inProwsWords(
    list === 'presets' ? value : value.map((job, i) => fromTemplate(job, at.at(`[${i}]`))), LISTS[list], at);
  const byRepository = (kind: 'presubmits' | 'postsubmits', all: unknown): unknown => (isPlainObject(all) ? Object.fromEntries(
    Object.entries(all).map(([repository, jobs]) => [repository, Array.isArray(jobs) ? listed(kind, jobs, atKey(note.at(kind), repository)) : jobs])) : all);
  return {
    presubmits: byRepository('presubmits', presubmits), postsubmits: byRepository('postsubmits', postsubmits),
    periodics: Array.isArray(periodics) ? listed('periodics', periodics) : periodics, presets: Array.isArray(presets) ? listed('presets', presets) : presets,
    ...defaults === undefined ? {} : { defaults },
  };
}

const jobTemplate = instanceOf(JobTemplate, 'JobTemplate.go({ version })');

/** A job with the pod of its template. */
function fromTemplate(job: unknown, note: Note): unknown {
  if (!isPlainObject(job) || !Object.hasOwn(job, 'template') || job.template === undefined) return job;
  const { template, ...said } = job;
  const read = note.at('template').read(jobTemplate, template);
  if (said.spec !== undefined) note.at('template')({ what: 'is given, and so is spec', instead: 'leave out one of them', code: 'MutuallyExclusive' });
  if (read === undefined || said.spec !== undefined) return { spec: { containers: [{ image: 'unread', command: ['unread'] }] }, ...said };
  const { decorationConfig = {} } = said;
  const isTimed = said.decorate !== false && isPlainObject(decorationConfig);
  return { ...said, spec: read.spec, ...isTimed ? { decorationConfig: { timeout: read.timeout, ...decorationConfig } } : {} };
}

/** A call that took typed jobs, whose errors name them as they were written. */
export function whereTyped(call: string): Where {
  return whereInWords(call, (path) => {
    const [, list = '', kind = '', rest = ''] = /^((presubmits|postsubmits|periodics|presets).*?\[\d+\])(.*)$/s.exec(path) ?? [];
    return list === '' ? path : `${list}${typedPath(rest, LISTS[kind as keyof typeof LISTS])}`;
  });
}
