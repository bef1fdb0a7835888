import { parse } from 'yaml';
import { JobPodPolicy } from '../../src/prow/admission/job-pod-policy';
import { jobNodesNotes } from '../../src/prow/admission/job-nodes-notes';
import { AdmissionMode } from '../../src/prow/admission/jobs-admission-options';
import { ProwConfig } from '../../src/prow/config/prow-config';
import { firstJobStep } from '../../src/platform/delivery/next-steps-first-job';
import { BuildCluster } from '../../src/prow/clusters/build-cluster';
import { GitHub } from '../../src/prow/github/github';
import { ProwJobs } from '../../src/prow/jobs/prow-jobs';
import { ProwPlan, ProwPlanOptions } from '../../src/prow/prow-plan';
import { objectsIn } from '../support/objects';

type Json = Record<string, any>;

const NODES = { nodeSelector: { 'acme.dev/jobs': 'yes' }, taint: 'acme.dev/jobs', runtimeClassName: 'gvisor' };
const TOLERATION = { key: 'acme.dev/jobs', operator: 'Exists', effect: 'NoSchedule' };
const WORKERS = BuildCluster.kubeconfig('workers', { apiServer: 'https://203.0.113.7:6443' });
const containers = [{ image: 'golang:1.26', command: ['make'] }];

const model = (options: Partial<ProwPlanOptions> = {}) => (
  ProwPlan.of({ github: GitHub.cloud({ repositories: ['acme/app'] }), jobNodes: NODES, buildClusters: [WORKERS], ...options })._model);

function specOf(spec: Json, more: Json = {}, options: Partial<ProwPlanOptions> = {}): Json {
  const jobs = ProwJobs.of({ periodics: [{ name: 'nightly', interval: '24h', spec: { containers, ...spec }, ...more }] });
  const maps: Json[] = objectsIn((chart) => new ProwConfig(chart, 'config', model({ jobs, ...options })), '40-prow');
  const data = maps.find(({ metadata }) => metadata.name === 'job-config-from-code')!.data as Record<string, string>;
  return parse(Object.values(data)[0]).periodics[0].spec;
}

function rules(options: Partial<ProwPlanOptions>): readonly Json[] {
  const [policy] = objectsIn((chart) => new JobPodPolicy(chart, 'policy', model(options)), '40-prow') as Json[];
  return policy.spec.validations;
}

describe('pods of jobs in code', () => {
  const written = { nodeSelector: NODES.nodeSelector, runtimeClassName: 'gvisor', tolerations: [TOLERATION] };
  const own = { key: 'acme.dev/arm', operator: 'Exists' };
  const ofJob = { key: 'acme.dev/jobs', operator: 'Equal', value: 'x' };
  test.each<[string, Json, Json, Json]>([
    ['get nodes and runtime', {}, {}, written],
    ['keep what else they say', { nodeSelector: { arch: 'arm' }, tolerations: [own] }, {},
      { ...written, nodeSelector: { ...NODES.nodeSelector, arch: 'arm' }, tolerations: [own, TOLERATION] }],
    ['keep a toleration of the taint', { tolerations: [ofJob] }, {}, { ...written, tolerations: [ofJob] }],
    ['keep one of all effects', { tolerations: [{ ...ofJob, effect: '' }] }, {}, { ...written, tolerations: [{ ...ofJob, effect: '' }] }],
    ['keep one of another effect, which tolerates another taint', { tolerations: [{ ...ofJob, effect: 'NoExecute' }] }, {},
      { ...written, tolerations: [{ ...ofJob, effect: 'NoExecute' }, TOLERATION] }],
    ['of another cluster are left alone', {}, { cluster: 'workers' }, {}],
  ])('%s', (_, spec, more, becomes) => expect(specOf(spec, more)).toEqual({ containers, ...becomes }));

  test.each<[string, Json, Record<string, string>, Json]>([
    ['of another cluster that are sent here get them', { cluster: 'workers' }, { workers: 'default' }, written],
    ['that are sent elsewhere are left alone', {}, { default: 'workers' }, {}],
  ])('%s', (_, more, failover, becomes) => expect(specOf({}, more, { scheduler: { failover } })).toEqual({ containers, ...becomes }));

  test('in configOverrides get them too', () => {
    const presubmits = { 'acme/app': [{ name: 'unit', spec: { containers } }] };
    expect(model({ configOverrides: { presubmits } }).configOverrides.presubmits['acme/app'][0].spec).toEqual({ containers, ...written });
  });
});

describe('the policy of job pods', () => {
  test('asks for nodes, taint and runtime', () => {
    const without = rules({ jobNodes: {} }).map(({ message }) => message);
    expect(rules({}).filter(({ message }) => !without.includes(message))).toEqual([
      { message: 'jobs of Prow: pods of jobs may tolerate the taints acme.dev/jobs, node.kubernetes.io/memory-pressure, node.kubernetes.io/not-ready and '
        + 'node.kubernetes.io/unreachable alone', reason: 'Forbidden', expression: '!has(object.spec.tolerations) || object.spec.tolerations.all(t, has(t.key) && t.key in '
        + '["acme.dev/jobs","node.kubernetes.io/memory-pressure","node.kubernetes.io/not-ready","node.kubernetes.io/unreachable"])' },
      { message: 'jobs of Prow: pods of jobs have the nodeSelector acme.dev/jobs=yes', reason: 'Forbidden',
        expression: 'has(object.spec.nodeSelector) && "acme.dev/jobs" in object.spec.nodeSelector && object.spec.nodeSelector["acme.dev/jobs"] == "yes"' },
      { message: 'jobs of Prow: pods of jobs tolerate the taint acme.dev/jobs:NoSchedule of their nodes', reason: 'Forbidden',
        expression: 'has(object.spec.tolerations) && object.spec.tolerations.exists(t, has(t.key) && t.key == "acme.dev/jobs" && (!has(t.effect) || t.effect in ["", "NoSchedule"]))' },
      { message: 'jobs of Prow: pods of jobs have the RuntimeClass gvisor', reason: 'Forbidden',
        expression: 'has(object.spec.runtimeClassName) && object.spec.runtimeClassName == "gvisor"' },
    ]);
  });
});

describe('what its user reads', () => {
  const asked = 'Jobs run on nodes with labels of their own: `kubectl label node NODE acme.dev/jobs=yes`. A taint keeps other pods off them: `kubectl taint node NODE '
    + 'acme.dev/jobs=:NoSchedule`. Pods of jobs run in the RuntimeClass `gvisor`: install its runtime on the nodes, and see it with `kubectl get runtimeclass gvisor`. '
    + 'Taints that its `scheduling` tolerates belong into `jobsAdmission.tolerations`. Jobs in code have that written into their pods. In `prow-jobs.yaml` and '
    + '`.prow.yaml` the `spec` of a job says it with `nodeSelector: {"acme.dev/jobs":"yes"}`, `runtimeClassName: "gvisor"`, '
    + '`tolerations: [{"key":"acme.dev/jobs","operator":"Exists","effect":"NoSchedule"}]`; ';
  test.each<[AdmissionMode, string]>([
    [AdmissionMode.DENY, 'the pod of a job without them is refused.'],
    [AdmissionMode.OFF, 'nothing here refuses the pod of a job without them, which runs where other pods do.'],
  ])('under %s', (mode, end) => expect(jobNodesNotes(model({ jobsAdmission: { mode } }))).toEqual([asked + end]));
  test('nothing where nobody asks', () => expect(jobNodesNotes(model({ jobNodes: {} }))).toEqual([]));

  test('a first job that runs there', () => {
    const block = firstJobStep(model()).paragraphs.join('\n').match(/```yaml\n([^`]*)```/)![1];
    expect(parse(block).presubmits['acme/app'][0].spec).toMatchObject({ nodeSelector: NODES.nodeSelector, runtimeClassName: 'gvisor', tolerations: [TOLERATION] });
  });
});
