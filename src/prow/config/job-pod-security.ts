import { PodSecurityLevel } from '../../core/pod-security/pod-security-level';
import { levelFor, violationAt, violationFinding } from '../../core/pod-security/pod-security-findings';
import { podViolationsFrom, PodViolation } from '../../core/pod-security/pod-violations';
import { Finding } from '../../core/problem';
import { isPlainObject, Note } from '../../core/props';
import { quote } from '../../core/quote';
import { clusterOf } from '../clusters/known-clusters';
import { Job, Preset } from '../jobs/job';
import { placedJobs, placedPresets, runsHere } from '../jobs/placed-jobs';
import { ProwModel } from '../prow-model';
import { Json } from './json';

/** Jobs from code and from overrides, by the property that they come from, as far as the level of their namespace lets their pods start. */
export function checkJobPods(model: ProwModel, configYaml: Json, note: Note): void {
  const { jobsPodSecurity: level, jobsNamespace } = model;
  if (level === PodSecurityLevel.PRIVILEGED) return;
  const sources = [{ config: model.jobs as Json, at: note.at('jobs') }, { config: model.configOverrides, at: note.at('configOverrides') }];
  const here: Job[] = [];
  for (const { config, at } of sources) {
    for (const { job, path } of placedJobs(config)) {
      if (!isPlainObject(job.spec) || !runsHere(job, model)) continue;
      here.push(job);
      checkPod(job, model, at.at(path));
      if (level === PodSecurityLevel.RESTRICTED && isDecorated(job, configYaml)) {
        at.at(path)(sent(utilitiesRefused(level, jobsNamespace, whoseLevel(model)), job, model));
      }
    }
  }
  for (const { config, at } of sources) {
    for (const { preset, path } of placedPresets(config)) if (isUsed(preset, here)) checkPreset(preset, model, at.at(path));
  }
}

function checkPod(job: Job, model: ProwModel, at: Note): void {
  const { spec, annotations } = job;
  for (const violation of podViolationsFrom({ spec, annotations }, model.jobsPodSecurity, model.kubernetesMinor)) {
    violationAt(violation, at.at('spec'), at.at('annotations'))(sent(refused(violation, model), job, model));
  }
}

/** Of what a preset brings, only volumes can be refused; told once, however many jobs have them. */
function checkPreset({ volumes }: Preset, model: ProwModel, at: Note): void {
  for (const violation of podViolationsFrom({ spec: { volumes } }, model.jobsPodSecurity, model.kubernetesMinor)) {
    at.at(violation.at)(refused(violation, model));
  }
}

function refused(violation: PodViolation, model: ProwModel): Finding {
  const { jobsPodSecurity: level, jobsNamespace } = model;
  return violationFinding(violation, level, jobsNamespace, `set jobsPodSecurity${whoseLevel(model)} to PodSecurityLevel.${levelFor(violation).toUpperCase()}`);
}

/** The same with why the job is in this cluster, where it names another one. */
function sent(finding: Finding, job: Job, { here }: ProwModel): Finding {
  const said = clusterOf(job);
  if (said === here) return finding;
  return { ...finding, what: `${finding.what}, in the cluster ${quote(here)}, where scheduler.failover sends jobs of ${quote(said)}` };
}

/** Behind the name of the property, where it is that of a build cluster. */
function whoseLevel({ buildClusters, here }: ProwModel): string {
  return buildClusters.some(({ name }) => name === here) ? ` of the build cluster ${quote(here)}` : '';
}

/** Every job has it, or one of those that run here. */
function isUsed({ labels }: Preset, jobs: readonly Job[]): boolean {
  const wanted = isPlainObject(labels) ? Object.entries(labels) : [];
  return wanted.length === 0 || jobs.some((job) => wanted.every(([label, value]) => job.labels?.[label] === value));
}

function isDecorated({ decorate }: Job, { decorate_all_jobs: all }: Json): boolean {
  return decorate === undefined || decorate === null ? all === true : decorate === true;
}

// Source: prow pkg/pod-utils/decorate/podspec.go at a61940897, which gives them no security context, and the pod users and groups alone
function utilitiesRefused(level: PodSecurityLevel, namespace: string, whose: string) {
  return {
    what: `is decorated, and the containers that Prow adds to its pod lack what Pod Security ${quote(level)}, the level of namespace ${quote(namespace)}, `
      + 'wants of each',
    instead: `write decorate: false, or set jobsPodSecurity${whose} to PodSecurityLevel.BASELINE`,
    code: 'PodSecurityRefused',
  } as const;
}
