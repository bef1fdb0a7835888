import { goSeconds } from '../../core/amounts';
import { withoutNulls } from '../jobs/absent';
import { Job } from '../jobs/job';
import { ProwModel } from '../prow-model';
import { decorationsFor, EntryOfDecoration, entriesOf, isWithin, nameOf } from './decorated-jobs';
import { placedJobs } from './job-warnings';
import { Json } from './json';

/** Source: prow pkg/config/config.go, parseProwConfig, at a61940897. */
const LONGEST_RUN = '48h';

/**
 * Times that jobs are given and never have: when a pod has run for `pod_running_timeout` it is deleted, and the job is aborted, before its time-out.
 * Source: prow pkg/plank/reconciler.go, syncPendingJob, at a61940897.
 */
export function timeoutWarnings(model: ProwModel, { decorate_all_jobs: all, plank }: Json): readonly string[] {
  const entries = entriesOf(plank);
  const ofAll = String(plank?.pod_running_timeout ?? LONGEST_RUN);
  const jobs = [...placedJobs(model.jobs, 'jobs'), ...placedJobs(withoutNulls(model.configOverrides) as Json, 'configOverrides')];
  const ofDefaults = entries.flatMap((entry, i) => {
    const merged = entries.filter((one) => isWithin(entry, one)).map(({ config }) => config ?? {});
    return i > 0 && !saysTimes(entry.config) ? [] : tooShort(`Jobs of ${nameOf(entry)}`, merged, ofAll);
  });
  const ofJobs = jobs.filter(({ job }) => (job.decorate ?? all === true) && saysTimes(job.decoration_config)).flatMap(({ job, repository, place }) => (
    tooShort(`${place}.decoration_config: the job`, [...decorationsFor(job, repository, plank), job.decoration_config], ofAll)));
  const ofPods = jobs.filter(({ job }) => job.decorate ?? all === true)
    .flatMap(({ job, repository, place }) => killed(job.spec ?? {}, place, [...decorationsFor(job, repository, plank), job.decoration_config ?? {}]));
  return [...ofDefaults, ...ofJobs, ...ofPods];
}

function saysTimes(config: EntryOfDecoration['config'] | Job): boolean {
  return config?.timeout !== undefined || config?.pod_running_timeout !== undefined;
}

/** The later ones lie above the earlier ones. */
function last(key: string, decorations: readonly Json[]): string | undefined {
  return decorations.map((one) => one[key]).filter((one) => one !== undefined).at(-1);
}

/** What kubelet ends before the log is brought away. Source: prow pkg/pod-utils/decorate/podspec.go, decorate, at a61940897. */
function killed(spec: Json, place: string, decorations: readonly Json[]): readonly string[] {
  const { activeDeadlineSeconds: deadline, terminationGracePeriodSeconds: grace } = spec;
  const [timeout, given] = [last('timeout', decorations), last('grace_period', decorations)];
  const isLess = (seconds: unknown, time: string | undefined): boolean => typeof seconds === 'number' && time !== undefined && seconds < goSeconds(time);
  return [
    ...!isLess(deadline, timeout) ? [] : [
      `${place}.spec.activeDeadlineSeconds: ${deadline} seconds after its start the pod is killed, before the job's timeout of ${timeout}, `
        + 'and its log is lost; say it with timeout of decoration_config.',
    ],
    ...!isLess(grace, given) ? [] : [
      `${place}.spec.terminationGracePeriodSeconds: the pod is killed ${grace} seconds after it was told to end, before the job's grace_period of ${given}, `
        + 'and its log is lost; leave it out, and Prow takes a quarter more than that.',
    ],
  ];
}

function tooShort(subject: string, decorations: readonly Json[], ofAll: string): readonly string[] {
  const [timeout, running] = [last('timeout', decorations), last('pod_running_timeout', decorations) ?? ofAll];
  if (timeout === undefined || goSeconds(timeout) < goSeconds(running)) return [];
  return [
    `${subject} may take ${timeout} (timeout), and ${running} after its start a pod is deleted (podRunningTimeout), so that the job is aborted first: give `
      + `podRunningTimeout more than ${timeout}, or timeout less.`,
  ];
}
