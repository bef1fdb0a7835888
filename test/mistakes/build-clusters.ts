import { BuildCluster, BuildClusterOptions, GitHub, ObjectStorage, PodSecurityLevel, ProwJobs } from '../../src';
import { app, Mistake } from './mistake';

const cluster = (name: string, options: Partial<BuildClusterOptions> = {}): BuildCluster => (
  BuildCluster.kubeconfig(name, { apiServer: 'https://203.0.113.7:6443', ...options }));
const periodic = (name: string): ProwJobs => (
  ProwJobs.of({ periodics: [{ name: 'nightly', interval: '24h', cluster: name, spec: { containers: [{ image: 'golang:1.26', command: ['make'] }] } }] }));
const presubmit = (name: string): ProwJobs => ProwJobs.of({
  presubmits: { 'acme/app': [{ name: 'unit', always_run: true, cluster: name, spec: { containers: [{ image: 'golang:1.26', command: ['make'] }] } }] },
});
const docker = (name: string): ProwJobs => ProwJobs.of({ periodics: [{
  name: 'dind', interval: '24h', cluster: name, spec: { containers: [{ image: 'docker:28', command: ['sh'], securityContext: { privileged: true } }] },
}] });
const privileged = cluster('build', { jobsPodSecurity: PodSecurityLevel.PRIVILEGED });
const RESTRICTED = {
  securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } },
  containers: [{ image: 'golang:1.26', command: ['make'], securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } } }],
};
const storage = ObjectStorage.s3({ endpoint: 'https://s3.acme.dev', region: 'eu', bucket: 'prow' });

/** Build clusters that nobody finds, or that everybody gets into. */
export const BUILD_CLUSTERS: readonly Mistake[] = [
  {
    id: 'Cluster01', says: 'a job on a cluster whose name has a slip',
    input: () => app({ storage, buildClusters: [cluster('build-eu')], jobs: periodic('biuld-eu') }),
    becomes: { refused: [
      'new ProwApp({ jobs.periodics[0].cluster }): "biuld-eu" is none of the clusters build-eu, default; did you mean "build-eu"? (BuildClusterUnknown)',
    ] },
    corrected: () => app({ storage, buildClusters: [cluster('build-eu')], jobs: periodic('build-eu') }),
  },
  {
    id: 'Cluster02', says: 'a kubeconfig in place of the name of a Secret',
    input: () => cluster('build', { secretName: 'apiVersion: v1\nkind: Config\nclusters: []\n' }),
    becomes: { refused: [
      'BuildCluster.kubeconfig({ secretName }): what was given (not shown) is not the name of a Secret; give the name of a Secret in the cluster, never its content '
        + '(SecretNameInvalid)',
    ] },
    corrected: () => cluster('build', { secretName: 'kubeconfig-build' }),
  },
  {
    id: 'Cluster03', says: 'an API server without encryption',
    input: () => cluster('build', { apiServer: 'http://203.0.113.7:6443' }),
    becomes: { refused: [
      'BuildCluster.kubeconfig({ apiServer }): "http://203.0.113.7:6443" is not https, and Prow\'s token would be sent in clear; '
        + 'write "https://203.0.113.7:6443" (BuildClusterApiInvalid)',
    ] },
    corrected: () => cluster('build'),
  },
  {
    id: 'Cluster04', says: 'an API server as kind writes it into a kubeconfig',
    input: () => cluster('build', { apiServer: 'https://127.0.0.1:38211' }),
    becomes: { refused: [
      'BuildCluster.kubeconfig({ apiServer }): "https://127.0.0.1:38211" is the own machine of whoever asks, and Prow asks from a pod; '
        + 'write the address that nodes of Prow\'s cluster reach (BuildClusterApiInvalid)',
    ] },
  },
  {
    id: 'Cluster05', says: 'a presubmit in a build cluster that is trusted',
    input: () => app({ storage, buildClusters: [cluster('trusted', { trusted: true })], jobs: presubmit('trusted') }),
    becomes: { refused: [
      'new ProwApp({ jobs.presubmits.acme/app[0].cluster }): "trusted" is a build cluster that is trusted, and the presubmit "unit" runs what somebody else wrote; '
        + 'name another cluster, or take a postsubmit or a periodic (PresubmitReachesSecret)',
    ] },
    corrected: () => app({ storage, buildClusters: [cluster('trusted', { trusted: true })], jobs: periodic('trusted') }),
  },
  {
    id: 'Cluster06', says: 'a trusted cluster that pull requests may name',
    input: () => cluster('trusted', { trusted: true, inRepoConfig: ['acme/app'] }),
    becomes: { refused: [
      'BuildCluster.kubeconfig({ inRepoConfig }): lets jobs of pull requests into a trusted cluster, whose Secrets they would reach; '
        + 'leave it out, or leave trusted out (PresubmitReachesSecret)',
    ] },
    corrected: () => cluster('trusted', { trusted: true }),
  },
  {
    id: 'Cluster07', says: 'all jobs that name no cluster in one that is trusted, and .prow.yaml read',
    input: () => app({
      storage, github: GitHub.cloud({ repositories: ['acme/app'], trust: [{ inRepoConfig: true }] }), buildClusters: [cluster('default', { trusted: true })],
    }),
    becomes: { refused: [
      'new ProwApp({ buildClusters[0] }): "default" is open to jobs in pull requests of "acme/app", whose .prow.yaml is read; turn inRepoConfig off in trust of github, '
        + 'or let jobs of strangers run in "default" and trusted ones elsewhere (PresubmitReachesSecret)',
    ] },
  },
  {
    id: 'Cluster08', says: 'two clusters of one name, and repositories that are not served',
    input: () => app({ storage, buildClusters: [cluster('build', { inRepoConfig: ['acme/ap'] }), cluster('build', { secretName: 'other' })] }),
    becomes: { refused: [
      'new ProwApp({ buildClusters[1] }): "build" is the name of another one; give each its own (ElementTwice)',
      'new ProwApp({ buildClusters[0].inRepoConfig }): "acme/ap" is not served, so that nothing of it would run there; did you mean "acme/app"? (RepositoryNotServed)',
    ] },
  },
  {
    id: 'Cluster09', says: 'jobs that fail over to nowhere, and to a trusted cluster',
    input: () => app({
      storage, buildClusters: [cluster('build'), cluster('trusted', { trusted: true })], scheduler: { failover: { build: 'trusted', default: 'bulid' } },
    }),
    becomes: { refused: [
      'new ProwApp({ scheduler.failover.default }): "bulid" is none of the clusters build, default, trusted; did you mean "build"? (BuildClusterUnknown)',
      'new ProwApp({ scheduler.failover.build }): "trusted" is trusted, and "build", whose jobs it would take, is not: presubmits would run there; '
        + 'name a cluster that is not trusted (PresubmitReachesSecret)',
    ] },
    corrected: () => app({ storage, buildClusters: [cluster('build'), cluster('trusted', { trusted: true })], scheduler: { failover: { default: 'build' } } }),
  },
  {
    id: 'Cluster10', says: 'a scheduler without a strategy, and one with two',
    input: () => app({ scheduler: { failover: {}, external: { url: 'http://scheduler.tools.svc:8080' } } }),
    becomes: { refused: [
      'new ProwApp({ scheduler.external }): is given together with failover, and Prow takes failover alone; keep one of them (MutuallyExclusive)',
      'new ProwApp({ scheduler.failover }): sends no cluster anywhere; name a cluster and the one that takes its jobs, or leave it out (PropWithoutEffect)',
    ] },
  },
  {
    id: 'Cluster11', says: 'a job in a build cluster, and the store in Prow\'s own',
    input: () => app({ buildClusters: [cluster('build')] }),
    becomes: { warned: [
      'Jobs in "build" upload their logs to http://object-store.prow:7070, a Service of Prow\'s own cluster that no other one reaches: without a log each of them '
        + 'ends in error. Take ObjectStorage.s3() or ObjectStorage.gcs().',
    ] },
    corrected: () => app({ storage, buildClusters: [cluster('build')] }),
  },
  {
    id: 'Cluster12', says: 'a job in a cluster that is disabled',
    input: () => app({ storage, buildClusters: [cluster('build', { disabled: true })], jobs: periodic('build') }),
    becomes: { warned: [
      'The build cluster "build" is disabled, and the job "nightly" would end in error: send it elsewhere meanwhile with scheduler: { failover: { "build": … } }.',
    ] },
    corrected: () => app({ storage, buildClusters: [cluster('build', { disabled: true })], jobs: periodic('build'), scheduler: { failover: { build: 'default' } } }),
  },
  {
    id: 'Cluster12b', says: 'the same by an override, beside names that nobody has',
    input: () => app({
      storage, buildClusters: [cluster('build')], jobs: periodic('build'), configOverrides: { disabled_clusters: ['build', 'biuld', 'default'] },
    }),
    becomes: { warned: [
      'The build cluster "build" is disabled, and the job "nightly" would end in error: send it elsewhere meanwhile with scheduler: { failover: { "build": … } }.',
      'configOverrides.disabled_clusters: "biuld" is none of buildClusters, so that nothing is disabled by it; did you mean "build"?',
      'configOverrides.disabled_clusters: "default" is none of buildClusters, so that nothing is disabled by it: leave it out.',
    ] },
  },
  {
    id: 'Cluster13', says: 'a kubeconfig by an argument beside build clusters',
    input: () => app({ storage, buildClusters: [cluster('build')], sinker: { extraArgs: ['--kubeconfig=/etc/other'] } }),
    becomes: { refused: [
      'new ProwApp({ sinker.extraArgs[0] }): "--kubeconfig" of sinker is set by us, and a second one would overrule it or be ignored; '
        + 'say it with buildClusters: [BuildCluster.kubeconfig(…)] (ArgumentTaken)',
    ] },
  },
  {
    id: 'Cluster14', says: 'a scheduler and a place of its state in an override too',
    input: () => app({
      storage, buildClusterStatus: true, scheduler: { external: { url: 'http://scheduler.tools.svc:8080' } },
      configOverrides: { scheduler: { enabled: true }, plank: { build_cluster_status_file: 's3://other/clusters.json' } },
    }),
    becomes: { refused: [
      '[40-prow/prow] configOverrides.scheduler: takes the place of scheduler; say it in one of the two (MutuallyExclusive)',
      '[40-prow/prow] configOverrides.plank.build_cluster_status_file: takes the place of buildClusterStatus; say it in one of the two (MutuallyExclusive)',
    ] },
  },
  {
    id: 'Cluster14b', says: 'a place of the state of clusters that no key of Prow opens',
    input: () => app({ storage, configOverrides: { plank: { build_cluster_status_file: 's3://other/clusters.json' } } }),
    becomes: { refused: [
      '[40-prow/prow] configOverrides.plank.build_cluster_status_file: "s3://other/clusters.json" is nothing that prow-controller-manager may write: its keys are those of '
        + 'status-reconciler, for objects in s3://prow/ that keep no other state; say buildClusterStatus: true in its place (PropMissing)',
    ] },
    corrected: () => app({ storage, buildClusterStatus: true }),
  },
  {
    id: 'Cluster15', says: 'networks of jobs where nothing keeps them',
    input: () => cluster('build', { isolate: false, jobsCidrs: ['10.0.0.0/8'] }),
    becomes: { refused: [
      'BuildCluster.kubeconfig({ jobsCidrs }): is beside isolate: false, which lets jobs reach everything; leave one of them out (PropWithoutEffect)',
    ] },
  },
  {
    id: 'Cluster16', says: 'a privileged pod in a cluster of its own',
    input: () => app({
      storage, buildClusters: [cluster('build')],
      jobs: ProwJobs.of({ periodics: [{
        name: 'dind', interval: '24h', cluster: 'build', spec: { containers: [{ image: 'docker:28', command: ['sh'], securityContext: { privileged: true } }] },
      }] }),
    }),
    becomes: { refused: [
      '[40-prow/prow] jobs.periodics[0].spec.containers[0].securityContext.privileged: true is refused by Pod Security "baseline", the level of namespace "test-pods"; '
        + 'write false, or set jobsPodSecurity of the build cluster "build" to PodSecurityLevel.PRIVILEGED (PodSecurityRefused)',
    ] },
  },
  {
    id: 'Cluster17', says: 'a privileged pod that is sent from a cluster of its own into Prow\'s',
    input: () => app({ storage, buildClusters: [privileged], scheduler: { failover: { build: 'default' } }, jobs: docker('build') }),
    becomes: { refused: [
      '[40-prow/prow] jobs.periodics[0].spec.containers[0].securityContext.privileged: true is refused by Pod Security "baseline", the level of namespace "test-pods", '
        + 'in the cluster "default", where scheduler.failover sends jobs of "build"; write false, or set jobsPodSecurity to PodSecurityLevel.PRIVILEGED (PodSecurityRefused)',
    ] },
    corrected: () => app({ storage, buildClusters: [privileged, cluster('other', { jobsPodSecurity: PodSecurityLevel.PRIVILEGED })], scheduler: { failover: { build: 'other' } }, jobs: docker('build') }),
  },
  {
    id: 'Cluster17b', says: 'a decorated job that is sent to a restricted build cluster',
    input: () => app({
      storage, buildClusters: [cluster('build', { jobsPodSecurity: PodSecurityLevel.RESTRICTED })], scheduler: { failover: { default: 'build' } }, checkconfig: false,
      jobs: ProwJobs.of({ periodics: [{ name: 'nightly', interval: '24h', spec: RESTRICTED }] }),
    }),
    becomes: { refused: [
      '[40-prow/prow] jobs.periodics[0]: is decorated, and the containers that Prow adds to its pod lack what Pod Security "restricted", the level of namespace "test-pods", wants '
        + 'of each, in the cluster "build", where scheduler.failover sends jobs of "default"; write decorate: false, or set jobsPodSecurity of the build cluster "build" to '
        + 'PodSecurityLevel.BASELINE (PodSecurityRefused)',
    ] },
  },
  {
    id: 'Cluster18', says: 'a privileged pod that is sent out of Prow\'s cluster',
    input: () => app({ storage, buildClusters: [privileged], scheduler: { failover: { default: 'build' } }, jobs: docker('default') }),
    becomes: { accepted: 'it runs where it may be so' },
  },
];
