import { Note, Rule, walk } from '../../core/props';

/** A job as Prow's job config has it. */
export type Job = Readonly<Record<string, any>>;

/** Settings that Prow lays over the pod of every job that has the same labels. */
export type Preset = Readonly<Record<string, any>>;

export type JobKind = 'presubmit' | 'postsubmit' | 'periodic';

/** What decides about a job besides itself. */
export interface JobSurroundings {
  readonly kind: JobKind;
  /** `org/repo`; a periodic has none. */
  readonly repository?: string;
  readonly presets: readonly PlacedPreset[];
  /** True where there may be presets elsewhere, so that a volume which nobody declares may be one of theirs. */
  readonly morePresets: boolean;
}

/** A preset, and how error texts call it. */
export interface PlacedPreset {
  readonly preset: Preset;
  readonly place: string;
}

/** A second look at what passed a rule. */
export function inOrder<T>(first: Rule<T>, second: (value: T, note: Note) => void): Rule<T> {
  return (value, report) => {
    const read = first(value, report);
    walk(report, (note) => second(read, note));
    return read;
  };
}

/** Plain data that passes another rule too, and is handed on as it was written. */
export function asWritten(plain: Rule<Job>, rule: (value: Job) => Rule<unknown>): Rule<Job> {
  return (value, report) => {
    const read = plain(value, report);
    rule(read)(read, report);
    return read;
  };
}
