/** Jobs as Prow's job config has them, checked; made by `ProwJobs`. */
export interface JobsPlan {
  readonly presubmits: Readonly<Record<string, readonly Readonly<Record<string, any>>[]>>;
  readonly postsubmits: Readonly<Record<string, readonly Readonly<Record<string, any>>[]>>;
  readonly periodics: readonly Readonly<Record<string, any>>[];
  readonly presets: readonly Readonly<Record<string, any>>[];
}
