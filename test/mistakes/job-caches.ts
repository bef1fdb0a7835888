import { BuildCluster, JobCache, ObjectStorage, ProwJobs } from '../../src';
import { app, Mistake } from './mistake';

const spec = { containers: [{ image: 'golang:1.26', command: ['make'] }] };
const storage = ObjectStorage.s3({ endpoint: 'https://s3.acme.dev', region: 'eu', bucket: 'prow' });
const cluster = (name: string): BuildCluster => BuildCluster.kubeconfig(name, { apiServer: 'https://203.0.113.7:6443' });
const nightly = (job: object): ProwJobs => ProwJobs.of({ periodics: [{ name: 'nightly', interval: '24h', spec, ...job }] });
const wanted = { labels: { 'preset-go-modules': 'true' } };

/** Caches for jobs that nobody reaches, or that take each other's place. */
export const JOB_CACHES: readonly Mistake[] = [
  {
    id: 'Cache01', says: 'a job in a build cluster that wants a cache of Prow\'s own cluster',
    input: () => app({ storage, buildClusters: [cluster('build')], jobCaches: [JobCache.goModules()], jobs: nightly({ cluster: 'build', ...wanted }) }),
    becomes: { refused: [
      'new ProwApp({ jobs.periodics[0].cluster }): "build" is another cluster than that of the cache "go-modules", whose preset the job has by jobCaches[0]; '
        + 'leave its label out, or run the job here (JobCacheUnreachable)',
    ] },
    corrected: () => app({ storage, buildClusters: [cluster('build')], jobCaches: [JobCache.goModules()], jobs: nightly({ cluster: 'build' }) }),
  },
  {
    id: 'Cache02', says: 'a cache for all jobs, of which some run elsewhere',
    input: () => app({ storage, buildClusters: [cluster('build')], jobCaches: [JobCache.registryMirror({ presetLabels: {} })], jobs: nightly({ cluster: 'build' }) }),
    becomes: { refused: [
      'new ProwApp({ jobs.periodics[0].cluster }): "build" is another cluster than that of the cache "registry-mirror", whose preset the job has by jobCaches[0]; '
        + 'give the cache presetLabels, or run the job here (JobCacheUnreachable)',
    ] },
    corrected: () => app({
      storage, buildClusters: [cluster('build')], jobCaches: [JobCache.registryMirror({ presetLabels: {} })], jobs: nightly({ cluster: 'build' }),
      scheduler: { failover: { build: 'default' } },
    }),
  },
  {
    id: 'Cache03', says: 'caches in a cluster in which no job runs',
    input: () => app({ storage, buildClusters: [cluster('default')], jobCaches: [JobCache.goModules()] }),
    becomes: { refused: [
      'new ProwApp({ jobCaches }): would be reached by nobody: no job runs in Prow\'s own cluster, because buildClusters[0] has its name; '
        + 'run caches in the cluster of the jobs, or leave them out (JobCacheUnreachable)',
    ] },
  },
  {
    id: 'Cache04', says: 'the same where another cluster takes all jobs',
    input: () => app({ storage, buildClusters: [cluster('build')], scheduler: { failover: { default: 'build' } }, jobCaches: [JobCache.goModules()] }),
    becomes: { refused: [
      'new ProwApp({ jobCaches }): would be reached by nobody: no job runs in Prow\'s own cluster, because scheduler.failover hands its jobs to "build"; '
        + 'run caches in the cluster of the jobs, or leave them out (JobCacheUnreachable)',
    ] },
  },
  {
    id: 'Cache05', says: 'two caches of one name, and labels that a preset has already',
    input: () => app({
      jobCaches: [JobCache.goModules(), JobCache.goModules({ goProxy: 'https://goproxy.cn' }), JobCache.registryMirror({ presetLabels: { 'preset-hub': 'true' } }),
        JobCache.registryMirror({ name: 'ghcr', remoteUrl: 'https://ghcr.io', presetLabels: { 'preset-hub': 'true' } })],
      jobs: ProwJobs.of({ presets: [{ labels: { 'preset-go-modules': 'true' }, env: [{ name: 'GOFLAGS', value: '-mod=mod' }] }] }),
    }),
    becomes: { refused: [
      'new ProwApp({ jobCaches[1] }): "go-modules" is the name of [0] already; give each a name of its own (ElementTwice)',
      'new ProwApp({ jobCaches[0] }): "preset-go-modules: true" is a label of jobs.presets[0] too; give presetLabels of its own (PresetLabelTaken)',
      'new ProwApp({ jobCaches[3] }): "preset-hub: true" is a label of jobCaches[2] too; give presetLabels of its own (PresetLabelTaken)',
    ] },
    corrected: () => app({
      jobCaches: [JobCache.goModules({ presetLabels: { 'preset-athens': 'true' } }), JobCache.registryMirror(), JobCache.registryMirror({ name: 'ghcr', remoteUrl: 'https://ghcr.io' })],
      jobs: ProwJobs.of({ presets: [{ labels: { 'preset-go-modules': 'true' }, env: [{ name: 'GOFLAGS', value: '-mod=mod' }] }] }),
    }),
  },
  {
    id: 'Cache06', says: 'a job that says itself what its cache says',
    input: () => app({
      jobCaches: [JobCache.goModules()],
      jobs: nightly({ ...wanted, spec: { containers: [{ ...spec.containers[0], env: [{ name: 'GOPROXY', value: 'direct' }] }] } }),
    }),
    becomes: { refused: [
      '[40-prow/prow] jobs.periodics[0].spec.containers[0].env: "GOPROXY" of jobCaches[0] is given twice; remove one of them '
        + '(EnvironmentNameTaken)',
    ] },
    corrected: () => app({ jobCaches: [JobCache.goModules()], jobs: nightly(wanted) }),
  },
  {
    id: 'Cache07', says: 'caches beside the Secrets of Prow',
    input: () => app({ jobCaches: [JobCache.goModules()], jobCachesNamespace: 'prow' }),
    becomes: { refused: [
      'new ProwApp({ jobCachesNamespace }): "prow" is Prow\'s own namespace, and caches fetch for whoever asks; use another one (NamespacesEqual)',
    ] },
    corrected: () => app({ jobCaches: [JobCache.goModules()], jobCachesNamespace: 'caches' }),
  },
  {
    id: 'Cache08', says: 'the same in the namespace of jobs',
    input: () => app({ jobCaches: [JobCache.goModules()], jobCachesNamespace: 'test-pods' }),
    becomes: { refused: [
      'new ProwApp({ jobCachesNamespace }): "test-pods" is the namespace of jobs, whose quota and policies are not made for caches; use another one (NamespacesEqual)',
    ] },
  },
  {
    id: 'Cache09', says: 'a namespace of caches, and no caches',
    input: () => app({ jobCachesNamespace: 'caches' }),
    becomes: { refused: [
      'new ProwApp({ jobCachesNamespace }): "caches" is the namespace of caches, and there are none; give jobCaches, or leave it out (PropWithoutEffect)',
    ] },
  },
  {
    id: 'Cache10', says: 'a mirror of a page, too small, with too long a name',
    input: () => JobCache.registryMirror({ remoteUrl: 'https://docker.io', size: '500Mi', name: 'm'.repeat(51), retentionDays: 0 }),
    becomes: { refused: [
      `JobCache.registryMirror({ name }): "${'m'.repeat(51)}" has 51 characters; use at most 50 (ServiceNameInvalid)`,
      'JobCache.registryMirror({ size }): "500Mi" is less than what one job fetches; give at least "1Gi" (AmountImplausible)',
      'JobCache.registryMirror({ remoteUrl }): "https://docker.io" is no registry, but what the names of its images begin with, or a page; '
        + 'write "https://registry-1.docker.io" (UrlInvalid)',
      'JobCache.registryMirror({ retentionDays }): 0 is outside 1-36500; pick a number in that range (NumberOutOfRange)',
    ] },
    corrected: () => JobCache.registryMirror({ size: '100Gi' }),
  },
  {
    id: 'Cache11', says: 'a mirror of a part of a registry',
    input: () => app({ jobCaches: [JobCache.registryMirror({ remoteUrl: 'https://ghcr.io/acme' })] }),
    becomes: { refused: [
      'JobCache.registryMirror({ remoteUrl }): "https://ghcr.io/acme" has a path, and a mirror stands before a whole registry; write "https://ghcr.io" (UrlInvalid)',
    ] },
    corrected: () => app({ jobCaches: [JobCache.registryMirror({ remoteUrl: 'https://ghcr.io' })] }),
  },
  {
    id: 'Cache12', says: 'two module proxies in one word',
    input: () => JobCache.goModules({ goProxy: 'https://proxy.acme.dev/go,direct' }),
    becomes: { refused: [
      'JobCache.goModules({ goProxy }): "https://proxy.acme.dev/go,direct" has a sign that ends an entry of GOPROXY; name one proxy, without ",", "|" and ";" (UrlInvalid)',
    ] },
    corrected: () => JobCache.goModules({ goProxy: 'https://goproxy.cn' }),
  },
  {
    id: 'Cache13', says: 'a namespace of caches that belongs to others',
    input: () => app({ jobCaches: [JobCache.goModules()], jobCachesNamespace: 'kube-system' }),
    becomes: { refused: [
      'new ProwApp({ jobCachesNamespace }): "kube-system" is a namespace of Kubernetes itself; use one for caches alone, like "prow-caches" (NamespaceReserved)',
    ] },
  },
];
