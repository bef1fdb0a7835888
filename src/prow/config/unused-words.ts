import { withoutNulls } from '../jobs/absent';
import { Job, Preset } from '../jobs/job';
import { ProwModel } from '../prow-model';
import { placedJobs } from './job-warnings';
import { Json } from './json';

/** Written behind a container's own, so that Kubernetes takes these. Source: prow pkg/pod-utils/decorate/podspec.go, decorate, at a61940897. */
const OF_DECORATION: Readonly<Record<string, string>> = { ARTIFACTS: 'the folder that is kept', GOPATH: 'the folder of the clones' };

/** Words of jobs that Prow writes over, or that something else keeps from ever counting. */
export function unusedWordWarnings(model: ProwModel, { decorate_all_jobs: all, plank = {} }: Json): readonly string[] {
  const over = withoutNulls(model.configOverrides) as Json;
  const jobs = [...placedJobs(model.jobs, 'jobs'), ...placedJobs(over, 'configOverrides')];
  const presets = [['jobs', model.jobs.presets], ['configOverrides', over.presets ?? []]] as readonly (readonly [string, readonly Preset[]])[];
  return [
    ...jobs.flatMap(({ job, place }) => [
      ...queueWarnings(job, place, plank), ...restartWarnings(job, place),
      ...(job.decorate ?? all === true) ? (job.spec?.containers ?? []).flatMap(({ env = [] }: Json, i: number) => environment(env, `${place}.spec.containers[${i}]`)) : [],
    ]),
    ...all === true ? presets.flatMap(([root, list]) => list.flatMap(({ env = [] }, i) => environment(env as readonly Json[], `${root}.presets[${i}]`))) : [],
  ];
}

/** Source: prow pkg/plank/reconciler.go, canExecuteConcurrently, at a61940897. */
function queueWarnings({ max_concurrency: most = 0, job_queue_name: queue }: Job, place: string, plank: Json): readonly string[] {
  const { max_concurrency: ofAll = 0, job_queue_capacities: queues = {} } = plank as Json;
  const capacity: unknown = queue ? queues[queue] : undefined;
  if (capacity === 0) return [`${place}.job_queue_name: no job of the queue \`${queue}\` ever starts, because its capacity is 0; -1 is without a limit.`];
  const limits: readonly (readonly [string, unknown])[] = [[`the queue \`${queue}\` takes`, capacity], ['plank.maxConcurrency, for all jobs together, is', ofAll]];
  return limits.filter(([, limit]) => typeof limit === 'number' && limit > 0 && most > limit)
    .map(([what, limit]) => `${place}.max_concurrency: ${most} of it never run at once, because ${what} ${String(limit)}.`);
}

/** Source: prow pkg/pod-utils/decorate/podspec.go, ProwJobToPod, at a61940897. */
function restartWarnings({ spec }: Job, place: string): readonly string[] {
  const said: unknown = spec?.restartPolicy;
  return said === undefined || said === '' || said === 'Never' ? []
    : [`${place}.spec.restartPolicy: \`${String(said)}\` does nothing, because Prow writes \`Never\` into every pod; leave it out.`];
}

function environment(env: readonly Json[], place: string): readonly string[] {
  return env.flatMap(({ name }, i) => (Object.hasOwn(OF_DECORATION, name)
    ? [`${place}.env[${i}]: what it says of \`${name}\` does nothing, because Prow writes ${OF_DECORATION[name]} behind it in decorated jobs; set it in the command.`] : []));
}
