import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { parse, parseAllDocuments } from 'yaml';
import {
  Cni, Exposure, GitHub, ImageLock, JobCache, JobCacheProgram, PreinstalledCni, Prow, ProwApp, ProwAppProps, ProwJobs, ProwNamespaces, ProwPlan,
} from '../../src';
import { objectsIn } from '../support/objects';

type Json = Record<string, any>;

const GITHUB = GitHub.cloud({ repositories: ['acme/app'] });
const CONTAINER = { image: 'golang:1.26', command: ['make'] };

/** What an app writes: its objects, and its notes. */
function written(props: Partial<ProwAppProps>): { readonly objects: readonly Json[]; readonly nextSteps: string; readonly dayTwo: string } {
  const outdir = mkdtempSync(join(tmpdir(), 'job-caches-'));
  try {
    new ProwApp({ outdir, github: GITHUB, exposure: Exposure.nodePort({ address: '203.0.113.10' }), ...props }).synth();
    const files = readdirSync(outdir).filter((name) => name.endsWith('.k8s.yaml'));
    return {
      objects: files.flatMap((name) => parseAllDocuments(readFileSync(join(outdir, name), 'utf8')).map((one) => one.toJS() as Json)),
      nextSteps: readFileSync(join(outdir, 'NEXT-STEPS.md'), 'utf8'), dayTwo: readFileSync(join(outdir, 'DAY-TWO.md'), 'utf8'),
    };
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

const find = (objects: readonly Json[], kind: string, name: string): Json => objects.find((one) => one.kind === kind && one.metadata.name === name)!;
const inNamespace = (objects: readonly Json[], namespace: string): string[] => (
  objects.filter(({ metadata }) => metadata.namespace === namespace).map(({ kind, metadata }) => `${kind} ${metadata.name}`).sort());
const presetsOf = (objects: readonly Json[]): Json[] => parse(find(objects, 'ConfigMap', 'job-config-from-code').data['jobs.yaml']).presets;

beforeAll(() => void jest.spyOn(console, 'warn').mockImplementation());
afterAll(() => jest.restoreAllMocks());

test('Go modules: a namespace, a claim, a pod that Pod Security restricted accepts, and a preset', () => {
  const { objects, nextSteps, dayTwo } = written({ jobCaches: [JobCache.goModules()] });
  expect(find(objects, 'Namespace', 'prow-caches').metadata.labels).toMatchObject(
    { 'pod-security.kubernetes.io/enforce': 'restricted', 'app.kubernetes.io/instance': 'prow' });
  expect(inNamespace(objects, 'prow-caches')).toEqual(
    ['Deployment go-modules', 'PersistentVolumeClaim go-modules', 'Service go-modules', 'ServiceAccount go-modules']);
  expect(find(objects, 'PersistentVolumeClaim', 'go-modules').spec).toEqual({ accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '20Gi' } } });
  expect(find(objects, 'ServiceAccount', 'go-modules').automountServiceAccountToken).toBe(false);
  expect(find(objects, 'Service', 'go-modules').spec).toEqual(
    { type: 'ClusterIP', selector: { app: 'go-modules' }, ports: [{ name: 'http', port: 3000, targetPort: 'http', protocol: 'TCP' }] });
  const { strategy, replicas, template: { spec: { containers: [container], ...pod } } } = find(objects, 'Deployment', 'go-modules').spec;
  expect({ strategy, replicas }).toEqual({ strategy: { type: 'Recreate' }, replicas: 1 });
  expect(pod).toEqual({
    serviceAccountName: 'go-modules', automountServiceAccountToken: false, enableServiceLinks: false, priorityClassName: 'prow-components',
    securityContext: {
      runAsNonRoot: true, runAsUser: 65532, runAsGroup: 65532, fsGroup: 65532, fsGroupChangePolicy: 'OnRootMismatch', seccompProfile: { type: 'RuntimeDefault' },
    },
    volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'go-modules' } }, { name: 'tmp', emptyDir: { sizeLimit: '5Gi' } }],
  });
  expect(container).toEqual({
    name: 'go-modules', image: 'docker.io/gomods/athens:v0.18.0', imagePullPolicy: 'IfNotPresent', ports: [{ name: 'http', containerPort: 3000 }],
    env: [
      { name: 'HOME', value: '/tmp' }, { name: 'ATHENS_PORT', value: ':3000' }, { name: 'ATHENS_STORAGE_TYPE', value: 'disk' },
      { name: 'ATHENS_DISK_STORAGE_ROOT', value: '/var/lib/athens' }, { name: 'ATHENS_GO_BINARY_ENV_VARS', value: 'GOPROXY=https://proxy.golang.org' },
      { name: 'ATHENS_LOG_LEVEL', value: 'info' }, { name: 'GO_ENV', value: 'production' },
    ],
    livenessProbe: { httpGet: { path: '/healthz', port: 'http' }, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6 },
    readinessProbe: { httpGet: { path: '/readyz', port: 'http' }, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 3 },
    resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '1Gi' } },
    securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
    volumeMounts: [{ name: 'data', mountPath: '/var/lib/athens' }, { name: 'tmp', mountPath: '/tmp' }],
  });
  expect(presetsOf(objects)).toEqual([{
    labels: { 'preset-go-modules': 'true' }, env: [{ name: 'GOPROXY', value: 'http://go-modules.prow-caches:3000|https://proxy.golang.org,direct' }],
  }]);
  expect(nextSteps).toContain('* Caches for jobs are in `prow-caches`: `go-modules` at http://go-modules.prow-caches:3000, before https://proxy.golang.org, for jobs with '
    + '`preset-go-modules: "true"`. Jobs in other clusters do not reach them. What a cache keeps may be deleted at any time: '
    + '`kubectl --namespace prow-caches delete persistentvolumeclaim NAME`, then its pod, and apply again.\n');
  expect(dayTwo).toContain('kubectl get namespace prow test-pods prow-caches --ignore-not-found');
});

test('images: what distribution is told, and what builders of a job read', () => {
  const { objects } = written({ jobCaches: [JobCache.registryMirror()] });
  const { containers: [{ env, image, livenessProbe, readinessProbe, volumeMounts }], volumes } = find(objects, 'Deployment', 'registry-mirror').spec.template.spec;
  expect(image).toBe('docker.io/library/registry:3.1.2');
  expect(env).toEqual([
    { name: 'HOME', value: '/tmp' }, { name: 'REGISTRY_PROXY_REMOTEURL', value: 'https://registry-1.docker.io' }, { name: 'REGISTRY_PROXY_TTL', value: '168h' },
    { name: 'REGISTRY_STORAGE_DELETE_ENABLED', value: 'true' }, { name: 'REGISTRY_STORAGE_FILESYSTEM_ROOTDIRECTORY', value: '/var/lib/registry' },
    { name: 'REGISTRY_LOG_LEVEL', value: 'info' }, { name: 'REGISTRY_HTTP_DEBUG_ADDR', value: '127.0.0.1:5001' },
  ]);
  expect([livenessProbe.httpGet, readinessProbe.httpGet]).toEqual([{ path: '/', port: 'http' }, { path: '/', port: 'http' }]);
  expect(volumeMounts).toEqual([{ name: 'data', mountPath: '/var/lib/registry' }, { name: 'tmp', mountPath: '/tmp' }]);
  expect(volumes[1]).toEqual({ name: 'tmp', emptyDir: { sizeLimit: '1Gi' } });
  const map = find(objects, 'ConfigMap', 'registry-mirror');
  expect(map.metadata.namespace).toBe('test-pods');
  expect(map.data).toEqual({
    'registries.conf': '[[registry]]\nprefix = "docker.io"\nlocation = "docker.io"\n\n[[registry.mirror]]\nlocation = "registry-mirror.prow-caches:5000"\ninsecure = true\n',
    'buildkitd.toml': '[registry."docker.io"]\n  mirrors = ["registry-mirror.prow-caches:5000"]\n\n[registry."registry-mirror.prow-caches:5000"]\n  http = true\n',
  });
  const configMap = { name: 'registry-mirror' };
  expect(presetsOf(objects)).toEqual([{
    labels: { 'preset-registry-mirror': 'true' },
    volumes: [{ name: 'registry-mirror-containers', configMap }, { name: 'registry-mirror-buildkit', configMap }],
    volumeMounts: [
      { name: 'registry-mirror-containers', mountPath: '/etc/containers/registries.conf.d/registry-mirror.conf', subPath: 'registries.conf', readOnly: true },
      { name: 'registry-mirror-buildkit', mountPath: '/etc/job-caches/registry-mirror/buildkitd.toml', subPath: 'buildkitd.toml', readOnly: true },
    ],
  }]);
});

test('does what it is told, and a job wants as many as it likes', () => {
  const { objects } = written({
    imageRegistry: 'registry.acme.dev', jobCachesNamespace: 'caches', components: { podAnnotations: { team: 'infra' }, imagePullSecrets: ['pull'] },
    jobCaches: [
      JobCache.goModules({
        name: 'athens', presetLabels: {}, goProxy: 'https://goproxy.cn', size: '200Gi', storageClassName: 'fast', nodeSelector: { disk: 'ssd' },
        resources: { limits: { memory: '4Gi' } }, podLabels: { tier: 'cache' }, image: 'docker.io/gomods/athens:v0.17.1',
      }),
      JobCache.registryMirror(),
      JobCache.registryMirror({ name: 'ghcr', remoteUrl: 'https://ghcr.io/', retentionDays: 30, presetLabels: { 'preset-images': 'github' } }),
    ],
    jobs: ProwJobs.of({
      presets: [{ labels: { 'preset-own': 'true' }, env: [{ name: 'OWN', value: '1' }] }],
      presubmits: { 'acme/app': [{
        name: 'image', always_run: true, spec: { containers: [CONTAINER] }, labels: { 'preset-registry-mirror': 'true', 'preset-images': 'github', 'preset-own': 'true' },
      }] },
    }),
  });
  const { template: { metadata, spec } } = find(objects, 'Deployment', 'athens').spec;
  expect(metadata).toMatchObject({ labels: { app: 'athens', tier: 'cache' }, annotations: { team: 'infra' } });
  expect(spec).toMatchObject({ nodeSelector: { disk: 'ssd' }, imagePullSecrets: [{ name: 'pull' }] });
  expect(spec.containers[0]).toMatchObject({ image: 'registry.acme.dev/gomods/athens:v0.17.1', resources: { limits: { memory: '4Gi' } } });
  expect(find(objects, 'PersistentVolumeClaim', 'athens').spec).toMatchObject({ storageClassName: 'fast', resources: { requests: { storage: '200Gi' } } });
  expect(find(objects, 'Deployment', 'ghcr').spec.template.spec.containers[0].env).toEqual(
    expect.arrayContaining([{ name: 'REGISTRY_PROXY_REMOTEURL', value: 'https://ghcr.io/' }, { name: 'REGISTRY_PROXY_TTL', value: '720h' }]));
  expect(find(objects, 'ConfigMap', 'ghcr').data['registries.conf']).toContain('prefix = "ghcr.io"\n');
  expect(presetsOf(objects).map(({ labels, env, volumes }) => ({ labels, env, volumes: volumes?.map(({ name }: Json) => name) }))).toEqual([
    { labels: { 'preset-own': 'true' }, env: [{ name: 'OWN', value: '1' }] },
    { env: [{ name: 'GOPROXY', value: 'http://athens.caches:3000|https://goproxy.cn,direct' }] },
    { labels: { 'preset-registry-mirror': 'true' }, volumes: ['registry-mirror-containers', 'registry-mirror-buildkit'] },
    { labels: { 'preset-images': 'github' }, volumes: ['ghcr-containers', 'ghcr-buildkit'] },
  ]);
});

test('a lock knows its image by the tag', () => {
  const digest = `sha256:${'a'.repeat(64)}`;
  const plan = ProwPlan.of({ github: GITHUB, jobCaches: [JobCache.goModules()], imageLock: ImageLock.parse(`docker.io/gomods/athens:v0.18.0@${digest}`) });
  const objects: Json[] = objectsIn((chart) => new JobCacheProgram(chart, 'cache', { plan, name: 'go-modules' }), '40-prow');
  expect(find(objects, 'Deployment', 'go-modules').spec.template.spec.containers[0].image).toBe(`docker.io/gomods/athens:v0.18.0@${digest}`);
});

test('in a chart of one\'s own, with its namespaces', () => {
  const chart = new Chart(new App(), 'all');
  new ProwNamespaces(chart, 'namespaces', { jobCachesNamespace: 'prow-caches' });
  const { jobCaches } = new Prow(chart, 'prow', { github: GITHUB, jobCaches: [JobCache.goModules(), JobCache.registryMirror()] });
  expect(jobCaches.map(({ deployment, configMap }) => [deployment.name, configMap?.name])).toEqual([['go-modules', undefined], ['registry-mirror', 'registry-mirror']]);
  expect(chart.toJson().filter(({ kind }: Json) => kind === 'Namespace').map(({ metadata }: Json) => metadata.name)).toEqual(['prow', 'test-pods', 'prow-caches']);
});

test.each<[string, () => unknown, string]>([
  ['a program of another name', () => {
    const plan = ProwPlan.of({ github: GITHUB, jobCaches: [JobCache.goModules()] });
    return new JobCacheProgram(new Chart(new App(), 'c'), 'cache', { plan, name: 'go-module' });
  }, '[c/cache] name: "go-module" is none of the plan\'s jobCaches; did you mean "go-modules"? (NotAllowedValue)'],
  ['a program of a Prow without caches', () => new JobCacheProgram(new Chart(new App(), 'c'), 'cache', { plan: ProwPlan.of({ github: GITHUB }), name: 'athens' }),
    '[c/cache] name: "athens" is none of the plan\'s jobCaches; add it to them (NotAllowedValue)'],
  ['namespaces of which two are one', () => new ProwNamespaces(new Chart(new App(), 'c'), 'namespaces', { jobCachesNamespace: 'test-pods' }),
    '[c/namespaces] jobCachesNamespace: "test-pods" is the namespace of jobs, whose quota and policies are not made for caches; use another one (NamespacesEqual)'],
])('%s is refused', (_, make, text) => {
  expect(make).toThrow(new Error(text));
});

test('nothing is written where a cache is wrong, and nothing of caches where there are none', () => {
  const outdir = join(tmpdir(), 'job-caches-never');
  const jobs = ProwJobs.of({ periodics: [{ name: 'nightly', interval: '24h', spec: { containers: [CONTAINER] }, cluster: 'build', labels: { 'preset-go-modules': 'true' } }] });
  expect(() => new ProwApp({ outdir, github: GITHUB, jobCaches: [JobCache.goModules()], jobs }).synth()).toThrow('(BuildClusterUnknown)');
  expect(existsSync(outdir)).toBe(false);
  const { objects, nextSteps } = written({});
  expect(JSON.stringify(objects) + nextSteps).not.toMatch(/prow-caches|Caches for jobs/);
});

test('policies stand beside it where the network is isolated', () => {
  const { objects } = written({
    jobCaches: [JobCache.goModules()], cni: Cni.preinstalled({ of: PreinstalledCni.calico() }), clusterNetwork: { apiServerCidrs: ['203.0.113.5/32'] },
    isolation: { apiServerPort: 6443 },
  });
  expect(inNamespace(objects, 'prow-caches').filter((name) => name.startsWith('NetworkPolicy'))).toEqual(['NetworkPolicy cache-go-modules', 'NetworkPolicy deny-all']);
});
