import { ApiObject, Chart, JsonPatch } from 'cdk8s';
import { AdmissionMode, BuildCluster, ObjectStorage, PodSecurityLevel, ProwApp, ProwAppProps, ProwJobs } from '../../src';
import { app, changed, Mistake, own } from './mistake';

const job = (container: object, spec: object = {}, more: object = {}): ProwJobs => ProwJobs.of({
  presubmits: { 'acme/app': [{ name: 'unit', always_run: true, ...more,
    spec: { containers: [{ image: 'golang:1.26', command: ['make'], ...container }], ...spec } }] },
});
const withJob = (container: object, spec: object = {}, props: Partial<ProwAppProps> = {}): ProwApp => app({ jobs: job(container, spec), ...props });
const DOCKER = { volumes: [{ name: 'docker', hostPath: { path: '/var/run/docker.sock' } }] };
const PRIVILEGED = { jobsPodSecurity: PodSecurityLevel.PRIVILEGED };

const hookPatch = (patch: JsonPatch) => () => changed({}, ({ prow }) => ApiObject.of(prow.hook.node.findChild('Resource')).addJsonPatch(patch));
const reserved = (prop: string, namespace: string, instead = 'one of your own, like "prow"'): string => (
  `new ProwApp({ ${prop} }): "${namespace}" is a namespace of Kubernetes itself; use ${instead} (NamespaceReserved)`);
const everybodys = (prop: string, instead: string): string => (
  `new ProwApp({ ${prop} }): "default" holds the pods of everything that names no namespace, and what is said of Prow's pods would be said of theirs too; `
  + `use ${instead} (NamespaceReserved)`);
const HOOK = '[40-prow/prow/hook/Resource] spec.template.spec';

/** Pods that the Pod Security level of their namespace keeps from starting. */
export const POD_SECURITY: readonly Mistake[] = [
  {
    id: 'J04', says: 'a privileged job under baseline',
    input: () => withJob({ securityContext: { privileged: true } }),
    becomes: { refused: ['[40-prow/prow] jobs.presubmits.acme/app[0].spec.containers[0].securityContext.privileged: true is refused by Pod Security '
      + '"baseline", the level of namespace "test-pods"; write false, or set jobsPodSecurity to PodSecurityLevel.PRIVILEGED (PodSecurityRefused)'] },
    corrected: () => withJob({ securityContext: { privileged: true } }, {}, PRIVILEGED),
  },
  {
    id: 'J05', says: 'a job that mounts the Docker socket of its node',
    input: () => withJob({}, DOCKER),
    becomes: { refused: ['[40-prow/prow] jobs.presubmits.acme/app[0].spec.volumes[0].hostPath: {"path":"/var/run/docker.sock"} is refused by Pod '
      + 'Security "baseline", the level of namespace "test-pods"; leave it out, or set jobsPodSecurity to PodSecurityLevel.PRIVILEGED (PodSecurityRefused)'] },
    corrected: () => withJob({}, DOCKER, PRIVILEGED),
  },
  {
    id: 'J06', says: 'a job in the network of its node',
    input: () => withJob({}, { hostNetwork: true }),
    becomes: { refused: ['[40-prow/prow] jobs.presubmits.acme/app[0].spec.hostNetwork: true is refused by Pod Security "baseline", the level of '
      + 'namespace "test-pods"; write false, or set jobsPodSecurity to PodSecurityLevel.PRIVILEGED (PodSecurityRefused)'] },
    corrected: () => withJob({}, { hostNetwork: false }),
  },
  {
    id: 'C-04', says: 'a privileged job inside configOverrides, and a preset with a path of the node that two jobs have',
    input: () => app({
      configOverrides: { presubmits: { 'acme/app': [{ name: 'kind', always_run: true, labels: { docker: 'true' },
        spec: { containers: [{ image: 'kind:v1', command: ['make'], securityContext: { privileged: true } }] } }] } },
      jobs: ProwJobs.of({
        presets: [{ labels: { docker: 'true' }, ...DOCKER }],
        periodics: ['a', 'b'].map((name) => ({ name, interval: '1h', labels: { docker: 'true' },
          spec: { containers: [{ image: 'golang:1.26', command: ['make'] }] } })),
      }),
    }),
    becomes: {
      refused: [
        '[40-prow/prow] configOverrides.presubmits.acme/app[0].spec.containers[0].securityContext.privileged: true is refused by Pod Security '
          + '"baseline", the level of namespace "test-pods"; write false, or set jobsPodSecurity to PodSecurityLevel.PRIVILEGED (PodSecurityRefused)',
        '[40-prow/prow] jobs.presets[0].volumes[0].hostPath: {"path":"/var/run/docker.sock"} is refused by Pod Security "baseline", the level of '
          + 'namespace "test-pods"; leave it out, or set jobsPodSecurity to PodSecurityLevel.PRIVILEGED (PodSecurityRefused)',
      ],
    },
  },
  {
    id: 'C-04a', says: 'a decorated job under restricted, which Prow cannot make',
    input: () => app({ jobsPodSecurity: PodSecurityLevel.RESTRICTED,
      jobs: job({ securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } } },
        { securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } } }) }),
    becomes: { refused: ['[40-prow/prow] jobs.presubmits.acme/app[0]: is decorated, and the containers that Prow adds to its pod lack what Pod '
      + 'Security "restricted", the level of namespace "test-pods", wants of each; write decorate: false, or set jobsPodSecurity to '
      + 'PodSecurityLevel.BASELINE (PodSecurityRefused)'] },
    corrected: () => app({ jobsPodSecurity: PodSecurityLevel.RESTRICTED,
      jobs: job({ securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } } },
        { securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } } }, { decorate: false }) }),
  },
  {
    id: 'C-04b', says: 'jobs that may be root on the nodes',
    input: () => withJob({ securityContext: { privileged: true } }, {}, PRIVILEGED),
    becomes: { warned: ['Pods of jobs may be privileged (jobsPodSecurity): whoever may start a job, or change one in a pull request that is tested, '
      + 'can become root on the nodes. Give jobs nodes of their own.'] },
  },
  {
    id: 'C-04c', says: 'merged jobs that may be root on the nodes',
    input: () => app(PRIVILEGED),
    becomes: { warned: ['Pods of postsubmits and periodics may be privileged (jobsPodSecurity): whoever may merge a change of what one runs can become root on the nodes. Give '
      + 'jobs nodes of their own. Pods of presubmits stay at "baseline": jobs that come from files may have more by jobsAdmission: { privilegedPresubmits: true }.'] },
  },
  {
    id: 'C-04d', says: 'presubmits that are kept to less than they ask for',
    input: () => app({
      ...PRIVILEGED, jobsAdmission: { privilegedPresubmits: false },
      jobs: ProwJobs.of({
        presets: [{ labels: { docker: 'yes' }, volumes: [{ name: 'docker', hostPath: { path: '/var/run/docker.sock' } }] }],
        presubmits: { 'acme/app': [{
          name: 'unit', always_run: true, labels: { docker: 'yes' },
          spec: { hostNetwork: true, containers: [{ image: 'golang:1.26', command: ['make'], securityContext: { privileged: true } }] },
        }] },
      }),
    }),
    becomes: { refused: [
      'new ProwApp({ jobs.presubmits.acme/app[0].spec.hostNetwork }): true is refused by Pod Security "baseline", which jobsAdmission.privilegedPresubmits keeps presubmits to; '
        + 'write false, or leave privilegedPresubmits out (JobNotAdmitted)',
      'new ProwApp({ jobs.presubmits.acme/app[0].spec.containers[0].securityContext.privileged }): true is refused by Pod Security "baseline", which '
        + 'jobsAdmission.privilegedPresubmits keeps presubmits to; write false, or leave privilegedPresubmits out (JobNotAdmitted)',
      'new ProwApp({ jobs.presets[0].volumes[0].hostPath }): {"path":"/var/run/docker.sock"} is refused by Pod Security "baseline", which '
        + 'jobsAdmission.privilegedPresubmits keeps presubmits to; leave it out, or leave privilegedPresubmits out (JobNotAdmitted)',
    ] },
    corrected: () => withJob({ securityContext: { privileged: true } }, {}, { ...PRIVILEGED, jobsAdmission: { privilegedPresubmits: true } }),
  },
  {
    id: 'C-04e', says: 'privileges where nobody has any',
    input: () => app({ jobsAdmission: { privilegedPresubmits: true } }),
    becomes: { refused: [
      'new ProwApp({ jobsAdmission.privilegedPresubmits }): is said, and the namespace of jobs is "baseline", which refuses privileges to all of them; leave it out, or set '
        + 'jobsPodSecurity to PodSecurityLevel.PRIVILEGED (PropWithoutEffect)',
    ] },
  },
  {
    id: 'C-04f', says: 'privileges of presubmits where the policy is away',
    input: () => app({ ...PRIVILEGED, jobsAdmission: { mode: AdmissionMode.OFF, privilegedPresubmits: false } }),
    becomes: { refused: [
      'new ProwApp({ jobsAdmission.privilegedPresubmits }): is said, and mode is AdmissionMode.OFF, which leaves the policy away; leave it out, or set another mode '
        + '(PropWithoutEffect)',
    ] },
  },
  {
    id: 'C-04g', says: 'privileges in a build cluster alone',
    input: () => app({
      storage: ObjectStorage.s3({ bucket: 'logs' }),
      buildClusters: [BuildCluster.kubeconfig('docker', { apiServer: 'https://203.0.113.7:6443', jobsPodSecurity: PodSecurityLevel.PRIVILEGED })],
    }),
    becomes: { warned: ['Pods of postsubmits and periodics may be privileged (jobsPodSecurity of the build cluster "docker"): whoever may merge a change of what one runs can '
      + 'become root on the nodes. Give jobs nodes of their own. Pods of presubmits stay at "baseline": jobs that come from files may have more by jobsAdmission: { '
      + 'privilegedPresubmits: true }.'] },
  },
  {
    id: 'X13', says: 'a patch that removes the security context of a container in a restricted namespace',
    input: hookPatch(JsonPatch.remove('/spec/template/spec/containers/0/securityContext')),
    becomes: { refused: [
      `${HOOK}.containers[0].securityContext: without allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } is refused `
        + 'by Pod Security "restricted", the level of namespace "prow"; '
        + 'add them, or label the namespace pod-security.kubernetes.io/enforce: baseline (PodSecurityRefused)'] },
    corrected: hookPatch(JsonPatch.replace('/spec/template/spec/containers/0/securityContext',
      { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] } })),
  },
  {
    id: 'X14', says: 'a patch that makes a component privileged',
    input: hookPatch(JsonPatch.add('/spec/template/spec/containers/0/securityContext/privileged', true)),
    becomes: { refused: [
      `${HOOK}.containers[0].securityContext.allowPrivilegeEscalation: is false beside privileged, after the patch of `
        + '"/spec/template/spec/containers/0/securityContext/privileged"; leave one of them out (MutuallyExclusive)'] },
  },
  {
    id: 'X15', says: 'a patch that puts a component into the network of its node',
    input: hookPatch(JsonPatch.add('/spec/template/spec/hostNetwork', true)),
    becomes: { refused: [
      `${HOOK}.hostNetwork: true is refused by Pod Security "restricted", the level of namespace "prow"; `
        + 'write false, or label the namespace pod-security.kubernetes.io/enforce: privileged (PodSecurityRefused)'] },
  },
  {
    id: 'X31', says: 'a Deployment of one\'s own in Prow\'s namespace that is not restricted',
    input: () => changed({}, (prow) => bot(new Chart(prow, 'bot'), 'prow')),
    becomes: { refused: ['[bot/bot] spec.template.spec.containers[0].securityContext: without allowPrivilegeEscalation: false, capabilities: { drop: '
      + '["ALL"] }, runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } is refused by Pod Security "restricted", the level of namespace '
      + '"prow"; add them, or label the namespace pod-security.kubernetes.io/enforce: baseline (PodSecurityRefused)'] },
    corrected: () => changed({}, (prow) => {
      const chart = new Chart(prow, 'bot');
      new ApiObject(chart, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'bots' } });
      bot(chart, 'bots');
    }),
  },
  {
    id: 'X31a', says: 'the same without Prow, with a namespace that comes behind the pods',
    input: () => own((made) => {
      const chart = new Chart(made, 'bot');
      bot(chart, 'bots', { hostPID: true });
      new ApiObject(chart, 'namespace', { apiVersion: 'v1', kind: 'Namespace',
        metadata: { name: 'bots', labels: { 'pod-security.kubernetes.io/enforce': 'baseline' } } });
    }),
    becomes: { refused: ['[bot/bot] spec.template.spec.hostPID: true is refused by Pod Security "baseline", the level of namespace "bots"; write '
      + 'false, or label the namespace pod-security.kubernetes.io/enforce: privileged (PodSecurityRefused)'] },
  },
  {
    id: 'S01', says: 'Prow in kube-system',
    input: () => app({ namespace: 'kube-system' }),
    becomes: { refused: [reserved('namespace', 'kube-system')] },
    corrected: () => app({ namespace: 'ci' }),
  },
  {
    id: 'S02', says: 'jobs in kube-system',
    input: () => app({ jobsNamespace: 'kube-system' }),
    becomes: { refused: [reserved('jobsNamespace', 'kube-system', 'one for jobs alone, like "test-pods"')] },
    corrected: () => app({ jobsNamespace: 'ci-jobs' }),
  },
  {
    id: 'S03', says: 'jobs in default',
    input: () => app({ jobsNamespace: 'default' }),
    becomes: { refused: [everybodys('jobsNamespace', 'one for jobs alone, like "test-pods"')] },
    corrected: () => app({ jobsNamespace: 'jobs' }),
  },
  {
    id: 'S03a', says: 'Prow in default, as four of nine organisations have it',
    input: () => app({ namespace: 'default' }),
    becomes: { refused: [everybodys('namespace', 'one of your own, like "prow"')] },
    corrected: () => app({ namespace: 'default-prow' }),
  },
  {
    id: 'S03b', says: 'Prow beside the CNI, and jobs beside the ingress controller',
    input: () => app({ namespace: 'calico-system', jobsNamespace: 'ingress-nginx' }),
    becomes: { refused: [
      'new ProwApp({ namespace }): "calico-system" belongs to what stands below Prow; use one of your own, like "prow" (NamespaceReserved)',
      'new ProwApp({ jobsNamespace }): "ingress-nginx" belongs to what stands below Prow; use one for jobs alone, like "test-pods" (NamespaceReserved)',
    ] },
    corrected: () => app({ namespace: 'calico', jobsNamespace: 'ingress-tests' }),
  },
  {
    id: 'S05', says: 'Prow in kube-public',
    input: () => app({ namespace: 'kube-public' }),
    becomes: { refused: [reserved('namespace', 'kube-public')] },
  },
];

function bot(chart: Chart, namespace: string, spec: object = {}): ApiObject {
  const labels = { app: 'bot' };
  return new ApiObject(chart, 'bot', {
    apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'bot', namespace },
    spec: { selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { ...spec, containers: [{ name: 'bot', image: 'ghcr.io/acme/bot:v1' }] } } },
  });
}
