import { didYouMean, quote } from '../../core/quote';
import { kubernetesType } from '../native-kinds';
import { FieldFinding, Fields, empty, missing, refuse } from '../object-rule';
import { Types } from '../reader';
import { Type } from '../receiver';
import { Table } from '../table';
import { findingsOf } from './findings';

/** Source: prow config/prow/cluster/prowjob-crd/prowjob_customresourcedefinition.yaml at a61940897. */
const TABLE: Table = {
  source: 'Prow a61940897',
  roots: { ProwJob: 'ProwJob' },
  types: {
    ProwJob: 'apiVersion:s kind:s metadata:j spec!:Spec status:Status',
    Spec: 'agent:s cluster:s context:s decoration_config:j error_on_eviction:b extra_refs:[Refs] hidden:b jenkins_spec:j '
      + 'job!:s+ job_queue_name:s max_concurrency:i(0..) namespace:s pipeline_run_spec:j pod_spec:PodSpec prowjob_defaults:j refs:Refs report:b '
      + 'reporter_config:j rerun_auth_config:j rerun_command:s tekton_pipeline_run_spec:j type!:s(presubmit|postsubmit|periodic|batch)',
    Refs: 'auxiliary:b base_link:s base_ref:s base_sha:s blobless_fetch:b clone_depth:i clone_uri:s org!:s path_alias:s pulls:[Pull] repo!:s repo_link:s '
      + 'skip_fetch_head:b skip_submodules:b sparse_checkout_files:[s] workdir:b',
    Pull: '?author!:s number!:i sha!:s',
    Status: '?state!:s(scheduling|triggered|pending|success|failure|aborted|error)',
  },
};

/** By the oldest minor of Kubernetes 1 that has to make the pods. */
const types = new Map<number, Type>();

function typeFor(minor: number): Type {
  let type = types.get(minor);
  if (type === undefined) types.set(minor, type = new Types(() => TABLE, { elsewhere: { PodSpec: kubernetesType('PodSpec', minor) } }).root('ProwJob') as Type);
  return type;
}

const AGENTS = ['kubernetes', 'jenkins', 'tekton-pipeline'];

/** What the API server refuses of a ProwJob, and what nobody would run. Source: prow pkg/plank/reconciler.go at a61940897. */
export function prowJob(object: Fields, minor: number): readonly FieldFinding[] {
  const found = findingsOf(typeFor(minor), object);
  if (found.length > 0) return found;
  const { spec: { agent, pod_spec: pod }, status } = object;
  if (empty(agent)) return [missing('spec.agent', 'without which nobody runs the job ("kubernetes" is that of pods)')];
  if (agent !== 'kubernetes') {
    const meant = AGENTS.includes(agent) ? undefined : didYouMean(agent, AGENTS);
    // somebody may have one of his own
    return meant === undefined ? [] : [refuse('spec.agent', `${quote(agent)} is no agent of Prow`, `did you mean ${quote(meant)}?`, 'NotAllowedValue')];
  }
  return [
    ...(empty(pod) ? [missing('spec.pod_spec', 'which the agent kubernetes runs')] : []),
    ...(empty(status) ? [missing('status.state', 'without which nobody starts the job ("triggered" is that of new ones)')] : []),
  ];
}
