import { NEWEST_MINOR } from '../../core/kubernetes-version';
import { Finding } from '../../core/problem';
import { isPlainObject, Note } from '../../core/props';
import { kubernetesType } from '../../schema/native-kinds';
import { clusterOfRun } from '../clusters/known-clusters';
import { placedJobs, placedPresets } from '../jobs/placed-jobs';
import { ProwModel } from '../prow-model';
import { Json } from './json';

/** Jobs and presets from code and from overrides, as far as they ask for what came after the oldest Kubernetes that makes their pods. */
export function checkJobVersions(model: ProwModel, note: Note): void {
  const { kubernetesMinor: minor, jobs, configOverrides, here } = model;
  if (minor >= NEWEST_MINOR) return;
  const [pod, container] = [kubernetesType('PodSpec', minor), kubernetesType('Container', minor)];
  for (const { config, at } of [{ config: jobs as Json, at: note.at('jobs') }, { config: configOverrides, at: note.at('configOverrides') }]) {
    // of other clusters nobody says which Kubernetes they have
    for (const { job, path } of placedJobs(config).filter(({ job }) => clusterOfRun(job, model) === here)) {
      if (isPlainObject(job.spec)) pod.find(job.spec, ofLater(at.at(path).at('spec')));
    }
    for (const { preset: { env, volumeMounts, volumes, tolerations }, path } of placedPresets(config)) {
      pod.find({ volumes, tolerations }, ofLater(at.at(path)));
      container.find({ env, volumeMounts }, ofLater(at.at(path)));
    }
  }
}

/** All else is said where a job is read by itself. */
function ofLater(note: Note): Note {
  return Object.assign((finding: Finding): void => (finding.code === 'KubernetesTooOld' ? note(finding) : undefined), {
    at: (child: string) => ofLater(note.at(child)), read: note.read,
  });
}
