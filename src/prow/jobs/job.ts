import { Report, Rule } from '../../core/props';
import { oldShape, passes, PropsReader } from '../../core/props-reader';
import { jsonObject } from '../../core/values';

/** A job as Prow's job config has it. */
export type Job = Readonly<Record<string, any>>;

/** Settings that Prow lays over the pod of every job that has the same labels. */
export type Preset = Readonly<Record<string, any>>;

/** Reads one property of a job after the other. */
export type JobReader = PropsReader<Record<string, any>>;

export type JobKind = 'presubmit' | 'postsubmit' | 'periodic';

/** What decides about a job besides itself. */
export interface JobSurroundings {
  readonly kind: JobKind;
  /** `org/repo`; a periodic has none. */
  readonly repository?: string;
  readonly presets: readonly Preset[];
}

/** A second check for what the first found nothing wrong with, at any depth. */
export function inOrder<T>(first: Rule<T>, second: (value: T, report: Report) => void): Rule<T> {
  return (value, report) => {
    if (passes<T>(first, value, report)) second(value, report);
    return value as T;
  };
}

/** An object of plain data that is read property by property. */
export function plainThen(read: (p: JobReader) => void): Rule<Readonly<Record<string, any>>> {
  return inOrder(jsonObject, oldShape<Record<string, any>, void>(read));
}
