import { Finding } from '../../core/problem';
import { isPlainObject } from '../../core/props';
import { quote } from '../../core/quote';
import { Job } from '../jobs/job';
import { JobsPlace, runsHere } from '../jobs/placed-jobs';
import { JobNodesSettings } from './job-nodes-options';

type Config = Readonly<Record<string, any>>;

/** The toleration that lets pods onto the nodes of jobs. */
export function jobToleration(taint: string): Readonly<Record<string, string>> {
  return { key: taint, operator: 'Exists', effect: 'NoSchedule' };
}

/** What a pod of a job has to say, as fields of its spec. */
export function nodeFields({ nodeSelector, taint, runtimeClassName }: JobNodesSettings): Readonly<Record<string, unknown>> {
  return {
    ...Object.keys(nodeSelector).length === 0 ? {} : { nodeSelector },
    ...runtimeClassName === undefined ? {} : { runtimeClassName },
    ...taint === undefined ? {} : { tolerations: [jobToleration(taint)] },
  };
}

/** A job config whose jobs in this cluster say where they run; what they said of it themselves stays. */
export function onJobNodes<C extends Config>(config: C, nodes: JobNodesSettings, place: JobsPlace): C {
  if (Object.keys(nodeFields(nodes)).length === 0) return config;
  const placed = (jobs: unknown): unknown => (Array.isArray(jobs) ? jobs.map((job: unknown) => (
    isPlainObject(job) && isPlainObject(job.spec) && runsHere(job, place) ? { ...job, spec: onNodes(job.spec, nodes) } : job)) : jobs);
  const lists = (['presubmits', 'postsubmits'] as const).filter((kind) => isPlainObject(config[kind])).map((kind) => (
    [kind, Object.fromEntries(Object.entries(config[kind] as Config).map(([repository, jobs]) => [repository, placed(jobs)]))]));
  return { ...config, ...Object.fromEntries(lists), ...Array.isArray(config.periodics) ? { periodics: placed(config.periodics) } : {} };
}

function onNodes(spec: Job, { nodeSelector, taint, runtimeClassName }: JobNodesSettings): Job {
  const tolerations: readonly unknown[] = Array.isArray(spec.tolerations) ? spec.tolerations : [];
  const tolerates = tolerations.some((one) => isPlainObject(one) && one.key === taint && (!one.effect || one.effect === 'NoSchedule'));
  return {
    ...spec,
    ...Object.keys(nodeSelector).length === 0 ? {} : { nodeSelector: { ...nodeSelector, ...isPlainObject(spec.nodeSelector) ? spec.nodeSelector : {} } },
    ...runtimeClassName === undefined || spec.runtimeClassName ? {} : { runtimeClassName },
    ...taint === undefined || tolerates ? {} : { tolerations: [...tolerations, jobToleration(taint)] },
  };
}

/** What of a pod says something else, by its field. */
export function elsewhereFindings(
  spec: Job, { nodeSelector, runtimeClassName }: JobNodesSettings,
): readonly { readonly field: string; readonly finding: Finding }[] {
  const own = isPlainObject(spec.nodeSelector) ? spec.nodeSelector : {};
  const finding = (what: string): Finding => ({ what, instead: 'leave it out, and it is written here', code: 'JobNotAdmitted' });
  return [
    ...Object.entries(nodeSelector).filter(([key, value]) => Object.hasOwn(own, key) && own[key] !== value).map(([key, value]) => ({
      field: `nodeSelector.${key}`, finding: finding(`${quote(own[key])} is not ${quote(value)}, which the nodes of jobs have (jobNodes)`),
    })),
    ...runtimeClassName !== undefined && spec.runtimeClassName && spec.runtimeClassName !== runtimeClassName ? [{
      field: 'runtimeClassName', finding: finding(`${quote(spec.runtimeClassName)} is not ${quote(runtimeClassName)}, which pods of jobs have (jobNodes)`),
    }] : [],
  ];
}
