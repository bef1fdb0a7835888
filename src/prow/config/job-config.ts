import { JobsPlan } from '../jobs/jobs-plan';
import { Json } from './json';

/** Jobs from code as a file of job config; an empty object when there are none. */
export function jobConfig({ presubmits, postsubmits, periodics, presets }: JobsPlan): Json {
  const parts = { presets, presubmits, postsubmits, periodics };
  return Object.fromEntries(Object.entries(parts).filter(([, jobs]) => Object.keys(jobs).length > 0));
}
