import { dnsLabel, labelValue, qualifiedName } from '../../core/names';
import { also, optional, Props, required, Rule, ValuesOf } from '../../core/props';
import { quote } from '../../core/quote';
import { multilineText, text } from '../../core/safe-text';
import { boolean, integer, jsonObject, oneOf, record } from '../../core/values';
import { decoded } from '../schema/decoding';
import { decorationConfig } from './decoration-config';
import { checkExtraRefs, extraRefs } from './extra-refs';
import { Job, JobSurroundings } from './job';
import { podSpec, PodSurroundings } from './pod-spec';
import { presetsOf } from './presets';
import { rerunAuth } from './rerun-auth';

/** Labels that Prow gives to its pods itself. Source: prow pkg/pod-utils/decorate/podspec.go, Labels, at a61940897. */
const PROW_LABELS = ['created-by-prow', 'prow.k8s.io/id', 'prow.k8s.io/type'];

const jobName = also(text, (value) => {
  const legal = value.replace(/[^A-Za-z0-9\-._]+/g, '-');
  if (legal !== value || value === '') {
    return { what: `${quote(value)} is not the name of a job`, instead: value === '' ? 'use letters, digits, "-", "." and "_"' : `write ${quote(legal)}`, code: 'JobNameInvalid' };
  }
  return undefined;
});

const jobLabel: Rule<string> = (value, report) => {
  if (typeof value === 'string' && PROW_LABELS.includes(value)) return report({ what: `${quote(value)} is set by Prow`, instead: 'remove it', code: 'JobLabelReserved' });
  return qualifiedName(value, report);
};

const count = optional(integer(0, Number.MAX_SAFE_INTEGER));

/**
 * What jobs of every kind have, as Prow's loader checks it: one job that it refuses keeps all of Prow from starting.
 *
 * Only jobs that run as pods are taken, because nothing here runs the other ones.
 * Source: prow pkg/config/config.go, validateJobBase, and jobs.go, JobBase, at a61940897.
 */
export function jobBaseFields(job: Job, surroundings: JobSurroundings) {
  return {
    name: required(jobName),
    labels: optional(record(labelValue, jobLabel)),
    annotations: optional(record(multilineText, qualifiedName)),
    agent: optional(agent),
    cluster: optional(text),
    namespace: optional(dnsLabel),
    max_concurrency: count,
    job_queue_name: optional(text),
    error_on_eviction: optional(boolean),
    hidden: optional(boolean),
    reporter_config: optional(decoded('ReporterConfig')),
    rerun_auth_config: optional(rerunAuth),
    prowjob_defaults: optional(decoded('ProwJobDefault')),
    decoration_config: optional(decorationConfig),
    decorate: optional(boolean),
    path_alias: optional(text),
    clone_uri: optional(decoded('CloneUri')),
    clone_depth: count,
    skip_submodules: optional(boolean),
    skip_fetch_head: optional(boolean),
    extra_refs: extraRefs,
    spec: required(podSpec(podSurroundings(job, surroundings))),
  };
}

const agent: Rule<string> = (value, report) => (value === '' ? '' : oneOf('kubernetes')(value, report));

/** A job that runs as a pod. Of others nothing more is said: what they have besides is nobody's here. */
export const runHere: Rule<Job> = (value, report) => {
  const job = jsonObject(value, report);
  if (job.agent !== undefined) agent(job.agent, report.at('agent'));
  return job;
};

/** What decides about the pod of a job. */
export function podSurroundings({ decorate, labels = {}, ...job }: Job, { kind, presets, morePresets }: JobSurroundings): PodSurroundings {
  const hasLabels = Object.keys(labels).length > 0;
  return { kind, decorated: decorate !== false, presets: presetsOf({ ...job, labels }, presets), morePresets: morePresets && hasLabels };
}

type JobBase = ReturnType<typeof jobBaseFields>;

/** What of it contradicts something else. */
export function checkJobBase(job: ValuesOf<JobBase>, p: Props<keyof JobBase>, { kind, repository }: JobSurroundings): void {
  checkExtraRefs(job.extra_refs, p, repository);
  checkTokenUrls(job, p);
  for (const prop of ['path_alias', 'clone_uri', 'clone_depth'] as const) {
    if (kind === 'periodic' && job[prop] !== undefined) {
      p.problem(prop, { what: 'has no effect, because a periodic has no repository of its own', instead: 'move it into an entry of '
        + 'extra_refs', code: 'PropWithoutEffect' });
    }
  }
}

/** With a token, and a clone_uri of the job's own, every address is looked at. Source: prow pkg/config/jobs.go, UtilityConfig.Validate, at a61940897. */
function checkTokenUrls({ clone_uri: own, decoration_config: decoration, extra_refs: refs }: ValuesOf<JobBase>, p: Props<keyof JobBase>): void {
  if (!own || decoration?.oauth_token_secret === undefined) return;
  const isWeb = (uri: string | undefined): boolean => /^https?:/i.test((uri ?? '').slice((uri ?? '').indexOf('@') + 1));
  const instead = 'write one that begins with https://';
  if (!isWeb(own)) p.problem('clone_uri', { what: `${quote(own)} is not fetched by http, for which oauth_token_secret is`, instead, code: 'UrlWithoutScheme' });
  refs.forEach(({ clone_uri: uri }, i) => {
    if (!isWeb(uri)) {
      p.problem(`extra_refs[${i}]`, {
        what: `has ${uri ? `the clone_uri ${quote(uri)}` : 'no clone_uri'}, and oauth_token_secret is for http`, instead,
        code: 'UrlWithoutScheme',
      });
    }
  });
}
